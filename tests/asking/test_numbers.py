"""Numbers are read in words and digits, and compared as a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.asking.sources.numbers import numbers

READ = [
    # digits with separators
    ("they counted 11,491 boats", [(11491, 11491, "")]),
    # a scale beside the digits or glued to them
    ("it cost $2.6 million", [(2.6e6, 2.6e6, "$")]),
    ("it cost $2.6million", [(2.6e6, 2.6e6, "$")]),
    # in words, with a hyphen and with "and"
    ("twenty-nine were hurt", [(29, 29, "")]),
    ("two hundred and six seats", [(206, 206, "")]),
    ("a dozen boats", [(12, 12, "")]),
    # per cent in all its spellings
    ("28%, 28 percent, 28 per cent", [(28, 28, "%")] * 3),
    # a range takes the scale of its end
    ("1-2 million people", [(1e6, 2e6, "")]),
    ("between one and two", [(2, 2, "")]),
    # a year is no quantity
    ("in 1995 it closed", [(1995, 1995, "year")]),
    # an ordinal is no quantity either
    ("her 50th birthday", [(50, 50, "nth")]),
    # "one" is a pronoun too often, and a date with a slash is a name
    ("one of them, on 9/11", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[tuple[float, float, str]]) -> None:
    """Numbers in words and digits come out with value and unit."""
    assert [(n.low, n.high, n.unit) for n in numbers(text)] == expected


SAME = [
    # a hedge allows for rounding
    ("nearly 100", "98", True),
    ("about $916 million", "$915.7 million", True),
    # a figure of few digits may round the exact one
    ("15,000", "14,980", True),
    # dead are counted exactly
    ("80", "84", False),
    # a year is exact
    ("1995", "1996", False),
    # a share is no sum
    ("28%", "$28", False),
    # a value within a range agrees with it
    ("1-2 million", "1.5 million", True),
]


@pytest.mark.parametrize(("asked", "printed", "same"), SAME)
def test_states_the_same(asked: str, printed: str, same: bool) -> None:
    """Two figures agree where one rounds, hedges or holds the other, either way round."""
    one, other = numbers(asked)[0], numbers(printed)[0]
    assert one.states(other) is same
    assert other.states(one) is same


@given(st.text(max_size=200))
def test_stands_where_it_says(text: str) -> None:
    """Whatever the text, each number is a span of it that holds a word."""
    for number in numbers(text):
        assert number.span.of(text).strip()
