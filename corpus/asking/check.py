"""Answer /check: hold every quotation of a draft against the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Checked

if TYPE_CHECKING:
    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle


def check(draft: AnnotatedArticle, index: Index) -> Checked:  # noqa: ARG001 - stub
    """Return every quotation of the draft with what the archive has on it, in order."""
    return Checked()
