"""Connections to a published file, which never changes."""

from __future__ import annotations

import queue
import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from corpus import errors

if TYPE_CHECKING:
    from pathlib import Path

CONNECTIONS = 4  # as many questions at once reach the file; more wait their turn


class Connections:
    """A few connections to one published file, each used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        # All are opened now: once another file is swapped in, this one can no longer be reached by its name.
        self._all: list[sqlite3.Connection] = []
        self._free: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        for _ in range(CONNECTIONS):
            self._all.append(opened(path))
            self._free.put(self._all[-1])

    def __del__(self) -> None:
        for connection in self._all:
            connection.close()

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows. Raises IndexDamaged where the file cannot be read."""
        connection = self._free.get()
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise errors.IndexDamaged("the index is damaged; it is rebuilt with the next refresh") from error
        finally:
            self._free.put(connection)


def opened(path: Path) -> sqlite3.Connection:
    """Open a published file to read from it."""
    # immutable: a published file never changes, so no lock is taken and no journal looked for;
    # a connection is used by one thread at a time, though not always by the same
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
