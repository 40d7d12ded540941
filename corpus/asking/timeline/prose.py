"""Lay an article out as words, clauses and dates, once, for all the questions that will be asked of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from corpus.asking.timeline.clauses import Clauses, part
from corpus.asking.timeline.counted import counted_dates
from corpus.asking.timeline.when import Stated, stated_dates
from corpus.asking.timeline.word_families import root
from corpus.inflection import stem
from corpus.text import Word, words

if TYPE_CHECKING:
    from corpus.model import AnnotatedArticle, Span

_KEPT = 1024  # articles laid out at a time, about 150 kB each
_LINKING = frozenset("of the and for on in".split())
_LONGEST_NAME = 6
_PLACE = 60  # characters of the longest place of a dateline
_TO_DASH = 40
_FILED_FROM = re.compile(r"\s*[A-Z][A-Z .'’-]{2,}(?:,\s[A-Z][\w. ]{1,20}){0,2},?\s*")
_FILED_BY = re.compile(r"(?:,\s\d{4})?\s*(?:\([A-Z][\w .]{1,24}\)\s*)?(?:--|[-–—])\s")
NEGATIONS = frozenset(
    """not never no refuse refused refuses refusing decline declined declines declining fail failed without deny
    denied denies cannot wont didnt doesnt wouldnt isnt wasnt nobody none instead""".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as a range of word numbers."""

    span: Span
    first: int
    last: int
    """The number after its last word."""
    passage: int
    """The number of its passage."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A date of the article and where it stands among the words."""

    stated: Stated
    line: int
    first: int
    last: int
    """The number after its last word."""


@dataclass(frozen=True, slots=True)
class Prose:
    """An article laid out for scoring."""

    article: AnnotatedArticle
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    capital: tuple[bool, ...]
    line_of: tuple[int, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    places: dict[str, list[int]]
    """Where each term stands."""
    roots: dict[str, list[int]]
    """Where a word of each root stands."""
    acronyms: dict[str, list[int]]
    """Where a capitalised name with these initials begins."""
    title: frozenset[str]
    clauses: dict[int, Clauses]
    """The clauses of the sentences that have a date."""

    def opens_line(self, at: int) -> bool:
        """Tell whether the word begins its sentence, where a capital means nothing."""
        return self.lines[self.line_of[at]].first == at


def term_of(word: Word) -> str:
    """Return the index term of a word."""
    return stem(word.text.replace(",", "")).replace(".", "_")


def lay_out(annotated: AnnotatedArticle) -> Prose:
    """Return the article's words with their sentences, clauses and dates."""
    text = annotated.article.text
    every: list[Word] = []
    lines: list[Line] = []
    line_of: list[int] = []
    starts = [p.start for p in annotated.passages]
    for number, span in enumerate(annotated.sentences):
        found = words(text, span)
        first = len(every)
        every.extend(found)
        line_of.extend([number] * len(found))
        lines.append(Line(span, first, len(every), bisect_right(starts, span.start) - 1))
    terms = tuple(term_of(word) for word in every)
    places: dict[str, list[int]] = {}
    roots: dict[str, list[int]] = {}
    for at, term in enumerate(terms):
        places.setdefault(term, []).append(at)
        roots.setdefault(root(term), []).append(at)
    marks = tuple(_marks(annotated, every, line_of))
    capital = tuple(text[word.span.start].isupper() for word in every)
    return Prose(
        article=annotated,
        words=tuple(every),
        terms=terms,
        capital=capital,
        line_of=tuple(line_of),
        lines=tuple(lines),
        marks=marks,
        places=places,
        roots=roots,
        acronyms=_acronyms(every, capital, line_of),
        title=frozenset(term_of(word) for word in words(annotated.article.title)),
        clauses={number: _clauses(text, every, lines[number]) for number in {mark.line for mark in marks}},
    )


def _clauses(text: str, every: list[Word], line: Line) -> Clauses:
    found = every[line.first : line.last]
    before = [found[0].span, *(word.span for word in found)]
    return part([w.text for w in found], [text[a.end : w.span.start] for a, w in zip(before, found, strict=False)])


def _marks(annotated: AnnotatedArticle, every: list[Word], line_of: list[int]) -> list[Mark]:
    starts = [word.span.start for word in every]
    ends = [word.span.end for word in every]
    marks = []
    text = annotated.article.text
    dates = [d for d in stated_dates(text, annotated.times) if _is_datable(d) and not _in_dateline(text, d.span)]
    counted = list(counted_dates(text, annotated.sentences, dates))
    spans = {d.span for d in counted}
    # what is counted stands in place of what it covers: "the day after Monday's debate" is not Monday
    dates = [d for d in dates if not any(span.overlaps(d.span) and span.start <= d.span.start for span in spans)]
    for stated in sorted([*dates, *counted], key=lambda d: d.span):
        first = bisect_right(ends, stated.span.start)
        last = bisect_left(starts, stated.span.end)
        if first < last:
            marks.append(Mark(stated, line_of[first], first, last))
    return marks


def _is_datable(stated: Stated) -> bool:
    """Tell a date, or one whose year or week is not known, from "recently" and "now"."""
    return stated.when.value is not None or stated.expression.value.startswith("XXXX-")


def _in_dateline(text: str, span: Span) -> bool:
    """Tell whether a date stands in the line that says where and when an agency filed: "OSLO, Oct. 4 (NTB) —"."""
    line = text.rfind("\n", 0, span.start) + 1
    before, after = text[line : span.start], text[span.end : span.end + _TO_DASH]
    return len(before) <= _PLACE and bool(_FILED_FROM.fullmatch(before)) and bool(_FILED_BY.match(after))


def _acronyms(every: list[Word], capital: tuple[bool, ...], line_of: list[int]) -> dict[str, list[int]]:
    """Return the initials of capitalised names of two or more words: "National Trust for Piers" is NTP and NTFP."""
    found: dict[str, list[int]] = {}
    at = 0
    while at < len(every):
        if not capital[at]:
            at += 1
            continue
        end = at
        initials, full = "", ""
        while end < len(every) and end - at < _LONGEST_NAME and line_of[end] == line_of[at]:
            if capital[end]:
                initials += every[end].text[:1]
            elif every[end].text not in _LINKING:
                break
            full += every[end].text[:1]
            end += 1
            if len(initials) > 1 and capital[end - 1]:
                for name in {initials, full}:
                    found.setdefault(name, []).append(at)
        at += 1
    return found


class _Cache:
    """Keep the articles last asked about; one lock, as several questions may be answered at once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: OrderedDict[str, Prose] = OrderedDict()
        self._lock = Lock()

    def of(self, annotated: AnnotatedArticle) -> Prose:
        key = f"{annotated.article.id} {annotated.article.file}"
        with self._lock:
            held = self._held.get(key)
            if held is not None and held.article is annotated:
                self._held.move_to_end(key)
                return held
        made = lay_out(annotated)
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._size:
                self._held.popitem(last=False)
        return made


_cache = _Cache(_KEPT)


def prose(annotated: AnnotatedArticle) -> Prose:
    """Return the article laid out, from the last questions' work where it is still held."""
    return _cache.of(annotated)
