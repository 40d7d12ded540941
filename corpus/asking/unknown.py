"""Find the names of a question that the archive has nowhere, so that nothing in it can be about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.asking.calendar_names import MONTHS, WEEKDAYS
from corpus.asking.paraphrases import is_known
from corpus.inflection import stem
from corpus.text import fold_word, printed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.port import Index

LEAST_LETTERS = 4  # shorter ones are mostly initials, which print spells out
_POSSESSIVE = re.compile(r"['’]s?$")


def unknown_names(question: str, index: Index) -> list[str]:
    """Return the capitalised words of the question that are printed nowhere, and that no list of words has.

    A misspelt name is one, too; a month is none, as articles give it in other words.
    """
    named: dict[str, str] = {}
    for found in printed_words(question):
        word = _POSSESSIVE.sub("", found[0])
        if len(word) >= LEAST_LETTERS and word.isalpha() and word.istitle() and word.lower() not in MONTHS | WEEKDAYS:
            named.setdefault(stem(fold_word(word)), word)
    often = index.frequencies(list(named))
    return [word for term, word in named.items() if not often.get(term) and not is_known(term)]


def nowhere(names: Sequence[str]) -> list[str]:
    """Say of each name that the archive has it nowhere."""
    return [f"“{name}” stands nowhere in the archive." for name in names]
