"""Read, annotate, add: bring the index up to date with its corpus folder, and say how far it is."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.annotating import annotate
from corpus.errors import NotReadable
from corpus.model import Unreadable
from corpus.reading import documents, read, read_metadata

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.index.port import Draft, Engine
    from corpus.reading import Document, Metadata

log = logging.getLogger(__name__)

# The parts of this package whose every change may change what an index holds.
_READERS = ("annotating", "reading", "index", "model.py", "text.py", "inflection.py", "build.py")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is: documents done, and all there are."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A document as it stands in the folder now."""

    document: Document
    content: bytes
    digest: str
    problem: str | None = None


@cache
def software() -> str:
    """Return a digest of the code that reads and annotates."""
    room = Path(__file__).parent
    paths = [
        path
        for name in _READERS
        for path in ([room / name] if name.endswith(".py") else sorted((room / name).rglob("*")))
    ]
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def refresh(folder: Path, engine: Engine, progress: Callable[[Progress], None] | None = None) -> None:
    """Bring the index up to date: what changed is read again, what is gone leaves, the rest stays.

    Raises CorpusError where the folder or the place of the index is not there.
    """
    metadata = read_metadata(folder)
    with engine.building():
        found = [_found(document, metadata) for document in documents(folder)]
        version = _version(found, metadata)
        index = engine.open()
        if index is not None and index.state().version == version:
            return
        anew = index is None or index.state().version.partition(".")[0] != software()
        with engine.draft(anew=anew) as draft:
            _bring_up_to_date(draft, found, metadata, progress or (lambda _: None))
            draft.publish(version, datetime.now(UTC))


def _found(document: Document, metadata: Metadata) -> _Found:
    beside = json.dumps(metadata.rows.get(document.file, {}), sort_keys=True).encode()
    try:
        content = document.content()
    except NotReadable as problem:
        return _Found(document, b"", hashlib.sha256(str(problem).encode()).hexdigest(), str(problem))
    return _Found(document, content, hashlib.sha256(content + b"\0" + beside).hexdigest())


def _version(found: list[_Found], metadata: Metadata) -> str:
    corpus = hashlib.sha256("\n".join(f"{one.document.file}\t{one.digest}" for one in found).encode())
    corpus.update(repr(metadata.problems).encode())
    return f"{software()}.{corpus.hexdigest()[:12]}"


def _bring_up_to_date(
    draft: Draft, found: list[_Found], metadata: Metadata, progress: Callable[[Progress], None]
) -> None:
    known = draft.digests()
    for file in known.keys() - {one.document.file for one in found}:
        draft.remove(file)
    for file, problem in metadata.problems:
        draft.leave_out(Unreadable(file, problem), "")
    changed = [one for one in found if known.get(one.document.file) != one.digest]
    progress(Progress(0, len(changed)))
    for done, one in enumerate(changed, 1):
        _add(draft, one, metadata)
        progress(Progress(done, len(changed)))


def _add(draft: Draft, one: _Found, metadata: Metadata) -> None:
    file = one.document.file
    try:
        if one.problem is not None:
            raise NotReadable(one.problem)
        annotated = annotate(read(one.document, one.content, metadata.rows.get(file, {})))
    except NotReadable as problem:
        draft.leave_out(Unreadable(file, str(problem)), one.digest)
    except Exception:
        # one bad document never stops the rest; the trace is for whoever mends the reader
        log.exception("document left out", extra={"event": "document_failed"})
        draft.leave_out(Unreadable(file, "could not be read through: a fault of the reader, logged"), one.digest)
    else:
        draft.add(annotated, one.digest)
