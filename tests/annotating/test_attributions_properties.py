"""What holds of the attributions of any text whatever."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotating.attributions import attributions
from corpus.annotating.marks import quoted_runs
from corpus.annotating.passages import passages
from corpus.model import Article, Span

PIECES = st.sampled_from(
    [
        *"“”„‟\"'‘’‚`«»‹›.,:;!?—–-()[] \n\u00a0",
        *(
            "''",
            "``",
            "…",
            "...",
            "“It rose,”",
            '"It fell."',
            "‘no’",
            " said ",
            " says ",
            "Ada Marsh",
            "Mr. Lind",
            "she ",
        ),
        *(
            " who ",
            " that ",
            " according to ",
            " the mayor ",
            " and ",
            "’s ",
            "LO: ",
            "Q. ",
            "A. ",
            "- ",
            " calling ",
            "1995",
        ),
        *(
            '<a b="c">',
            "U.S.",
            " was called ",
            " by ",
            " the letter ",
            "É",
            "𝔸",
            "\u2028",
            "\u200b",
            " of ",
            " for ",
            ", ",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    """Any text and any marks are read without an error, and every span points into the text."""
    article = Article(id="0", file="a.txt", title="", text=text)
    found = attributions(article, passages(article))
    for one in found:
        content = one.quotation.content
        assert content
        assert all(0 <= span.start < span.end <= len(text) for span in content)
        assert all(before.end <= after.start for before, after in itertools.pairwise(content))
        assert 0.0 <= one.confidence <= 1.0
        for span in (one.cue, one.source, one.evidence, one.speaker.mention):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert [one.quotation.span for one in found] == sorted(one.quotation.span for one in found)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_direct_quotations_do_not_overlap(text: str) -> None:
    """Each quoted word belongs to one direct quotation, and to one inside it at most."""
    article = Article(id="0", file="a.txt", title="", text=text)
    direct = [one for one in attributions(article, passages(article)) if one.quotation.kind == "direct"]
    outer = sorted(span for one in direct if one.rule != "nested" for span in one.quotation.content)
    inner = sorted(span for one in direct if one.rule == "nested" for span in one.quotation.content)
    for spans in (outer, inner):
        assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert all(any(one.start <= span.start and span.end <= one.end for one in outer) for span in inner)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_quoted_runs_nest_and_never_cross(text: str) -> None:
    """Two runs lie apart or one inside the other, and the depth counts those around it."""
    runs = quoted_runs(text, Span(0, len(text)))
    for run in runs:
        around = [other for other in runs if other is not run and other.outer.contains(run.outer)]
        assert run.depth == len(around)
        assert run.outer.contains(run.content)
        crossing = [
            o for o in runs if o.outer.overlaps(run.outer) and o not in around and not run.outer.contains(o.outer)
        ]
        assert not crossing


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    """Reading depends on nothing but the article."""
    article = Article(id="0", file="a.txt", title="", text=text)
    paragraphs = passages(article)
    assert attributions(article, paragraphs) == attributions(article, paragraphs)
