"""Times are found as news writes them, with the value TIMEX3 gives them, and what only looks like one is left alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotating.passages import passages
from corpus.annotating.times import times
from corpus.model import Span, TimeExpression
from tests.factories import article

if TYPE_CHECKING:
    from datetime import date

THURSDAY = "2013-03-21"


def read(text: str, published: str | None = THURSDAY) -> tuple[TimeExpression, ...]:
    page = article(text, published=published)
    return times(page, passages(page))


def values(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.value) for one in read(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # days, in the orders and spellings of print
        ("It opened on June 13, 2012.", "June 13, 2012", "2012-06-13"),
        ("It opened on 13 June 2012.", "13 June 2012", "2012-06-13"),
        ("It opened on the 13th of June, 2012.", "the 13th of June, 2012", "2012-06-13"),
        ("It opened on Wednesday, June 13, 2012.", "Wednesday, June 13, 2012", "2012-06-13"),
        ("It opened on Sept. 3, 2012.", "Sept. 3, 2012", "2012-09-03"),
        ("It opened on 2012-06-13.", "2012-06-13", "2012-06-13"),
        ("It opened on 6/13/2012.", "6/13/2012", "2012-06-13"),
        ("It opened on 13/6/12.", "13/6/12", "2012-06-13"),
        ("It ran on June 13-15, 2012.", "June 13-15, 2012", "2012-06-13/2012-06-15"),
        ("It ran from 16–19 September 2012.", "16–19 September 2012", "2012-09-16/2012-09-19"),
        # a day with the year told from today
        ("It opened on June 13 of last year.", "June 13 of last year", "2012-06-13"),
        # months
        ("It opened in June 2012.", "June 2012", "2012-06"),
        ("It opened in October of last year.", "October of last year", "2012-10"),
        ("The keeper praised her May trip.", "May", "2012-05"),
        # years, decades, centuries
        ("It opened in 2009.", "2009", "2009"),
        ("It opened in mid-2011.", "mid-2011", "2011"),
        ("It ran in 2009-2011.", "2009-2011", "P2Y"),
        ("It thrived in the 1990s.", "the 1990s", "199"),
        ("It thrived in the late '80s.", "the late '80s", "198"),
        ("It thrived in the sixties.", "the sixties", "196"),
        ("It dates from the 19th century.", "the 19th century", "18"),
        ("She left in '82.", "'82", "1982"),
        ("Sales rose in fiscal 2012.", "fiscal 2012", "2012"),
        # parts of the year
        ("Sales rose in the third quarter of 2012.", "the third quarter of 2012", "2012-Q3"),
        ("Sales rose in Q4 2012.", "Q4 2012", "2012-Q4"),
        ("Sales rose in the first half of 2012.", "the first half of 2012", "2012-H1"),
        ("It opened in the summer of 2012.", "the summer of 2012", "2012-SU"),
        ("It rained in the last week of March 2012.", "the last week of March 2012", "2012-W13"),
        # holidays
        ("It opened on Labor Day 2012.", "Labor Day 2012", "2012-09-03"),
        ("It opened on Easter Sunday 2012.", "Easter Sunday 2012", "2012-04-08"),
        ("He won on Election Day 2012.", "Election Day 2012", "2012-11-06"),
        # how long
        ("They waited two weeks.", "two weeks", "P2W"),
        ("They signed a five-year deal.", "five-year", "P5Y"),
        ("They waited nearly two and a half years.", "nearly two and a half years", "P2.5Y"),
        ("They waited a year and a half.", "a year and a half", "P1.5Y"),
        ("They waited several months.", "several months", "PXM"),
        ("They fought for years.", "years", "PXY"),
        ("It fell in the past three months.", "the past three months", "P3M"),
        ("It grew over the past year.", "the past year", "P1Y"),
        ("They waited 90 minutes.", "90 minutes", "PT90M"),
        ("They waited two decades.", "two decades", "P20Y"),
        ("Sales fell for two consecutive quarters.", "two consecutive quarters", "P2Q"),
        # how often
        ("It meets every two years.", "every two years", "P2Y"),
        ("It meets on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("It meets every Friday.", "every Friday", "XXXX-WXX-5"),
        ("It holds an annual fair.", "annual", "P1Y"),
        ("They earn $19 an hour.", "an hour", "PT1H"),
        # times of the day
        ("It struck at 9:30 a.m. EST.", "9:30 a.m. EST", "2013-03-21T09:30"),
        ("It struck at 14:48 UTC.", "14:48 UTC", "2013-03-21T14:48Z"),
        ("It struck at 12 p.m. (Eastern).", "12 p.m. (Eastern)", "2013-03-21T12:00"),
        ("They met until noon.", "noon", "2013-03-21T12:00"),
        # words that point without dating
        ("It is now shut.", "now", "PRESENT_REF"),
        ("It shut recently.", "recently", "PAST_REF"),
        ("It happened in recent weeks.", "recent weeks", "PAST_REF"),
        ("It may happen in the near future.", "future", "FUTURE_REF"),
    ],
)
def test_a_time_is_read_with_its_words_and_value(text: str, words: str, value: str) -> None:
    """Each is the one expression of its sentence, in full."""
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        # verbs and names that are spelt like months and days
        "You may go, they may march, and March on the harbour we will.",
        "The march began. “May I?” he asked. May said no.",
        "Theresa May met April Jones and June Carter.",
        "The Sun rose over the Wed. market stalls.",
        # newspapers, programmes and names
        "USA TODAY asked the Daily Register and the Sunday Times.",
        "She watched “Saturday Night Live” and Fox News Sunday.",
        "He shopped on Casual Friday, and she won Super Tuesday.",
        # ages
        "She is 34 years old, a 34-year-old keeper aged 34, as was the five-year-old.",
        # scores, rates, parts of numbers, events named by a date
        "They won 3-2, open 24/7, after 9/11 and the Sept. 11 attacks.",
        "It cost $2,016, 2,016 people came, 2000 jobs went, and 1,500.2010 shares.",
        "They live at 1600 Harbour Avenue, room 2010, under Resolution 1973.",
        "A second vote gave three quarters of the seats, 10 percent.",
        "Give me a second. He finished second, and We met a 50th time.",
        "One to 1-2 million came; 3.15 percent left.",
        # days that no calendar has
        "It opened on February 30 and June 31.",
        "It opened on 30/30/2012.",
        # holidays inside other names
        "They sold Christmas trees and a Christmas-themed card.",
        "They flew to Easter Island, and the Good Friday Agreement held.",
        # fractions and idioms
        "At the end of the day, a quarter of them won the day.",
        "She is in her 80s, and temperatures fell to the low 20s.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    """A date that the article does not give is worse than one that is missed."""
    assert [one for one in read(text) if one.start is not None] == []


def test_a_quarter_hour_of_words_like_times_holds_no_time() -> None:
    """Verbs, numbers and names give not even a duration."""
    assert values("We may march on a second time, 3-2, as Daily readers of the Sun know; it cost 20 percent.") == []
    assert values("About three-quarters voted; three quarters of them are 34 years old.") == []


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "bounds"),
    [
        # a month is its days
        ("It opened in February 2012.", "2012-02-01", "2012-02-29", "month", "month"),
        ("It opened in 2012.", "2012-01-01", "2012-12-31", "year", "year"),
        ("It thrived in the 1990s.", "1990-01-01", "1999-12-31", "range", "year"),
        ("It ran in 2009-2011.", "2009-01-01", "2011-12-31", "range", "year"),
        ("It ran in 2009-11.", "2009-01-01", "2011-12-31", "range", "year"),
        ("Sales rose in the third quarter of 2012.", "2012-07-01", "2012-09-30", "range", "month"),
        # a winter ends in the next year
        ("It opened in the winter of 2011.", "2011-12-01", "2012-02-29", "range", "month"),
        # weeks run from Monday to Sunday, weekends are Saturday and Sunday
        ("It opened this week.", "2013-03-18", "2013-03-24", "range", "day"),
        ("It opened last weekend.", "2013-03-16", "2013-03-17", "range", "day"),
        ("It ran on June 13-15, 2012.", "2012-06-13", "2012-06-15", "range", "day"),
        # "late June" is the whole month, and says late
        ("It opened in late June 2012.", "2012-06-01", "2012-06-30", "month", "month"),
        # a part of a day is its day
        ("It opened on Tuesday night.", "2013-03-19", "2013-03-19", "day", "day"),
    ],
)
def test_a_date_is_a_stretch_of_the_calendar(text: str, start: str, end: str, precision: str, bounds: str) -> None:
    """Both ends are included, and bounds says in what the two ends of a range are given."""
    (one,) = read(text)
    assert (str(one.start), str(one.end), one.precision, one.bounds) == (start, end, precision, bounds)


@pytest.mark.parametrize(
    ("text", "words", "qualifier"),
    [
        ("It opened in early June 2012.", "early June 2012", "early"),
        ("It opened in mid-June 2012.", "mid-June 2012", "mid"),
        ("It opened at the end of 2012.", "the end of 2012", "late"),
        ("It opened in the latter part of 2012.", "the latter part of 2012", "late"),
        ("It has stood since at least 2012.", "2012", "since"),
        ("It will open by June 2014.", "June 2014", "by"),
        ("It will stay until June 2014.", "June 2014", "until"),
        ("It opened before 2012.", "2012", "before"),
        ("It opened after June 13, 2012.", "June 13, 2012", "after"),
        # it says of when a count is true, not when something happened
        ("As of June 30, 2012, it had 20 boats.", "June 30, 2012", "as of"),
        ("As of earlier this month, it had 20 boats.", "earlier this month", "as of"),
        ("It opened around 1850.", "1850", "about"),
        ("It opened in 2012.", "2012", None),
    ],
)
def test_the_words_before_a_date_qualify_it(text: str, words: str, qualifier: str | None) -> None:
    """A part belongs to the expression; a preposition stays outside and is told apart."""
    (one,) = read(text)
    assert (one.span.of(text), one.qualifier) == (words, qualifier)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 2017 and 2019", [("2017", "2017"), ("2019", "2019")]),
        ("from May to July 2012", [("May", "2012-05"), ("July 2012", "2012-07")]),
        # the first end takes its year from the last, across New Year too
        ("from November to January 2013", [("November", "2012-11"), ("January 2013", "2013-01")]),
        ("Nov. 30-Jan. 2, 2012", [("Nov. 30", "2011-11-30"), ("Jan. 2, 2012", "2012-01-02")]),
    ],
)
def test_the_ends_of_a_range_are_two_dates_in_order(text: str, expected: list[tuple[str, str]]) -> None:
    """TIMEX3 marks them apart; the year that is printed once holds for both."""
    assert values(f"The pier was shut {text}.") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on June 13.", "XXXX-06-13"),
        ("It opened in June.", "XXXX-06"),
        ("It opened on Tuesday.", "XXXX-WXX-2"),
        ("It opened on Tuesday night.", "XXXX-WXX-2TNI"),
        ("It opened last week.", "XXXX-WXX"),
        ("It opened last weekend.", "XXXX-WXX-WE"),
        ("It opened last September.", "XXXX-09"),
        ("It opened yesterday.", "XXXX-XX-XX"),
        ("It opened this year.", "XXXX"),
        ("It opened two years ago.", "XXXX"),
        ("It opened in the third quarter.", "XXXX-Q3"),
        ("It opened on Christmas.", "XXXX-XX-XX"),
        ("It opened at 9 a.m.", "XXXX-XX-XXT09:00"),
    ],
)
def test_a_relative_date_without_a_publication_date_stays_open(text: str, value: str) -> None:
    """Nobody knows the day to count from, so nobody guesses one."""
    (one,) = read(text, published=None)
    assert (one.value, one.start, one.end, one.precision) == (value, None, None, "undated")
    assert one.basis == "unresolved"


@pytest.mark.parametrize(
    "head",
    [
        "July 21, 2022 6:40am",
        "Published: 21 July 2022",
        "Thursday, July 21, 2022",
        # the earlier of two stamps; the later one says when it was changed
        "July 21, 2022 6:40am\n\nUpdated: July 23, 2022 12:41pm",
    ],
)
def test_a_date_line_in_the_text_is_counted_from(head: str) -> None:
    """A line that is nothing but a date dates the article; the anchor says so."""
    text = f"Pier shut\n\n{head}\n\nThe pier was shut on Tuesday."
    tuesday = read(text, published=None)[-1]
    assert (tuesday.value, tuesday.basis) == ("2022-07-19", "context")
    assert tuesday.anchor is not None
    assert tuesday.anchor.of(text) in ("July 21, 2022", "21 July 2022")


def test_a_wire_s_date_line_is_counted_from() -> None:
    """The agency's place, day and name open the first paragraph."""
    text = "PORT ELM, July 21, 2022 (LWA) - The pier was shut on Tuesday."
    assert values(text, published=None)[-1] == ("Tuesday", "2022-07-19")


def test_a_caption_s_date_is_no_date_line() -> None:
    """The day a photograph was taken says nothing of the day an article was published."""
    text = "The pier as seen at a gathering in Port Elm on 13 June 2022. (Photo: Ada Marsh)\n\nIt was shut on Tuesday."
    assert values(text, published=None)[-1] == ("Tuesday", "XXXX-WXX-2")


def test_a_date_line_that_is_furniture_is_read_all_the_same() -> None:
    """It is no passage, but an export of times has it."""
    text = "Pier shut\nMarch 21, 2013\nThe pier was shut on Tuesday."
    at = text.index("March")
    page = article(text, published=THURSDAY)
    kept = tuple(line for line in passages(page) if line.start != at)
    furnished = replace(page, furniture=(Span(at, at + len("March 21, 2013")),))
    assert [one.value for one in times(furnished, kept)] == ["2013-03-21", "2013-03-19"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the story goes on in the year that was just named
        ("It opened on March 3, 2012, and shut on April 9.", "2012-04-09"),
        ("It opened in March 2012. It shut in June.", "2012-06"),
        # ... but not back in time, where another year may be meant
        ("It opened on March 3, 2012. It had shut in February.", "XXXX-02"),
        # ... nor from another paragraph
        ("It opened on March 3, 2012.\n\nIt shut on April 9.", "XXXX-04-09"),
    ],
)
def test_a_full_date_just_before_pins_the_year(text: str, expected: str) -> None:
    """In an article without a date, the year comes from the date that stands in the text, and the anchor shows it."""
    last = read(text, published=None)[-1]
    assert last.value == expected
    assert (last.basis, last.anchor is not None) == (
        ("unresolved", False) if expected.startswith("X") else ("context", True)
    )


def test_a_quarter_takes_the_year_it_belongs_to() -> None:
    """The year stays an expression of its own."""
    assert values("Sales rose in last year's fourth quarter.") == [("last year", "2012"), ("fourth quarter", "2012-Q4")]


def test_an_expression_never_crosses_a_line() -> None:
    """A headline's last word and a date line's first are no date together."""
    assert values("Pier shut in May\n13 boats came") == [("May", "2012-05")]


def test_a_time_of_day_takes_the_day_beside_it() -> None:
    """Alone it says nothing of the day, and starts no day."""
    assert values("It shut at 9 a.m. Monday.") == [("9 a.m. Monday", "2013-03-18T09:00")]
    assert values("It shut at 14:48 UTC on June 13, 2012.") == [("14:48 UTC on June 13, 2012", "2012-06-13T14:48Z")]
    assert values("On Monday it shut at 9 a.m.") == [("Monday", "2013-03-18"), ("9 a.m.", "2013-03-18T09:00")]
    (alone,) = read("It shut at 9 a.m.")
    assert (alone.start, alone.precision) == (None, "undated")


NEWS = st.lists(
    st.sampled_from(
        "the a on in May March June 13 13, 2012 2012. Monday Tuesday’s last next this year month week weekend two days "
        "ago later before after from to between and - – ' 9:30 a.m. EST quarter third of end early since Christmas "
        "Election Day 31 30 29 Feb. 1990s '90s every each annual now will was said \n \n\n . , “ ” ( ) 9999 1 Z".split(
            " "
        )
    )
).map(" ".join)


@given(NEWS | st.text(), st.none() | st.dates())
def test_any_text_gives_ordered_expressions_inside_its_passages(text: str, published: date | None) -> None:
    """Whatever stands there, spans are in order, apart and within one passage, and no error is raised."""
    page = article(text, published=published)
    lines = passages(page)
    found = times(page, lines)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    for one in found:
        assert one.span.of(text).strip() == one.span.of(text) != ""
        assert any(line.contains(one.span) for line in lines)
        assert (one.start is None) == (one.end is None) == (one.precision == "undated")
        assert one.start is None or one.end is None or one.start <= one.end


@given(NEWS)
def test_an_article_without_a_date_invents_none(text: str) -> None:
    """Every date that is resolved rests on words of the article, not on a day that nobody printed."""
    page = article(text)
    for one in times(page, passages(page)):
        assert one.basis != "publication"
        assert one.start is None or one.anchor is not None or one.basis == "stated"


@pytest.mark.parametrize(
    "unit", ["1", "May ", "1 ", "in May 1 ", "Tuesday, ", "two years ago ", "2016-", "9:30 a.m. ", " "]
)
def test_a_long_run_of_one_word_is_read(unit: str) -> None:
    """Hostile text is read to its end like any other."""
    page = article(unit * (20_000 // len(unit)), published=THURSDAY)
    found = times(page, (Span(0, len(page.text)),))
    assert all(0 <= one.span.start < one.span.end <= len(page.text) for one in found)
