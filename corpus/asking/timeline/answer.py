"""Answer /timeline: read the question, score the dates of the articles about it, join them, order them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpus.asking.filters import Filters, narrowed, read_question
from corpus.asking.timeline.event_question import read_event
from corpus.asking.timeline.inference import inferred
from corpus.asking.timeline.merging import STAND_BEHIND, Entry, entries
from corpus.asking.timeline.occurrences import Rarity, seek
from corpus.asking.timeline.prose import prose
from corpus.asking.timeline.relevance import Claim, candidate, claims, weights
from corpus.asking.timeline.remarks import kept_plan, remarks
from corpus.asking.timeline.story import calendar_terms, happened, in_names, stories
from corpus.asking.timeline.word_families import PARAPHRASE, paraphrases
from corpus.asking.timeline.wording import anchor
from corpus.asking.unknown import nowhere, unknown_names
from corpus.model import Citation, Dated, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Prose
    from corpus.index.port import Index
    from corpus.model import Status

ARTICLES = 50  # of 840, the date asked for stands in one of the first 50; 10 and 20 lose some
ARTICLES_OF_A_DAY = 200  # a weekday stands in many articles, of which few mean that day
CUT = 0.3  # of the best entry's relevance: what lies below is another event
LEAST = 0.05  # of the best claim's score, below which a claim changes nothing that is shown
UNDATED_SHOWN = 3
NO_EVENT = "Type what happened, or a name, or a date: a filter or a small word alone asks nothing."
SILENT = "The archive does not tell of this."
NEAREST = "The archive does not tell of this; the closest that it has:"


def timeline(query: str, index: Index, limit: int = 10) -> Timeline:
    """Return the dated events that answer the question, in the order of time, the undated ones last.

    A question of names alone is answered with the whole story, a bare date with what happened then.
    """
    question = read_question(query)
    index = narrowed(index, question.filters)
    first = read_event(question.words)
    if first.asked:
        event, ranked = _about(question.words, first, index, question.filters)
    elif first.windows:
        event, ranked = first, _then(first, index, question.filters)
    else:
        return Timeline(query, "none", notes=(NO_EVENT,))
    shown = _kept(ranked, limit)
    unknown = unknown_names(question.words, index)
    if not shown:
        return Timeline(query, "none", notes=(SILENT, *nowhere(unknown)))
    return _told(query, shown, event, unknown)


def _told(query: str, shown: Sequence[Entry], event: EventQuestion, unknown: Sequence[str]) -> Timeline:
    """Return the answer; of somebody whom the archive has nowhere it tells nothing, whatever it has that is like it."""
    status: Status = "found" if shown[0].score >= STAND_BEHIND and not unknown else "near"
    in_order = tuple(_dated(entry) for entry in sorted(shown, key=_in_time))
    told = Timeline(query, status, in_order, remarks(shown, story=event.is_topic))
    if status == "near":
        return replace(told, notes=(NEAREST, *nowhere(unknown), *told.notes))
    kept = kept_plan(told)
    return replace(told, notes=(kept, *told.notes)) if kept else told


def _about(words: str, first: EventQuestion, index: Index, filters: Filters) -> tuple[EventQuestion, list[Entry]]:
    """Return the question as the corpus reads it, and what answers it, the most relevant first."""
    pages = _pages(index, _terms(first), ARTICLES)
    event = read_event(words, lambda term: _is_name(term, pages), lambda a, b: _joined(a, b, pages))
    found = [claim for claim in _claims(event, pages, index) if _is_said(claim, filters)]
    if event.is_topic:
        return event, stories(in_names(inferred(found, pages), event), event)
    return event, entries(inferred(found, pages), finest=event.wanted not in ("year", "month"))


def _then(event: EventQuestion, index: Index, filters: Filters) -> list[Entry]:
    """Return what happened in the days asked for, the most reported first."""
    pages = _pages(index, calendar_terms(event.windows), ARTICLES_OF_A_DAY)
    return stories((c for c in happened(pages, event.windows) if _is_said(c, filters)), event)


def _pages(index: Index, terms: Sequence[str], limit: int) -> list[Prose]:
    return [prose(annotated) for annotated in index.articles_about(terms, limit)]


def _is_said(claim: Claim, filters: Filters) -> bool:
    return filters.admit_sentence(claim.prose.lines[claim.line].span, claim.prose.article)


def _claims(event: EventQuestion, pages: Sequence[Prose], index: Index) -> list[Claim]:
    state = index.state()
    ways = dict.fromkeys(term for one in event.asked for way in (one.terms, *paraphrases(one.terms)) for term in way)
    rarity = Rarity(index.frequencies(list(ways)), state.passages)
    sought = [seek(one, rarity) for one in event.asked]
    worth = weights(event, sought, rarity)
    found: list[Claim] = []
    best = 0.0
    # the most promising articles first: what the others can reach would not be shown
    for one in sorted((candidate(page, sought, worth) for page in pages), key=lambda c: -c.reach):
        if one.reach < LEAST * best:
            break
        for claim in claims(one, event, worth, LEAST * best):
            found.append(claim)
            best = max(best, claim.score)
    return found


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
    sought = list(event.terms)
    for one in event.asked:
        for other, worth in paraphrases(one.terms).items():
            if worth >= PARAPHRASE:
                sought.extend(other)
    return list(dict.fromkeys(sought))


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
