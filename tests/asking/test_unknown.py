"""Of somebody who is named nowhere in the archive nothing is answered, whatever it has that is like it."""

from __future__ import annotations

import pytest

from corpus.annotating import annotate
from corpus.asking.sources import sources
from corpus.asking.timeline import timeline
from corpus.asking.unknown import unknown_names
from tests.factories import MemoryIndex, article

INDEX = MemoryIndex(
    annotate(article(text, f"{n}.txt", published="2026-03-05"))
    for n, text in enumerate(
        (
            "The council appointed Ada Marsh as harbour master of Lisk on Monday.",
            "Ada Marsh was appointed harbour master of Lisk, the council said.",
            "Snow fell on the hills.",
        )
    )
)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("The council appointed Ada Fenwick", ["Fenwick"]),
        ("Fenwick’s appointment as harbour master", ["Fenwick"]),
        ("the council appointed Ada Marsh", []),
        ("Appointed on a Tuesday in September", []),  # a common word at the start, a weekday, a month
        ("the NRA and the fenwick", []),  # initials, and what is no name
        ("", []),
    ],
)
def test_a_name_that_is_printed_nowhere_is_known_to_be_unknown(question: str, unknown: list[str]) -> None:
    """Capitals tell a name; common words, the calendar and initials are none."""
    assert unknown_names(question, INDEX) == unknown


@pytest.mark.parametrize("name", ["Ada Fenwick", "Fenwick"])
def test_nothing_is_told_of_somebody_unknown(name: str) -> None:
    """The same words about somebody else are near, and the note says which name is nowhere."""
    asked = f"the council appointed {name} as harbour master of Lisk"
    for answer in (sources(asked, INDEX), timeline(f"when was {name} appointed harbour master of Lisk", INDEX)):
        assert answer.status == "near"
        assert "“Fenwick” stands nowhere in the archive." in answer.notes
    assert not any(report.stance == "reports" for report in sources(asked, INDEX).answers)


def test_a_name_at_the_start_is_a_name_though_nobody_prints_it() -> None:
    """What is denied of somebody else does not contradict what is asked of a name that stands nowhere."""
    denied = annotate(article("Ada Marsh has not resigned as harbour master of Lisk.", "denied.txt"))
    answer = sources("Fenwick resigned as harbour master of Lisk", MemoryIndex([denied]))
    assert {report.stance for report in answer.answers} == {"related"}


def test_somebody_known_is_answered() -> None:
    """The rule stands in nobody's way."""
    assert sources("the council appointed Ada Marsh as harbour master of Lisk", INDEX).status == "found"
    assert timeline("when was Ada Marsh appointed harbour master of Lisk", INDEX).status == "found"
