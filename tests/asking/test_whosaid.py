"""Who is quoted with the words: verdicts, copies, speakers and what nobody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.asking.whosaid import who_said
from corpus.errors import BadFilter
from tests.factories import MemoryIndex, annotated, says

if TYPE_CHECKING:
    from corpus.model import AnnotatedArticle

POST = annotated(
    "The pier at Lowe Bay stays shut. “We will not labour under the illusion that wood lasts for ever,”"
    " Ada Marsh said.\n"
    "Marsh, the harbour master, added that the ferry would sail again before the autumn storms.\n"
    "The council called the plan “a monument to patience”, and its so-called “winter season” begins in May.",
    says("We will not labour under the illusion that wood lasts for ever", by="Ada Marsh", cue="said"),
    says("the ferry would sail again before the autumn storms", by="Ada Marsh", source="Marsh", kind="indirect"),
    says("a monument to patience", by="The council", speaker_kind="organisation", cue="called"),
    file="post.txt",
    outlet="Harbour Post",
    published="2026-03-02",
)
DAILY = annotated(
    "“We will not labor under the illusion that wood lasts forever,” the harbour master told the Coast Daily.\n"
    "“Fish do not vote,” said Bo Lindqvist.",
    says("We will not labor under the illusion that wood lasts forever", source="the harbour master"),
    says("Fish do not vote", by="Bo Lindqvist", cue="said"),
    file="daily.txt",
    outlet="Coast Daily",
    published="2026-03-05",
)
ARCHIVE = MemoryIndex([POST, DAILY])


@pytest.mark.parametrize(
    ("asked", "verdict", "speaker"),
    [
        # the whole quotation, as a phone types it
        ("“fish do not vote”", "verbatim", "Bo Lindqvist"),
        # no marks at all, a no-break space, other case
        ("FISH do\u00a0not vote.", "verbatim", "Bo Lindqvist"),
        # French marks
        ("« Fish do not vote »", "verbatim", "Bo Lindqvist"),
        # an exact part
        ("wood lasts for ever", "fragment", "Ada Marsh"),
        # words changed, dropped and put in another order
        ("we don't labour under an illusion that timber lasts forever", "altered", "Ada Marsh"),
        # indirect speech, retold
        ("the ferry will sail again before autumn's storms", "reported", "Ada Marsh"),
        # a short fragment that stands in quotation marks
        ("“monument”", "fragment", "The council"),
    ],
)
def test_says_who_is_quoted_and_how_closely(asked: str, verdict: str, speaker: str) -> None:
    """The verdict tells an editor whether the words may be printed as they stand."""
    first = who_said(asked, ARCHIVE).answers[0]
    assert (first.verdict, first.speaker.name) == (verdict, speaker)


@pytest.mark.parametrize(
    "asked",
    [
        # a scare quote: nobody said it
        "winter season",
        # the outlet's own words
        "The pier at Lowe Bay stays shut",
        # the same subject, and nobody's words
        "Ada Marsh will resign as harbour master if the pier at Lowe Bay is closed by the council",
        # indirect speech is no quotation of one word
        "storms",
        "",
        "…",
    ],
)
def test_finds_nobody_for_what_nobody_said(asked: str) -> None:
    """A sentence nobody said is never answered with somebody."""
    assert who_said(asked, ARCHIVE).status != "found"


def test_two_outlets_with_one_quotation_are_one_entry() -> None:
    """The outlet that names the speaker goes before the one that does not, and the note says which is which."""
    answer = who_said("We will not labour under the illusion that wood lasts for ever", ARCHIVE)
    assert [entry.speaker.name for entry in answer.answers] == ["Ada Marsh"]
    assert [c.article.file for c in answer.answers[0].citations] == ["post.txt", "daily.txt"]
    assert "Harbour Post names Ada Marsh; Coast Daily has only “the harbour master”." in answer.notes


def test_every_citation_is_the_articles_own_words() -> None:
    """A citation gives the sentence with the words that name the speaker, byte for byte."""
    for entry in who_said("illusion that wood lasts", ARCHIVE).answers:
        for citation in entry.citations:
            assert citation.span.of(citation.article.text) == citation.words
    assert (
        who_said("fish do not vote", ARCHIVE).answers[0].citations[0].words == "“Fish do not vote,” said Bo Lindqvist."
    )


def test_filters_narrow_the_answer() -> None:
    """from:, in: and since: leave out what they do not name."""
    assert who_said('in:daily "wood lasts forever"', ARCHIVE).answers[0].speaker.name is None
    assert who_said('from:lindqvist "wood lasts forever"', ARCHIVE).status != "found"
    assert who_said('since:2026-04 "fish do not vote"', ARCHIVE).status == "none"


def test_a_speaker_alone_is_listed_newest_first() -> None:
    """from: and a name list what the speaker is quoted with."""
    assert [entry.quotation for entry in who_said('from:"Ada Marsh"', ARCHIVE).answers] == [
        "We will not labour under the illusion that wood lasts for ever"
    ]


def test_what_a_speaker_said_long_ago_is_listed() -> None:
    """However much was quoted since, a range of days finds what was quoted in it."""

    def quoting(words: str, file: str, published: str) -> AnnotatedArticle:
        said = says(words, by="Ada Marsh", cue="said")
        return annotated(f"“{words},” said Ada Marsh.", said, file=file, published=published)

    since = [quoting(f"Day {n} of the tide", f"{n}.txt", "2026-05-01") for n in range(250)]
    archive = MemoryIndex([*since, quoting("The bell is cracked", "early.txt", "2025-01-09")])
    listed = who_said('from:"Ada Marsh" until:2025', archive)
    assert [entry.quotation for entry in listed.answers] == ["The bell is cracked"]


def test_what_a_speaker_said_of_something_is_listed() -> None:
    """A speaker and words that are no quotation: what the speaker is quoted with that has all of them."""
    listed = who_said('from:"Ada Marsh" wood and labour', ARCHIVE)
    assert listed.about == "wood and labour"
    assert [entry.quotation for entry in listed.answers] == [
        "We will not labour under the illusion that wood lasts for ever"
    ]
    assert who_said('from:"Ada Marsh" wood', ARCHIVE).about == "wood"
    assert who_said('from:"Ada Marsh" fish', ARCHIVE).status != "found"
    assert who_said('from:"Ada Marsh" wood lasts for ever', ARCHIVE).about is None


def test_an_outlet_that_is_not_there_is_told_so() -> None:
    """Whoever misremembers an outlet's name learns which there are, instead of that nobody said it."""
    with pytest.raises(BadFilter, match="no outlet named “glacier”: it has Coast Daily, Harbour Post"):
        who_said('in:glacier "wood lasts forever"', ARCHIVE)


@pytest.mark.parametrize(
    "asked",
    [
        "pier " * 20_000,
        "“" * 50_000,
        "[(" * 20_000 + "pier",
        "… " * 20_000 + "fish do not vote",
        "from:" * 9_000,
        "\u0000\ufffd",
    ],
)
def test_hostile_typing_is_answered_like_any_other(asked: str) -> None:
    """A paste of any length or kind gets an answer, and never an exception."""
    assert who_said(asked, ARCHIVE).status in ("found", "near", "none")
