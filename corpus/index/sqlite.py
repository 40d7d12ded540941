"""The embedded engine: one SQLite file with FTS5, built aside and swapped in by rename."""

from __future__ import annotations

import fcntl
import logging
import os
import queue
import shutil
import sqlite3
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
from sqlite_utils import Database

from corpus import errors
from corpus.index import records
from corpus.model import AnnotatedArticle, ArchiveState, Passage, Quoted, Span, Unreadable
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

log = logging.getLogger(__name__)

LAYOUT = 1  # raised with every change of the tables; an index of another layout is rebuilt
POSTINGS = 20_000  # rows that a search may touch: docs/decisions/posting-budget.md
CONNECTIONS = 4  # as many questions at once reach the file; more wait their turn
DECODED = 2_048  # articles kept decoded, about 20 kB each

_TABLES: dict[str, dict[str, Any]] = {
    "facts": {"name": str, "value": str},
    "articles": {"id": int, "file": str, "digest": str, "outlet": str, "published": str, "record": bytes, "terms": str},
    "passages": {"id": int, "article": int, "start": int, "end": int, "terms": str},
    "quotations": {
        "id": int,
        "article": int,
        "ordinal": int,
        "published": str,
        "words": str,
        "terms": str,
        "speaker": str,
    },
    "unreadable": {"file": str, "digest": str, "reason": str},
}
_KEYS = {"facts": "name", "articles": "id", "passages": "id", "quotations": "id", "unreadable": "file"}
_SEARCHED = {"articles": ["terms"], "passages": ["terms"], "quotations": ["terms", "speaker"]}


def path_of(url: str) -> Path:
    """Return the file that a path or a `sqlite:` URL names.

    >>> path_of("sqlite:////var/index.sqlite").as_posix(), path_of("sqlite:///index.sqlite").as_posix()
    ('/var/index.sqlite', 'index.sqlite')
    """
    return Path(url.removeprefix("sqlite:///") if url.startswith("sqlite:") else url)


class _Connections:
    """A few connections to one published file, each used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        # All are opened now: once another file is swapped in, this one can no longer be reached by its name.
        self._all: list[sqlite3.Connection] = []
        self._free: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        for _ in range(CONNECTIONS):
            self._all.append(_opened(path))
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


def _decode(connections: _Connections, file: str) -> AnnotatedArticle | None:
    rows = connections.query("select record from articles where file = ?", file)
    return records.read(rows[0][0]) if rows else None


class SqliteIndex:
    """Reads one published file, from any thread; the file is never written to again."""

    def __init__(self, path: Path) -> None:
        connections = _Connections(path)
        self._query = connections.query
        # not a method of its own: a circle of references would outlive the index until the next garbage collection
        self._decoded = lru_cache(maxsize=DECODED)(partial(_decode, connections))
        self._state = self._read_state()

    def _read_state(self) -> ArchiveState:
        facts = dict(self._query("select name, value from facts"))
        return msgspec.json.decode(facts["state"], type=ArchiveState)

    def state(self) -> ArchiveState:
        """Say what the archive holds."""
        return self._state

    def article(self, file: str) -> AnnotatedArticle | None:
        """Return one article by its path inside the corpus folder."""
        return self._decoded(file)

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Yield every article in the order of its file name."""
        for (file,) in self._query("select file from articles order by file"):
            yield from self._known([file])

    def _known(self, files: Iterable[str]) -> list[AnnotatedArticle]:
        return [found for file in files if (found := self._decoded(file)) is not None]

    def articles_about(self, terms: Sequence[str], limit: int) -> list[AnnotatedArticle]:
        """Return articles in which any of the terms occurs, best first; the rarest terms are looked for."""
        wanted = self._within_budget("articles", terms)
        if not wanted:
            return []
        rows = self._query(
            "select a.file from articles_fts f join articles a on a.id = f.rowid where articles_fts match ? "
            "order by f.rank, a.file limit ?",
            _any_of(wanted),
            limit,
        )
        return self._known(file for (file,) in rows)

    def passages_with(self, terms: Sequence[str], limit: int) -> list[Passage]:
        """Return passages in which any of the terms occurs, best first; the rarest terms are looked for."""
        wanted = self._within_budget("passages", terms)
        if not wanted:
            return []
        rows = self._query(
            "select a.file, p.start, p.end from "
            "(select rowid, rank from passages_fts where passages_fts match ? order by rank limit ?) f "
            "join passages p on p.id = f.rowid join articles a on a.id = p.article order by f.rank, p.id",
            _any_of(wanted),
            limit,
        )
        return [
            Passage(found.article, Span(start, end))
            for file, start, end in rows
            if (found := self._decoded(file)) is not None
        ]

    def quotations_with(self, terms: Sequence[str], limit: int) -> list[Quoted]:
        """Return quotations in whose words any of the terms occurs, best first; the rarest terms are looked for."""
        wanted = self._within_budget("quotations", terms)
        if not wanted:
            return []
        rows = self._query(
            "select a.file, q.ordinal, q.words from "
            "(select rowid, rank from quotations_fts where quotations_fts match ? order by rank limit ?) f "
            "join quotations q on q.id = f.rowid join articles a on a.id = q.article order by f.rank, q.id",
            "terms : (" + _any_of(wanted) + ")",
            limit,
        )
        return [Quoted(file, ordinal, words) for file, ordinal, words in rows]

    def _within_budget(self, table: str, terms: Sequence[str]) -> list[str]:
        counts = self._counts(table, terms)
        chosen: list[str] = []
        spent = 0
        for term in sorted(counts, key=lambda term: (counts[term], term)):
            spent += counts[term]
            if chosen and spent > POSTINGS:
                break
            chosen.append(term)
        return chosen

    def quotations_by(self, speaker: Sequence[str], limit: int) -> list[Quoted]:
        """Return quotations whose speaker's name or role carries all of these terms, newest publication first."""
        if not speaker:
            return []
        rows = self._query(
            "select a.file, q.ordinal, q.words from quotations_fts f join quotations q on q.id = f.rowid "
            "join articles a on a.id = q.article where quotations_fts match ? "
            "order by q.published desc, a.file, q.ordinal limit ?",
            "speaker : (" + " AND ".join(map(_phrase, speaker)) + ")",
            limit,
        )
        return [Quoted(file, ordinal, words) for file, ordinal, words in rows]

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Say in how many passages each term occurs."""
        return self._counts("passages", terms)

    def _counts(self, table: str, terms: Sequence[str]) -> dict[str, int]:
        wanted = list(dict.fromkeys(terms))
        found: dict[str, int] = dict.fromkeys(wanted, 0)
        for start in range(0, len(wanted), 500):  # SQLite takes 999 values at the least
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            found.update(self._query(f"select term, doc from {table}_vocab where term in ({marks})", *some))  # noqa: S608 - only marks
        return found


def _opened(path: Path) -> sqlite3.Connection:
    # immutable: a published file never changes, so no lock is taken and no journal looked for;
    # a connection is used by one thread at a time, though not always by the same
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _phrase(term: str) -> str:
    return '"' + term.replace('"', '""').replace("\0", " ") + '"'


def _any_of(terms: Sequence[str]) -> str:
    return " OR ".join(_phrase(term) for term in dict.fromkeys(terms))


class SqliteDraft:
    """A copy of the index that only its builder sees, until it is published."""

    def __init__(self, path: Path, published: Path) -> None:
        self._path = path
        self._published = published
        connection = sqlite3.connect(path, isolation_level=None)
        self._database = Database(connection)
        try:
            self._begin()
        except sqlite3.DatabaseError:
            connection.close()
            raise

    def _begin(self) -> None:
        # the file is thrown away if the power fails: no journal is owed to it before it is published
        self._database.execute("pragma journal_mode = off")
        self._database.execute("pragma synchronous = off")
        if "facts" not in self._database.table_names():
            self._lay_out()
        self._database.execute("begin")

    def _lay_out(self) -> None:
        for name, columns in _TABLES.items():
            self._database[name].create(columns, pk=_KEYS[name])  # type: ignore[union-attr]  # these are tables, not views
        self._database["articles"].create_index(["file"], unique=True)  # type: ignore[union-attr]
        for name in ("passages", "quotations"):
            self._database[name].create_index(["article"])  # type: ignore[union-attr]
        for name, searched in _SEARCHED.items():
            self._database[name].enable_fts(searched, create_triggers=True)  # type: ignore[union-attr]
            self._database.execute(f"create virtual table {name}_vocab using fts5vocab({name}_fts, row)")

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every document that is in it, also of those left out, by file."""
        rows = self._database.execute("select file, digest from articles union all select file, digest from unreadable")
        return dict(rows.fetchall())

    def remove(self, file: str) -> None:
        """Forget a document."""
        for (article,) in self._database.execute("select id from articles where file = ?", [file]).fetchall():
            for table, key in (("passages", "article"), ("quotations", "article"), ("articles", "id")):
                self._database.execute(f"delete from {table} where {key} = ?", [article])  # noqa: S608 - our own names
        self._database.execute("delete from unreadable where file = ?", [file])

    def leave_out(self, document: Unreadable, digest: str) -> None:
        """Note that a document could not be read."""
        self.remove(document.file)
        self._insert("unreadable", [(document.file, digest, document.reason)])

    def add(self, annotated: AnnotatedArticle, digest: str) -> None:
        """Take an article in, in place of an earlier reading of the same file."""
        article = annotated.article
        text = article.text
        self.remove(article.file)
        published = article.published.isoformat() if article.published else None
        passages = [(span, terms(span.of(text))) for span in annotated.passages]
        whole = " ".join([*terms(article.title), *(term for _, found in passages for term in found)])
        row = (None, article.file, digest, article.outlet, published, records.written(annotated), whole)
        key = self._database.execute("insert into articles values (?,?,?,?,?,?,?)", row).lastrowid
        self._insert("passages", [(None, key, span.start, span.end, " ".join(found)) for span, found in passages])
        self._insert("quotations", [(None, key, *row) for row in _quotation_rows(annotated, published)])

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._database.conn.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 - our own names

    def publish(self, version: str, built: datetime) -> None:
        """Serve this index from now on: one rename, after the file is on the disk."""
        state = self._state(version, built)
        self._database.execute("delete from facts")
        facts = {"layout": str(LAYOUT), "state": msgspec.json.encode(state).decode(), "version": version}
        self._insert("facts", list(facts.items()))
        self._database.execute("commit")
        self.close()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())
        self._path.replace(self._published)

    def _state(self, version: str, built: datetime) -> ArchiveState:
        def value(sql: str) -> Any:
            return self._database.execute(sql).fetchone()[0]

        rows = self._database.execute("select file, reason from unreadable order by file").fetchall()
        outlets = self._database.execute("select distinct outlet from articles where outlet is not null order by 1")
        return ArchiveState(
            version=version,
            built=built,
            articles=value("select count(*) from articles"),
            passages=value("select count(*) from passages"),
            quotations=value("select count(*) from quotations"),
            outlets=tuple(name for (name,) in outlets.fetchall()),
            first=_date(value("select min(published) from articles")),
            last=_date(value("select max(published) from articles")),
            undated=value("select count(*) from articles where published is null"),
            unreadable=tuple(Unreadable(file, reason) for file, reason in rows),
        )

    def close(self) -> None:
        """Let go of the file."""
        self._database.conn.close()


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _quotation_rows(annotated: AnnotatedArticle, published: str | None) -> Iterator[tuple[object, ...]]:
    for ordinal, attribution in enumerate(annotated.attributions):
        said = " ".join(span.of(annotated.article.text) for span in attribution.quotation.content)
        speaker = " ".join(filter(None, (attribution.speaker.name, attribution.speaker.role)))
        yield ordinal, published, said, " ".join(terms(said)), " ".join(terms(speaker))


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
            return SqliteIndex(self._path)
        except (sqlite3.DatabaseError, errors.IndexDamaged, KeyError, TypeError, msgspec.DecodeError):
            log.warning("damaged index: it will be rebuilt", extra={"event": "index_damaged"})
            return None

    def _same_layout(self) -> bool:
        connection = _opened(self._path)
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
