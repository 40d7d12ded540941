"""Answer /whosaid: who is quoted with these words, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking import remarks
from corpus.asking.candidates import Candidate, asked_words, candidates
from corpus.asking.filters import read_question
from corpus.asking.grouping import Entry, grouped, majority_first, said, with_copies
from corpus.asking.listing import quoted_from
from corpus.asking.narration import printed
from corpus.model import WhoSaid
from corpus.text import terms

if TYPE_CHECKING:
    from corpus.asking.filters import Filters
    from corpus.asking.matching import Asked
    from corpus.index.port import Index
    from corpus.model import Speaker

# How much of the asked words must stand in print falls with their number: of sentences that nobody said, 2 in 100 of
# eight words reach 65 in an archive on the same subject, of fifteen words 45 and of twenty-five 31, while a quotation
# of which every third word was changed at random keeps 66 and a retold one 57 (docs/evaluation.md).
FOUND_LEAST = 46.0
FOUND_MOST = 75.0
FOUND_BASE = 40.0
FOUND_A_WORD = 150.0  # divided by the number of words asked
# The first half of one quotation with the second half of another is nobody's: half of its weight is blank in one
# stretch. What people misremember or retell left at most 0.20 so.
BLANK = 0.25
FOUND_ANYHOW = 72.0  # a clause of one's own added to a quotation that stands is an alteration
NEAR = 0.75  # of what must be found
SHORT = 2
FURTHER = 25.0  # points below the best, and an answer only distracts
COMPLETED = 2  # entries of which every article that carries them is looked up
CLOSEST = 3  # quotations shown where none is good enough


def who_said(query: str, index: Index, limit: int = 5) -> WhoSaid:
    """Return who is quoted with the words, best first; with a speaker and no words, what the speaker is quoted with.

    `limit` is the greatest number of entries. Raises BadFilter where a filter cannot be understood.
    """
    question = read_question(query)
    if not terms(question.words):
        return quoted_from(query, question.filters, index, limit)
    return answer(query, question.words, index, question.filters, limit)


def answer(query: str, words: str, index: Index, filters: Filters, limit: int) -> WhoSaid:
    """Return who is quoted with the words, narrowed by the filters."""
    asked = asked_words(words, index)
    every = candidates(asked, index, filters)
    found = [one for one in every if stands(asked, one)]
    entries = [entry for entry in grouped(found) if _named(entry, filters)]
    if not entries:
        return _nearest(query, asked, every, index, filters)
    best = entries[0].lead.similarity
    entries = [entry for entry in entries if entry.lead.similarity >= best - FURTHER][:limit]
    completed = [with_copies(entry, asked, index, filters) for entry in entries[:COMPLETED]]
    entries = majority_first([*completed, *entries[COMPLETED:]])
    return WhoSaid(
        query=query,
        status="found",
        answers=tuple(said(entry) for entry in entries),
        notes=remarks.on_answers(asked, entries),
    )


def stands(asked: Asked, one: Candidate) -> bool:
    """Tell whether a candidate is good enough to stand behind."""
    counted = [token for token in asked.tokens if not token.inserted]
    if len(counted) <= SHORT:
        return one.marked and one.verdict in ("verbatim", "fragment")
    if one.alignment.blank > BLANK and one.similarity < FOUND_ANYHOW:
        return False
    return one.similarity >= needed(len(counted))


def needed(words: int) -> float:
    """Return the similarity from which on as many asked words are found."""
    return min(FOUND_MOST, max(FOUND_LEAST, FOUND_BASE + FOUND_A_WORD / max(1, words)))


def _named(entry: Entry, filters: Filters) -> bool:
    if filters.speaker is None:
        return True
    return any(carries(filters.speaker, copy.speaker) for copy in entry.copies)


def carries(asked: str, speaker: Speaker) -> bool:
    """Tell whether a speaker's name or role carries all the words asked for."""
    return set(terms(asked)) <= set(terms(f"{speaker.name or ''} {speaker.role or ''}"))


def _nearest(query: str, asked: Asked, every: list[Candidate], index: Index, filters: Filters) -> WhoSaid:
    nobodys = printed(asked, index, filters) if filters.speaker is None else []
    least = NEAR * needed(len(asked.tokens)) if filters.speaker is None else 0.0
    near = [one for one in every if one.similarity >= least and _named(Entry((one,)), filters)]
    near = [*nobodys[:1], *near][:CLOSEST]
    return WhoSaid(
        query=query,
        status="near" if near else "none",
        answers=tuple(said(Entry((one,))) for one in near),
        notes=remarks.on_nothing(asked, near, filters),
    )
