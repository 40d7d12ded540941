"""Decide from whom an article has a passage: the credit in it, the nearest one that reaches it, or the agency."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.asking.sources.common import COMMON
from corpus.asking.sources.kept import Kept
from corpus.model import Span
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import AnnotatedArticle, Attribution, Origin

# A credit that tells how the news came out reaches the sentences around it that speak of the same.
FIRST_REACH = 8  # sentences
POLL_REACH = 12  # sentences: a report on one poll names the pollster once
OBJECT_REACH = 10  # sentences
USUAL = 0.4  # of an article's sentences: a term in more of them tells its subject, not one of its facts
SHARED = 2  # content words that a sentence further away must share with the credit's

LEAD = 2  # sentences below the headline

_STRENGTH = {"first": 0, "obtained": 1, "reported": 2, "told": 3, "poll": 4}
_OBJECT = re.compile(
    r"\b(letter|memo|memorandum|e-?mail|document|transcript|recording|tape|video|footage|report|study|survey|poll|"
    r"investigation|analysis|review|article|story|record|file|filing|draft|text|list|tally|schedule|cable|dossier)s?\b",
    re.IGNORECASE,
)
# "The email, first reported by": the document was spoken of just before
_OF_WHICH = re.compile(
    rf"\A(?:The|This|That|Those|These|Its|Their)\s+(?:[\w-]+\s+){{0,3}}?{_OBJECT.pattern},?\s(?:\w+\s){{0,3}}\Z"
)
_SAME_OBJECT = r"\b(?:the|this|that|these|those|its|their|his|her|'s|’s)\s+(?:[\w-]+\s+){{0,2}}?{}s?\b"
_REPORT_END = re.compile(r"\b(?:report|story|article|investigation|analysis|exposé|revelations?)$")
_COUNT = re.compile(
    r"\b\d{1,2}(?:\.\d)?(?:%| per ?cent\b| percentage points?\b| points?\b)|\b\d\d[-–]\d\d\b|\bmargin of error\b"
)
# another place where the same speaker spoke
_ELSEWHERE = re.compile(
    r"\b(?:(?:in|at|during|from|on|to)\s+(?:an?|the|his|her|their|that)\s+(?:[\w-]+\s+){0,2}|(?:his|her)\s+)"
    r"(?:speech|rally|tweet|debate|statement|remarks|(?:news|press) conference|testimony|hearing|forum|fundraiser|"
    r"letter|crowd)\b"
    r"|\btweeted\b",
    re.IGNORECASE,
)
_OPENS_QUOTATION = re.compile(r"[\"“'‘]")
_QUOTATION = re.compile(r"[\"“][^\"”]+[\"”]?(?:\s+\w+){0,6}[.,]?")
# "Marsh said", "said Marsh"
_SAYS = re.compile(
    r"\b([A-Z][\w’'-]+)\s+(?:also\s+)?(?:said|says|added|adds|argued|noted|explained|continued|insisted|acknowledged)\b"
    r"|\b(?:said|says|added)\s+(?:[A-Z][\w’'.-]+\s+)?([A-Z][\w’'-]+)"
)
_TOLD = re.compile(r"t[eo]l(?:d|ls|ling)\b")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+)*")
_STUDY = re.compile(
    r"^(?:The|That|This|Its|Their|Those|These)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:report|study|survey|poll|analysis|review|investigation|newspaper|paper|magazine|network|agency|site|article|story|"
    r"authors?|researchers?|fact-checkers?)\b|^(?:It|They)\s"
)


def credited(annotated: AnnotatedArticle, span: Span) -> Origin | None:
    """Return the origin that the article states for the passage, or None.

    The order is that of the evidence: a credit in the passage, one that introduces it, the first report of what it
    tells, the agency's dateline, an interview that goes on, a named document, a poll.
    """
    stated = [one for one in annotated.origins if one.kind == "credit"]
    if stated:
        place = _Place(annotated, span)
        for rule in (_inside, _under_headline, _introducing, _first_report):
            found = rule(place, stated)
            if found:
                return found
    wire = next((one for one in annotated.origins if one.kind == "wire"), None)
    if wire or not stated:
        return wire
    for rule in (_next_to, _interview, _document, _poll):
        found = rule(place, stated)
        if found:
            return found
    return None


def seen_by_itself(annotated: AnnotatedArticle, span: Span) -> Origin | None:
    """Return what the article says of its outlet's own sight or hearing of the passage."""
    sights = [one for one in annotated.origins if one.kind == "sight"]
    if not sights:
        return None
    place = _Place(annotated, span)
    documents = [one for one in sights if one.manner == "obtained"]
    return (
        _inside(place, sights)
        or _first_report(place, documents)
        or _interview(place, sights)
        or _document(place, documents)
    )


class _Place:
    """A passage among the sentences and paragraphs of its article."""

    def __init__(self, annotated: AnnotatedArticle, span: Span) -> None:
        self.annotated = annotated
        self.text = annotated.article.text
        self._starts = [one.start for one in annotated.sentences]
        self._paragraphs = [one.start for one in annotated.passages]
        self.first = self.sentence(span.start)
        self.last = self.sentence(max(span.start, span.end - 1))
        sentences = annotated.sentences
        self.span = (
            Span(min(span.start, sentences[self.first].start), max(span.end, sentences[self.last].end))
            if sentences
            else span
        )
        self.words = self.span.of(self.text)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The roots of the words that carry the passage's meaning."""
        return self.content(self.words)

    def content(self, words: str) -> frozenset[str]:
        """Return the roots of the words that carry the meaning of a passage in this article."""
        return _roots(words) - _usual.of(self.annotated)

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def paragraph(self, at: int) -> int:
        return max(0, bisect_right(self._paragraphs, at) - 1)

    def away(self, origin: Origin) -> int:
        """Count the sentences from the passage to the credit: negative before it, 0 in it."""
        at = self.sentence(origin.cue.start)
        return at - self.first if at < self.first else at - self.last if at > self.last else 0

    def sentence_of(self, origin: Origin) -> Span:
        return self.annotated.sentences[self.sentence(origin.cue.start)]

    def around(self, origin: Origin) -> str:
        """Return the credit's sentence with the one before it in its paragraph, unless that is the passage."""
        at = self.sentence(origin.cue.start)
        sentences = self.annotated.sentences
        before = at - 1
        same = before >= 0 and self.paragraph(sentences[before].start) == self.paragraph(sentences[at].start)
        if not same or self.first <= before <= self.last:
            before = at
        return Span(sentences[before].start, sentences[at].end).of(self.text)


def _usual_terms(annotated: AnnotatedArticle) -> frozenset[str]:
    """Return the terms that stand all over the article, such as the name of the person it is about."""
    often = Counter(term for one in annotated.sentences for term in _roots(one.of(annotated.article.text)))
    return frozenset(term for term, times in often.items() if times > max(3, USUAL * len(annotated.sentences)))


_usual = Kept(_usual_terms)


def _roots(words: str) -> frozenset[str]:
    # registered and registration share six letters
    return frozenset(term[:6] for term in terms(words) if (len(term) > 2 or term.isdigit()) and term not in COMMON)


def _inside(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    inside = [one for one in stated if place.away(one) == 0]
    return min(inside, key=lambda one: (_STRENGTH[one.manner], one.cue), default=None)


def _under_headline(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    """Return the credit of the lead, which the headline sums up."""
    headline = place.annotated.article.headline
    if headline is None or not headline.overlaps(place.span):
        return None
    return next((one for one in stated if 0 < place.away(one) <= LEAD), None)


def _introducing(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    """Return the credit that ends in a colon before the quoted paragraphs the passage is one of."""
    here = place.paragraph(place.span.start)
    for one in reversed([one for one in stated if one.cue.start < place.span.start]):
        there = place.paragraph(one.cue.start)
        if here - there > 6 or here == there:
            return None
        if not place.annotated.passages[there].of(place.text).rstrip().endswith(":"):
            continue
        between = place.annotated.passages[there + 1 : here + 1]
        if len(between) == 1 or all(_OPENS_QUOTATION.match(one.of(place.text)) for one in between):
            return one
    return None


def _first_report(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    """Return the credit that says who brought out what the passage tells."""
    near = [one for one in stated if abs(place.away(one)) <= FIRST_REACH and _brought_out(place, one)]
    for one in sorted(near, key=lambda one: abs(place.away(one))):
        away = place.away(one)
        # the credit mostly stands after what it brought out
        if away == 1 and _OF_WHICH.search(place.text[place.sentence_of(one).start : one.cue.start]):
            return one
        need = 1 if 0 < away <= 4 else SHARED if away > 0 else 2 * SHARED
        if len(place.content(place.around(one)) & place.terms) >= need:
            return one
    return None


def _brought_out(place: _Place, origin: Origin) -> bool:
    if origin.manner in ("first", "obtained"):
        return True
    before = place.text[max(0, origin.cue.start - 5) : origin.cue.start].lower()
    return before.endswith(" the ") and bool(_REPORT_END.search(origin.cue.of(place.text)))


def _next_to(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    """Return the credit earlier in the paragraph, where the passage goes on with the same report or quotation."""
    paragraph = place.paragraph(place.span.start)
    for one in reversed([one for one in stated if place.away(one) < 0 and place.paragraph(one.cue.start) == paragraph]):
        if _QUOTATION.fullmatch(place.words):
            return one
        if one.manner in ("told", "first", "obtained"):
            continue
        opening = place.sentence_of(one).start == place.annotated.passages[paragraph].start
        if opening or _STUDY.match(place.words) or len(place.content(place.around(one)) & place.terms) >= SHARED:
            return one
    return None


def _interview(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    """Return the interview in which the speaker of the passage speaks, until the same speaker talks to another."""
    if _ELSEWHERE.search(place.words):
        return None
    speakers = _speakers(place)
    before = [one for one in stated if one.manner == "told" and place.away(one) < 0]
    return next((one for one in reversed(before) if _teller(place, one) in speakers), None)


def _speakers(place: _Place) -> set[str]:
    """Return the surnames of those who speak in the passage."""
    found: set[str] = set()
    for one in place.annotated.attributions:
        if one.quotation.span.overlaps(place.span) or (one.cue and one.cue.overlaps(place.span)):
            found.update(_surname(place, one))
    if not found:
        found.update(one[1] or one[2] for one in _SAYS.finditer(place.words))
    return found


def _surname(place: _Place, attribution: Attribution) -> list[str]:
    name = attribution.speaker.name or (attribution.source.of(place.text) if attribution.source else "")
    return [word for word in name.split()[-1:] if word[:1].isupper()]


def _teller(place: _Place, origin: Origin) -> str | None:
    """Return the surname of whom the outlet heard: named before "told", or after "in an interview with"."""
    spoken = [one for one in place.annotated.attributions if one.cue and one.cue.overlaps(origin.cue)]
    for one in spoken:
        if surname := _surname(place, one):
            return surname[0]
    sentence = place.sentence_of(origin)
    before = _surnames(place.text, sentence.start, origin.cue.start)
    if before:
        return before[-1]
    after = [] if _TOLD.match(place.text, origin.cue.start) else _surnames(place.text, origin.cue.end, sentence.end)
    return after[0] if after else None


def _surnames(text: str, start: int, end: int) -> list[str]:
    found = (one[0] for one in _NAME.finditer(text, start, max(start, end)))
    return [name.split()[-1] for name in found if name.lower() not in COMMON and not _DAY.match(name)]


def _document(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    """Return the nearest credit on the document that the passage speaks of."""
    for one in sorted(stated, key=lambda one: (place.away(one) > 0, abs(place.away(one)))):
        away = place.away(one)
        if (one.manner in ("told", "poll") and away < 0) or not -OBJECT_REACH <= away <= 2:
            continue
        sentence = place.sentence_of(one).of(place.text)
        for noun in {found[1].lower() for found in _OBJECT.finditer(sentence)}:
            if re.search(_SAME_OBJECT.format(re.escape(noun)), place.words, re.IGNORECASE):
                return one
    return None


def _poll(place: _Place, stated: Sequence[Origin]) -> Origin | None:
    if not _COUNT.search(place.words):
        return None
    before = [one for one in stated if one.manner == "poll" and -POLL_REACH <= place.away(one) < 0]
    return before[-1] if before else None
