"""Find the day to count from: the date line of an article without metadata, or the day that a late print tells of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times.lexicon import DAY_OF_MONTH, MONTH, WEEKDAY, YEAR, S, either, month_number
from corpus.model import Span, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.annotating.times.expressions import Reading
    from corpus.model import Article

LEAD = 3  # passages: headline, date line and first paragraph
_HEAD = 10  # passages; date lines stand at the head of a page
_LONGEST_STAMP = 90  # characters
_LATE = 2  # days from the lead's own day to print; the day before print needs no care: a coming weekday is right anyway

_LABEL = (
    rf"(?:(?:(?:first|last){S})?{either('published posted updated modified created filed issued released date')}"
    rf"(?:{S}(?:on|at))?\s{{0,2}}[:|]?\s{{0,3}})?(?:{WEEKDAY},?{S})?"
)
_TIME = (
    rf"(?:[,|\s–—-]{{0,3}}(?:at{S})?\d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?"
    r"\s?(?:\(?[A-Z]{1,4}\)?)?)?\s{0,3}[.|]?"
)
_MONTH_FIRST = rf"{MONTH}{S}{DAY_OF_MONTH},?{S}{YEAR}"
_STAMPS = (
    re.compile(rf"{_LABEL}{_MONTH_FIRST}{_TIME}", re.IGNORECASE),
    re.compile(rf"{_LABEL}{DAY_OF_MONTH}{S}{MONTH},?{S}{YEAR}{_TIME}", re.IGNORECASE),
)
_WIRE = re.compile(
    rf"[A-Z][A-Z .,'’/-]{{2,40}}(?:[A-Z][a-z.]+,?{S})?{_MONTH_FIRST}\s{{0,2}}(?:\([^)\n]{{2,30}}\))?\s{{0,2}}[-—–:]"
)


def stamps(article: Article) -> list[Span]:
    """Return the lines of the page's furniture that are nothing but a date: no passages, but they name a day."""
    return [line for line in article.furniture if len(line) <= _LONGEST_STAMP and _stamp(article.text, line)]


def date_line(text: str, passages: tuple[Span, ...]) -> tuple[date, Span] | None:
    """Return the earliest date that a stamp or a wire's date line at the head of the article gives, and where.

    A stamp is a line of its own: "Updated: July 21, 2022 12:41pm". A date inside a sentence is none.
    """
    found: list[tuple[date, Span]] = []
    for passage in passages[:_HEAD]:
        match = _stamp(text, passage)
        if match is None:
            continue
        try:
            day = date(int(match["year"]), month_number(match["month"]), int(match["dom"]))
        except ValueError:
            continue
        found.append((day, Span(min(match.start("month"), match.start("dom")), match.end("year"))))
    return min(found, default=None)


def _stamp(text: str, passage: Span) -> re.Match[str] | None:
    match = _WIRE.match(text, passage.start, passage.end)
    if match or len(passage) > _LONGEST_STAMP:
        return match
    stamps = (stamp.fullmatch(text, passage.start, passage.end) for stamp in _STAMPS)
    return next((match for match in stamps if match), None)


def day_of_writing(readings: Sequence[Reading], published: date | None) -> date | None:
    """Return the day a lead dates itself to, where that is two days before publication.

    A paper of Friday prints what was written of Wednesday: its "will visit on Thursday" was the day before.
    """
    if published is None:
        return None
    behind = [
        (published - reading.start).days
        for reading in readings
        if isinstance(reading, TimeExpression) and reading.start and reading.precision == "day" and not reading.planned
    ]
    return published - timedelta(days=_LATE) if min(behind, default=0) == _LATE else None
