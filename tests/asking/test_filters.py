"""Filters are taken out of what an editor typed, whatever marks the phone made of it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.asking.filters import Filters, read_question
from corpus.errors import BadFilter
from corpus.model import EVERYWHERE
from tests.factories import article


@pytest.mark.parametrize(
    ("typed", "words", "filters"),
    [
        # none
        ("the old pier", "the old pier", Filters()),
        # a name in straight marks, and one without
        ('from:"Ada Marsh" the pier', "the pier", Filters(speaker="Ada Marsh")),
        ("from:marsh the pier", "the pier", Filters(speaker="marsh")),
        # what phones make of the marks
        ("from:“Ada Marsh” the pier", "the pier", Filters(speaker="Ada Marsh")),
        ("from:‘Ada Marsh’ the pier", "the pier", Filters(speaker="Ada Marsh")),
        ("from:«Ada Marsh» the pier", "the pier", Filters(speaker="Ada Marsh")),
        # a mark never closed takes the rest that is no filter
        ('in:post from:"Ada Marsh', "", Filters(speaker="Ada Marsh", outlet="post")),
        # an apostrophe inside a name is no mark
        ("from:O’Dell the pier", "the pier", Filters(speaker="O’Dell")),
        # capitals, and filters after the words
        ("the pier IN:Post Since:2026-03", "the pier", Filters(outlet="Post", since=date(2026, 3, 1))),
        # until the end of a month and of a year, other separators
        ("until:2026-02 pier", "pier", Filters(until=date(2026, 2, 28))),
        ("until:2026 pier", "pier", Filters(until=date(2026, 12, 31))),
        ("since:2026/3/5 pier", "pier", Filters(since=date(2026, 3, 5))),
        # a full stop of the sentence, no filter
        ("she came from: nowhere", "she came from: nowhere", Filters()),
        # an address is no filter
        ("see plain:text", "see plain:text", Filters()),
        # an empty one narrows nothing
        ('from:"" the pier', "the pier", Filters()),
    ],
)
def test_parts_the_filters_from_the_words(typed: str, words: str, filters: Filters) -> None:
    """What is no filter stays a word of the question."""
    question = read_question(typed)
    assert (question.words, question.filters) == (words, filters)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        # no date at all
        ("since:yesterday pier", "“since:yesterday” is not a date"),
        # a day that no calendar has
        ("until:2026-02-30 pier", "“until:2026-02-30” is not a date"),
        # the wrong way round
        ("since:2026-03 until:2026-02 pier", "since: is later than until:"),
    ],
)
def test_says_how_to_write_a_filter(typed: str, told: str) -> None:
    """A date that is none is told in a sentence."""
    with pytest.raises(BadFilter, match=told):
        read_question(typed)


@pytest.mark.parametrize(
    ("asked", "outlets"),
    [
        ("post", ["Harbour Post"]),
        ("harbourpost", ["Harbour Post"]),
        ("cdn", ["The Coast Daily News"]),
        ("glacier", []),
    ],
)
def test_an_outlet_goes_by_its_words_or_initials(asked: str, outlets: list[str]) -> None:
    """What is typed names each outlet of the archive that has all its words, or these initials."""
    assert Filters(outlet=asked).scope(["Harbour Post", "The Coast Daily News"]).outlets == frozenset(outlets)


def test_a_speaker_needs_no_article() -> None:
    """Whoever is called by an office is called so with "the" or without."""
    assert read_question('from:"the harbour master" piers').filters.speaker == "harbour master"


def test_what_is_unknown_is_in_no_part() -> None:
    """An article without a date is neither since nor until; one of an unknown outlet is in none."""
    assert not Filters(since=date(2020, 1, 1)).scope([]).holds(article("Text."))
    assert Filters(since=date(2020, 1, 1)).scope([]).holds(article("Text.", published="2020-01-01"))
    assert not Filters(outlet="post").scope(["Harbour Post"]).holds(article("Text."))
    assert Filters().scope(["Harbour Post"]) == EVERYWHERE
