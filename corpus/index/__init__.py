"""Keep and find: the port, and the engines behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import IndexUnavailable
from corpus.index.sqlite import SqliteEngine, path_of

if TYPE_CHECKING:
    from corpus.index.port import Engine

__all__ = ["open_engine"]


def open_engine(url: str) -> Engine:
    """Return the engine that an index URL names: a path or `sqlite:///path`.

    Raises IndexUnavailable where no engine answers to the URL.
    """
    if "://" not in url or url.startswith("sqlite:"):
        return SqliteEngine(path_of(url))
    raise IndexUnavailable(f"no engine for an index at {url.partition(':')[0]}://: use a file path or sqlite:///path")
