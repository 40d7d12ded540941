"""Cut a paragraph into words with a part of speech each, quotations taken as one word."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.annotating.tagging import tagged
from corpus.model import Span

if TYPE_CHECKING:
    from corpus.annotating.marks import Quoted
    from corpus.annotating.phrases import Sentence

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.S., R.J.
    r"|[$£€]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|%)?(?:-[^\W\d_]+)*"
    r"|['’]s\b|n['’]t\b|(?<=s)['’](?= )"
    r"|@\w+|#\w+"
    r"|[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*(?:[-‑][^\W_]+(?:['’](?!s\b)[^\W_]+)*)*"
    r"|--+|[–—―]|\.\.\.|…|[.,:;!?()\[\]-]"
)
# An aside in brackets, a party's letter or an age between commas says nothing about who speaks.
_ASIDE = re.compile(
    r"[(\[][^()\[\]\n“”\"]{0,100}[)\]]"
    r"|, ?[RDI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?,?"
    r"|, (?:an? )?\d{2},(?! [A-Z])"
    r"|,(?= (?:[JS]r\b|I{2,3}\b))"
)
LONGEST = 300
"""Words of the longest sentence that is read as one; a text without full stops is read in pieces of so many."""


class Line:
    """A paragraph cut into words."""

    __slots__ = ("ends", "lower", "parsed", "run_at", "runs", "sentences", "span", "starts", "tags", "text", "words")

    def __init__(self, text: str, span: Span, runs: list[Quoted]) -> None:
        self.text = text
        self.span = span
        self.runs = runs
        """The outermost quotations, in order."""
        self.words: list[str] = []
        self.lower: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags = ""
        self.run_at: dict[int, Quoted] = {}
        """The quotation behind each token tagged Q."""
        self.sentences: list[tuple[int, int]] = []
        """The first token of each sentence and the one behind its last, its full stop left out."""
        self.parsed: dict[int, Sentence] = {}
        """The sentences whose phrases were found already, by their first token."""

    def span_of(self, first: int, last: int) -> Span:
        """Return the range of text from one token to another, both included."""
        return Span(self.starts[first], self.ends[last])

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the first token and the one behind the last of the sentence in which a token stands."""
        if not self.sentences:
            return 0, 0
        place = bisect_right(self.sentences, (at, len(self.tags) + 1)) - 1
        return self.sentences[max(place, 0)]


def line_of(text: str, span: Span, runs: list[Quoted], names: frozenset[str]) -> Line:
    """Cut one paragraph into words; `names` are the capitalised words that the article uses inside sentences.

    >>> line = line_of("Rep. Ada Marsh told the board on Friday.", Span(0, 40), [], frozenset())
    >>> line.tags
    'NNNVDnPT.'
    """
    line = Line(text, span, [run for run in runs if run.depth == 0])
    at = span.start
    for run in line.runs:
        _cut(line, at, run.outer.start)
        _add(line, "“”", run.outer.start, run.outer.end)
        at = run.outer.end
    _cut(line, at, span.end)
    _keep_tagged(line, tagged(line, names))
    line.sentences = _sentences(line.tags)
    return line


def _sentences(tags: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(tags):
        end = tags.find(".", start, start + LONGEST)
        if end < 0:
            end = min(start + LONGEST, len(tags))
            found.append((start, end))
            start = end
        else:
            found.append((start, end))
            start = end + 1
    return found


def _keep_tagged(line: Line, tags: str) -> None:
    """Drop the words that say nothing and end a sentence behind a quotation that ends one."""
    kept: list[tuple[str, str, int, int, str]] = []
    last = len(tags) - 1
    line.run_at = {}
    runs = iter(line.runs)
    for i, tag in enumerate(tags):
        if tag == "~":
            continue
        if tag == "Q":
            line.run_at[len(kept)] = next(runs)
        kept.append((line.words[i], line.lower[i], line.starts[i], line.ends[i], tag))
        if tag == "Q" and i < last and _quotation_ends_sentence(line, tags, i):
            kept.append((".", ".", line.ends[i], line.ends[i], "."))
    if kept:
        words, lower, starts, ends, letters = zip(*kept, strict=True)
        line.words, line.lower, line.starts, line.ends = list(words), list(lower), list(starts), list(ends)
        line.tags = "".join(letters)


# "Marsh asked", "the mayor told her", "asked the mayor": what may follow a quotation that ends with its own stop
_REPORTS = re.compile(r"(?:p|D?[nN]+)(?:sn+)?R*(?:HR*)?V(?P<rest>[.,:]|[PT]|$)?")


def _quotation_ends_sentence(line: Line, tags: str, i: int) -> bool:
    stop, following = last_character(line, i), tags[i + 1]
    if following in ",:;.-" or stop not in ".!?…" or line.words[i + 1][0].islower():
        return False
    if following == "Q":
        return True
    opens = i == 0 or tags[i - 1] in ".Q"
    reports = _REPORTS.match(tags, i + 1)
    if not opens or reports is None:
        return True
    return stop == "." and (reports["rest"] is None or tags[i + 1] == "p")


def last_character(line: Line, quote: int) -> str:
    """Return the last character inside the marks of the quotation at a token."""
    end = line.ends[quote]
    return line.text[max(line.span.start, end - 8) : end].rstrip("”\"'’»“` \u00a0")[-1:]


def _cut(line: Line, start: int, end: int) -> None:
    """Add the words from one place to another, without the asides."""
    at = start
    for aside in _ASIDE.finditer(line.text, start, end):
        _words(line, at, aside.start())
        at = aside.end()
    _words(line, at, end)


def _words(line: Line, start: int, end: int) -> None:
    for found in _WORD.finditer(line.text, start, end):
        _add(line, found[0], found.start(), found.end())


def _add(line: Line, word: str, start: int, end: int) -> None:
    line.words.append(word)
    line.lower.append(word.replace("’", "'").lower())
    line.starts.append(start)
    line.ends.append(end)
