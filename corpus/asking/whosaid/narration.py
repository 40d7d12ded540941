"""Find the asked words where they stand in print but nobody is given as saying them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.whosaid.candidates import Candidate
from corpus.asking.whosaid.difference import compare
from corpus.asking.whosaid.judging import needed, stands
from corpus.asking.whosaid.marks import in_marks
from corpus.asking.whosaid.matching import align
from corpus.asking.whosaid.tokens import keys, tokens
from corpus.model import UNNAMED, Attribution, Quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.asking.whosaid.asked import Asked
    from corpus.index.port import Index
    from corpus.model import Passage, Span

RULE = "no attribution"  # of words that stand in print and are nobody's
LOOKED_AT = 12  # passages
EXACT_TERMS = 2  # the rarest words are enough to find what stands there word for word
LIKE_TERMS = 5  # any of these may be among the words that were changed
LEAST = 3  # fewer words stand in many places by chance
EXACT = 95.0


def printed(asked: Asked, index: Index) -> list[Candidate]:
    """Return the passages that print the asked words as they are, in or out of quotation marks, unattributed."""
    if asked.length < LEAST:
        return []
    found = _unattributed(asked, asked.known[:EXACT_TERMS], EXACT, index)
    return [one for one in found if one.comparison.verdict != "altered"]


def resembling(asked: Asked, index: Index) -> list[Candidate]:
    """Return the unattributed passages that hold as much of the asked words as a quotation must, best first."""
    if asked.length < LEAST:
        return []
    found = _unattributed(asked, asked.telling[:LIKE_TERMS], needed(asked.length), index)
    return sorted((one for one in found if stands(asked, one)), key=lambda one: -one.similarity)


def _unattributed(asked: Asked, terms: Sequence[str], least: float, index: Index) -> Iterator[Candidate]:
    for passage in index.passages_with(terms, LOOKED_AT):
        if 100 * asked.covered(keys(passage.words)) >= least:
            one = _held(asked, passage, index)
            if one is not None and one.similarity >= least:
                yield one


def _held(asked: Asked, passage: Passage, index: Index) -> Candidate | None:
    text = passage.article.text
    found = align(asked, tokens(text, (passage.span,)))
    page = index.article(passage.article.file)
    if not found.pairs or page is None:
        return None
    comparison = compare(asked, found, text, (passage.span,))
    if any(_mostly(comparison.window, other.quotation.span) for other in page.attributions):
        return None
    nobody = Attribution(Quotation((comparison.window,), "indirect"), None, None, UNNAMED, RULE, 0.0)
    marked = in_marks(text, passage.span, comparison.window)
    return Candidate(page, nobody, (comparison.window,), found, comparison, marked)


def _mostly(window: Span, said: Span) -> bool:
    """Tell whether more than half of the words belong to what somebody is given as saying."""
    return 2 * (min(window.end, said.end) - max(window.start, said.start)) > len(window)
