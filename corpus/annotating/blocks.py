"""Find block quotations: a paragraph without marks behind "Marsh wrote:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.annotating.clauses import class_of
from corpus.annotating.phrases import Phrase, parsed
from corpus.annotating.readings import Reading

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line
    from corpus.model import QuotationKind, Span

_NO_QUOTATION = re.compile(r"[<•*\-–—]|\d+[.)]|[A-Za-z] [A-Z]")
"""How markup and the items of a list begin."""
LONGEST_INTRODUCTION = 24
"""Words that the sentence with the colon may have."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that somebody is said to have said or written."""

    source_line: Line
    """The paragraph before, which names the source."""
    reading: Reading
    content: Span
    kind: QuotationKind = "direct"


def blocks(lines: list[Line]) -> list[Block]:
    """Return the block quotations of an article."""
    found = (_block(before, line) for before, line in pairwise(lines))
    return [block for block in found if block is not None]


def _block(before: Line, line: Line) -> Block | None:
    if not before.tags.endswith("V:") or line.runs or _NO_QUOTATION.match(line.text, line.span.start):
        return None
    start, end = before.sentences[-1]
    sentence, verb = parsed(before, start, end), end - 2
    if end - start > LONGEST_INTRODUCTION or class_of(sentence, verb) != "say":
        return None
    source = sentence.subject_before(verb)
    if source is None:
        return None
    return Block(before, Reading("block-quotation", source, Phrase(verb, verb)), line.span)
