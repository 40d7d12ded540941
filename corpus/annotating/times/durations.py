"""Read how long and how often: two weeks, a five-year plan, for decades, daily, every two years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.times.expressions import Reading, Rule, span_of, undated
from corpus.annotating.times.lexicon import NUMBER, UNITS, S, amount, singular
from corpus.annotating.times.relative import NUMBER_STARTS, _length

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_KIND = (
    rf"(?:(?:more|consecutive|straight|successive|full|long|whole|entire|short|calendar|business|trading|working|additional|extra|other|"
    rf"solid|fiscal|school|further|crucial|tumultuous|difficult|grueling|critical|lame-duck){S}){{0,2}}"
)
_UNIT = r"(?P<unit>seconds|minutes?|hours?|days?|nights?|weekdays|fortnights?|weeks?|weekends?|months?|quarters|semesters?|years?|decades?|century|centuries)"
_PLAIN = re.compile(
    rf"(?:(?P<since>past|last|next|coming|first|final|previous|following|preceding|opening|closing|another|every|each){S})?{NUMBER}(?P<half>{S}and{S}(?:a|one){S}half|{S}1/2|\s?½)?"
    rf"[\s-]{{1,3}}{_KIND}{_UNIT}(?P<half2>{S}and{S}a{S}half)?(?![\w])(?P<long>[-\s]{{1,3}}long\b)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"[-\s]{1,3}olds?\b|\s{1,3}of\s{1,3}age\b|['’]\s{1,3}old|\s{1,3}(?:senior|younger|junior)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    rf"(?:(?P<since>past|last|next|coming|recent|following|previous|early|final|closing|waning|opening){S})?(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?P<long>-long)?\b",
    re.IGNORECASE,
)
_BEFORE_VAGUE = re.compile(
    r"\b(?:for|in|after|within|over|of|took|takes|take|spent|spend|spending|lasted|last|through|the)\s{1,3}(?:the\s{1,3})?$",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"daily|weekly|monthly|quarterly|yearly|annually|annual|hourly|nightly|biweekly|bimonthly|biennial|semiannual\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"(?:every|each|per){S}(?:single{S}|other{S})?(?P<unit>day|night|morning|hour|minute|week|weekend|month|quarter|year|decade)\b",
    re.IGNORECASE,
)
_OFTEN_VALUES = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "semiannual": "P6M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biennial": "P2Y",
}
_RATE = re.compile(
    r"(?:\d[\d,.]*|\b(?:million|billion|trillion|thousand|hundred|dozen|percent|times|once|twice|dollars|hours|days|nights|months|people|jobs|barrels|tons|cents))\s{1,3}$",
    re.IGNORECASE,
)


def _plain(found: re.Match[str], scene: Scene) -> Reading | None:
    text, end = scene.text, found.end()
    if _AGE.match(text, end):
        return None
    unit = singular(found["unit"])
    printed = found["number"].lower()
    if unit in ("quarter", "second") and printed in ("a", "an"):
        return None
    if unit == "quarter" and printed == "three" and re.match(r"\s+of\b", text[end : end + 4]):
        return None
    if printed in ("some", "many") and found["unit"].lower() != unit and printed == "some":
        return None
    number = amount(found["number"])
    if printed[0].isdigit() and number is not None and 1900 <= number <= 2100 and "-" not in found[0]:
        return None
    if number is not None and (found["half"] or found["half2"]):
        number += 0.5
    if printed in ("a", "an"):
        rate = _RATE.search(text[max(0, found.start() - 14) : found.start()])
        if rate:
            return undated(span_of(found), _length(1, unit), "SET", "stated")
        if unit in ("day", "night", "morning", "weekend", "minute") and not re.search(
            r"\b(?:in|for|within|than|over|about|just|only|nearly|almost|lasts?|lasted|every|once|after|take|takes|took)\s$",
            text[max(0, found.start() - 10) : found.start()],
            re.IGNORECASE,
        ):
            return None
        if re.match(r"\s[A-Z]|\s(?:of|when|in which|where|that)\b", text[end : end + 9]):
            return None
    since = (found["since"] or "").lower()
    kind = "SET" if since in ("every", "each") else "DURATION"
    return undated(span_of(found), _length(number, unit), kind, "stated")


def _vague(found: re.Match[str], scene: Scene) -> Reading | None:
    since = (found["since"] or "").lower()
    span = span_of(found)
    unit = found["unit"]
    if since == "recent":
        return undated(span, "PAST_REF", "DATE", "stated")
    if since == "coming":
        return undated(span, "FUTURE_REF", "DATE", "stated")
    if since in ("early", "final", "closing", "waning", "opening", "following", "previous", "next", "last", "past"):
        return None
    left = scene.text[max(0, span.start - 16) : span.start]
    if not found["long"]:
        before = re.search(
            r"\b(for|in|after|within|took|takes|take|spent|spend|spending|lasted|over)\s{1,3}(?:just\s{1,3}|mere\s{1,3}|only\s{1,3})?(the\s{1,3})?$",
            left,
            re.IGNORECASE,
        )
        if not before or (before[2] and before[1].lower() not in ("over", "in")):
            return None
        if before[2] and re.match(
            r"\s(?:after|before|since|leading|ahead|that|when|following|to|of|immediately|between)\b",
            scene.text[span.end : span.end + 12],
        ):
            return None
    return undated(
        span, _length(None, unit) if not unit.lower().startswith(("decade", "centur")) else "PXY", "DURATION", "stated"
    )


def _often(found: re.Match[str], scene: Scene) -> Reading | None:
    printed = found[0]
    if printed[0].isupper():
        left = scene.text[max(0, found.start() - 2) : found.start()].strip(" \n“\"'‘")
        opens = found.start() == (scene.passage.start if scene.passage else 0) or left[-1:] in (".", "?", "!")
        if not opens or re.match(r"\s[A-Z]", scene.text[found.end() : found.end() + 2]):
            return None
    return undated(span_of(found), _OFTEN_VALUES[printed.lower()], "SET", "stated")


def _every(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    unit = singular(found["unit"])
    if unit not in UNITS:
        return None
    return undated(span_of(found), _length(1, unit), "SET", "stated")


RULES = (
    Rule("every so long", frozenset("every each per".split()), _EVERY, _every),
    Rule(
        "so long",
        NUMBER_STARTS
        | frozenset(
            "past last next coming first final previous following preceding opening closing another every each".split()
        ),
        _PLAIN,
        _plain,
    ),
    Rule(
        "for years",
        frozenset(
            "past last next coming recent seconds minutes hours days weeks months years decades centuries".split()
        ),
        _VAGUE,
        _vague,
    ),
    Rule("how often", frozenset(_OFTEN_VALUES), _OFTEN, _often),
)
