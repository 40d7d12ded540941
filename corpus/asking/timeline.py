"""Answer /timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Timeline

if TYPE_CHECKING:
    from corpus.index.port import Index


def timeline(query: str, index: Index, limit: int = 10) -> Timeline:  # noqa: ARG001 - stub
    """Return the answer, best first."""
    return Timeline(query=query, status="none")
