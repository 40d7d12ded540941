"""A misremembered quotation among 100,000: On Record against brute-force rapidfuzz and bare FTS5."""

from __future__ import annotations

import itertools
import re
import resource
import sqlite3
from typing import TYPE_CHECKING

import pytest
from rapidfuzz import fuzz, process

from benchmarks.quotations import Misremembered, archive, misremembered, sentences, shuffled
from corpus.asking.whosaid import who_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from corpus.index.port import Index

QUOTATIONS = 100_000
ASKED = 60
GROUP = f"a misremembered quotation among {QUOTATIONS:,}"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return shuffled(sentences(tmp_path_factory.mktemp("samples")), QUOTATIONS)


@pytest.fixture(scope="module")
def asked(printed: list[str]) -> list[Misremembered]:
    return misremembered(printed, ASKED)


@pytest.fixture(scope="module")
def index(printed: list[str], tmp_path_factory: pytest.TempPathFactory) -> Index:
    return archive(printed, tmp_path_factory.mktemp("archive") / "index.sqlite")


@pytest.fixture(scope="module")
def table(printed: list[str]) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table quotations using fts5(words)")
    connection.executemany("insert into quotations values (?)", ((words,) for words in printed))
    yield connection
    connection.close()


def measure(
    benchmark: BenchmarkFixture, find: Callable[[str], str | None], asked: list[Misremembered], rounds: int
) -> None:
    """Time one question at a time, in turn, and keep how many of them found their own quotation first."""
    benchmark.group = GROUP
    turn = itertools.cycle(asked)
    benchmark.pedantic(lambda: find(next(turn).asked), rounds=rounds, warmup_rounds=2)  # type: ignore[no-untyped-call]
    some = asked[:rounds]
    benchmark.extra_info["recall at 1"] = sum(find(one.asked) == one.printed for one in some) / len(some)
    benchmark.extra_info["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def test_on_record(benchmark: BenchmarkFixture, index: Index, asked: list[Misremembered]) -> None:
    """The whole answer: candidates, alignment, speaker, citation."""

    def find(query: str) -> str | None:
        answers = who_said(query, index).answers
        return answers[0].quotation if answers else None

    measure(benchmark, find, asked, rounds=ASKED)


def test_bare_fts5(benchmark: BenchmarkFixture, table: sqlite3.Connection, asked: list[Misremembered]) -> None:
    """SQLite's own ranking of any of the words."""

    def find(query: str) -> str | None:
        match = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        row = table.execute("select words from quotations where quotations match ? order by rank limit 1", [match])
        found = row.fetchone()
        return found[0] if found else None

    measure(benchmark, find, asked, rounds=20)


def test_brute_force(benchmark: BenchmarkFixture, printed: list[str], asked: list[Misremembered]) -> None:
    """Rapidfuzz over every quotation."""

    def find(query: str) -> str | None:
        found = process.extractOne(query, printed, scorer=fuzz.token_sort_ratio)
        return found[0] if found else None

    measure(benchmark, find, asked, rounds=10)
