"""Decide which articles report a detail: a chance for each, one that any does, then the cut that serves best."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from corpus.asking.sources.stating import STATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.asking.sources.detail import Detail
    from corpus.asking.sources.stating import Evidence

# Two logistic models, fitted by evaluation/fit_sources.py on twelve sets of questions, each weight held to the sign
# that makes sense. The first gives each article the chance that it reports the detail, from its sentences' figures.
WEIGHTS = {
    "told": 0.6,
    "names": 1.54,
    "names_near": 0.88,
    "names_told": 1.26,
    "acted": 0.5,
    "straight": 1.3,
    "numbers": 1.28,
    "affirmed": 0.57,
    "real": 1.11,
    "done": 1.7,
    "total": 0.66,
    "relative": 4.52,
    "together": 2.14,
    "undoubted": 0.41,
    "short": -0.2,
    "long": 0.09,
}
INTERCEPT = -9.57
# The second gives the chance that anybody reports it. Where nobody does, all candidates are wrong together, which the
# chances of single articles, taken as independent, cannot tell. "there" is set by hand: where the likeliest article
# never names the subject, it tells of somebody else. Of 429 questions asked of somebody else 0.30 stay unanswered
# without it, 0.47, 0.60, 0.62 with 1, 2.5, 5, and the F1 of the real ones is the same.
ANYBODY = {
    "likeliest": 0.18,
    "undoubted": 1.46,
    "clean": 2.82,
    "words": 0.47,
    "denying": 3.8,
    "counted": 1.31,
    "named": 0.5,
    "there": 2.5,
}
ANYBODY_INTERCEPT = -2.22
# Chance that anybody reports it, from which reporting articles are given. At 0.60, 0.65, 0.70 the mean F1 of left-out
# sets of plainly worded questions is 0.79, 0.78, 0.77; 18, 19, 20 of the 24 that nobody reports are left unanswered.
SURE = 0.6
BESIDE = 0.4  # closeness of the subject from which it is said of the same
LEAST, MOST = 1e-4, 1 - 1e-4  # chances are kept between these before their odds are taken
CONSIDERED = 14  # articles, the likeliest first; no question of the sets has more than eleven reporters


def figures(found: Sequence[Evidence], detail: Detail, best: float) -> list[dict[str, float]]:
    """Return the figures of each sentence of an article; `best` is the highest total of any for this question."""
    words = len(detail.of_kind("word", "number", "date"))
    return [
        {
            "told": one.told / 10,
            "names": one.names,
            "names_near": one.names_near,
            "names_told": one.names_told / 10,
            "acted": one.predicate * one.subject,
            "there": -float(detail.subject in one.absent),
            "straight": -float(one.crossed),
            "numbers": -one.numbers_missing,
            "affirmed": -float(one.denied),
            "real": -float(one.unreal),
            "done": -float(one.future),
            "total": one.total / 10,
            "relative": one.total / best if best else 0.0,
            "together": one.together,
            "undoubted": -float(any(map(_left_open, found))),
            "short": float(words <= 1),
            "long": float(words >= 4),
        }
        for one in found
    ]


def _left_open(evidence: Evidence) -> bool:
    """Tell whether the sentence has what was done, though denied, wished, feared or to come."""
    return evidence.predicate >= STATED and (evidence.denied or evidence.unreal or evidence.future)


def chance(found: Mapping[str, float]) -> float:
    """Return the chance that an article with a sentence of these figures reports the detail."""
    return _logistic(found, WEIGHTS, INTERCEPT)


def overall(
    likeliest: float, found: Mapping[str, float], sentences: Iterable[Evidence], detail: Detail
) -> dict[str, float]:
    """Return the figures of a whole question.

    They come from the chance of the likeliest article, from the figures of its likeliest sentence, and from the
    sentences of all articles.
    """
    bounded = min(max(likeliest, LEAST), MOST)
    words = len(detail.of_kind("word", "number", "date"))
    return {
        "likeliest": math.log(bounded / (1 - bounded)),
        "undoubted": found["undoubted"],
        "there": found["there"],
        "clean": max((one.own * one.names_near for one in sentences if _clean(one)), default=0.0),
        "words": float(words),
        "denying": float(bool(detail.negated)),
        "counted": float(bool(detail.of_kind("number"))),
        "named": float(len(detail.of_kind("name"))),
    }


def _clean(evidence: Evidence) -> bool:
    """Tell whether the sentence says of the subject, as fact, what was done."""
    open_ = evidence.denied or evidence.unreal or evidence.future
    return evidence.predicate >= STATED and evidence.subject >= BESIDE and not open_


def anybody(found: Mapping[str, float]) -> float:
    """Return the chance that any article reports the detail, from the figures of the question."""
    return _logistic(found, ANYBODY, ANYBODY_INTERCEPT)


def _logistic(found: Mapping[str, float], weights: Mapping[str, float], intercept: float) -> float:
    return 1 / (1 + math.exp(-intercept - sum(weight * found[name] for name, weight in weights.items())))


def cut(chances: Sequence[float]) -> int:
    """Return how many of the articles, likeliest first, to give as reporting: the number with the best F1 to expect.

    >>> cut([0.95, 0.9, 0.1]), cut([0.4, 0.01]), cut([0.0]), cut([])
    (2, 1, 0, 0)
    """
    considered = sorted(chances, reverse=True)[:CONSIDERED]
    best, number = 0.0, 0
    for size in range(1, len(considered) + 1):
        expected = _expected(considered[:size], considered[size:])
        if expected > best:
            best, number = expected, size
    return number


def _expected(given: Sequence[float], left: Sequence[float]) -> float:
    """Return the F1 to expect when `given` are reported and `left` are not."""
    missed = _counts(left)
    return sum(
        share * other * 2 * hits / (len(given) + hits + misses)
        for hits, share in enumerate(_counts(given))
        if hits
        for misses, other in enumerate(missed)
    )


def _counts(chances: Sequence[float]) -> list[float]:
    """Return the chance that 0, 1, 2 ... of independent things hold."""
    counts = [1.0]
    for one in chances:
        grown = [0.0] * (len(counts) + 1)
        for number, share in enumerate(counts):
            grown[number] += share * (1 - one)
            grown[number + 1] += share * one
        counts = grown
    return counts
