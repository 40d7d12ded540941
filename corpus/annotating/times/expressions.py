"""Make the values of time expressions from periods of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.annotating.times.direction import lean
from corpus.model import Precision, Span, TimeExpression, TimeType

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable
    from datetime import date

    from corpus.annotating.times.almanac import Grain, Period
    from corpus.annotating.times.direction import Lean
    from corpus.annotating.times.scene import Basis, Scene

LEANED = 240  # days; news prints the year of a day that is further off, so there the nearer side is right
_PRECISION: dict[Grain, Precision] = {"day": "day", "month": "month", "year": "year"}
_BOUNDS: dict[Grain, Literal["day", "month", "year"]] = {
    "month": "month",
    "season": "month",
    "quarter": "month",
    "half": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}


@dataclass(frozen=True, slots=True)
class Pending:
    """An expression that counts from another one, before that one is known."""

    span: Span
    shift: Callable[[Period], Period]
    """From the period counted from to the one meant."""
    forward: bool
    """True where the other expression follows ("two days after Monday"), False where it stands before."""
    coarsest: Grain
    """The coarsest kind of period that can be counted from: three days lead on from a day, not from a year."""
    otherwise: TimeExpression | None
    """What it is where there is nothing to count from; None where it is no time then."""
    told: bool = False
    """True where its verb is past, so that it is not counted from a date to come."""
    reach: int = 300
    """How many characters back the other expression may stand."""


Reading = TimeExpression | Pending


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words at which it is tried, and what to make of a match; None where it is no time after all."""

    starts: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Reading | None]


def span_of(found: re.Match[str]) -> Span:
    """Return the range of a whole match."""
    return Span(found.start(), found.end())


def on_calendar(
    span: Span,
    period: Period,
    basis: Basis,
    *,
    suffix: str = "",
    assumed: bool = False,
    planned: bool = False,
    anchor: Span | None = None,
) -> TimeExpression:
    """Return an expression that names a period of the calendar, or with a suffix such as TMO a part of its day."""
    return TimeExpression(
        span=span,
        value=period.value + suffix,
        type="DURATION" if period.value.startswith("P") else "TIME" if suffix else "DATE",
        basis=basis,
        start=period.start,
        end=period.end,
        precision=_PRECISION.get(period.grain, "range"),
        bounds=_BOUNDS.get(period.grain, "day"),
        direction="assumed" if assumed else "stated",
        planned=planned,
        anchor=anchor,
    )


def stated(scene: Scene, span: Span, period: Period, suffix: str = "", *, assumed: bool = False) -> TimeExpression:
    """Return a date that the words give in full."""
    planned = _is_to_come(scene, span, period)
    return on_calendar(span, period, "stated", suffix=suffix, assumed=assumed, planned=planned)


def undated(span: Span, value: str, kind: TimeType = "DATE") -> TimeExpression:
    """Return an expression that names no known period: a duration, a repetition, or a date nobody can place."""
    unplaced = kind in ("DATE", "TIME") and "XX" in value
    return TimeExpression(span=span, value=value, type=kind, basis="unresolved" if unplaced else "stated")


def relative(
    scene: Scene,
    span: Span,
    move: Callable[[date], Period | None],
    unknown: str,
    *,
    suffix: str = "",
    leaning: Lean | None = None,
    assumed: bool = False,
) -> TimeExpression:
    """Return what is counted from the day of publication, or `unknown` with no date where it cannot be."""
    period = None
    if scene.reference is not None:
        try:
            period = move(scene.reference)
        except (ValueError, OverflowError):  # outside the years 1 to 9999
            period = None
    if period is None or scene.reference is None:
        return undated(span, unknown + suffix, "TIME" if suffix else "DATE")
    told_before = leaning == "was" or (leaning == "future" and period.end >= (scene.written or scene.reference))
    return on_calendar(
        span,
        period,
        scene.basis,
        suffix=suffix,
        assumed=assumed,
        planned=period.start > scene.reference or told_before,
        anchor=scene.anchor,
    )


def nearest(days: Iterable[date], reference: date, leaning: Lean | None) -> date | None:
    """Return the day nearest to publication, on the side the sentence leans to unless that is most of a year away."""
    best: dict[bool, tuple[int, date]] = {}
    for when in days:
        ahead = when > reference or (when == reference and leaning == "future")
        best[ahead] = min(best.get(ahead, (10**6, when)), (abs((when - reference).days), when))
    leaned = best.get(leaning == "future")
    if leaning in ("past", "future") and leaned and leaned[0] <= LEANED:
        return leaned[1]
    return min(best.values())[1] if best else None


def _is_to_come(scene: Scene, span: Span, period: Period) -> bool:
    """Tell whether the text presents it as still to come: dated after publication, or said so beside it."""
    if scene.reference is None:
        return lean(scene, span.start, span.end) == "future"
    if period.start > scene.reference:
        return True
    return period.end >= scene.reference and lean(scene, span.start, span.end) == "future"
