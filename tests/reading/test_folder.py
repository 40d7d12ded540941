"""Every file of a corpus folder is read or left out with a reason; none stops the others."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus import Corpus, CorpusError
from corpus.errors import NotReadable
from corpus.reading import documents, read, read_metadata

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "Ferry runs aground off Lisk\n\n“Nobody was hurt,” said Ada Marsh, the harbour master.\n"


def held(folder: Path, tmp_path: Path) -> tuple[list[str], dict[str, str]]:
    corpus = Corpus(folder, str(tmp_path / "index.sqlite"))
    corpus.refresh()
    return [one.article.file for one in corpus.articles()], {one.file: one.reason for one in corpus.state().unreadable}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    return made


def test_two_hundred_hostile_files(folder: Path, tmp_path: Path) -> None:
    """Of two hundred files that nobody would wish for, each is read or named with its reason."""
    (tmp_path / "secret.txt").write_text("Not of this corpus.", encoding="utf-8")
    for n in range(20):
        (folder / f"empty-{n}.txt").write_bytes(b"")
        (folder / f"blank-{n}.txt").write_bytes(b" \n\t\xc2\xa0\n")
        (folder / f"binary-{n}.txt").write_bytes(b"\x7fELF\x00\x01" + os.urandom(64))
        (folder / f"nul-{n}.txt").write_bytes(b"Rain fell.\x00 Over Lisk.")
        (folder / f"latin-{n}.txt").write_bytes("Le maire a déclaré : « Nous n’irons pas. »".encode("cp1252"))
        (folder / f"dir-{n}.txt").mkdir()
        (folder / f"dangling-{n}.txt").symlink_to(folder / "nowhere.txt")
        (folder / f"outside-{n}.txt").symlink_to(tmp_path / "secret.txt")
        (folder / f"loop-{n}.txt").symlink_to(folder / f"loop-{n}.txt")
        (folder / f"😀 {n} ‏شاهد.txt").write_text(f"قال الوزير: «لن ننتظر {n}»\n\n🙂🙂🙂\n", encoding="utf-8")
    (folder / "huge.txt").write_bytes(b"Rain. " * 1_000_001)
    (folder / "line.txt").write_text("Rain fell over Lisk and said so. " * 31_000, encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "front.md").write_text("---\ntitle: [unclosed\n---\nRain fell.\n", encoding="utf-8")
    (folder / "linked").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    read_files, left_out = held(folder, tmp_path)

    assert "good.txt" in read_files
    assert {"line.txt", "😀 3 ‏شاهد.txt", "latin-3.txt"} <= set(read_files)
    assert not any("secret" in file or "outside" in file for file in read_files)
    wanted = {
        "empty-0.txt": "is empty",
        "blank-0.txt": "is empty",
        "binary-0.txt": "is binary",
        "nul-0.txt": "is binary",
        "dangling-0.txt": "leads nowhere",
        "outside-0.txt": "leads out of the corpus folder",
        "loop-0.txt": "cannot be opened",
        "huge.txt": "too large: 6.0 MB, at most 5 MB",
        "picture.jpg": "format that is not read (.jpg)",
        "front.md": "front matter that cannot be read",
        "linked": "leads out of the corpus folder",
        "pipe.txt": "is not a plain file",
    }
    assert {file: reason in left_out.get(file, "") for file, reason in wanted.items()} == dict.fromkeys(wanted, True)
    assert len(read_files) + len(left_out) == len(list(documents(folder)))


def test_text_is_kept_as_it_was_decoded(folder: Path, tmp_path: Path) -> None:
    """Byte order mark, carriage returns, no-break spaces and mojibake stay where they are."""
    odd = "\ufeffRain\u00a0fell.\r\n\r\n“So what,â€\u009d she said.\r\n"
    (folder / "odd.txt").write_bytes(odd.encode())
    corpus = Corpus(folder, str(tmp_path / "index.sqlite"))
    corpus.refresh()
    found = corpus.article("odd.txt")
    assert found is not None
    assert found.article.text == odd


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "cp1252"])
def test_encodings(folder: Path, encoding: str) -> None:
    """UTF-8 first, then what the bytes look like."""
    (folder / "good.txt").write_bytes("“Señor Müller,” said the café’s owner, “déjà vu.”\n".encode(encoding))
    (document,) = documents(folder)
    assert "“Señor Müller,” said the café’s owner" in read(document, document.content(), {}).text


def test_metadata_beside_the_documents_goes_first(folder: Path) -> None:
    """What metadata.csv says of a document goes before what the document says."""
    (folder / "metadata.csv").write_text(
        'file,title,outlet,published,url\ngood.txt,"Ferry, aground",Harbour Post,2026-04-02,https://harbour.example/1\n'
        "absent.txt,Nobody,Nowhere,2026-04-02,\n",
        encoding="utf-8",
    )
    (document,) = documents(folder)
    article = read(document, document.content(), read_metadata(folder).rows["good.txt"])
    assert (article.title, article.outlet, article.url) == (
        "Ferry, aground",
        "Harbour Post",
        "https://harbour.example/1",
    )
    assert article.published == date(2026, 4, 2)
    assert article.updated is None


def test_front_matter(folder: Path) -> None:
    """A Markdown document brings its own metadata; its text is what follows."""
    (folder / "good.txt").unlink()
    (folder / "a.md").write_text(
        "---\ntitle: Ferry aground\noutlet: Harbour Post\ndate: 2026-04-02\n---\nFerry aground\n\nIt ran aground.\n",
        encoding="utf-8",
    )
    (document,) = documents(folder)
    article = read(document, document.content(), {})
    assert article.text.startswith("Ferry aground\n")
    assert (article.outlet, article.published) == ("Harbour Post", date(2026, 4, 2))


def test_a_file_time_is_never_a_publication_date(folder: Path) -> None:
    """A document that does not say when it was published has no date."""
    (document,) = documents(folder)
    assert read(document, document.content(), {}).published is None


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("metadata.jsonl", "not json\n", "cannot be read as metadata"),
        ("metadata.csv", "name,day\na,b\n", "cannot be read as metadata"),
        ("metadata.csv", "file,published\ngood.txt,last Tuesday\n", "“last Tuesday” is not a date"),
    ],
)
def test_metadata_that_cannot_be_understood_is_told(
    folder: Path, tmp_path: Path, name: str, content: str, problem: str
) -> None:
    """The documents are read all the same; status says what is wrong."""
    (folder / name).write_text(content, encoding="utf-8")
    read_files, left_out = held(folder, tmp_path)
    assert read_files == ["good.txt"]
    assert any(problem in reason for reason in left_out.values())


def test_readme_metadata_and_hidden_files_are_no_documents(folder: Path) -> None:
    """What explains a corpus is not part of it."""
    for name in ("README.md", "readme.txt", "metadata.csv", ".hidden.txt"):
        (folder / name).write_text("file\n", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "note.txt").write_text(GOOD, encoding="utf-8")
    assert [document.file for document in documents(folder)] == ["good.txt"]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    """The sentence says where it was looked for and how to name another."""
    with pytest.raises(CorpusError, match=r"there is no corpus folder at .*nowhere"):
        list(documents(tmp_path / "nowhere"))


def test_a_document_that_vanishes_is_left_out(folder: Path) -> None:
    """A file removed between listing and reading is told like any other."""
    (document,) = documents(folder)
    document.path.unlink()
    with pytest.raises(NotReadable):
        document.content()
