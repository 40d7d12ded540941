"""Read weekdays and the days named from today: Tuesday, last Friday, Monday night, yesterday, this morning."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times import almanac
from corpus.annotating.times.direction import lean
from corpus.annotating.times.expressions import Reading, Rule, relative, span_of, undated
from corpus.annotating.times.lexicon import (
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAY_STARTS,
    WEEKDAYS,
    S,
    either,
    ends_in,
    weekday_number,
)

if TYPE_CHECKING:
    from corpus.annotating.times.direction import Lean
    from corpus.annotating.times.scene import Scene
    from corpus.model import Span

LATELY = timedelta(days=2)  # "was due Tuesday" in Wednesday's paper is yesterday, in Friday's the coming one

_WEEKDAY = re.compile(
    rf"(?:(?P<modifier>last|next|this(?:{S}(?:past|coming))?|past|coming){S})?{WEEKDAY}(?:{S}{PART}(?!{S}(?-i:[A-Z])))?"
    rf"(?:{S}(?:of{S})?(?P<week>last|next|this){S}week\b)?",
    re.IGNORECASE,
)
_NAME = rf"(?P<name>(?-i:{'|'.join(name.capitalize() for name in WEEKDAYS)}))"
_PLURAL = re.compile(rf"{_NAME}s\b", re.IGNORECASE)
_EVERY = re.compile(rf"(?:every|each)(?:{S}other)?{S}{_NAME}\b", re.IGNORECASE)
_DEICTIC = re.compile(
    rf"(?:(?P<day>today|tonight|yesterday|tomorrow)(?!{S}show\b)(?:{S}{PART})?"
    rf"|(?P<this>this|last){S}(?P<half>{'|'.join(PARTS)}))\b(?!{S}(?-i:[A-Z])[a-z]+{S}(?-i:[A-Z]))",
    re.IGNORECASE,
)

# weekdays in the names of other things: Super Tuesday, the Sunday Times, Saturday Night Live, Fox News Sunday
_NAMED_BEFORE = re.compile(
    rf"\b{either('Super Black Bloody Bleak Good Fat Ash Palm Shrove Holy Maundy Blue Cyber Ruby Giving Taco')}{S}$"
    rf"|\b{either('Freaky Casual Man Meatless Throwback News Joe Girl')}{S}$"
)
_NAMED_AFTER = re.compile(
    rf"{S}{either('Night Times Mirror Express Telegraph Herald Mail Post Business Morning Review Today Live')}\b"
    rf"|{S}{either('World Star Independent Evening Journal Island Chronicle Football Lights')}\b"
    rf"|{S}[Nn]ight{S}{either('Live Football Lights Massacre')}\b"
)
_LATER = ends_in("later")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.]*[\s:]{1,3}$")


def _weekday(found: re.Match[str], scene: Scene) -> Reading | None:
    text = scene.text
    left = text[max(0, found.start() - 16) : found.start()]
    if not found["modifier"] and _NAMED_BEFORE.search(left):
        return None
    if not found["part"] and not found["week"] and _NAMED_AFTER.match(text, found.end()):
        return None
    number, span = weekday_number(found["weekday"]), span_of(found)
    suffix = f"T{PARTS[found['part'].lower()]}" if found["part"] else ""
    leaning = lean(scene, span.start, span.end)
    if leaning != "past" and _LATER.search(left):
        leaning = "was"  # "later Monday" is Monday's or Tuesday's news
    modifier = (found["modifier"] or "").lower().split()[-1:]

    def move(now: date) -> almanac.Period:
        if found["week"]:
            return _in_week(now, {"last": -1, "this": 0, "next": 1}[found["week"].lower()], number)
        if modifier in (["last"], ["past"]):
            return almanac.day(almanac.weekday_on_or_before(now - timedelta(days=1), number))
        if modifier == ["next"]:
            return _in_week(now, 1, number)
        if modifier == ["coming"] or (modifier and leaning != "past"):
            return almanac.day(almanac.weekday_on_or_after(now, number))
        return almanac.day(_bare(now, number, leaning, scene.written))

    plain = not modifier and not found["week"]
    return relative(
        scene,
        span,
        move,
        f"XXXX-WXX-{number + 1}",
        suffix=suffix,
        leaning=leaning if plain else None,
        assumed=plain and leaning not in ("past", "future"),
    )


def _bare(now: date, number: int, leaning: Lean | None, written: date | None) -> date:
    """Return the last such day, publication day included, or the coming one where the sentence looks ahead.

    The last was right for 90.6 % of the weekdays of TimeBank and AQUAINT that have no cue beside them.
    """
    last = almanac.weekday_on_or_before(now, number)
    if leaning in ("then", "was"):
        return last if now - last <= LATELY else last + timedelta(weeks=1)
    if leaning != "future":
        return last
    coming = almanac.weekday_on_or_after(now, number)
    return coming - timedelta(weeks=1) if written and coming - timedelta(weeks=1) >= written else coming


def _in_week(now: date, weeks: int, weekday: int) -> almanac.Period:
    return almanac.day(now - timedelta(days=now.weekday() - weekday) + timedelta(weeks=weeks))


def _repeated(found: re.Match[str], scene: Scene) -> Reading | None:
    del scene
    return undated(span_of(found), f"XXXX-WXX-{weekday_number(found['name']) + 1}", "SET")


def _deictic(found: re.Match[str], scene: Scene) -> Reading | None:
    printed = found["day"] or ""
    if printed[:1].isupper() and _is_name(printed, span_of(found), scene):
        return None
    part = (found["part"] or found["half"] or ("night" if printed.lower() == "tonight" else "")).lower()
    offset = {"yesterday": -1, "tomorrow": 1}.get(printed.lower(), 0)
    if (found["this"] or "").lower() == "last":
        offset = -1
    return relative(
        scene,
        span_of(found),
        lambda now: almanac.day(now + timedelta(days=offset)),
        "XXXX-XX-XX",
        suffix=f"T{PARTS[part]}" if part else "",
    )


def _is_name(printed: str, span: Span, scene: Scene) -> bool:
    """Tell USA TODAY and Politics Today from the day, by the capitals where no sentence begins."""
    if _CAPITAL_BEFORE.search(scene.text[max(0, span.start - 20) : span.start]):
        return True
    return printed.isupper() and scene.passage is not None and not scene.passage.of(scene.text).isupper()


RULES = (
    Rule(WEEKDAY_STARTS | frozenset("last next this past coming".split()), _WEEKDAY, _weekday),
    Rule(frozenset(f"{name}s" for name in WEEKDAYS), _PLURAL, _repeated),
    Rule(frozenset(["every", "each"]), _EVERY, _repeated),
    Rule(frozenset("today tonight yesterday tomorrow this last".split()), _DEICTIC, _deictic),
)
