"""Read what is counted from the day of publication or from another date: last month, two years ago, three days later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.almanac import Period
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Pending, Reading, Rule, on_calendar, relative, span_of, undated
from corpus.annotating.times.lexicon import (
    FULL_MONTH,
    NUMBER,
    NUMBERS,
    ORDINALS,
    SEASONS,
    TIMES_TEN,
    UNITS,
    YEAR,
    S,
    amount,
    month_number,
    singular,
)
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from corpus.annotating.times.almanac import Grain
    from corpus.annotating.times.scene import Scene

NUMBER_STARTS = frozenset(
    [
        *NUMBERS,
        "0",
        "a",
        "an",
        "several",
        "many",
        "some",
        "dozen",
        "dozens",
        "hundreds",
        "half",
        "few",
        "couple",
        "multiple",
        "hundred",
    ]
)
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_NAMED = r"(?P<unit>week|weekend|month|quarter|year|decade|century)"
_KIND = r"(?:(?:fiscal|financial|calendar|school|academic|legislative|budget|tax|model)\s{1,3})?"
_THIS = re.compile(
    rf"(?P<which>last|next|this|past|coming|current){S}{_KIND}(?:{_NAMED}|{_SEASON}|{FULL_MONTH})(?:['’]s)?(?![\w-])",
    re.IGNORECASE,
)
_THIS_PAST = re.compile(
    rf"this{S}(?P<which>past|coming|last|current){S}(?:{_NAMED}|{_SEASON}|{FULL_MONTH})(?![\w-])", re.IGNORECASE
)
_OF_YEAR = re.compile(
    rf"{_SEASON}(?:{S}of)?,?{S}(?:{YEAR}|(?:of{S})?(?P<which>last|this|next){S}year\b)", re.IGNORECASE
)
_SEASON_ALONE = re.compile(rf"{_SEASON}\b", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[\s-]{{1,3}}(?:fiscal{S})?(?P<what>quarter|half)\b"
    rf"(?:{S}(?:of|in)?\s{{0,3}}(?:the{S})?(?:(?:its|fiscal|calendar|year){S}){{0,2}}(?:{YEAR}|(?P<which>last|this|next|the){S}(?:fiscal{S})?year\b))?",
    re.IGNORECASE,
)
_Q = re.compile(rf"(?P<what>[QH])(?P<nth>[1-4])\b(?:{S}(?:of{S})?{YEAR})?")
_WEEK_OF_MONTH = re.compile(
    rf"(?P<nth>first|second|third|fourth|last|final){S}(?P<unit>week|weekend){S}(?:of|in){S}{FULL_MONTH}(?:,?{S}{YEAR})?",
    re.IGNORECASE,
)
_FISCAL = re.compile(rf"fiscal{S}(?:year{S})?{YEAR}|FY\s?'?(?P<fy>20\d\d|\d\d)\b", re.IGNORECASE)
_COUNTED_UNIT = (
    r"(?P<unit>minutes?|hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|years?|decades?|centuries|century)"
)
_AGO = re.compile(
    rf"{NUMBER}(?P<half>{S}and{S}a{S}half)?{S}(?:(?:short|long|full|whole|or{S}so|more){S})?{_COUNTED_UNIT}(?P<half2>{S}and{S}a{S}half)?{S}(?:ago|back(?=[,.;]))\b",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(rf"{NUMBER}{S}{_COUNTED_UNIT}{S}from{S}(?P<base>now|today|tomorrow)\b", re.IGNORECASE)
_WEEKS_AGO_DAY = re.compile(rf"(?P<which>a){S}week{S}ago{S}(?P<weekday>[A-Z][a-z]+day)\b")
_LATER = re.compile(
    rf"{NUMBER}{S}(?:(?:full|whole|short){S})?{_COUNTED_UNIT}{S}(?P<way>later|earlier|afterwards?|before|prior|previously|after|beforehand)\b(?!{S}than\b)",
    re.IGNORECASE,
)
_THE_DAY = re.compile(
    rf"(?P<unit>day|night|morning|week|month|year){S}(?P<way>before|after|prior|earlier|previous)\b", re.IGNORECASE
)
_NEXT_DAY = re.compile(
    rf"(?P<way>next|following|previous|preceding|same|that|prior|that{S}same|that{S}very|very{S}same|very{S}next){S}(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|quarter|year)\b(?!['’]s{S}(?:old|worth))",
    re.IGNORECASE,
)


def _grain(unit: str) -> Grain | None:
    return UNITS[singular(unit)][1]


def _this(found: re.Match[str], scene: Scene) -> Reading | None:
    which = found["which"].lower()
    span = span_of(found)
    if found["season"]:
        return _season(span, SEASONS[found["season"].lower()], which, scene)
    if found["month"]:
        return _this_month(span, month_number(found["month"]), which, scene)
    grain = _grain(found["unit"])
    if grain is None:
        return None
    unknown = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(
        grain, "XXXX"
    )
    if _spans_up_to_now(scene, span, which, grain):
        return undated(
            span,
            {"decade": "P10Y", "quarter": "P3M", "century": "P100Y"}.get(grain, f"P1{grain[0].upper()}"),
            "DURATION",
            "stated",
        )
    count = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if grain == "weekend":
        return relative(scene, span, lambda now: _weekend(now, which, scene, span), unknown, assumed=which == "this")
    return relative(scene, span, lambda now: almanac.containing(grain, now).shift(count), unknown)


def _spans_up_to_now(scene: Scene, span: Span, which: str, grain: Grain) -> bool:
    """Tell "the past year", "the last decade" and "the next week", which measure, from "last year", which names."""
    the = scene.text[max(0, span.start - 5) : span.start].lower().split()[-1:] == ["the"]
    over = grain in ("decade", "century")
    if grain == "weekend":
        return False
    if which == "past":
        return True
    if which == "coming":
        return False
    if which in ("last", "next"):
        return (the and grain not in ("quarter",)) or (over and which == "last")
    return False


def _weekend(now: date, which: str, scene: Scene, span: Span) -> Period:
    this = almanac.weekend_of(now)
    if which in ("last", "past"):
        return this.shift(-1) if which == "last" or now < this.end else this
    if which in ("next", "coming"):
        return this.shift(1) if which == "next" and now >= this.start else this
    if now.weekday() <= 2 and lean(scene, span.start, span.end) == "past":
        return this.shift(-1)
    return this


def _season(span: Span, name: almanac.Season, which: str, scene: Scene) -> Reading:
    def move(now: date) -> Period:
        this = almanac.season(now.year, name)
        if name == "WI" and now.month < 6:
            this = almanac.season(now.year - 1, name)
        if which in ("last", "past"):
            return this if this.end < now and which == "past" else _latest_before(this, now)
        if which in ("next", "coming"):
            return this if this.start > now else almanac.season(this.start.year + 1, name)
        return this

    return relative(scene, span, move, f"XXXX-{name}")


def _latest_before(period: Period, now: date) -> Period:
    if period.end < now:
        return period
    return almanac.containing(period.grain, almanac.months_after(period.start, -12))


def _this_month(span: Span, number: int, which: str, scene: Scene) -> Reading:
    def move(now: date) -> Period:
        if which in ("last", "past"):
            return almanac.month(now.year - 1 if which == "last" or number >= now.month else now.year, number)
        if which in ("next", "coming"):
            return almanac.month(now.year + (number <= now.month), number)
        return almanac.month(now.year, number)

    ambiguous = scene.reference is not None and which == "last" and number < scene.reference.month
    return relative(scene, span, move, f"XXXX-{number:02}", assumed=ambiguous)


def _of_year(found: re.Match[str], scene: Scene) -> Reading | None:
    name = SEASONS[found["season"].lower()]
    span = span_of(found)
    if found["year"]:
        period = almanac.season(int(found["year"]), name)
        return on_calendar(span, period, "stated", planned=bool(scene.reference and period.start > scene.reference))
    shift = {"last": -1, "this": 0, "next": 1}[found["which"].lower()]
    return relative(scene, span, lambda now: almanac.season(now.year + shift, name), f"XXXX-{name}")


def _season_alone(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 24) : found.start()]
    if not re.search(
        r"\b(?:in|this|since|until|by|during|through|of)\s{1,3}(?:the\s{1,3})?(?:early\s{1,3}|late\s{1,3})?$",
        left,
        re.IGNORECASE,
    ):
        return None
    if found["season"].lower() == "fall" and not re.search(
        r"\b(?:in|during|by|until|since)\s{1,3}the\s{1,3}(?:early |late )?$", left, re.IGNORECASE
    ):
        return None
    if re.match(r"\s{1,3}of\b|\s{1,3}in\b|\s{1,3}[A-Z]|[-‑]", scene.text[found.end() : found.end() + 6]):
        return None
    name = SEASONS[found["season"].lower()]
    span = span_of(found)
    future = lean(scene, span.start, span.end) == "future"

    def move(now: date) -> Period:
        this = almanac.season(now.year, name)
        if future:
            return this if this.end >= now else almanac.season(now.year + 1, name)
        return this if this.start <= now else almanac.season(now.year - 1, name)

    return relative(scene, span, move, f"XXXX-{name}", assumed=True)


def _quarter(found: re.Match[str], scene: Scene) -> Reading | None:
    letter = found["what"][0].upper()
    size = 4 if letter in "Q" else 2
    nth = int(found["nth"]) if found["nth"].isdigit() else ORDINALS[found["nth"].lower()]
    groups = found.groupdict()
    span = span_of(found)
    if nth == -1 and found["nth"].lower() == "last" and not groups.get("which") and not found["year"]:
        if letter == "Q":
            return relative(scene, span, lambda now: almanac.containing("quarter", now).shift(-1), "XXXX-QX")
        return None
    nth = size if nth == -1 else nth
    if nth > size:
        return None
    letters = "Q" if size == 4 else "H"
    make = almanac.quarter if size == 4 else almanac.half
    if found["year"]:
        period = make(int(found["year"]), nth)
        return on_calendar(span, period, "stated", planned=bool(scene.reference and period.start > scene.reference))
    which = (groups.get("which") or "").lower()
    if which and which != "the":
        shift = {"last": -1, "this": 0, "next": 1}[which]
        return relative(scene, span, lambda now: make(now.year + shift, nth), f"XXXX-{letters}{nth}")
    if letters == "H" and not which:
        return None
    future = lean(scene, span.start, span.end) == "future"

    def move(now: date) -> Period:
        this = make(now.year, nth)
        if future:
            return this if this.end >= now else make(now.year + 1, nth)
        past = this if this.start <= now else make(now.year - 1, nth)
        return this if this.start > now and (now - past.end).days > STALE else past

    return relative(scene, span, move, f"XXXX-{letters}{nth}", assumed=True)


def _week_of_month(found: re.Match[str], scene: Scene) -> Reading | None:
    number = month_number(found["month"])
    nth = ORDINALS[found["nth"].lower()]
    span = span_of(found)
    grain: Grain = "week" if found["unit"].lower() == "week" else "weekend"

    def in_year(years: int) -> Period:
        period = almanac.month(years, number)
        if nth == -1:
            return _whole(grain, period.end, -1, number)
        return _whole(grain, period.start, 1, number).shift(nth - 1)

    if found["year"]:
        return on_calendar(span, in_year(int(found["year"])), "stated")
    future = lean(scene, span.start, span.end) == "future"
    return relative(
        scene,
        span,
        lambda now: in_year(now.year + (number < now.month) if future else now.year - (number > now.month)),
        "XXXX-WXX",
        assumed=True,
    )


def _whole(grain: Grain, when: date, step: int, number: int) -> Period:
    """Return the month's first or last week, as ISO counts weeks: by where its Thursday lies; weekends by the Saturday."""
    period = almanac.containing(grain, when)
    day = period.start + timedelta(days=3 if grain == "week" else 0)
    return period if day.month == number else period.shift(step)


def _fiscal(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    number = int(found["year"] or found["fy"])
    return on_calendar(span_of(found), almanac.year(number + 2000 if number < 100 else number), "stated")


def _moved(count: float, unit: str) -> Callable[[date], Period] | None:
    """Return the way from a day to the period so many units from it: years name years, months months, weeks weeks."""
    grain = _grain(unit)
    key = singular(unit)
    if key == "fortnight":
        count, grain = count * 2, "week"
    if key in ("decade", "century", "centurie"):
        count, grain = count * TIMES_TEN[key], "year"
    if grain is None:
        return None
    if count != int(count):
        if grain == "year":
            count, grain = count * 12, "month"
        elif grain == "week":
            count, grain = count * 7, "day"
        else:
            return None
    whole, kind = int(count), grain
    return lambda now: almanac.containing(kind, now).shift(whole)


def _length(number: float | None, unit: str) -> str:
    letter, _ = UNITS[singular(unit)]
    factor = TIMES_TEN.get(singular(unit), 1)
    if letter == "Q":
        letter, factor = "M", 3
    count = "X" if number is None else f"{number * factor:g}"
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def _ago(found: re.Match[str], scene: Scene) -> Reading | None:
    span = span_of(found)
    number = amount(found["number"])
    if number is not None and (found["half"] or found["half2"]):
        number += 0.5
    length = _length(number, found["unit"])
    move = _moved(-number, found["unit"]) if number is not None else None
    if move is None or number is None or number > 3000:
        return undated(
            span, "PAST_REF" if number is None else length, "DATE" if number is None else "DURATION", "stated"
        )
    if number == 1 and singular(found["unit"]) == "week":
        return relative(
            scene,
            span,
            lambda now: Period(
                "week", (week := almanac.week_of(now).shift(-1)).start, week.end, (now - timedelta(weeks=1)).isoformat()
            ),
            "XXXX-WXX",
        )
    return relative(scene, span, move, "XXXX")


def _from_now(found: re.Match[str], scene: Scene) -> Reading | None:
    number = amount(found["number"])
    move = _moved(number, found["unit"]) if number is not None and number <= 3000 else None
    span = span_of(found)
    return relative(scene, span, move, "XXXX") if move else undated(span, "FUTURE_REF", "DATE", "stated")


STALE = 180  # days; a quarter that ended longer ago is named with its year, so the coming one is meant
FAR = 2000  # characters back to the day that "the day" goes on about
_THE_UNIT = re.compile(r"(?P<unit>day|week|weekend|month|year)\b(?![-‑])", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:(?:earlier|later|late|early)\s{1,3}(?:on\s{1,3})?in|(?:beginning|start|end|close|middle|rest|remainder|course|much|most|half|part|so\s{1,3}far)"
    r"\s{1,3}(?:of|in)|throughout|(?:end|ends|ended|ending|finish|finished|finishing|close|closed|closing|start|started|starting|begin|began|open|"
    r"opened)|for)\s{1,3}the\s{1,3}$",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\bat\s{1,3}the\s{1,3}end\s{1,3}of\s{1,3}the\s{1,3}$|\b(?:sav|carr|w[io]n|rul)\w*\s{1,3}the\s{1,3}$", re.IGNORECASE
)
_DURING_WEEKEND = re.compile(
    r"\b(?:over|during|throughout|spent|spend|spending|through|for|of|into)\s{1,3}the\s{1,3}$", re.IGNORECASE
)
_AFTER_UNIT = re.compile(
    r"['’]s\b|\s{1,3}(?:of|that|when|before|after|between|which|in\s{1,3}which|he|she|they|it|we|the|his|her|prior|to|ahead)\b"
)
_ENDS_CLAUSE = re.compile(r"\s?[.,;:)”\"]|\s{0,3}$|\s{1,3}(?:and|but)\b")
_BACK = frozenset("earlier before prior previously beforehand previous".split())


def _later(found: re.Match[str], scene: Scene) -> Reading | None:
    number = amount(found["number"])
    way = found["way"].lower()
    span = span_of(found)
    length = undated(span, _length(number, found["unit"]), "DURATION", "stated")
    grain = _grain(found["unit"])
    if number is None or grain is None or number != int(number) or number > 3000:
        return length
    count = -int(number) if way in _BACK else int(number)
    move = _steps(count, found["unit"])
    otherwise = length
    if grain == "year" and way in ("earlier", "before", "previously") and scene.reference and number == 1:
        otherwise = relative(scene, span, lambda now: almanac.year(now.year - 1), "XXXX", assumed=True)
    if way in ("before", "after") and not _ENDS_CLAUSE.match(scene.text, span.end):
        measured = Span(span.start, found.end("unit"))
        length = replace(length, span=measured)
        return Pending(measured, move, forward=True, finest=grain, otherwise=length)
    return Pending(span, move, forward=False, finest=grain, otherwise=otherwise)


def _steps(count: int, unit: str) -> Callable[[Period], Period]:
    """Return the step from a period to the one that many units on, as fine as the first was given."""
    key = singular(unit)
    grain = _grain(unit)
    count *= TIMES_TEN.get(key, 1)

    def move(base: Period) -> Period:
        if grain == "day":
            return (
                almanac.day(base.start + timedelta(days=count))
                if count < 0
                else almanac.day(base.end + timedelta(days=count))
            )
        if grain in ("week", "weekend"):
            return almanac.containing(base.grain, base.start + timedelta(weeks=count))
        months = count if grain == "month" else count * 3 if grain == "quarter" else count * 12
        return almanac.containing(base.grain, almanac.months_after(base.start, months))

    return move


def _the_day(found: re.Match[str], scene: Scene) -> Reading | None:
    way, unit = found["way"].lower(), found["unit"].lower()
    span = span_of(found)
    the = re.search(r"\b(?:the|a|one)\s{1,3}$", scene.text[max(0, span.start - 6) : span.start], re.IGNORECASE)
    if not the or _WITHIN.search(scene.text[max(0, span.start - 36) : span.start]):
        return None
    step = -1 if way in _BACK else 1
    otherwise = undated(span, "XXXX-XX-XX" if unit in ("day", "night", "morning") else "XXXX", "DATE")
    if unit == "year" and step < 0 and scene.reference:
        otherwise = relative(scene, span, lambda now: almanac.year(now.year - 1), "XXXX", assumed=True)
    kind = "day" if unit in ("night", "morning") else unit
    forward = way in ("before", "after") and not _ENDS_CLAUSE.match(scene.text, span.end)
    return Pending(span, _steps(step, kind), forward=forward, finest=_grain(kind) or "day", otherwise=otherwise)


def _next_day(found: re.Match[str], scene: Scene) -> Reading | None:
    way, unit = found["way"].lower().split()[-1], found["unit"].lower()
    span = span_of(found)
    the = re.search(r"\bthe\s{1,3}$", scene.text[max(0, span.start - 6) : span.start], re.IGNORECASE)
    if way not in ("that",) and not found["way"].lower().startswith("that") and not the:
        return None
    unit = "day" if unit in ("afternoon", "evening") else unit
    if way == "next" and unit != "day" and unit not in ("morning", "night"):
        return None
    grain = _grain(unit) or "day"
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1}.get(way, 0)
    unknown = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "year": "XXXX",
    }
    otherwise = undated(span, unknown.get(grain, "XXXX"))
    if step == -1 and unit == "year" and scene.reference:
        otherwise = relative(scene, span, lambda now: almanac.year(now.year - 1), "XXXX", assumed=True)

    def move(base: Period) -> Period:
        return almanac.containing(grain, base.start).shift(step)

    return Pending(span, move, forward=False, finest=grain, otherwise=otherwise)


def _the_unit(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "later in the day", "over the weekend", "the end of the year": the one spoken of, or the one of publication."""
    unit, span = found["unit"].lower(), span_of(found)
    left = scene.text[max(0, span.start - 36) : span.start]
    if _AFTER_UNIT.match(scene.text, span.end):
        return None
    if unit == "weekend":
        if not _DURING_WEEKEND.search(left):
            return None
        return relative(scene, span, lambda now: _the_weekend(now, scene, span), "XXXX-WXX-WE", assumed=True)
    if not _WITHIN.search(left) or _IDIOM.search(left):
        return None
    if unit == "day":
        return Pending(span, lambda base: base, forward=False, finest="day", otherwise=None, reach=FAR)
    grain = _grain(unit) or "year"
    unknown = {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
    return relative(scene, span, lambda now: almanac.containing(grain, now), unknown, assumed=True)


def _the_weekend(now: date, scene: Scene, span: Span) -> Period:
    this = almanac.weekend_of(now)
    if this.contains(now) or lean(scene, span.start, span.end) == "future":
        return this
    return this.shift(-1)


RULES = (
    Rule("this past month", frozenset(["this"]), _THIS_PAST, _this),
    Rule("quarter", frozenset(ORDINALS) | {"0"}, _QUARTER, _quarter),
    Rule("week of a month", frozenset(ORDINALS), _WEEK_OF_MONTH, _week_of_month),
    Rule("last month", frozenset("last next this past coming current".split()), _THIS, _this),
    Rule("numbered quarter", frozenset(f"{letter}{nth}" for letter in "qh" for nth in range(1, 5)), _Q, _quarter),
    Rule("season of a year", frozenset(SEASONS), _OF_YEAR, _of_year),
    Rule("season", frozenset(SEASONS), _SEASON_ALONE, _season_alone),
    Rule("fiscal year", frozenset(["fiscal", "fy"]), _FISCAL, _fiscal),
    Rule("ago", NUMBER_STARTS, _AGO, _ago),
    Rule("from now", NUMBER_STARTS, _FROM_NOW, _from_now),
    Rule("later", NUMBER_STARTS, _LATER, _later),
    Rule("the day", frozenset("day week weekend month year".split()), _THE_UNIT, _the_unit),
    Rule("the day before", frozenset("day night morning week month year".split()), _THE_DAY, _the_day),
    Rule(
        "the next day",
        frozenset("next following previous preceding same that prior very".split()),
        _NEXT_DAY,
        _next_day,
    ),
)
