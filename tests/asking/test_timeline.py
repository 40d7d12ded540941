"""An answer to /timeline gives the date of the event asked for, in the articles' words, and never invents one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.annotating import annotate
from corpus.asking.timeline import timeline
from corpus.errors import BadFilter
from tests.factories import MemoryIndex, article

if TYPE_CHECKING:
    from corpus.model import AnnotatedArticle, Dated


def page(
    text: str, file: str = "a.txt", published: str | None = "2026-03-05", outlet: str = "Harbour Post"
) -> AnnotatedArticle:
    return annotate(article(text, file, outlet=outlet, published=published))


def best(question: str, *pages: AnnotatedArticle) -> Dated:
    return max(timeline(question, MemoryIndex(pages)).answers, key=lambda entry: entry.relevance)


PIER = page(
    "Ada Marsh closed the pier on Monday, hours before the storm.\n"
    "The council, which bought the pier in 1998, said Wednesday that it will reopen in May.\n"
    "Engineers had inspected it last week. Ben Hale resigned as harbour master in 2019.\n"
    "The pier is 120 metres long."
)


@pytest.mark.parametrize(
    ("question", "date", "end"),
    [
        ("when did Ada Marsh close the pier", "2026-03-02", None),  # a weekday, from the day of publication
        ("When was the pier shut?", "2026-03-02", None),  # a paraphrase
        ("WHEN DID ADA MARSH CLOSE THE PIER", "2026-03-02", None),  # capitals say nothing about names
        ("when did ada marsh close “the pier”", "2026-03-02", None),  # nor does their lack; marks are no words
        ("what year did the council buy the pier", "1998", None),  # in a relative clause, with a later date behind it
        ("when will the pier reopen", "2026-05", None),  # not Wednesday, the day on which that was said
        ("when was the pier inspected", "2026-02-23", "2026-03-01"),  # a week is a range
        ("Hale's resignation", "2019", None),  # another part of speech, no question word, a surname alone
        ("when did the harbour master step down", "2019", None),  # a phrasal verb
        ("harbor master quits", "2019", None),  # American spelling
    ],
)
def test_the_most_relevant_entry_dates_the_event_asked_for(question: str, date: str, end: str | None) -> None:
    """Each sentence has its own event, and a date belongs to the event of its clause."""
    entry = best(question, PIER)
    assert (entry.date, entry.end) == (date, end)


def test_a_citation_is_the_sentence_with_its_expression_and_how_it_was_worked_out() -> None:
    """The editor sees the printed words, the expression inside them, and from what the day was counted."""
    citation = best("when did Ada Marsh close the pier", PIER).citations[0]
    assert citation.words == "Ada Marsh closed the pier on Monday, hours before the storm."
    assert citation.expression is not None
    assert citation.expression.of(citation.article.text).endswith("Monday")
    assert citation.anchor is not None
    assert citation.anchor.startswith("published 5 March 2026")


def test_entries_stand_in_the_order_of_time_and_the_undated_ones_last() -> None:
    """Relevance says which answers best; the order is that of the calendar."""
    answers = timeline("the pier", MemoryIndex([PIER])).answers
    dates = [entry.date for entry in answers if entry.date]
    assert dates == sorted(dates)
    undated = [entry.date is None for entry in answers]
    assert undated == sorted(undated)


def test_a_passage_without_a_date_is_undated_and_says_when_it_was_reported() -> None:
    """The day of publication is never shown as the day of the event."""
    found = timeline("when was the lighthouse sold", MemoryIndex([page("The lighthouse was sold to Ada Marsh.")]))
    (entry,) = found.answers
    assert (entry.date, entry.precision) == (None, "undated")
    assert entry.citations[0].anchor == "reported 5 March 2026, no date in the passage"
    assert entry.citations[0].expression is None


def test_a_date_is_not_carried_over_from_an_earlier_passage() -> None:
    """What the paragraph before dates is another event."""
    text = "The storm hit on Monday.\nIn the harbour nothing moved.\nFerries stopped.\nThe lighthouse was sold."
    assert all(
        entry.citations[0].words != "The lighthouse was sold." or entry.date is None
        for entry in timeline("when was the lighthouse sold", MemoryIndex([page(text)])).answers
    )


def test_articles_that_agree_are_one_entry_with_several_citations() -> None:
    """One event, one date, every article that gives it; the best passage first."""
    other = page("The pier was closed Monday by Ada Marsh.", "b.txt", outlet="Dune Courier")
    entry = best("when did Ada Marsh close the pier", PIER, other)
    assert {citation.article.file for citation in entry.citations} == {"a.txt", "b.txt"}


def test_a_vaguer_date_says_which_entry_is_more_exact() -> None:
    """The month and the Monday agree: the vaguer entry points to the finer one, and neither is disputed."""
    other = page("Ada Marsh closed the pier this month.", "b.txt", "2026-03-20")
    answers = timeline("when did Ada Marsh close the pier", MemoryIndex([PIER, other])).answers
    vague = next(entry for entry in answers if entry.date == "2026-03")
    assert vague.more_exactly == "2026-03-02"
    assert not any(entry.disputed for entry in answers)
    assert max(answers, key=lambda entry: entry.relevance).date == "2026-03-02"


def test_two_stated_dates_for_one_event_are_both_shown_and_disputed() -> None:
    """Neither is chosen, and a note says so."""
    one = page("Ada Marsh closed the old pier on Monday.", "a.txt")
    other = page("Ada Marsh closed the old pier on Tuesday.", "b.txt")
    found = timeline("when did Ada Marsh close the old pier", MemoryIndex([one, other]))
    disputed = {entry.date for entry in found.answers if entry.disputed}
    assert disputed == {"2026-03-02", "2026-03-03"}
    assert any("disagree" in note for note in found.notes)


def test_one_article_that_gives_two_dates_knows_two_events() -> None:
    """A pier closed twice is no dispute."""
    text = "Ada Marsh closed the old pier on Monday.\nAda Marsh closed the old pier on Tuesday again."
    assert not any(
        entry.disputed for entry in timeline("when did Ada Marsh close the pier", MemoryIndex([page(text)])).answers
    )


def test_what_was_planned_and_what_happened_stay_apart() -> None:
    """An announcement is not the event, even on the same day."""
    before = page("The pier will reopen on May 4.", "a.txt", "2026-04-20")
    after = page("The pier reopened on May 4.", "b.txt", "2026-05-06")
    answers = timeline("when did the pier reopen", MemoryIndex([before, after])).answers
    assert {(entry.date, entry.planned) for entry in answers if entry.date == "2026-05-04"} == {
        ("2026-05-04", True),
        ("2026-05-04", False),
    }


def test_an_undated_article_dates_nothing_by_a_weekday() -> None:
    """Without a publication date “Wednesday” is any Wednesday."""
    undated = page("The harbour report was released late Wednesday.", published=None)
    entry = best("harbour report released", undated)
    assert (entry.date, entry.precision) == (None, "undated")
    assert entry.citations[0].anchor == "the article's publication date is unknown"


def test_a_full_date_of_an_undated_article_gives_its_months_their_year() -> None:
    """The year is inferred from the article's own words, and the answer says so."""
    text = "Ada Marsh at the pier on 13 June 2022.\nThe council sold the lighthouse in May."
    found = timeline("when was the lighthouse sold", MemoryIndex([page(text, published=None)]))
    entry = max(found.answers, key=lambda e: e.relevance)
    assert entry.date == "2022-05"
    assert entry.citations[0].anchor == "inferred: the year from “13 June 2022” in the same article"
    assert any(note.startswith("Inferred") for note in found.notes)


def test_an_article_with_the_same_words_gives_an_undated_one_its_year() -> None:
    """Two articles with one quotation tell one story, so the dated one tells the year of the other."""
    words = "We were told that the lighthouse would stand for another hundred years at the least"
    dated = page(f"“{words},” Ada Marsh said on Monday.", "a.txt", "2022-07-21")
    undated = page(f"“{words},” Ada Marsh said.\nThe council sold the lighthouse on June 13.", "b.txt", None)
    entry = best("when was the lighthouse sold", dated, undated)
    assert entry.date == "2022-06-13"
    assert (
        entry.citations[0].anchor == "inferred: the year from Harbour Post, 21 July 2022, which carries the same words"
    )


def test_a_question_of_names_alone_is_answered_with_the_story() -> None:
    """Every dated event of Ada Marsh, in order of time."""
    text = "Ada Marsh was elected in 2019.\nOn Monday, Ada Marsh closed the pier.\nBen Hale left in 2020."
    dates = [entry.date for entry in timeline("Ada Marsh", MemoryIndex([page(text)])).answers]
    assert dates == ["2019", "2026-03-02"]


@pytest.mark.parametrize(
    ("day", "events"),
    [
        ("2 March 2026", ["Ada Marsh closed the pier on Monday, hours before the storm."]),
        ("March 2, 2026", ["Ada Marsh closed the pier on Monday, hours before the storm."]),
        ("2019", ["Ben Hale resigned as harbour master in 2019."]),
        ("13 June 2022", []),  # nothing is dated to that day
    ],
)
def test_a_bare_date_lists_what_happened_then(day: str, events: list[str]) -> None:
    """A day, a month or a year is a question of its own."""
    assert [entry.event for entry in timeline(day, MemoryIndex([PIER])).answers] == events


def test_filters_narrow_by_outlet_day_and_speaker() -> None:
    """What is left out is not cited."""
    other = page("Ada Marsh closed the pier on Friday.", "b.txt", "2026-01-20", outlet="Dune Courier")
    index = MemoryIndex([PIER, other])

    def files(question: str) -> set[str]:
        return {c.article.file for entry in timeline(question, index).answers for c in entry.citations}

    assert files("when did Ada Marsh close the pier in:dune") == {"b.txt"}
    assert files("when did Ada Marsh close the pier since:2026-02") == {"a.txt"}
    assert files("when did Ada Marsh close the pier from:Hale") == set()
    with pytest.raises(BadFilter):
        timeline("the pier since:yesterday", index)


@pytest.mark.parametrize("question", ["", "when", "???", "zqxj wvut", "when did", "\x00", "🙂", "a" * 20_000])
def test_a_question_that_asks_nothing_finds_nothing(question: str) -> None:
    """No entry, and no error."""
    assert timeline(question, MemoryIndex([PIER])).answers == ()


def test_no_more_entries_than_the_limit() -> None:
    """The most relevant are kept."""
    text = "\n".join(f"Ada Marsh closed the pier in {year}." for year in range(1990, 2010))
    assert len(timeline("when did Ada Marsh close the pier", MemoryIndex([page(text)]), limit=4).answers) == 4


def test_the_day_a_plan_was_kept_is_told() -> None:
    """What was put off and then done is no longer only a plan, and a note says so; an unkept plan stays one."""
    planned = page("The pier will reopen to cars on 21 March, the council said.", "planned.txt", "2026-03-02")
    put_off = page("The pier will reopen to cars on 4 April, the council said.", "put-off.txt", "2026-03-20")
    done = page("The pier opened again on 4 April, and cars rolled over it.", "done.txt", "2026-04-05")
    told = "for 4 April 2026, which was planned, too, an article tells it as done"
    question = "pier will reopen to cars on 21 March"
    assert any(told in note for note in timeline(question, MemoryIndex([planned, put_off, done])).notes)
    assert not any(told in note for note in timeline(question, MemoryIndex([planned, put_off])).notes)


@pytest.mark.parametrize(
    ("question", "status", "opening"),
    [
        ("the glacier calved under a full moon of the harbour", "near", "does not tell of this; the closest"),
        ("glacier", "none", "The archive does not tell of this."),
        ("in:harbour", "none", "Type what happened"),
        ("the", "none", "Type what happened"),
    ],
)
def test_an_answer_that_tells_nothing_says_so_first(question: str, status: str, opening: str) -> None:
    """The first note is what a reader sees first; that an article is undated comes after it."""
    found = timeline(question, MemoryIndex([page("The harbour froze in March.", published=None)]))
    assert (found.status, opening in found.notes[0]) == (status, True)


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("In March, the month after the flood hit Lisk, the council met.", "2026-02", "month"),
        ("Ada Marsh resigned on March 12, a month after the flood hit Lisk.", "2026-02", "month"),
        ("Ada Marsh resigned in 2019, two years after the flood hit Lisk.", "2017", "year"),
        ("The flood hit Lisk two months after the January vote.", "2026-03", "month"),
        ("The flood hit Lisk ten days after the March 1 vote.", "2026-03-11", "day"),
    ],
)
def test_what_is_counted_from_another_event_is_as_exact_as_its_unit(text: str, date: str, precision: str) -> None:
    """Days are counted from a day; months and years from whatever names one, and give no more than that."""
    found = best("when did the flood hit Lisk", page(text))
    assert (found.date, found.precision) == (date, precision)
    assert "counted from" in (found.citations[0].anchor or "")


def test_a_count_beyond_the_calendar_gives_no_date() -> None:
    """What would be before the year 1 or after 9999 is no date, and no failure."""
    for text in ("In 0005, 999 years after the flood hit Lisk, it rained.", "The flood hit Lisk 999 years after 9500."):
        found = timeline("when did the flood hit Lisk", MemoryIndex([page(text)]))
        assert all(entry.date is None or len(entry.date) == 4 for entry in found.answers)
