"""The picture of a timeline shows every dated entry, and its alternative text says all of it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from corpus.model import Citation, Dated, Precision, Span, Timeline, date_words
from corpus.pictures import describe, draw
from corpus.pictures.timeline import DOTS, ROW, WIDTH, drawable
from tests.factories import article

PAGE = article("Ada Marsh closed the pier.", outlet="Harbour Post", published="2026-03-05")


def dated(
    date: str | None,
    precision: Precision,
    event: str = "It closed.",
    *,
    end: str | None = None,
    disputed: bool = False,
    planned: bool = False,
) -> Dated:
    citations = (Citation(PAGE, Span(0, 9)),)
    return Dated(date, end, precision, 0.9, event, citations, disputed=disputed, planned=planned)


def timeline(*entries: Dated, query: str = "the pier") -> Timeline:
    return Timeline(query, "found", entries)


def test_the_picture_is_a_png_as_wide_as_a_phone_shows_and_grows_by_the_entry() -> None:
    """Each dated entry takes one row; an undated one takes none."""
    sizes = []
    for entries in (
        [dated("2026-03-02", "day")],
        [dated("2026-03-02", "day"), dated("2025", "year")],
        [dated("2026-03-02", "day"), dated(None, "undated")],
    ):
        image = Image.open(BytesIO(draw(timeline(*entries))))
        assert image.format == "PNG"
        sizes.append(image.size)
    assert sizes[0][0] == int(WIDTH * DOTS)
    assert sizes[1][1] - sizes[0][1] == pytest.approx(ROW * DOTS, abs=1)
    assert sizes[2] == sizes[0]


def test_a_disputed_entry_has_a_colour_of_its_own() -> None:
    """The eye finds a dispute before the words say it."""

    def red(disputed: bool) -> int:
        image = Image.open(BytesIO(draw(timeline(dated("2026-03-02", "day", disputed=disputed))))).convert("RGB")
        return sum(count for count, colour in image.getcolors(1 << 24) or [] if colour == (0xB3, 0x26, 0x1E))

    assert red(disputed=True) > 0
    assert red(disputed=False) == 0


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("", ""),  # nothing to write
        ("$2 million_{a} or $3", r"The $\frac{1}{2}$ fund"),  # dollars are money, not mathematics
        ("東京 🙂", "\u200bZoë\n\nsaid"),  # characters that the font lacks
        ("a" * 3000, "word " * 5000),  # longer than any page
    ],
)
def test_any_words_can_be_drawn(query: str, event: str) -> None:
    """Whatever an editor types or an article prints, there is a picture and no warning."""
    assert draw(timeline(dated("2026-03-02", "day", event), query=query)).startswith(b"\x89PNG")


def test_far_apart_and_without_any_date() -> None:
    """A span of two thousand years and a timeline of undated passages both have a picture."""
    assert draw(timeline(dated("0044", "year"), dated("2026-03", "month"))).startswith(b"\x89PNG")
    assert draw(timeline(dated(None, "undated"))).startswith(b"\x89PNG")
    assert draw(Timeline("the pier", "none")).startswith(b"\x89PNG")


def test_the_alternative_text_tells_all_that_the_picture_shows() -> None:
    """Dates, events, outlets, what is disputed or planned, and what is left out."""
    told = describe(
        timeline(
            dated("2017", "range", "It was\nrepaired.", end="2019"),
            dated("2026-03-02", "day", disputed=True),
            dated("2026-05", "month", "It will reopen.", planned=True),
            dated(None, "undated"),
        )
    )
    assert told == (
        "Timeline of “the pier”, 3 dated events in order of time. "
        "1. 2017 to 2019: It was repaired. [Harbour Post] "
        "2. 2 March 2026 (disputed): It closed. [Harbour Post] "
        "3. May 2026 (planned): It will reopen. [Harbour Post] "
        "1 undated passage is left out of the picture."
    )
    assert describe(Timeline("x", "none")) == "Timeline of “x”: no dated event."


def test_of_many_events_the_most_relevant_are_drawn_in_order_of_time() -> None:
    """A picture of a long story stays readable on a phone, and says what it leaves out."""
    far, near = replace(dated("2025", "year"), relevance=0.2), dated("2026-03-02", "day")
    story = timeline(far, near, dated("2026-03-05", "day"), dated(None, "undated"))
    told = describe(story, 2)
    assert "2 dated events in order of time. 1. 2 March 2026: It closed. [Harbour Post] 2. 5 March 2026" in told
    assert told.endswith("1 less relevant event and 1 undated passage are left out of the picture.")
    drawn = Image.open(BytesIO(draw(story, 2)))
    assert drawn.size == Image.open(BytesIO(draw(timeline(near, near)))).size


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-03-02", None, "2 March 2026"),
        ("2026-03", None, "March 2026"),
        ("2026", None, "2026"),
        ("2026-02-29", "2026-03-01", "29 February 2026 to 1 March 2026"),  # the words are the answer's, right or wrong
    ],
)
def test_dates_are_written_as_a_newspaper_does(start: str, end: str | None, words: str) -> None:
    """No ISO form is shown to a reader."""
    assert date_words(start, end) == words


def test_a_box_stands_for_what_the_font_cannot_draw() -> None:
    """The reader sees that something is missing."""
    assert drawable("Zoë 東") == "Zoë □"
