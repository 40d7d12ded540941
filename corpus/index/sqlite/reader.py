"""Find in a published file."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from corpus.index import records
from corpus.index.sqlite.connections import Connections
from corpus.model import AnnotatedArticle, ArchiveState, Passage, Quoted, Span
from corpus.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

POSTINGS = 20_000  # rows that a search may touch: docs/decisions/posting-budget.md
DECODED = 2_048  # articles kept decoded, about 20 kB each


def _decode(connections: Connections, file: str) -> AnnotatedArticle | None:
    rows = connections.query("select record from articles where file = ?", file)
    return records.read(rows[0][0]) if rows else None


class SqliteIndex:
    """Reads one published file, from any thread; the file is never written to again."""

    def __init__(self, path: Path) -> None:
        connections = Connections(path)
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

    def articles_named(self, name: str) -> list[AnnotatedArticle]:
        """Return the articles of this title, folded, or of this URL, in the order of their file names."""
        rows = self._query(
            "select distinct a.file from names n join articles a on a.id = n.article where n.name in (?, ?) order by 1",
            name,
            fold(name).text,
        )
        return self._known(file for (file,) in rows)

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


def _phrase(term: str) -> str:
    return '"' + term.replace('"', '""').replace("\0", " ") + '"'


def _any_of(terms: Sequence[str]) -> str:
    return " OR ".join(_phrase(term) for term in dict.fromkeys(terms))
