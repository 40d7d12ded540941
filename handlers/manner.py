"""How an answer is laid out: from which entry, with or without buttons, and how a reader opens a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus import Citation
    from handlers.blocks import Part
    from handlers.picturing import Picture


def no_link(citation: Citation) -> str | None:  # noqa: ARG001 - the shape of a link maker
    """Name file and paragraph instead: nowhere a reader could open the passage."""
    return None


def no_remarks(file: str, words: str, query: str) -> Sequence[str]:  # noqa: ARG001 - the shape of a look-up
    """Return nothing: the desk has corrected nothing."""
    return ()


def no_picture(picture: Picture) -> str | None:  # noqa: ARG001 - the shape of a link maker
    """Return nothing: nowhere a picture could be fetched from."""
    return None


@dataclass(frozen=True, slots=True)
class Manner:
    """What the asker's place and click ask of the layout; what the articles say does not depend on it."""

    first: int = 0
    """The entry the page starts with."""
    exact: bool = False
    """Whether near matches and indirect speech are left out (/whosaid)."""
    interactive: bool = True
    """False in a copy for the channel, which carries no buttons."""
    shareable: bool = True
    """Whether the answer is for the asker alone, and could be shared."""
    shared: bool = False
    """Whether this page was shared already."""
    opening: tuple[Part, ...] = ()
    """What stands before the verdict: who asked, or that the archive has changed."""
    link: Callable[[Citation], str | None] = no_link
    """Where a reader can open the passage."""
    remarks: Callable[[str, str, str], Sequence[str]] = no_remarks
    """What the desk has corrected about a file's words, for the question asked."""
    picture: Callable[[Picture], str | None] = no_picture
    """Where the picture of an answer can be fetched."""


PLAIN = Manner()
