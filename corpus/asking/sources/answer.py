"""Answer /sources: which articles report a detail, which contradict it, which are only about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import read_question
from corpus.asking.sources.detail import question_terms
from corpus.asking.sources.independence import trace
from corpus.asking.sources.inquiry import findings, inquire
from corpus.asking.sources.shared import named_article, shared_details
from corpus.asking.unknown import nowhere
from corpus.model import Sources

if TYPE_CHECKING:
    from corpus.index.port import Index

SILENT = "No source in the archive reports this."
NO_DETAIL = "Type a detail, or an article's title or address: a filter or a small word alone asks nothing."


def sources(query: str, index: Index, limit: int = 50) -> Sources:
    """Return what the archive's articles have on a detail, best first.

    A query that is the URL, the title or the file name of an article is answered with the details that it shares.
    """
    question = read_question(query)
    if not question_terms(question.words):
        return Sources(query, "none", notes=(NO_DETAIL,))
    article = named_article(question.words, index)
    if article is not None:
        return shared_details(query, article, question.filters, index, limit)
    inquiry = inquire(question, index)
    found = findings(inquiry)[:limit]
    unknown = nowhere(inquiry.unknown)
    if not found:
        return Sources(query, "none", notes=(SILENT, *unknown))
    traced = trace(found, question.words)
    if any(one.stance == "reports" for one in found):
        return Sources(query, "found", traced.reports, traced.summary, traced.notes)
    return Sources(query, "near", traced.reports, notes=(SILENT, *unknown))
