"""Read the origins of an article: the agency it comes from, the outlets it credits, what its outlet saw itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.annotating.credits import credits_of
from corpus.annotating.wires import wire

if TYPE_CHECKING:
    from corpus.model import Article, Origin, Span


def origins(article: Article, passages: tuple[Span, ...]) -> tuple[Origin, ...]:
    """Return the origins in the order of the text.

    A bare mention of an outlet is none: a dateline, a sign-off or a word of credit must stand beside the name.
    """
    whole = wire(article)
    found = [*([whole] if whole else ()), *credits_of(article, passages)]
    return tuple(sorted(found, key=lambda origin: origin.cue))
