"""What an archive holds, a part of it, and how its index finds a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - the index reads these annotations at run time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.article import Article


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as the index finds it: its words, and where its attribution stands."""

    file: str
    ordinal: int
    """Position among the article's attributions."""
    words: str
    """The quoted words as printed; parts of an interrupted quotation are joined by a space, for comparison only."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of an archive that an answer is narrowed to; None does not narrow."""

    outlets: frozenset[str] | None = None
    """Their names as the articles have them; an article of an unknown outlet is in none."""
    since: date | None = None
    """First day of publication; an article without one is in no range of days."""
    until: date | None = None
    """Last day of publication, included."""

    def holds(self, article: Article) -> bool:
        """Tell whether the article is in this part."""
        if self.outlets is not None and article.outlet not in self.outlets:
            return False
        if self.since is None and self.until is None:
            return True
        return (
            article.published is not None
            and (self.since is None or article.published >= self.since)
            and (self.until is None or article.published <= self.until)
        )


EVERYWHERE = Scope()


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
