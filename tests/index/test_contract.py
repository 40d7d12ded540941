"""What every engine promises, asked of each: same articles in, same answers out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from corpus.index import open_engine
from corpus.model import Scope, Span, TimeExpression, Unreadable
from corpus.text import terms
from tests.factories import MemoryIndex, annotated, says

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.index.port import Index

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
HARBOUR = annotated(
    "The pier will reopen in May.\n"
    "“We will not wait any longer,” Ada Marsh told reporters.\n"
    "The crane is sound, she said.",
    says("We will not wait any longer", by="Ada Marsh", cue="told", role="harbour master of Lisk"),
    says("The crane is sound", by="Ada Marsh", source="she", cue="said", kind="indirect"),
    file="a/harbour.txt",
    title="Pier to reopen",
    outlet="Harbour Post",
    published="2026-04-02",
    times=[
        TimeExpression(
            Span(24, 27), "2026-05", "DATE", start=date(2026, 5, 1), end=date(2026, 5, 31), precision="month"
        )
    ],
)
CRANE = annotated(
    "“The crane is broken,” said Bo Marsh.\nNobody at the pier was hurt.",
    says("The crane is broken", by="Bo Marsh", cue="said"),
    file="b/crane.txt",
    title="Crane",
    url="https://crane.example/broken",
    published="2026-04-05",
)
SILENT = annotated("Rain fell over Lisk.", file="c/rain.txt", title="Rain")
ARTICLES = [HARBOUR, CRANE, SILENT]


def built(path: Path) -> Index:
    engine = open_engine(str(path / "index.sqlite"))
    with engine.building(), engine.draft(anew=True) as draft:
        for one in ARTICLES:
            draft.add(one, digest=one.article.id)
        draft.leave_out(Unreadable("d.txt", "is empty"), "")
        draft.publish("test.1", NOW)
    index = engine.open()
    assert index is not None
    return index


@pytest.fixture(params=["sqlite", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return built(tmp_path) if request.param == "sqlite" else MemoryIndex(ARTICLES)


def test_an_article_comes_back_value_for_value(index: Index) -> None:
    """What was read out of an article is kept whole: text, spans, speakers, times."""
    assert index.article("a/harbour.txt") == HARBOUR
    assert index.article("nowhere.txt") is None
    assert list(index.articles()) == ARTICLES


def test_an_article_is_the_same_object_while_it_is_in_use(index: Index) -> None:
    """Whoever keeps something beside an article may know it again by identity."""
    assert index.article("b/crane.txt") is index.article("b/crane.txt")


def test_passages_are_found_by_any_term_best_first(index: Index) -> None:
    """The passage with both words comes before the one with one of them."""
    found = index.passages_with(terms("crane broken"), limit=5)
    assert found[0].words == "“The crane is broken,” said Bo Marsh."
    assert {passage.article.file for passage in found} == {"a/harbour.txt", "b/crane.txt"}
    assert len(index.passages_with(terms("crane broken"), limit=1)) == 1


def test_inflection_and_typography_are_no_obstacle(index: Index) -> None:
    """A question in another tense, case and spelling finds the passage."""
    assert index.passages_with(terms("REOPENED"), limit=5)[0].article.file == "a/harbour.txt"


def test_articles_are_found_by_title_and_text(index: Index) -> None:
    """An article is about the words of any of its passages."""
    assert [one.article.file for one in index.articles_about(terms("rain"), limit=5)] == ["c/rain.txt"]
    assert index.articles_about(terms("glacier"), limit=5) == []


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("pier to  REOPEN", ["a/harbour.txt"]),
        ("Pier to", []),
        ("https://crane.example/broken", ["b/crane.txt"]),
        ("https://crane.example/", []),
        ("", []),
    ],
)
def test_articles_are_found_by_their_whole_name(index: Index, name: str, files: list[str]) -> None:
    """A title, however typed, or a URL names its article; a part of either names none."""
    assert [one.article.file for one in index.articles_named(name)] == files


@pytest.mark.parametrize(
    ("scope", "files"),
    [
        (Scope(outlets=frozenset({"Harbour Post"})), {"a/harbour.txt"}),
        (Scope(outlets=frozenset()), set()),
        (Scope(since=date(2026, 4, 3)), {"b/crane.txt"}),
        (Scope(until=date(2026, 4, 2)), {"a/harbour.txt"}),
        (Scope(since=date(2026, 4, 2), until=date(2026, 4, 5)), {"a/harbour.txt", "b/crane.txt"}),
        (Scope(frozenset({"Harbour Post"}), since=date(2026, 4, 3)), set()),
    ],
)
def test_a_part_of_the_archive_is_all_that_is_found(index: Index, scope: Scope, files: set[str]) -> None:
    """Whatever is asked of the part comes from its articles, however few are wanted; what is counted stays whole."""
    part = index.within(scope)
    enough = max(1, len(files))
    assert {one.article.file for one in part.articles_about(terms("crane rain pier"), limit=enough)} == files
    assert {one.article.file for one in part.passages_with(terms("crane pier"), limit=10)} == files
    assert {one.file for one in part.quotations_with(terms("crane wait"), limit=10)} == files
    assert {one.file for one in part.quotations_by(terms("Marsh"), limit=10)} == files
    assert part.state() == index.state()
    assert part.frequencies(terms("crane")) == index.frequencies(terms("crane"))
    assert part.article("c/rain.txt") is not None


def test_quotations_are_found_by_their_words_alone(index: Index) -> None:
    """A word that stands beside the quotation, such as its speaker, finds no quotation."""
    found = index.quotations_with(terms("wait longer"), limit=5)
    assert [(one.file, one.ordinal, one.words) for one in found] == [
        ("a/harbour.txt", 0, "We will not wait any longer")
    ]
    assert index.quotations_with(terms("Marsh"), limit=5) == []


def test_quotations_by_a_speaker_newest_first(index: Index) -> None:
    """A surname finds both of that name; the full name only the one."""
    assert [one.file for one in index.quotations_by(terms("Marsh"), limit=5)] == [
        "b/crane.txt",
        "a/harbour.txt",
        "a/harbour.txt",
    ]
    assert [one.file for one in index.quotations_by(terms("Bo Marsh"), limit=5)] == ["b/crane.txt"]
    assert index.quotations_by([], limit=5) == []


def test_quotations_by_a_speaker_with_words(index: Index) -> None:
    """Only what has all the words is given; a word of the speaker's name is none of them."""
    assert [one.file for one in index.quotations_by(terms("Marsh"), 5, terms("crane"))] == [
        "b/crane.txt",
        "a/harbour.txt",
    ]
    assert [one.file for one in index.quotations_by(terms("Bo Marsh"), 5, terms("crane broken"))] == ["b/crane.txt"]
    assert index.quotations_by(terms("Marsh"), 5, terms("Marsh")) == []


def test_frequencies_count_passages(index: Index) -> None:
    """A term that occurs nowhere is counted too, as none."""
    crane, pier, glacier = terms("crane pier glacier")
    assert dict(index.frequencies([crane, pier, glacier])) == {crane: 2, pier: 2, glacier: 0}


@pytest.mark.parametrize("odd", ['"', "a OR b", "NEAR(", "*", "terms:", "'; drop table articles;--", "\0", "", "🙂"])
def test_no_query_language_shines_through(index: Index, odd: str) -> None:
    """Whatever stands in a term is looked for as it is."""
    assert index.passages_with([odd], limit=5) == []
    assert index.quotations_with([odd], limit=5) == []
    assert index.articles_about([odd], limit=5) == []
    assert index.quotations_by([odd], limit=5) == []


def test_state_counts_what_is_held(index: Index) -> None:
    """Status tells articles, quotations, outlets and the span of dates; what has no date is counted apart."""
    state = index.state()
    assert (state.articles, state.passages, state.quotations, state.undated) == (3, 6, 3, 1)
    assert state.outlets == ("Harbour Post",)
    assert (state.first, state.last) == (date(2026, 4, 2), date(2026, 4, 5))
