"""Decide which articles report a detail: a chance for each, then the cut that serves the reader best."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from corpus.asking.stating import STATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.detail import Detail
    from corpus.asking.stating import Evidence

# A logistic model over the figures of a sentence, fitted by evaluation/fit_sources.py on four sets of questions, each
# weight held to the sign that makes sense. A set that is left out of the fit scores some 0.03 lower in F1 than when it
# is fitted on; with thresholds set by hand it scored 0.27 lower.
WEIGHTS = {
    "own": 0.44,
    "near": 0.0,
    "exact": 0.35,
    "told": 0.73,
    "names": 1.4,
    "names_near": 0.91,
    "names_told": 1.64,
    "acted": 0.65,
    "numbers": 1.2,
    "affirmed": 0.6,
    "real": 1.18,
    "done": 1.86,
    "total": 1.1,
    "relative": 4.4,
    "short": -0.56,
    "long": -0.59,
}
INTERCEPT = -9.19
GATE = 0.25  # strength below which the predicate is missing: a related word in the sentence before is weaker
ENOUGH = 0.3  # share of the words that must stand in or beside the sentence where the predicate is missing
# How much a right "nobody reports it" weighs against the chance that all candidates are wrong, taken as independent.
# They are not: where nobody reports a detail all are wrong together, so that the product is several times too small.
# At 1, 2, 3, 4, 6, 9: F1 of left-out sets 0.63, 0.62, 0.64, 0.65, 0.63, 0.59; silent where nobody reports it 0.18,
# 0.28, 0.46, 0.65, 0.79, 0.87.
SILENCE = 5.0
CONSIDERED = 14  # articles, the likeliest first; no question of the sets has more than eleven reporters


def figures(evidence: Evidence, detail: Detail, best: float) -> dict[str, float]:
    """Return the figures of the model; `best` is the highest total of any sentence for this question."""
    words = len(detail.of_kind("word", "number", "date"))
    return {
        "own": evidence.own,
        "near": evidence.near,
        "exact": evidence.exact,
        "told": evidence.told / 10,
        "names": evidence.names,
        "names_near": evidence.names_near,
        "names_told": evidence.names_told / 10,
        "acted": evidence.predicate * evidence.subject,
        "numbers": -evidence.numbers_missing,
        "affirmed": -float(evidence.denied),
        "real": -float(evidence.unreal),
        "done": -float(evidence.future),
        "total": evidence.total / 10,
        "relative": evidence.total / best if best else 0.0,
        "short": float(words <= 1),
        "long": float(words >= 4),
    }


def admissible(evidence: Evidence) -> bool:
    """Tell whether the sentence may state the detail at all: not denied, and not without what was done."""
    if evidence.denied and evidence.predicate >= STATED:
        return False
    return evidence.predicate >= GATE or evidence.near >= ENOUGH


def chance(evidence: Evidence, detail: Detail, best: float) -> float:
    """Return the chance that an article with this sentence reports the detail."""
    if not admissible(evidence):
        return 0.0
    found = figures(evidence, detail, best)
    return 1 / (1 + math.exp(-INTERCEPT - sum(WEIGHTS[name] * value for name, value in found.items())))


def cut(chances: Sequence[float]) -> int:
    """Return how many of the articles, likeliest first, to give as reporting: the number with the best F1 to expect.

    >>> cut([0.95, 0.9, 0.1]), cut([0.4, 0.3]), cut([])
    (2, 0, 0)
    """
    considered = sorted(chances, reverse=True)[:CONSIDERED]
    best = SILENCE * math.prod(1 - chance for chance in considered)
    number = 0
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
