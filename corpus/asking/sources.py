"""Answer /sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Sources

if TYPE_CHECKING:
    from corpus.index.port import Index


def sources(query: str, index: Index, limit: int = 50) -> Sources:  # noqa: ARG001 - stub
    """Return the answer, best first."""
    return Sources(query=query, status="none")
