"""The parts of a page are told apart; nothing is cut from its text."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.reading.page import layout

PAGE = """Skip to main content

Home | News | Tides & Weather | Jobs

World

Ferry runs aground off Lisk

By Ada Marsh

July 21, 2022 6:40am

Updated: July 22, 2022 12:41pm

LISK (MPA) — A ferry with some 40 people on board ran aground on Tuesday, the harbour master said.

“Nobody was hurt,” she said.

Share this article

© 2022 Harbour Post. All rights reserved.
"""


def test_a_page_with_all_its_parts() -> None:
    """Headline, byline, both stamps and the furniture are told apart from the report."""
    page = layout(PAGE)
    assert page.title == "Ferry runs aground off Lisk"
    assert page.headline is not None
    assert page.headline.of(PAGE) == page.title
    assert page.author == "Ada Marsh"
    assert (page.published, page.updated) == (date(2022, 7, 21), date(2022, 7, 22))
    assert [span.of(PAGE) for span in page.furniture] == [
        "Skip to main content",
        "Home | News | Tides & Weather | Jobs",
        "World",
        "By Ada Marsh",
        "July 21, 2022 6:40am",
        "Updated: July 22, 2022 12:41pm",
        "Share this article",
        "© 2022 Harbour Post. All rights reserved.",
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("July 21, 2022", date(2022, 7, 21)),
        ("Thursday, 21 July 2022", date(2022, 7, 21)),
        ("Published: Jul. 21, 2022 at 6:40 a.m. EDT", date(2022, 7, 21)),
        ("2022-07-21T06:40:00Z", date(2022, 7, 21)),
        ("21st July 2022 | 14:05", date(2022, 7, 21)),
        ("Port Lisk, Thursday 21 July 2022", date(2022, 7, 21)),
        ("July 21", None),  # no year: it is not guessed
        ("February 30, 2022", None),  # no such day
        ("On July 21, 2022 the ferry ran aground.", None),  # a sentence is no stamp
        ("The ferry left on July 21, 2022", None),
    ],
)
def test_time_stamps(line: str, day: date | None) -> None:
    """A line that is nothing but a date is the day of publication; a sentence with a date is not."""
    assert layout(f"Ferry runs aground off Lisk\n\n{line}\n\nIt ran aground, they said.").published == day


@pytest.mark.parametrize(
    "line",
    [
        "By no means all of them agreed to leave.",  # a sentence that begins with the word
        "Related work has been done by others at the university of Lisk for years.",
        "Share prices fell by half after the news from the harbour became known on Tuesday, brokers in the city said.",
        "Home is where they wanted to go.",
        "Subscribers to the ferry line were told on Tuesday.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    """What merely begins like furniture stays a passage."""
    text = f"Ferry runs aground off Lisk\n\n{line}\n"
    assert [span.of(text) for span in layout(text).furniture] == []


def test_a_known_title_is_found_in_the_text() -> None:
    """The metadata's title finds its line in spite of its typography."""
    page = layout("News\n\n‘No delay,’ says the minister\n\nShe said so.", title="'No delay', says the minister")
    assert page.headline is not None
    assert page.headline.of("News\n\n‘No delay,’ says the minister\n\nShe said so.") == "‘No delay,’ says the minister"


@pytest.mark.parametrize("text", ["", "\n\n", "Rain", "a" * 1_000_000, "\ufeffRain fell over the whole of Lisk"])
def test_odd_pages(text: str) -> None:
    """Nothing, one word, a line of a megabyte and a byte order mark are read without a fault."""
    page = layout(text)
    assert page.published is None
    assert "\ufeff" not in page.title
