"""Date events that are counted from another: "three days after the vote", "on the day after Monday's debate"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.asking.timeline.when import UNDATED, Stated, When, between, month_of
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
}
_NUMBERS |= {"a": 1, "an": 1, "the": 1}
_COUNT = re.compile(
    rf"\b(?:(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+)(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>after|before)\s+(?=\S)",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7}
# what a date must be given in to count so from it; a month before 12 March is a day of February, no more
_FROM = {
    "day": ("day",),
    "week": ("day",),
    "month": ("day", "month"),
    "year": ("day", "month", "year"),
}


def counted_dates(text: str, sentences: Sequence[Span], dates: Sequence[Stated]) -> Iterator[Stated]:
    """Yield a date for each event that a sentence counts from the day of another.

    In "She left on Jan. 24, just five days after the show opened" the opening has its day; in "on the day after
    Monday's debate" the sentence's own event has. Where only the count is given, the date of the sentence before
    is that of its event: "The decision came three days after the launch".
    """
    for number, sentence in enumerate(sentences):
        for found in _COUNT.finditer(text, sentence.start, sentence.end):
            usable = [d for d in dates if d.when.precision in _FROM[_unit(found)] and d.when.first is not None]
            after = _first(usable, found.end(), sentence.end)
            before = _last(usable, sentence.start, found.start())
            sign = 1 if found["way"].lower() == "after" else -1
            if after is not None and after.span.start - found.end() <= _NEXT_TO:
                # the day is given of what was counted from: this sentence's event follows it
                yield _stated(_counted(found, after, sign), Span(found.start(), after.span.end), after)
                continue
            if before is None and _REFERS_BACK.match(text, sentence.start):
                before = _last(usable, sentences[max(0, number - _BACK)].start, sentence.start)
            if before is not None:
                yield _stated(_counted(found, before, -sign), Span(found.start(), found.end(3)), before)


_BACK = 3  # sentences in which the event that "the decision came" refers to has its day
_REFERS_BACK = re.compile(r"(?:The|This|That|It)\b[^.]{0,30}?\b(?:came|comes|follows|followed|coming)\b")
_NEXT_TO = 4  # characters: "after Monday's debate", "after the Oct. 3 vote"


def _unit(found: re.Match[str]) -> str:
    return found["unit"].lower().rstrip("s")


def _counted(found: re.Match[str], other: Stated, sign: int) -> When:
    """Return the day, month or year that is so many of them after (1) or before (-1) the date of another event."""
    count, first = found["count"].lower(), other.when.first
    number = sign * (int(count) if count.isdigit() else _NUMBERS[count])
    try:
        return _moved(first, number, _unit(found)) if first else UNDATED
    except (ValueError, OverflowError):  # no year of the calendar
        return UNDATED


def _moved(first: date, number: int, unit: str) -> When:
    if unit in _DAYS:
        day = first + timedelta(days=number * _DAYS[unit])
        return between(day, day)
    if unit == "year":
        return between(date(first.year + number, 1, 1), date(first.year + number, 12, 31))
    months = first.year * 12 + first.month - 1 + number
    return month_of(months // 12, months % 12 + 1)


def _first(dates: Sequence[Stated], start: int, end: int) -> Stated | None:
    return next((d for d in dates if start <= d.span.start < end), None)


def _last(dates: Sequence[Stated], start: int, end: int) -> Stated | None:
    return next((d for d in reversed(dates) if start <= d.span.start < end), None)


def _stated(when: When, span: Span, other: Stated) -> Stated:
    return Stated(span, when, other.expression, counted_from=other)
