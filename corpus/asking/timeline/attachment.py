"""Tell which event of its sentence a date belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.timeline.reporting import REPORTING, SPEAKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.occurrences import Occurrences
    from corpus.asking.timeline.prose import Mark, Prose

OWN_EVENT = 1.12  # "Monday's debate", asked for the debate
OTHER_EVENT = 0.62  # "Monday's debate", asked for anything else
SAYING = 0.75  # "police said Tuesday" dates the statement
_POSSESSED = 4  # words after "Monday's" in which its noun stands
_TO_VERB = 4  # words before the date in which the reporting verb stands
_VERB_AFTER = 1  # "just this month announced"


def attachment(prose: Prose, mark: Mark, question: EventQuestion, found: Sequence[Occurrences]) -> float:
    """Return how much the words next to the date speak for the event asked for, 1 where they say nothing."""
    events = {
        at
        for one, places in zip(question.asked, found, strict=True)
        if one.kind == "event"
        for at, value in places.by_line.get(mark.line, ())
        if value > 0
    }
    line = prose.lines[mark.line]
    text = prose.article.article.text
    if _is_possessive(text, mark):
        following = range(mark.last, min(mark.last + _POSSESSED, line.last))
        return OWN_EVENT if any(at in events for at in following) else OTHER_EVENT
    if (
        mark.first - 1 in events
        or mark.last in events
        or (mark.first - 2 in events and _is_small(prose, mark.first - 1))
    ):
        return OWN_EVENT
    near = range(max(line.first, mark.first - _TO_VERB), min(line.last, mark.last + _VERB_AFTER))
    reporting = [at for at in near if prose.terms[at] in REPORTING]
    if reporting and not events.intersection(reporting) and (events or not _asks_for_saying(question)):
        return SAYING
    return 1.0


def _is_possessive(text: str, mark: Mark) -> bool:
    span = mark.stated.span
    return text[span.end : span.end + 2] in {"'s", "’s"} or text[span.start : span.end].endswith(("'s", "’s"))


def _is_small(prose: Prose, at: int) -> bool:
    return prose.words[at].text in {"on", "in", "at", "last", "this", "late", "early", "the"}


def _asks_for_saying(question: EventQuestion) -> bool:
    return any(term in SPEAKING for one in question.asked if one.kind == "event" for term in one.terms)
