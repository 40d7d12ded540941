"""Make the values of time expressions from periods of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.annotating.times.direction import lean
from corpus.model import Precision, Span, TimeExpression, TimeType

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from datetime import date

    from corpus.annotating.times.almanac import Grain, Period
    from corpus.annotating.times.scene import Basis, Scene

PRECISION: dict[Grain, Precision] = {"day": "day", "month": "month", "year": "year"}
LEANED = 240  # days; news prints the year of a day that is further off, so there the nearer side is right
BOUNDS: dict[Grain, Literal["day", "month", "year"]] = {
    "quarter": "month",
    "half": "month",
    "season": "month",
    "month": "month",
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
    finest: Grain
    """The coarsest kind of period that can be counted from."""
    otherwise: TimeExpression | None
    """What it is where there is nothing to count from; None where it is no time then."""
    reach: int = 300
    """How many characters back the other expression may stand."""


Reading = TimeExpression | Pending


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words at which it is tried, and what to make of a match; None where it is no time after all."""

    name: str
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
    value: str | None = None,
    kind: TimeType = "DATE",
    assumed: bool = False,
    planned: bool = False,
    anchor: Span | None = None,
) -> TimeExpression:
    """Return an expression that names a period of the calendar."""
    return TimeExpression(
        span=span,
        value=value or period.value,
        type=kind,
        basis=basis,
        start=period.start,
        end=period.end,
        precision=PRECISION.get(period.grain, "range"),
        bounds=BOUNDS.get(period.grain, "day"),
        direction="assumed" if assumed else "stated",
        planned=planned,
        anchor=anchor,
    )


def undated(span: Span, value: str, kind: TimeType = "DATE", basis: Basis = "unresolved") -> TimeExpression:
    """Return an expression that names no known period: a duration, a repetition, or a date nobody can place."""
    return TimeExpression(span=span, value=value, type=kind, basis=basis)


def relative(
    scene: Scene,
    span: Span,
    move: Callable[[date], Period],
    unknown: str,
    *,
    suffix: str = "",
    assumed: bool = False,
) -> TimeExpression:
    """Return what is counted from the day of publication, or `unknown` with no date where that day is not known."""
    kind: TimeType = "TIME" if suffix.startswith("T") else "DATE"
    if scene.reference is None:
        return undated(span, unknown + suffix, kind)
    try:
        period = move(scene.reference)
    except (ValueError, OverflowError):
        return undated(span, unknown + suffix, kind)
    return on_calendar(
        span,
        period,
        scene.basis,
        value=period.value + suffix,
        kind=kind,
        assumed=assumed,
        planned=period.start > scene.reference,
        anchor=scene.anchor,
    )


def nearest(days: list[date], reference: date, leaning: str | None) -> date | None:
    """Return the day nearest to publication, on the side the sentence leans to unless that is most of a year away."""
    best: dict[bool, tuple[int, date]] = {}
    for when in days:
        ahead = when > reference or (when == reference and leaning == "future")
        distance = abs((when - reference).days)
        if ahead not in best or distance < best[ahead][0]:
            best[ahead] = (distance, when)
    leaned = best.get(leaning == "future")
    if leaning and leaned and leaned[0] <= LEANED:
        return leaned[1]
    return min(best.values())[1] if best else None


def to_come(scene: Scene, span: Span, start: date) -> bool:
    """Tell whether the text presents it as still to come: dated after publication, or said so beside it."""
    if scene.reference is not None and start > scene.reference:
        return True
    return lean(scene, span.start, span.end) == "future" and (scene.reference is None or start >= scene.reference)
