"""Prefer the day on which a plan was kept to the days for which it was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.timeline.remarks import COMPETE

if TYPE_CHECKING:
    from corpus.asking.timeline.merging import Entry


SAME_PLAN = 0.4  # of the leading plan's score, from which another day is taken for a new day of the same plan


def plans_kept(ranked: list[Entry]) -> list[Entry]:
    """Return the entries, the most relevant first; what is told as done on the last day planned for it leads.

    It does only where a plan would lead otherwise: whoever asks when something happens wants to know whether it has.
    """
    if not ranked or not ranked[0].planned:
        return ranked
    least = SAME_PLAN * ranked[0].score
    near = [entry for entry in ranked if entry.when.value and entry.score >= least]
    last = max((entry.when.value or "" for entry in near if entry.planned), default="")
    done = next((entry for entry in near if not entry.planned and entry.when.value == last), None)
    if done is None:
        return ranked
    done.score = ranked[0].score * COMPETE
    return [done, *(entry for entry in ranked if entry is not done)]
