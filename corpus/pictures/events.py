"""Choose what a picture of a timeline shows, and tell it in words."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.model import date_words

if TYPE_CHECKING:
    from corpus.model import Dated, Timeline


@dataclass(frozen=True, slots=True)
class Event:
    """An entry as it is drawn."""

    first: date
    last: date
    when: str
    words: str
    outlets: tuple[str, ...]
    disputed: bool
    planned: bool

    @property
    def remark(self) -> str:
        """What is said beside the date."""
        named = (("disputed", self.disputed), ("planned", self.planned))
        return ", ".join(name for name, holds in named if holds)


def worth_drawing(timeline: Timeline) -> bool:
    """Tell whether there is a date to show."""
    return any(entry.date is not None for entry in timeline.answers)


def events(timeline: Timeline, most: int | None = None) -> list[Event]:
    """Return the dated entries in order of time, of many only the `most` relevant."""
    dated = _dated(timeline)
    if most is not None and len(dated) > most:
        kept = sorted(range(len(dated)), key=lambda at: (-dated[at].relevance, at))[:most]
        dated = [dated[at] for at in sorted(kept)]
    return [_event(entry) for entry in dated]


def describe(timeline: Timeline, most: int | None = None) -> str:
    """Return the alternative text: every date, event and outlet of the picture, and what it leaves out."""
    shown = events(timeline, most)
    if not shown:
        head = f"Timeline of “{timeline.query}”: no dated event."
    else:
        noun = "event" if len(shown) == 1 else "events"
        head = f"Timeline of “{timeline.query}”, {len(shown)} dated {noun} in order of time."
    told = [_told(number, event) for number, event in enumerate(shown, start=1)]
    return " ".join(filter(None, [head, *told, left_out(timeline, len(shown))]))


def left_out(timeline: Timeline, shown: int) -> str:
    """Say in a sentence what the picture leaves out; nothing where it leaves out nothing.

    Less relevant events come before passages without a date.
    """
    fewer = len(_dated(timeline)) - shown
    undated = len(timeline.answers) - len(_dated(timeline))
    counts = (
        (fewer, "less relevant event", "less relevant events"),
        (undated, "undated passage", "undated passages"),
    )
    parts = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    if not parts:
        return ""
    return f"{' and '.join(parts)} {'is' if fewer + undated == 1 else 'are'} left out of the picture."


def _dated(timeline: Timeline) -> list[Dated]:
    return [entry for entry in timeline.answers if entry.date is not None]


def _told(number: int, event: Event) -> str:
    remark = f" ({event.remark})" if event.remark else ""
    return f"{number}. {event.when}{remark}: {event.words} [{', '.join(event.outlets)}]"


def _event(entry: Dated) -> Event:
    return Event(
        first=_days(entry.date or "")[0],
        last=_days(entry.end or entry.date or "")[1],
        when=date_words(entry.date or "", entry.end),
        words=" ".join(entry.event.split()),
        outlets=tuple(dict.fromkeys(c.article.outlet or c.article.title for c in entry.citations)),
        disputed=entry.disputed,
        planned=entry.planned,
    )


def _days(reduced: str) -> tuple[date, date]:
    """Return the first and last day of a day, month or year in reduced ISO form."""
    parts = [int(part) for part in reduced.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)
