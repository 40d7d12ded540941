"""Say how well a date is of the kind that a question wants: its precision, its tense, its ordinal, its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.timeline.event_question import ORDINALS

if TYPE_CHECKING:
    from datetime import date

    from corpus.asking.timeline.calendar_words import Window
    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Mark, Prose
    from corpus.asking.timeline.when import When

PRECISION = {"day": 1.0, "month": 0.97, "range": 0.97, "year": 0.92, "undated": 1.0}
# "what year" and "what day" want that precision: the next best, and any other.
NOT_AS_WANTED, FAR_FROM_WANTED = 0.85, 0.7
WRONG_TENSE = 0.85
GONE_BY = 0.65  # "when will", and the article looks back on that date
OLD = 0.92
OLD_DAYS = 400
OUTSIDE_WINDOW = 0.5
SECOND_HAND = 0.95  # "that night" and "two days later" are as good as the date that they lean on
# "second debate": the same ordinal before the word, another one, none; the first of its kind is often told without.
SAME_ORDINAL, OTHER_ORDINAL, NO_ORDINAL, NOT_SAID_FIRST = 1.2, 0.5, 0.6, 0.92
_ORDINAL_WITHIN = 4  # "first general election debate"


def fitness(prose: Prose, line: int, mark: Mark | None, when: When, question: EventQuestion) -> float:
    """Return a factor, 1 where nothing speaks against the date."""
    factor = _ordinal(prose, line, question)
    if mark is None:
        return factor
    factor *= PRECISION[when.precision] * _precision(when, question)
    if when.first is None or when.last is None:
        return factor
    if mark.stated.expression.basis == "expression" and mark.stated.counted_from is None:
        factor *= SECOND_HAND
    published = prose.article.article.published
    if published is not None:
        factor *= _tense(when.first, when.last, published, question)
        if (published - when.last).days > OLD_DAYS:
            factor *= OLD
    if question.windows and not any(inside(window, when) for window in question.windows):
        factor *= OUTSIDE_WINDOW
    return factor


def inside(window: Window, when: When) -> bool:
    """Tell whether a date touches the days that a question names."""
    if when.first is None or when.last is None:
        return False
    return window.bound or (window.first <= when.last and when.first <= window.last)


def _precision(when: When, question: EventQuestion) -> float:
    if question.wanted == "year" and when.precision != "year":
        return FAR_FROM_WANTED if when.precision == "day" else NOT_AS_WANTED
    if question.wanted == "day" and when.precision not in ("day", "undated"):
        return FAR_FROM_WANTED if when.precision == "year" else NOT_AS_WANTED
    return 1.0


def _tense(first: date, last: date, published: date, question: EventQuestion) -> float:
    if question.tense == "future" and last < published:
        return GONE_BY if question.will else WRONG_TENSE
    return WRONG_TENSE if question.tense == "past" and first > published else 1.0


def _ordinal(prose: Prose, line: int, question: EventQuestion) -> float:
    """Return how well the ordinals of a sentence agree with the one asked for."""
    if question.ordinal is None:
        return 1.0
    first, best = prose.lines[line].first, 0.0
    none = NOT_SAID_FIRST if question.ordinal == 1 else NO_ORDINAL
    for at in prose.places.get(question.ordinal_of or "", ()):
        if prose.line_of[at] == line:
            before = [
                ORDINALS[w.text] for w in prose.words[max(first, at - _ORDINAL_WITHIN) : at] if w.text in ORDINALS
            ]
            best = max(best, SAME_ORDINAL if question.ordinal in before else OTHER_ORDINAL if before else none)
    return best or none
