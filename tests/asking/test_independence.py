"""Many reports may rest on few origins: the count says how few."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.asking.sources.independence import Finding, Traced, origin_of, trace
from corpus.asking.sources.names import outlet_key
from corpus.model import Copy, Origin, OriginKind, Span, Stance
from tests.factories import annotated, spot

DETAIL = "Nine piers are rotten"


def finding(
    outlet: str | None,
    rest: str = "",
    *,
    origins: tuple[tuple[str, str, OriginKind], ...] = (),
    published: str | None = None,
    stance: Stance = "reports",
    file: str | None = None,
) -> Finding:
    """Return a report of the detail; origins are (cue, name, kind)."""
    text = f"{DETAIL}{rest}."
    one = annotated(
        text,
        file=file or f"{outlet or 'unknown'}.txt",
        outlet=outlet,
        published=published,
        origins=[Origin(name, spot(text, cue), kind) for cue, name, kind in origins],
    )
    return Finding(one, Span(0, len(text)), stance, 0.9)


def crediting(outlet: str, origin: str, published: str | None = None) -> Finding:
    return finding(
        outlet, f", {origin} reported", origins=((f"{origin} reported", origin, "credit"),), published=published
    )


def counted(traced: Traced) -> list[tuple[str, int]]:
    return [(origin.name, len(origin.files)) for origin in traced.summary.origins]


def test_four_rewrites_of_one_wire_are_one_origin() -> None:
    """Four outlets that credit the agency are not four confirmations."""
    traced = trace([crediting(f"Paper {n}", "Long Wharf Agency") for n in range(4)])
    assert traced.summary.outlets == 4
    assert traced.summary.independent == 1
    assert counted(traced) == [("Long Wharf Agency", 4)]
    assert traced.notes == ("All 4 outlets rest on one origin: Long Wharf Agency.",)
    assert {one.citations[0].origin for one in traced.reports} == {"Long Wharf Agency"}


def test_own_sight_is_an_origin_of_its_own() -> None:
    """An outlet that also saw the document adds a second origin, and keeps the credit."""
    seen = finding(
        "Tarn Gazette",
        ", said a letter first reported by Radio Tarn and seen by the Tarn Gazette",
        origins=(
            ("reported by Radio Tarn", "Radio Tarn", "credit"),
            ("seen by the Tarn Gazette", "Tarn Gazette", "sight"),
        ),
    )
    traced = trace([seen, crediting("Elm Post", "Radio Tarn")])
    assert traced.summary.independent == 2
    assert counted(traced) == [("Radio Tarn", 2), ("Tarn Gazette", 1)]
    assert [origin.kind for origin in traced.summary.origins] == ["credit", "sight"]
    assert traced.reports[0].citations[0].origin == "Radio Tarn"
    assert any("saw or heard it itself" in note for note in traced.notes)


def test_the_credited_outlets_own_article_is_the_origin() -> None:
    """The one that is credited rests on itself, however its name is written."""
    traced = trace([finding("The Tarn Gazette"), crediting("Elm Post", "Tarn Gazette")])
    assert counted(traced) == [("Tarn Gazette", 2)]
    assert traced.summary.not_stated == ()
    assert traced.summary.independent == 1


def test_a_chain_of_credits_ends_at_its_first_link() -> None:
    """A credits B, B credits C: both rest on C."""
    traced = trace([crediting("Elm Post", "Tarn Gazette"), crediting("Tarn Gazette", "Radio Tarn")])
    assert counted(traced) == [("Radio Tarn", 2)]


def test_outlets_that_credit_each_other_have_no_origin() -> None:
    """A circle is no confirmation, and the answer says so."""
    traced = trace([crediting("Elm Post", "Radio Tarn"), crediting("Radio Tarn", "Elm Post")])
    assert traced.summary.independent == 0
    assert traced.summary.origins == ()
    assert traced.summary.not_stated == ()
    assert traced.summary.circles == (("Elm Post", "Radio Tarn"),)
    assert traced.notes == (
        "Elm Post and Radio Tarn credit each other for this: no origin outside the circle is named.",
    )


def test_silence_is_not_an_origin() -> None:
    """Articles that do not say are counted apart, never as confirmations."""
    traced = trace([finding("Elm Post"), finding("Tarn Gazette"), crediting("Radio Tarn", "Long Wharf Agency")])
    assert traced.summary.independent == 1
    assert traced.summary.not_stated == ("Elm Post.txt", "Tarn Gazette.txt")
    assert "2 articles name no outlet or agency as the origin." in traced.notes


def test_a_shared_quotation_alone_merges_nothing() -> None:
    """Two outlets that print the same quotation may both have heard it."""
    said = ", “and we have known about it ever since the winter storms came over the wall”, the mayor said"
    traced = trace([crediting("Elm Post", "Radio Tarn"), finding("Tarn Gazette", said), finding("Elm Star", said)])
    assert traced.summary.not_stated == ("Tarn Gazette.txt", "Elm Star.txt")
    assert not any("shares copy" in note for note in traced.notes)


def test_shared_copy_shows_where_a_silent_article_has_it_from() -> None:
    """Eight words in the outlets' own prose are no chance: the silent one rests on the other's origin."""
    prose = " beneath the wooden planks where seven hundred fishing boats land their catch"
    credit = finding(
        "Elm Post", f"{prose}, Radio Tarn reported", origins=(("Radio Tarn reported", "Radio Tarn", "credit"),)
    )
    silent = finding(
        "Tarn Gazette", f"{prose} every grey morning while the council sleeps in its warm and costly hall nearby"
    )
    traced = trace([credit, silent])
    assert counted(traced) == [("Radio Tarn", 2)]
    assert traced.reports[1].citations[0].origin is None
    assert "Tarn Gazette shares copy with Elm Post and does not say so." in traced.notes


def test_the_words_asked_about_are_no_shared_copy() -> None:
    """Every report of a detail words it alike; that alone is no copying."""
    prose = " beneath the wooden planks of her old family boathouse"
    reports = [crediting("Elm Post", "Radio Tarn"), finding("Tarn Gazette", prose), finding("Elm Star", prose)]
    assert any("shares copy" in note for note in trace(reports).notes)
    asked = "nine piers rotten beneath the wooden planks of the old family boathouse"
    assert not any("shares copy" in note for note in trace(reports, asked).notes)


def test_an_article_is_told_once_to_share_copy() -> None:
    """Whoever prints the same as several others without a word is named once, with all of them."""
    prose = " beneath the wooden planks where seven hundred fishing boats land their catch"
    days = ("2026-03-01", "2026-03-02", "2026-03-03")
    papers = zip(("Elm Post", "Elm Star", "Tarn Gazette"), days, strict=True)
    notes = trace([finding(paper, prose, published=day) for paper, day in papers]).notes
    assert [note for note in notes if "shares copy" in note] == [
        "Elm Star shares copy with Elm Post and does not say so.",
        "Tarn Gazette shares copy with Elm Post and Elm Star and does not say so.",
    ]


def test_a_near_identical_copy_is_folded_under_the_earliest() -> None:
    """The same story printed twice is one article of two outlets."""
    story = (
        ", and the council will close them before the winter storms, the engineer wrote in her last report to the "
        "guild of pilots, who have asked for years that somebody look beneath the planks where the catch is landed"
    )
    late = finding("Elm Post", story, published="2026-03-02")
    early = finding("Tarn Gazette", f"{story} today", published="2026-03-01")
    traced = trace([late, early])
    assert traced.summary.copies == (Copy("Elm Post.txt", "Tarn Gazette.txt"),)
    assert traced.summary.articles == 1
    assert traced.summary.outlets == 2
    assert traced.summary.first == date(2026, 3, 1)
    assert traced.summary.first_file == "Tarn Gazette.txt"


def test_of_one_day_the_agency_was_first() -> None:
    """An agency's own dateline goes before the outlet that printed it the same day."""
    wire = finding("Long Wharf Agency", origins=((DETAIL, "Long Wharf Agency", "wire"),), published="2026-03-01")
    copy = finding("Elm Post", origins=((DETAIL, "Long Wharf Agency", "wire"),), published="2026-03-01")
    traced = trace([copy, wire])
    assert traced.summary.first_file == "Long Wharf Agency.txt"
    assert traced.reports[0].citations[0].origin == "Long Wharf Agency"
    # an agency is not its own source
    assert traced.reports[1].citations[0].origin is None


def test_only_reporting_articles_are_counted() -> None:
    """Related and contradicting articles keep their citation and stay out of the count."""
    traced = trace([crediting("Elm Post", "Radio Tarn"), finding("Tarn Gazette", stance="related")])
    assert len(traced.reports) == 2
    assert traced.summary.articles == 1


def test_undated_articles_lend_no_first_date() -> None:
    """Unknown stays unknown."""
    traced = trace([finding("Elm Post")])
    assert traced.summary.first is None
    assert traced.summary.first_file is None


def test_nothing_found_is_nothing_counted() -> None:
    """No finding, no note."""
    traced = trace([])
    assert traced.reports == ()
    assert traced.notes == ()
    assert traced.summary.independent == 0


def test_an_outlet_unknown_to_the_metadata_is_named_by_its_own_sight() -> None:
    """“Seen by Radio Tarn” tells whose article it is."""
    traced = trace(
        [finding(None, ", said a letter seen by Radio Tarn", origins=(("seen by Radio Tarn", "Radio Tarn", "sight"),))]
    )
    assert counted(traced) == [("Radio Tarn", 1)]


def test_the_origin_of_a_passage_is_never_its_own_outlet() -> None:
    """A self-credit is no credit."""
    one = crediting("Tarn Gazette", "The Tarn Gazette")
    assert origin_of(one.annotated, one.span) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Tarn Gazette", "Tarn Gazette", True),
        ("AP", "The Associated Press", True),
        ("Fox News", "Fox", True),
        ("Tarn Gazette", "Elm Gazette", False),
        # a name of left-out words alone is kept whole
        ("News", "The News", True),
        ("The News", "The Agency", False),
    ],
)
def test_names_of_one_outlet_are_known_as_one(one: str, other: str, same: bool) -> None:
    """Article, short form and the word News do not make another outlet."""
    assert (outlet_key(one) == outlet_key(other)) is same


NAMES = ["Elm Post", "Radio Tarn", "Tarn Gazette", "Long Wharf Agency"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([None, *NAMES])), max_size=8))
def test_every_reporting_article_is_accounted_for(said: list[tuple[str, str | None]]) -> None:
    """An article rests on an origin, does not say, or runs into a circle; there are no more origins than articles."""
    found = [
        finding(
            outlet,
            f", {origin} reported" if origin else "",
            origins=((f"{origin} reported", origin, "credit"),) if origin else (),
            file=f"{number}.txt",
        )
        for number, (outlet, origin) in enumerate(said)
    ]
    summary = trace(found).summary
    known = {file for origin in summary.origins for file in origin.files} | set(summary.not_stated)
    assert summary.circles or known == {f"{number}.txt" for number in range(len(said))}
    assert summary.independent <= len(said)
    assert len(set(summary.not_stated)) == len(summary.not_stated)
