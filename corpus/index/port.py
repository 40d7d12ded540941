"""What an engine keeps and finds, in domain values; judging is done in asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model import AnnotatedArticle, ArchiveState, Passage, Quoted


class Index(Protocol):
    """Finds candidates. `terms` are what `corpus.text.terms` makes of words; order is best first."""

    def state(self) -> ArchiveState:
        """Say what the archive holds."""
        ...

    def article(self, file: str) -> AnnotatedArticle | None:
        """Return one article by its path inside the corpus folder; the same object while it is in use."""
        ...

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Yield every article in the order of its file name."""
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

    def quotations_by(self, speaker: Sequence[str], limit: int) -> list[Quoted]:
        """Return quotations whose speaker's name carries all of these terms, newest publication first."""
        ...

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Say in how many passages each term occurs."""
        ...
