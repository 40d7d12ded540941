"""Answer /timeline: read the question, score the dates of the articles about it, join them, order them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import read_question
from corpus.asking.timeline.event_question import read_event
from corpus.asking.timeline.merging import Entry, entries
from corpus.asking.timeline.prose import prose
from corpus.asking.timeline.relevance import claims, weights
from corpus.asking.timeline.word_families import PARAPHRASE, paraphrases
from corpus.model import Citation, Dated, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Prose
    from corpus.index.port import Index

ARTICLES = 50
CUT = 0.5


def timeline(query: str, index: Index, limit: int = 10) -> Timeline:
    """Return the dated events that answer the question, in the order of time, the undated ones last."""
    question = read_question(query)
    first = read_event(question.words)
    if not first.terms:
        return Timeline(query, "none")
    pages = [prose(a) for a in index.articles_about(_terms(first), ARTICLES) if question.filters.admit(a.article)]
    event = read_event(question.words, lambda t: _is_name(t, pages), lambda a, b: _joined(a, b, pages))
    frequencies = index.frequencies(event.terms)
    worth = weights(event, frequencies, index.state().passages)
    found = [c for page in pages for c in claims(page, event, worth)]
    ranked = entries(found, finest=event.wanted not in ("year", "month"))
    ranked = [e for e in ranked if e.when.date is not None]
    if not ranked:
        return Timeline(query, "none")
    best = ranked[0].score
    kept = [e for e in ranked if e.score >= CUT * best][:limit]
    kept.sort(key=lambda e: (e.when.first, e.when.days))
    return Timeline(query, "found", tuple(_dated(e) for e in kept))


def _terms(event: EventQuestion) -> list[str]:
    terms = list(event.terms)
    for one in event.asked:
        for other, worth in paraphrases(one.terms).items():
            if worth < PARAPHRASE:
                continue
            terms.extend(other)
    return list(dict.fromkeys(terms))


def _is_name(term: str, pages: Sequence[Prose]) -> bool | None:
    capital = plain = 0
    for page in pages:
        for at in page.places.get(term, ()):
            if page.opens_line(at):
                continue
            if page.capital[at]:
                capital += 1
            else:
                plain += 1
    return None if capital + plain == 0 else capital > 4 * plain


def _joined(one: str, other: str, pages: Sequence[Prose]) -> bool:
    return any(
        at + 1 < len(page.terms) and page.terms[at + 1] == other for page in pages for at in page.places.get(one, ())
    )


def _dated(entry: Entry) -> Dated:
    best = entry.claims[0]
    article = best.prose.article.article
    return Dated(
        date=entry.when.date,
        end=entry.when.end,
        precision=entry.when.precision,
        relevance=round(entry.score, 4),
        event=best.prose.lines[best.mark.line].span.of(article.text),
        citations=tuple(
            Citation(
                c.prose.article.article,
                c.prose.lines[c.mark.line].span,
                expression=c.mark.stated.span,
            )
            for c in entry.claims
        ),
        planned=entry.planned,
    )
