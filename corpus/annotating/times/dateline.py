"""Find the day to count from: the date line of an article without metadata, or the day before printing that a lead tells of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.annotating.times.lexicon import DAY_OF_MONTH, MONTH, S, WEEKDAY, YEAR, month_number
from corpus.model import Span, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.annotating.times.expressions import Reading
    from corpus.annotating.times.scene import Scene

LEAD = 3  # passages: headline, date line and first paragraph
_STAMPED = 10  # passages; date lines stand at the head of a page
_LONGEST_STAMP = 90  # characters
_STAMP_WORDS = (
    r"(?:(?:first{S}|last{S})?(?:published|posted|updated|modified|created|filed|issued|released|date)(?:{S}(?:on|at))?\s{0,2}[:|]?\s{0,3})?"
).replace("{S}", S)
_CLOCK = rf"(?:[,|\s–—-]{{0,3}}(?:at{S})?\d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{{1,4}}\)?)?)?"
_MONTH_FIRST = rf"{MONTH}{S}{DAY_OF_MONTH},?{S}{YEAR}"
_STAMP = re.compile(rf"{_STAMP_WORDS}(?:{WEEKDAY},?{S})?{_MONTH_FIRST}{_CLOCK}\s{{0,3}}[.|]?", re.IGNORECASE)
_STAMP_DAY_FIRST = re.compile(
    rf"{_STAMP_WORDS}(?:{WEEKDAY},?{S})?{DAY_OF_MONTH}{S}{MONTH},?{S}{YEAR}{_CLOCK}\s{{0,3}}[.|]?", re.IGNORECASE
)
_WIRE = re.compile(
    rf"(?-i:[A-Z][A-Z .,'’/-]{{2,40}}(?:[A-Z][a-z.]+,?{S})?){_MONTH_FIRST}\s{{0,2}}(?:\([^)\n]{{2,30}}\))?\s{{0,2}}[-—–:]"
)


def date_line(text: str, passages: tuple[Span, ...]) -> tuple[date, Span] | None:
    """Return the earliest date that a stamp or a wire's date line at the head of the article gives, and where."""
    found: list[tuple[date, Span]] = []
    for passage in passages[:_STAMPED]:
        match = _WIRE.match(text, passage.start, passage.end)
        if match is None and len(passage) <= _LONGEST_STAMP:
            match = _STAMP.fullmatch(text, passage.start, passage.end) or _STAMP_DAY_FIRST.fullmatch(
                text, passage.start, passage.end
            )
        if match is None:
            continue
        try:
            day = date(int(match["year"]), month_number(match["month"]), int(match["dom"]))
        except ValueError:
            continue
        found.append((day, Span(min(match.start("month"), match.start("dom")), match.end("year"))))
    return min(found, default=None)


def day_of_writing(readings: Sequence[Reading], scene: Scene) -> date | None:
    """Return the day a lead dates itself to, where that is two days before publication.

    A paper of Friday prints what was written on Wednesday evening: its "will visit on Thursday" was the day before.
    """
    if scene.reference is None:
        return None
    behind = [
        (scene.reference - reading.start).days
        for reading in readings
        if isinstance(reading, TimeExpression) and reading.start and reading.precision == "day" and not reading.planned
    ]
    return scene.reference - timedelta(days=2) if behind and min(behind) == 2 else None
