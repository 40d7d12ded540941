"""Mark in an article's paragraphs what was read out of it, without changing or losing a character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from corpus.model import Span
from handlers.wording import day, iso_date

if TYPE_CHECKING:
    from datetime import date

    from corpus.model import AnnotatedArticle, Attribution, Origin, TimeExpression

Kind = Literal["quotation", "time", "origin"]
_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d)?")
GUESS = 0.5  # Attribution.confidence: below this the reading is a guess and shown as one
_BASES = {
    "stated": "as the article states it",
    "publication": "worked out from the publication date",
    "expression": "worked out from another date in the text",
    "context": "worked out from the context",
    "unresolved": "not worked out",
}
_ORIGINS = {
    "wire": "The article comes from {name}.",
    "credit": "This is credited to {name}.",
    "sight": "The outlet saw or heard it itself.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What is explained about some words of the article."""

    number: int
    kind: Kind
    spans: tuple[Span, ...]
    text: str

    @property
    def end(self) -> int:
        """Where the reference to the note stands: after the last of the words."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters in a row that carry the same marks, and the notes that end with them."""

    text: str
    kinds: tuple[Kind, ...]
    cited: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the page: a passage with its marks, or page furniture."""

    pieces: tuple[Piece, ...]
    furniture: bool
    cited: bool


def notes(page: AnnotatedArticle) -> tuple[Note, ...]:
    """Explain every quotation, time expression and origin, numbered in the order of the text."""
    found: list[tuple[tuple[Span, ...], Kind, str]] = [
        *((one.quotation.content, "quotation", _quotation(one)) for one in page.attributions),
        *(((one.span,), "time", _time(one)) for one in page.times),
        *(((one.cue,), "origin", _origin(one)) for one in page.origins),
    ]
    found.sort(key=lambda one: (one[0][0].start, -one[0][-1].end))
    return tuple(Note(number, kind, spans, text) for number, (spans, kind, text) in enumerate(found, 1))


def paragraphs(page: AnnotatedArticle, cited: Span) -> tuple[Paragraph, ...]:
    """Return the whole text below the headline, paragraph by paragraph; joined, the pieces are the article's words."""
    explained = notes(page)
    made = []
    for span in _lines(page):
        inside = [one for one in explained if any(span.overlaps(part) for part in one.spans)]
        is_passage = any(one.overlaps(span) for one in page.passages)
        pieces = _pieces(page.article.text, span, inside, cited) if is_passage else (_plain(page, span),)
        made.append(Paragraph(pieces, not is_passage, span.overlaps(cited)))
    return tuple(made)


def _lines(page: AnnotatedArticle) -> list[Span]:
    """Return the passages, and the lines between them; the headline stands in the page's own heading."""
    text, found, at = page.article.text, list(page.passages), 0
    for row in text.splitlines(keepends=True):
        words = row.strip()
        start = at + row.index(words) if words else at
        span = Span(start, start + len(words))
        if words and not any(span.overlaps(one) for one in page.passages):
            found.append(span)
        at += len(row)
    headline = page.article.headline
    return sorted(one for one in found if headline is None or not headline.contains(one))


def _plain(page: AnnotatedArticle, span: Span) -> Piece:
    return Piece(span.of(page.article.text), (), cited=False, notes=())


def _pieces(text: str, span: Span, inside: list[Note], cited: Span) -> tuple[Piece, ...]:
    borders = {span.start, span.end}
    for part in (cited, *(part for one in inside for part in one.spans)):
        borders |= {border for border in (part.start, part.end) if span.start < border < span.end}
    cuts = sorted(borders)
    return tuple(
        Piece(
            text=text[start:end],
            kinds=_kinds(inside, Span(start, end)),
            cited=cited.contains(Span(start, end)),
            notes=tuple(one for one in inside if one.end == end),
        )
        for start, end in pairwise(cuts)
    )


def _kinds(inside: list[Note], piece: Span) -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(one.kind for one in inside if any(part.contains(piece) for part in one.spans)))


def _quotation(one: Attribution) -> str:
    speaker = one.speaker
    if speaker.name is None:
        who = "The article does not name the speaker."
    else:
        role = f", {speaker.role}" if speaker.role else ""
        who = f"{'Probably ' if one.confidence < GUESS else ''}{speaker.name}{role}."
    kind = {"direct": "Quoted", "indirect": "Reported", "mixed": "Partly quoted"}[one.quotation.kind]
    return f"{kind}: {who}{' The article reports that this was not said.' if one.denied else ''}"


def _time(one: TimeExpression) -> str:
    value = one.value
    if one.type == "DURATION":
        return f"A length of time ({value})."
    if one.type == "SET":
        return f"A repeated time ({value})."
    if one.start and one.end:
        return f"{_when(one.start, one.end, value)} ({value}), {_BASES[one.basis]}."
    return f"{value}, {_BASES[one.basis]}."


def _when(start: date, end: date, value: str) -> str:
    """Print what a value names: a day, a month, a year, else its first and last day."""
    if start == end:
        return day(start)
    return iso_date(value) if _MONTH_OR_YEAR.fullmatch(value) else f"{day(start)} to {day(end)}"


def _origin(one: Origin) -> str:
    return _ORIGINS[one.kind].format(name=one.name)
