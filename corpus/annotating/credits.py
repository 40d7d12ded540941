"""Find the credits of an article: "first reported by", "told", "according to", "seen by" beside an outlet's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from corpus.annotating.outlets import Mention, mentions, rows
from corpus.model import Origin, OriginManner, Span
from corpus.text import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model import Article

LEFT = 90  # characters before a name in which its cue stands: "told an anchor of the", with a day and an adverb
RIGHT = 70
POLL_BESIDE = 60  # characters: "the poll, released on Wednesday night by the"
CAPTION = 120  # characters: a picture credit in brackets is no longer
_FILLED = {
    "{days}": r"(?:(?:on|late|early|last)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s+(?:morning|afternoon|night))?|last\s+week|yesterday|earlier"
}
_THE = r"\s*(?:the\s+|an?\s+)?(?:(?:recent|new|latest)\s+)?[\"“'‘]{0,2}$"
_POLL = re.compile(r"\b(?:poll|survey)(?:s|ed|ing)?\b", re.IGNORECASE)
_MARKS = re.compile("[“”\"]|''")
_PICTURE = re.compile(
    r"\b(?:Getty|Photo|Photograph|Image|Handout|Courtesy|Credit|Pool|Screen ?(?:shot|grab)|File|via|Video)\b"
    r"|/[A-Z][a-z]+",
    re.IGNORECASE,
)
# "first reported by Reuters and seen by ...": the second name is the outlet that writes it
_AND_SEEN_BY = re.compile(
    r",?\s+(?:and|but\s+also)\s+((?:also\s+|independently\s+)?(?:seen|obtained|reviewed|viewed|verified|examined)\s+by\s+"
    r"((?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}|this\s+(?:news)?(?:paper|site|website|magazine)))"
)
_ALSO = re.compile(r"[\"”]?(?:,?\s+and\s+|(?P<listed>,\s+))(?:the\s+)?[\"“]?", re.IGNORECASE)
_LIST_GOES_ON = re.compile(r"(?:,\s[^,.;]{2,40}){0,3},?\s+and\s+(?:the\s+)?[A-Z]")
# the credit of an item in a round-up: "... on Monday. [Reuters.]"
_CLOSED = re.compile(r"\.?\]")
# who listens to an outlet or works for it is not the outlet
_STAFF = re.compile(
    r"(?:'s?)?\s+(?:[A-Z]\w+\s+)?(?:audience|viewers|listeners|readers|staff|employees|executives|management|colleagues)\b"
)
_HEADED = re.compile(r"\s*:\s+\S")


@dataclass(frozen=True, slots=True)
class _Cue:
    manner: OriginManner
    kinds: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=2)
def _cues(side: str) -> tuple[_Cue, ...]:
    found = []
    for place, manner, kinds, words in rows("credit_cues.tsv"):
        if place == side:
            pattern = words.replace("{days}", _FILLED["{days}"])
            whole = f"(?:{pattern}){_THE}" if side == "before" else pattern
            found.append(_Cue(cast("OriginManner", manner), kinds, re.compile(whole, re.IGNORECASE)))
    return tuple(found)


def credits_of(article: Article, passages: tuple[Span, ...]) -> Iterator[Origin]:
    """Yield the credits and own sightings in the passages; what a speaker credits inside quotation marks is none."""
    text = article.text
    named = mentions(text, article.outlet)
    quoting = _Quoting(text)
    at = 0
    last: tuple[Mention, OriginManner] | None = None
    for one in named:
        while at < len(passages) and passages[at].end <= one.span.start:
            at += 1
        if at == len(passages):
            return
        paragraph = passages[at]
        found = _cue(text, one, paragraph) if paragraph.contains(one.span) else None
        if found is None and last and _goes_with(text, last[0], one):
            found = last[1], one.span
        if found is None or quoting.at(paragraph, found[1].start) or _caption(text, paragraph, one):
            continue
        manner, cue = found
        last = one, manner
        if not same_name(one.name, article.outlet):
            yield Origin(one.name, cue, "credit", manner)
            yield from _seen_too(article, cue, named)
        elif manner in ("obtained", "told"):
            yield Origin(article.outlet or one.name, cue, "sight", manner)


def _goes_with(text: str, credited: Mention, one: Mention) -> bool:
    """Tell whether a name shares the credit of the one before it: "told Radio Tarn, the Elm Post and Reuters"."""
    found = _ALSO.fullmatch(text, credited.span.end, one.span.start)
    return found is not None and (not found["listed"] or _LIST_GOES_ON.match(text, one.span.end) is not None)


def same_name(name: str, other: str | None) -> bool:
    """Tell whether two outlet names are one, whatever their article, case and accents."""
    return other is not None and _bare(name) == _bare(other)


def _bare(name: str) -> list[str]:
    left_out = ("the", "news", "magazine")
    return [fold_word(word) for word in re.findall(r"[\w.'’&-]+", name) if word.lower() not in left_out]


def _cue(text: str, one: Mention, paragraph: Span) -> tuple[OriginManner, Span] | None:
    """Return the strongest manner of credit beside the name, and the words that say so."""
    before = text[max(paragraph.start, one.span.start - LEFT) : one.span.start].replace("’", "'")
    after = text[one.span.end : min(paragraph.end, one.span.end + RIGHT)].replace("’", "'")
    offset = one.span.start - len(before)
    measure = one.kind in ("pollster", "checker")
    if measure and not one.listed and not _POLL.search(before[-POLL_BESIDE:] + " " + after[:POLL_BESIDE]):
        return None
    kinds = ("measure",) if measure else ("-", "air") if one.kind == "air" else ("-",)
    if first := _after(one, after, kinds, only_first=True):
        return first
    for cue in _cues("before"):
        found = cue.pattern.search(before) if cue.kinds in kinds and not _STAFF.match(after) else None
        if found:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            return cue.manner, Span(offset + start, one.span.end)
    # a programme stands in quotation marks that close behind it
    closed = len(after) - len(after.lstrip('"”')) if "'s " in one.name else 0
    found_after = _after(one, after[closed:], kinds)
    if found_after:
        return found_after[0], Span(one.span.start, found_after[1].end + closed)
    if before.endswith("[") and _CLOSED.match(after):
        return "reported", Span(one.span.start - 1, one.span.end + after.index("]") + 1)
    if paragraph.start in (one.span.start, one.span.start - 4) and len(paragraph) < 200 and _HEADED.match(after):
        return ("poll" if measure else "reported"), Span(one.span.start, one.span.end + 1)
    return None


def _after(
    one: Mention, after: str, kinds: tuple[str, ...], *, only_first: bool = False
) -> tuple[OriginManner, Span] | None:
    for cue in _cues("after"):
        if cue.kinds in kinds and (cue.manner == "first" or not only_first) and (found := cue.pattern.match(after)):
            return cue.manner, Span(one.span.start, one.span.end + found.end())
    return None


def _seen_too(article: Article, cue: Span, named: list[Mention]) -> Iterator[Origin]:
    found = _AND_SEEN_BY.match(article.text, cue.end)
    if found is None:
        return
    span = Span(*found.span(2))
    listed = any(one.listed and one.span.overlaps(span) for one in named)
    if found[2].startswith("this "):
        if article.outlet:
            yield Origin(article.outlet, Span(*found.span(1)), "sight", "obtained")
    elif article.outlet is None and not listed:
        yield Origin(found[2].removeprefix("the "), Span(*found.span(1)), "sight", "obtained")


class _Quoting:
    """Tells whether a place stands inside quotation marks that opened in its paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraph: Span | None = None
        self._marks: list[tuple[int, bool]] = []

    def at(self, paragraph: Span, place: int) -> bool:
        """Tell it of a place; the marks of a paragraph are read once."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            found = _MARKS.finditer(self._text, paragraph.start, paragraph.end)
            self._marks = []
            inside = False
            for mark in found:
                inside = mark[0] == "“" or (mark[0] != "”" and not inside)
                self._marks.append((mark.start(), inside))
        before = bisect_left(self._marks, (place, False))
        return before > 0 and self._marks[before - 1][1]


def _caption(text: str, paragraph: Span, one: Mention) -> bool:
    opened = text.rfind("(", max(paragraph.start, one.span.start - CAPTION), one.span.start)
    closed = text.find(")", one.span.end, min(paragraph.end, one.span.end + CAPTION))
    if opened < 0 or closed < 0 or ")" in text[opened : one.span.start] or closed - opened > CAPTION:
        return False
    return bool(_PICTURE.search(text[opened:closed]))
