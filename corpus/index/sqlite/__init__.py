"""The embedded engine: one SQLite file with FTS5, built aside and swapped in by rename."""

from corpus.index.sqlite.engine import SqliteEngine, path_of

__all__ = ["SqliteEngine", "path_of"]
