"""Asked words laid along printed ones: how much stands there, what differs, and what is no difference at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.asking.whosaid.asked import Asked
from corpus.asking.whosaid.difference import INTERRUPTED, Comparison, compare
from corpus.asking.whosaid.matching import align
from corpus.asking.whosaid.tokens import tokens
from corpus.model import Span


def compared(asked: str, printed: str, parts: tuple[Span, ...] | None = None) -> Comparison:
    question = Asked(asked)
    spans = parts or (Span(0, len(printed)),)
    return compare(question, align(question, tokens(printed, spans)), printed, spans)


def similarity(asked: str, printed: str) -> float:
    return align(Asked(asked), tokens(printed)).similarity


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        # curly and straight apostrophes, and none at all, as on a phone
        ("we cant let the harbours lights go out", "We can’t let the harbour’s lights go out."),
        # case and a final stop
        ("THE TIDE TURNS", "The tide turns."),
        # no-break spaces and two kinds of dash
        ("tide\u00a0turns - slowly", "tide turns — slowly"),
        # a hyphen or none
        ("re-open the toll-free bridge", "reopen the toll free bridge"),
        # dotted initials
        ("the US Navy at 5 pm", "the U.S. Navy at 5 p.m."),
        # an editor's bracket inside a word, and a whole one put in
        ("The pier will hold", "[T]he pier [at Lowe Bay] will hold"),
        # round brackets, as some outlets put it
        ("the report is unfair", "the report (on the pier) is unfair"),
        # British and American spelling
        ("the labor program is finalized", "the labour programme is finalised"),
        # thousands with a separator or without
        ("1200 boats", "1,200 boats"),
        # one word or two
        ("for ever and ever", "forever and ever"),
    ],
)
def test_typography_spelling_and_brackets_make_no_difference(asked: str, printed: str) -> None:
    """What a typesetter or an editor did to the words does not alter them."""
    found = compared(asked, printed)
    assert found.verdict == "verbatim"
    assert all(op == "=" for op, _ in found.difference)


@pytest.mark.parametrize(
    ("asked", "printed", "difference"),
    [
        # one word for another, before more that is the same
        ("a wall of fog", "a wall of mist", (("=", "a wall of "), ("-", "fog"), ("+", "mist"))),
        # the first word changed: the window reaches back for what stands in its place
        ("our boats came home", "the boats came home", (("-", "our "), ("+", "the "), ("=", "boats came home"))),
        # a word left out of the middle
        ("the boats home", "the boats came home", (("=", "the boats "), ("+", "came "), ("=", "home"))),
        # a word of one's own at the end
        ("boats came home early", "the boats came home", (("=", "boats came home"), ("-", "early"))),
    ],
)
def test_the_difference_leads_from_asked_to_printed(
    asked: str, printed: str, difference: tuple[tuple[str, str], ...]
) -> None:
    """Kept, left out, put in: what is left out comes first."""
    found = compared(asked, printed)
    assert found.verdict == "altered"
    assert found.difference == difference


def test_a_spelling_that_differs_is_told_and_is_no_alteration() -> None:
    """An editor who keeps house style wants to know, and need not change a word."""
    assert compared("the harbor lights", "the harbour lights").spelt == (("harbor", "harbour"),)


def test_an_ellipsis_in_the_asked_words_stands_for_printed_ones() -> None:
    """Words left out openly are no alteration; the difference shows them."""
    found = compared("We will rebuild … by May", "We will rebuild the pier by May")
    assert (found.verdict, found.omitted) == ("fragment", True)
    assert ("+", "the pier ") in found.difference


def test_an_interrupted_quotation_is_compared_across_the_interruption() -> None:
    """What the outlet puts between the parts is none of the speaker's words."""
    printed = "“The pier,” she said, “will hold.”"
    parts = (Span(1, 10), Span(printed.index("will"), len(printed) - 1))
    found = compared("the pier will hold", printed, parts)
    assert found.verdict == "verbatim"
    assert found.difference == (("=", f"The pier,{INTERRUPTED}will hold"),)


def test_a_short_title_is_no_match_for_a_long_question() -> None:
    """Only how much of the asked words is covered counts, not how much of the printed ones."""
    asked = "the harbour fund was never meant to pay for a second pier at Lowe Bay"
    assert similarity(asked, "Harbour fund") < 40


@pytest.mark.parametrize(
    ("closer", "further"),
    [
        # an inflected form is nearer than another word
        ("they released the list", "they burned the list"),
        # a common synonym too
        ("they published the list", "they burned the list"),
        # the right words in another order are nearer than wrong words
        ("the list they release", "the dogs they walk"),
        # a typing slip
        ("they relaese the list", "they burn the list"),
    ],
)
def test_what_memory_does_to_words_costs_less_than_other_words(closer: str, further: str) -> None:
    """Forms, synonyms, order and slips of the finger count for most of a word."""
    assert similarity("they release the list", closer) > similarity("they release the list", further)


def test_the_window_ends_at_word_borders_and_skips_no_first_words() -> None:
    """A bracket of the printer's does not push the first words out of the window."""
    printed = "It adds that the report (on the old wooden pier) is based on false accounts of the storm, he wrote."
    found = compared("the report is based on false accounts of the storm", printed)
    assert found.window.of(printed) == "the report (on the old wooden pier) is based on false accounts of the storm"


_WORDS = st.lists(
    st.sampled_from("the a pier tide we can’t won't U.S. [old] (new) 1,000 … “no” - harbour".split()), max_size=25
)


@given(asked=_WORDS, printed=_WORDS)
def test_the_difference_gives_back_the_printed_words(asked: list[str], printed: list[str]) -> None:
    """Kept and put in, one after the other, are the printed window, byte for byte; any typing is survived."""
    text = " ".join(printed)
    question = Asked(" ".join(asked))
    found = align(question, tokens(text))
    assert 0 <= found.similarity <= 100
    if found.pairs:
        result = compare(question, found, text, (Span(0, len(text)),))
        assert "".join(words for op, words in result.difference if op != "-") == result.window.of(text)


@given(st.text(max_size=200))
def test_any_text_can_be_asked_and_printed(text: str) -> None:
    """No typing stops the comparison, and a text with words is wholly found in itself."""
    found = align(Asked(text), tokens(text))
    if Asked(text).total:
        assert found.similarity > 99
