"""Read the attributions of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Attribution, Article, Span


def attributions(article: Article, passages: tuple[Span, ...]) -> tuple[Attribution, ...]:  # noqa: ARG001 - stub
    """Return the attributions in the order of the text."""
    return ()
