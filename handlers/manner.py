"""How an answer is laid out: from which entry, with or without buttons, and how a reader opens a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus import Citation


def no_link(citation: Citation) -> str | None:  # noqa: ARG001 - the shape of a link maker
    """Name file and paragraph instead: nowhere a reader could open the passage."""
    return None


@dataclass(frozen=True, slots=True)
class Manner:
    """What the asker's place and click ask of the layout; the answer's content does not depend on it."""

    first: int = 0
    """The entry the page starts with."""
    interactive: bool = True
    """False in a copy for the channel, which carries no buttons."""
    link: Callable[[Citation], str | None] = no_link
    """Where a reader can open the passage."""


PLAIN = Manner()
