"""Tell which words of a partly quoted statement stand in quotation marks."""

from __future__ import annotations

import re

from corpus.model import Span
from corpus.text import QUOTATION_MARKS

# One pair of marks inside one line; a mark that is never closed opens nothing.
_RUN = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|«([^«»\n]+)»|''((?:[^'\n]|'(?!'))+)''|``((?:[^'`\n]|'(?!'))+)''")
_DOUBLE = '"“”«»'


def quoted_runs(text: str, within: Span) -> list[Span]:
    """Return the stretches of a statement that stand in quotation marks, without the marks.

    >>> text = "She called it “a shame” and “a waste”."
    >>> [run.of(text) for run in quoted_runs(text, Span(0, len(text)))]
    ['a shame', 'a waste']
    """
    found = _RUN.finditer(text, within.start, within.end)
    return [Span(*match.span(match.lastindex)) for match in found if match.lastindex]


def in_marks(text: str, content: Span, window: Span) -> bool:
    """Tell whether a stretch of a partly quoted statement stands in quotation marks.

    >>> text = "She called it “a shame” and left."
    >>> in_marks(text, Span(0, 33), Span(15, 22)), in_marks(text, Span(0, 33), Span(28, 32))
    (True, False)
    """
    line = text.rfind("\n", 0, window.start) + 1
    start = min(max(line, content.start - 2), window.start)
    before = text[start : window.start].replace("''", '"').replace("``", '"')
    opened = before.count("“") + before.count("«") - before.count("”") - before.count("»")
    if opened <= 0 and not before.count('"') % 2:
        return False
    inner = window.of(text).replace("''", '"').strip(QUOTATION_MARKS)
    return not any(mark in inner for mark in _DOUBLE)
