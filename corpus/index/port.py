"""What an engine keeps and finds, in domain values; judging is done in asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from corpus.model import AnnotatedArticle, ArchiveState, Passage, Quoted, Scope, Unreadable


class Index(Protocol):
    """Finds candidates. `terms` are what `corpus.text.terms` makes of words; order is best first."""

    def within(self, scope: Scope) -> Index:
        """Return this index, finding in a part of the archive only; names, counts and state stay the whole's."""
        ...

    def state(self) -> ArchiveState:
        """Say what the archive holds."""
        ...

    def article(self, file: str) -> AnnotatedArticle | None:
        """Return one article by its path inside the corpus folder; the same object while it is in use."""
        ...

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Yield every article in the order of its file name."""
        ...

    def articles_named(self, name: str) -> list[AnnotatedArticle]:
        """Return the articles of this title, folded, or of this URL, in the order of their file names."""
        ...

    def articles_about(self, terms: Sequence[str], limit: int) -> list[AnnotatedArticle]:
        """Return articles in which any of the terms occurs, best first."""
        ...

    def passages_with(self, terms: Sequence[str], limit: int) -> list[Passage]:
        """Return passages in which any of the terms occurs, best first."""
        ...

    def quotations_with(self, terms: Sequence[str], limit: int) -> list[Quoted]:
        """Return quotations in whose words any of the terms occurs, best first."""
        ...

    def quotations_by(self, speaker: Sequence[str], limit: int, words: Sequence[str] = ()) -> list[Quoted]:
        """Return quotations whose speaker's name or role carries all of these terms, newest publication first.

        Only those in which all of `words` occur, too.
        """
        ...

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Say in how many passages each term occurs."""
        ...


class Draft(Protocol):
    """An index in the making, which nobody sees before it is whole."""

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every document that is in it, also of those left out, by file."""
        ...

    def add(self, annotated: AnnotatedArticle, digest: str) -> None:
        """Take an article in, in place of an earlier reading of the same file."""
        ...

    def leave_out(self, document: Unreadable, digest: str) -> None:
        """Note that a document could not be read."""
        ...

    def remove(self, file: str) -> None:
        """Forget a document."""
        ...

    def publish(self, version: str, built: datetime) -> None:
        """Serve this index from now on, in place of the one before; all at once or not at all."""
        ...


class Engine(Protocol):
    """Where an index is kept.

    Raises `corpus.errors.IndexUnavailable` where nothing can be kept, with a sentence that says why.
    """

    def open(self) -> Index | None:
        """Return the published index, or None where there is none that this software can read."""
        ...

    def published(self) -> object:
        """Return a token that differs after each `publish`, by whichever process; None where there is no index."""
        ...

    def building(self) -> AbstractContextManager[None]:
        """Hold the one place of a builder, waiting for it; it is free again when the holder dies."""
        ...

    def draft(self, *, anew: bool) -> AbstractContextManager[Draft]:
        """Begin from a copy of the published index, or from nothing; what is not published by the end is dropped."""
        ...
