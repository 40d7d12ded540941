"""Read stretches named from today: last month, this weekend, next spring, the third quarter, the last week of March."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, relative, span_of, stated, undated
from corpus.annotating.times.lexicon import (
    FULL_MONTH,
    ORDINALS,
    SEASONS,
    YEAR,
    S,
    either,
    ends_in,
    grain_of,
    length,
    month_number,
)

if TYPE_CHECKING:
    from datetime import date

    from corpus.annotating.times.almanac import Grain, Period
    from corpus.annotating.times.direction import Lean
    from corpus.annotating.times.scene import Scene

STALE = 180  # days; a quarter that ended longer ago is named with its year, so the coming one is meant
UNKNOWN: dict[Grain, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
"""What stands for a period that nobody can place; XXXX for the coarser ones."""
_SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_NAMED = rf"(?:(?P<unit>week|weekend|month|quarter|year|decade|century)|{_SEASON}|{FULL_MONTH})(?![\w-])"
_KIND = rf"(?:{either('fiscal financial calendar school academic legislative budget tax model')}{S})?"
_THIS = re.compile(rf"(?P<which>last|next|this|past|coming|current){S}{_KIND}{_NAMED}", re.IGNORECASE)
_THIS_PAST = re.compile(rf"this{S}(?P<which>past|coming|last|current){S}{_NAMED}", re.IGNORECASE)
_SEASON_OF = re.compile(
    rf"{_SEASON}(?:{S}of)?,?{S}(?:{YEAR}|(?:of{S})?(?P<which>last|this|next){S}year\b)", re.IGNORECASE
)
_SEASON_ALONE = re.compile(rf"{_SEASON}\b", re.IGNORECASE)
_OF_YEAR = (
    rf"(?:{S}(?:(?:of|in){S})?(?:the{S})?(?:(?:its|fiscal|calendar|year){S}){{0,2}}"
    rf"(?:{YEAR}|(?P<which>last|this|next|the){S}(?:fiscal{S})?year\b))?"
)
_QUARTER = re.compile(
    rf"(?P<nth>{'|'.join(ORDINALS)}|[1-4](?:st|nd|rd|th))[\s-]{{1,3}}(?:fiscal{S})?(?P<what>quarter|half)\b{_OF_YEAR}",
    re.IGNORECASE,
)
_Q = re.compile(rf"(?P<what>[QH])(?P<nth>[1-4])\b(?:{S}(?:of{S})?{YEAR})?(?P<which>)")
_WEEK_OF_MONTH = re.compile(
    rf"(?P<nth>{'|'.join(ORDINALS)}){S}(?P<unit>week|weekend){S}(?:of|in){S}{FULL_MONTH}(?:,?{S}{YEAR})?", re.IGNORECASE
)
_THE = ends_in("the")
_YEARS_QUARTER = re.compile(rf"\b(?P<which>last|this|next){S}year['’]s{S}$", re.IGNORECASE)
_IN_SEASON = re.compile(
    rf"\b(?:{either('in since until by')}{S}(?:the{S})?|{either('during through of')}{S}the{S})(?:early{S}|late{S})?$",
    re.IGNORECASE,
)
_IN_THE_FALL = re.compile(rf"\b{either('in during by until since')}{S}the{S}(?:early{S}|late{S})?$", re.IGNORECASE)
_NO_SEASON = re.compile(r"\s{1,3}(?:of|in)\b|\s{1,3}[A-Z]|[-‑]")


def _this(found: re.Match[str], scene: Scene) -> Reading | None:
    which, span = found["which"].lower(), span_of(found)
    if found["season"]:
        name = SEASONS[found["season"].lower()]
        return relative(scene, span, lambda now: _season(now, name, which), f"XXXX-{name}")
    if found["month"]:
        number = month_number(found["month"])
        doubtful = which == "last" and scene.reference is not None and number < scene.reference.month
        return relative(scene, span, lambda now: _month(now, number, which), f"XXXX-{number:02}", assumed=doubtful)
    unit = found["unit"].lower()
    grain = grain_of(unit)
    if grain is None:
        return None
    if grain != "weekend" and _measures(which, grain, the=_THE.search(scene.text[max(0, span.start - 6) : span.start])):
        return undated(span, length(1, unit), "DURATION")
    if grain == "weekend":
        leaning = lean(scene, span.start, span.end)
        return relative(scene, span, lambda now: _weekend(now, which, leaning), UNKNOWN[grain], assumed=which == "this")
    return relative(
        scene, span, lambda now: almanac.containing(grain, now).shift(_SHIFTS[which]), UNKNOWN.get(grain, "XXXX")
    )


def _measures(which: str, grain: Grain, *, the: object) -> bool:
    """Tell "the past year", "the last month" and "the next week", which say how long, from "last year", which names."""
    if which in ("last", "next"):
        return (bool(the) and grain != "quarter") or (which == "last" and grain in ("decade", "century"))
    return which == "past"


def _weekend(now: date, which: str, leaning: Lean | None) -> Period:
    this = almanac.weekend_of(now)
    if which == "last" or (which == "past" and now < this.end):
        return this.shift(-1)
    if which == "next" and now >= this.start:
        return this.shift(1)
    # early in the week and with a past verb, "this weekend" is the one that has just been
    return this.shift(-1) if which == "this" and leaning == "past" and now.weekday() <= 2 else this


def _season(now: date, name: almanac.Season, which: str) -> Period:
    this = almanac.season(now.year, name)
    if name == "WI" and now.month < 6:
        this = almanac.season(now.year - 1, name)
    if which in ("last", "past"):
        return this if this.end < now else almanac.season(this.start.year - 1, name)
    if which in ("next", "coming"):
        return this if this.start > now else almanac.season(this.start.year + 1, name)
    return this


def _month(now: date, number: int, which: str) -> Period:
    """Return "last June": the one of last year; "this past June": the latest over; "next June": the first to begin."""
    if which == "last":
        return almanac.month(now.year - 1, number)
    if which == "past":
        return almanac.month(now.year - (number >= now.month), number)
    if which in ("next", "coming"):
        return almanac.month(now.year + (number <= now.month), number)
    return almanac.month(now.year, number)


def _season_of(found: re.Match[str], scene: Scene) -> Reading | None:
    name, span = SEASONS[found["season"].lower()], span_of(found)
    if found["year"]:
        return stated(scene, span, almanac.season(int(found["year"]), name))
    shift = _SHIFTS[found["which"].lower()]
    return relative(scene, span, lambda now: almanac.season(now.year + shift, name), f"XXXX-{name}")


def _season_alone(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 24) : found.start()]
    before = _IN_THE_FALL if found["season"].lower() == "fall" else _IN_SEASON
    if not before.search(left) or _NO_SEASON.match(scene.text, found.end()):
        return None
    name, span = SEASONS[found["season"].lower()], span_of(found)
    leaning = lean(scene, span.start, span.end)

    def move(now: date) -> Period:
        this = almanac.season(now.year, name)
        if leaning in ("future", "was"):
            return this if this.end >= now else almanac.season(now.year + 1, name)
        return this if this.start <= now else almanac.season(now.year - 1, name)

    return relative(scene, span, move, f"XXXX-{name}", leaning=leaning, assumed=True)


def _quarter(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read quarters and halves of the year; "the last quarter" without a year is the one before this."""
    letter, span = found["what"][0].upper(), span_of(found)
    printed, which = found["nth"].lower(), (found["which"] or "").lower()
    if not which and (owner := _YEARS_QUARTER.search(scene.text[max(0, span.start - 16) : span.start])):
        which = owner["which"].lower()
    size, make = (4, almanac.quarter) if letter == "Q" else (2, almanac.half)
    if printed == "last" and not which and not found["year"]:
        if letter == "H":
            return None
        return relative(scene, span, lambda now: almanac.containing("quarter", now).shift(-1), "XXXX-QX")
    nth = int(printed[0]) if printed[0].isdigit() else ORDINALS[printed]
    nth = size if nth == -1 else nth
    if nth > size or (letter == "H" and not which and not found["year"]):
        return None
    if found["year"]:
        return stated(scene, span, make(int(found["year"]), nth))
    unknown = f"XXXX-{letter}{nth}"
    if which not in ("", "the"):
        return relative(scene, span, lambda now: make(now.year + _SHIFTS[which], nth), unknown)
    leaning = lean(scene, span.start, span.end)

    def move(now: date) -> Period:
        this = make(now.year, nth)
        if leaning == "future":
            return this if this.end >= now else make(now.year + 1, nth)
        past = this if this.start <= now else make(now.year - 1, nth)
        return this if (now - past.end).days > STALE else past

    return relative(scene, span, move, unknown, leaning=leaning, assumed=True)


def _week_of_month(found: re.Match[str], scene: Scene) -> Reading | None:
    number, nth, span = month_number(found["month"]), ORDINALS[found["nth"].lower()], span_of(found)
    grain: Grain = "week" if found["unit"].lower() == "week" else "weekend"

    def in_year(years: int) -> Period:
        month = almanac.month(years, number)
        if nth == -1:
            return _whole(grain, month.end, -1, number)
        return _whole(grain, month.start, 1, number).shift(nth - 1)

    if found["year"]:
        return stated(scene, span, in_year(int(found["year"])))
    leaning = lean(scene, span.start, span.end)

    def move(now: date) -> Period:
        return in_year(now.year + (number < now.month) if leaning == "future" else now.year - (number > now.month))

    return relative(scene, span, move, "XXXX-WXX", leaning=leaning, assumed=True)


def _whole(grain: Grain, when: date, step: int, number: int) -> Period:
    """Return the month's first or last week, told as ISO does by where its Thursday lies; a weekend by its Saturday."""
    period = almanac.containing(grain, when)
    middle = period.start + timedelta(days=3 if grain == "week" else 0)
    return period if middle.month == number else period.shift(step)


RULES = (
    Rule(frozenset(["this"]), _THIS_PAST, _this),
    Rule(frozenset(ORDINALS) | {"0"}, _QUARTER, _quarter),
    Rule(frozenset(ORDINALS), _WEEK_OF_MONTH, _week_of_month),
    Rule(frozenset(_SHIFTS), _THIS, _this),
    Rule(frozenset(["q", "h"]), _Q, _quarter),
    Rule(frozenset(SEASONS), _SEASON_OF, _season_of),
    Rule(frozenset(SEASONS), _SEASON_ALONE, _season_alone),
)
