"""One running bot for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import Corpus
from tests.live import Live, live
from tests.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def archive(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    held = Corpus(pages, str(tmp_path_factory.mktemp("index") / "index.sqlite"))
    held.refresh()
    return held


@pytest.fixture(scope="module")
def newsroom(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(pages, tmp_path_factory.mktemp("live")) as running:
        yield running
