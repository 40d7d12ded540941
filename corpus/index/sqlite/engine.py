"""Keep the index in one file: one builder at a time, beside a published file that is read by all."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpus import errors
from corpus.index.sqlite.connections import opened
from corpus.index.sqlite.draft import LAYOUT, SqliteDraft
from corpus.index.sqlite.reader import SqliteIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)


def path_of(url: str) -> Path:
    """Return the file that a path or a `sqlite:` URL names.

    >>> path_of("sqlite:////var/index.sqlite").as_posix(), path_of("sqlite:///index.sqlite").as_posix()
    ('/var/index.sqlite', 'index.sqlite')
    """
    return Path(url.removeprefix("sqlite:///") if url.startswith("sqlite:") else url)


class SqliteEngine:
    """Keeps the index in one file; the builder's lock and draft stand beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._aside = path.with_name(path.name + ".building")
        self._lock = path.with_name(path.name + ".lock")

    def open(self) -> SqliteIndex | None:
        """Return the published index, or None where there is none that this software can read."""
        if not self._path.exists():
            return None
        try:
            if not self._same_layout():
                log.warning("index of another layout: it will be rebuilt", extra={"event": "index_outdated"})
                return None
            return SqliteIndex.of(self._path)
        except (sqlite3.DatabaseError, errors.IndexDamaged, KeyError, TypeError, msgspec.DecodeError):
            log.warning("damaged index: it will be rebuilt", extra={"event": "index_damaged"})
            return None

    def _same_layout(self) -> bool:
        connection = opened(self._path)
        try:
            row = connection.execute("select value from facts where name = 'layout'").fetchone()
        finally:
            connection.close()
        return row is not None and row[0] == str(LAYOUT)

    def published(self) -> object:
        """Return what tells one published file from the next: its inode, size and time."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    @contextmanager
    def building(self) -> Iterator[None]:
        """Hold the one place of a builder; the kernel frees it when the holder dies."""
        with self._lock_file() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _lock_file(self) -> Iterator[int]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise errors.IndexUnavailable(
                f"the index cannot be kept in {self._path.parent}: {error.strerror}. "
                "Name another place with --index or INDEX_URL."
            ) from error
        try:
            yield file
        finally:
            os.close(file)

    @contextmanager
    def draft(self, *, anew: bool) -> Iterator[SqliteDraft]:
        """Begin from a copy of the published index, or from nothing."""
        self._aside.unlink(missing_ok=True)
        try:
            if not anew and self._path.exists():
                shutil.copyfile(self._path, self._aside)
            draft = SqliteDraft(self._aside, self._path)
        except (OSError, sqlite3.DatabaseError) as error:
            raise errors.IndexUnavailable(f"the index cannot be written beside {self._path}: {error}") from error
        try:
            yield draft
        finally:
            draft.close()
            self._aside.unlink(missing_ok=True)
