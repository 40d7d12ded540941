"""Find the documents of a corpus folder, without leaving it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, NotReadable

if TYPE_CHECKING:
    from collections.abc import Iterator

HUGE = 5_000_000  # bytes; a news report has some 5,000, a book of a million words some 5,000,000
SUFFIXES = (".txt", ".md")
_METADATA = {"metadata.csv", "metadata.tsv", "metadata.jsonl"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the corpus that may be an article."""

    file: str
    """The path inside the corpus folder, with forward slashes."""
    path: Path
    root: Path

    def content(self) -> bytes:
        """Return the bytes.

        Raises NotReadable with the reason: no plain file, outside the folder, of another format, too large, or refused.
        """
        try:
            found = self.path.stat()
            if not self.path.resolve().is_relative_to(self.root):
                raise NotReadable("is a link that leads out of the corpus folder")
        except FileNotFoundError as error:
            raise NotReadable("is a link that leads nowhere") from error
        except (OSError, RuntimeError) as error:
            raise NotReadable(f"cannot be opened: {_reason(error)}") from error
        if stat.S_ISDIR(found.st_mode):
            raise NotReadable("is a link to a folder; links to folders are not followed")
        if not stat.S_ISREG(found.st_mode):
            raise NotReadable("is not a plain file")
        if self.path.suffix.lower() not in SUFFIXES:
            raise NotReadable(f"is of a format that is not read ({self.path.suffix or 'no suffix'}); .txt and .md are")
        if found.st_size > HUGE:
            raise NotReadable(f"is too large: {found.st_size / 1e6:.1f} MB, at most {HUGE / 1e6:.0f} MB are read")
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise NotReadable(f"cannot be opened: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def documents(folder: Path) -> Iterator[Document]:
    """Yield the documents in the order of their names.

    Hidden files, README files and the metadata beside the documents are none.
    Raises CorpusError where there is no such folder.
    """
    if not folder.is_dir():
        raise CorpusError(f"there is no corpus folder at {folder}: name one with --corpus or CORPUS_DIR")
    root = folder.resolve()
    for path in _files(root):
        yield Document(file=_name(path.relative_to(root)), path=path, root=root)


def _name(path: Path) -> str:
    """Return a name that can be stored: undecodable bytes of a file name become question marks."""
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in linked and not name.startswith("."))
        for name in sorted([*names, *linked]):
            if not name.startswith(".") and not name.upper().startswith("README") and name not in _METADATA:
                yield here / name
