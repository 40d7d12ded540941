"""Cut an article into passages: its paragraphs, without the page furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import Span

if TYPE_CHECKING:
    from corpus.model import Article

_LINE = re.compile(r"[^\r\n]+")
_BLOCK = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r?\n|$))+")
HARD_WRAP = 90  # no line of a text that was wrapped by hand is longer; a paragraph kept on one line soon is


def passages(article: Article) -> tuple[Span, ...]:
    """Return the paragraphs in order; one line each, or a block of lines where the text was wrapped by hand."""
    pattern = _BLOCK if _hard_wrapped(article.text) else _LINE
    found = (_trimmed(article.text, Span(m.start(), m.end())) for m in pattern.finditer(article.text))
    return tuple(span for span in found if span and not any(span.overlaps(other) for other in article.furniture))


def _hard_wrapped(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 6 or any(len(line) > HARD_WRAP for line in lines):
        return False
    running_on = sum(1 for line in lines if line.rstrip()[-1:].isalpha() or line.rstrip().endswith(","))
    return running_on > len(lines) / 2


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
