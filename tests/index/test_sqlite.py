"""The embedded engine keeps a whole index or the one before, whatever happens to its builder or its file."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from corpus.errors import IndexDamaged, IndexUnavailable
from corpus.index import open_engine
from corpus.text import terms
from tests.factories import annotated

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 5, 3, tzinfo=UTC)
ONE = annotated("Rain fell over Lisk.", file="one.txt")
TWO = annotated("Snow fell over Lisk.", file="two.txt")

BUILD_AND_HANG = """
import sys, time
from datetime import UTC, datetime
from corpus.index import open_engine
from tests.factories import annotated
engine = open_engine(sys.argv[1])
with engine.building(), engine.draft(anew=False) as draft:
    draft.add(annotated("Snow fell over Lisk.", file="two.txt"), "2")
    print("half built", flush=True)
    time.sleep(60)
    draft.publish("test.2", datetime.now(UTC))
"""


def publish(path: Path, *articles: object, version: str = "test.1", anew: bool = True) -> None:
    engine = open_engine(str(path))
    with engine.building(), engine.draft(anew=anew) as draft:
        for one in articles:
            draft.add(one, one.article.id)  # type: ignore[attr-defined, arg-type]
        draft.publish(version, NOW)


def test_a_builder_that_is_killed_leaves_the_old_index_serving(tmp_path: Path) -> None:
    """kill -9 in the middle of a build: the old index answers, and the next builder is not kept out."""
    path = tmp_path / "index.sqlite"
    publish(path, ONE)
    with subprocess.Popen(
        [sys.executable, "-c", BUILD_AND_HANG, str(path)], stdout=subprocess.PIPE, text=True
    ) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "half built\n"
        builder.send_signal(signal.SIGKILL)
    index = open_engine(str(path)).open()
    assert index is not None
    assert [one.article.file for one in index.articles()] == ["one.txt"]
    publish(path, TWO, version="test.3", anew=False)
    again = open_engine(str(path)).open()
    assert again is not None
    assert [one.article.file for one in again.articles()] == ["one.txt", "two.txt"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["index.sqlite", "index.sqlite.lock"]


def test_a_draft_that_fails_is_dropped(tmp_path: Path) -> None:
    """An error while building leaves no trace in what is served."""
    path = tmp_path / "index.sqlite"
    publish(path, ONE)
    engine = open_engine(str(path))
    with pytest.raises(RuntimeError), engine.building(), engine.draft(anew=False) as draft:
        draft.add(TWO, "2")
        raise RuntimeError
    index = engine.open()
    assert index is not None
    assert index.state().articles == 1


def test_an_open_index_goes_on_answering_when_another_is_swapped_in(tmp_path: Path) -> None:
    """Who has opened an index reads it to the end; who opens it later reads the new one."""
    path = tmp_path / "index.sqlite"
    publish(path, ONE)
    engine = open_engine(str(path))
    before, first = engine.open(), engine.published()
    publish(path, ONE, TWO, version="test.2")
    assert before is not None
    assert engine.published() != first
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(before.passages_with(terms("fell"), 9))))
    thread.start()
    thread.join()
    assert found == [1]
    after = engine.open()
    assert after is not None
    assert len(after.passages_with(terms("fell"), 9)) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",  # the disk was full
        b"this is no database" * 100,  # another program's file
        b"SQLite format 3\0" + b"\xff" * 4000,  # a header and rubbish
    ],
)
def test_a_damaged_index_counts_as_none(tmp_path: Path, content: bytes) -> None:
    """Rubbish in the index's place is not served; it is rebuilt."""
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    assert open_engine(str(path)).open() is None


def test_damage_found_while_asking_is_named(tmp_path: Path) -> None:
    """Pages that rot behind a sound head are met with an error that tells to refresh."""
    path = tmp_path / "index.sqlite"
    publish(path, *(annotated(f"Rain fell over Lisk {n}. " * 40, file=f"{n}.txt") for n in range(60)))
    whole = path.read_bytes()
    index = open_engine(str(path)).open()
    assert index is not None
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xee" * (len(whole) - 8192))
    with pytest.raises(IndexDamaged):
        [index.article(f"{n}.txt") for n in range(60)]


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """The sentence names the folder and what to do."""
    (tmp_path / "file").write_text("")
    engine = open_engine(str(tmp_path / "file" / "index.sqlite"))
    with pytest.raises(IndexUnavailable, match="Name another place with --index"), engine.building():
        pass


def test_an_unknown_engine_is_told_in_a_sentence() -> None:
    """A URL of an engine that is not there is refused by name, without its password."""
    with pytest.raises(IndexUnavailable, match="no engine") as caught:
        open_engine("oracle://me:secret@host/db")
    assert "secret" not in str(caught.value)
