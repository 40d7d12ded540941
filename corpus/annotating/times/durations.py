"""Read how long and how often: two weeks, a five-year plan, for decades, daily, every two years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.times.expressions import Reading, Rule, span_of, undated
from corpus.annotating.times.lexicon import (
    HALF,
    NUMBER,
    NUMBER_STARTS,
    UNIT,
    S,
    amount,
    either,
    ends_in,
    length,
    singular,
)

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_BEFORE_NUMBER = "past last next coming first final previous following preceding opening closing another every each"
_KIND = (
    rf"(?:{either('more consecutive straight successive full long whole entire short additional extra other')}{S}"
    rf"|{either('calendar business trading working fiscal school solid further crucial difficult critical')}{S}){{0,2}}"
)
_PLAIN = re.compile(
    rf"(?:(?P<first>{either(_BEFORE_NUMBER)}){S})?{NUMBER}(?P<half>{HALF}|{S}1/2|\s?½)?[\s-]{{1,3}}{_KIND}{UNIT}"
    rf"(?P<half2>{HALF})?(?!\w)(?:[-\s]{{1,3}}long\b)?",
    re.IGNORECASE,
)
_PLURAL = r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b"
_VAGUE = re.compile(rf"{_PLURAL}(?P<long>-long\b)?", re.IGNORECASE)
_NEAR = re.compile(rf"(?P<way>recent|coming){S}{_PLURAL}", re.IGNORECASE)
_EVERY = re.compile(
    rf"(?:every|each|per){S}(?:single{S}|other{S})?"
    rf"(?P<unit>{either('minute hour day night morning week weekend month quarter year decade')})\b",
    re.IGNORECASE,
)
_OFTEN_VALUES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "semiannual": "P6M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biennial": "P2Y",
}
_OFTEN = re.compile(rf"(?:{'|'.join(sorted(_OFTEN_VALUES, key=len, reverse=True))})\b", re.IGNORECASE)

_AGE = re.compile(r"[-\s]{1,3}olds?\b|\s{1,3}of\s{1,3}age\b|\s{1,3}(?:senior|younger|junior)\b", re.IGNORECASE)
_FRACTION = re.compile(r"three[\s-]{1,3}quarters", re.IGNORECASE)
_RATE = re.compile(
    rf"(?:\d(?:[\d,.]*\d)?|\b{either('million billion trillion thousand hundred dozen percent dollars cents')}"
    rf"|\b{either('times once twice hours days nights months people jobs barrels tons')}){S}$",
    re.IGNORECASE,
)
_MEASURES = ends_in(
    "in for within than over about just only nearly almost last lasts lasted once after take takes took"
)
_NO_MEASURE = re.compile(r"\s[A-Z]|\s(?:of|when|in which|where|that)\b")
_FOR = re.compile(
    rf"\b(?P<way>for|in|after|within|took|takes|take|spent|spend|spending|lasted|over){S}"
    rf"(?:(?:just|mere|only){S})?(?P<the>the{S})?$",
    re.IGNORECASE,
)
_UNTIL_EVENT = re.compile(
    rf"{S}{either('after before since leading ahead that when following to of immediately between')}\b"
)
_OPENS = re.compile(r"(?:^|[.?!])[\s“\"'‘]{0,4}$")


def _plain(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read a number of units; ages, fractions, years by their number and "a day" that names one are left alone."""
    text, printed, unit = scene.text, found["number"].lower(), singular(found["unit"])
    if _AGE.match(text, found.end()) or _FRACTION.fullmatch(found[0]):
        return None
    number = amount(printed)
    if printed == "some" or (number is not None and 1900 <= number <= 2100 and "-" not in found[0]):
        return None
    if printed in ("a", "an"):
        if _RATE.search(text[max(0, found.start() - 14) : found.start()]):
            return undated(span_of(found), length(1, unit), "SET")
        if not _is_measure(found, unit, text):
            return None
    if number is not None and (found["half"] or found["half2"]):
        number += 0.5
    often = (found["first"] or "").lower() in ("every", "each")
    return undated(span_of(found), length(number, unit), "SET" if often else "DURATION")


def _is_measure(found: re.Match[str], unit: str, text: str) -> bool:
    if unit in ("quarter", "second"):
        return False
    if unit in ("minute", "day", "night", "morning", "weekend"):
        return _MEASURES.search(text[max(0, found.start() - 12) : found.start()]) is not None
    return _NO_MEASURE.match(text, found.end()) is None


def _vague(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "for years", "in minutes" and "decades-long"; a plural alone names no time."""
    span = span_of(found)
    if not found["long"]:
        before = _FOR.search(scene.text[max(0, span.start - 24) : span.start])
        if before is None or (before["the"] and before["way"].lower() not in ("over", "in")):
            return None
        if before["the"] and _UNTIL_EVENT.match(scene.text, span.end):
            return None
    long_units = found["unit"].lower() in ("decades", "centuries")
    return undated(span, "PXY" if long_units else length(None, found["unit"]), "DURATION")


def _near(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    return undated(span_of(found), "PAST_REF" if found["way"].lower() == "recent" else "FUTURE_REF")


def _often(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read how often, but not in a name: the Daily Register."""
    if found[0][0].isupper():
        start = scene.passage.start if scene.passage else 0
        opens = _OPENS.search(scene.text[max(start, found.start() - 4) : found.start()])
        if not opens or re.match(r"\s[A-Z]", scene.text[found.end() : found.end() + 2]):
            return None
    return undated(span_of(found), _OFTEN_VALUES[found[0].lower()], "SET")


def _every(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    return undated(span_of(found), length(1, found["unit"]), "SET")


RULES = (
    Rule(frozenset("every each per".split()), _EVERY, _every),
    Rule(NUMBER_STARTS | frozenset(_BEFORE_NUMBER.split()), _PLAIN, _plain),
    Rule(frozenset("seconds minutes hours days weeks months years decades centuries".split()), _VAGUE, _vague),
    Rule(frozenset(["recent", "coming"]), _NEAR, _near),
    Rule(frozenset(_OFTEN_VALUES), _OFTEN, _often),
)
