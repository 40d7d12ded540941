"""The desk's corrections are kept apart from the index, told as the desk's own, and can be undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from corpus import CorpusError
from corpus.corrections import CorrectionRefused, Corrections, default_store, exported

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "“We will not wait,” said the mayor."


class Clock:
    """A clock that goes on a minute at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def kept(tmp_path: Path) -> Corrections:
    return Corrections(tmp_path / "deep" / "corrections.sqlite", Clock())


def test_a_correction_is_found_again_by_its_words(kept: Corrections, tmp_path: Path) -> None:
    """Whatever the typography, in the same file, and by another process too."""
    one = kept.add("speaker", "a.txt", WORDS, "U1", "heard it", speaker="Ada Marsh")
    other = Corrections(tmp_path / "deep" / "corrections.sqlite")
    assert other.about("a.txt", '"we will not wait", SAID the mayor') == [one]
    assert other.about("b.txt", WORDS) == []
    assert other.about("a.txt", "other words") == []


def test_what_is_unrelated_is_so_for_its_question_only(kept: Corrections) -> None:
    """A passage that does not bear on one question may bear on the next."""
    kept.add("unrelated", "a.txt", WORDS, "U1", "another pier", query="The pier closes")
    assert kept.about("a.txt", WORDS, "the pier closes!") != []
    assert kept.about("a.txt", WORDS, "the harbour opens") == []


def test_undone_is_not_told_but_stays_on_record(kept: Corrections) -> None:
    """An undone correction no longer shows; the export has who undid it and when."""
    one = kept.add("nobody", "a.txt", WORDS, "U1", "a headline")
    assert kept.undo(one.id, "U2")
    assert not kept.undo(one.id, "U2")
    assert not kept.undo("unknown", "U2")
    assert kept.about("a.txt", WORDS) == []
    (written,) = [exported(each) for each in kept.all()]
    assert (written["undone_by"], written["made"], written["undone"]) == (
        "U2",
        "2026-05-03T12:01:00+00:00",
        "2026-05-03T12:02:00+00:00",
    )


def test_the_latest_comes_last(kept: Corrections) -> None:
    """Two corrections of the same words stand in the order they were made."""
    for name in ("Ada Marsh", "Ben Marsh"):
        kept.add("speaker", "a.txt", WORDS, "U1", "heard it", speaker=name)
    assert [one.speaker for one in kept.about("a.txt", WORDS)] == ["Ada Marsh", "Ben Marsh"]


@pytest.mark.parametrize(("kind", "speaker", "reason"), [("speaker", " ", "heard it"), ("nobody", None, " ")])
def test_an_incomplete_correction_is_refused(kept: Corrections, kind: str, speaker: str | None, reason: str) -> None:
    """A speaker needs a name, and every correction a reason."""
    with pytest.raises(CorrectionRefused):
        kept.add(kind, "a.txt", WORDS, "U1", reason, speaker=speaker)  # type: ignore[arg-type] # one of the kinds
    assert list(kept.all()) == []


def test_a_store_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    """A damaged file or a missing disk is told in a sentence."""
    (tmp_path / "bad.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(CorpusError, match="cannot be read"):
        Corrections(tmp_path / "bad.sqlite").about("a.txt", WORDS)
    with pytest.raises(CorrectionRefused, match="could not be kept"):
        Corrections(tmp_path / "bad.sqlite" / "below").add("nobody", "a.txt", WORDS, "U1", "why")


def test_each_folder_has_its_own_store(tmp_path: Path) -> None:
    """Corrections name files, so two folders never share them."""
    assert default_store(tmp_path / "a") != default_store(tmp_path / "b")
