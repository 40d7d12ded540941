"""What Slack sends twice is done once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from handlers.once import Once
from tests.handlers.test_reading import Clock

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_comes_twice_is_done_once() -> None:
    """By any of its names, for ten minutes; empty names are no names."""
    clock = Clock()
    once = Once(clock=clock)
    assert once.first("Ev1", "m1")
    assert not once.first("Ev1", "m2")
    assert not once.first("Ev2", "m1")
    assert once.first("", "")
    assert once.first("", "")
    clock.now += 601
    assert once.first("Ev1", "m1")


def test_two_workers_share_what_was_done(tmp_path: Path) -> None:
    """What one process has taken is known to the other, and nothing of the name stands in the file."""
    file = tmp_path / "kept" / "once.sqlite"
    one, other = Once(file), Once(file)
    assert one.first("Ev1", "a question of the desk")
    assert not other.first("Ev1")
    assert other.first("Ev2")
    assert not one.first("Ev2")
    assert b"a question" not in file.read_bytes()


def test_what_failed_can_be_tried_again(tmp_path: Path) -> None:
    """A name that is taken back counts as new, for every worker."""
    one, other = Once(tmp_path / "once.sqlite"), Once(tmp_path / "once.sqlite")
    assert one.first("share")
    one.forget("share")
    assert other.first("share")


def test_where_no_file_can_be_kept_each_process_remembers(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A folder that is a file stops nothing, and the log says so."""
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    once = Once(tmp_path / "taken" / "once.sqlite")
    assert once.first("Ev1")
    assert not once.first("Ev1")
    assert "event=once_in_memory" in caplog.text


def test_a_file_that_fails_later_swallows_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be looked up counts as new: an answer given twice is better than none, and the log says so."""
    once = Once(tmp_path / "once.sqlite")
    assert once.first("Ev1")
    with closing(sqlite3.connect(tmp_path / "once.sqlite")) as other:
        other.execute("drop table seen")
    assert once.first("Ev1")
    assert "event=once_not_kept" in caplog.text
