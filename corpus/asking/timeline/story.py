"""Tell a whole story in order: what happened to a name, or what happened on a day, the most reported events first."""

from __future__ import annotations

import math
from calendar import day_name, month_name
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.asking.timeline.event_question import FUNCTION_WORDS
from corpus.asking.timeline.fitness import PRECISION
from corpus.asking.timeline.merging import Entry, one_an_article
from corpus.asking.timeline.relevance import Claim
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.asking.timeline.calendar_words import Window
    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Prose

SHARED = 0.25  # of the content words of the shorter sentence, from which two tell one event
REPORTED = 0.4  # what each doubling of the articles that tell an event adds to it
LEAD = 0.3  # the most that an event loses for standing at the end of its article
SENTENCE = 5  # words; less is the time stamp of a live report
_MOST = 1.0


def stories(claims: Iterable[Claim], question: EventQuestion) -> list[Entry]:
    """Return entries of one event each, the most reported first.

    Claims of one day are one event where their sentences share words beyond the question's own.
    """
    asked = set(question.terms)
    groups: dict[tuple[str | None, ...], list[Entry]] = {}
    words: dict[int, frozenset[str]] = {}
    for claim in sorted(claims, key=lambda c: -c.score):
        if claim.when.value is None:
            continue
        own = _content(claim, asked)
        held = groups.setdefault((*claim.when.key, "planned" if claim.planned else "told"), [])
        entry = next((e for e in held if _alike(own, words[id(e)])), None)
        if entry is None:
            entry = Entry(claim.when, claim.planned)
            words[id(entry)] = own
            held.append(entry)
        entry.claims.append(claim)
    found = [entry for held in groups.values() for entry in held]
    for entry in found:
        entry.claims = one_an_article(entry.claims)
        entry.score = _reported(entry)
    most = max((entry.score for entry in found), default=_MOST)
    for entry in found:
        entry.score /= max(most, _MOST)
    return sorted(found, key=lambda e: -e.score)


def happened(pages: Sequence[Prose], windows: Sequence[Window]) -> Iterator[Claim]:
    """Yield what the articles date inside the days asked for."""
    nothing: frozenset[int] = frozenset()
    for page in pages:
        for mark in page.marks:
            when = mark.stated.when
            line = page.lines[mark.line]
            if when.first is None or when.last is None or line.last - line.first < SENTENCE:
                continue
            if any(w.first <= when.first and when.last <= w.last for w in windows):
                yield Claim(page, mark.line, mark, when, PRECISION[when.precision], nothing, nothing)


def calendar_terms(windows: Sequence[Window]) -> list[str]:
    """Return the words by which articles name these days."""
    words: list[str] = []
    for window in windows:
        words.append(str(window.first.year))
        if (window.first.year, window.first.month) == (window.last.year, window.last.month):
            words.append(month_name[window.first.month])
        if window.first == window.last:
            words += [day_name[window.first.weekday()], "yesterday", "today"]
    return list(dict.fromkeys(terms(" ".join(words))))


def in_names(claims: Iterable[Claim], question: EventQuestion) -> list[Claim]:
    """Return the claims whose sentence has every name asked for; if there are none, those that have any."""
    found = list(claims)
    whole = [claim for claim in found if len(claim.covered) == len(question.asked)]
    return [replace(claim, score=PRECISION[claim.when.precision]) for claim in whole or found]


def _reported(entry: Entry) -> float:
    best = entry.best
    depth = best.line / max(1, len(best.prose.lines) - 1)
    return best.score * (1 - LEAD * depth) * (1 + REPORTED * math.log2(len(entry.files)))


def _content(claim: Claim, asked: set[str]) -> frozenset[str]:
    line, mark = claim.prose.lines[claim.line], claim.mark
    dated = range(mark.first, mark.last) if mark is not None else range(0)
    return frozenset(
        claim.prose.terms[at]
        for at in range(line.first, line.last)
        if at not in dated and claim.prose.terms[at] not in asked and claim.prose.words[at].text not in FUNCTION_WORDS
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shortest = min(len(one), len(other))
    return shortest > 0 and len(one & other) >= max(2, SHARED * shortest)
