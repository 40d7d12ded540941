"""The archive: opens its index, keeps it up to date, answers questions from it."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from platformdirs import user_cache_path

from corpus import build
from corpus.annotating import annotate
from corpus.asking.check import check
from corpus.asking.sources import sources
from corpus.asking.timeline import timeline
from corpus.asking.whosaid import who_said
from corpus.errors import IndexDamaged, NotReady
from corpus.index import open_engine
from corpus.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.build import Progress
    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle, ArchiveState, Checked, Sources, Timeline, WhoSaid

SAMPLES = Path(__file__).parent / "articles"
_T = TypeVar("_T")


def default_index(folder: Path) -> str:
    """Return where the index of a corpus folder is kept when nothing else is said: the user's cache folder."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    return str(user_cache_path("onrecord") / f"{folder.resolve().name}-{name}.sqlite")


class Corpus:
    """A folder of documents and its index, asked from any thread."""

    def __init__(self, folder: Path = SAMPLES, url: str | None = None) -> None:
        self.folder = folder
        self._engine = open_engine(url or default_index(folder))
        self._opened: tuple[object, Index] | None = None
        self._progress: Progress | None = None
        self._lock = threading.Lock()

    def refresh(self, progress: Callable[[Progress], None] | None = None) -> None:
        """Bring the index up to date with the folder; questions are answered from the one before meanwhile.

        Raises CorpusError with a sentence where that cannot be done.
        """

        def tell(now: Progress) -> None:
            self._progress = now
            if progress is not None:
                progress(now)

        try:
            build.refresh(self.folder, self._engine, tell)
        finally:
            self._progress = None

    @property
    def ready(self) -> bool:
        """Tell whether there is an index to answer from."""
        try:
            self._index()
        except NotReady:
            return False
        return True

    @property
    def progress(self) -> Progress | None:
        """How far the refresh under way in this process is."""
        return self._progress

    def state(self) -> ArchiveState:
        """Say what the archive holds."""
        return self._index().state()

    def article(self, file: str) -> AnnotatedArticle | None:
        """Return one article by its path inside the corpus folder."""
        return self._ask(lambda index: index.article(file))

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Yield every article with what was read out of it."""
        return self._index().articles()

    def who_said(self, query: str, limit: int = 5) -> WhoSaid:
        """Answer who said the words."""
        return self._ask(lambda index: who_said(query, index, limit))

    def timeline(self, query: str, limit: int = 10) -> Timeline:
        """Answer when it happened."""
        return self._ask(lambda index: timeline(query, index, limit))

    def sources(self, query: str, limit: int = 50) -> Sources:
        """Answer which sources report it, and how many of them are independent."""
        return self._ask(lambda index: sources(query, index, limit))

    def check(self, draft: str) -> Checked:
        """Hold every quotation of a draft against the archive."""
        read = annotate(Article(id="", file="", title="", text=draft))
        return self._ask(lambda index: check(read, index))

    def _ask(self, question: Callable[[Index], _T]) -> _T:
        try:
            return question(self._index())
        except IndexDamaged:
            self._opened = None
            self.refresh()
            return question(self._index())

    def _index(self) -> Index:
        """Return the published index, opened anew when another one was swapped in, by whichever process.

        Raises NotReady with a sentence while there is none.
        """
        with self._lock:
            published = self._engine.published()
            if self._opened is None or self._opened[0] != published:
                index = self._engine.open()
                if index is None:
                    raise NotReady(self._how_far())
                self._opened = (published, index)
            return self._opened[1]

    def _how_far(self) -> str:
        if self._progress is None or not self._progress.total:
            return "The archive is being read for the first time; please ask again in a moment."
        done, total = self._progress.done, self._progress.total
        return f"The archive is being read: {done} of {total} documents so far. Please ask again in a moment."
