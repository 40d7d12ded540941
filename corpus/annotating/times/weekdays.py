"""Read weekdays and the days named from today: Tuesday, last Friday, Monday night, yesterday, this morning."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.dates import WEEKDAY_STARTS
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, on_calendar, relative, span_of, undated
from corpus.annotating.times.lexicon import PART, PARTS, WEEKDAY, WEEKDAYS, S, weekday_number
from corpus.model import Span

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

MODIFIERS = frozenset("last next this past coming previous following".split())
_MODIFIER = rf"(?P<modifier>last|next|this(?:{S}(?:past|coming))?|past|coming)"
_WEEKDAY = re.compile(
    rf"(?:{_MODIFIER}{S})?{WEEKDAY}(?:{S}{PART}(?!{S}(?-i:[A-Z])))?(?:{S}(?:of{S})?(?P<week>last|next|this){S}week\b)?",
    re.IGNORECASE,
)
_PLURAL = re.compile(rf"(?P<name>(?-i:{'|'.join(name.capitalize() for name in WEEKDAYS)}))s\b", re.IGNORECASE)
_EVERY = re.compile(
    rf"(?:every|each)(?:{S}other)?{S}(?P<name>(?-i:{'|'.join(name.capitalize() for name in WEEKDAYS)}))\b",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:Super|Black|Bloody|Bleak|Good|Fat|Ash|Palm|Shrove|Holy|Maundy|Blue|Cyber|Ruby|Giving|Taco|Freaky|Casual|Man|Meatless|Throwback|"
    r"News|Joe|Girl)|^The|\bthe{S}Mail{S}on)\s{1,3}$".replace("{S}", r"\s{1,3}")
)
_NAMED_AFTER = re.compile(
    r"\s{1,3}(?:Night|Times|Mirror|Express|Telegraph|Herald|Mail|Post|Business|Morning|Review|Today|Live|World|Star|Independent|Evening|Journal|"
    r"Island|Chronicle|Football|Lights)\b|\s{1,3}[Nn]ight (?:Live|Football|Lights|Massacre)"
)
_DEICTIC = re.compile(
    rf"(?:(?P<day>today|tonight|yesterday|tomorrow)(?!{S}show\b)(?:{S}{PART})?|(?P<this>this|last){S}(?P<half>{'|'.join(PARTS)}))\b"
    rf"(?!{S}(?-i:[A-Z])[a-z]+{S}(?-i:[A-Z]))",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"[A-Z][\w.]*[\s:]{1,3}$")


def _weekday(found: re.Match[str], scene: Scene) -> Reading | None:
    text = scene.text
    if not found["modifier"] and _NAMED_BEFORE.search(text[max(0, found.start() - 16) : found.start()]):
        return None
    if not found["part"] and not found["week"] and _NAMED_AFTER.match(text, found.end()):
        return None
    number = weekday_number(found["weekday"])
    span = span_of(found)
    suffix = f"T{PARTS[found['part'].lower()]}" if found["part"] else ""
    unknown = f"XXXX-WXX-{number + 1}"
    if found["week"]:
        weeks = {"last": -1, "this": 0, "next": 1}[found["week"].lower()]
        return relative(scene, span, lambda now: _in_week(now, weeks, number), unknown, suffix=suffix)
    modifier = (found["modifier"] or "").lower()
    if modifier:
        return _modified(span, modifier, number, unknown, suffix, scene)
    if scene.reference is None:
        return undated(span, unknown + suffix, "TIME" if suffix else "DATE")
    return _plain(span, number, unknown, suffix, scene)


def _in_week(now: date, weeks: int, weekday: int) -> almanac.Period:
    return almanac.day(now - timedelta(days=now.weekday() - weekday) + timedelta(weeks=weeks))


def _modified(span: Span, modifier: str, number: int, unknown: str, suffix: str, scene: Scene) -> Reading:
    """Read "last" and "past" as the latest such day before today, "next" as the one in next week, "coming" as the first."""
    if modifier in ("last", "past", "this past") or modifier.endswith("past"):
        return relative(
            scene,
            span,
            lambda now: almanac.day(almanac.weekday_on_or_before(now - timedelta(days=1), number)),
            unknown,
            suffix=suffix,
        )
    if modifier == "next":
        return relative(scene, span, lambda now: _in_week(now, 1, number), unknown, suffix=suffix)
    if modifier == "this" and scene.reference and lean(scene, span.start, span.end) == "past":
        return relative(
            scene, span, lambda now: almanac.day(almanac.weekday_on_or_before(now, number)), unknown, suffix=suffix
        )
    return relative(
        scene, span, lambda now: almanac.day(almanac.weekday_on_or_after(now, number)), unknown, suffix=suffix
    )


def _plain(span: Span, number: int, unknown: str, suffix: str, scene: Scene) -> Reading:
    """Read a bare weekday as the last one, publication day included, unless the sentence looks ahead."""
    assert scene.reference is not None  # noqa: S101 - the caller has looked
    leaning = lean(scene, span.start, span.end)
    try:
        if leaning == "future":
            when = almanac.weekday_on_or_after(scene.reference, number)
            if scene.written and when - timedelta(days=6) > scene.written:
                when -= timedelta(weeks=1)
        else:
            when = almanac.weekday_on_or_before(scene.reference, number)
    except OverflowError:
        return undated(span, unknown + suffix)
    period = almanac.day(when)
    return on_calendar(
        span,
        period,
        scene.basis,
        value=period.value + suffix,
        kind="TIME" if suffix else "DATE",
        assumed=leaning is None,
        planned=leaning == "future" and when > (scene.written or scene.reference - timedelta(days=1)),
        anchor=scene.anchor,
    )


def _repeated(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    return undated(span_of(found), f"XXXX-WXX-{weekday_number(found['name']) + 1}", "SET", "stated")


def _deictic(found: re.Match[str], scene: Scene) -> Reading | None:
    text = scene.text
    printed = (found["day"] or "").lower()
    if printed == "today" and found["day"] != "today":
        left = text[max(0, found.start() - 20) : found.start()]
        if (
            found["day"].isupper() and not text[scene.passage.start : scene.passage.end].isupper()
            if scene.passage
            else False
        ) or _SHOUTED.search(left):
            return None
    part = (found["part"] or found["half"] or ("night" if printed == "tonight" else "")).lower()
    suffix = f"T{PARTS[part]}" if part else ""
    offset = {"yesterday": -1, "tomorrow": 1}.get(printed, 0)
    if (found["this"] or "").lower() == "last":
        offset = -1
    return relative(
        scene, span_of(found), lambda now: almanac.day(now + timedelta(days=offset)), "XXXX-XX-XX", suffix=suffix
    )


RULES = (
    Rule("weekday", WEEKDAY_STARTS | MODIFIERS, _WEEKDAY, _weekday),
    Rule("weekdays", frozenset(f"{name}s" for name in WEEKDAYS), _PLURAL, _repeated),
    Rule("every weekday", frozenset(["every", "each"]), _EVERY, _repeated),
    Rule("today", frozenset("today tonight yesterday tomorrow this last".split()), _DEICTIC, _deictic),
)
