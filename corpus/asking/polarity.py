"""Tell whether a passage states a thing as fact, denies it, or only wishes, fears or foresees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.text import terms

if TYPE_CHECKING:
    from corpus.asking.digest import Sentence

_NEGATORS = frozenset("not never no nor neither without cannot none nobody nothing hardly barely".split())
_NO_NEGATION = frozenset({("no", "doubt"), ("not", "only"), ("not", "just"), ("not", "merely"), ("no", "matter")})
# Verbs that turn what follows into its contrary: "refused to endorse" is "did not endorse".
_CONTRARY = frozenset(
    terms(
        "refuse decline fail deny reject avoid stop halt cancel block abandon lack false untrue dispute refute debunk"
    )
)
_UNREAL = frozenset(
    terms(
        """if would could might may should whether unless ought threaten urge demand ask call want consider hope fear risk
        possibly potential suggest propose recommend likely unlikely must wish press pressure beg seek try attempt"""
    )
)
_FUTURE = frozenset(terms("will shall plan set due intend schedule prepare vow pledge promise expect going about"))
_STOPS = re.compile(r"[;:—]|\s[-–]\s|,\s(?:but|while|though|although|whereas)\b|\bbut\b")
NEGATION_REACH = 4  # words; "has not yet formally endorsed" has three between
UNREAL_REACH = 7  # words; "called on the embattled chairwoman of the board to resign"


@dataclass(frozen=True, slots=True)
class Force:
    """How a thing is stated."""

    negated: bool = False
    unreal: bool = False
    """Wished, feared, demanded, possible, or asked about."""
    future: bool = False


def is_negator(word: str) -> bool:
    """Tell whether a folded word negates: "not", "never", "hasn't"."""
    return word in _NEGATORS or word.endswith(("n't", "n’t"))


def force(sentence: Sentence, text: str, at: int) -> Force:
    """Return how the word at this place of its sentence is stated."""
    first = _clause_start(sentence, text, at)
    near = range(max(first, at - NEGATION_REACH), at)
    wide = range(max(first, at - UNREAL_REACH), at)
    negations = sum(
        (is_negator(sentence.words[i]) and tuple(sentence.words[i : i + 2]) not in _NO_NEGATION)
        or (sentence.terms[i] in _CONTRARY)
        for i in near
    )
    infinitive = at > 0 and sentence.words[at - 1] == "to"
    unreal = any(sentence.terms[i] in _UNREAL for i in wide)
    future = any(sentence.terms[i] in _FUTURE for i in near) or infinitive
    question = text[sentence.span.end - 1 : sentence.span.end] == "?"
    return Force(bool(negations % 2), unreal or question, future)


def _clause_start(sentence: Sentence, text: str, at: int) -> int:
    """Return the first word of the clause in which a word stands, as far as punctuation tells."""
    for i in range(at, 0, -1):
        gap = text[sentence.spans[i - 1].end : sentence.spans[i].end]
        if _STOPS.search(gap):
            return i
    return 0
