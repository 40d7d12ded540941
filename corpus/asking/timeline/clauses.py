"""Part a sentence into clauses, so that a date can be told to stand in the clause of an event or apart from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RELATIVE = frozenset("who whom whose which where when".split())
_SUBORDINATE = frozenset(
    "after before while because although though since if as until unless whereas whether once".split()
)
_COORDINATE = frozenset("and but or so yet nor".split())
_OPENS_WITHOUT_COMMA = frozenset(
    "that who whom whose which where when while because although though if unless whereas but".split()
)
_OPENS_BEFORE_EVENT = frozenset("after before until since".split())
_SOON = frozenset("hours minutes moments shortly immediately soon right just".split())
_FRONTED = frozenset(
    "in on at by during since late early after before with from last this next for just about amid".split()
)
_DASH = re.compile(r"\s[-–—―]{1,2}\s|[—―]|--")

# What it costs to cross the border of a clause, in full clauses.
APART = 1.0
ASIDE = 0.5  # an apposition or the next part of a list


@dataclass(frozen=True, slots=True)
class _Clause:
    parent: int
    cost: float
    aside: bool
    """Ends at the next comma."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clause of each word of a sentence, and how far clauses are from each other."""

    of: tuple[int, ...]
    _parents: tuple[int, ...]
    _costs: tuple[float, ...]

    def distance(self, one: int, other: int) -> float:
        """Return how many clause borders stand between two words, counted by what they cost."""
        a, b = self.of[one], self.of[other]
        if a == b:
            return 0.0
        up: dict[int, float] = {}
        cost = 0.0
        while a >= 0:
            up[a] = cost
            cost += self._costs[a]
            a = self._parents[a]
        cost = 0.0
        while b >= 0:
            if b in up:
                return cost + up[b]
            cost += self._costs[b]
            b = self._parents[b]
        return cost


def part(words: Sequence[str], gaps: Sequence[str]) -> Clauses:
    """Return the clauses of a sentence; `gaps` is what stands before each word."""
    clauses = [_Clause(parent=-1, cost=0.0, aside=False)]
    of: list[int] = []
    at = 0
    commas = 0
    for index, word in enumerate(words):
        gap = gaps[index] if index else ""
        if index == 0:
            if word in _SUBORDINATE and word not in _FRONTED:
                at = _open(clauses, at, APART, aside=True)
        elif ";" in gap or ":" in gap:
            at = _open(clauses, 0, APART, aside=False)
        elif _DASH.search(gap):
            at = _closed(clauses, at) if clauses[at].aside else _open(clauses, at, APART, aside=True)
        elif "," in gap:
            commas += 1
            at = _after_comma(clauses, at, word, fronted=commas == 1 and words[0] in _FRONTED)
        elif word in _OPENS_WITHOUT_COMMA:
            at = _open(clauses, at, APART, aside=word not in {"that", "but"})
        elif word in _OPENS_BEFORE_EVENT:
            # "hours after he was charged" is the same day
            soon = words[index - 1] in _SOON
            at = _open(clauses, at, ASIDE if soon else APART, aside=True)
        of.append(at)
    return Clauses(tuple(of), tuple(c.parent for c in clauses), tuple(c.cost for c in clauses))


def _after_comma(clauses: list[_Clause], at: int, word: str, *, fronted: bool) -> int:
    was_aside = clauses[at].aside
    if was_aside:
        at = _closed(clauses, at)
    if word in _RELATIVE or word in _SUBORDINATE:
        return _open(clauses, at, APART, aside=True)
    if word in _COORDINATE:
        return _open(clauses, at, APART, aside=False)
    if word.endswith("ing") and len(word) > 4:
        return _open(clauses, at, APART, aside=True)
    if was_aside or fronted:
        return at
    return _open(clauses, at, ASIDE, aside=True)


def _open(clauses: list[_Clause], parent: int, cost: float, *, aside: bool) -> int:
    clauses.append(_Clause(parent, cost, aside))
    return len(clauses) - 1


def _closed(clauses: list[_Clause], at: int) -> int:
    while clauses[at].aside and clauses[at].parent >= 0:
        at = clauses[at].parent
    return at
