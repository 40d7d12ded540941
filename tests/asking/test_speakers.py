"""Whether two articles that print the same words name the same speaker."""

from __future__ import annotations

import pytest

from corpus.asking.whosaid.speakers import fullest, same_speaker
from corpus.model import UNNAMED, Speaker, SpeakerKind


def speaker(name: str, kind: SpeakerKind = "person") -> Speaker:
    return Speaker(name, kind)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # a surname alone agrees with the full name
        ("Marsh", "Ada Marsh", True),
        # titles, middle initials and generations say nothing
        ("Sen. Ada B. Marsh Jr.", "Ada Marsh", True),
        # an initial for the given name
        ("A. Marsh", "Ada Marsh", True),
        # a short form of it
        ("Bill Marsh", "William Marsh", True),
        # the same surname, two people
        ("Ada Marsh", "Otto Marsh", False),
        # surname first, and shortened to it
        ("Wu", "Wu Lanying", True),
        # two people altogether
        ("Ada Marsh", "Bo Lindqvist", False),
    ],
)
def test_people(one: str, other: str, same: bool) -> None:
    """A name agrees with a fuller one, and never with another person's."""
    assert same_speaker(speaker(one), speaker(other)) is same
    assert same_speaker(speaker(other), speaker(one)) is same


def test_a_document_has_many_names() -> None:
    """The letter, its sender's letter and a leaked document with the same words are one document."""
    assert same_speaker(speaker("letter", "document"), speaker("leaked document", "document"))
    assert same_speaker(speaker("Norland", "organisation"), speaker("Norland’s letter", "document"))


def test_organisations_go_by_their_initials() -> None:
    """An organisation agrees with its initials and not with another organisation."""
    assert same_speaker(speaker("LBC", "organisation"), speaker("Lowe Bay Council", "organisation"))
    assert same_speaker(speaker("Coast Guard", "organisation"), speaker("Lowe Bay Council", "organisation")) is False


def test_who_is_not_named_agrees_with_nobody_and_disagrees_with_nobody() -> None:
    """An unnamed speaker may be anybody."""
    assert same_speaker(UNNAMED, speaker("Ada Marsh")) is None
    assert same_speaker(speaker("a spokeswoman", "unnamed"), speaker("Ada Marsh")) is None


def test_the_fullest_name_is_shown() -> None:
    """A sure full name goes before a surname, a guess and a title."""
    full = speaker("Ada Marsh")
    found = [(speaker("Marsh"), 0.9), (UNNAMED, 0.9), (speaker("Ada Otto Marsh"), 0.2), (full, 0.9)]
    assert fullest(found) == full
