"""Articles read a second: everything that is read out of them, against splitting them into words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from corpus import SAMPLES
from corpus.annotating import annotate
from corpus.reading import documents, read, read_metadata

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from corpus.model import Article

GROUP = "the sample corpus, read through"


@pytest.fixture(scope="module")
def pages() -> list[Article]:
    rows = read_metadata(SAMPLES).rows
    return [read(one, one.content(), rows.get(one.file, {})) for one in documents(SAMPLES)]


def test_on_record(benchmark: BenchmarkFixture, pages: list[Article]) -> None:
    """Passages, quotations, speakers, times and origins."""
    benchmark.group = GROUP
    found = benchmark(lambda: [annotate(page) for page in pages])
    assert sum(len(page.attributions) for page in found) > 0
    if benchmark.stats is not None:
        benchmark.extra_info["articles a second"] = round(len(pages) / benchmark.stats.stats.median)
    benchmark.extra_info["words in an article"] = sum(len(page.text.split()) for page in pages) // len(pages)


def test_splitting_into_words(benchmark: BenchmarkFixture, pages: list[Article]) -> None:
    """The least that any reader does: one regular expression over the text."""
    benchmark.group = GROUP
    assert benchmark(lambda: sum(len(re.findall(r"\w+", page.text)) for page in pages)) > 0
