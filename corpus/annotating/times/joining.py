"""Join what belongs together: the words before an expression, the date it counts from, the two ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpus.annotating.times.almanac import FINENESS, Grain, Period, containing, day, month
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
    r"\b(?P<about>nearly|almost|about|around|approximately|roughly|(?:just\s{1,3})?over(?!\s{1,3}the)|(?:more|less|fewer)\s{1,3}than|at\s{1,3}least|up\s{1,3}to|some|the)\s{1,3}$",
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
_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)T\d\d:\d\d")
_BARE = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<dom>\d\d))?(?P<part>T[A-Z]{2})?")
SAME_SENTENCE = 120  # characters between a time of day and its date
NARRATIVE = 300  # characters: a date without a year that follows a full one so closely goes on in its story
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
        if opened:
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


def settled(readings: list[Reading], scene: Scene) -> list[TimeExpression]:
    """Work out what can only be known from the other expressions, in order: counted dates, ranges, times of day, years."""
    expressions = ranged(anchored(readings, scene), scene)
    return clocked(expressions, scene) if scene.reference else pinned(clocked(expressions, scene), scene)


def anchored(readings: list[Reading], scene: Scene) -> list[TimeExpression]:
    """Work out what is counted from another expression: the one that follows "after", else the latest one before."""
    out: list[TimeExpression] = []
    for at, reading in enumerate(readings):
        if not isinstance(reading, Pending):
            out.append(reading)
            continue
        base = _following(readings, at, scene) if reading.forward else _preceding(out, reading, scene)
        settled = _counted(reading, base, scene) if base else reading.otherwise
        if settled:
            out.append(widen(settled, scene, out[-1].span.end if out else 0))
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
        if reading.span.start - other.span.end > reading.reach:
            return None
        if other.start is not None and other.type in ("DATE", "TIME"):
            period = period_of(other)
            if period and (FINENESS[period.grain] <= FINENESS[reading.finest]):
                return other
    return None


def _counted(reading: Pending, base: TimeExpression, scene: Scene) -> TimeExpression | None:
    period = period_of(base)
    if period is None:
        return reading.otherwise
    try:
        moved = reading.shift(period)
    except (ValueError, OverflowError):
        return reading.otherwise
    otherwise = reading.otherwise
    measured = otherwise is not None and otherwise.type == "DURATION" and reading.forward
    return TimeExpression(
        span=reading.span,
        value=otherwise.value if otherwise and measured else moved.value,
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


def clocked(expressions: list[TimeExpression], scene: Scene) -> list[TimeExpression]:
    """Put a time of day on the day that its sentence names: "at 9 a.m. Friday", "on June 13 at 18:00 UTC"."""
    out = list(expressions)
    for at, expression in enumerate(out):
        if not _CLOCK.match(expression.value):
            continue
        near = [out[other] for other in (at + 1, at - 1, at - 2) if 0 <= other < len(out)]
        base = next((other for other in near if _same_sentence(other, expression, scene)), None)
        if base is None or base.start is None:
            continue
        out[at] = replace(
            expression,
            value=base.start.isoformat() + expression.value[10:],
            basis="expression",
            start=base.start,
            end=base.start,
            precision="day",
            direction=base.direction,
            planned=base.planned,
            anchor=base.span,
        )
    return out


def _same_sentence(base: TimeExpression, clock: TimeExpression, scene: Scene) -> bool:
    if base.precision != "day" or base.start != base.end or base.type == "DURATION":
        return False
    first, last = sorted((base.span, clock.span))
    between = scene.text[first.end : last.start]
    return len(between) < SAME_SENTENCE and "\n" not in between and not re.search(r"[.!?][\"”’]?\s+[A-Z]", between)


def pinned(expressions: list[TimeExpression], scene: Scene) -> list[TimeExpression]:
    """Give a month or day without a year the year of the full date that was named just before it, if it follows in it."""
    out: list[TimeExpression] = []
    full: TimeExpression | None = None
    for expression in expressions:
        bare = _BARE.fullmatch(expression.value)
        if bare and full and full.start and _continues(full, expression, scene):
            expression = _in_year(expression, bare, full)
        elif expression.basis == "stated" and expression.precision in ("day", "month") and expression.type == "DATE":
            full = expression
        out.append(expression)
    return out


def _continues(full: TimeExpression, expression: TimeExpression, scene: Scene) -> bool:
    between = scene.text[full.span.end : expression.span.start]
    return len(between) <= NARRATIVE and "\n" not in between.strip("\n")


def _in_year(expression: TimeExpression, bare: re.Match[str], full: TimeExpression) -> TimeExpression:
    assert full.start is not None  # noqa: S101 - the caller has looked
    years, months = full.start.year, int(bare["month"])
    try:
        period = day(date(years, months, int(bare["dom"]))) if bare["dom"] else month(years, months)
    except ValueError:
        return expression
    if period.start < full.start and not period.contains(full.start):
        return expression
    return replace(
        expression,
        value=period.value + (bare["part"] or ""),
        basis="context",
        start=period.start,
        end=period.end,
        precision=PRECISION[period.grain],
        direction="assumed",
        anchor=full.span,
    )
