"""Read times of the day: 9:30 a.m. EST, 14:48 UTC, noon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.times.expressions import Reading, Rule, span_of, undated

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_ZONE = r"(?:\s{0,2}\(?(?P<zone>UTC|GMT|Z|[ECMP][SD]?T|BST|CES?T|EES?T|IST|JST|MSK|AES?[DS]?T|local time|(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard|Daylight))?(?: Time| time)?)(?![\w])(?:\s?[+−-]\s?\d{1,2}(?::?\d\d)?)?\)?)"
_CLOCK = re.compile(
    rf"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?:\s{{0,2}}(?P<half>[ap])\.?\s?m\b\.?)(?:,?{_ZONE})?",
    re.IGNORECASE,
)
_CLOCK24 = re.compile(rf"(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)(?:\s?(?:hours|hrs|h)\b)?{_ZONE}(?P<half>)")
_NOON = re.compile(r"(?P<name>noon|midnight)\b", re.IGNORECASE)
_UNIVERSAL = ("UTC", "GMT", "Z")


def _clock(found: re.Match[str], scene: Scene) -> Reading | None:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return _at(found, hour, int(found["minute"] or 0), "Z" if found["zone"] in _UNIVERSAL else "", scene)


def _noon(found: re.Match[str], scene: Scene) -> Reading | None:
    left = scene.text[max(0, found.start() - 12) : found.start()]
    if not re.search(r"\b(?:at|by|until|before|after|around|about|past|from|to|of|high)\s$", left, re.IGNORECASE):
        return None
    return _at(found, 12 if found["name"].lower() == "noon" else 24, 0, "", scene)


def _at(found: re.Match[str], hour: int, minute: int, zone: str, scene: Scene) -> Reading:
    """Give the time on the day of publication; the day is put right where the sentence names one beside it."""
    day = scene.reference.isoformat() if scene.reference else "XXXX-XX-XX"
    return undated(span_of(found), f"{day}T{hour:02}:{minute:02}{zone}", "TIME")


RULES = (
    Rule("clock", frozenset(["0"]), _CLOCK, _clock),
    Rule("24-hour clock", frozenset(["0"]), _CLOCK24, _clock),
    Rule("noon", frozenset(["noon", "midnight"]), _NOON, _noon),
)
