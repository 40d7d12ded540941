"""Every value of the archive, frozen, in the words of the field."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - the index reads these annotations at run time
from typing import Literal

QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "document", "unnamed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
OriginKind = Literal["wire", "credit", "sight"]
OriginManner = Literal["first", "obtained", "told", "reported", "poll"]
Verdict = Literal["verbatim", "fragment", "altered", "reported"]
Stance = Literal["reports", "contradicts", "related"]
Status = Literal["found", "near", "none"]
Precision = Literal["day", "month", "year", "range", "undated"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of a verbatim text.

    >>> Span(4, 7).of("She said so")
    'sai'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that stand here, unchanged."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the corpus: its text as it was decoded, and what is known about it.

    `None` means that neither the document nor the metadata beside it says so.
    """

    id: str
    """The first 16 hexadecimal digits of the SHA-256 of the document's bytes."""
    file: str
    """The path inside the corpus folder, with forward slashes."""
    title: str
    text: str
    """Never rewritten: every span of the archive points into it."""
    outlet: str | None = None
    published: date | None = None
    updated: date | None = None
    url: str | None = None
    author: str | None = None
    headline: Span | None = None
    """Where the title stands in the text, when it does."""
    furniture: tuple[Span, ...] = ()
    """Page furniture (menus, licence notices, time stamps): kept in the text, never a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an article: the unit of index and citation."""

    article: Article
    span: Span

    @property
    def words(self) -> str:
        """The passage as printed."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that an article gives as somebody's, in PARC's terms the content.

    Several spans when the cue interrupts. Spans leave the quotation marks out.
    """

    content: tuple[Span, ...]
    kind: QuotationKind

    @property
    def span(self) -> Span:
        """From the first quoted word to the last."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is presented as having said it, as fully as the article tells.

    `name` is None where the article names nobody, and stays so.
    """

    name: str | None
    kind: SpeakerKind
    role: str | None = None
    mention: Span | None = None
    """Where the article names this speaker most fully."""


UNNAMED = Speaker(name=None, kind="unnamed")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is presented as the source of what, and the word that says so."""

    quotation: Quotation
    cue: Span | None
    """The word or phrase that reports, such as "said" or "according to"."""
    source: Span | None
    """The words next to the cue that stand for the speaker, such as "she" or "the mayor"."""
    speaker: Speaker
    rule: str
    """The name of the rule that read it, for the reader who wants to know why."""
    confidence: float
    """0 to 1: the share of such readings that were right when measured; below 0.5 it is a guess and shown as one.

    Halved where the share is under `corpus.annotating.confidence.SURE`, so that what is stated is right 19 times in 20.
    """
    evidence: Span | None = None
    """The sentence that names the speaker."""
    denied: bool = False
    """True where the article reports that it was denied or not said."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date, time, duration or repetition as printed, with its TIMEX3 value."""

    span: Span
    value: str
    """ISO 8601 as TIMEX3 writes it (2022-06-13, 2022-W29, 2022-06, P3D, PAST_REF); XXXX is unknown."""
    type: TimeType
    basis: Literal["stated", "publication", "expression", "context", "unresolved"] = "stated"
    """What the value was worked out from."""
    start: date | None = None
    """First day of what it names on the calendar; None where it names no date. "since 2017" names 2017."""
    end: date | None = None
    """Last day, included; None where it names no date."""
    precision: Precision = "undated"
    bounds: Literal["day", "month", "year"] = "day"
    """What the two ends of a range are given in: "2002 to 2010" in years, a quarter in months, a week in days."""
    direction: Literal["stated", "assumed"] = "stated"
    """Assumed where the text leaves open whether a weekday or month is past or to come."""
    planned: bool = False
    """True where the text presents it as still to come."""
    qualifier: str | None = None
    """early, mid, late, before, after, since, by, as of, about."""
    anchor: Span | None = None
    """The other expression that it was counted from."""


@dataclass(frozen=True, slots=True)
class Origin:
    """From whom the outlet says it has what it reports."""

    name: str
    cue: Span
    """The words that say so: a dateline, "first reported by Reuters"."""
    kind: OriginKind
    """wire: the whole article comes from the agency; credit: a passage does; sight: the outlet saw it itself."""
    manner: OriginManner = "reported"
    """How the origin came by it: reported it first, obtained a document, was told, reported, or counted and judged."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with everything that was read out of it."""

    article: Article
    passages: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    """Sentences of the passages, in order; none crosses a line break."""
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as the index finds it: its words, and where its attribution stands."""

    file: str
    ordinal: int
    """Position among the article's attributions."""
    words: str
    """The quoted words as printed; parts of an interrupted quotation are joined by a space, for comparison only."""


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
