"""An archive that answers what the test says, so that a change elsewhere never changes what a message looks like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from corpus.model import (
    ArchiveState,
    Checked,
    CheckedQuotation,
    Citation,
    Dated,
    OriginCount,
    Report,
    Said,
    Sources,
    SourcesSummary,
    Span,
    Speaker,
    Timeline,
    Unreadable,
    WhoSaid,
)
from tests.factories import annotated, article, says, spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus import Corpus
    from corpus.model import AnnotatedArticle, Article

HERALD = article(
    "The lantern fair is off\n\nThe lantern fair will not be held this year.\n\n"
    "“There is *no* money & <!channel> no oil for a single lamp,” said Tove Arkwright, who keeps the fair's books. "
    "She had told the council so on Monday.\n\nThe council did not answer.",
    "herald/lantern.txt",
    title="The lantern fair is off",
    outlet="Fenmoor Herald",
    published="2026-10-06",
    url="https://news.example/lantern?a=1&b=2",
)
POST = article(
    "No lamps this autumn\n\nThere is no money and no oil for one lamp, the fair's bookkeeper told Meridian Wire.",
    "post/lamps.txt",
    title="No lamps this autumn",
    outlet="Fenmoor Post",
)
QUOTED = "There is *no* money & <!channel> no oil for a single lamp"


def passage(source: Article, words: str, **more: object) -> Citation:
    """Cite the paragraph that holds the words."""
    at = spot(source.text, words).start
    start, end = source.text.rfind("\n", 0, at) + 1, source.text.find("\n", at)
    return replace(Citation(source, Span(start, end if end >= 0 else len(source.text))), **more)  # type: ignore[arg-type] # fields of Citation


_TOVE = Speaker("Tove Arkwright", "person", "who keeps the fair's books")
VERBATIM = Said(
    speaker=_TOVE,
    mention="said Tove Arkwright",
    verdict="verbatim",
    similarity=100.0,
    quotation=QUOTED,
    difference=(("=", QUOTED),),
    citations=(passage(HERALD, "There is"),),
)
REPORTED = Said(
    speaker=Speaker(None, "unnamed"),
    mention="the fair's bookkeeper told Meridian Wire",
    verdict="reported",
    similarity=71.0,
    quotation="There is no money and no oil for one lamp",
    difference=(),
    citations=(passage(POST, "There is", origin="Meridian Wire"),),
)
ALTERED = replace(
    VERBATIM,
    verdict="altered",
    similarity=88.0,
    difference=(("=", "There is no money & no oil for "), ("-", "one"), ("+", "a single"), ("=", " lamp")),
    confidence=0.4,
)
STATE = ArchiveState(
    version="1.0-fixed",
    built=datetime(2026, 10, 7, 9, 30, tzinfo=UTC),
    articles=23,
    passages=140,
    quotations=61,
    outlets=("Fenmoor Herald", "Fenmoor Post"),
    first=date(2026, 9, 1),
    last=date(2026, 10, 6),
    undated=2,
    unreadable=(Unreadable("scan.txt", "It is empty."),),
)
DATED = Dated(
    date="2026-10-05",
    end=None,
    precision="day",
    relevance=0.9,
    event="She had told the council so on Monday.",
    citations=(
        passage(HERALD, "She had", expression=spot(HERALD.text, "on Monday"), anchor="from the publication date"),
    ),
)
UNDATED = Dated(
    date=None,
    end=None,
    precision="undated",
    relevance=0.4,
    event=REPORTED.quotation,
    citations=(passage(POST, "There is"),),
)
VAGUE = replace(UNDATED, date="2026-10", precision="month")
OTHER = replace(UNDATED, date="2026-10-06", precision="day", disputed=True)
SUMMARY = SourcesSummary(
    articles=2,
    outlets=2,
    independent=1,
    first=date(2026, 10, 6),
    origins=(OriginCount("Meridian Wire", ("herald/lantern.txt", "post/lamps.txt")),),
)
_DRAFT = "The bookkeeper said: “There is no money.” “Never heard,” said Ulf Moss."


class FixedCorpus:
    """Answers by the first word of the question: found, altered, near, many, else nothing."""

    ready = True
    progress = None

    def state(self) -> ArchiveState:
        """Say what is held."""
        return STATE

    def who_said(self, query: str, limit: int = 5) -> WhoSaid:  # noqa: ARG002 - the shape of the archive
        """Answer as the question says."""
        answers = {
            "found": (VERBATIM, REPORTED),
            "altered": (ALTERED,),
            "unnamed": (REPORTED,),
            "near": (REPORTED,),
            "many": tuple(replace(VERBATIM, quotation=QUOTED[:-number]) for number in range(1, 24)),
        }.get(query.split()[0], ())
        status = "near" if query.startswith("near") else "found" if answers else "none"
        notes = {
            "found": ("The speaker is named by Fenmoor Herald only.",),
            "near": ("Nobody in the archive is quoted with these words; the closest quotations follow.",),
        }.get(query.split()[0], ())
        return WhoSaid(query, status, answers, notes)  # type: ignore[arg-type] # one of the three

    def timeline(self, query: str, limit: int = 10) -> Timeline:  # noqa: ARG002 - the shape of the archive
        """Answer as the question says."""
        answers = {
            "found": (DATED, UNDATED),
            "many": (DATED,) * 23,
            "undated": (UNDATED,),
            "disputed": (replace(DATED, disputed=True), VAGUE, OTHER),
            "planned": (replace(DATED, planned=True),),
            "kept": (
                replace(DATED, date="2026-03-01", relevance=1.0, planned=True),
                replace(DATED, relevance=0.4, planned=True),
                replace(DATED, relevance=0.5),
            ),
        }.get(query.split()[0], ())
        return Timeline(query, "found" if answers else "none", answers)

    def sources(self, query: str, limit: int = 50) -> Sources:  # noqa: ARG002 - the shape of the archive
        """Answer as the question says."""
        matched = (spot(HERALD.text, "There is"), spot(HERALD.text, "money"))
        reports = Report("reports", 0.9, (passage(HERALD, "There is", origin="Meridian Wire"),), matched)
        against = Report("contradicts", 0.7, (passage(POST, "There is"),))
        answers = {"found": (reports, against), "many": (reports,) * 23, "against": (against,)}.get(
            query.split()[0], ()
        )
        return Sources(query, "found" if answers else "none", answers, SUMMARY if answers else SourcesSummary())

    def check(self, draft: str) -> Checked:
        """Check a draft that only this archive knows."""
        if "quotes nobody" in draft:
            return Checked()
        first, second = "There is no money.", "Never heard,"
        return Checked(
            (
                CheckedQuotation(spot(_DRAFT, first), first, "Ulf Moss", False, self.who_said("altered")),
                CheckedQuotation(spot(_DRAFT, second), second, "Ulf Moss", None, self.who_said("nothing")),
            )
        )

    def article(self, file: str) -> AnnotatedArticle | None:
        """Return one of the two articles."""
        return next((one for one in self.articles() if one.article.file == file), None)

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Yield the two articles."""
        yield annotated(HERALD, says(QUOTED, by="Tove Arkwright", cue="said"))
        yield annotated(POST)


def fixed_corpus() -> Corpus:
    """Return the archive in the shape that handlers know."""
    return cast("Corpus", FixedCorpus())
