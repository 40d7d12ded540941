"""Every quotation of a draft is held against the archive."""

from __future__ import annotations

from corpus.asking.check import check
from corpus.model import Span
from tests.factories import MemoryIndex, annotated, says

ARCHIVE = MemoryIndex(
    [
        annotated(
            "“The pier will hold another winter,” Ada Marsh said. “Fish do not vote,” said Bo Lindqvist.",
            says("The pier will hold another winter,", by="Ada Marsh", cue="said"),
            says("Fish do not vote,", by="Bo Lindqvist", nth=0),
            file="post.txt",
            outlet="Harbour Post",
            published="2026-03-02",
        )
    ]
)
DRAFT = annotated(
    "Ada Marsh said “the pier will hold for another summer” and that the ferry was late.\n"
    "“Fish do not vote,” Marsh added. The mayor called it “a disgrace to every boat afloat”.",
    says("the pier will hold for another summer", by="Ada Marsh", cue="said"),
    says("the ferry was late", by="Ada Marsh", kind="indirect"),
    says("Fish do not vote", by="Ada Marsh", source="Marsh", cue="added"),
    says("a disgrace to every boat afloat", source="The mayor", cue="called"),
)


def test_every_quotation_gets_verdict_speaker_and_place() -> None:
    """Altered words, another speaker and words that nobody said are told apart, in the order of the draft."""
    found = check(DRAFT, ARCHIVE).quotations
    assert [
        (one.quotation, one.answer.status, one.answer.answers[0].verdict if one.answer.answers else None, one.agrees)
        for one in found
    ] == [
        ("the pier will hold for another summer", "found", "altered", True),
        ("Fish do not vote", "found", "verbatim", False),
        ("a disgrace to every boat afloat", "none", None, None),
    ]
    assert all(one.span.of(DRAFT.article.text) == one.quotation for one in found)


def test_the_notes_count_what_an_editor_must_look_at() -> None:
    """One line says how many are altered, missing or somebody else's."""
    assert check(DRAFT, ARCHIVE).notes == (
        "3 quotations checked.",
        "1 not in the archive.",
        "1 printed in other words.",
        "1 said by somebody else, as the archive has it.",
    )


def test_a_draft_that_quotes_nobody_is_no_error() -> None:
    """There is nothing to check, and that is said."""
    assert check(annotated("The ferry was late."), ARCHIVE).notes == ("The draft quotes nobody.",)


def test_a_partly_quoted_statement_is_checked_by_what_stands_in_marks() -> None:
    """Of a mixed statement, the words in quotation marks are the quotation."""
    draft = annotated(
        "Marsh promised that the pier “will hold another winter” and more.",
        says("the pier “will hold another winter” and more", by="Ada Marsh", source="Marsh", kind="mixed"),
    )
    found = check(draft, ARCHIVE).quotations
    assert [(one.quotation, one.agrees) for one in found] == [("will hold another winter", True)]
    assert found[0].span == Span(30, 54)
    assert found[0].answer.answers[0].verdict == "fragment"
