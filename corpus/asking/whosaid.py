"""Answer /whosaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import WhoSaid

if TYPE_CHECKING:
    from corpus.index.port import Index


def who_said(query: str, index: Index, limit: int = 5) -> WhoSaid:  # noqa: ARG001 - stub
    """Return the answer, best first."""
    return WhoSaid(query=query, status="none")
