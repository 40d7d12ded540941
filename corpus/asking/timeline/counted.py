"""Date events that are counted from another: "three days after the vote", "on the day after Monday's debate"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.asking.timeline.when import Stated, When, between
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
}
_NUMBERS |= {"a": 1, "an": 1, "the": 1}
_COUNT = re.compile(
    rf"\b(?:(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+)(?P<unit>days?|weeks?)\s+(?P<way>after|before)\s+(?=\S)",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7}


def counted_dates(text: str, sentences: Sequence[Span], dates: Sequence[Stated]) -> Iterator[Stated]:
    """Yield a date for each event that a sentence counts from the day of another.

    In "She left on Jan. 24, just five days after the show opened" the opening has its day; in "on the day after
    Monday's debate" the sentence's own event has. Where only the count is given, the date of the sentence before
    is that of its event: "The decision came three days after the launch".
    """
    for number, sentence in enumerate(sentences):
        for found in _COUNT.finditer(text, sentence.start, sentence.end):
            days = _counted_days(found)
            after = _first_day(dates, found.end(), sentence.end)
            before = _last_day(dates, sentence.start, found.start())
            sign = 1 if found["way"].lower() == "after" else -1
            if after is not None and after.span.start - found.end() <= _NEXT_TO and after.when.first is not None:
                # the day is given of what was counted from: this sentence's event follows it
                yield _stated(
                    after.when.first + timedelta(days=sign * days), Span(found.start(), after.span.end), after
                )
                continue
            if before is None and _REFERS_BACK.match(text, sentence.start):
                before = _last_day(dates, sentences[max(0, number - _BACK)].start, sentence.start)
            if before is not None and before.when.first is not None:
                yield _stated(
                    before.when.first - timedelta(days=sign * days), Span(found.start(), found.end(3)), before
                )


_BACK = 3  # sentences in which the event that "the decision came" refers to has its day
_REFERS_BACK = re.compile(r"(?:The|This|That|It)\b[^.]{0,30}?\b(?:came|comes|follows|followed|coming)\b")
_NEXT_TO = 4  # characters: "after Monday's debate", "after the Oct. 3 vote"


def _counted_days(found: re.Match[str]) -> int:
    count = found["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    return number * _DAYS[found["unit"].lower().rstrip("s")]


def _first_day(dates: Sequence[Stated], start: int, end: int) -> Stated | None:
    return next((d for d in dates if start <= d.span.start < end and d.when.precision == "day"), None)


def _last_day(dates: Sequence[Stated], start: int, end: int) -> Stated | None:
    return next((d for d in reversed(dates) if start <= d.span.start < end and d.when.precision == "day"), None)


def _stated(day: date, span: Span, other: Stated) -> Stated:
    when: When = between(day, day)
    return Stated(span, when, other.expression, counted_from=other)
