"""Relative dates are counted on the calendar, and point where the sentence points."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotating.passages import passages
from corpus.annotating.times import almanac, times
from tests.factories import article

if TYPE_CHECKING:
    from corpus.model import TimeExpression

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def read(text: str, published: date | str | None) -> tuple[TimeExpression, ...]:
    page = article(text, published=published)
    return times(page, passages(page))


def last(text: str, published: date | str | None) -> TimeExpression:
    return read(text, published)[-1]


@given(DAYS)
def test_yesterday_and_tomorrow_are_the_days_beside_publication(now: date) -> None:
    """Over month ends, leap days and New Year."""
    assert last("It shut yesterday.", now).start == now - timedelta(days=1)
    assert last("It opens tomorrow.", now).start == now + timedelta(days=1)


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one_publication_day_included(now: date, weekday: int) -> None:
    """Nine of ten in news are."""
    found = last(f"It shut on {WEEKDAYS[weekday]}.", now).start
    assert found is not None
    assert found.weekday() == weekday
    assert timedelta(0) <= now - found < timedelta(days=7)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_that_is_to_come_is_the_first_one_publication_day_included(now: date, weekday: int) -> None:
    """A verb that looks ahead turns it."""
    one = last(f"It will open on {WEEKDAYS[weekday]}.", now)
    assert one.start is not None
    assert one.start.weekday() == weekday
    assert timedelta(0) <= one.start - now < timedelta(days=7)
    assert one.planned


@given(DAYS, st.integers(0, 6))
def test_last_and_next_weekday_leave_out_today(now: date, weekday: int) -> None:
    """Last is the latest before today; next is the one in next week, Monday to Sunday."""
    before = last(f"It shut last {WEEKDAYS[weekday]}.", now).start
    after = last(f"It opens next {WEEKDAYS[weekday]}.", now).start
    assert before is not None and after is not None
    assert before.weekday() == after.weekday() == weekday
    assert timedelta(days=1) <= now - before <= timedelta(days=7)
    assert almanac.week_of(after) == almanac.week_of(now).shift(1)


@given(DAYS)
def test_last_month_ends_the_day_before_this_one_begins(now: date) -> None:
    """In January it is December of the year before."""
    one, this = last("It shut last month.", now), last("It shut this month.", now)
    assert one.end is not None and this.start is not None and this.end is not None
    assert one.end + timedelta(days=1) == this.start
    assert (one.start, this.start) == (one.end.replace(day=1), now.replace(day=1))
    assert this.end.day == monthrange(now.year, now.month)[1]


@given(DAYS, st.integers(1, 400))
def test_days_and_weeks_ago_are_counted_by_days(now: date, count: int) -> None:
    """A day is a day; weeks name the week in which the day lies."""
    assert last(f"It shut {count} days ago.", now).start == now - timedelta(days=count)
    week = last(f"It shut {count + 1} weeks ago.", now)
    assert week.start is not None and week.end is not None
    assert week.start <= now - timedelta(weeks=count + 1) <= week.end
    assert (week.start.weekday(), week.end.weekday()) == (0, 6)


@given(DAYS, st.integers(1, 99))
def test_months_and_years_ago_name_a_month_and_a_year(now: date, count: int) -> None:
    """The end of a long month never spills into the next."""
    month = last(f"It shut {count} months ago.", now).start
    assert month is not None
    assert (now.year * 12 + now.month) - (month.year * 12 + month.month) == count
    assert last(f"It shut {count} years ago.", now).value == str(now.year - count)


@given(DAYS, DAYS, st.integers(2, 60))
def test_days_after_a_date_are_counted_from_it(now: date, base: date, count: int) -> None:
    """Whatever the day of publication."""
    printed = f"{base:%B} {base.day}, {base.year}"
    after = read(f"It shut {count} days after {printed}.", now)[0]
    assert after.start == base + timedelta(days=count)
    assert after.value == f"P{count}D"
    later = last(f"It opened on {printed}. {count} days later it shut.", None)
    assert (later.start, later.basis) == (base + timedelta(days=count), "expression")


@given(DAYS, DAYS.filter(lambda day: (day.month, day.day) != (9, 11)))
def test_a_day_without_its_year_lies_near_publication(now: date, day: date) -> None:
    """It has the month and day that are printed, in a year beside publication (11 September is also an event)."""
    one = last(f"It shut on {day:%B} {day.day}.", now)
    assert one.start is not None
    assert (one.start.month, one.start.day) == (day.month, day.day)
    assert abs((one.start - now).days) <= (366 * 8 if (day.month, day.day) == (2, 29) else 366)


@given(st.integers(1900, 2100))
def test_february_ends_as_the_year_says(year: int) -> None:
    """29 February is a day of leap years alone."""
    found = read(f"It shut on February 29, {year}.", None)
    assert any(one.value == f"{year}-02-29" for one in found) == isleap(year)
    assert str(read(f"It shut in February {year}.", None)[0].end) == f"{year}-02-{28 + isleap(year)}"


@given(DAYS)
def test_weeks_and_weekends_keep_their_borders(now: date) -> None:
    """A week runs from Monday to Sunday, over New Year too, and a weekend is its end."""
    week, weekend = last("It shut last week.", now), last("It shut last weekend.", now)
    assert week.start is not None and week.end is not None and weekend.start is not None and weekend.end is not None
    assert (week.start.weekday(), week.end - week.start) == (0, timedelta(days=6))
    assert (weekend.start.weekday(), weekend.end - weekend.start) == (5, timedelta(days=1))
    assert week.value == "{}-W{:02}".format(*week.start.isocalendar()[:2])
    assert week.end < now
    assert weekend.end < now


@given(st.integers(1900, 2100))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    """From 22 March to 25 April."""
    assert almanac.easter(year).weekday() == 6
    assert date(year, 3, 22) <= almanac.easter(year) <= date(year, 4, 25)


@given(DAYS, st.sampled_from(sorted(almanac.FINENESS)), st.integers(-18, 18))
def test_a_period_moved_there_and_back_is_itself(when: date, grain: almanac.Grain, count: int) -> None:
    """Each kind of period holds its days and can be counted with."""
    period = almanac.containing(grain, when)
    assert period.contains(when) or grain == "weekend"
    assert period.shift(count).shift(-count) == period


@pytest.mark.parametrize(("year", "easter"), [(1913, "03-23"), (1943, "04-25"), (2008, "03-23"), (2016, "03-27")])
def test_easter_agrees_with_the_almanac(year: int, easter: str) -> None:
    """The earliest and latest of the last century among them."""
    assert f"{almanac.easter(year):%m-%d}" == easter


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        # the weekday that is the day of publication
        ("2013-03-21", "It shut on Thursday.", "2013-03-21"),
        ("2013-03-21", "It will open on Thursday.", "2013-03-21"),
        # month borders
        ("2013-01-15", "It shut last month.", "2012-12"),
        ("2013-01-01", "It shut last week.", "2012-W52"),
        ("2012-12-31", "It opens next year.", "2013"),
        ("2012-03-01", "It shut yesterday.", "2012-02-29"),
        ("2013-03-31", "It shut a month ago.", "2013-02"),
        # last September is last year's, also where this year's is over
        ("2022-08-31", "It shut last September.", "2021-09"),
        ("2022-11-02", "It shut last September.", "2021-09"),
        ("2022-11-02", "It opens next March.", "2023-03"),
        # weekends
        ("2016-09-06", "It shut this past weekend.", "2016-W35-WE"),
        ("2016-09-06", "It shut over the weekend.", "2016-W35-WE"),
        ("2016-09-06", "It shut last weekend.", "2016-W35-WE"),
        ("2016-09-08", "It will open this weekend.", "2016-W36-WE"),
        # early in the week, with a past verb, it is the one that has just been
        ("2016-09-06", "It shut this weekend.", "2016-W35-WE"),
        # seasons
        ("2016-02-17", "It shut this winter.", "2015-WI"),
        ("2016-07-01", "It opens next spring.", "2017-SP"),
        ("2016-07-01", "It shut last summer.", "2015-SU"),
        # quarters without a year: the latest that has begun, unless it is long over
        ("2013-03-21", "Sales rose in the fourth quarter.", "2012-Q4"),
        ("2013-08-21", "It cut its third-quarter outlook.", "2013-Q3"),
        ("2013-03-21", "Sales rose last quarter.", "2012-Q4"),
        # compared with the year before, in the same quarter
        ("2013-03-21", "In the fourth quarter it earned $1 billion, down from $2 billion a year earlier.", "2011-Q4"),
        ("2013-03-21", "It earned $1 billion, down from $2 billion a year earlier.", "2012"),
        ("2013-03-21", "It shut a week ago.", "2013-03-14"),
        ("2013-03-21", "It shut two and a half years ago.", "2010-09"),
        ("2013-03-21", "It shut 20 years ago.", "1993"),
        ("2013-03-21", "It opens two years from now.", "2015"),
        ("2013-03-21", "It rose by the end of the year.", "2013"),
        ("2013-03-21", "It shut on Tuesday of last week.", "2013-03-12"),
        # holidays: the nearest, on the side the verb points to
        ("2016-09-08", "It shut on Labor Day.", "2016-09-05"),
        ("2016-05-08", "It opens on Memorial Day.", "2016-05-30"),
        ("2016-07-08", "They will vote on Election Day.", "2016-11-08"),
        ("2016-03-08", "It shut last Thanksgiving.", "2015-11-26"),
        # no election day is the one that was two years ago without its year
        ("2016-09-08", "After Election Day, he resigned.", "XXXX-XX-XX"),
        # the day, while it is news
        ("2016-09-12", "She fell ill on Sept. 11.", "2016-09-11"),
    ],
)
def test_it_is_counted_from_the_day_of_publication(published: str, text: str, value: str) -> None:
    """A reader of that day would count so."""
    assert last(text, published).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # a month is the last one ...
        ("Her term ended in August.", "2015-08"),
        ("It was sold in December for a pound.", "2015-12"),
        # ... unless the clause looks ahead
        ("Her term ends in August.", "2016-08"),
        ("The pier is expected to open in August.", "2016-08"),
        ("She promised to step down in August.", "2016-08"),
        ("It could open in August.", "2016-08"),
        ("If he wins in November, it will close.", "2016-11"),
        ("The board would decide by the end of August.", "2016-08"),
        ("It is shut until August.", "2016-08"),
        # ... or the month is near and nothing is said: July comes next
        ("The fair in July draws crowds.", "2016-07"),
        # the verb of another clause does not count
        ("The board, which met in April, will vote.", "2016-04"),
        # passive: to come, and past
        ("The pier will be opened in August.", "2016-08"),
        ("The pier was opened in August.", "2015-08"),
        # an adjective is no verb
        ("They expect a contested vote in November.", "2016-11"),
        # the elections of an even year are to come until they are held
        ("He spoke of the November election.", "2016-11"),
    ],
)
def test_a_month_points_where_its_clause_points(text: str, value: str) -> None:
    """Printed on 9 June 2016, a Thursday."""
    assert read(text, "2016-06-09")[0].value == value


@pytest.mark.parametrize(
    ("published", "text", "value", "planned"),
    [
        # will and is expected
        ("2016-06-09", "The board will vote on Tuesday.", "2016-06-14", True),
        ("2016-06-09", "A report is expected on Tuesday.", "2016-06-14", True),
        ("2016-06-09", "The board votes again; the session begins Tuesday.", "2016-06-14", True),
        ("2016-06-09", "On Tuesday, the board will vote.", "2016-06-14", True),
        # released, said
        ("2016-06-09", "A report was released late Tuesday.", "2016-06-07", False),
        ("2016-06-09", "The board would vote soon, she said Tuesday.", "2016-06-07", False),
        ("2016-06-09", "On Tuesday, the board voted.", "2016-06-07", False),
        # a past verb behind which something is still to come
        ("2016-06-09", "She declined to answer questions on Tuesday.", "2016-06-07", False),
        ("2016-06-09", "She agreed to answer questions on Tuesday.", "2016-06-14", True),
        ("2016-06-09", "They announced the plan Tuesday.", "2016-06-07", False),
        # what is named beside it is over
        ("2016-06-09", "He should profit from the win Tuesday.", "2016-06-07", False),
        ("2016-06-09", "It could follow Tuesday's shooting.", "2016-06-07", False),
        # ahead of it: to come, unless it has just been
        ("2016-06-09", "He spoke ahead of Monday's vote.", "2016-06-13", True),
        ("2016-06-09", "He spoke ahead of Wednesday's vote.", "2016-06-08", False),
        # where one stands before a board is no time
        ("2016-06-09", "She will appear before the board on Tuesday.", "2016-06-14", True),
        # was to come when it was told
        ("2016-06-09", "He was scheduled to leave on Wednesday.", "2016-06-08", True),
        ("2016-06-09", "He was scheduled to leave on Saturday.", "2016-06-11", True),
        # until
        ("2016-06-09", "They suspended trading until Monday.", "2016-06-13", True),
        ("2016-06-09", "They did not know until Monday.", "2016-06-06", False),
        # sentence ends and abbreviations
        ("2016-06-09", "It will open. On Tuesday, it shut.", "2016-06-07", False),
        ("2016-06-09", "It will leave the E.U. on Tuesday.", "2016-06-14", True),
    ],
)
def test_a_weekday_points_where_its_clause_points(published: str, text: str, value: str, planned: bool) -> None:
    """What is planned is not told as what has happened."""
    one = last(text, published)
    assert (one.value, one.planned) == (value, planned)


def test_a_direction_that_no_word_tells_is_assumed() -> None:
    """The reader is told that it was not said."""
    assert last("The vote on Tuesday.", "2016-06-09").direction == "assumed"
    assert last("They voted on Tuesday.", "2016-06-09").direction == "stated"


def test_print_two_days_after_the_lead_counts_from_the_lead() -> None:
    """A Friday's paper that tells of Wednesday and of a visit on Thursday means the day before."""
    text = "Ada Marsh visited the harbour on Wednesday.\n\nShe will visit the town hall on Thursday."
    assert last(text, "2016-09-16").value == "2016-09-15"
    assert last(text, "2016-09-15").value == "2016-09-15"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on June 13, 2012. The next day it shut.", "2012-06-14"),
        ("It opened on June 13, 2012. It had rained the day before.", "2012-06-12"),
        ("It opened in June 2012. A year later it shut.", "2013-06"),
        ("It opened in 2012. The following year it shut.", "2013"),
        ("It opened on June 13, 2012. Later that day it shut.", "2012-06-13"),
        ("It opened on June 13, 2012. It shut that month.", "2012-06"),
        ("It opened in December 2011. A month later it shut.", "2012-01"),
        ("It shut the day after Christmas 2011.", "2011-12-26"),
        # nothing fine enough to count from
        ("It opened in 2012. The next day it shut.", "XXXX-XX-XX"),
        ("It shut the day before the vote.", "XXXX-XX-XX"),
    ],
)
def test_it_is_counted_from_the_date_just_named(text: str, value: str) -> None:
    """The anchor says from which."""
    found = read(text, None)
    counted = next(one for one in reversed(found) if one.basis in ("expression", "unresolved"))
    assert (counted.value, counted.anchor is None) == (value, value.startswith("X"))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_raise_nothing(published: str) -> None:
    """What would lie outside stays open."""
    text = (
        "Yesterday, tomorrow, last year, next decade, a century ago, over the weekend, on Feb. 29, next Friday, Easter."
    )
    assert all(one.start is None or one.start.year in range(1, 10000) for one in read(text, published))
