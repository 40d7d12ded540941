"""Find where an article names what a question asks for: in its words, a derived form, a paraphrase, a short name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.timeline.word_families import PARAPHRASE, Phrase, paraphrases, root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.asking.timeline.event_question import Asked
    from corpus.asking.timeline.prose import Prose

# What a match is worth against the asked word itself.
NAME_DERIVED = 0.8  # "Chinese" for "China"
SHORT_NAME = 0.95  # "Marsh" where the article says Ada Marsh
STRANGER = 0.6  # "Marsh" where the article never says Ada Marsh
FIRST_NAME = 0.5  # "Ada" alone
_SPREAD = 3  # words that may stand inside a phrase or name: "took it down", "Ada M. Marsh"
_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class Sought:
    """A thing asked for, with every way to say it and what that is worth."""

    asked: Asked
    ways: tuple[tuple[Phrase, float], ...]
    root: str
    """What a name shares with what is made of it, such as "chin" of "China" and "Chinese"; else empty."""
    rarity: float
    """How rare its rarest word is, in idf."""


class Occurrences:
    """Where a thing stands in an article, with what each place is worth."""

    __slots__ = ("best", "by_line", "headline")

    def __init__(self) -> None:
        self.by_line: dict[int, list[tuple[int, float]]] = {}
        self.best = 0.0
        self.headline = 0.0

    def add(self, line: int, at: int, value: float) -> None:
        """Note one place."""
        self.by_line.setdefault(line, []).append((at, value))
        self.best = max(self.best, value)


class Rarity:
    """Tells how rare terms are in the corpus, in idf."""

    def __init__(self, frequencies: Mapping[str, int], passages: int) -> None:
        self._frequencies = frequencies
        self._passages = passages

    def of(self, term: str) -> float:
        """Return the idf of a term."""
        return math.log(1 + self._passages / (1 + self._frequencies.get(term, 0)))


def seek(asked: Asked, rarity: Rarity) -> Sought:
    """Return what to look for; a paraphrase that is commoner than the asked word tells less, and is worth less."""
    own = max(rarity.of(term) for term in asked.terms)
    ways: dict[Phrase, float] = {}
    for other, worth in paraphrases(asked.terms).items():
        ways[other] = worth * min(1.0, sum(rarity.of(term) for term in other) / own)
    alike = ""
    if asked.kind == "name" and len(asked.terms) == 1:
        alike = root(asked.terms[0])
    return Sought(asked, ((asked.terms, 1.0), *ways.items()), alike, own)


def occurrences(sought: Sought, prose: Prose) -> Occurrences:
    """Return the places of what is sought."""
    best: dict[int, float] = {}
    named = sought.asked.kind == "name"
    for at, value in _names(sought, prose) if named else _events(sought, prose):
        if value > best.get(at, 0.0):
            best[at] = value
    found = Occurrences()
    for at, value in best.items():
        found.add(prose.line_of[at], at, value)
    found.headline = _in_title(sought, prose)
    return found


def _events(sought: Sought, prose: Prose) -> Iterator[tuple[int, float]]:
    for phrase, worth in sought.ways:
        yield from ((at, worth) for at in _phrase(phrase, prose))


def _names(sought: Sought, prose: Prose) -> Iterator[tuple[int, float]]:
    terms = sought.asked.terms
    for phrase, worth in sought.ways:
        if worth == 1.0:
            yield from ((at, worth) for at in _phrase(phrase, prose))
        elif worth >= PARAPHRASE * NAME_DERIVED:
            yield from ((at, worth) for at in _phrase(phrase, prose) if prose.capital[at])
    if len(terms) == 1:
        yield from ((at, NAME_DERIVED) for at in prose.roots.get(sought.root, ()) if prose.capital[at])
        if len(terms[0]) >= _SHORTEST_ACRONYM:
            yield from ((at, SHORT_NAME) for at in prose.acronyms.get(terms[0], ()))
        return
    initials = "".join(term[0] for term in terms)
    if len(initials) > _SHORTEST_ACRONYM:
        yield from ((at, SHORT_NAME) for at in prose.places.get(initials, ()))
    known = any(True for _ in _phrase(terms, prose))
    short = SHORT_NAME if known else STRANGER
    yield from ((at, short) for at in prose.places.get(terms[-1], ()) if prose.capital[at])
    yield from ((at, FIRST_NAME * short) for at in prose.places.get(terms[0], ()) if prose.capital[at])


def _phrase(terms: Phrase, prose: Prose) -> Iterator[int]:
    """Yield where the terms stand in order and close together."""
    for at in prose.places.get(terms[0], ()):
        if len(terms) == 1 or _follows(terms, at, prose):
            yield at


def _follows(terms: Phrase, at: int, prose: Prose) -> bool:
    line = prose.lines[prose.line_of[at]]
    cursor = at
    for term in terms[1:]:
        ahead = range(cursor + 1, min(cursor + 1 + _SPREAD, line.last))
        cursor = next((i for i in ahead if prose.terms[i] == term), -1)
        if cursor < 0:
            return False
    return True


def _in_title(sought: Sought, prose: Prose) -> float:
    terms = sought.asked.terms
    if sought.asked.kind == "name" and not all(term in prose.title for term in terms):
        return STRANGER if terms[-1] in prose.title else 0.0
    return max((worth for phrase, worth in sought.ways if all(t in prose.title for t in phrase)), default=0.0)
