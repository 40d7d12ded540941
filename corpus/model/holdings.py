"""What an archive holds, and how its index finds a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - the index reads these annotations at run time


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as the index finds it: its words, and where its attribution stands."""

    file: str
    ordinal: int
    """Position among the article's attributions."""
    words: str
    """The quoted words as printed; parts of an interrupted quotation are joined by a space, for comparison only."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that was left out, and why, in one sentence."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """What the archive holds, for `status`."""

    version: str
    """Names both the software that read the corpus and the corpus that was read."""
    built: datetime
    articles: int
    passages: int
    quotations: int
    outlets: tuple[str, ...]
    first: date | None
    """The earliest publication date."""
    last: date | None
    undated: int
    """Articles without a publication date."""
    unreadable: tuple[Unreadable, ...]
