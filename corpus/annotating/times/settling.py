"""Work out what is known only from the other expressions: counted dates, ends of ranges, times of day, years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpus.annotating.times.almanac import FINENESS, Grain, Period, containing, day, month
from corpus.annotating.times.expressions import Pending, Reading, on_calendar
from corpus.annotating.times.lexicon import S
from corpus.annotating.times.widening import widen
from corpus.model import Span, TimeExpression

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

SAME_SENTENCE = 120  # characters between a time of day and its date
SAME_STORY = 300  # characters: a date without a year that follows a full one so closely goes on in its story
LEAD_IN = 40  # characters between "three days after" and the date it counts from

_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)(?=T\d\d:\d\d)")
_BARE = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<dom>\d\d))?(?P<part>T[A-Z]{2})?")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+[A-Z]|\n")
_BREAK = re.compile(r"[.;:,!?\n]\s|\n")
_ON = re.compile(rf"{S}(?:on{S})?")
_FROM = re.compile(rf"\b(?P<word>from|between){S}$", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"{S}(?P<word>to|and|through|until|till|thru){S}(?:the{S})?(?:early{S}|mid-?|late{S})?|\s?[-–—]\s?", re.IGNORECASE
)
_GRAINS: tuple[Grain, ...] = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade")


def settle(readings: list[Reading], scene: Scene) -> list[TimeExpression]:
    """Return the expressions of an article, in order, with everything that one tells about another."""
    expressions = _counted(readings, scene)
    for at, expression in enumerate(expressions):
        if at + 1 < len(expressions) and _are_ends(expression, expressions[at + 1], scene):
            expressions[at] = _in_order(expression, expressions[at + 1])
    for at, expression in enumerate(expressions):
        if _CLOCK.match(expression.value):
            expressions[at] = _on_its_day(expressions, at, scene)
    expressions = _merged(expressions, scene)
    return expressions if scene.reference else _pinned(expressions, scene)


def _counted(readings: list[Reading], scene: Scene) -> list[TimeExpression]:
    """Count from the date that follows "after", else from the latest one before."""
    out: list[TimeExpression] = []
    for at, reading in enumerate(readings):
        if not isinstance(reading, Pending):
            out.append(reading)
            continue
        base = _behind(readings, at, scene) if reading.forward else _before(out, reading)
        expression = _shifted(reading, base, scene) if base else reading.otherwise
        if expression:
            out.append(widen(expression, scene, out[-1].span.end if out else 0))
    return out


def _behind(readings: list[Reading], at: int, scene: Scene) -> TimeExpression | None:
    if at + 1 == len(readings):
        return None
    here, then = readings[at], readings[at + 1]
    between = scene.text[here.span.end : then.span.start]
    if (
        len(between) > LEAD_IN
        or _BREAK.search(between)
        or isinstance(then, Pending)
        or isinstance(here, TimeExpression)
    ):
        return None
    return then if _is_fine_enough(then, here) else None


def _before(out: list[TimeExpression], reading: Pending) -> TimeExpression | None:
    """Return the latest expression before that names a date, as fine as is needed, within reach."""
    for other in reversed(out):
        if reading.span.start - other.span.end > reading.reach:
            return None
        if reading.told and other.planned:
            continue
        if other.type in ("DATE", "TIME") and _is_fine_enough(other, reading):
            return other
    return None


def _is_fine_enough(base: TimeExpression, reading: Pending) -> bool:
    period = period_of(base)
    return period is not None and FINENESS[period.grain] <= FINENESS[reading.coarsest]


def period_of(expression: TimeExpression) -> Period | None:
    """Return the stretch of the calendar that an expression names, or None."""
    first, last = expression.start, expression.end
    if first is None or last is None:
        return None
    for grain in _GRAINS:
        try:
            period = containing(grain, first)
        except (ValueError, OverflowError):  # the ends of the calendar
            continue
        if period.start == first and period.end == last:
            return period
    return Period("week", first, last, expression.value)


def _shifted(reading: Pending, base: TimeExpression, scene: Scene) -> TimeExpression | None:
    period = period_of(base)
    otherwise = reading.otherwise
    try:
        moved = reading.shift(period) if period else None
    except (ValueError, OverflowError):
        moved = None
    if moved is None:
        return otherwise
    planned = base.planned or bool(scene.reference and moved.start > scene.reference)
    assumed = base.direction == "assumed"
    dated = on_calendar(reading.span, moved, "expression", assumed=assumed, planned=planned, anchor=base.span)
    # "two days" before a date is a duration to TIMEX3; the day it leads to stands in start and end
    measured = reading.forward and otherwise is not None and otherwise.type == "DURATION"
    return replace(dated, value=otherwise.value, type="DURATION") if measured and otherwise else dated


def _are_ends(first: TimeExpression, last: TimeExpression, scene: Scene) -> bool:
    """Tell the two ends of a range: "from May to July", "between June 3 and June 9", "Nov. 30-Dec. 2"."""
    if not (first.type == last.type == "DATE" and first.start and last.start):
        return False
    if first.precision != last.precision or first.precision not in ("day", "month"):
        return False
    between = _BETWEEN.fullmatch(scene.text, first.span.end, last.span.start)
    if between is None:
        return False
    opening = _FROM.search(scene.text[max(0, first.span.start - 12) : first.span.start])
    return (between["word"] or "-").lower() != "and" or bool(opening and opening["word"].lower() == "between")


def _in_order(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """Return the first end in the latest year that puts it before the last, where it was printed without a year.

    The two ends stay two expressions with their own values, as TIMEX3 has it.
    """
    if first.basis == "stated" or first.start is None or first.end is None or last.start is None:
        return first
    if first.start < last.start and (last.start - first.start).days <= 366:
        return first
    for years in (last.start.year, last.start.year - 1):
        try:
            start, end = first.start.replace(year=years), first.end.replace(year=years)
        except ValueError:  # 29 February
            continue
        if start < last.start:
            return replace(first, start=start, end=end, value=f"{years:04}{first.value[4:]}", planned=last.planned)
    return first


def _on_its_day(expressions: list[TimeExpression], at: int, scene: Scene) -> TimeExpression:
    """Put a time of day on the day its sentence names: "at 9 a.m. Friday", "on June 13 at 18:00 UTC"."""
    clock = expressions[at]
    near = (expressions[other] for other in (at + 1, at - 1, at - 2) if 0 <= other < len(expressions))
    base = next((other for other in near if _is_its_day(other, clock, scene)), None)
    if base is None or base.start is None:
        return clock
    dated = on_calendar(clock.span, day(base.start), "expression", planned=base.planned, anchor=base.span)
    value = _CLOCK.sub(base.start.isoformat(), clock.value, count=1)
    return replace(dated, value=value, type="TIME", direction=base.direction, qualifier=clock.qualifier)


def _is_its_day(base: TimeExpression, clock: TimeExpression, scene: Scene) -> bool:
    if base.precision != "day" or base.start != base.end or base.type == "DURATION":
        return False
    first, last = sorted((base.span, clock.span))
    between = scene.text[first.end : last.start]
    return len(between) <= SAME_SENTENCE and not _SENTENCE_END.search(between)


def _merged(expressions: list[TimeExpression], scene: Scene) -> list[TimeExpression]:
    """Make one expression of a time of day and the day right behind it: "9 a.m. Friday", "16:00 UTC on June 13"."""
    out: list[TimeExpression] = []
    for expression in expressions:
        clock = out[-1] if out else None
        if (
            clock
            and clock.anchor == expression.span
            and _CLOCK.match(clock.value)
            and _ON.fullmatch(scene.text, clock.span.end, expression.span.start)
        ):
            whole = Span(clock.span.start, expression.span.end)
            out[-1] = replace(clock, span=whole, basis=expression.basis, anchor=expression.anchor)
        else:
            out.append(expression)
    return out


def _pinned(expressions: list[TimeExpression], scene: Scene) -> list[TimeExpression]:
    """Give a month or day without a year the year of the full date named just before it, if it follows in it."""
    full: TimeExpression | None = None
    out: list[TimeExpression] = []
    for expression in expressions:
        bare = _BARE.fullmatch(expression.value)
        if bare and full and full.start and _goes_on(full, expression, scene):
            out.append(_in_year_of(full, full.start, expression, bare))
            continue
        if expression.basis == "stated" and expression.precision in ("day", "month") and expression.type == "DATE":
            full = expression
        out.append(expression)
    return out


def _goes_on(full: TimeExpression, expression: TimeExpression, scene: Scene) -> bool:
    between = scene.text[full.span.end : expression.span.start]
    return len(between) <= SAME_STORY and "\n" not in between


def _in_year_of(full: TimeExpression, since: date, expression: TimeExpression, bare: re.Match[str]) -> TimeExpression:
    months = int(bare["month"])
    try:
        period = day(date(since.year, months, int(bare["dom"]))) if bare["dom"] else month(since.year, months)
    except ValueError:  # 29 February
        return expression
    if period.end < since:
        return expression
    dated = on_calendar(expression.span, period, "context", suffix=bare["part"] or "", assumed=True, anchor=full.span)
    return replace(dated, qualifier=expression.qualifier)
