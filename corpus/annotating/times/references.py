"""Read words that point to a time without dating it: now, recently, in the future; and holidays, which have dates of their own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, nearest, on_calendar, span_of, undated
from corpus.annotating.times.lexicon import YEAR, S

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_REFERENCES = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "recently": "PAST_REF",
    "recent": "PAST_REF",
    "previously": "PAST_REF",
    "soon": "FUTURE_REF",
    "future": "FUTURE_REF",
    "past": "PAST_REF",
}
_REFERENCE = re.compile(
    rf"(?P<key>now|currently|current|presently|nowadays|recently|recent|previously|soon|future|past)\b(?!-)(?:{S}(?:days|weeks|months|years|times|history|decades))?",
    re.IGNORECASE,
)
_TERM = re.compile(rf"(?P<key>near|short|long|longer|time){S}(?P<noun>term|being)\b", re.IGNORECASE)


def _reference(found: re.Match[str], scene: Scene) -> Reading | None:
    key = found["key"].lower()
    left = scene.text[max(0, found.start() - 16) : found.start()]
    span = span_of(found)
    if key in ("past", "future"):
        if not re.search(
            r"\b(?:in|for|of|into|from|about)\s{1,3}the\s{1,3}(?:near\s{1,3}|distant\s{1,3}|foreseeable\s{1,3}|recent\s{1,3})?$",
            left,
            re.IGNORECASE,
        ):
            return None
        if re.match(
            r"\s{1,3}(?:\d|of\b)|\s{1,3}\w+\s(?:days|weeks|months|years|decades)\b",
            scene.text[found.end() : found.end() + 24],
        ):
            return None
    if key == "soon" and re.search(r"\b(?:as|too|how)\s{1,3}$", left, re.IGNORECASE):
        return None
    if key == "now" and (
        re.search(r"\b(?:until|from|by|till|just|right|even|than)\s{1,3}$", left, re.IGNORECASE) and False
    ):
        return None
    if found["key"][0].isupper() and found["key"] not in (
        "Now",
        "Currently",
        "Recently",
        "Previously",
        "Recent",
        "Current",
    ):
        return None
    return undated(span, _REFERENCES[key], "DATE", "stated")


def _term(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the near term" and "for the time being"."""
    noun, key = found["noun"].lower(), found["key"].lower()
    if not re.search(r"\bthe\s{1,3}$", scene.text[max(0, found.start() - 6) : found.start()], re.IGNORECASE):
        return None
    if (noun == "being") != (key == "time"):
        return None
    return undated(span_of(found), "PRESENT_REF" if noun == "being" else "FUTURE_REF", "DATE", "stated")


@lru_cache(maxsize=1)
def _holidays() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("holidays.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(rule.split()) for name, rule in pairs}


_HOLIDAY = re.compile(
    rf"(?:(?P<which>last|next|this){S})?(?P<name>{'|'.join(re.escape(name).replace(chr(39), '[’' + chr(39) + ']') for name in sorted(_holidays(), key=len, reverse=True))})(?!\w)"
    rf"(?:,?{S}(?:of{S})?{YEAR})?",
    re.IGNORECASE,
)


_BARE_HOLIDAY = re.compile(r"christmas|halloween|easter|thanksgiving", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s{1,3}(?!(?:and|or|when|where|with|in|on|at|is|was|were|will|to|for|of|by|as|but|that|this|next|last|because|after|before|since|while|if|"
    r"morning|night|weekend|week|season|day|evening|dinner|break|holidays?|recess|he|she|they|we|it|the|a|an|his|her|their|from|than|so)\b)[a-z]|[-‑]\w"
)
_OPENS = re.compile(
    r"(?:^|[.!?:;,“\"(]\s{0,3}|\b(?:On|At|By|Before|After|Since|Until|For|Last|Next|This|Over|During|Around|And|The)\s)$"
)


def _in_compound(found: re.Match[str], scene: Scene) -> bool:
    """Tell a holiday's name that is part of another ("Christmas trees", "A Sad Christmas") from the day."""
    if _GOES_ON.match(scene.text, found.end()):
        return True
    left = scene.text[max(0, found.start() - 20) : found.start()]
    return bool(re.search(r"[A-Z][\w’'.]*\s{1,3}$", left)) and not _OPENS.search(left)


def _holiday(found: re.Match[str], scene: Scene) -> Reading | None:
    name = found["name"]
    if not name[0].isupper() and not name[0].isdigit():
        return None
    if _BARE_HOLIDAY.fullmatch(name) and _in_compound(found, scene):
        return None
    rule = _holidays()[name.lower().replace("’", "'")]
    span = span_of(found)
    if found["year"]:
        when = _on(rule, int(found["year"]))
        return on_calendar(span, almanac.day(when), "stated") if when else None
    if scene.reference is None:
        return undated(span, "XXXX-XX-XX")
    leaning = lean(scene, span.start, span.end)
    which = (found["which"] or "").lower()
    days = [
        when
        for years in range(scene.reference.year - 4, scene.reference.year + 5)
        if 1 < years < 9999 and (when := _on(rule, years))
    ]
    if which in ("last", "next"):
        leaning = "past" if which == "last" else "future"
        days = [when for when in days if when != scene.reference and (when < scene.reference) == (which == "last")]
    reference = scene.reference
    when = nearest(days, reference, leaning)
    if when is None or (rule[0] == "election" and leaning == "past" and when > reference):
        return undated(span, "XXXX-XX-XX")
    return on_calendar(
        span,
        almanac.day(when),
        scene.basis,
        assumed=leaning is None and not which,
        planned=when > reference,
        anchor=scene.anchor,
    )


def _on(rule: tuple[str, ...], years: int) -> date | None:
    """Return the day a holiday falls on in a year, or None where that year has none."""
    kind, *numbers = rule
    first, *rest = [int(number) for number in numbers] or [0]
    match kind:
        case "fixed":
            return date(years, first, rest[0])
        case "nth":
            return almanac.nth_weekday(years, first, rest[0], rest[1]) + timedelta(days=rest[2] if len(rest) > 2 else 0)
        case "easter":
            return almanac.easter(years) + timedelta(days=first)
        case _:
            # federal law: the Tuesday after the first Monday of November, in even years
            return almanac.nth_weekday(years, 11, 0, 1) + timedelta(days=1) if years % 2 == 0 else None


RULES = (
    Rule(
        "holiday",
        frozenset(name.split()[0].split("'")[0].split(".")[0] for name in _holidays()) | {"last", "next", "this", "0"},
        _HOLIDAY,
        _holiday,
    ),
    Rule("term", frozenset("near short long longer time".split()), _TERM, _term),
    Rule("reference", frozenset(_REFERENCES), _REFERENCE, _reference),
)
