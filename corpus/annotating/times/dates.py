"""Read days and months of the calendar: 13 June 2022, June 13, 2022-06-13, in June."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date
from typing import TYPE_CHECKING

from corpus.annotating.times.almanac import Period, day, month
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, nearest, relative, span_of, stated
from corpus.annotating.times.lexicon import (
    DAY_OF_MONTH,
    DIGITS,
    FULL_MONTH,
    MONTH,
    MONTH_STARTS,
    MONTHS,
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAY_STARTS,
    YEAR,
    S,
    either,
    ends_in,
    month_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.annotating.times.direction import Lean
    from corpus.annotating.times.scene import Scene
    from corpus.model import Span

SOON = 3  # months; a month named without a year or a verb's tense is the coming one if it comes so soon
STALE = 9  # months; the same where it was to come when told ("would win in November")
YEARS = {"last": -1, "this": 0, "next": 1}
AROUND = 45  # days before or after 11 September in which the bare day is more often this year's than the attacks

_SECOND_DAY = r"(?P<dom2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_DAYS = rf"{DAY_OF_MONTH}(?:(?:\s?[-–—]\s?|{S}(?:to|through|until){S}){_SECOND_DAY})?"
_WITH_WEEKDAY = rf"(?:{WEEKDAY},?{S}(?:{PART},?{S})?(?:the{S})?)?"
_OF_YEAR = rf"(?:(?:,\s{{0,2}}|{S}){YEAR}|,?{S}(?:of{S})?(?P<which>last|this|next){S}year\b)?"
_MONTH_DAY = re.compile(rf"{_WITH_WEEKDAY}{MONTH}{S}{_DAYS}{_OF_YEAR}", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"{_WITH_WEEKDAY}{_DAYS}(?:{S}of)?{S}{MONTH}{_OF_YEAR}", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"{MONTH}(?:,|{S}of)?{S}{YEAR}", re.IGNORECASE)
_MONTH_OF = re.compile(rf"{FULL_MONTH}{S}(?:of{S})?(?P<which>last|this|next){S}year\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"{FULL_MONTH}(?!\s?\d)", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<dom>\d\d))?(?![\w-])")
_SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\w/])")

# words that are a verb or a name more often than a month, unless one of these stands before them
_IN_MONTH = (
    "in since last next this until till by of for from through during after before between early late mid around past "
    "beginning starting each every"
)
_NAMES = "|".join(name.capitalize() for name in MONTHS)
_BEFORE_MONTH = re.compile(
    rf"\b{either(_IN_MONTH)}[\s-]{{1,3}}$|(?:\d|\b(?-i:{_NAMES})),?{S}{either('and or to')}{S}$", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    rf"\b{either('in since last next this until till by of early late mid from to')}[\s-]{{1,3}}$", re.IGNORECASE
)
_DETERMINED = ends_in("her his their its our a the that")
_THAT = ends_in("that")
_NOUN_BEHIND = re.compile(r"\s(?!(?:on|for|through|to|of|by|against|from|toward|over)\b)[a-z]")
_SURNAME_BEHIND = re.compile(r"\s[A-Z][a-z]")
_ATTACK = re.compile(
    rf",?{S}(?:\w+{S}){{0,2}}"
    rf"(?:terror\w*|hijack\w*|{either('attacks? attackers? plot plotters? mastermind commission victims families')}"
    rf"|{either('responders museum legislation bill law report')})\b",
    re.IGNORECASE,
)
_ELECTION = re.compile(
    rf"(?:['’]s)?{S}(?:{either('general presidential midterm national')}{S})*"
    rf"{either('elections? ballots? vote contest showdown matchup midterms?')}\b"
)


def _day(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a day with its month, and where it is printed with its weekday, part of the day, last day or year."""
    months, first, printed = month_number(found["month"]), int(found["dom"]), found["dom2"]
    last = int(printed) if printed else first
    suffix = f"T{PARTS[found['part'].lower()]}" if found["part"] else ""
    span = span_of(found)
    try:
        if found["year"]:
            return stated(scene, span, _days(int(found["year"]), months, first, last), suffix)
        _days(2000, months, first, last)  # a leap year: has the month such days at all?
    except ValueError:
        return None
    if (months, first) == (9, 11) and _is_attack(scene, span):
        return None
    leaning = lean(scene, span.start, span.end)
    which = (found["which"] or "").lower()

    def move(now: date) -> Period | None:
        if which:
            return _days(now.year + YEARS[which], months, first, last)
        years = _year_of(now, months, first, leaning, election=_is_election(scene, span, months))
        return _days(years, months, first, last) if years else None

    unknown = f"XXXX-{months:02}-{first:02}"
    return relative(
        scene, span, move, unknown, suffix=suffix, leaning=leaning, assumed=leaning not in ("past", "future")
    )


def _days(years: int, months: int, first: int, last: int) -> Period:
    start = date(years, months, first)
    if last <= first:
        return day(start)
    end = date(years, months, last)
    return Period("week", start, end, f"{start.isoformat()}/{end.isoformat()}")


def _year_of(reference: date, months: int, dom: int, leaning: Lean | None, *, election: bool) -> int | None:
    if election and reference <= date(reference.year, 11, 8):
        return reference.year
    found = nearest(_anniversaries(reference, months, dom), reference, leaning)
    return found.year if found else None


def _anniversaries(reference: date, months: int, dom: int) -> Iterator[date]:
    """Yield the day in the years around publication that have it; leap days are up to eight years apart."""
    for years in range(max(1, reference.year - 8), min(9999, reference.year + 8) + 1):
        if (months, dom) != (2, 29) or isleap(years):
            yield date(years, months, dom)


def _is_election(scene: Scene, span: Span, months: int) -> bool:
    """Tell the November of a general election, which in an even year is still to come until it is held."""
    even = scene.reference is not None and scene.reference.year % 2 == 0
    return even and months == 11 and _ELECTION.match(scene.text, span.end) is not None


def _is_attack(scene: Scene, span: Span) -> bool:
    """Tell the attacks of 2001, an event's name, from the day itself, which is news around the day only."""
    if scene.reference is None or _ATTACK.match(scene.text, span.end):
        return True
    return abs((scene.reference.replace(month=9, day=11) - scene.reference).days) > AROUND


def _month_year(found: re.Match[str], scene: Scene) -> Reading | None:
    return stated(scene, span_of(found), month(int(found["year"]), month_number(found["month"])))


def _month_of(found: re.Match[str], scene: Scene) -> Reading | None:
    number = month_number(found["month"])
    years = YEARS[found["which"].lower()]
    return relative(scene, span_of(found), lambda now: month(now.year + years, number), f"XXXX-{number:02}")


def _month_alone(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 24) : found.start()]
    if not _is_month(found, scene, left):
        return None
    number, span = month_number(found["month"]), span_of(found)
    leaning: Lean | None = "past" if _THAT.search(left) else lean(scene, span.start, span.end)
    if _is_election(scene, span, number):
        leaning = "future"

    def move(now: date) -> Period:
        ahead = (number - now.month) % 12
        if leaning == "future" or (leaning != "past" and 0 < ahead <= (STALE if leaning == "was" else SOON)):
            return month(now.year + (number < now.month), number)
        return month(now.year - (number > now.month), number)

    return relative(scene, span, move, f"XXXX-{number:02}", leaning=leaning, assumed=leaning not in ("past", "future"))


def _is_month(found: re.Match[str], scene: Scene, left: str) -> bool:
    """Tell the months May and March from the verbs, and April, June and August from people's names."""
    short = found["month"][:3].lower()
    if short in ("may", "mar"):
        if _DETERMINED.search(left):
            return _NOUN_BEHIND.match(scene.text, found.end()) is not None
        return _BEFORE_MONTH.search(left) is not None
    named = short in ("apr", "jun", "aug") and _SURNAME_BEHIND.match(scene.text, found.end())
    return not named or _BEFORE_NAME.search(left) is not None


def _iso(found: re.Match[str], scene: Scene) -> Reading | None:
    years, months = int(found["year"]), int(found["month"])
    if not found["dom"] and months > years % 100:
        return None  # 2009-10 is a season
    try:
        if found["dom"]:
            return stated(scene, span_of(found), day(date(years, months, int(found["dom"]))))
        return stated(scene, span_of(found), month(years, months)) if 1900 <= years <= 2100 else None
    except ValueError:
        return None


def _slashed(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read 7/8/07 as Americans do, month first, unless only the other order is a date."""
    years = int(found["year"])
    if years < 100:
        years += 1900 if years > 40 else 2000
    first, second = int(found["first"]), int(found["second"])
    months, dom = (second, first) if first > 12 else (first, second)
    try:
        return stated(scene, span_of(found), day(date(years, months, dom)), assumed=max(first, second) <= 12)
    except ValueError:
        return None


RULES = (
    Rule(MONTH_STARTS | WEEKDAY_STARTS, _MONTH_DAY, _day),
    Rule(DIGITS | WEEKDAY_STARTS, _DAY_MONTH, _day),
    Rule(MONTH_STARTS, _MONTH_YEAR, _month_year),
    Rule(MONTH_STARTS, _MONTH_OF, _month_of),
    Rule(MONTH_STARTS, _MONTH_ALONE, _month_alone),
    Rule(DIGITS, _ISO, _iso),
    Rule(DIGITS, _SLASHED, _slashed),
)
