"""Read the origins of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Origin, Article, Span


def origins(article: Article, passages: tuple[Span, ...]) -> tuple[Origin, ...]:  # noqa: ARG001 - stub
    """Return the origins in the order of the text."""
    return ()
