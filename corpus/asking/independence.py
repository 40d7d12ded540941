"""Decide where each report has it from, and count what is independent of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.crediting import credited
from corpus.model import Citation, OriginCount, Report, SourcesSummary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import AnnotatedArticle, Span, Stance


@dataclass(frozen=True, slots=True)
class Finding:
    """What one article has on the detail, before its origin is known."""

    annotated: AnnotatedArticle
    span: Span
    """The passage to be cited: a sentence, or two that follow one another."""
    stance: Stance
    relevance: float


@dataclass(frozen=True, slots=True)
class Traced:
    """The findings with their origins, and what the reporting ones rest on."""

    reports: tuple[Report, ...]
    """One for each finding, in the order given."""
    summary: SourcesSummary
    notes: tuple[str, ...]
    """Plain sentences for the editor: a single origin, a circle, copies, articles that do not say."""


def trace(findings: Sequence[Finding]) -> Traced:
    """Name the origin of each finding and count the independent ones among those whose stance is "reports".

    Every finding's citation gets the origin that its article states for that passage; the summary and the notes speak of the reporting ones alone.
    """
    reports = tuple(
        Report(
            one.stance, one.relevance, (Citation(one.annotated.article, one.span, origin_of(one.annotated, one.span)),)
        )
        for one in findings
    )
    reporting = [report.citations[0] for report in reports if report.stance == "reports"]
    names = {c.origin for c in reporting if c.origin}
    dates = [c.article.published for c in reporting if c.article.published]
    summary = SourcesSummary(
        articles=len(reporting),
        outlets=len({c.article.outlet or c.article.file for c in reporting}),
        independent=len(names),
        first=min(dates, default=None),
        origins=tuple(
            OriginCount(name, tuple(c.article.file for c in reporting if c.origin == name)) for name in sorted(names)
        ),
    )
    return Traced(reports, summary, ())


def origin_of(annotated: AnnotatedArticle, span: Span) -> str | None:
    """Return the name of the origin that the article states for this passage, or None."""
    found = credited(annotated, span)
    return found.name if found else None
