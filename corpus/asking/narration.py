"""Find the asked words where they stand in print but nobody is given as saying them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.candidates import Candidate
from corpus.asking.difference import compare
from corpus.asking.marks import in_marks
from corpus.asking.matching import align
from corpus.asking.tokens import keys, tokens
from corpus.model import UNNAMED, Attribution, Quotation

if TYPE_CHECKING:
    from corpus.asking.asked import Asked
    from corpus.asking.filters import Filters
    from corpus.index.port import Index
    from corpus.model import Passage

RULE = "no attribution"  # of words that stand in print and are nobody's
LOOKED_AT = 12  # passages
TERMS = 2  # the rarest words are enough to find what stands there word for word
LEAST = 3  # fewer words stand in many places by chance
EXACT = 95.0


def printed(asked: Asked, index: Index, filters: Filters) -> list[Candidate]:
    """Return the passages that print the asked words as they are, in or out of quotation marks, unattributed."""
    if asked.length < LEAST:
        return []
    found = (
        _held(asked, passage, index)
        for passage in index.passages_with(asked.known[:TERMS], LOOKED_AT)
        if filters.admit(passage.article)
    )
    return [one for one in found if one is not None]


def _held(asked: Asked, passage: Passage, index: Index) -> Candidate | None:
    text = passage.article.text
    if 100 * asked.covered(keys(passage.words)) < EXACT:
        return None
    found = align(asked, tokens(text, (passage.span,)))
    if found.similarity < EXACT:
        return None
    comparison = compare(asked, found, text, (passage.span,))
    page = index.article(passage.article.file)
    if comparison.verdict == "altered" or page is None:
        return None
    if any(other.quotation.span.overlaps(comparison.window) for other in page.attributions):
        return None
    nobody = Attribution(Quotation((comparison.window,), "indirect"), None, None, UNNAMED, RULE, 0.0)
    marked = in_marks(text, passage.span, comparison.window)
    return Candidate(page, nobody, (comparison.window,), found, comparison, marked)
