"""Articles and the places in their text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the index reads these annotations at run time


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of a verbatim text.

    >>> Span(4, 7).of("She said so")
    'sai'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that stand here, unchanged."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the corpus: its text as it was decoded, and what is known about it.

    `None` means that neither the document nor the metadata beside it says so.
    """

    id: str
    """The first 16 hexadecimal digits of the SHA-256 of the document's bytes."""
    file: str
    """The path inside the corpus folder, with forward slashes."""
    title: str
    text: str
    """Never rewritten: every span of the archive points into it."""
    outlet: str | None = None
    published: date | None = None
    updated: date | None = None
    url: str | None = None
    author: str | None = None
    headline: Span | None = None
    """Where the title stands in the text, when it does."""
    furniture: tuple[Span, ...] = ()
    """Page furniture (menus, licence notices, time stamps): kept in the text, never a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an article: the unit of index and citation."""

    article: Article
    span: Span

    @property
    def words(self) -> str:
        """The passage as printed."""
        return self.span.of(self.article.text)
