"""The words that reading quotations rests on: tables beside this file, loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.inflection import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table beside this file, cut at tabs, without comments."""
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def _sorted_words(name: str) -> dict[str, str]:
    """Map each word to the class at the head of its row; the first row wins."""
    table: dict[str, str] = {}
    for head, *rest in rows(name):
        for word in " ".join(rest).split():
            table.setdefault(word, head)
    return table


_DOUBLING = frozenset("bdgmnprt")


def _forms(base: str, past: str | None = None, participle: str | None = None) -> tuple[str, str, str, str]:
    """Return third person, past, participle and -ing form.

    >>> _forms("deny"), _forms("rap")[3], _forms("say", "said", "said")[:2]
    (('denies', 'denied', 'denied', 'denying'), 'rapping', ('says', 'said'))
    """
    if base.endswith("y") and base[-2] not in "aeiou":
        third, regular = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third, regular = base + "es", base + "ed"
    else:
        third, regular = base + "s", base + ("d" if base.endswith("e") else "ed")
    gerund = base[:-1] + "ing" if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base + "ing"
    if base.endswith("ie"):
        gerund = base[:-2] + "ying"
    if (
        len(base) <= 4
        and base[-1] in _DOUBLING
        and base[-2] in "aeiou"
        and base[-3:-2] not in {"a", "e", "i", "o", "u", ""}
    ):
        regular, gerund = base + base[-1] + "ed", base + base[-1] + "ing"
    if past == base + base[-1] + "ed":
        gerund = base + base[-1] + "ing"
    return third, past or regular, participle or past or regular, gerund


def _reporting_forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    finite: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    classes: dict[str, str] = {}
    for base, kind, *irregular in rows("reporting_verbs.tsv"):
        third, past, participle, gerund = _forms(base, *irregular)
        classes[base] = kind
        for form in (base, third, past, participle):
            finite.setdefault(form, base)
        gerunds.setdefault(gerund, base)
    return finite, gerunds, classes


def _other_verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of the verbs that do not report, and the irregular past forms among them."""
    bases = [base for (row,) in rows("verbs.txt") for base in row.split()]
    finite = {form for base in bases for form in (base, *_forms(base)[:3])}
    return frozenset(finite), frozenset(form for form in bases if stem(form) not in {form, form[:-1]}) | {"lost"}


REPORTING, REPORTING_GERUNDS, VERB_CLASS = _reporting_forms()
"""Each form of a reporting verb to its base; the -ing forms apart; the class of each base."""
OTHER_VERBS, IRREGULAR_PAST = _other_verbs()
FUNCTION_WORDS = _sorted_words("function_words.tsv")
SPEECH_NOUNS = frozenset(word for (row,) in rows("speech_nouns.txt") for word in row.split())
NOUN_KIND = _sorted_words("nouns.tsv")
NOUN_LIKE = (
    frozenset(NOUN_KIND)
    | SPEECH_NOUNS
    | frozenset(word for (row,) in rows("noun_verbs.txt") for word in row.split())
    | frozenset(word for (row,) in rows("verbs.txt") for word in row.split())
)
"""Words that may be nouns although they are spelled like a verb."""
ORGANISATION_WORDS = frozenset(word for (row,) in rows("organisations.txt") for word in row.split())
PLACES = frozenset(word for (row,) in rows("places.txt") for word in row.split())
TITLES = _sorted_words("titles.tsv")


def _given_names() -> dict[str, str]:
    """Map a given name to m or f, or - where it is both."""
    table: dict[str, str] = {}
    for gender, names in rows("given_names.tsv"):
        for name in names.split():
            table[name] = gender if table.get(name, gender) == gender else "-"
    return table


GIVEN_NAMES = _given_names()
