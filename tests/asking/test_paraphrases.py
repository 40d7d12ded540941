"""The table of paraphrases tells near words from related ones, and is in order."""

from __future__ import annotations

import pytest

from corpus.asking.paraphrases import FAMILY, NEAR, RELATED, SAME, read_table, table, verbs
from corpus.text import terms

STRENGTHS = [
    # the word itself, in any inflection
    ("resigned", "resigns", SAME),
    # another part of speech of the same family
    ("resigned", "resignation", FAMILY),
    # a phrase that says the same
    ("resigned", "stepped down", NEAR),
    # the family of a near word
    ("resigned", "departure", RELATED),
    # the same subject, another act
    ("resigned", "ousted", RELATED),
    # a phrasal verb and what print says instead
    ("put off", "postponed", NEAR),
    # what two meanings of one phrasal verb say is not near each other
    ("postpone", "alienate", 0.0),
    # a people stands for its country, and a capital for its government
    ("Russia", "Kremlin", NEAR),
    # unrelated
    ("resigned", "harbour", 0.0),
]


@pytest.mark.parametrize(("asked", "printed", "strength"), STRENGTHS)
def test_strength(asked: str, printed: str, strength: float) -> None:
    """What an article prints answers what is asked with the strength that an editor would give it."""
    assert table().variants(tuple(terms(asked))).get(tuple(terms(printed)), 0.0) == strength


def test_relation_is_not_passed_on() -> None:
    """What is related to one word of a group is not related to what else is related to it."""
    made = read_table("", "resign, quit ~ oust, retire")
    assert ("retire",) not in made.variants(tuple(terms("oust")))


def test_hub_is_near_each_but_they_are_not_near_one_another() -> None:
    """A phrase before a colon is near what stands behind it; the meanings behind it stay apart."""
    made = read_table("", "put off: delay, alienate")
    assert made.variants(("put", "off"))[("delay",)] == NEAR
    assert ("delay",) not in made.variants(tuple(terms("alienate")))


def test_comments_and_blank_lines_say_nothing() -> None:
    """A comment, a blank line and an empty part of a row add no phrase."""
    assert not read_table("# a", "\n# b\n, ,\n").groups


def test_table_is_broad() -> None:
    """The table holds the thousand groups and the two thousand verbs that it was measured with."""
    assert len(table().groups) > 5000
    assert len(verbs()) > 1500
