"""Where an article says it has its news from is read, and nothing else is taken for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotating.origins import origins
from corpus.annotating.outlets import mentions, named_by_initials
from corpus.annotating.passages import passages
from tests.factories import article


def read(text: str, outlet: str | None = None) -> list[tuple[str, str, str, str]]:
    page = article(text, outlet=outlet)
    return [(one.name, one.kind, one.manner, one.cue.of(text)) for one in origins(page, passages(page))]


def wires(text: str, outlet: str | None = None) -> list[str]:
    return [name for name, kind, _, _ in read(text, outlet) if kind == "wire"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        # the plain dateline, with each dash that is printed
        ("Pier closed\n\nPORT ELM (AP) — The pier was closed on Monday.", "Associated Press"),
        ("Pier closed\n\nPORT ELM (Reuters) - The pier was closed on Monday.", "Reuters"),
        # place, state and day before the agency
        ("PORT ELM, Ore., May 4 (UPI) — The pier was closed.", "United Press International"),
        # a day alone
        ("May 4 (Reuters) - The pier was closed.", "Reuters"),
        # a place in small letters, as the French agency prints it
        ("Port Elm (AFP) – The pier was closed.", "Agence France-Presse"),
        # an agency in no list, spelt out below
        ("PORT ELM (LWA) — The pier shut, the Long Wharf Agency learned.", "Long Wharf Agency"),
        # in no list and never spelt out: the tag itself
        ("PORT ELM (LWA) — The pier was closed.", "LWA"),
        # no dateline, a sign-off in the style of one agency alone
        ("The pier shut.\n\n(Reporting by Ada Marsh; Editing by Col Tern)", "Reuters"),
        ("The pier shut.\n(Additional reporting by Ada Marsh; Editing by Col Tern)", "Reuters"),
        # the colleague who helped, in the style of another
        ("The pier shut.\n\nAssociated Press writer Ada Marsh contributed from Elm.", "Associated Press"),
        # the agency as the last word
        ("The pier shut on Monday. — AFP", "Agence France-Presse"),
        # a standing feature without a dateline
        ("10 Things to Know for Monday\n\n1. THE PIER IS SHUT", "Associated Press"),
    ],
)
def test_a_dateline_or_a_sign_off_names_the_agency(text: str, agency: str) -> None:
    """The agency of a whole article stands at its head or at its foot."""
    assert wires(text) == [agency]


@pytest.mark.parametrize(
    "text",
    [
        # told to an agency, by a staff writer
        "The mayor told Reuters on Monday that the pier would stay shut.",
        # the agency's picture
        "The pier at dusk. (Ada Marsh/Reuters)\n\nThe pier was closed on Monday.",
        # a picture credit on a line of its own at the foot
        "The pier was closed on Monday.\n\n- Reuters.",
        # an aside in brackets at the head of a paragraph
        "The council (SDC) voted. The pier was closed.",
        # stage directions
        "(BEGIN VIDEO CLIP) - The pier was closed.",
        # an agency spoken of
        "Reuters moved its office to the harbour, the landlord said.",
        # editors alone sign nothing
        "The pier was closed.\n\n(Edited by Ada Marsh)",
        "",
    ],
)
def test_a_bare_mention_of_an_agency_is_no_wire(text: str) -> None:
    """An agency that is named, thanked for a picture or spoken of did not write the article."""
    assert wires(text) == []


@pytest.mark.parametrize(
    ("text", "name", "manner"),
    [
        # the credit of the one who had it first
        ("The pier is rotten, first reported by the Tarn Gazette.", "Tarn Gazette", "first"),
        ("She told the Long Wharf Post, which first reported the story.", "Long Wharf Post", "first"),
        # a document in another's hands
        ("The letter, obtained by Reuters, is short.", "Reuters", "obtained"),
        ("A memo seen by the Tarn Gazette names him.", "Tarn Gazette", "obtained"),
        # an interview elsewhere
        ("“It is rotten,” the mayor told the Tarn Gazette.", "Tarn Gazette", "told"),
        ("In an interview with National Public Radio, Marsh shrugged.", "National Public Radio", "told"),
        # reports, before and after the name
        ("The Tarn Gazette reported on Monday that the pier is rotten.", "Tarn Gazette", "reported"),
        ("According to a new report by the Tarn Gazette, it is rotten.", "Tarn Gazette", "reported"),
        ("The pier is rotten, Reuters reports.", "Reuters", "reported"),
        ("Last year, a Tarn Gazette investigation found rot.", "Tarn Gazette", "reported"),
        # programmes go with their network
        ("“No,” Marsh said on CBS’s “Face the Nation.”", "CBS's Face the Nation", "told"),
        ("“No,” Marsh told “Fox and Friends,” smiling.", "Fox News's Fox and Friends", "told"),
        # polls: who asked is the origin, and two names are one poll
        ("Half oppose it, according to a CNN/ORC poll.", "CNN/ORC", "poll"),
        ("A Morning Consult poll found that half oppose it.", "Morning Consult", "poll"),
        # who checked
        ("PolitiFact rated the claim false.", "PolitiFact", "poll"),
        # a polling body in no list, known by its form beside a word of polling
        ("The poll, released on Monday by the Tarn Institute, found that half oppose it.", "Tarn Institute", "poll"),
        ("Half oppose it, according to a Havrin College survey.", "Havrin College", "poll"),
        # a name known by its form alone
        ("He spoke to Radio Tarn about the rot.", "Radio Tarn", "told"),
        ("It was first reported by KTRN-TV.", "KTRN-TV", "first"),
        # the long form of a bracketed short form
        ("TNS (Tarn News Society) reported the rot.", "TNS (Tarn News Society)", "reported"),
        # no-break spaces and curly apostrophes stand in names
        ("The pier is rotten, The New\u00a0York\u00a0Times reported.", "The New York Times", "reported"),
    ],
)
def test_a_word_of_credit_beside_an_outlet_makes_an_origin(text: str, name: str, manner: str) -> None:
    """The cue tells how the origin came by it."""
    assert [(found, kind, how) for found, kind, how, _ in read(text)] == [(name, "credit", manner)]


def test_outlets_in_a_row_share_the_credit() -> None:
    """One word of credit serves the names that follow it, and stops at the subject of the next clause."""
    text = "Marsh gave interviews to Radio Tarn, the Elm Post and Reuters."
    assert [name for name, *_ in read(text)] == ["Radio Tarn", "Elm Post", "Reuters"]
    assert [name for name, *_ in read("According to the Elm Post, Radio Tarn will move.")] == ["Elm Post"]


def test_a_bracketed_outlet_closes_an_item() -> None:
    """A round-up credits each item at its end."""
    assert read("The pier is rotten. [Reuters.]") == [("Reuters", "credit", "reported", "[Reuters.]")]


def test_a_short_form_means_the_outlet_named_in_full() -> None:
    """“The Times” is the one that the article names elsewhere."""
    text = "The Los Angeles Times opened an office.\nThe rot was first reported by the Times."
    assert [name for name, *_ in read(text)] == ["Los Angeles Times"]


@pytest.mark.parametrize(
    "text",
    [
        # the outlet as a place, a guest, an employer
        "She walked past the offices of the Tarn Gazette.",
        "Ada Marsh, who used to edit the Tarn Gazette, fell ill.",
        # credit in a speaker's mouth is the speaker's, not the outlet's
        "“The Tarn Gazette reported that I had resigned,” Marsh said.",
        # to those who listen to it
        "“I am leaving,” she told the Radio Tarn audience.",
        # not an outlet
        "The Environmental Protection Agency reported a leak.",
        "He told the Good News choir to wait.",
        # a programme's name in its plain meaning
        "The State of the Union is strong, she said today.",
        # a picture
        "Marsh in May. (Photo by Col Tern/Reuters)",
    ],
)
def test_an_outlet_without_a_credit_is_no_origin(text: str) -> None:
    """A name alone is no credit."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The report, a copy of which was seen by the Tarn Gazette, is long.", "seen by the Tarn Gazette"),
        ("“It is rotten,” Marsh told the Gazette on Monday.", "told the Gazette"),
        ("The Tarn Gazette has seen both notes.", "Tarn Gazette has seen"),
    ],
)
def test_what_the_outlet_saw_itself_is_its_own(text: str, cue: str) -> None:
    """An outlet's own name beside “seen by” or “told” marks its own work."""
    assert read(text, outlet="Tarn Gazette") == [
        ("Tarn Gazette", "sight", "told" if cue.startswith("told") else "obtained", cue)
    ]


def test_an_outlet_that_nobody_named_is_known_by_its_own_sight() -> None:
    """“First reported by one and seen by another” names the outlet that writes it, where no metadata does."""
    found = read("The draft, first reported by Reuters and seen by Elm Solutions, is short.")
    assert found == [
        ("Reuters", "credit", "first", "first reported by Reuters"),
        ("Elm Solutions", "sight", "obtained", "seen by Elm Solutions"),
    ]


def test_an_outlet_does_not_credit_itself() -> None:
    """Its own poll, its own report: no origin."""
    assert read("A Tarn Gazette poll found that half oppose it.", outlet="The Tarn Gazette") == []


def test_initials_are_spelt_out_by_the_text() -> None:
    """A tag takes the name whose initials it is, small words left out."""
    assert named_by_initials("LWA", "the Long Wharf Agency said") == "Long Wharf Agency"
    assert named_by_initials("LWA", "nothing of the kind") is None


@given(st.text(alphabet="ABab(AP) —“”\"'.,:\nTimesNewsReuters toldby/", max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in a text, cues lie inside it, in order, and outlets do not overlap."""
    page = article(text)
    found = origins(page, passages(page))
    assert all(0 <= one.cue.start < one.cue.end <= len(text) for one in found)
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    named = mentions(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(named))
