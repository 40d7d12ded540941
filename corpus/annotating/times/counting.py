"""Read what is counted from another day: two years ago, three days later, the day after Monday's vote, that month."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Pending, Reading, Rule, relative, span_of, undated
from corpus.annotating.times.lexicon import (
    HALF,
    MULTIPLES,
    NUMBER,
    NUMBER_STARTS,
    UNIT,
    S,
    amount,
    either,
    ends_in,
    grain_of,
    length,
    singular,
)
from corpus.annotating.times.periods import UNKNOWN
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from corpus.annotating.times.almanac import Period
    from corpus.annotating.times.scene import Scene
    from corpus.model import TimeExpression

MOST = 3000  # of any unit; what is further off is geology
FAR = 2000  # characters back to the day that "the day" goes on about

_NUMBERED = rf"{NUMBER}(?P<half>{HALF})?{S}(?:{either('short long full whole or_so more')}{S})?{UNIT}(?P<half2>{HALF})?"
_AGO = re.compile(rf"{_NUMBERED}{S}(?:ago|back(?=[,.;]))\b", re.IGNORECASE)
_FROM_NOW = re.compile(rf"{_NUMBERED}{S}from{S}(?:now|today)\b", re.IGNORECASE)
_LATER = re.compile(
    rf"{_NUMBERED}{S}(?P<way>{either('later earlier afterwards? before beforehand prior previously after')})\b"
    rf"(?!{S}than\b)",
    re.IGNORECASE,
)
_THE_DAY_BEFORE = re.compile(
    rf"(?P<unit>day|night|morning|week|month|year){S}(?P<way>before|after|prior|earlier|previous)\b", re.IGNORECASE
)
_THAT_DAY = re.compile(
    rf"(?P<way>{either('next following previous preceding same prior that that_same that_very very_same')}){S}"
    rf"(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|quarter|year)\b",
    re.IGNORECASE,
)
_THE_UNIT = re.compile(r"(?P<unit>day|week|weekend|month|year)\b(?![-‑])", re.IGNORECASE)

_BACK = frozenset("earlier before prior previously beforehand previous".split())
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1}
_THE = ends_in("the")
_THE_OR_A = ends_in("the a one")
_WITHIN = re.compile(
    rf"\b(?:(?:earlier|later|late|early){S}(?:on{S})?in"
    rf"|{either('beginning start end close middle rest remainder course much most half part so_far')}{S}(?:of|in)"
    rf"|{either('ends? ended ending finish finished finishing close closed closing start started starting')}"
    rf"|{either('begin began open opened throughout for')}){S}the{S}$",
    re.IGNORECASE,
)
_IDIOM = re.compile(rf"\bat{S}the{S}end{S}of{S}the{S}$", re.IGNORECASE)
_DURING = re.compile(
    rf"\b{either('over during throughout spent spend spending through for of into')}{S}the{S}$", re.IGNORECASE
)
_GOES_ON = re.compile(
    rf"['’]s\b|{S}{either('of that when before after between which in_which prior to ahead')}\b"
    rf"|{S}{either('he she they it we the his her')}\b"
)
_WHICH = re.compile(rf"{S}{either('that as when in_which on_which')}\b")  # "the same day that it shut" looks ahead
_CLAUSE_ENDS = re.compile(r"\s?[.,;:)”\"]|\s{0,3}$|\s{1,3}(?:and|but)\b")


def _count(found: re.Match[str]) -> float | None:
    number = amount(found["number"])
    return number + 0.5 if number is not None and (found["half"] or found["half2"]) else number


def _from_today(count: float, unit: str) -> Callable[[date], Period] | None:
    """Return the way from a day to the period so many units on: by years to a year, by months to a month."""
    grain = grain_of(unit)
    count *= MULTIPLES.get(singular(unit), 1)
    if grain in ("decade", "century"):
        grain = "year"
    if count != int(count) and grain in ("year", "week"):
        count, grain = (count * 12, "month") if grain == "year" else (count * 7, "day")
    if grain is None or count != int(count) or abs(count) > MOST:
        return None
    whole, kind = int(count), grain
    return lambda now: almanac.containing(kind, now).shift(whole)


def _ago(found: re.Match[str], scene: Scene) -> Reading | None:
    span, number, unit = span_of(found), _count(found), found["unit"]
    if number is None:
        return undated(span, "PAST_REF")
    move = _from_today(-number, unit)
    if move is None:
        return undated(span, length(number, unit), "DURATION")
    if number == 1 and singular(unit) == "week":
        return relative(scene, span, lambda now: almanac.day(now - timedelta(weeks=1)), UNKNOWN["day"])
    return relative(scene, span, move, "XXXX")


def _from_now(found: re.Match[str], scene: Scene) -> Reading | None:
    number = _count(found)
    move = _from_today(number, found["unit"]) if number is not None else None
    return relative(scene, span_of(found), move, "XXXX") if move else undated(span_of(found), "FUTURE_REF")


def _later(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "three days later" from the date before, "two days after Monday" from the one behind."""
    number, unit, way = _count(found), found["unit"], found["way"].lower()
    span, grain = span_of(found), grain_of(unit)
    behind = way in ("before", "after") and not _CLAUSE_ENDS.match(scene.text, span.end)
    if behind:
        span = Span(span.start, found.end("half2") if found["half2"] else found.end("unit"))
    measured = undated(span, length(number, unit), "DURATION")
    if number is None or grain is None or number != int(number) or number > MOST:
        return measured
    move = _steps(-int(number) if way in _BACK else int(number), unit)
    if behind:
        return Pending(span, move, forward=True, coarsest=grain, otherwise=measured)
    otherwise = measured
    if grain == "year" and way in ("earlier", "before", "previously") and number == 1:
        otherwise = _year_before(scene, span) or measured
    told = lean(scene, span.start, span.end) == "past"
    return Pending(span, move, forward=False, coarsest=grain, otherwise=otherwise, told=told)


def _year_before(scene: Scene, span: Span) -> TimeExpression | None:
    """Return the year before publication, which reports of business compare with: "from $1 billion a year earlier"."""
    if scene.reference is None:
        return None
    return relative(scene, span, lambda now: almanac.year(now.year - 1), "XXXX", assumed=True)


def _steps(count: int, unit: str) -> Callable[[Period], Period]:
    """Return the step from a period to the one so many units on, as fine as the first was given."""
    grain = grain_of(unit)
    count *= MULTIPLES.get(singular(unit), 1)

    def move(base: Period) -> Period:
        if grain == "day":
            return almanac.day((base.start if count < 0 else base.end) + timedelta(days=count))
        if grain in ("week", "weekend"):
            return almanac.containing(base.grain, base.start + timedelta(weeks=count))
        months = count * {"month": 1, "quarter": 3}.get(grain or "year", 12)
        return almanac.containing(base.grain, almanac.months_after(base.start, months))

    return move


def _the_day_before(found: re.Match[str], scene: Scene) -> Reading | None:
    way, unit, span = found["way"].lower(), found["unit"].lower(), span_of(found)
    left = scene.text[max(0, span.start - 40) : span.start]
    if not _THE_OR_A.search(left) or _WITHIN.search(left):
        return None
    grain = grain_of(unit) or "day"
    step = -1 if way in _BACK else 1
    otherwise = (unit == "year" and step < 0 and _year_before(scene, span)) or undated(span, UNKNOWN.get(grain, "XXXX"))
    forward = way in ("before", "after") and not _CLAUSE_ENDS.match(scene.text, span.end)
    told = lean(scene, span.start, span.end) == "past"
    return Pending(span, _steps(step, grain), forward=forward, coarsest=grain, otherwise=otherwise, told=told)


def _that_day(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the next day", "the following week", "that month" from the date before."""
    words, unit, span = found["way"].lower().split(), found["unit"].lower(), span_of(found)
    if words[0] != "that" and not _THE.search(scene.text[max(0, span.start - 6) : span.start]):
        return None
    unit = "day" if unit in ("night", "morning", "afternoon", "evening") else unit
    if words[-1] == "next" and unit != "day":
        return None
    grain, step = grain_of(unit) or "day", _STEPS.get(words[-1], 0)
    if words[-1] == "same" and _WHICH.match(scene.text, span.end):
        return undated(span, UNKNOWN.get(grain, "XXXX"))
    otherwise = (unit == "year" and step < 0 and _year_before(scene, span)) or undated(span, UNKNOWN.get(grain, "XXXX"))

    def move(base: Period) -> Period:
        return almanac.containing(grain, base.start).shift(step)

    told = lean(scene, span.start, span.end) == "past"
    return Pending(span, move, forward=False, coarsest=grain, otherwise=otherwise, told=told)


def _the_unit(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "later in the day", "over the weekend", "the end of the year": the one spoken of, or that of publication."""
    unit, span = found["unit"].lower(), span_of(found)
    left = scene.text[max(0, span.start - 40) : span.start]
    grain = grain_of(unit) or "day"
    if _GOES_ON.match(scene.text, span.end) or not (_DURING if unit == "weekend" else _WITHIN).search(left):
        return None
    if unit == "weekend":
        leaning = lean(scene, span.start, span.end)

        def move(now: date) -> Period:
            this = almanac.weekend_of(now)
            return this if this.contains(now) or leaning == "future" else this.shift(-1)

        return relative(scene, span, move, UNKNOWN[grain], leaning=leaning, assumed=True)
    if unit == "day":
        spoken = Pending(span, lambda base: base, forward=False, coarsest="day", otherwise=None, reach=FAR)
        return None if _IDIOM.search(left) else spoken
    return relative(scene, span, lambda now: almanac.containing(grain, now), UNKNOWN.get(grain, "XXXX"), assumed=True)


RULES = (
    Rule(NUMBER_STARTS, _AGO, _ago),
    Rule(NUMBER_STARTS, _FROM_NOW, _from_now),
    Rule(NUMBER_STARTS, _LATER, _later),
    Rule(frozenset("day week weekend month year".split()), _THE_UNIT, _the_unit),
    Rule(frozenset("day night morning week month year".split()), _THE_DAY_BEFORE, _the_day_before),
    Rule(frozenset("next following previous preceding same that prior very".split()), _THAT_DAY, _that_day),
)
