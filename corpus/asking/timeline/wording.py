"""Say in words how a date was worked out, and what an editor must know about an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import date_words

if TYPE_CHECKING:
    from corpus.asking.timeline.merging import Entry
    from corpus.asking.timeline.relevance import Claim
    from corpus.model import Article


def anchor(claim: Claim) -> str:
    """Say how the date of a claim was worked out.

    It never says more than is known: without a publication date a relative date is said to stay open.
    """
    article = claim.prose.article.article
    if claim.mark is None:
        return reported(article)
    if claim.inferred is not None:
        return f"inferred: {claim.inferred}"
    stated = claim.mark.stated
    if stated.counted_from is not None:
        return f"counted from “{stated.counted_from.span.of(article.text)}”"
    expression = stated.expression
    if claim.when.value is None:
        return "the article's publication date is unknown" if article.published is None else reported(article)
    if expression.basis == "publication" and article.published is not None:
        assumed = ", past or to come by the tense of the sentence" if expression.direction == "assumed" else ""
        if claim.read_forward:
            assumed = ", read as the one to come, as asked"
        return f"published {date_words(article.published.isoformat())}{assumed}"
    if expression.basis == "expression" and expression.anchor is not None:
        return f"counted from “{expression.anchor.of(article.text)}”"
    if expression.basis == "context":
        return "year from context"
    return "stated"


def reported(article: Article) -> str:
    """Say when a passage without a date was printed, which is not when its event was."""
    if article.published is None:
        return "no date in the passage, and the article's publication date is unknown"
    return f"reported {date_words(article.published.isoformat())}, no date in the passage"


def article_in_words(article: Article) -> str:
    """Name an article by outlet and day."""
    name = article.outlet or f"“{article.title}”"
    return f"{name}, {date_words(article.published.isoformat())}" if article.published else name


def when_in_words(entry: Entry) -> str:
    """Write the date of an entry as a newspaper does."""
    return date_words(entry.when.value, entry.when.end) if entry.when.value else "no date"
