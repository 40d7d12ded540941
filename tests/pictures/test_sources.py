"""The picture of the sources is a PNG, and its alternative text says all that it shows."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.model import Citation, Copy, OriginCount, Report, Sources, SourcesSummary, Span, Stance
from corpus.pictures import describe, draw, worth_drawing
from tests.factories import article

PNG = b"\x89PNG\r\n\x1a\n"


def report(outlet: str | None, file: str, published: str | None = "2026-03-01", stance: Stance = "reports") -> Report:
    page = article("The pier is rotten.", file, title="The pier", outlet=outlet, published=published)
    return Report(stance, 0.9, (Citation(page, Span(0, 19)),))


FOUR = Sources(
    "the pier is rotten",
    "found",
    (
        report("Elm Post", "a.txt"),
        report("Tarn Gazette", "b.txt"),
        report("Radio Tarn", "c.txt", published=None),
        report(None, "d.txt"),
        report("Elm Star", "e.txt", stance="related"),
    ),
    SourcesSummary(
        articles=3,
        outlets=4,
        independent=2,
        origins=(OriginCount("Long Wharf Agency", ("a.txt", "b.txt")), OriginCount("Elm Post", ("a.txt",), "sight")),
        not_stated=("c.txt", "d.txt"),
        copies=(Copy("b.txt", "a.txt"),),
    ),
)
RING = Sources(
    "three boats are missing",
    "found",
    (report("Elm Post", "a.txt"), report("Radio Tarn", "b.txt")),
    SourcesSummary(articles=2, outlets=2, circles=(("Elm Post", "Radio Tarn"),)),
)
NONE = Sources("nothing of the kind", "none")


def test_the_words_say_which_outlet_rests_on_which_origin() -> None:
    """Each origin is followed by its outlets; silence, copies and missing dates are told."""
    assert describe(FOUR) == (
        "Sources of “the pier is rotten”: 4 outlets, 2 independent origins. "
        "Long Wharf Agency: Elm Post, 2026-03-01; Tarn Gazette, 2026-03-01 (a copy). "
        "Elm Post, own sight: Elm Post, 2026-03-01. "
        "origin not stated: Radio Tarn, undated; The pier, 2026-03-01."
    )


def test_a_circle_is_called_a_circle() -> None:
    """Outlets that only have each other are drawn as resting on each other."""
    assert describe(RING) == (
        "Sources of “three boats are missing”: 2 outlets, 0 independent origins. "
        "each other (circle): Elm Post, 2026-03-01; Radio Tarn, 2026-03-01."
    )


def test_nothing_reported_is_said_so() -> None:
    """An answer without reports has no graph."""
    assert describe(NONE) == "Sources of “nothing of the kind”: no article reports it."


@pytest.mark.parametrize("sources", [FOUR, RING, NONE])
def test_every_answer_can_be_drawn(sources: Sources) -> None:
    """The picture is a PNG, of an empty answer too."""
    assert draw(sources).startswith(PNG)


def test_words_that_look_like_mathematics_are_drawn_as_words() -> None:
    """A dollar sign, a line break and a script without glyphs do no harm."""
    odd = Sources(
        "$1 to $2\nfor 港", "found", (report("The $ Post " * 9, "a.txt"),), SourcesSummary(not_stated=("a.txt",))
    )
    assert draw(odd).startswith(PNG)


def test_a_picture_helps_from_three_articles_on() -> None:
    """With fewer a sentence says it all; related articles do not count."""
    assert worth_drawing(FOUR)
    assert not worth_drawing(RING)


def test_a_picture_of_many_articles_shows_the_first_and_says_so() -> None:
    """What is left out is counted, in the picture's foot and in its words."""
    assert describe(FOUR, 2).endswith(
        "Elm Post, own sight: Elm Post, 2026-03-01. 2 more articles are left out of the picture."
    )
    assert len(draw(FOUR, 2)) < len(draw(FOUR))


def test_describing_does_not_load_the_drawing_library() -> None:
    """A bot that only writes never pays the seconds and the memory of matplotlib."""
    program = "import sys, handlers, corpus.pictures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
