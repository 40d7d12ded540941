"""Write a file aside, and swap it in when it is whole."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from sqlite_utils import Database

from corpus.index import records
from corpus.model import AnnotatedArticle, ArchiveState, Unreadable
from corpus.text import fold, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

LAYOUT = 2  # raised with every change of the tables; an index of another layout is rebuilt

_TABLES: dict[str, dict[str, Any]] = {
    "facts": {"name": str, "value": str},
    "articles": {"id": int, "file": str, "digest": str, "outlet": str, "published": str, "record": bytes, "terms": str},
    "names": {"name": str, "article": int},
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
_PARTS = ("names", "passages", "quotations")  # of an article, which go with it
_KEYS = {"facts": "name", "articles": "id", "passages": "id", "quotations": "id", "unreadable": "file"}
_SEARCHED = {"articles": ["terms"], "passages": ["terms"], "quotations": ["terms", "speaker"]}


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
            self._database[name].create(columns, pk=_KEYS.get(name))  # type: ignore[union-attr]  # these are tables, not views
        self._database["articles"].create_index(["file"], unique=True)  # type: ignore[union-attr]
        self._database["names"].create_index(["name"])  # type: ignore[union-attr]
        for name in _PARTS:
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
            for table, key in [*((part, "article") for part in _PARTS), ("articles", "id")]:
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
        names = filter(None, (fold(article.title.strip()).text, article.url))
        self._insert("names", [(name, key) for name in names])
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
