"""What an archive holds, a part of it, and how its index finds a quotation."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.article import Article


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as the index finds it: its words, and where its attribution stands."""

    file: str
    ordinal: int
    """Position among the article's attributions."""
    words: str
    """The quoted words as printed; parts of an interrupted quotation are joined by a space, for comparison only."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of an archive that an answer is narrowed to; None does not narrow."""

    outlets: frozenset[str] | None = None
    """Their names as the articles have them; an article of an unknown outlet is in none."""
    since: date | None = None
    """First day of publication; an article without one is in no range of days."""
    until: date | None = None
    """Last day of publication, included."""

    def holds(self, article: Article) -> bool:
        """Tell whether the article is in this part."""
        if self.outlets is not None and article.outlet not in self.outlets:
            return False
        if self.since is None and self.until is None:
            return True
        return (
            article.published is not None
            and (self.since is None or article.published >= self.since)
            and (self.until is None or article.published <= self.until)
        )


EVERYWHERE = Scope()

_TYPED_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def edge_day(typed: str, *, last: bool = False) -> date | None:
    """Return the first or the last day of what was typed: a day, a month or a year; None where it is none of them.

    >>> edge_day("2026-02"), edge_day("2026-02", last=True), edge_day("2026", last=True), edge_day("soon")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28), datetime.date(2026, 12, 31), None)
    """
    found = _TYPED_DAY.fullmatch(typed)
    if found is None:
        return None
    year = int(found[1])
    month = int(found[2] or (12 if last else 1))
    try:
        days = calendar.monthrange(year, month)[1]
        return date(year, month, int(found[3] or (days if last else 1)))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that was left out, and why, in one sentence."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """What the archive holds, for `status`."""

    version: str
    """Names both the software that read the corpus and the corpus that was read."""
    built: datetime
    articles: int
    passages: int
    quotations: int
    outlets: tuple[str, ...]
    first: date | None
    """The earliest publication date."""
    last: date | None
    undated: int
    """Articles without a publication date."""
    unreadable: tuple[Unreadable, ...]
