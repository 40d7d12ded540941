"""Read the times of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import TimeExpression, Article, Span


def times(article: Article, passages: tuple[Span, ...]) -> tuple[TimeExpression, ...]:  # noqa: ARG001 - stub
    """Return the times in the order of the text."""
    return ()
