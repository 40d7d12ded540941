"""Read years, decades and centuries: in 2017, 2009-2011, the 1990s, the '80s, the 19th century, fiscal 2013."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.annotating.times.almanac import Period, century, decade, year
from corpus.annotating.times.expressions import Reading, Rule, span_of, stated
from corpus.annotating.times.lexicon import DIGITS, YEAR, S, either
from corpus.model import Span

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

LONGEST = 60  # years from one end of "1914-1918" to the other; longer ones are lives or numbers
_AHEAD = 5  # years; '21 is 1921 in 2010, but 2021 in 2018

_YEARS = re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)\s?[-–—/]\s?(?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\w%-]|[.,:]\d)")
_YEAR = re.compile(YEAR)
_SHORT_YEAR = re.compile(r"(?P<short>\d\d)(?![\w.,%]*\d|s)")
_DECADE = re.compile(r"(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b")
_SHORT_DECADE = re.compile(r"(?P<decade>\d0)['’]?s\b")
_TENS = "twent thirt fort fift sixt sevent eight ninet".split()
_NAMED_DECADE = re.compile(rf"(?P<decade>{'|'.join(_TENS)})ies\b", re.IGNORECASE)
_CENTURY = re.compile(r"(?P<nth>[1-9]|1\d|2[01])(?:st|nd|rd|th)[\s-]{1,3}centur(?:y|ies)\b", re.IGNORECASE)
_FISCAL = re.compile(rf"fiscal{S}(?:year{S})?{YEAR}|FY\s?['’]?(?P<fiscal>20\d\d|\d\d)\b", re.IGNORECASE)

# what makes a four-digit number no year: counted things, a zone, a street
_COUNTED = re.compile(
    rf"{S}{either('percent per_cent people men women children dollars shares jobs workers employees votes voters')}\b"
    rf"|{S}{either('delegates miles km meters metres feet pounds euros troops soldiers times pages students')}\b"
    rf"|{S}{either('families homes points acres tons tonnes hours others or_more GMT UTC [ECMP][SD]?T')}\b"
    rf"|(?:{S}[A-Z][\w.]*){{1,3}}{S}{either('Avenue Ave Street St Road Rd Boulevard Blvd Drive Dr Lane Place Way')}\b"
)
_NUMBERED = re.compile(
    r"(?:[$£€¥#@/\d.,:]"
    rf"|\b{either('Resolution Section Flight Room Route Highway Hwy Interstate Model Nos? Number Title Form')}\.?{S}"
    rf"|\b{either('Article Order Channel Windows Level Chapter Page Psalm')}{S}"
    rf"|\b{either('nearly almost approximately roughly over than least')}{S})$",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b{either('in since since_at_least from until till by before after of during around circa between and to year')}"
    rf"[\s-]{{1,3}}$|\b{either('early late mid')}[\s-]{{1,3}}$",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"\b(?:mid|early|late|pre|post)[-–]$", re.IGNORECASE)
_IN_SHORT = re.compile(
    rf"(?:^|\s){either('in since from until before after of during to and spring summer fall winter the')}{S}['’‘]$",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b{either('his her their my our your its mid low high upper lower temperatures')}[\s-]{{1,3}}"
    rf"{either('early mid late to')}?[\s-]{{0,3}}$",
    re.IGNORECASE,
)
_THE = re.compile(
    rf"\bthe{S}(?:(?:early|mid|late)[\s-]{{1,3}}(?:to[\s-]{{1,3}}late[\s-]{{1,3}})?)?['’‘]?$", re.IGNORECASE
)
_AND_THE = re.compile(rf"\d0s{S}(?:and|to|or){S}(?:the{S})?$")
_APOSTROPHES = ("'", "’", "‘")


def _left(found: re.Match[str], scene: Scene) -> str:
    return scene.text[max(0, found.start() - 24) : found.start()]


def _years(found: re.Match[str], scene: Scene) -> Reading | None:
    first, printed = int(found["year"]), found["last"]
    last = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    if len(printed) == 2 and last == first - 99:
        last += 100  # 1999-00
    if not first < last <= first + LONGEST or _NUMBERED.search(_left(found, scene)):
        return None
    period = Period("decade", date(first, 1, 1), date(last, 12, 31), f"P{last - first}Y")
    return stated(scene, span_of(found), period)


def _year(found: re.Match[str], scene: Scene) -> Reading | None:
    number, left = int(found["year"]), _left(found, scene)
    preposition = _IN.search(left)
    if (_NUMBERED.search(left) and not preposition) or _COUNTED.match(scene.text, found.end()):
        return None
    if left[-1:] in ("-", "–", "_", *_APOSTROPHES) and not _HYPHENED.search(left):
        return None
    if not (1800 <= number <= 2099 or preposition):
        return None
    return stated(scene, span_of(found), year(number))


def _short_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if not _IN_SHORT.search(_left(found, scene)):
        return None
    number = _this_century(int(found["short"]), scene)
    return stated(scene, Span(found.start() - 1, found.end()), year(number), assumed=True)


def _this_century(short: int, scene: Scene) -> int:
    now = scene.reference.year if scene.reference else 2025
    return 2000 + short if 2000 + short <= now + _AHEAD else 1900 + short


def _decade(found: re.Match[str], scene: Scene) -> Reading | None:
    return stated(scene, span_of(found), decade(int(found["decade"])))


def _short_decade(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read the '90s and the 90s, but neither "in her 80s" nor temperatures."""
    left = _left(found, scene)
    apostrophe = left[-1:] in _APOSTROPHES
    if _AGED.search(left) or not (apostrophe or _THE.search(left) or _AND_THE.search(left)):
        return None
    number = int(found["decade"])
    span = Span(found.start() - apostrophe, found.end())
    return stated(scene, span, decade((2000 if number < 20 else 1900) + number), assumed=True)


def _named_decade(found: re.Match[str], scene: Scene) -> Reading | None:
    if not _THE.search(_left(found, scene)):
        return None
    first = 1920 + 10 * _TENS.index(found["decade"].lower())
    return stated(scene, span_of(found), decade(first), assumed=True)


def _century(found: re.Match[str], scene: Scene) -> Reading | None:
    return stated(scene, span_of(found), century(int(found["nth"])))


def _fiscal(found: re.Match[str], scene: Scene) -> Reading | None:
    number = int(found["year"] or found["fiscal"])
    return stated(scene, span_of(found), year(number + 2000 if number < 100 else number))


RULES = (
    Rule(DIGITS, _YEARS, _years),
    Rule(DIGITS, _DECADE, _decade),
    Rule(DIGITS, _CENTURY, _century),
    Rule(DIGITS, _YEAR, _year),
    Rule(DIGITS, _SHORT_DECADE, _short_decade),
    Rule(DIGITS, _SHORT_YEAR, _short_year),
    Rule(frozenset(f"{tens}ies" for tens in _TENS), _NAMED_DECADE, _named_decade),
    Rule(frozenset(["fiscal", "fy"]), _FISCAL, _fiscal),
)
