"""Answer /whosaid: who is quoted with these words, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import NO_FILTERS, carries, narrowed, read_question
from corpus.asking.whosaid.candidates import READ, READ_OF_ONE, Candidate, asked_words, candidates, fetch
from corpus.asking.whosaid.grouping import Entry, grouped, majority_first, said, with_copies, with_unattributed
from corpus.asking.whosaid.judging import SHORT, close, stands
from corpus.asking.whosaid.listing import quoted_from
from corpus.asking.whosaid.marks import quoted_runs
from corpus.asking.whosaid.narration import printed, resembling
from corpus.asking.whosaid.remarks import on_answers, on_hidden, on_nothing
from corpus.asking.whosaid.tokens import FUNCTION_WORDS, keys, tokens
from corpus.model import Span, WhoSaid
from corpus.text import terms

if TYPE_CHECKING:
    from corpus.asking.filters import Filters
    from corpus.asking.whosaid.asked import Asked
    from corpus.index.port import Index

LONGEST = 250  # words; of 5,997 quotations of the news, one is longer
FURTHER = 25.0  # points below the best, and an answer only distracts
COMPLETED = 2  # entries of which every article that carries them is looked up
OUTDONE = 85.0  # somebody's words less alike give way to the very words asked, printed though nobody's
CLOSEST = 3  # quotations shown where none is good enough
# Words that may stand around a quotation in a question; any other may belong to what is asked.
_QUESTION = frozenset(
    "who said says say saying did has have had anyone anybody ever really actually it is was the that this quote "
    "quotation words find check please where when".split()
)


def who_said(query: str, index: Index, limit: int = 5) -> WhoSaid:
    """Return who is quoted with the words, best first; with a speaker and no words, what the speaker is quoted with.

    `limit` is the greatest number of entries. Raises BadFilter where a filter cannot be understood.
    """
    question = read_question(query)
    words = quotation_in(question.words)
    if not terms(words):
        return quoted_from(query, question.filters, index, limit)
    found = answer(query, words, index, question.filters, limit)
    if question.filters.speaker is None or FUNCTION_WORDS.issuperset(terms(words)):
        return found
    if found.status == "found" and len(terms(words)) > SHORT:
        return found
    # a word or two, or no quotation: what the speaker said about it
    listed = quoted_from(query, question.filters, index, limit, words)
    return listed if listed.status == "found" else found


def quotation_in(words: str) -> str:
    """Return the quotation that a question asks about: what stands in its marks, where nothing else tells.

    >>> quotation_in("Who said “the tide turns”?"), quotation_in("the “tide” turns")
    ('the tide turns', 'the “tide” turns')
    """
    runs = quoted_runs(words, Span(0, len(words)))
    if len(runs) != 1:
        return words
    around = f"{words[: runs[0].start]} {words[runs[0].end :]}"
    return runs[0].of(words) if _QUESTION.issuperset(keys(around)) else words


def answer(query: str, words: str, index: Index, filters: Filters, limit: int) -> WhoSaid:
    """Return who is quoted with the words, narrowed by the filters."""
    asked = asked_words(_cut(words), index)
    part = narrowed(index, filters)
    fetched = fetch(asked, part)
    every = candidates(asked, fetched, part, READ if filters.speaker is None else READ_OF_ONE)
    entries = _entries(asked, every, filters)
    unattributed = printed(asked, part)
    if not entries or (unattributed and entries[0].lead.similarity < OUTDONE):
        return _nearest(query, asked, every, index, filters)
    completed = [
        with_unattributed(with_copies(entry, asked, fetched, part), unattributed) for entry in entries[:COMPLETED]
    ]
    entries = majority_first([*completed, *entries[COMPLETED:]])[:limit]
    return WhoSaid(
        query=query,
        status="found",
        answers=tuple(said(entry) for entry in entries),
        notes=on_answers(asked, entries),
    )


def _cut(words: str) -> str:
    """Return what is compared of a very long question: alignment takes time by the square of its words."""
    found = tokens(words)
    return words if len(found) <= LONGEST else words[: found[LONGEST].span.start]


def _entries(asked: Asked, every: list[Candidate], filters: Filters) -> list[Entry]:
    found = grouped([one for one in every if stands(asked, one)])
    named = [entry for entry in found if _named(entry, filters)]
    return [entry for entry in named if entry.lead.similarity >= named[0].lead.similarity - FURTHER]


def _named(entry: Entry, filters: Filters) -> bool:
    return filters.speaker is None or any(carries(filters.speaker, copy.speaker) for copy in entry.copies)


def _nearest(query: str, asked: Asked, every: list[Candidate], index: Index, filters: Filters) -> WhoSaid:
    """Return the closest quotations; of one speaker, whatever the speaker says with some of the words."""
    near = [one for one in every if filters.speaker or close(asked, one)]
    near = [one for one in near if _named(Entry((one,)), filters)]
    nobodys = [] if filters.speaker else resembling(asked, narrowed(index, filters))
    shown = [*nobodys[:1], *near][:CLOSEST]
    return WhoSaid(
        query=query,
        status="near" if shown else "none",
        answers=tuple(said(Entry((one,))) for one in shown),
        notes=(*on_nothing(asked, shown, filters), *_elsewhere(asked, index, filters)),
    )


def _elsewhere(asked: Asked, index: Index, filters: Filters) -> tuple[str, ...]:
    """Say who is quoted with the words where the filters hide it."""
    if filters == NO_FILTERS:
        return ()
    hidden = _entries(asked, candidates(asked, fetch(asked, index), index), NO_FILTERS)
    return on_hidden(hidden[0]) if hidden else ()
