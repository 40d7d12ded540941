"""Join what belongs together: the words before an expression, the date it counts from, the two ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.annotating.times.almanac import FINENESS, Grain, Period, containing
from corpus.annotating.times.expressions import BOUNDS, PRECISION, Pending, Reading
from corpus.model import Span, TimeExpression

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_LEFT = re.compile(
    r"(?:(?:\bthe\s{1,3})?(?P<edge>(?:very\s{1,3})?beginning|start|middle|end|close|(?:latter|first|early|later?)\s{1,3}part)\s{1,3}of\s{1,3}(?:the\s{1,3})?"
    r"|(?:\b(?:the)\s{1,3})?\b(?P<part>early|earlier|mid|middle|late|later)(?:\s{1,3}(?:in|on)(?:\s{1,3}the)?)?[\s-]{1,3}"
    r"|\b(?:the)\s{1,3})$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?P<about>nearly|almost|about|around|approximately|roughly|(?:just\s{1,3})?over|(?:more|less|fewer)\s{1,3}than|at\s{1,3}least|up\s{1,3}to|some|the)\s{1,3}$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?P<word>since(?:\s{1,3}at\s{1,3}least)?|as\s{1,3}of|as\s{1,3}early\s{1,3}as|until|till|through|by|before|after|prior\s{1,3}to|no\s{1,3}later\s{1,3}than|about|around|circa|starting|beginning)"
    r"\s{1,3}(?:in\s{1,3}|on\s{1,3}|at\s{1,3})?(?:the\s{1,3})?$",
    re.IGNORECASE,
)
_QUALIFIERS = {
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "by",
    "no later than": "by",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "as of": "as of",
    "about": "about",
    "around": "about",
    "circa": "about",
    "starting": "since",
    "beginning": "since",
}
_TAKES_THE = re.compile(
    r"(?:last|next|past|coming|previous|following|preceding|same|first|second|third|fourth|final|current|day|night|week|month|year|morning|very|\d+0|\d+(?:st|nd|rd|th)|['’]\d0|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|spring|summer|fall|autumn|winter|recent|future|past|weekend|fiscal)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s{1,3}(?P<word>to|and|through|until|till|thru)\s{1,3}(?:the\s{1,3})?(?:early\s{1,3}|mid-?|late\s{1,3})?$|\s?[-–—]\s?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?P<word>from|between)\s{1,3}$", re.IGNORECASE)


def widen(reading: TimeExpression, scene: Scene, floor: int) -> TimeExpression:
    """Take in the words before an expression that belong to it, and note the ones that qualify it."""
    start = reading.span.start
    left = scene.text[max(floor, start - 40) : start]
    qualifier = reading.qualifier
    if reading.type in ("DATE", "TIME"):
        found = _LEFT.search(left)
        if found and (found["edge"] or found["part"] or _TAKES_THE.match(scene.text, start)):
            start -= len(left) - found.start()
            qualifier = _part(found) or qualifier
            left = left[: found.start()]
        opened = _OPEN.search(left)
        if opened and qualifier is None:
            word = " ".join(opened["word"].lower().split())
            qualifier = _QUALIFIERS.get(
                word, "since" if word.startswith("since") or word.startswith("as early") else None
            )
    elif reading.type == "DURATION":
        while found := _ABOUT.search(left):
            start -= len(left) - found.start()
            if found["about"].lower() != "the":
                qualifier = "about"
            left = left[: found.start()]
    if start == reading.span.start and qualifier == reading.qualifier:
        return reading
    return replace(reading, span=Span(start, reading.span.end), qualifier=qualifier)


def _part(found: re.Match[str]) -> str | None:
    if found["part"]:
        return {"earl": "early", "mid": "mid", "midd": "mid", "late": "late"}[found["part"].lower()[:4]]
    if found["edge"]:
        edge = found["edge"].lower().split()
        if edge[-1] == "part":
            return "early" if edge[0] in ("first", "early") else "late"
        return {"beginning": "early", "start": "early", "middle": "mid"}.get(edge[-1], "late")
    return None


def period_of(reading: TimeExpression) -> Period | None:
    """Return the stretch of calendar that a resolved expression names, or None."""
    if reading.start is None or reading.end is None:
        return None
    grain: Grain = "day"
    for candidate in ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade"):
        try:
            period = containing(candidate, reading.start)
        except (ValueError, OverflowError):
            continue
        if period.start == reading.start and period.end == reading.end:
            return period
    return Period(grain if reading.start == reading.end else "week", reading.start, reading.end, reading.value)


def anchored(readings: list[Reading], scene: Scene) -> list[TimeExpression]:
    """Work out what is counted from another expression: the one that follows "after", else the latest one before."""
    out: list[TimeExpression] = []
    for at, reading in enumerate(readings):
        if not isinstance(reading, Pending):
            out.append(reading)
            continue
        base = _following(readings, at, scene) if reading.forward else _preceding(out, reading, scene)
        out.append(_counted(reading, base, scene) if base else reading.otherwise)
    return out


def _following(readings: list[Reading], at: int, scene: Scene) -> TimeExpression | None:
    if at + 1 >= len(readings):
        return None
    here, then = readings[at], readings[at + 1]
    between = scene.text[here.span.end : then.span.start]
    if isinstance(then, Pending) or then.start is None or len(between) > 40 or re.search(r"[.;:,!?\n]\s", between):
        return None
    return then


def _preceding(out: list[TimeExpression], reading: Pending, scene: Scene) -> TimeExpression | None:
    """Return the latest expression before, close by and fine enough, that names a date."""
    for other in reversed(out):
        if reading.span.start - other.span.end > 300 or scene.text.count("\n", other.span.end, reading.span.start) > 2:
            return None
        if other.start is not None and other.type in ("DATE", "TIME"):
            period = period_of(other)
            if period and (FINENESS[period.grain] <= FINENESS[reading.finest]):
                return other
    return None


def _counted(reading: Pending, base: TimeExpression, scene: Scene) -> TimeExpression:
    period = period_of(base)
    if period is None:
        return reading.otherwise
    try:
        moved = reading.shift(period)
    except (ValueError, OverflowError):
        return reading.otherwise
    measured = reading.otherwise.type == "DURATION" and reading.forward
    return TimeExpression(
        span=reading.span,
        value=reading.otherwise.value if measured else moved.value,
        type="DURATION" if measured else "DATE",
        basis="expression",
        start=moved.start,
        end=moved.end,
        precision=PRECISION.get(moved.grain, "range"),
        bounds=BOUNDS.get(moved.grain, "day"),
        direction=base.direction,
        planned=base.planned or bool(scene.reference and moved.start > scene.reference),
        anchor=base.span,
    )


def ranged(expressions: list[TimeExpression], scene: Scene) -> list[TimeExpression]:
    """Put the first end of a range in the year of its last: "from May to July 2015", "Nov. 30 to Jan. 2, 2016".

    The two ends stay two expressions, as TIMEX3 has it; each keeps its own value.
    """
    out = list(expressions)
    for at in range(len(out) - 1):
        first, last = out[at], out[at + 1]
        if _are_ends(first, last, scene):
            out[at] = _in_order(first, last)
    return out


def _are_ends(first: TimeExpression, last: TimeExpression, scene: Scene) -> bool:
    if first.type != "DATE" or last.type != "DATE" or first.start is None or last.start is None:
        return False
    if first.precision != last.precision or first.precision not in ("day", "month"):
        return False
    between = _BETWEEN.match(scene.text, first.span.end, last.span.start)
    if not between or between.end() != last.span.start:
        return False
    opening = _FROM.search(scene.text[max(0, first.span.start - 12) : first.span.start])
    word = (between["word"] or "-").lower()
    return word != "and" or bool(opening and opening["word"].lower() == "between")


def _in_order(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """Return the first end in the latest year that puts it before the last, where it was printed without a year."""
    if first.basis == "stated" or first.start is None or first.end is None or last.start is None:
        return first
    if first.start < last.start and (last.start - first.start).days <= 366:
        return first
    for years in (last.start.year, last.start.year - 1):
        try:
            start, end = first.start.replace(year=years), first.end.replace(year=years)
        except ValueError:
            continue
        if start < last.start:
            return replace(first, start=start, end=end, value=f"{years:04}{first.value[4:]}", planned=last.planned)
    return first
