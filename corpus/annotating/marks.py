"""Pair the quotation marks of an article, whatever their shape, and survive the odd ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# Two apostrophes or two backquotes are one double mark, as typewriters and TeX write it.
# Six marks in a row quote nothing.
_MARK = re.compile("([\"“”„‟«»‹›‘’‚‛'`])\\1{5,}|''|``|[\"“”„‟«»‹›‘’‚‛'`]")
_CURLY = re.compile("[“”]")
_DOUBLE = {'"', "''", "``", "“", "”", "„", "‟"}
_LATER_CLOSING = re.compile("[^\\s‘]['’](?![^\\W_])")
_SINGLE = re.compile("(['‘’‚‛`])\\1{5,}|['‘’‚‛`]")
_ELISION = re.compile(r"['‘’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’]|bout\b|round\b|neath\b)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<=\s)[\w-]{1,40}=(\"[^\"\n]*)\"")  # markup that was left in the text, its two marks
_OPENS_AFTER = frozenset("([{—–-―/:,;|>+@*") | {"“", '"', "‘", "'", "„", "«", "\u200b", "\ufeff"}
NESTED_REACH = 2000
"""Characters within which the marks of an inner and an outer quotation must close."""
SINGLE_REACH = 600
"""Characters within which a single mark must close; beyond it was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A run of quoted words inside one paragraph."""

    content: Span
    """The words, without the marks and the white space beside them."""
    outer: Span
    """The words with their marks."""
    closed: bool = True
    """False where the paragraph ends before a closing mark."""
    single: bool = False
    """True for ‘single’ marks."""
    depth: int = 0
    """0 for an outermost quotation, 1 for one inside another."""


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    at: int
    after: int


def quoted_runs(text: str, paragraph: Span) -> list[Quoted]:
    """Return the quoted runs of one paragraph in order, outer before inner.

    >>> text = "“It is ‘over’,” she said. “Go"
    >>> [(run.content.of(text), run.depth, run.closed) for run in quoted_runs(text, Span(0, len(text)))]
    [('It is ‘over’,', 0, True), ('over', 1, True), ('Go', 0, False)]
    """
    runs: list[Quoted] = []
    stack: list[_Open] = []
    singles = _single_pairs(text, paragraph)
    markup = {at for found in _ATTRIBUTE.finditer(text, paragraph.start, paragraph.end) for at in found.span(1)}
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = found[0], found.start()
        if at in markup or found[1]:
            continue
        if at in singles:
            end = singles[at]
            runs.append(_run(text, at, at + 1, end, end + 1, len(stack), single=True))
        elif mark in _DOUBLE or mark in "«»":
            _take(text, paragraph, stack, runs, mark, at)
    while stack:
        opened = stack.pop()
        runs.append(_run(text, opened.at, opened.after, paragraph.end, paragraph.end, len(stack), closed=False))
    return _levelled(run for run in runs if run.content.start < run.content.end)


def _take(text: str, paragraph: Span, stack: list[_Open], runs: list[Quoted], mark: str, at: int) -> None:
    """Open or close a run at a double mark."""
    after = at + len(mark)
    opening = _is_opening(text, paragraph, mark, at, after, stack)
    if not opening:
        if stack:
            opened = stack.pop()
            runs.append(_run(text, opened.at, opened.after, at, after, len(stack)))
        return
    if stack and _family(stack[-1].mark) == _family(mark) and not _is_nested(text, paragraph, mark, after):
        # a second opening mark of the same shape: the first was never closed
        opened = stack.pop()
        runs.append(_run(text, opened.at, opened.after, at, at, len(stack), closed=False))
    if len(stack) < 2:
        stack.append(_Open(mark, at, after))


def _is_nested(text: str, paragraph: Span, mark: str, after: int) -> bool:
    """Tell an inner quotation in the same curly marks: two closing marks follow before another opens."""
    if mark != "“":
        return False
    following = (found[0] for found in _CURLY.finditer(text, after, min(paragraph.end, after + NESTED_REACH)))
    return next(following, "") == "”" and next(following, "") == "”"


def _is_opening(text: str, paragraph: Span, mark: str, at: int, after: int, stack: list[_Open]) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    behind = text[after] if after < paragraph.end else " "
    if mark in "«„":
        return True
    if mark == "»":
        return False
    if mark == "“":
        # German and Czech close with the mark that English opens with; some print it on both sides
        german = bool(stack) and stack[-1].mark == "„"
        slip = bool(stack) and stack[-1].mark == "“" and not before.isspace() and (behind.isspace() or behind in ",.;:")
        return not german and not slip
    if mark == "”":
        return not stack and before.isspace() and behind.isalnum()
    if mark == "``":
        return True
    spaced_before = before.isspace() or before in _OPENS_AFTER
    spaced_behind = behind.isspace() or not (behind.isalnum() or behind in "[($'‘’“.…#@")
    if stack and any(_family(opened.mark) in {"straight", "typewriter"} for opened in stack):
        return spaced_before and not spaced_behind and not before.isalnum() and _looks_reopened(text, paragraph, at)
    if stack:
        return spaced_before and not spaced_behind
    return spaced_before or not spaced_behind


def _looks_reopened(text: str, paragraph: Span, at: int) -> bool:
    """Tell whether a straight mark opens, though one is open already: it stands between a space and a word."""
    return at > paragraph.start and text[at - 1].isspace()


def _family(mark: str) -> str:
    if mark in {"''", "``"}:
        return "typewriter"
    return "curly" if mark in "“”„‟" else "guillemet" if mark in "«»" else "straight"


def _single_pairs(text: str, paragraph: Span) -> dict[int, int]:
    """Return where ‘single’ marks open and close; apostrophes are left out."""
    pairs: dict[int, int] = {}
    opened: int | None = None
    for found in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        if found[1]:
            continue
        at = found.start()
        before = text[at - 1] if at > paragraph.start else " "
        behind = text[at + 1] if at + 1 < paragraph.end else " "
        if before in "'`" or behind in "'`":
            continue
        if opened is not None and at - opened > SINGLE_REACH:
            opened = None
        inner_end = opened is not None and behind in '"”' and not before.isspace()
        if (before.isspace() or before in _OPENS_AFTER) and not behind.isspace() and not inner_end:
            if text[at] != "’" and not _ELISION.match(text, at) and (behind.isalnum() or behind in "[(#@$.…"):
                opened = at
        elif opened is not None and _closes_single(text, paragraph, at, before, behind):
            pairs[opened] = at
            opened = None
    return pairs


def _closes_single(text: str, paragraph: Span, at: int, before: str, behind: str) -> bool:
    if text[at] in "‘‚‛" or behind.isalnum() or before.isspace():
        return False
    if before == "s" and behind == " " and at + 2 < paragraph.end and text[at + 2].islower():
        # "the ‘voters’ choice’": a plural's apostrophe when another closing mark follows soon
        later = _LATER_CLOSING.search(text, at + 1, min(paragraph.end, at + 120))
        return later is None
    return True


def _run(
    text: str, at: int, start: int, end: int, after: int, depth: int, *, closed: bool = True, single: bool = False
) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(Span(start, end), Span(at, max(after, end)), closed, single, depth)


def _levelled(runs: Iterable[Quoted]) -> list[Quoted]:
    """Sort the runs and work out which lies in which; drop those that cross another."""
    ordered = sorted(runs, key=lambda run: (run.outer.start, -run.outer.end))
    kept: list[Quoted] = []
    open_until: list[int] = []
    for run in ordered:
        while open_until and open_until[-1] <= run.outer.start:
            open_until.pop()
        if open_until and run.outer.end > open_until[-1]:
            continue
        kept.append(Quoted(run.content, run.outer, run.closed, run.single, len(open_until)))
        open_until.append(run.outer.end)
    return kept
