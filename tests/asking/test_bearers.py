"""Whom an editor means by a first name, or by what somebody is."""

from __future__ import annotations

import pytest

from corpus.asking.paraphrases import callings
from corpus.asking.sources import sources
from corpus.asking.sources.bearers import known_by_name, names_learnt
from corpus.asking.sources.detail import Detail, read_detail
from corpus.asking.sources.digest import digest
from tests.factories import MemoryIndex, annotated


def known(question: str, *texts: str) -> Detail:
    """Read a question beside articles of these texts."""
    digests = [digest(annotated(text, file=f"{at}.txt")) for at, text in enumerate(texts)]
    detail = read_detail(question, lambda _term, capital, first: capital or first, lambda _terms: 1.0)
    return known_by_name(detail, digests)


def names(question: str, *texts: str) -> list[str]:
    """Return the surnames that the articles add to what is asked."""
    read = read_detail(question, lambda _term, capital, first: capital or first, lambda _terms: 1.0)
    return names_learnt(read, known(question, *texts))


@pytest.mark.parametrize(
    "text",
    [
        # a title right before the name
        "Tarn senator Ada Marsh resigned on Monday.",
        # the name first, and what she is behind a comma
        "Ada Marsh, the long-serving senator from Tarn, resigned.",
        # what she is first, and the name behind a comma
        "The Tarn senator, Ada Marsh, resigned.",
        # where she is from stands behind the name
        "Senator Ada Marsh of Tarn resigned.",
    ],
)
def test_a_title_or_an_apposition_says_who_somebody_is(text: str) -> None:
    """However news joins a name with what its bearer is, the bearer is known by it."""
    assert names("the Tarn senator resigned", text) == ["marsh"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # a senator, but of another place
        ("the Tarn senator resigned", "Elm senator Ada Marsh resigned on Monday."),
        # senators are many
        ("Tarn senators resigned", "Tarn senator Ada Marsh resigned."),
        # the question names him already
        ("senator Hale resigned", "Senator Ada Marsh resigned, and Senator Tom Hale stayed."),
        # a harbour is no person's calling
        ("the Tarn harbour closed", "Tarn harbour Ada Marsh closed."),
    ],
)
def test_nobody_else_is_taken_for_the_one_that_is_meant(question: str, text: str) -> None:
    """A name is not lent to a question that means somebody else, many people, or nobody."""
    assert names(question, text) == []


def test_a_calling_that_many_share_names_nobody() -> None:
    """Where five judges are named, "a judge" may be any of them, and is none."""
    texts = [
        f"Judge {first} {last} ruled."
        for first, last in zip("Ann Bea Cid Dan Eve".split(), "Ash Birch Cedar Deal Elm".split(), strict=True)
    ]
    assert names("a judge ruled on the pier", *texts) == []


def test_a_first_name_is_completed_where_the_articles_complete_it() -> None:
    """Three times or more, and mostly by the same surname."""
    full = "Greta Voss spoke. Greta Voss sang. Greta Voss slept."
    assert names("Greta quit the board", full) == ["voss"]
    assert names("Greta quit the board", "Greta Voss spoke. Greta Hale sang. Greta Marsh slept.") == []
    assert names("Greta quit the board", "Greta Voss spoke.") == []


def test_an_article_that_gives_the_surname_alone_is_found() -> None:
    """What one article says of who she is lets another report what she did."""
    index = MemoryIndex(
        [
            annotated("Ada Marsh, the senator from Tarn, opened the fish market.", file="who.txt"),
            annotated("Marsh resigned over the flooded pier on Monday.", file="what.txt"),
            annotated("Snow fell on the hills. Farmers fed their sheep.", file="other.txt"),
        ]
    )
    answer = sources("the Tarn senator resigned over the pier", index)
    given = {c.article.file: report.stance for report in answer.answers for c in report.citations}
    assert given["what.txt"] == "reports"


def test_every_calling_is_read() -> None:
    """The table holds callings of one word and of several."""
    assert ("senator",) in callings()
    assert ("prim", "minister") in callings()
