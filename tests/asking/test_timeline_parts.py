"""The parts of a timeline: reading the question, clauses, dates that are joined or counted, word families."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotating import annotate
from corpus.asking.timeline.calendar_words import read_dates
from corpus.asking.timeline.clauses import part
from corpus.asking.timeline.event_question import read_event
from corpus.asking.timeline.prose import prose
from corpus.asking.timeline.when import between
from corpus.asking.timeline.word_families import paraphrases, root
from tests.factories import article

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def dates(text: str, published: str | None = "2026-03-05") -> list[tuple[str | None, str | None]]:
    """Return the dates of an article as a timeline sees them."""
    return [mark.stated.when.key for mark in prose(annotate(article(text, published=published))).marks]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("when did Ada Marsh close the pier", [("Ada Marsh", "name"), ("close", "event"), ("pier", "event")]),
        ("what day was the vote in New Haven", [("vote", "event"), ("New Haven", "name")]),  # "new" of a name
        ("when did Marsh step down", [("Marsh", "name"), ("step down", "event")]),  # a phrasal verb is one word
        ("the Marsh-Hale debate", [("Marsh", "name"), ("Hale", "name"), ("debate", "event")]),  # two people
        (
            "when was the $2 million grant paid",
            [("2", "number"), ("million", "event"), ("grant", "event"), ("paid", "event")],
        ),
        ("when", []),
    ],
)
def test_a_question_is_read_as_names_events_and_numbers(question: str, asked: list[tuple[str, str]]) -> None:
    """What only asks is left out."""
    assert [(one.printed, one.kind) for one in read_event(question).asked] == asked


@pytest.mark.parametrize(
    ("question", "wanted", "tense"),
    [
        ("what year did it open", "year", "past"),
        ("on what day was it opened", "day", "past"),
        ("by when will it open", None, "future"),
        ("deadline for the planned tunnel", None, "future"),
        ("Planned Parenthood vote", None, None),  # part of a name, no tense
    ],
)
def test_a_question_wants_a_precision_and_a_tense(question: str, wanted: str | None, tense: str | None) -> None:
    """A soft wish: the best dated passage may be of another precision."""
    read = read_event(question)
    assert (read.wanted, read.tense) == (wanted, tense)


def test_what_follows_before_or_that_is_told_beside_the_event() -> None:
    """The question asks for the warning, not for the storm or the words."""
    asked = {one.printed: one.aside for one in read_event("when did Marsh warn the crews before the storm").asked}
    assert asked == {"Marsh": False, "warn": False, "crews": False, "storm": True}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("13 June 2022", date(2022, 6, 13), date(2022, 6, 13)),
        ("June 13, 2022", date(2022, 6, 13), date(2022, 6, 13)),
        ("2022-06-13", date(2022, 6, 13), date(2022, 6, 13)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("in 1998", date(1998, 1, 1), date(1998, 12, 31)),
    ],
)
def test_a_typed_date_is_a_window_of_days(text: str, first: date, last: date) -> None:
    """British, American and ISO order."""
    ((window,), rest) = read_dates(text)
    assert (window.first, window.last, rest) == (first, last, "")


@pytest.mark.parametrize("text", ["the 1995 accounts", "$2016", "room 2016.5", "0000-00-00", "9" * 5000])
def test_what_is_no_date_stays_in_the_question(text: str) -> None:
    """A year that describes, a sum."""
    assert read_dates(text)[1].split() == text.split() or not read_dates(text)[0]


@pytest.mark.parametrize(
    ("sentence", "one", "other", "distance"),
    [
        ("Marsh closed the pier on Monday.", "closed", "Monday", 0),
        ("Marsh, who left in May, closed the pier.", "May", "closed", 1),  # a relative clause ends at its comma
        ("On Monday, Marsh closed it.", "Monday", "closed", 0),  # a fronted date governs what follows
        ("Marsh closed it on Monday; Hale left.", "Monday", "left", 1),
        ("Marsh said Monday that Hale left.", "Monday", "left", 1),
        ("Marsh left Monday, hours after Hale was charged.", "Monday", "charged", 1),
    ],
)
def test_clauses_keep_events_apart(sentence: str, one: str, other: str, distance: float) -> None:
    """A border costs one, an apposition half."""
    found = list(re.finditer(r"\w+", sentence))
    words = [word[0].lower() for word in found]
    ends = [0, *(word.end() for word in found)]
    clauses = part(words, [sentence[end : word.start()] for end, word in zip(ends, found, strict=False)])
    assert clauses.distance(words.index(one.lower()), words.index(other.lower())) == distance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was open between 2017 and 2019.", [("2017", "2019")]),
        ("It was open from May to July 2022.", [("2022-05", "2022-07")]),
        ("It opened in 2017 and in 2019.", [("2017", None), ("2019", None)]),  # two dates, no range
        ("OSLO, March 4 (NTB) — The pier closed Monday.", [("2026-03-02", None)]),  # a dateline dates no event
        ("She spoke on the day after Monday’s vote.", [("2026-03-03", None)]),
        ("He leaves on March 24, five days after the show opens.", [("2026-03-24", None), ("2026-03-19", None)]),
        ("It has recently been busy, and is now closed.", []),
    ],
)
def test_dates_are_joined_counted_and_left_out(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """A timeline sees ranges, and days that are counted from another event."""
    assert sorted(dates(text), key=str) == sorted(expected, key=str)


@given(DAYS, DAYS)
def test_a_reduced_date_names_the_days_it_was_made_of(one: date, other: date) -> None:
    """The shortest form loses no day, and a range has the same precision at both ends."""
    first, last = min(one, other), max(one, other)
    when = between(first, last)
    assert (when.first, when.last) == (first, last)
    assert when.value is not None
    assert (when.precision == "range") == (when.end is not None)
    assert when.end is None or len(when.end) == len(when.value)
    assert first.isoformat().startswith(when.value)


@given(DAYS)
def test_a_whole_month_is_a_month_and_a_day_more_is_a_range(day: date) -> None:
    """Also at the end of February and of the year."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert between(first, last).precision == "month"
    assert between(first, last + timedelta(days=1)).precision == "range"


def test_paraphrases_and_derived_names() -> None:
    """Both tables answer, a paraphrase is worth less than the word, and a people has its country's root."""
    found = paraphrases(("resign",))
    assert found[("step", "down")] < found[("resignation",)] < 1
    assert root("norwegian") == root("norwegi")


@pytest.mark.parametrize("text", [" ".join(["after"] * 20_000), "1" * 100_000, "a, " * 30_000, "Monday to " * 5_000])
def test_hostile_texts_are_laid_out(text: str) -> None:
    """No text of a corpus stops an answer."""
    assert prose(annotate(article(text, published="2026-03-05"))).words
