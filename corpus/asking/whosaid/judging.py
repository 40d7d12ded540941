"""Decide whether printed words are the asked ones: what an answer stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.whosaid.speakers import SURE

if TYPE_CHECKING:
    from corpus.asking.whosaid.asked import Asked
    from corpus.asking.whosaid.candidates import Candidate

# How much of the asked words must stand in print falls with their number: of sentences that nobody said, 2 in 100 of
# eight words reach 65 in an archive on the same subject, of fifteen words 45 and of twenty-five 31, while a quotation
# of which every third word was changed at random keeps 66 and a retold one 57 (docs/evaluation.md).
FOUND_LEAST = 46.0
FOUND_MOST = 75.0
FOUND_BASE = 40.0
FOUND_A_WORD = 150.0  # divided by the number of words asked
# The first half of one quotation with the second half of another is nobody's: half of its weight is blank in one
# stretch. What people misremember or retell left at most 0.20 so.
BLANK = 0.25
FOUND_ANYHOW = 72.0  # a clause of one's own added to a quotation that stands is an alteration
NEAR = 0.75  # of what must be found, and a quotation is among the closest
SHORT = 2  # words that many a speaker has used: only as they are, in quotation marks, and surely somebody's


def needed(words: int) -> float:
    """Return the similarity from which on as many asked words are found.

    >>> [round(needed(words)) for words in (3, 8, 15, 40)]
    [75, 59, 50, 46]
    """
    return min(FOUND_MOST, max(FOUND_LEAST, FOUND_BASE + FOUND_A_WORD / max(1, words)))


def stands(asked: Asked, one: Candidate) -> bool:
    """Tell whether a candidate is good enough to stand behind."""
    if asked.length <= SHORT:
        return one.marked and one.verdict in ("verbatim", "fragment") and one.attribution.confidence >= SURE
    if one.alignment.blank > BLANK and one.similarity < FOUND_ANYHOW:
        return False
    return one.similarity >= needed(asked.length)


def close(asked: Asked, one: Candidate) -> bool:
    """Tell whether a candidate is near enough to be shown as no more than that."""
    return one.similarity >= NEAR * needed(asked.length)
