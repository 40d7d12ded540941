"""Do once what Slack sends twice, whichever worker of this machine it reaches."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import time
import weakref
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

MEMORY = 600.0  # seconds; Slack's last retry of an event comes after five minutes
WAIT = 5.0  # seconds that one worker waits for another's write, which takes a millisecond

log = logging.getLogger("onrecord.once")


class Once:
    """Remembers names for ten minutes, in a file that all workers of this machine share.

    Without a file, or where none can be kept, each process remembers for itself. Names are kept as digests, since they
    may hold what somebody asked.
    """

    def __init__(self, file: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = Lock()
        self._seen = _opened(file)
        weakref.finalize(self, self._seen.close)

    def first(self, *names: str) -> bool:
        """Tell whether none of these names was seen before, and remember them; empty names do not count."""
        digests = [_digest(name) for name in names if name]
        try:
            return self._first(digests, self._clock())
        except sqlite3.Error as error:  # a full disk: an answer given twice is better than none
            log.warning("event=once_not_kept reason=%s", type(error).__name__)
            return True

    def _first(self, digests: Sequence[str], now: float) -> bool:
        with self._lock, self._seen:
            self._seen.execute("begin immediate")
            self._seen.execute("delete from seen where at < ?", (now - MEMORY,))
            new = [
                self._seen.execute("insert or ignore into seen values (?, ?)", (digest, now)).rowcount
                for digest in digests
            ]
        return all(new)

    def forget(self, *names: str) -> None:
        """Take names back, so that what failed can be tried again."""
        with self._lock, self._seen:
            self._seen.executemany("delete from seen where name = ?", [(_digest(name),) for name in names])


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _opened(file: Path | None) -> sqlite3.Connection:
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(str(file))
        except (OSError, sqlite3.Error) as error:
            log.warning("event=once_in_memory reason=%s", type(error).__name__)
    return _prepared(":memory:")


def _prepared(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("pragma synchronous = off")  # ten minutes of names are no loss when the power goes
    connection.execute("create table if not exists seen (name text primary key, at real not null) without rowid")
    return connection
