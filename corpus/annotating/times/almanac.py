"""Count on the calendar in the stretches that news names, from days and weekends to decades and centuries."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
Season = Literal["SP", "SU", "FA", "WI"]

FINENESS: dict[Grain, int] = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "season": 4,
    "quarter": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
}
SEASON_STARTS: dict[Season, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the meteorologists' seasons, whole months
_SEASONS: tuple[Season, ...] = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar with a name of its own; both ends are included.

    >>> month_of(date(2016, 1, 31)).shift(-1).value
    '2015-12'

    Where a date would leave the years 1 to 9999, ValueError or OverflowError is raised, as `datetime` does.
    """

    grain: Grain
    start: date
    end: date
    value: str
    """As TIMEX3 writes it: 2016-03-01, 2016-W09, 2016-W09-WE, 2016-03, 2016-Q1, 2016-H1, 2016-SP, 2016, 201, 20."""

    def shift(self, count: int) -> Period:
        """Return the period of the same kind that many steps later, or earlier where negative."""
        if self.grain == "day":
            return day(self.start + timedelta(days=count))
        if self.grain in ("week", "weekend"):
            return containing(self.grain, self.start + timedelta(weeks=count))
        months = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
        return containing(self.grain, months_after(self.start, count * months[self.grain]))

    def contains(self, other: date) -> bool:
        """Tell whether the day lies inside."""
        return self.start <= other <= self.end


def months_after(start: date, count: int) -> date:
    """Return the same day of the month that many months later, or the month's last day where it has no such day.

    >>> months_after(date(2016, 1, 31), 1)
    datetime.date(2016, 2, 29)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month + 1, min(start.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """Return the number of the month's last day."""
    return calendar.monthrange(year, month)[1]


def day(when: date) -> Period:
    """Return one day."""
    return Period("day", when, when, when.isoformat())


def week_of(when: date) -> Period:
    """Return the week, Monday to Sunday, with ISO's number."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period("week", monday, monday + timedelta(days=6), f"{year:04}-W{number:02}")


def weekend_of(when: date) -> Period:
    """Return the Saturday and Sunday that end the day's week."""
    week = week_of(when)
    return Period("weekend", week.end - timedelta(days=1), week.end, f"{week.value}-WE")


def month(year: int, number: int) -> Period:
    """Return a calendar month."""
    return Period("month", date(year, number, 1), date(year, number, last_day(year, number)), f"{year:04}-{number:02}")


def month_of(when: date) -> Period:
    """Return the day's month."""
    return month(when.year, when.month)


def quarter(year: int, number: int) -> Period:
    """Return a quarter of the calendar year, 1 to 4."""
    last = number * 3
    return Period("quarter", date(year, last - 2, 1), date(year, last, last_day(year, last)), f"{year:04}-Q{number}")


def half(year: int, number: int) -> Period:
    """Return a half of the calendar year, 1 or 2."""
    last = number * 6
    return Period("half", date(year, last - 5, 1), date(year, last, last_day(year, last)), f"{year:04}-H{number}")


def season(year: int, name: Season) -> Period:
    """Return a season; a winter begins in the December of the year that names it."""
    start = date(year, SEASON_STARTS[name], 1)
    return Period("season", start, months_after(start, 3) - timedelta(days=1), f"{year:04}-{name}")


def season_of(when: date) -> Period:
    """Return the season of the day."""
    name = _SEASONS[(when.month - 3) % 12 // 3]
    return season(when.year - (name == "WI" and when.month < 3), name)


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period("year", date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def decade(first: int) -> Period:
    """Return the ten years from one that ends in 0."""
    return Period("decade", date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03}")


def century(number: int) -> Period:
    """Return a century by its ordinal, counted as people do: the 20th is 1900 to 1999."""
    first = max(1, (number - 1) * 100)
    return Period("century", date(first, 1, 1), date(number * 100 - 1, 12, 31), f"{number - 1:02}")


def containing(grain: Grain, when: date) -> Period:
    """Return the period of that kind in which the day lies."""
    match grain:
        case "day":
            return day(when)
        case "week":
            return week_of(when)
        case "weekend":
            return weekend_of(when)
        case "month":
            return month_of(when)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "half":
            return half(when.year, 1 if when.month <= 6 else 2)
        case "season":
            return season_of(when)
        case "year":
            return year(when.year)
        case "decade":
            return decade(when.year // 10 * 10)
        case "century":
            return century(when.year // 100 + 1)


def weekday_on_or_before(when: date, weekday: int) -> date:
    """Return the latest such weekday that is not after the day; Monday is 0."""
    return when - timedelta(days=(when.weekday() - weekday) % 7)


def weekday_on_or_after(when: date, weekday: int) -> date:
    """Return the first such weekday that is not before the day; Monday is 0."""
    return when + timedelta(days=(weekday - when.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month, counted from its end where nth is negative.

    >>> nth_weekday(2016, 11, 3, 4)
    datetime.date(2016, 11, 24)
    """
    if nth > 0:
        return weekday_on_or_after(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)
    return weekday_on_or_before(date(year, month, last_day(year, month)), weekday) + timedelta(weeks=nth + 1)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    n = (h + weekday - 7 * m + 90) // 25
    return date(year, n, (h + weekday - 7 * m + 33 * n + 19) % 32)
