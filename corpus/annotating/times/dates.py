"""Read dates that name their month, year, decade or century: 13 June 2022, June 13, in June, the 1990s."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.annotating.times.almanac import Period, century, day, decade, month, year
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, nearest, on_calendar, span_of, to_come, undated
from corpus.annotating.times.lexicon import (
    DAY_OF_MONTH,
    FULL_MONTH,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
    month_number,
)
from corpus.model import Span, TimeExpression

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec".split()
_SHORT_DAYS = "mon tue tues wed weds thu thur thurs fri sat sun".split()
MONTH_STARTS = frozenset([*MONTHS, *_SHORT])
WEEKDAY_STARTS = frozenset([*WEEKDAYS, *_SHORT_DAYS])
DIGITS = frozenset(["0"])
"""Stands for every word that begins with a digit."""

_SECOND_DAY = r"(?P<dom2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_DAYS = rf"{DAY_OF_MONTH}(?:(?:\s?[-–—]\s?|{S}(?:to|through|until){S}){_SECOND_DAY})?"
_WITH_WEEKDAY = rf"(?:{WEEKDAY},?{S}(?:(?P<part>morning|afternoon|evening|night),?{S})?(?:the{S})?)?"
_MONTH_DAY = re.compile(rf"{_WITH_WEEKDAY}{MONTH}{S}{_DAYS}(?:(?:,\s{{0,2}}|{S}){YEAR})?", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"{_WITH_WEEKDAY}{_DAYS}(?:{S}of)?{S}{MONTH}(?:,?{S}{YEAR})?", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"{MONTH}(?:,|{S}of)?{S}{YEAR}", re.IGNORECASE)
_MONTH_OF = re.compile(rf"{FULL_MONTH}{S}(?:of{S})?(?P<which>last|this|next){S}year\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"{FULL_MONTH}(?!\s?\d)", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<dom>\d\d))?(?![\w-])")
_SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\w/])")
_YEARS = re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)\s?[-–—/]\s?(?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\w%-]|[.,:]\d)")
_YEAR = re.compile(YEAR)
_SHORT_YEAR = re.compile(r"(?P<short>\d\d)(?![\w.,%]*\d|s)")
_DECADE = re.compile(r"(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b")
_SHORT_DECADE = re.compile(r"(?P<decade>\d0)['’]?s\b")
_NAMED_DECADE = re.compile(r"(?P<decade>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", re.IGNORECASE)
_CENTURY = re.compile(r"(?P<nth>[1-9]|1\d|2[01])(?:st|nd|rd|th)[\s-]{1,3}centur(?:y|ies)\b", re.IGNORECASE)

_NEEDS_PREPOSITION = ("may", "mar")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|last|next|this|until|till|by|of|for|from|through|to|and|during|after|before|between|early|late|mid|on|around|past|"
    r"beginning|starting|each|every)[\s-]{1,3}$|\b(?:her|his|their|its|our|a|the|that)\s{1,3}$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:her|his|their|its|our|a|the|that)\s{1,3}$", re.IGNORECASE)
_THAT = re.compile(r"\bthat\s{1,3}$", re.IGNORECASE)
_GIVEN_NAMES = ("apr", "jun", "aug", "may")
_BEFORE_NAME = re.compile(
    r"\b(?:in|since|last|next|this|until|till|by|of|early|late|mid|from|through|to)[\s-]{1,3}$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s{1,3}(?:percent|per cent|people|men|women|children|dollars|shares|jobs|workers|employees|votes|voters|delegates|miles|km|meters|"
    r"metres|feet|pounds|euros|troops|soldiers|times|pages|students|families|homes|points|acres|tons|tonnes|hours|others|or more)\b"
    r"|\s{1,3}(?:GMT|UTC|[ECMP][SD]?T)\b"
    r"|(?:\s{1,3}[A-Z][\w.]*){1,3}\s{1,3}(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Place|Way|NW|NE|SW|SE)\b"
)
_NUMBERED = re.compile(
    r"(?:[$£€¥#@/\d.,:]|\b(?:Resolution|Section|Flight|Room|Route|Highway|Hwy|Interstate|Model|No|Nos|Number|Title|Form|Article|Order|"
    r"Channel|Windows|Level|Chapter|Page|Psalm|Boeing|Airbus|nearly|almost|about|approximately|roughly|over|than|least|exactly)\.?\s{1,3})$"
)
_IN = re.compile(
    r"\b(?:in|since|from|until|till|by|before|after|of|during|around|circa|between|and|to|year|early|late|mid)[\s-]{1,3}$",
    re.IGNORECASE,
)
_IN_SHORT = re.compile(
    r"(?:^|\s)(?:in|since|from|until|before|after|of|during|to|and|back in|spring|summer|fall|winter|the)\s{1,3}['’‘]$",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"\b(?:his|her|their|my|our|your|its|mid|low|high|upper|lower|temperatures)[\s-]{1,3}(?:early|mid|late|to)?[\s-]{0,3}$",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s{1,3}(?:(?:early|mid|late)[\s-]{1,3}(?:to[\s-]{1,3}late[\s-]{1,3})?)?['’‘]?$", re.IGNORECASE)
_ATTACK = re.compile(
    r",?\s{1,3}(?:\w+\s{1,3}){0,2}(?:attacks?|attackers?|terror\w*|hijack\w*|plot|plotters?|mastermind|commission|victims|families|responders|"
    r"museum|legislation|bill|law|report)\b",
    re.IGNORECASE,
)
SOON = 3  # months; a month named without its year or a verb's tense is the coming one if it comes so soon
AROUND = 45  # days before or after 11 September in which the bare day is more often this year's
_PART_DAY = re.compile(rf"\s{{1,3}}{PART}\b", re.IGNORECASE)
_ELECTION = re.compile(
    r"^['’]?s?\s{1,3}(?:general\s{1,3}|presidential\s{1,3}|midterm\s{1,3}|national\s{1,3})*(?:elections?|ballots?|vote|contest|showdown|matchup|midterms?)\b"
)


def _day(found: re.Match[str], scene: Scene) -> Reading | None:
    months = month_number(found["month"])
    first = int(found["dom"])
    last = int(found["dom2"]) if found["dom2"] else None
    end = found.end()
    given = found["year"]
    part = found["part"]
    span = Span(found.start(), end)
    if given is not None:
        return _known_day(span, int(given), months, first, last, part, scene)
    return _yearless_day(span, months, first, last, part, scene)


def _known_day(
    span: Span, years: int, months: int, first: int, last: int | None, part: str | None, scene: Scene
) -> TimeExpression | None:
    try:
        period = _days(years, months, first, last)
    except ValueError:
        return None
    suffix = f"T{PARTS[part.lower()]}" if part else ""
    return on_calendar(
        span,
        period,
        "stated",
        value=period.value + suffix,
        kind="TIME" if suffix else "DATE",
        planned=to_come(scene, span, period.start),
    )


def _days(years: int, months: int, first: int, last: int | None) -> Period:
    start = date(years, months, first)
    if last is None or last <= first:
        return day(start)
    end = date(years, months, last)
    return Period("week", start, end, f"{start.isoformat()}/{end.isoformat()}")


def _yearless_day(
    span: Span, months: int, first: int, last: int | None, part: str | None, scene: Scene
) -> TimeExpression | None:
    if (first > 29 and months == 2) or (first == 31 and months in (4, 6, 9, 11)):
        return None
    if months == 9 and first == 11 and _is_attack(scene, span):
        return None
    suffix = f"T{PARTS[part.lower()]}" if part else ""
    unknown = undated(span, f"XXXX-{months:02}-{first:02}{suffix}", "TIME" if suffix else "DATE")
    if scene.reference is None:
        return unknown
    leaning = lean(scene, span.start, span.end)
    choice = _choose_year(
        scene.reference, months, first, leaning, _ELECTION.match(scene.text, span.end) is not None and months == 11
    )
    if choice is None:
        return unknown
    try:
        period = _days(choice, months, first, last)
    except ValueError:
        return unknown
    return on_calendar(
        span,
        period,
        scene.basis,
        value=period.value + suffix,
        kind="TIME" if suffix else "DATE",
        assumed=leaning is None,
        planned=period.start > scene.reference or (leaning == "future" and period.start == scene.reference),
        anchor=scene.anchor,
    )


def _is_attack(scene: Scene, span: Span) -> bool:
    """Tell the attacks of 2001, which are an event's name, from the day itself, which is news around the day only."""
    if _ATTACK.match(scene.text, span.end):
        return True
    return scene.reference is None or abs((scene.reference.replace(month=9, day=11) - scene.reference).days) > AROUND


def _choose_year(reference: date, months: int, dom: int, leaning: str | None, election: bool) -> int | None:
    """Return the year whose day lies nearest, on the side the sentence leans to unless that is most of a year away."""
    if election and reference.year % 2 == 0 and reference <= date(reference.year, 11, 8) and leaning != "past":
        return reference.year
    days = []
    for years in range(max(1, reference.year - 4), min(9999, reference.year + 4) + 1):
        with contextlib.suppress(ValueError):  # 29 February
            days.append(date(years, months, dom))
    found = nearest(days, reference, leaning)
    return found.year if found else None


def _month_year(found: re.Match[str], scene: Scene) -> Reading | None:
    span = span_of(found)
    period = month(int(found["year"]), month_number(found["month"]))
    return on_calendar(span, period, "stated", planned=to_come(scene, span, period.start))


def _month_of(found: re.Match[str], scene: Scene) -> Reading | None:
    number = month_number(found["month"])
    span = span_of(found)
    if scene.reference is None:
        return undated(span, f"XXXX-{number:02}")
    years = scene.reference.year + {"last": -1, "this": 0, "next": 1}[found["which"].lower()]
    period = month(years, number)
    return on_calendar(span, period, scene.basis, planned=period.start > scene.reference, anchor=scene.anchor)


def _month_alone(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 24) : found.start()]
    short = found["month"][:3].lower()
    if short in _NEEDS_PREPOSITION:
        if not _BEFORE_MONTH.search(left):
            return None
        if _DETERMINED.search(left) and not re.match(r"\s[a-z]", scene.text[found.end() : found.end() + 2]):
            return None
        if re.match(
            r"\s(?:on|for|through|to|of|by|against|from|toward|over)\b", scene.text[found.end() : found.end() + 9]
        ) and _DETERMINED.search(left):
            return None
    elif (
        short in _GIVEN_NAMES
        and re.match(r"\s[A-Z][a-z]", scene.text[found.end() : found.end() + 3])
        and not _BEFORE_NAME.search(left)
    ):
        return None
    number = month_number(found["month"])
    span = span_of(found)
    if scene.reference is None:
        return undated(span, f"XXXX-{number:02}")
    leaning = lean(scene, span.start, span.end)
    reference = scene.reference
    if _ELECTION.match(scene.text, span.end) and number == 11 and reference.year % 2 == 0 and leaning != "past":
        leaning = "future"
    if leaning is None and _THAT.search(left):
        leaning = "past"
    ahead = (number - reference.month) % 12
    coming = leaning == "future" or (leaning is None and 0 < ahead <= SOON)
    years = reference.year + (number < reference.month) if coming else reference.year - (number > reference.month)
    period = month(years, number)
    return on_calendar(
        span,
        period,
        scene.basis,
        assumed=leaning is None,
        planned=leaning == "future" or period.start > reference,
        anchor=scene.anchor,
    )


def _iso(found: re.Match[str], scene: Scene) -> Reading | None:
    try:
        years, months = int(found["year"]), int(found["month"])
        period = day(date(years, months, int(found["dom"]))) if found["dom"] else month(years, months)
    except ValueError:
        return None
    if period.grain == "month" and not 1900 <= years <= 2100:
        return None
    if period.grain == "month" and months > 12:
        return None
    return on_calendar(span_of(found), period, "stated", planned=to_come(scene, span_of(found), period.start))


def _slashed(found: re.Match[str], scene: Scene) -> Reading | None:
    years = int(found["year"])
    if years < 100:
        years += 1900 if years > 40 else 2000
    first, second = int(found["first"]), int(found["second"])
    if first > 12:
        first, second = second, first
    try:
        period = day(date(years, first, second))
    except ValueError:
        return None
    return on_calendar(
        span_of(found), period, "stated", assumed=second <= 12, planned=to_come(scene, span_of(found), period.start)
    )


def _years(found: re.Match[str], scene: Scene) -> Reading | None:
    first, printed = int(found["year"]), found["last"]
    last = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    if len(printed) == 2 and last <= first:
        last += 100
    if not first < last <= first + 60 or _NUMBERED.search(scene.text[max(0, found.start() - 16) : found.start()]):
        return None
    span = span_of(found)
    period = Period("decade", date(first, 1, 1), date(last, 12, 31), f"P{last - first}Y")
    return on_calendar(span, period, "stated", kind="DURATION", planned=to_come(scene, span, period.start))


def _year(found: re.Match[str], scene: Scene) -> Reading | None:
    number = int(found["year"])
    text = scene.text
    left = text[max(0, found.start() - 24) : found.start()]
    if (_NUMBERED.search(left) and not _IN.search(left)) or _COUNTED.match(text, found.end()):
        return None
    if left[-1:] in ("-", "–", "_", "'", "’") and not re.search(
        r"\b(?:mid|early|late|pre|post)[-–]$", left, re.IGNORECASE
    ):
        return None
    if not 1800 <= number <= 2099 and not _IN.search(left):
        return None
    span = span_of(found)
    return on_calendar(span, year(number), "stated", planned=to_come(scene, span, date(number, 1, 1)))


def _short_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if not _IN_SHORT.search(scene.text[max(0, found.start() - 16) : found.start()]):
        return None
    short = int(found["short"])
    latest = scene.reference.year + 5 if scene.reference else 2030
    number = 2000 + short if 2000 + short <= latest else 1900 + short
    return on_calendar(Span(found.start() - 1, found.end()), year(number), "stated", assumed=True)


def _decade(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    return on_calendar(span_of(found), decade(int(found["decade"])), "stated")


def _short_decade(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 24) : found.start()]
    if _POSSESSED.search(left) or not (_THE.search(left) or left[-1:] in ("'", "’", "‘")):
        return None
    number = int(found["decade"])
    start = found.start() - (left[-1:] in ("'", "’", "‘"))
    return on_calendar(
        Span(start, found.end()), decade((2000 if number < 20 else 1900) + number), "stated", assumed=True
    )


def _named_decade(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 24) : found.start()]
    if not _THE.search(left):
        return None
    number = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet").index(found["decade"].lower())
    return on_calendar(span_of(found), decade(1920 + number * 10), "stated", assumed=True)


def _century(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    return on_calendar(span_of(found), century(int(found["nth"])), "stated")


RULES = (
    Rule("month and day", MONTH_STARTS | WEEKDAY_STARTS, _MONTH_DAY, _day),
    Rule("day and month", DIGITS | WEEKDAY_STARTS, _DAY_MONTH, _day),
    Rule("month and year", MONTH_STARTS, _MONTH_YEAR, _month_year),
    Rule("month of a year", MONTH_STARTS, _MONTH_OF, _month_of),
    Rule("month alone", MONTH_STARTS, _MONTH_ALONE, _month_alone),
    Rule("ISO date", DIGITS, _ISO, _iso),
    Rule("date with slashes", DIGITS, _SLASHED, _slashed),
    Rule("years", DIGITS, _YEARS, _years),
    Rule("decade", DIGITS, _DECADE, _decade),
    Rule("century", DIGITS, _CENTURY, _century),
    Rule("year", DIGITS, _YEAR, _year),
    Rule("short decade", DIGITS, _SHORT_DECADE, _short_decade),
    Rule("short year", DIGITS, _SHORT_YEAR, _short_year),
    Rule(
        "named decade",
        frozenset("twenties thirties forties fifties sixties seventies eighties nineties".split()),
        _NAMED_DECADE,
        _named_decade,
    ),
)
