"""Read holidays and named days: Labor Day, Christmas Eve, Election Day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, nearest, relative, span_of, stated
from corpus.annotating.times.lexicon import YEAR, S, either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.annotating.times.almanac import Period
    from corpus.annotating.times.direction import Lean
    from corpus.annotating.times.scene import Scene

AROUND = 4  # years on each side of publication in which the nearest holiday is looked for


def _read_table() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("holidays.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(rule.split()) for name, rule in pairs}


_TOLD: dict[str, Lean] = {"last": "past", "next": "future"}
_TABLE = _read_table()
_NAMES = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(_TABLE, key=len, reverse=True))
_HOLIDAY = re.compile(
    rf"(?:(?P<which>last|next|this){S})?(?P<name>{_NAMES})(?!\w)(?:,?{S}(?:of{S})?{YEAR})?", re.IGNORECASE
)
_SEASONAL = re.compile(r"christmas|halloween|easter|thanksgiving", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"{S}(?!{either('and or when where with in on at is was were will to for of by as but that this next last')}\b"
    rf"|{either('because after before since while if he she they we it the a an his her their from than so')}\b"
    rf"|{either('morning night evening weekend week season day dinner break holidays? recess')}\b)[a-z]|{S}[A-Z]|[-‑]\w"
)
_EVENT = re.compile(rf"{S}{either('Agreement Accords? Pact Island Massacre Rising Uprising Bombing Offensive')}\b")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w’'.]*\s{1,3}$")
_DATES = re.compile(
    r"(?:^|[.!?:;,“\"(]\s{0,3}|\b(?:On|At|By|Before|After|Since|Until|For|Last|Next|This|Over|During|Around|And|The)\s)$"
)


def _holiday(found: re.Match[str], scene: Scene) -> Reading | None:
    name, span = found["name"], span_of(found)
    if not (name[0].isupper() or name[0].isdigit()) or _EVENT.match(scene.text, found.end()):
        return None
    if _SEASONAL.fullmatch(name) and _is_compound(found, scene):
        return None
    rule = _TABLE[name.lower().replace("’", "'")]
    if found["year"]:
        when = _in_year(rule, int(found["year"]))
        return stated(scene, span, almanac.day(when)) if when else None
    which = (found["which"] or "").lower()
    leaning = _TOLD.get(which) or lean(scene, span.start, span.end)

    def move(now: date) -> Period | None:
        when = nearest(_around(now, rule, which), now, leaning)
        unsure = when is None or (rule[0] == "election" and leaning == "past" and when > now)
        return None if unsure or when is None else almanac.day(when)

    return relative(scene, span, move, "XXXX-XX-XX", leaning=leaning, assumed=leaning not in ("past", "future"))


def _is_compound(found: re.Match[str], scene: Scene) -> bool:
    """Tell a holiday's name that is part of another ("Christmas trees", "A Sad Christmas") from the day."""
    if _GOES_ON.match(scene.text, found.end()):
        return True
    left = scene.text[max(0, found.start() - 20) : found.start()]
    return bool(_CAPITAL_BEFORE.search(left)) and not _DATES.search(left)


def _around(now: date, rule: tuple[str, ...], which: str) -> Iterator[date]:
    """Yield the days of a holiday around a day: only those before it for "last", only those behind for "next"."""
    for years in range(max(2, now.year - AROUND), min(9998, now.year + AROUND) + 1):
        when = _in_year(rule, years)
        if when and not (which == "last" and when >= now) and not (which == "next" and when <= now):
            yield when


def _in_year(rule: tuple[str, ...], years: int) -> date | None:
    """Return the day a holiday falls on in a year, or None where that year has none."""
    kind, *printed = rule
    numbers = [int(number) for number in printed]
    match kind:
        case "fixed":
            return date(years, numbers[0], numbers[1])
        case "nth":
            return almanac.nth_weekday(years, *numbers[:3]) + timedelta(days=sum(numbers[3:]))
        case "easter":
            return almanac.easter(years) + timedelta(days=numbers[0])
        case _:
            # by federal law the Tuesday after the first Monday of November, in even years
            return almanac.nth_weekday(years, 11, 0, 1) + timedelta(days=1) if years % 2 == 0 else None


RULES = (
    Rule(frozenset(re.split(r"['. ]", name)[0] for name in _TABLE) | {"last", "next", "this", "0"}, _HOLIDAY, _holiday),
)
