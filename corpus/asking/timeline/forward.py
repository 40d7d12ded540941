"""Read a bare month or weekday as the one to come where a question asks for what is still to happen."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.asking.timeline.attachment import governing_verb
from corpus.asking.timeline.when import When, between, month_of

if TYPE_CHECKING:
    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Mark, Prose

# Words that tie an expression to the past, or a year that is said.
_FIXED = re.compile(r"\b(?:last|past|ago|since|earlier|previous|this|yesterday|today|\d{4})\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_WEEK = timedelta(days=7)


def to_come(prose: Prose, mark: Mark, question: EventQuestion) -> When | None:
    """Return the coming reading of a date that the article leaves open, None where there is no such reading.

    "A tournament in March", printed in December, is next March to one who asks when it is; "the vote was held in
    March" is not, as its verb is past.
    """
    when, published = mark.stated.when, prose.article.article.published
    expression = mark.stated.expression
    if question.tense != "future" or published is None or when.first is None or when.last is None:
        return None
    if expression.basis != "publication" or when.last >= published or mark.stated.counted_from is not None:
        return None
    words = mark.stated.span.of(prose.article.article.text)
    if _FIXED.search(words) or expression.qualifier in ("since", "after") or governing_verb(prose, mark) is not None:
        return None
    if when.precision == "month":
        return month_of(when.first.year + 1, when.first.month)
    if when.precision != "day" or expression.direction != "assumed" or not _WEEKDAY.search(words):
        return None
    return between(when.first + _WEEK, when.first + _WEEK)
