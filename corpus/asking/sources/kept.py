"""Keep what was worked out of the articles last used."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import AnnotatedArticle

Made = TypeVar("Made")
KEPT = 1_000  # articles


class Kept(Generic[Made]):
    """What a function makes of an article, made once while the article is in use; safe to ask from several threads."""

    def __init__(self, make: Callable[[AnnotatedArticle], Made], kept: int = KEPT) -> None:
        self._make = make
        self._kept = kept
        self._held: OrderedDict[tuple[str, str], tuple[int, Made]] = OrderedDict()
        self._lock = Lock()

    def of(self, annotated: AnnotatedArticle) -> Made:
        """Return what was made of the article."""
        key = (annotated.article.id, annotated.article.file)
        with self._lock:
            held = self._held.get(key)
            # the same file may have been annotated anew
            if held is not None and held[0] == hash(annotated.sentences):
                self._held.move_to_end(key)
                return held[1]
        made = self._make(annotated)
        with self._lock:
            self._held[key] = (hash(annotated.sentences), made)
            while len(self._held) > self._kept:
                self._held.popitem(last=False)
        return made
