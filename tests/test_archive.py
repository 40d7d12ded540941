"""The archive keeps its index up to date with its folder, and reads again only what changed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from corpus import Corpus, NotReady, Progress
from corpus.annotating import annotate

RAIN = "Rain over Lisk\n\n“It has rained for a week,” said Ada Marsh, the harbour master.\n"
SNOW = "Snow over Lisk\n\n“It has snowed for a week,” said Bo Tarn, a baker.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    (made / "rain.txt").write_text(RAIN, encoding="utf-8")
    (made / "snow.txt").write_text(SNOW, encoding="utf-8")
    return made


def index_of(tmp_path: Path) -> str:
    return str(tmp_path / "index" / "archive.sqlite")


def read_again(corpus: Corpus) -> int:
    """Refresh, and say how many documents that read."""
    seen: list[Progress] = []
    corpus.refresh(seen.append)
    return seen[-1].done if seen else 0


def files(corpus: Corpus) -> list[str]:
    return [one.article.file for one in corpus.articles()]


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    """New and changed documents are read, removed ones leave, the rest stays."""
    corpus = Corpus(folder, index_of(tmp_path))
    assert read_again(corpus) == 2
    assert read_again(corpus) == 0
    (folder / "snow.txt").write_text(SNOW.replace("week", "month"), encoding="utf-8")
    (folder / "hail.txt").write_text("Hail over Lisk\n\nIt hailed.\n", encoding="utf-8")
    (folder / "rain.txt").unlink()
    assert read_again(corpus) == 2
    assert read_again(corpus) == 0
    assert files(corpus) == ["hail.txt", "snow.txt"]
    found = corpus.article("snow.txt")
    assert found is not None
    assert "month" in found.article.text


def test_a_file_touched_but_not_changed_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    """It is the content that counts, not the time of the file."""
    corpus = Corpus(folder, index_of(tmp_path))
    corpus.refresh()
    (folder / "rain.txt").write_text(RAIN, encoding="utf-8")
    (folder / "rain.txt").touch()
    assert read_again(corpus) == 0


def test_changed_metadata_is_a_change_of_its_document(folder: Path, tmp_path: Path) -> None:
    """A row added beside a document reads that document again, and no other."""
    corpus = Corpus(folder, index_of(tmp_path))
    corpus.refresh()
    (folder / "metadata.tsv").write_text("file\toutlet\nrain.txt\tHarbour Post\n", encoding="utf-8")
    assert read_again(corpus) == 1
    assert corpus.state().outlets == ("Harbour Post",)


def test_asking_before_there_is_an_index_says_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    """The first question comes early: it is told so, in a sentence."""
    corpus = Corpus(folder, index_of(tmp_path))
    assert not corpus.ready
    with pytest.raises(NotReady, match="being read for the first time"):
        corpus.who_said("rain")
    told: list[str] = []

    def ask(now: Progress) -> None:
        if now.done == 1:
            with pytest.raises(NotReady) as caught:
                corpus.who_said("rain")
            told.append(str(caught.value))

    corpus.refresh(ask)
    assert told == ["The archive is being read: 1 of 2 documents so far. Please ask again in a moment."]
    assert corpus.ready


def test_the_old_index_answers_while_the_new_one_is_built(folder: Path, tmp_path: Path) -> None:
    """A refresh never takes the archive away."""
    corpus = Corpus(folder, index_of(tmp_path))
    corpus.refresh()
    (folder / "hail.txt").write_text("Hail over Lisk\n\nIt hailed.\n", encoding="utf-8")
    seen: list[int] = []
    corpus.refresh(lambda _: seen.append(corpus.state().articles))
    assert set(seen) == {2}
    assert corpus.state().articles == 3


def test_another_process_sees_the_index_that_was_swapped_in(folder: Path, tmp_path: Path) -> None:
    """Whoever opened the index before is served the new one with the next question."""
    builder, reader = Corpus(folder, index_of(tmp_path)), Corpus(folder, index_of(tmp_path))
    builder.refresh()
    assert files(reader) == ["rain.txt", "snow.txt"]
    (folder / "snow.txt").unlink()
    builder.refresh()
    assert files(reader) == ["rain.txt"]


def test_a_damaged_index_is_rebuilt(folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file of rubbish in the index's place costs a rebuild and a line in the log, nothing else."""
    corpus = Corpus(folder, index_of(tmp_path))
    corpus.refresh()
    Path(index_of(tmp_path)).write_bytes(b"rubbish" * 1000)
    corpus.refresh()
    assert files(corpus) == ["rain.txt", "snow.txt"]
    assert "damaged index" in caplog.text


def test_one_document_that_breaks_the_reader_never_stops_the_rest(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of our own costs one document, named by status."""

    # the one place where a part is replaced: no document is known to break it
    def breaks(article: object) -> object:
        if getattr(article, "file", "") == "snow.txt":
            raise ZeroDivisionError
        return annotate(article)  # type: ignore[arg-type]

    monkeypatch.setattr("corpus.build.annotate", breaks)
    corpus = Corpus(folder, index_of(tmp_path))
    corpus.refresh()
    assert files(corpus) == ["rain.txt"]
    assert [one.file for one in corpus.state().unreadable] == ["snow.txt"]


def test_two_builders_wait_for_each_other(folder: Path, tmp_path: Path) -> None:
    """Started at once, the second finds the work done."""
    corpora = [Corpus(folder, index_of(tmp_path)) for _ in range(4)]
    counts: list[int] = []
    threads = [threading.Thread(target=lambda c=corpus: counts.append(read_again(c))) for corpus in corpora]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 0, 0, 2]


def test_every_passage_sentence_and_quotation_lies_in_the_text(tmp_path: Path) -> None:
    """Of the sample corpus: what is cited is the article's own words, and no furniture is a passage."""
    corpus = Corpus(url=index_of(tmp_path))
    corpus.refresh()
    pages = list(corpus.articles())
    assert len(pages) >= 14
    for page in pages:
        text = page.article.text
        for span in (*page.passages, *page.sentences, *(time.span for time in page.times)):
            assert span.of(text).strip() == span.of(text) != ""
        for passage in page.passages:
            assert not any(passage.overlaps(other) for other in page.article.furniture)
        for attribution in page.attributions:
            assert all(0 <= part.start < part.end <= len(text) for part in attribution.quotation.content)
