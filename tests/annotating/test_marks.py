"""Which marks open and close a quotation."""

from __future__ import annotations

import pytest

from corpus.annotating.marks import quoted_runs
from corpus.model import Span

CASES = [
    # straight marks tell by their neighbours which way they face
    ('He said "no," and "yes."', ["no,", "yes."]),
    # the closing mark is missing before the next opens, and at the end of the paragraph
    ("“It rose. “It fell,” she said.", ["It rose.", "It fell,"]),
    ("“It rose. It fell.", ["It rose. It fell."]),
    # a closing mark without an opening one
    ("It rose,” she said.", []),
    # an opening mark printed the wrong way round
    ("She said: ”It rose.”", ["It rose."]),
    # apostrophes are no marks: plurals, elisions, years, possessives
    ("The towns' '90s rock 'n' roll clubs didn't close.", []),
    ("‘The towns’ river’ rose.", ["The towns’ river"]),
    # inches and feet
    ("A 6\" pipe, 4' long.", []),
    # marks of an attribute in markup that was left in the text
    ('<post by="ada" on="May 1">It rose.', []),
    # German, French and typewritten marks
    ("„Es stieg“, sagte sie.", ["Es stieg"]),
    ("« Il monta », dit-elle.", ["Il monta"]),
    ("``It rose,'' she said.", ["It rose,"]),
    # nothing but marks
    ('""""""""', []),
    ("“”", []),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_marks_are_paired(text: str, words: list[str]) -> None:
    """The outermost quoted words of a paragraph, in order."""
    assert [run.content.of(text) for run in quoted_runs(text, Span(0, len(text))) if run.depth == 0] == words


def test_inner_quotations_know_their_depth() -> None:
    """A quotation inside another is found, one level down."""
    text = "“She said ‘no’ and “never” to it,” he said."
    runs = quoted_runs(text, Span(0, len(text)))
    assert [(run.content.of(text), run.depth) for run in runs] == [
        ("She said ‘no’ and “never” to it,", 0),
        ("no", 1),
        ("never", 1),
    ]
