"""Find where an article names what a question asks for: in its words, a derived form, a paraphrase, a short name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.asking.timeline.word_families import PARAPHRASE, paraphrases, root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.asking.timeline.event_question import Asked
    from corpus.asking.timeline.prose import Prose

# What a match is worth against the asked word itself.
DERIVED = 0.9  # "resignation" for "resign"
NAME_DERIVED = 0.8  # "Chinese" for "China"
SHORT_NAME = 0.95  # "Marsh" where the article says Ada Marsh
STRANGER = 0.6  # "Marsh" where the article never says Ada Marsh
FIRST_NAME = 0.5  # "Ada" alone
_SPREAD = 3  # words that may stand inside a phrase or name: "took it down", "Ada M. Marsh"
_SHORTEST_ACRONYM = 2


@dataclass(slots=True)
class Occurrences:
    """Where a thing stands in an article, with what each place is worth."""

    by_line: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    best: float = 0.0
    headline: float = 0.0

    def add(self, line: int, at: int, value: float) -> None:
        """Note one place."""
        self.by_line.setdefault(line, []).append((at, value))
        self.best = max(self.best, value)


def occurrences(one: Asked, prose: Prose) -> Occurrences:
    """Return the places of what is asked for."""
    found = Occurrences()
    places = _name(one.terms, prose) if one.kind == "name" else _event(one.terms, prose)
    best: dict[int, float] = {}
    for at, value in places:
        if value > best.get(at, 0.0):
            best[at] = value
    for at, value in best.items():
        found.add(prose.line_of[at], at, value)
    found.headline = _in_title(one, prose)
    return found


def _event(terms: tuple[str, ...], prose: Prose) -> Iterator[tuple[int, float]]:
    yield from ((at, 1.0) for at in _phrase(terms, prose))
    if len(terms) == 1:
        yield from ((at, DERIVED) for at in prose.roots.get(root(terms[0]), ()))
    for other, worth in paraphrases(terms).items():
        yield from ((at, worth) for at in _phrase(other, prose))
        if len(other) == 1 and worth == PARAPHRASE and len(other[0]) > 4:
            yield from ((at, worth * DERIVED) for at in prose.roots.get(root(other[0]), ()))


def _phrase(terms: tuple[str, ...], prose: Prose) -> Iterator[int]:
    """Yield where the terms stand in order and close together."""
    for at in prose.places.get(terms[0], ()):
        if len(terms) == 1 or _follows(terms, at, prose):
            yield at


def _follows(terms: tuple[str, ...], at: int, prose: Prose) -> bool:
    line = prose.lines[prose.line_of[at]]
    cursor = at
    for term in terms[1:]:
        ahead = range(cursor + 1, min(cursor + 1 + _SPREAD, line.last))
        cursor = next((i for i in ahead if prose.terms[i] == term), -1)
        if cursor < 0:
            return False
    return True


def _name(terms: tuple[str, ...], prose: Prose) -> Iterator[tuple[int, float]]:
    if len(terms) == 1:
        term = terms[0]
        yield from ((at, 1.0) for at in prose.places.get(term, ()))
        for other, worth in paraphrases(terms).items():
            if worth >= PARAPHRASE:
                yield from ((at, worth) for at in _phrase(other, prose) if prose.capital[at])
        yield from ((at, NAME_DERIVED) for at in prose.roots.get(root(term), ()) if prose.capital[at])
        if len(term) >= _SHORTEST_ACRONYM:
            yield from ((at, SHORT_NAME) for at in prose.acronyms.get(term, ()))
        return
    full = list(_phrase(terms, prose))
    yield from ((at, 1.0) for at in full)
    initials = "".join(term[0] for term in terms)
    if len(initials) > _SHORTEST_ACRONYM:
        yield from ((at, SHORT_NAME) for at in prose.places.get(initials, ()))
    short = SHORT_NAME if full else STRANGER
    yield from ((at, short) for at in prose.places.get(terms[-1], ()) if prose.capital[at])
    yield from ((at, FIRST_NAME * short) for at in prose.places.get(terms[0], ()) if prose.capital[at])


def _in_title(one: Asked, prose: Prose) -> float:
    if one.kind == "name":
        held = [term in prose.title for term in one.terms]
        return 1.0 if all(held) else STRANGER if held[-1] else 0.0
    if all(term in prose.title for term in one.terms):
        return 1.0
    worths = (worth for other, worth in paraphrases(one.terms).items() if all(t in prose.title for t in other))
    return max(worths, default=0.0)
