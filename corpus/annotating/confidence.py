"""How far a reading can be relied on: the share of its like that was right when measured."""

from __future__ import annotations

from corpus.annotating.lexicon import rows

SURE = 0.85
"""Readings of which fewer were right are guesses: their confidence is halved and so falls under 0.5."""
_UNMEASURED = 0.6


def _table() -> dict[tuple[str, str], float]:
    return {(rule, how): float(share) for rule, how, share, _ in rows("confidence.tsv")}


_SHARES = _table()


def confidence_of(rule: str, how: str) -> float:
    """Return the confidence of a rule whose source was resolved in a certain way.

    >>> confidence_of("cue-after", "named") > 0.9, confidence_of("paragraph-far", "pronoun") < 0.5
    (True, True)
    """
    share = _SHARES.get((rule, how)) or _SHARES.get((rule, "any")) or _UNMEASURED
    return round(share if share >= SURE else share / 2, 3)
