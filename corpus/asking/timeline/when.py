"""Say what a time expression names on the calendar, in the reduced ISO form of an answer."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Precision, TimeExpression

_JOIN_BY_WORD = re.compile(r"\s*(?:to|through|thru|until|till|and)\s*(?:on\s+|the\s+)?", re.IGNORECASE)
_JOIN_BY_DASH = re.compile(r"\s*[-–—]\s*")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_WEEK = 7
_WORDS_BEFORE = 16  # "between the " and some space


@dataclass(frozen=True, slots=True)
class When:
    """A day, month, year or range of the calendar; `first` and `last` are days, both included."""

    value: str | None
    """Reduced ISO: 2022-06-13, 2022-06, 2022."""
    end: str | None
    precision: Precision
    first: date | None = None
    last: date | None = None

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What makes two dates the same answer."""
        return self.value, self.end

    @property
    def days(self) -> int:
        """How many days it covers; a very large number where it is undated."""
        if self.first is None or self.last is None:
            return 10**6
        return (self.last - self.first).days + 1

    def holds(self, other: When) -> bool:
        """Tell whether the other lies wholly inside this one."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: When) -> bool:
        """Tell whether the two share a day."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.last and other.first <= self.last


UNDATED = When(None, None, "undated")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as an article gives it: the expressions that give it and what they name."""

    span: Span
    when: When
    expression: TimeExpression
    """The first of its expressions, which tells how it was worked out."""
    counted_from: Stated | None = None
    """The date from which this one was counted in days or weeks."""


def between(first: date, last: date) -> When:
    """Return the shortest reduced ISO form of these days.

    >>> between(date(2022, 6, 1), date(2022, 6, 30)).value, between(date(2017, 1, 1), date(2019, 12, 31)).end
    ('2022-06', '2019')
    """
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    whole_years = whole_months and first.month == 1 and last.month == 12
    if first == last:
        return When(first.isoformat(), None, "day", first, last)
    if whole_years and first.year == last.year:
        return When(f"{first.year:04}", None, "year", first, last)
    if whole_years:
        return When(f"{first.year:04}", f"{last.year:04}", "range", first, last)
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return When(first.isoformat()[:7], None, "month", first, last)
    if whole_months:
        return When(first.isoformat()[:7], last.isoformat()[:7], "range", first, last)
    return When(first.isoformat(), last.isoformat(), "range", first, last)


def month_of(year: int, month: int) -> When:
    """Return a whole month."""
    return between(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


_REDUCED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)")
_CLOCK = re.compile(r"T\d{2}:|T(?:MO|AF|EV|NI|MI|DT)")


def named(expression: TimeExpression) -> When:
    """Return what one expression names; a month stays a month where it is "early" or "late".

    A time of day is its day, and what has no place on the calendar is undated.
    """
    if expression.type in ("DURATION", "SET") and expression.precision == "undated":
        return UNDATED
    found = _REDUCED.match(expression.value)
    if found:
        year, month, day = int(found[1]), found[2], found[3]
        try:
            if day:
                at = date(year, int(month), int(day))
                return between(at, at)
            if month:
                return between(
                    date(year, int(month), 1), date(year, int(month), calendar.monthrange(year, int(month))[1])
                )
            return between(date(year, 1, 1), date(year, 12, 31))
        except ValueError:
            return UNDATED
    if expression.start is not None and expression.end is not None and expression.start <= expression.end:
        return between(expression.start, expression.end)
    return UNDATED


def stated_dates(text: str, times: Sequence[TimeExpression]) -> Iterator[Stated]:
    """Yield the dates of an article in order; "between 2017 and 2019" is one, durations and sets are none."""
    at = 0
    dates = [t for t in times if t.type in ("DATE", "TIME") or t.precision != "undated"]
    while at < len(dates):
        one = dates[at]
        when = named(one)
        other = dates[at + 1] if at + 1 < len(dates) else None
        joined = _joined(text, one, when, other) if other is not None else None
        if joined is not None and other is not None:
            yield Stated(Span(one.span.start, other.span.end), joined, one)
            at += 2
            continue
        yield Stated(one.span, when, one)
        at += 1


def _joined(text: str, one: TimeExpression, when: When, other: TimeExpression) -> When | None:
    """Return the range that two neighbouring expressions bound, if the words between say that they do."""
    last = _within_a_week(one, when, other, named(other))
    if when.first is None or last.last is None or when.first > last.last or when.precision != last.precision:
        return None
    gap = text[one.span.end : other.span.start]
    before = text[max(0, one.span.start - _WORDS_BEFORE) : one.span.start]
    words = _JOIN_BY_WORD.fullmatch(gap)
    if words is None:
        return between(when.first, last.last) if gap.strip() and _JOIN_BY_DASH.fullmatch(gap) else None
    if gap.strip().lower().startswith("and"):
        return between(when.first, last.last) if _BETWEEN.search(before) else None
    if gap.strip().lower().startswith("thr") or _FROM.search(before) or _BETWEEN.search(before):
        return between(when.first, last.last)
    return None


def _within_a_week(one: TimeExpression, when: When, other: TimeExpression, last: When) -> When:
    """Return the second of two weekdays as the next of its name after the first: "Wednesday through Sunday"."""
    both = one.basis == other.basis == "publication" and when.precision == last.precision == "day"
    if not both or when.first is None or last.first is None or "-W" in one.value:
        return last
    days = (last.first - when.first).days % _WEEK
    day = when.first + timedelta(days=days)
    return between(day, day) if day.isoweekday() == last.first.isoweekday() and days else last
