"""Say in plain sentences what an editor must know about a timeline: rival dates, disputes, inferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.sentences import listed
from corpus.asking.timeline.merging import STAND_BEHIND
from corpus.asking.timeline.wording import when_in_words
from corpus.model import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.timeline.merging import Entry
    from corpus.model import Timeline

# Best score over best rival: of 45 answers below it 27 were right, of 249 above it 233.
COMPETE = 1.15


def remarks(ranked: Sequence[Entry], *, story: bool = False) -> tuple[str, ...]:
    """Return the notes on entries, the most relevant first; in a story no date competes with another."""
    rivals = None if story else _competing(ranked)
    notes = [_disputed(ranked), rivals, _inferred(ranked), _unpublished(ranked)]
    return tuple(note for note in notes if note)


def kept_plan(found: Timeline) -> str | None:
    """Say on which of the days planned it is told as done, where a plan leads.

    It is not put first, as it may be another event: that was right on no question more of five sets, and wrong on one.
    """
    if found.best is None or not found.done:
        return None
    plan, *done = (date_words(one.date or "", one.end) for one in (found.best, *found.done))
    return f"{plan} is a plan; for {listed(done)}, which was planned, too, an article tells it as done."


def _disputed(ranked: Sequence[Entry]) -> str | None:
    dates = [when_in_words(entry) for entry in ranked if entry.disputed]
    if not dates:
        return None
    stated = "both stated, and neither" if len(dates) == 2 else "all stated, and none"
    return f"The articles disagree on the date: {listed(dates)} are {stated} is chosen."


def _competing(ranked: Sequence[Entry]) -> str | None:
    best = ranked[0]
    if best.disputed or best.when.value is None or best.score < STAND_BEHIND:
        return None
    rival = next((e for e in ranked[1:] if e.when.value is not None and not e.when.meets(best.when)), None)
    if rival is None or best.score >= COMPETE * rival.score:
        return None
    return (
        f"Two dates compete for this question, {when_in_words(best)} and {when_in_words(rival)}: "
        "read both passages before you rely on either."
    )


def _inferred(ranked: Sequence[Entry]) -> str | None:
    dates = [when_in_words(entry) for entry in ranked if all(claim.inferred for claim in entry.claims)]
    if not dates:
        return None
    return f"Inferred, as the article that dates it has no publication date: {', '.join(dates)}."


def _unpublished(ranked: Sequence[Entry]) -> str | None:
    files = {c.file for e in ranked for c in e.claims if c.prose.article.article.published is None}
    if not files:
        return None
    articles = "One article" if len(files) == 1 else f"{len(files)} articles"
    return f"{articles} cited here {'has' if len(files) == 1 else 'have'} no known publication date."
