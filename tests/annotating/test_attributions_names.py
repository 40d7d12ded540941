"""Who a mention stands for: organisations by their full names, holders of offices, surnames of two words, slips."""

from __future__ import annotations

import pytest

from corpus.annotating.attributions import attributions
from corpus.annotating.passages import passages
from corpus.model import Article, Speaker

SAID = "“The river will not wait for us.”"


def speakers(text: str) -> list[Speaker]:
    """Return the speakers of the direct quotations of a text."""
    article = Article(id="0", file="a.txt", title="", text=text)
    return [one.speaker for one in attributions(article, passages(article)) if one.quotation.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (
            f"The Northern River Fund met on Monday.\n\nThe NRF report stated: {SAID}",
            "Northern River Fund report",
            "an acronym is spelt out inside a document's description",
        ),
        (
            f"The Northern River Fund met on Monday.\n\nThe N.R.F. said: {SAID}",
            "Northern River Fund",
            "full stops in an acronym make no difference",
        ),
        (
            f"The NRF said: {SAID}",
            "NRF",
            "an acronym that the article never spells out stays",
        ),
        (
            f"The Commission on River Safety met on Monday.\n\nThe commission said: {SAID}",
            "Commission on River Safety",
            "a noun takes up the organisation with that head noun",
        ),
        (
            f"The Harbour Council met the Tidewater Commission.\n\nThe council said: {SAID}",
            "Harbour Council",
            "another organisation named since is not meant",
        ),
        (
            f"They praised Night Watch, a group of volunteers.\n\nThe group said: {SAID}",
            "Night Watch",
            "an organisation introduced by the noun is taken up by it",
        ),
        (
            f"Lind backed the Marsh campaign on Monday.\n\nThe campaign said: {SAID}",
            "Marsh campaign",
            "a campaign goes by the name before it",
        ),
        (f"The commission said: {SAID}", "commission", "a noun that takes up nothing stays a description"),
        (
            f"A video by the Harbour Council shows the flood.\n\nThe clip says: {SAID}",
            "Harbour Council clip",
            "a document carries its maker, by whatever name it is taken up",
        ),
        (
            f"The Committee for a Dry Harbour said: {SAID}",
            "Committee for a Dry Harbour",
            "the whole name is told, prepositions and all",
        ),
    ],
)
def test_organisations_go_by_their_full_names(text: str, name: str, why: str) -> None:
    """Acronyms and nouns that stand for an organisation are told by its full name."""
    assert [one.name for one in speakers(text)] == [name], why


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (f"Gov. Ada Marsh came home.\n\nThe governor said: {SAID}", "Ada Marsh", "a title is taken up by its noun"),
        (
            f"Sen. Nils Lind met Gov. Ada Marsh at home on Monday.\n\nThe senator said: {SAID}",
            "Nils Lind",
            "somebody of another office is not meant",
        ),
        (
            f"Nils Lind met Ada Marsh (R-Iowa) at home on Monday.\n\nThe lawmaker said: {SAID}",
            "Ada Marsh",
            "a party in brackets tells a lawmaker",
        ),
        (
            f"Ada Marsh, the mayor of Oslo, met Nils Lind.\n\nThe mayor said: {SAID}",
            "Ada Marsh",
            "an office may stand behind the name",
        ),
        (f"The governor said: {SAID}", "governor", "an office that nobody is known to hold stays"),
        (
            f"One of the college's deans, Ada Marsh, said: {SAID}",
            "Ada Marsh",
            "a name at the end of a description is the speaker's",
        ),
    ],
)
def test_titles_stand_for_their_holders(text: str, name: str, why: str) -> None:
    """A title alone stands for the person whom the article introduced with it."""
    assert [one.name for one in speakers(text)] == [name], why


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (f"Ada Van Dorn came home.\n\nVan Dorn said: {SAID}", "Ada Van Dorn", "a surname of two words"),
        (f"Maung Daw Su Linn came home.\n\nSu Linn said: {SAID}", "Maung Daw Su Linn", "the last two words of four"),
        (f"Ada Marshall came home.\n\nMarshal said: {SAID}", "Ada Marshall", "one letter is missing"),
        (f"Ada Lindqvist came home.\n\nLindkvist said: {SAID}", "Ada Lindqvist", "one letter is changed"),
        (f"Ada Lind came home.\n\nLund said: {SAID}", "Lund", "short surnames that are alike are other people's"),
        (
            f"Ada Marden and Nils Harden came home.\n\nWarden said: {SAID}",
            "Warden",
            "a slip that may stand for two people stands for neither",
        ),
    ],
)
def test_surnames_find_the_full_name(text: str, name: str, why: str) -> None:
    """A surname of two words, or with one wrong letter, finds the person named in full."""
    assert [one.name for one in speakers(text)] == [name], why


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (
            f"Ada Marsh, Democrat of Oregon, and Nils Lind, Democrat of Iowa, wrote.\n\n{SAID[:-2]},” they wrote.",
            "Ada Marsh and Nils Lind",
            "two people named side by side, each with an aside",
        ),
        (
            f"The Harbour Council met on Monday.\n\n{SAID[:-2]},” it said.",
            "Harbour Council",
            "the organisation that was the subject last",
        ),
        (f"{SAID[:-2]},” they wrote.", None, "nobody was named"),
    ],
)
def test_it_and_they_stand_for_what_was_named_last(text: str, name: str | None, why: str) -> None:
    """It and they stand for the organisation, the document or the people last spoken of."""
    assert [one.name for one in speakers(text)] == [name], why


def test_a_pronoun_of_the_other_gender_means_the_namesake() -> None:
    """Where only a man is spoken of, she is the woman of his name whom the article named before."""
    text = f"Mary Lind came home.\n\nIt rained.\n\nPeter Lind spoke. Lind said he was glad.\n\n{SAID[:-2]},” she said."
    assert [one.name for one in speakers(text)] == ["Mary Lind"]
