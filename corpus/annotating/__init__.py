"""Read out of an article who says what, when things happen and where the report comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.annotating.attributions import attributions
from corpus.annotating.origins import origins
from corpus.annotating.passages import passages
from corpus.annotating.times import times
from corpus.model import AnnotatedArticle
from corpus.text import sentences

if TYPE_CHECKING:
    from corpus.model import Article

__all__ = ["annotate"]


def annotate(article: Article) -> AnnotatedArticle:
    """Return the article with everything that can be read out of it alone."""
    paragraphs = passages(article)
    lines = tuple(sentence for paragraph in paragraphs for sentence in sentences(article.text, paragraph))
    return AnnotatedArticle(
        article=article,
        passages=paragraphs,
        sentences=lines,
        attributions=attributions(article, paragraphs),
        times=times(article, paragraphs),
        origins=origins(article, paragraphs),
    )
