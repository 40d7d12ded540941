"""A question is read into names, numbers, dates and words."""

from __future__ import annotations

import pytest

from corpus.asking.sources.detail import Detail, clip_frame, read_detail


def read(question: str) -> Detail:
    """Read a question where a capital makes a name except at the start."""
    return read_detail(question, lambda _term, capital, first: capital and not first, lambda _terms: 1.0)


PARTS = [
    # a full name is one element; a possessive ends it
    (
        "why Rita Sond's harbour plan failed",
        [("name", "Rita Sond's"), ("word", "harbour"), ("word", "plan"), ("word", "failed")],
    ),
    # a capital in first place leads a name where another follows
    ("Rita Sond quit", [("name", "Rita Sond"), ("word", "quit")]),
    # a phrase of the table is one element, also with words between verb and particle
    ("firms laid off miners", [("word", "firms"), ("word", "laid off"), ("word", "miners")]),
    # numbers and dates
    ("29 miners met in March", [("number", "29"), ("word", "miners"), ("word", "met"), ("date", "March")]),
    # a hyphenated name
    ("did Ban Ki-moon resign", [("name", "Ban Ki-moon"), ("word", "resign")]),
    # nothing but grammar
    ("is it that they have been", []),
    ("", []),
]


@pytest.mark.parametrize(("question", "expected"), PARTS)
def test_elements(question: str, expected: list[tuple[str, str]]) -> None:
    """Each part is told by its kind."""
    assert [(element.kind, element.asked) for element in read(question).elements] == expected


def test_predicate_and_subject() -> None:
    """The verb after the first name says what was done, and that name is its subject."""
    detail = read("Yesterday Rita Sond sacked the harbour master")
    assert detail.predicate is not None
    assert detail.subject is not None
    assert detail.elements[detail.predicate].asked == "sacked"
    assert detail.elements[detail.subject].asked == "Rita Sond"


def test_denied_element() -> None:
    """A negation of the question is put to the word after it."""
    detail = read("Yesterday Rita Sond didn't resign")
    assert [detail.elements[at].asked for at in detail.negated] == ["resign"]


FRAMES = [
    # the asking is clipped
    ("which outlets report that the pier is closed", "the pier is closed"),
    ("stories that mention the pier", "the pier"),
    # a detail that only begins like one stays
    ("the pier is closed", "the pier is closed"),
]


@pytest.mark.parametrize(("question", "detail"), FRAMES)
def test_frame(question: str, detail: str) -> None:
    """What is asked stands without the asking."""
    assert clip_frame(question) == detail


@pytest.mark.parametrize(
    ("question", "predicate"),
    [
        # verbs of the present that are nouns more often
        ("Tarn governor steps down over the tainted water", "steps down"),
        ("Voss backs the pier", "backs"),
        ("Marsh taps Hale for the harbour board", "taps"),
        # a participle before a noun says what a thing is like, not what was done
        ("the mayor drinks tainted water", "drinks"),
        # a noun in the plural before a verb
        ("trade groups fight the harbour plan", "fight"),
        # behind a preposition stands no verb
        ("the board voted with hands on the pier", "voted"),
    ],
)
def test_the_predicate_is_what_was_done(question: str, predicate: str) -> None:
    """Whichever form the verb has, and whatever else could be one."""
    detail = read(question)
    assert detail.predicate is not None
    assert detail.elements[detail.predicate].asked == predicate
