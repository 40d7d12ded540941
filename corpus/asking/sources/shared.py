"""List the details that one article shares with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import Filters, Question
from corpus.asking.sources.independence import Finding, trace
from corpus.asking.sources.inquiry import finding, inquire, judged
from corpus.model import Citation, Report, Sources

if TYPE_CHECKING:
    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle, Span

SENTENCES = 12  # of the article that are asked about: the news of a report stands in its first paragraphs
ASSERTED = 2  # names or numbers without which a sentence states no detail of its own
CERTAIN = (
    0.6  # chance from which another article is said to share it: a whole sentence is a fuller question than an editor's
)
NO_OTHER = "No other article in the archive reports a detail of this one."


def named_article(words: str, index: Index) -> AnnotatedArticle | None:
    """Return the article whose URL, title or file name this is, None where it is none."""
    asked = words.strip().strip("<>")
    if (by_file := index.article(asked)) is not None:
        return by_file
    told = " " in asked or "://" in asked  # a title of one word is more likely asked for as a word
    return next(iter(index.articles_named(asked)), None) if told else None


def shared_details(query: str, annotated: AnnotatedArticle, filters: Filters, index: Index, limit: int) -> Sources:
    """Return for each detail that other articles report too the article's own passage first, then theirs."""
    text = annotated.article.text
    reports: list[Report] = []
    sharing: dict[str, Finding] = {}
    for span in annotated.sentences[:SENTENCES]:
        others = _others(annotated, Question(span.of(text), filters), index)
        if others:
            traced = trace(others)
            own = Citation(annotated.article, span)
            cited = (own, *(citation for report in traced.reports for citation in report.citations))
            reports.append(Report("reports", max(one.relevance for one in others), cited))
            sharing |= {one.annotated.article.file: one for one in others if one.annotated.article.file not in sharing}
    if not reports:
        return Sources(query, "none", notes=(NO_OTHER,))
    whole = trace([Finding(annotated, _first(annotated), "reports", 1.0), *sharing.values()])
    return Sources(query, "found", tuple(reports[:limit]), whole.summary, whole.notes)


def _others(annotated: AnnotatedArticle, question: Question, index: Index) -> list[Finding]:
    inquiry = inquire(question, index)
    if len(inquiry.detail.of_kind("name", "number")) < ASSERTED:
        return []
    return [
        finding(inquiry.detail, one, one.evidence, "reports")
        for one in judged(inquiry)
        if one.chance >= CERTAIN and one.digest.annotated.article.file != annotated.article.file
    ]


def _first(annotated: AnnotatedArticle) -> Span:
    return annotated.sentences[0]
