"""Find in a published file."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import msgspec

from corpus.index import records
from corpus.index.sqlite.connections import Connections
from corpus.model import EVERYWHERE, AnnotatedArticle, ArchiveState, Passage, Quoted, Scope, Span
from corpus.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

POSTINGS = 20_000  # rows that a search may touch: docs/decisions/posting-budget.md
# the article to which a row of a searched table belongs
_HOME = {
    "articles": "articles a where a.id",
    "passages": "passages p join articles a on a.id = p.article where p.id",
    "quotations": "quotations q join articles a on a.id = q.article where q.id",
}
DECODED = 2_048  # articles kept decoded, about 20 kB each


def _decode(connections: Connections, file: str) -> AnnotatedArticle | None:
    rows = connections.query("select record from articles where file = ?", file)
    return records.read(rows[0][0]) if rows else None


class SqliteIndex:
    """Reads one published file, from any thread; the file is never written to again."""

    def __init__(
        self,
        query: Callable[..., list[tuple[Any, ...]]],
        decoded: Callable[[str], AnnotatedArticle | None],
        state: ArchiveState,
        scope: Scope,
    ) -> None:
        self._query = query
        self._decoded = decoded
        self._state = state
        self._where, self._bounds = _condition(scope)

    @classmethod
    def of(cls, path: Path) -> SqliteIndex:
        """Open a published file."""
        connections = Connections(path)
        facts = dict(connections.query("select name, value from facts"))
        # not a method of the index: a circle of references would outlive it until the next garbage collection
        decoded = lru_cache(maxsize=DECODED)(partial(_decode, connections))
        state = msgspec.json.decode(facts["state"], type=ArchiveState)
        return cls(connections.query, decoded, state, EVERYWHERE)

    def within(self, scope: Scope) -> SqliteIndex:
        """Return this index, finding in a part of the archive only; names, counts and state stay the whole's."""
        return SqliteIndex(self._query, self._decoded, self._state, scope)

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
        best = self._best("articles")
        rows = self._query(
            f"select a.file from ({best}) f join articles a on a.id = f.rowid order by f.rank, a.file",  # noqa: S608 - our own words
            _any_of(wanted),
            *self._bounds,
            limit,
        )
        return self._known(file for (file,) in rows)

    def passages_with(self, terms: Sequence[str], limit: int) -> list[Passage]:
        """Return passages in which any of the terms occurs, best first; the rarest terms are looked for."""
        wanted = self._within_budget("passages", terms)
        if not wanted:
            return []
        best = self._best("passages")
        rows = self._query(
            f"select a.file, p.start, p.end from ({best}) f join passages p on p.id = f.rowid "  # noqa: S608 - our own words
            "join articles a on a.id = p.article order by f.rank, p.id",
            _any_of(wanted),
            *self._bounds,
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
        best = self._best("quotations")
        rows = self._query(
            f"select a.file, q.ordinal, q.words from ({best}) f join quotations q on q.id = f.rowid "  # noqa: S608 - our own words
            "join articles a on a.id = q.article order by f.rank, q.id",
            "terms : (" + _any_of(wanted) + ")",
            *self._bounds,
            limit,
        )
        return [Quoted(file, ordinal, words) for file, ordinal, words in rows]

    def _best(self, table: str) -> str:
        """Return the query for the best rows of a searched table, as far as they are in this part of the archive."""
        part = f"and exists (select 1 from {_HOME[table]} = {table}_fts.rowid and {self._where})" if self._where else ""  # noqa: S608 - our own words
        return f"select rowid, rank from {table}_fts where {table}_fts match ? {part} order by rank limit ?"  # noqa: S608 - our own words

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

    def quotations_by(self, speaker: Sequence[str], limit: int, words: Sequence[str] = ()) -> list[Quoted]:
        """Return quotations whose speaker's name or role carries all of these terms, newest publication first.

        Only those in which all of `words` occur, too.
        """
        if not speaker:
            return []
        part = f"and {self._where}" if self._where else ""
        rows = self._query(
            "select a.file, q.ordinal, q.words from quotations_fts f join quotations q on q.id = f.rowid "  # noqa: S608 - our own words
            f"join articles a on a.id = q.article where quotations_fts match ? {part} "
            "order by q.published desc, a.file, q.ordinal limit ?",
            " AND ".join(
                [f"speaker : {_phrase(one)}" for one in speaker] + [f"terms : {_phrase(one)}" for one in words]
            ),
            *self._bounds,
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


def _condition(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """Return what a row of an article in this part of the archive meets, and the values to hold it against."""
    outlets = sorted(scope.outlets or ())
    listed = [f"a.outlet in ({','.join('?' * len(outlets))})"] if scope.outlets is not None else []
    days = [("a.published >= ?", scope.since), ("a.published <= ?", scope.until)]
    bounds = [(sql, day.isoformat()) for sql, day in days if day is not None]
    return " and ".join([*listed, *(sql for sql, _ in bounds)]), (*outlets, *(day for _, day in bounds))


def _phrase(term: str) -> str:
    return '"' + term.replace('"', '""').replace("\0", " ") + '"'


def _any_of(terms: Sequence[str]) -> str:
    return " OR ".join(_phrase(term) for term in dict.fromkeys(terms))
