"""Answer /timeline: read the question, score the dates of the articles about it, join them, order them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corpus.asking.filters import read_question
from corpus.asking.timeline.event_question import read_event
from corpus.asking.timeline.inference import inferred
from corpus.asking.timeline.merging import Entry, entries
from corpus.asking.timeline.occurrences import Rarity, seek
from corpus.asking.timeline.prose import prose
from corpus.asking.timeline.relevance import Claim, claims, weights
from corpus.asking.timeline.remarks import remarks
from corpus.asking.timeline.word_families import PARAPHRASE, paraphrases
from corpus.asking.timeline.wording import anchor
from corpus.model import Citation, Dated, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Prose
    from corpus.index.port import Index
    from corpus.model import Status

ARTICLES = 50  # of 840, the date asked for stands in one of the first 50; 10 and 20 lose some
CUT = 0.3  # of the best entry's relevance: what lies below is another event
UNDATED_SHOWN = 3
STAND_BEHIND = 0.2  # of three answers below this relevance, one was right


def timeline(query: str, index: Index, limit: int = 10) -> Timeline:
    """Return the dated events that answer the question, in the order of time, the undated ones last."""
    question = read_question(query)
    first = read_event(question.words)
    if not first.terms:
        return Timeline(query, "none")
    pages = [prose(a) for a in index.articles_about(_terms(first), ARTICLES) if question.filters.admit(a.article)]
    event = read_event(question.words, lambda term: _is_name(term, pages), lambda a, b: _joined(a, b, pages))
    found = inferred(_claims(event, pages, index), pages)
    ranked = _kept(entries(found, finest=event.wanted not in ("year", "month")), limit)
    if not ranked:
        return Timeline(query, "none")
    status: Status = "found" if ranked[0].score >= STAND_BEHIND else "near"
    shown = sorted(ranked, key=_in_time)
    return Timeline(query, status, tuple(_dated(entry) for entry in shown), remarks(ranked))


def _claims(event: EventQuestion, pages: Sequence[Prose], index: Index) -> list[Claim]:
    state = index.state()
    terms = dict.fromkeys(term for one in event.asked for way in (one.terms, *paraphrases(one.terms)) for term in way)
    rarity = Rarity(index.frequencies(list(terms)), state.passages)
    sought = [seek(one, rarity) for one in event.asked]
    worth = weights(event, sought, rarity)
    return [claim for page in pages for claim in claims(page, event, sought, worth) if claim.covered]


def _kept(ranked: Sequence[Entry], limit: int) -> list[Entry]:
    """Return the entries that are shown, the most relevant first."""
    if not ranked:
        return []
    kept: list[Entry] = []
    without = 0
    for entry in ranked:
        if entry.score < CUT * ranked[0].score or len(kept) == limit:
            break
        if entry.when.value is None:
            without += 1
            if without > UNDATED_SHOWN:
                continue
        kept.append(entry)
    return kept


def _in_time(entry: Entry) -> tuple[date, int, float]:
    return entry.when.first or date.max, entry.when.days, -entry.score


def _terms(event: EventQuestion) -> list[str]:
    """Return what to look for: the asked words, then their close paraphrases."""
    terms = list(event.terms)
    for one in event.asked:
        for other, worth in paraphrases(one.terms).items():
            if worth >= PARAPHRASE:
                terms.extend(other)
    return list(dict.fromkeys(terms))


def _is_name(term: str, pages: Sequence[Prose]) -> bool | None:
    """Tell whether the articles print a word as a name; None where they do not print it inside a sentence."""
    capital = plain = 0
    for page in pages:
        for at in page.places.get(term, ()):
            if not page.opens_line(at):
                capital += page.capital[at]
                plain += not page.capital[at]
    return None if capital + plain == 0 else capital > 4 * plain


def _joined(one: str, other: str, pages: Sequence[Prose]) -> bool:
    """Tell whether the articles print two names side by side."""
    return any(
        at + 1 < len(page.terms) and page.terms[at + 1] == other for page in pages for at in page.places.get(one, ())
    )


def _dated(entry: Entry) -> Dated:
    best = entry.best
    return Dated(
        date=entry.when.value,
        end=entry.when.end,
        precision=entry.when.precision,
        relevance=round(entry.score, 4),
        event=best.prose.lines[best.line].span.of(best.prose.article.article.text),
        citations=tuple(_citation(claim) for claim in entry.claims),
        disputed=entry.disputed,
        planned=entry.planned,
        more_exactly=entry.more_exactly,
    )


def _citation(claim: Claim) -> Citation:
    return Citation(
        claim.prose.article.article,
        claim.prose.lines[claim.line].span,
        expression=claim.mark.stated.span if claim.mark else None,
        anchor=anchor(claim),
    )
