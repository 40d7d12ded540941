"""Read times of the day: 9:30 a.m. EST, 14:48 UTC, noon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.times.expressions import Reading, Rule, span_of
from corpus.annotating.times.lexicon import DIGITS, ends_in
from corpus.model import TimeExpression

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_UNIVERSAL = ("UTC", "GMT", "Z")
_ZONE = (
    r"(?:\s{0,2}(?P<open>\()?(?P<zone>UTC|GMT|Z|[ECMP][SD]?T|BST|CES?T|EES?T|IST|JST|MSK|AES?[DS]?T|local\stime"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s(?:Standard|Daylight))?(?:\s[Tt]ime)?)(?!\w)"
    r"(?:\s?[+−-]\s?\d{1,2}(?::?\d\d)?)?(?(open)\)))"
)
_CLOCK = re.compile(
    rf"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s{{0,2}}(?P<half>[ap])\.?\s?m\b\.?(?:,?{_ZONE})?",
    re.IGNORECASE,
)
_CLOCK24 = re.compile(rf"(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)(?:\s?(?:hours|hrs|h)\b)?{_ZONE}(?P<half>)")
_COLON = re.compile(
    r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:.]\d)(?P<half>)(?P<zone>)(?!\s(?:mark|into|left))"
)
_NOON = re.compile(r"(?P<name>noon|midnight)\b", re.IGNORECASE)
_BEFORE_CLOCK = ends_in("at by from until around before after")
_BEFORE_NOON = ends_in("at by until before after around about past from to of high")


def _clock(found: re.Match[str], scene: Scene) -> Reading | None:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return _at(found, hour, int(found["minute"] or 0), scene, "Z" if found["zone"] in _UNIVERSAL else "")


def _colon(found: re.Match[str], scene: Scene) -> Reading | None:
    before = _BEFORE_CLOCK.search(scene.text[max(0, found.start() - 12) : found.start()])
    return _clock(found, scene) if before else None


def _noon(found: re.Match[str], scene: Scene) -> Reading | None:
    if not _BEFORE_NOON.search(scene.text[max(0, found.start() - 12) : found.start()]):
        return None
    return _at(found, 12 if found["name"].lower() == "noon" else 24, 0, scene)


def _at(found: re.Match[str], hour: int, minute: int, scene: Scene, zone: str = "") -> Reading:
    """Return the time under the day of publication, but undated: only a day named beside it dates it (see settling)."""
    day = scene.reference.isoformat() if scene.reference else "XXXX-XX-XX"
    return TimeExpression(span_of(found), f"{day}T{hour:02}:{minute:02}{zone}", "TIME", scene.basis)


RULES = (
    Rule(DIGITS, _CLOCK, _clock),
    Rule(DIGITS, _CLOCK24, _clock),
    Rule(DIGITS, _COLON, _colon),
    Rule(frozenset(["noon", "midnight"]), _NOON, _noon),
)
