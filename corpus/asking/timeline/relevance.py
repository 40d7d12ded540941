"""Say how well each date of an article answers a question: whether the event asked for stands in its clause, and how near."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.timeline.attachment import attachment
from corpus.asking.timeline.event_question import ORDINALS
from corpus.asking.timeline.occurrences import Occurrences, occurrences
from corpus.asking.timeline.prose import NEGATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from corpus.asking.timeline.calendar_words import Window
    from corpus.asking.timeline.event_question import Asked, EventQuestion
    from corpus.asking.timeline.prose import Mark, Prose

# Weight of what is asked, in idf: a common event word still decides, a long name does not drown it.
EVENT_FLOOR = 2.0
NUMBER_FLOOR = 3.0
NAME_SHARE = 0.9
OTHER_NAMES_SHARE = 0.4
SAID_SHARE = 0.6  # words after "that" are what was said

# Credit for what stands elsewhere than in the sentence of the date, of 1 in its clause.
BEFORE, TWO_BEFORE, AFTER, HEADLINE, ARTICLE = 0.48, 0.36, 0.32, 0.44, 0.28
EVENT_ELSEWHERE = 0.6  # an event told elsewhere is seldom this date's: only its names carry over
CLAUSE = 0.9
FAR = 0.25  # the most that distance takes inside a sentence
FAR_WORDS = 20
OTHER_DATE = 0.8
NEXT_CLAUSE = 0.8  # "speaks on Wednesday and testifies on Thursday"
_NEXT = frozenset({"and", "but", "then"})

# Below 1, one thing that is missing costs more than all others standing close can make good.
ALL_OF_THEM = 0.5

MISSING_NAME = 0.75
PRECISION = {"day": 1.0, "month": 0.97, "range": 0.97, "year": 0.92, "undated": 1.0}
WRONG_TENSE = 0.85
OLD = 0.92
OLD_DAYS = 400
OUTSIDE_WINDOW = 0.5
NEGATED = 0.5  # "refused to endorse" is not the endorsement
_NEGATED_WITHIN = 4  # words before the event in which its negation stands

# "second debate": the same ordinal before the word, another one, none.
SAME_ORDINAL, OTHER_ORDINAL, NO_ORDINAL = 1.1, 0.75, 0.92
_ORDINAL_WITHIN = 4  # "first general election debate"


@dataclass(frozen=True, slots=True)
class Claim:
    """A date of an article, and how well it answers the question."""

    prose: Prose
    mark: Mark
    score: float
    covered: frozenset[int]
    """Which of the things asked for stand in the sentence of the date."""
    events: frozenset[int]
    """Those of them that are event words."""


def weights(question: EventQuestion, frequencies: Mapping[str, int], passages: int) -> list[float]:
    """Return what each thing asked for is worth: rare words more than common ones."""
    return [_weight(one, frequencies, passages) for one in question.asked]


def _weight(one: Asked, frequencies: Mapping[str, int], passages: int) -> float:
    rarities = sorted((math.log(1 + passages / (1 + frequencies.get(term, 0))) for term in one.terms), reverse=True)
    if one.kind == "name":
        weight = NAME_SHARE * rarities[0] + OTHER_NAMES_SHARE * sum(rarities[1:]) / max(1, len(rarities) - 1)
    elif one.kind == "number":
        weight = max(NUMBER_FLOOR, rarities[0])
    else:
        weight = max(EVENT_FLOOR, rarities[0])
    return weight * (SAID_SHARE if one.said else 1.0)


def claims(prose: Prose, question: EventQuestion, worth: Sequence[float]) -> list[Claim]:
    """Return every date of the article with its score."""
    found = [occurrences(one, prose) for one in question.asked]
    return [_claim(prose, mark, question, worth, found) for mark in prose.marks]


def _claim(
    prose: Prose, mark: Mark, question: EventQuestion, worth: Sequence[float], found: Sequence[Occurrences]
) -> Claim:
    total = sum(worth) or 1.0
    score = 0.0
    covered = set()
    missing = 1.0
    for number, (one, weight, places) in enumerate(zip(question.asked, worth, found, strict=True)):
        here = _in_sentence(prose, mark, places)
        if one.kind == "event" and here > 0 and not question.negated and _is_negated(prose, mark.line, places):
            here *= NEGATED
        if here > 0:
            covered.add(number)
        near = _nearby(mark, places)
        elsewhere = max(near, places.headline * HEADLINE, places.best * ARTICLE)
        if one.kind != "name":
            elsewhere *= EVENT_ELSEWHERE
        elif max(here, near, places.headline * HEADLINE) <= 0.2:
            missing *= MISSING_NAME
        score += weight * max(here, elsewhere) ** ALL_OF_THEM
    score = (score / total) ** (1 / ALL_OF_THEM) * missing
    score *= attachment(prose, mark, question, found)
    score *= PRECISION[mark.stated.when.precision]
    score *= ordinal_fit(prose, mark.line, question)
    score *= _fit(mark, question, prose.article.article.published)
    events = frozenset(number for number in covered if question.asked[number].kind == "event")
    return Claim(prose, mark, score, frozenset(covered), events)


def _in_sentence(prose: Prose, mark: Mark, places: Occurrences) -> float:
    line = prose.lines[mark.line]
    fronted = mark.first - line.first <= 2  # a date that opens the sentence governs all of it
    best = 0.0
    for at, value in places.by_line.get(mark.line, ()):
        if mark.first <= at < mark.last:
            continue
        inner = mark.last - 1 if at >= mark.last else mark.first
        gap = (at - mark.last + 1) if at >= mark.last else (mark.first - at)
        credit = value * CLAUSE ** line.clauses.distance(inner - line.first, at - line.first)
        if not (fronted and at >= mark.last):
            credit *= 1 - FAR * min(1.0, gap / FAR_WORDS)
        if at >= mark.last and not fronted and any(w.text in _NEXT for w in prose.words[mark.last : at]):
            credit *= NEXT_CLAUSE
        if any(o is not mark and o.line == mark.line and _between(o, mark, at) for o in prose.marks):
            credit *= OTHER_DATE
        best = max(best, credit)
    return best


def _between(other: Mark, mark: Mark, at: int) -> bool:
    return min(at, mark.last) <= other.first < max(at, mark.first) and other.first != mark.first


def _nearby(mark: Mark, places: Occurrences) -> float:
    best = 0.0
    for offset, credit in ((-1, BEFORE), (-2, TWO_BEFORE), (1, AFTER)):
        for _, value in places.by_line.get(mark.line + offset, ()):
            best = max(best, value * credit)
    return best


def _is_negated(prose: Prose, line: int, places: Occurrences) -> bool:
    """Tell whether every word for the event in this sentence is negated."""
    first = prose.lines[line].first
    return all(
        any(prose.words[i].text in NEGATIONS for i in range(max(first, at - _NEGATED_WITHIN), at))
        for at, _ in places.by_line[line]
    )


def ordinal_fit(prose: Prose, line: int, question: EventQuestion) -> float:
    """Return how well the ordinals of a sentence agree with the one asked for."""
    if question.ordinal is None:
        return 1.0
    first, best = prose.lines[line].first, 0.0
    for at in prose.places.get(question.ordinal_of or "", ()):
        if prose.line_of[at] == line:
            before = [ORDINALS[w.text] for w in prose.words[max(first, at - _ORDINAL_WITHIN) : at] if w.text in ORDINALS]
            best = max(best, SAME_ORDINAL if question.ordinal in before else OTHER_ORDINAL if before else NO_ORDINAL)
    return best or NO_ORDINAL


def _fit(mark: Mark, question: EventQuestion, published: date | None) -> float:
    when = mark.stated.when
    factor = 1.0
    if question.wanted == "year" and when.precision != "year":
        factor *= 0.85 if when.precision != "day" else 0.7
    elif question.wanted == "day" and when.precision not in ("day", "undated"):
        factor *= 0.85 if when.precision != "year" else 0.7
    if when.first is None or when.last is None:
        return factor
    if published is not None:
        if question.tense == "past" and when.first > published:
            factor *= WRONG_TENSE
        if question.tense == "future" and when.last < published:
            factor *= WRONG_TENSE
        if (published - when.last).days > OLD_DAYS:
            factor *= OLD
    if question.windows and not any(_inside(window, when.first, when.last) for window in question.windows):
        factor *= OUTSIDE_WINDOW
    return factor


def _inside(window: Window, first: date, last: date) -> bool:
    return window.bound or (window.first <= last and first <= window.last)
