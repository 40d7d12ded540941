"""Who reports a detail, among 1,000 articles: On Record against FTS5's own ranking of the same words."""

from __future__ import annotations

import itertools
import random
import re
import sqlite3
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from benchmarks.quotations import published, sentences
from corpus.annotating import annotate
from corpus.asking.sources import sources
from corpus.asking.sources.inquiry import CANDIDATES
from corpus.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from corpus.index.port import Index

ARTICLES = 1_000
SENTENCES = 30  # in each article
ASKED = 40
GROUP = f"who reports a detail, among {ARTICLES:,} articles"
AGENCIES = ("(Reuters) - ", "(AP) - ", "", "")


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    return sentences(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def articles(pool: list[list[str]]) -> list[Article]:
    chance = random.Random(1)  # noqa: S311 - no secret is made
    found = []
    for number in range(ARTICLES):
        mixed = (" ".join([*one[: len(one) // 2], *other[len(other) // 2 :]]) for one, other in pairs(chance, pool))
        text = chance.choice(AGENCIES) + "\n".join(mixed)
        day = date(2026, 1, 1) + timedelta(number % 90)
        name = f"{number:04}.txt"
        outlet = f"Outlet {number % 9}"
        identity = sha256(text.encode()).hexdigest()[:16]
        found.append(Article(identity, name, name, text, outlet=outlet, published=day))
    return found


def pairs(chance: random.Random, pool: list[list[str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield sentences two by two, to be mixed into one."""
    for _ in range(SENTENCES):
        one, other = chance.choices(pool, k=2)
        yield one, other


@pytest.fixture(scope="module")
def index(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Index:
    return published(map(annotate, articles), tmp_path_factory.mktemp("archive") / "index.sqlite")


@pytest.fixture(scope="module")
def asked(pool: list[list[str]]) -> list[str]:
    chance = random.Random(2)  # noqa: S311 - no secret is made
    return [" ".join(words[:8]) for words in chance.sample(pool, ASKED)]


def measure(benchmark: BenchmarkFixture, ask: Callable[[str], object], asked: list[str]) -> None:
    """Time one question at a time, in turn, each once before."""
    benchmark.group = GROUP
    turn = itertools.cycle(asked)
    benchmark.pedantic(lambda: ask(next(turn)), rounds=len(asked), warmup_rounds=len(asked))  # type: ignore[no-untyped-call]


def test_on_record(benchmark: BenchmarkFixture, index: Index, asked: list[str]) -> None:
    """The whole answer: stances, contradictions, origins, copies."""
    measure(benchmark, lambda query: sources(query, index), asked)


def test_fts5_ranking(benchmark: BenchmarkFixture, articles: list[Article], asked: list[str]) -> None:
    """SQLite's own ranking of the articles with any of the words."""
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table articles using fts5(text)")
    table.executemany("insert into articles values (?)", ((one.text,) for one in articles))

    def ranked(query: str) -> object:
        match = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        sql = "select text from articles where articles match ? order by rank limit ?"
        return table.execute(sql, [match, CANDIDATES]).fetchall()

    measure(benchmark, ranked, asked)
    table.close()
