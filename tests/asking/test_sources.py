"""A detail is answered with the articles that report it, contradict it, or are only about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.asking.sources import SILENT, reporting, sources
from corpus.asking.sources.digest import Digests
from corpus.asking.sources.inquiry import CANDIDATES
from corpus.asking.sources.shared import NO_OTHER
from corpus.errors import BadFilter
from evaluation import contradictions
from tests.factories import MemoryIndex, annotated, article, says

if TYPE_CHECKING:
    from corpus.model import Sources

QUIT = annotated(
    "Harbour chief goes.\nGreta Voss stepped down from the harbour board on Sunday, the council said.",
    file="quit.txt",
    outlet="Tide",
    published="2026-03-02",
)
PRONOUN = annotated(
    "A seat is empty.\nGreta Voss surprised the town. She quit the harbour board after nine years.",
    file="pronoun.txt",
    outlet="Quay News",
    published="2026-03-03",
)
DENIED = annotated(
    "Voss stays.\nGreta Voss has not resigned from the harbour board, her office said.",
    file="denied.txt",
    outlet="Pilot",
    published="2026-03-01",
)
NEAR = annotated(
    "Dredging begins.\nGreta Voss sang at the opening of the fish market, and the mayor danced.",
    file="near.txt",
    outlet="Pilot",
)
OTHER = annotated("Snow fell on the hills.\nFarmers fed their sheep by hand.", file="other.txt", outlet="Hill Post")
INDEX = MemoryIndex([QUIT, PRONOUN, DENIED, NEAR, OTHER])


def stances(answer: Sources) -> dict[str, str]:
    """Return the stance by file."""
    return {c.article.file: report.stance for report in answer.answers for c in report.citations}


def test_paraphrases_report() -> None:
    """Articles that say it in other words, or with a pronoun for the name, report it; the others do not."""
    given = stances(sources("Greta Voss resigned from the harbour board", INDEX))
    assert given["quit.txt"] == "reports"
    assert given["pronoun.txt"] == "reports"
    assert given["denied.txt"] == "contradicts"
    assert given.get("near.txt", "related") == "related"
    assert "other.txt" not in given


def test_name_stands_in_the_passage() -> None:
    """Where the name stands only in the sentence before, both are cited, contiguous and verbatim."""
    answer = sources("Greta Voss quit the harbour board", INDEX)
    cited = {c.article.file: c for report in answer.answers for c in report.citations}
    assert cited["pronoun.txt"].words.startswith("Greta Voss surprised the town. She quit")


def test_nobody_reports_it() -> None:
    """A detail that no article states is answered so, with the nearest passages marked as related."""
    answer = sources("Greta Voss sold the lighthouse", INDEX)
    assert answer.status == "near"
    assert SILENT in answer.notes
    assert set(stances(answer).values()) == {"related"}


@pytest.mark.parametrize("query", ["", "   ", "zyx qwv", "?!", "the of and"])
def test_nothing_to_find(query: str) -> None:
    """A query without a word of the archive gets no passage and no error."""
    answer = sources(query, INDEX)
    assert (answer.status, answer.answers) == ("none", ())


def test_filters_narrow() -> None:
    """Outlet and dates leave out what they exclude; an undated article passes no date filter."""
    assert set(stances(sources("Greta Voss quit the harbour board in:tide", INDEX))) == {"quit.txt"}
    since = stances(sources("Greta Voss quit the harbour board since:2026-03-03", INDEX))
    assert set(since) == {"pronoun.txt"}
    with pytest.raises(BadFilter):
        sources("Greta Voss since:soon", INDEX)


def test_a_speaker_narrows_to_what_that_speaker_says() -> None:
    """Only the sentences that quote the speaker count, in whose words whoever else may report it."""
    quoting = annotated(
        "Board.\n“Greta Voss resigned from the harbour board,” said Ada Marsh.",
        says("Greta Voss resigned from the harbour board", by="Ada Marsh", cue="said", role="town clerk"),
        file="quoting.txt",
    )
    index = MemoryIndex([quoting, QUIT, OTHER])
    asked = "Greta Voss resigned from the harbour board"
    assert set(stances(sources(asked, index))) >= {"quoting.txt", "quit.txt"}
    assert set(stances(sources(f'{asked} from:"Ada Marsh"', index))) == {"quoting.txt"}
    assert set(stances(sources(f'{asked} from:"the town clerk"', index))) == {"quoting.txt"}
    assert sources(f'{asked} from:"Bo Reed"', index).status == "none"


def test_a_filter_looks_beyond_what_it_leaves_out() -> None:
    """However many other outlets tell it better, the one asked for is found."""
    crowd = [
        annotated("Greta Voss resigned from the harbour board. Voss resigned.", file=f"{n:03}.txt", outlet="Tide")
        for n in range(CANDIDATES + 5)
    ]
    index = MemoryIndex(
        [
            *crowd,
            annotated("Yesterday in the town, as many had hoped, Greta Voss resigned.", file="one.txt", outlet="Pilot"),
        ]
    )
    assert set(stances(sources("Greta Voss resigned from the harbour board in:pilot", index))) == {"one.txt"}


def test_limit() -> None:
    """No more entries are given than asked for."""
    assert len(sources("Greta Voss quit the harbour board", INDEX, limit=1).answers) == 1


def test_citations_are_verbatim_and_within_a_paragraph() -> None:
    """Each passage is the article's own words and crosses no line."""
    for report in sources("Greta Voss quit the harbour board", INDEX).answers:
        for citation in report.citations:
            assert citation.words == citation.span.of(citation.article.text)
            assert "\n" not in citation.words


LONG = [
    annotated(
        article(
            "Mill burns.\nThe Corvo mill in Selby burned down on Friday and 140 looms were lost.\n"
            "Nadia Brenn, who owns the Corvo mill, said it would be built again.",
            "mill.txt",
            title="Corvo mill burns down",
            url="https://tide.example/mill",
        )
    ),
    annotated("Fire in Selby.\nFire destroyed the Corvo mill in Selby; 140 looms were lost.", file="fire.txt"),
    OTHER,
]


@pytest.mark.parametrize("query", ["https://tide.example/mill", "corvo mill burns down", "mill.txt"])
def test_details_that_an_article_shares(query: str) -> None:
    """A URL, a title or a file name lists the article's own passage, then those of the others that report it too."""
    answer = sources(query, MemoryIndex(LONG))
    assert answer.status == "found"
    assert [c.article.file for c in answer.answers[0].citations] == ["mill.txt", "fire.txt"]


def test_article_that_shares_nothing() -> None:
    """An article that stands alone is answered so."""
    answer = sources("other.txt", MemoryIndex(LONG))
    assert (answer.status, answer.notes) == ("none", (NO_OTHER,))


def test_contradictions() -> None:
    """Of the thirty pairs that we wrote, nine in ten are flagged right."""
    assert contradictions.share_right() >= 0.9


@pytest.mark.parametrize("question", ["in:tide", "the", "from:Voss since:2026"])
def test_a_filter_alone_is_no_detail(question: str) -> None:
    """Whoever types only filters is told to type a detail, not that nobody reports it."""
    assert "Type a detail" in sources(question, INDEX).notes[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bo Reed supports Ada Marsh for harbour master", "Ida Vell supports Ada Marsh for harbour master."),
        ("Ada Marsh was elected harbour master of Lisk", "Bo Reed was elected harbour master of Lisk before Marsh."),
        (
            "the Lisk harbour board raised $228 million from its members",
            "The Lisk harbour board raised $15 from members.",
        ),
    ],
)
def test_what_may_be_true_beside_it_contradicts_nothing(question: str, told: str) -> None:
    """Another backer, somebody else at another time, a sum of another kind: none of them says otherwise."""
    index = MemoryIndex([annotated(f"Harbour.\n{told}", file="beside.txt"), OTHER])
    assert "contradicts" not in stances(sources(question, index)).values()


def test_cut_takes_what_serves_best() -> None:
    """The likely articles are given without the unlikely ones; of equally likely ones all."""
    assert reporting.cut([0.9, 0.02]) == 1
    assert reporting.cut([0.3, 0.3, 0.3]) == 3


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ida Vell resigned as harbour master", "Ida Vell must decide on Monday if she resigns as harbour master."),
        ("Ida Vell resigned as harbour master", "Ida Vell has yet to resign as harbour master, aides said."),
        ("Ida Vell resigned as harbour master", "Two aides urged Ida Vell to resign as harbour master."),
    ],
)
def test_open_deeds_are_not_reported(question: str, told: str) -> None:
    """What an article only demands, awaits or denies it does not report."""
    index = MemoryIndex([annotated(f"Harbour.\n{told}", file="open.txt"), OTHER])
    assert "reports" not in stances(sources(question, index)).values()


def test_digests_are_bounded() -> None:
    """Only so many digests are kept, and an article in use is digested once."""
    digests = Digests(kept=2)
    first = digests.of(QUIT)
    assert digests.of(QUIT) is first
    digests.of(NEAR)
    digests.of(OTHER)
    assert digests.of(QUIT) is not first


def test_who_did_it_to_whom_is_told_apart() -> None:
    """What was done the other way round is the least likely report of it; the passive voice changes nothing."""
    index = MemoryIndex(
        [
            annotated("Hale defeated Voss in the harbour election on Sunday.", file="other-way.txt"),
            annotated("Hale was defeated by Voss in the harbour election on Sunday.", file="passive.txt"),
            annotated("Voss defeated Hale in the harbour election on Sunday.", file="active.txt"),
            OTHER,
        ]
    )
    answer = sources("Voss defeated Hale in the harbour election", index)
    relevance = {c.article.file: report.relevance for report in answer.answers for c in report.citations}
    assert relevance["active.txt"] == relevance["passive.txt"] > relevance["other-way.txt"]


def test_the_words_that_answer_are_marked() -> None:
    """Each is where the article has it, in order, and a paraphrase is marked as the words asked are."""
    answer = sources("Greta Voss resigned from the harbour board", INDEX)
    report = next(one for one in answer.answers if one.citations[0].article.file == "quit.txt")
    text = report.citations[0].article.text
    assert [span.of(text) for span in report.matched] == ["Greta Voss", "stepped down", "harbour", "board"]


def test_wording_a_detail_alike_is_no_copying() -> None:
    """Two outlets that word it as the question does are not said to copy; with more words in common they are."""
    told = "Greta Voss used a private boat with two radios while she was harbour chief"
    alike = [
        annotated(f"Quarrel.\n{told}, the council heard on Monday.", file="tide.txt", outlet="Tide"),
        annotated(f"Radios.\nA clerk said that {told}.", file="pilot.txt", outlet="Pilot"),
    ]
    assert not any("shares copy" in note for note in sources(told, MemoryIndex(alike)).notes)
    notes = sources("Greta Voss used a private boat", MemoryIndex(alike)).notes
    assert any("shares copy" in note for note in notes)
