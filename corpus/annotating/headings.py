"""Tell the quotations that a headline or heading only repeats or displays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.text import fold

if TYPE_CHECKING:
    from corpus.annotating.continuation import Found
    from corpus.annotating.tokens import Line
    from corpus.model import Article

# Rules that name somebody in the heading itself.
_ATTRIBUTED_IN_PLACE = frozenset(
    {"cue-before", "cue-before-call", "cue-after", "cue-after-inverted", "name-with-colon", "cue-participle"}
)
HEADING_WORDS = 22
"""A line of more words is no heading."""
FIRST_LINES = 3
"""Lines among which a headline stands."""


def is_display(article: Article, item: Found) -> bool:
    """Tell whether ‘single’ marks in a headline or heading repeat what the text quotes, or name nobody who said it."""
    line = item.line
    if not item.run.single or len(line.tags) > HEADING_WORDS or not _is_heading(article, item.number, line):
        return False
    if item.reading is None or item.reading.rule not in _ATTRIBUTED_IN_PLACE:
        return True
    if item.number >= FIRST_LINES:
        return False
    words = fold(item.run.content.of(article.text)).text.strip(".,!? ")
    return words in fold(article.text[line.span.end :]).text


def _is_heading(article: Article, number: int, line: Line) -> bool:
    if article.headline is not None and article.headline.overlaps(line.span):
        return True
    printed = line.span.of(article.text)
    return not printed.endswith((".", "!", "?", ":", '"', "”")) or (number == 0 and "\n" not in printed)
