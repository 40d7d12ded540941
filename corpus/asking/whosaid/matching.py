"""Lay asked words along printed ones: how much of the asked stands there, and where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.asking.whosaid.tokens import FUNCTION_WORDS, Token, root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.whosaid.asked import Asked

CONTEXT = 0.5  # the asked word stands around an indirect statement: a name that the statement calls "she"
MOVED = 0.85  # the word stands there, but in another place
SKIPPED = 0.015  # each printed word passed over, so that the closer of two places is taken
INSERTED = 0.25  # a printed word too many, in parts of an asked word of middling weight
STRETCH = 4  # words without an answer that make a stretch; two or three are a slip of memory, however short the rest
ROOM = 1.5  # printed words looked at for each asked word


@dataclass(frozen=True, slots=True)
class Pair:
    """Asked words and the printed words that answer them; two of one side where a contraction is resolved."""

    asked: range
    printed: range
    credit: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The asked words laid along the printed ones."""

    pairs: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    """Words found in another place than their neighbours."""
    printed: tuple[Token, ...]
    window: range
    """The printed words that answer the asked ones, from the first to the last."""
    similarity: float
    """0 to 100: how much of the asked words stands there."""
    weight: float
    """The weight of the asked words found: one rare word weighs 1."""
    blank: float
    """The share of the asked weight in the longest stretch of which no telling word is found."""


NOTHING = Alignment((), (), (), range(0), 0.0, 0.0, 1.0)


def align(asked: Asked, printed: Sequence[Token], around: frozenset[str] = frozenset()) -> Alignment:
    """Lay the asked words along the printed ones where most of their weight is found.

    `around` holds the roots of the words that stand around an indirect statement; they count for part.
    """
    if not asked.tokens or not printed:
        return NOTHING
    low, high = _neighbourhood(asked, printed)
    pairs = _chain(asked, printed[low:high])
    if not pairs:
        return NOTHING
    pairs = [Pair(p.asked, range(p.printed.start + low, p.printed.stop + low), p.credit) for p in pairs]
    moved = _moved(asked, printed, pairs)
    return _judged(asked, printed, pairs, moved, around)


def _neighbourhood(asked: Asked, printed: Sequence[Token]) -> tuple[int, int]:
    """Return the range of printed words that holds most of the asked ones, with a margin."""
    size = int(ROOM * len(asked.tokens)) + 4
    if len(printed) <= size:
        return 0, len(printed)
    best = held = 0.0
    best_end = size
    counts: dict[int, int] = {}
    for place, token in enumerate(printed):
        for at in asked.hits(token.key):
            counts[at] = counts.get(at, 0) + 1
            if counts[at] == 1:
                held += asked.weights[at]
        if place >= size:
            for at in asked.hits(printed[place - size].key):
                counts[at] -= 1
                if counts[at] == 0:
                    held -= asked.weights[at]
        if held > best + 1e-9:
            best, best_end = held, place + 1
    margin = size // 2
    return max(0, best_end - size - margin), min(len(printed), best_end + margin)


def _chain(asked: Asked, printed: Sequence[Token]) -> list[Pair]:
    """Return the heaviest run of meetings that keeps the order of both sides (Smith and Waterman, asked words free)."""
    points = asked.points(printed)
    rows, columns = len(asked.tokens), len(printed)
    by_row: list[list[tuple[int, int, int, float]]] = [[] for _ in range(rows)]
    for (at, place), (wide, broad, credit) in points.items():
        if at + wide <= rows and place + broad <= columns:
            weight = sum(asked.weights[at : at + wide])
            by_row[at].append((place, wide, broad, weight * credit))
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: dict[tuple[int, int], tuple[int, int]] = {}
    ends: list[list[tuple[int, float, int, int]]] = [[] for _ in range(rows + 1)]
    for row in range(rows + 1):
        line = best[row]
        if row:
            line[:] = best[row - 1]
        for column, value, wide, broad in ends[row]:
            if value > line[column]:
                line[column] = value
                step[row, column] = (wide, broad)
        for column in range(1, columns + 1):
            carried = line[column - 1] - SKIPPED
            if carried > line[column]:
                line[column] = carried
        if row < rows:
            for place, wide, broad, value in by_row[row]:
                ends[row + wide].append((place + broad, line[place] + value, wide, broad))
    return _traced(asked, best, step, points)


def _traced(
    asked: Asked,
    best: list[list[float]],
    step: dict[tuple[int, int], tuple[int, int]],
    points: dict[tuple[int, int], tuple[int, int, float]],
) -> list[Pair]:
    row = len(asked.tokens)
    column = max(range(len(best[row])), key=best[row].__getitem__)
    pairs: list[Pair] = []
    while row > 0 and column > 0 and best[row][column] > 0:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1] - SKIPPED:
            column -= 1
        else:
            wide, broad = step[row, column]
            row, column = row - wide, column - broad
            pairs.append(Pair(range(row, row + wide), range(column, column + broad), points[row, column][2]))
    return pairs[::-1]


def _moved(asked: Asked, printed: Sequence[Token], pairs: Sequence[Pair]) -> list[Pair]:
    """Return asked words that stand near the others, but not in their order."""
    taken = {at for pair in pairs for at in pair.asked}
    used = {place for pair in pairs for place in pair.printed}
    reach = len(asked.tokens)
    low, high = max(0, pairs[0].printed.start - reach), min(len(printed), pairs[-1].printed.stop + reach)
    moved: list[Pair] = []
    for place in range(low, high):
        if place in used or printed[place].key in FUNCTION_WORDS:
            continue
        for at, credit in asked.answers(printed[place].key).items():
            if at not in taken:
                taken.add(at)
                moved.append(Pair(range(at, at + 1), range(place, place + 1), credit))
                break
    return moved


def _judged(
    asked: Asked, printed: Sequence[Token], pairs: list[Pair], moved: list[Pair], around: frozenset[str]
) -> Alignment:
    found = sum(sum(asked.weights[at] for at in pair.asked) * pair.credit for pair in pairs)
    found += sum(sum(asked.weights[at] for at in pair.asked) * pair.credit * MOVED for pair in moved)
    answered = {at for pair in (*pairs, *moved) for at in pair.asked}
    near = {
        at
        for at, token in enumerate(asked.tokens)
        if at not in answered and token.key not in FUNCTION_WORDS and root(token.key) in around
    }
    found += CONTEXT * sum(asked.weights[at] for at in near)
    window = _window(asked, printed, pairs, moved)
    used = {place for pair in (*pairs, *moved) for place in pair.printed}
    extra = _extra(asked, printed, pairs, window, used)
    missing = len(asked.tokens) - len(answered)
    burden = INSERTED * max(0, extra - missing) * asked.total / len(asked.tokens)
    whole = asked.total + burden
    similarity = 100 * min(1.0, found / whole) if whole else 0.0
    return Alignment(
        tuple(pairs), tuple(moved), tuple(printed), window, similarity, found, _blank(asked, answered | near)
    )


def _blank(asked: Asked, answered: set[int]) -> float:
    longest = stretch = 0.0
    count = 0
    for at, token in enumerate(asked.tokens):
        if at not in answered:
            stretch += asked.weights[at]
            count += 1
        elif token.key not in FUNCTION_WORDS:
            stretch, count = 0.0, 0
        if count >= STRETCH:
            longest = max(longest, stretch)
    return longest / asked.total if asked.total else 0.0


def _window(asked: Asked, printed: Sequence[Token], pairs: list[Pair], moved: list[Pair]) -> range:
    """Return the printed words from the first answered to the last, changed ones at the ends with them."""
    every = [*pairs, *moved]
    first = min(pair.printed.start for pair in every)
    last = max(pair.printed.stop for pair in every)
    answered = {at for pair in every for at in pair.asked}
    before = min(pairs[0].asked.start, first)
    after = min(len(asked.tokens) - pairs[-1].asked.stop, len(printed) - last)
    before = sum(at not in answered for at in range(before)) if before else 0
    after = sum(at not in answered for at in range(pairs[-1].asked.stop, pairs[-1].asked.stop + after)) if after else 0
    return range(first - before, last + after)


def _extra(asked: Asked, printed: Sequence[Token], pairs: list[Pair], window: range, used: set[int]) -> int:
    """Count the printed words too many, but for brackets and for what the asked words leave out with an ellipsis."""
    omitted: set[int] = set()
    for one, other in pairwise(pairs):
        if asked.tokens[other.asked.start].after_omission:
            omitted.update(range(one.printed.stop, other.printed.start))
    return sum(place not in used and place not in omitted and not printed[place].inserted for place in window)
