"""Date what an undated article tells, where its own words or another article of the corpus leave one reading."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.asking.timeline.when import When, between, month_of
from corpus.asking.timeline.wording import article_in_words
from corpus.model import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.asking.timeline.prose import Prose
    from corpus.asking.timeline.relevance import Claim

_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?(?:T.*)?$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_RUN = 8  # words in a row that two articles share only where one story, or one quotation, stands in both
_HALF_YEAR = timedelta(days=183)
_SAME_WEEK = timedelta(days=4)  # how near the dated telling of an event may stand to what its own article was printed


def inferred(claims: Sequence[Claim], pages: Sequence[Prose]) -> list[Claim]:
    """Return the claims, those of undated articles dated where something pins them; each says from what.

    A month or a day of a month takes its year from a full date of the same article, else from the publication date of
    an article that carries a run of the same words. A weekday takes its date from an article that dates the very event
    on that weekday. Everything else stays undated.
    """
    years = _Years(pages)
    dated = [claim for claim in claims if claim.mark is not None and claim.when.precision == "day"]
    return [_inferred(claim, years, dated) for claim in claims]


def _inferred(claim: Claim, years: _Years, dated: Sequence[Claim]) -> Claim:
    if claim.mark is None or claim.when.value is not None or claim.prose.article.article.published is not None:
        return claim
    value = claim.mark.stated.expression.value
    yearless = _YEARLESS.match(value)
    if yearless:
        found = years.pinned(claim.prose, int(yearless[1]), int(yearless[2] or 0))
        return replace(claim, when=found[0], inferred=found[1]) if found else claim
    weekday = _WEEKDAY.match(value)
    if weekday:
        other = _same_event(claim, int(weekday[1]), dated)
        if other is not None:
            return replace(
                claim, when=other.when, inferred=f"the day from {article_in_words(other.prose.article.article)}"
            )
    return claim


def _same_event(claim: Claim, weekday: int, dated: Iterable[Claim]) -> Claim | None:
    """Return the best claim of a dated article that tells this event on this weekday, if all of them agree."""
    alike = [
        other
        for other in dated
        if other.file != claim.file
        and other.when.first is not None
        and other.when.first.isoweekday() == weekday
        and other.planned == claim.planned
        and claim.events
        and claim.covered <= other.covered
        and _printed_near(other)
        and _same_words(claim.prose, other.prose)
    ]
    if not alike or len({other.when.key for other in alike}) > 1:
        return None
    return max(alike, key=lambda other: other.score)


def _printed_near(claim: Claim) -> bool:
    published = claim.prose.article.article.published
    return published is not None and claim.when.first is not None and abs(published - claim.when.first) <= _SAME_WEEK


def _same_words(one: Prose, other: Prose) -> bool:
    return not runs(one).isdisjoint(runs(other))


def runs(prose: Prose) -> frozenset[int]:
    """Return the runs of words of an article, as numbers."""
    terms = prose.terms
    return frozenset(hash(terms[at : at + _RUN]) for at in range(len(terms) - _RUN + 1))


class _Years:
    """Finds the year that an undated article means."""

    def __init__(self, pages: Sequence[Prose]) -> None:
        self._pages = pages
        self._runs: dict[str, frozenset[int]] = {}
        self._anchors: dict[str, tuple[date, str] | None] = {}

    def pinned(self, prose: Prose, month: int, day: int) -> tuple[When, str] | None:
        """Return the date nearest to what pins the year, and what that is."""
        anchor = self._anchor(prose)
        if anchor is None:
            return None
        at, words = anchor
        found = [when for year in (at.year - 1, at.year, at.year + 1) if (when := _on(year, month, day)) is not None]
        best = min(found, key=lambda when: _apart(when, at), default=None)
        return (best, f"the year from {words}") if best is not None else None

    def _anchor(self, prose: Prose) -> tuple[date, str] | None:
        file = prose.article.article.file
        if file not in self._anchors:
            self._anchors[file] = _own_date(prose) or self._other_date(prose)
        return self._anchors[file]

    def _other_date(self, prose: Prose) -> tuple[date, str] | None:
        """Return the publication date of the dated article that shares most words in a row."""
        shared = [
            (len(self._of(prose) & self._of(other)), other.article.article)
            for other in self._pages
            if other.article.article.published is not None
        ]
        best = max(shared, key=lambda pair: pair[0], default=None)
        if best is None or best[0] == 0 or best[1].published is None:
            return None
        return best[1].published, f"{article_in_words(best[1])}, which carries the same words"

    def _of(self, prose: Prose) -> frozenset[int]:
        file = prose.article.article.file
        if file not in self._runs:
            self._runs[file] = runs(prose)
        return self._runs[file]


def _own_date(prose: Prose) -> tuple[date, str] | None:
    """Return the latest full date of the article, if the others do not lie so far off that it pins nothing."""
    stated = [
        m.stated for m in prose.marks if m.stated.when.precision == "day" and m.stated.expression.basis == "stated"
    ]
    days = sorted((s.when.first, s.when.value or "") for s in stated if s.when.first is not None)
    if not days or days[-1][0] - days[0][0] > _HALF_YEAR:
        return None
    return days[-1][0], f"“{date_words(days[-1][1])}” in the same article"


def _on(year: int, month: int, day: int) -> When | None:
    try:
        return between(date(year, month, day), date(year, month, day)) if day else month_of(year, month)
    except ValueError:
        return None


def _apart(when: When, at: date) -> timedelta:
    if when.first is None or when.last is None:
        return timedelta.max
    return min(abs(when.first - at), abs(when.last - at))
