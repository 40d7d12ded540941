"""Tell which agency a whole article comes from: its dateline, its sign-off, its notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.outlets import agencies, named_by_initials
from corpus.model import Origin, Span

if TYPE_CHECKING:
    from corpus.model import Article

HEAD = 1500  # characters in which a dateline stands: below headline, byline, caption and time stamps
TAIL = 900  # characters in which a sign-off stands
# "DUNMERE, May 11 (MPA) —": a place or a date at the start of a paragraph, the agency in brackets, a dash
_DATELINE = re.compile(
    r"^[^\S\n]*(?P<place>[A-Z][^()\n]{1,60}?)[^\S\n]*\((?P<agency>[A-Za-z][\w .&'’/-]{1,30})\)[^\S\n]*"
    r"(?:[-–—―]{1,2}|:)[^\S\n]*\S",
    re.MULTILINE,
)
_SIGN_OFF = re.compile(
    r"\((?:additional |extra |further )?(?P<work>reporting|writing|compiled|editing) (?:in \w+ )?by [^()]{3,400}\)?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\b(?P<agency>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}) (?:\w+ ){0,2}"
    r"(?:writers?|reporters?|correspondents?|researchers?|journalists?|director) "
    r"[^\n]{3,200}? contributed\b"
)
# the last words of a last paragraph: "... on Monday. — AFP", "(Kyodo)"; on a line of its own it credits a picture
_LAST_WORDS = re.compile(r"(?<=[.!?”\"] )(?:[-–—]{1,2} ?|\()(?P<agency>[A-Z][\w -]{1,30}?)\)?\.?\s*\Z")
# a standing head of the Associated Press that carries no dateline
_STANDING = re.compile(r"10 things to know for \w+", re.IGNORECASE)
# the agency whose house style a sign-off is that names none: "(Reporting by ...; Editing by ...)"
SIGN_OFF_STYLE = "Reuters"


def wire(article: Article) -> Origin | None:
    """Return the agency that the article as a whole comes from, or None where it does not say so.

    A bare mention of an agency is no wire: 56 of 924 staff-written articles name one.
    """
    return _dateline(article) or _signed(article) or _standing(article)


def _dateline(article: Article) -> Origin | None:
    for found in _DATELINE.finditer(article.text, 0, HEAD):
        name = agencies().get(found["agency"]) or _unlisted(found["agency"], article)
        if name:
            return Origin(name, Span(found.start("place"), found.end("agency") + 1), "wire")
    return None


def _unlisted(tag: str, article: Article) -> str | None:
    """Return the agency that a tag of capitals stands for: its long form in the article, else the tag."""
    if not (tag.isupper() and tag.isalpha() and 2 <= len(tag) <= 5):
        return None
    return named_by_initials(tag, article.outlet or "") or named_by_initials(tag, article.text) or tag


def _signed(article: Article) -> Origin | None:
    tail = max(0, len(article.text) - TAIL)
    for pattern in (_CONTRIBUTED, _LAST_WORDS):
        for found in pattern.finditer(article.text, tail):
            name = agencies().get(found["agency"])
            if name:
                return Origin(name, Span(*found.span()), "wire")
    for found in _SIGN_OFF.finditer(article.text, tail):
        if found["work"].lower() == "reporting":
            return Origin(SIGN_OFF_STYLE, Span(*found.span()), "wire")
    return None


def _standing(article: Article) -> Origin | None:
    found = _STANDING.match(article.text, article.headline.start if article.headline else 0)
    return Origin("Associated Press", Span(*found.span()), "wire") if found else None
