"""A credit reaches the sentences that rest on it, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.asking.sources.crediting import credited, seen_by_itself
from corpus.model import AnnotatedArticle, Origin, OriginKind, OriginManner, Span
from tests.factories import Saying, annotated, says, spot


def page(text: str, *stated: tuple[str, str, OriginManner], sayings: tuple[Saying, ...] = ()) -> AnnotatedArticle:
    """Return an article whose credits are (cue, name, manner)."""
    return annotated(text, *sayings, origins=[origin(text, *one) for one in stated])


def origin(text: str, cue: str, name: str, manner: OriginManner, kind: OriginKind = "credit") -> Origin:
    return Origin(name, spot(text, cue), kind, manner)


def named(one: AnnotatedArticle, words: str) -> str | None:
    found = credited(one, spot(one.article.text, words))
    return found.name if found else None


GAZETTE: tuple[str, str, OriginManner] = ("reported by the Tarn Gazette", "Tarn Gazette", "first")


def test_a_credit_in_the_sentence_counts() -> None:
    """The passage itself says where it comes from."""
    text = "The pier is rotten, as first reported by the Tarn Gazette. Nobody was hurt."
    assert named(page(text, GAZETTE), "The pier is rotten") == "Tarn Gazette"
    assert named(page(text, GAZETTE), "Nobody was hurt") is None


def test_the_first_report_beats_another_credit_in_the_sentence() -> None:
    """Of two credits the one of who had it first is the origin."""
    text = "“Rotten,” he told Radio Tarn after it was first reported by the Tarn Gazette."
    both = page(text, ("told Radio Tarn", "Radio Tarn", "told"), GAZETTE)
    assert named(both, "Rotten") == "Tarn Gazette"


def test_a_document_spoken_of_just_before_is_the_one_that_was_seen() -> None:
    """“The letter, obtained by”: the sentence before introduced it."""
    text = "The council warned the builder in writing.\nThe letter, obtained by Radio Tarn, is short."
    assert named(page(text, ("obtained by Radio Tarn", "Radio Tarn", "obtained")), "The council warned") == "Radio Tarn"


def test_the_first_report_reaches_what_it_brought_out() -> None:
    """The credit may stand some sentences later, where words are shared."""
    text = (
        "The builder was never registered in the county. He has built four piers. One fell down. "
        "The missing registration was first reported by the Tarn Gazette."
    )
    assert named(page(text, GAZETTE), "The builder was never registered") == "Tarn Gazette"
    assert named(page(text, GAZETTE), "One fell down") is None


def test_a_colon_introduces_the_quoted_paragraphs() -> None:
    """What follows “the Gazette reports:” is the Gazette's."""
    text = "The Tarn Gazette reports:\n“The pier is rotten.\n“It will be shut.”\nThe mayor slept."
    one = page(text, ("The Tarn Gazette reports", "Tarn Gazette", "reported"))
    assert named(one, "It will be shut") == "Tarn Gazette"
    assert named(one, "The mayor slept") is None


def test_an_interview_goes_on_while_the_same_speaker_speaks() -> None:
    """Whoever was interviewed speaks from the interview; somebody else does not."""
    text = (
        "Ada Marsh told Radio Tarn that she was tired.\nThe pier is old.\n“It will fall,” Marsh said.\n"
        "“It will stand,” Col Tern said.\n“I said so in May,” Marsh said in a speech to the guild."
    )
    one = page(
        text,
        ("told Radio Tarn", "Radio Tarn", "told"),
        sayings=(
            says("It will fall", by="Ada Marsh", source="Marsh"),
            says("It will stand", by="Col Tern"),
            says("I said so in May", by="Ada Marsh", source="Marsh"),
        ),
    )
    assert named(one, "It will fall") == "Radio Tarn"
    assert named(one, "It will stand") is None
    assert named(one, "I said so in May") is None
    assert named(one, "The pier is old") is None


def test_a_poll_reaches_its_figures() -> None:
    """The pollster is named once and the percentages follow."""
    text = "Half oppose it, a Wharf Institute poll found.\nThe mayor leads.\nAmong women it is 62 percent."
    one = page(text, ("a Wharf Institute poll", "Wharf Institute", "poll"))
    assert named(one, "Among women") == "Wharf Institute"
    assert named(one, "The mayor leads") is None


def test_a_document_keeps_its_origin() -> None:
    """Later the letter speaks again, and still comes from whoever obtained it."""
    text = "A letter obtained by Radio Tarn names the builder.\nHe is rich.\nThe letter calls the pier a risk."
    one = page(text, ("obtained by Radio Tarn", "Radio Tarn", "obtained"))
    assert named(one, "The letter calls") == "Radio Tarn"
    assert named(one, "He is rich") is None


def test_a_credit_lends_nothing_to_the_rest_of_its_article() -> None:
    """Credited at the head and again, an outlet is still not the origin of a passage that says nothing of it."""
    text = "The Tarn Gazette reported it.\nThe pier is shut.\nIt cost a lot, according to the Tarn Gazette."
    one = page(
        text,
        ("Tarn Gazette reported", "Tarn Gazette", "reported"),
        ("according to the Tarn Gazette", "Tarn Gazette", "reported"),
    )
    assert named(one, "The pier is shut") is None


@pytest.mark.parametrize("words", ["The pier is shut", "The mayor slept"])
def test_a_wire_covers_the_whole_article(words: str) -> None:
    """What a dateline covers is everything without a credit of its own."""
    text = "ELM (LWA) — The pier is shut.\nThe mayor slept.\nIt is rotten, as first reported by the Tarn Gazette."
    wire = origin(text, "ELM (LWA)", "Long Wharf Agency", "reported", "wire")
    one = annotated(text, origins=[wire, origin(text, *GAZETTE)])
    assert named(one, words) == "Long Wharf Agency"
    assert named(one, "It is rotten") == "Tarn Gazette"


def test_what_the_outlet_saw_itself_stands_beside_the_credit() -> None:
    """First reported by one, seen by the other: two origins of one passage."""
    text = "The draft, first reported by the Tarn Gazette and seen by Radio Tarn, is short. The mayor slept."
    seen = origin(text, "seen by Radio Tarn", "Radio Tarn", "obtained", "sight")
    one = annotated(text, origins=[origin(text, *GAZETTE), seen])
    assert named(one, "The draft") == "Tarn Gazette"
    assert seen_by_itself(one, spot(text, "The draft")) == seen
    assert seen_by_itself(one, spot(text, "The mayor slept")) is None


def test_the_headline_rests_on_what_its_lead_rests_on() -> None:
    """A headline sums up the lead; a credit far below is not its own."""
    text = "Pier is rotten, report says\nThe Tarn Gazette reported on Monday that it may fall.\nIt is old.\nIt is tall."
    one = page(text, ("Tarn Gazette reported", "Tarn Gazette", "reported"))
    headed = replace(one, article=replace(one.article, headline=spot(text, "Pier is rotten, report says")))
    assert named(headed, "Pier is rotten") == "Tarn Gazette"
    assert named(headed, "It is tall") is None


def test_an_article_that_credits_nobody_states_no_origin() -> None:
    """Silence stays silence, for an empty article too."""
    assert named(page("The pier is shut."), "The pier") is None
    assert credited(annotated(""), Span(0, 0)) is None
