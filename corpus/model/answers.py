"""The answers, with their citations."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from corpus.model.annotation import OriginKind, Precision, Speaker
    from corpus.model.article import Article, Span

Verdict = Literal["verbatim", "fragment", "altered", "reported"]
Stance = Literal["reports", "contradicts", "related"]
Status = Literal["found", "near", "none"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The words as printed, and where."""

    article: Article
    span: Span
    origin: str | None = None
    expression: Span | None = None
    """The time expression that dates the passage (timeline)."""
    anchor: str | None = None
    """How the date was worked out, in words (timeline)."""

    @property
    def words(self) -> str:
        """The passage as printed."""
        return self.span.of(self.article.text)


Difference = tuple[tuple[Literal["=", "-", "+"], str], ...]
"""Leads from the words asked to the words printed: kept, left out, put in."""


@dataclass(frozen=True, slots=True)
class Said:
    """One speaker and one quotation, with every article that carries it."""

    speaker: Speaker
    mention: str
    """The article's words that name the speaker here, such as "Fisher said"."""
    verdict: Verdict
    similarity: float
    """0 to 100: how much of the asked words stands in the printed ones."""
    quotation: str
    """The printed words."""
    difference: Difference
    citations: tuple[Citation, ...]
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class WhoSaid:
    """The answer to /whosaid."""

    query: str
    status: Status
    answers: tuple[Said, ...] = ()
    notes: tuple[str, ...] = ()
    about: str | None = None
    """Where it lists what a speaker is quoted with, newest first: the words that each quotation has, maybe none."""


def date_words(start: str, end: str | None = None) -> str:
    """Write a reduced ISO date, or the range of two, as a newspaper does.

    >>> date_words("2022-06-13"), date_words("2022-06"), date_words("2017", "2019")
    ('13 June 2022', 'June 2022', '2017 to 2019')
    """
    if end is not None:
        return f"{date_words(start)} to {date_words(end)}"
    year, month, day = (*start.split("-"), "", "")[:3]
    named = [str(int(day))] if day else []
    if month:
        named.append(month_name[int(month)])
    return " ".join([*named, year])


@dataclass(frozen=True, slots=True)
class Dated:
    """One event of a timeline with the articles that date it."""

    date: str | None
    """Reduced ISO: 2022-06-13, 2022-06, 2022; None where undated."""
    end: str | None
    """Last day, month or year of a range, in the same precision."""
    precision: Precision
    relevance: float
    event: str
    """The sentence that dates it, verbatim."""
    citations: tuple[Citation, ...]
    disputed: bool = False
    """True where articles state different dates for this event; each has its own entry."""
    planned: bool = False
    """True where the articles present it as still to come."""
    more_exactly: str | None = None
    """The date of another entry that tells the same event more exactly: "2022-06-13" for one that says "in June"."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The answer to /timeline: entries in the order of time, undated ones last."""

    query: str
    status: Status
    answers: tuple[Dated, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def best(self) -> Dated | None:
        """The most relevant entry, a dated one before any other; None where there is none."""
        dated = [one for one in self.answers if one.date]
        return max(dated or self.answers, key=lambda one: one.relevance, default=None)

    @property
    def done(self) -> tuple[Dated, ...]:
        """Where the best entry is a plan, those of other days that were planned, too, and tell it as done."""
        best = self.best
        if best is None or not best.planned:
            return ()
        planned = {one.date for one in self.answers if one.planned} - {best.date}
        return tuple(one for one in self.answers if not one.planned and one.date in planned)


@dataclass(frozen=True, slots=True)
class Report:
    """What one article has on a detail."""

    stance: Stance
    relevance: float
    citations: tuple[Citation, ...]
    """One, with its origin."""
    matched: tuple[Span, ...] = ()
    """Where the words stand that say the same as those asked, in the order of the text."""


@dataclass(frozen=True, slots=True)
class OriginCount:
    """An origin and the files of the articles that rest on it."""

    name: str
    files: tuple[str, ...]
    kind: OriginKind = "credit"


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that prints nearly the whole of an earlier one."""

    file: str
    of: str
    """The file of the earliest article that printed it."""


@dataclass(frozen=True, slots=True)
class SourcesSummary:
    """How many report it, and how many of them are independent."""

    articles: int = 0
    """Near-identical copies count once."""
    outlets: int = 0
    independent: int = 0
    """Origins that rest on no other; articles that state none are not among them."""
    first: date | None = None
    origins: tuple[OriginCount, ...] = ()
    first_file: str | None = None
    """The article that was published first; None where no date is known."""
    not_stated: tuple[str, ...] = ()
    """The files of reporting articles that do not say where they have it."""
    copies: tuple[Copy, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    """Outlets that credit one another round in a ring, in its order."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The answer to /sources."""

    query: str
    status: Status
    answers: tuple[Report, ...] = ()
    summary: SourcesSummary = field(default_factory=SourcesSummary)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """One quotation of a draft, held against the archive."""

    span: Span
    """Where it stands in the draft."""
    quotation: str
    draft_speaker: str | None
    """Whom the draft names."""
    agrees: bool | None
    """Whether the archive names the same speaker; None where either names nobody."""
    answer: WhoSaid


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to /check: every quotation of a draft, in order."""

    quotations: tuple[CheckedQuotation, ...] = ()
    notes: tuple[str, ...] = ()


Answer = WhoSaid | Timeline | Sources
