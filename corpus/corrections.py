"""What the desk has corrected: kept apart from the index, so that rebuilding the index loses nothing."""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from platformdirs import user_data_path

from corpus.errors import CorpusError
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CorrectionKind = Literal["speaker", "nobody", "unrelated"]
KINDS: tuple[CorrectionKind, ...] = ("speaker", "nobody", "unrelated")
_COLUMNS = "id, kind, file, words, speaker, query, reason, who, made, undone_by, undone"
_SCHEMA = """create table if not exists corrections (
    id text primary key, kind text not null, file text not null, words text not null, folded text not null,
    speaker text, query text, reason text not null, who text not null, made text not null,
    undone_by text, undone text);
create index if not exists corrections_about on corrections (file, folded)"""


class CorrectionRefused(CorpusError):
    """A correction that cannot be kept; its text says why."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction by the desk: never a change of what an article says."""

    id: str
    kind: CorrectionKind
    """speaker: somebody else said it; nobody: nobody said it; unrelated: the passage does not bear on the question."""
    file: str
    words: str
    """The quotation or the passage that it is about, as printed."""
    speaker: str | None
    """Who said it instead."""
    query: str | None
    """The question for which the passage is wrong."""
    reason: str
    who: str
    """The Slack user id of the person who corrected it."""
    made: datetime
    undone_by: str | None = None
    undone: datetime | None = None


def default_store(folder: Path) -> Path:
    """Return where the corrections of a corpus folder are kept when nothing else is said: the user's data folder."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    return user_data_path("onrecord") / f"{folder.resolve().name}-{name}-corrections.sqlite"


def exported(one: Correction) -> dict[str, str | None]:
    """Return a correction as one JSON object for `export corrections`."""
    return {
        "id": one.id,
        "kind": one.kind,
        "file": one.file,
        "words": one.words,
        "speaker": one.speaker,
        "query": one.query,
        "reason": one.reason,
        "who": one.who,
        "made": one.made.isoformat(timespec="seconds"),
        "undone_by": one.undone_by,
        "undone": one.undone.isoformat(timespec="seconds") if one.undone else None,
    }


class Corrections:
    """A small store of corrections, in an SQLite file of its own."""

    def __init__(self, path: Path | str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._path = str(path)
        self._clock = clock

    def add(
        self,
        kind: CorrectionKind,
        file: str,
        words: str,
        who: str,
        reason: str,
        speaker: str | None = None,
        query: str | None = None,
    ) -> Correction:
        """Keep a correction. Raises CorrectionRefused where a part is missing or the disk refuses."""
        if kind == "speaker" and not (speaker or "").strip():
            raise CorrectionRefused("Name the right speaker.")
        if not reason.strip():
            raise CorrectionRefused("Say why, so that a colleague can judge the correction.")
        made = self._clock()
        one = Correction(uuid.uuid4().hex[:12], kind, file, words, speaker, query, reason.strip(), who, made)
        row = (one.id, kind, file, words, _folded(words), speaker, query, one.reason, who, made.isoformat())
        self._write("insert into corrections values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)", row)
        return one

    def undo(self, identity: str, who: str) -> bool:
        """Take a correction back; it stays on record as undone. False where there is none to undo."""
        change = "update corrections set undone_by = ?, undone = ? where id = ? and undone is null"
        return self._write(change, (who, self._clock().isoformat(), identity)) > 0

    def about(self, file: str, words: str, query: str = "") -> list[Correction]:
        """Return what stands corrected about these words of a file, the latest last.

        Words are compared without case and typography; `unrelated` counts for the same question only.
        """
        asked = f"select {_COLUMNS} from corrections where file = ? and folded = ? and undone is null order by made"  # noqa: S608 - names of our own
        found = [_correction(row) for row in self._read(asked, (file, _folded(words)))]
        return [one for one in found if one.kind != "unrelated" or _folded(one.query or "") == _folded(query)]

    def all(self) -> Iterator[Correction]:
        """Yield every correction ever made, undone ones too, in the order they were made."""
        for row in self._read(f"select {_COLUMNS} from corrections order by made", ()):  # noqa: S608 - the same
            yield _correction(row)

    def _read(self, question: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        try:
            with closing(self._open()) as connection:
                return list(connection.execute(question, values))
        except (sqlite3.Error, OSError) as error:
            raise CorpusError("The desk's corrections cannot be read just now.") from error

    def _write(self, change: str, values: tuple[str | None, ...]) -> int:
        try:
            with closing(self._open()) as connection, connection:
                return connection.execute(change, values).rowcount
        except (sqlite3.Error, OSError) as error:
            raise CorrectionRefused("The correction could not be kept: its file cannot be written.") from error

    def _open(self) -> sqlite3.Connection:
        """Open the file anew each time: corrections are few, and no connection then crosses a thread or a fork."""
        Path(self._path).parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=10)
        try:
            connection.executescript(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _folded(words: str) -> str:
    return " ".join(terms(words))


def _correction(row: tuple[str, ...]) -> Correction:
    identity, kind, file, words, speaker, query, reason, who, made, undone_by, undone = row
    return Correction(
        id=identity,
        kind=next(one for one in KINDS if one == kind),
        file=file,
        words=words,
        speaker=speaker,
        query=query,
        reason=reason,
        who=who,
        made=datetime.fromisoformat(made),
        undone_by=undone_by,
        undone=datetime.fromisoformat(undone) if undone else None,
    )
