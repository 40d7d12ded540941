"""What is read out of an article: quotations and their speakers, times, origins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the index reads these annotations at run time
from typing import Literal

from corpus.model.article import Article, Span

QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "document", "unnamed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "month", "year", "range", "undated"]
OriginKind = Literal["wire", "credit", "sight"]
OriginManner = Literal["first", "obtained", "told", "reported", "poll"]


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
