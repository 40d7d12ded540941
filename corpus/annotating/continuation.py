"""Attribute the quotations whose own sentence names nobody: continued, introduced before, named after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotating.cues import last_cue, read
from corpus.annotating.marks import Quoted
from corpus.annotating.names import apposition
from corpus.annotating.phrases import Phrase, Sentence
from corpus.annotating.readings import Reading
from corpus.annotating.titles import is_title
from corpus.model import Span

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line

# The better a rule names the speaker of a sentence, the sooner the next sentence's quotation is given to the same.
_LEADING = {
    "cue-after": 5, "cue-after-inverted": 5, "dashed-name": 5, "name-with-colon": 4, "cue-at-end": 4, "cue-before": 3, "cue-participle": 3,
    "according-to": 3, "cue-before-call": 3, "cue-participle-call": 2, "continued": 3, "interrupted": 5, "introduced": 3,
}  # fmt: skip


_LABEL = re.compile(r"([A-Z][A-Z.'’ -]{1,30}[A-Z])(?: \([^)]{1,40}\))?:\s+")


@dataclass(slots=True)
class Found:
    """A quoted run and how it was read."""

    number: int
    """The line's place in the article."""
    line: Line
    at: int
    run: Quoted
    alone: bool
    """True where nothing but quoted words stands in its sentence."""
    title: bool
    reading: Reading | None = None
    source_line: Line | None = None
    """The line in which the source stands; None with no reading."""
    label: Span | None = None
    """The speaker's name where a transcript puts it inside the marks: "LIND: I never said that."."""

    def take(self, rule: str, other: Found) -> None:
        """Take over the source of another quotation."""
        if other.reading is not None:
            self.reading = Reading(rule, other.reading.source, other.reading.cue)
            self.source_line = other.source_line


class Readings:
    """The quotations of an article with their readings, filled in paragraph by paragraph."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self._last: Found | None = None
        self._previous: Line | None = None

    def read(self, number: int, line: Line) -> None:
        """Read the quotations of the next paragraph."""
        items = [_own(number, line, at, run) for at, run in line.run_at.items()]
        for place, item in enumerate(items):
            if place and item.reading is not None and item.reading.rule == "subject" and _opens_sentence(item):
                item.reading = item.source_line = None
            if item.reading is None and not item.title and item.label is None:
                self._from_before(items, place)
        for place in range(len(items) - 2, -1, -1):
            behind = items[place + 1]
            if (
                items[place].reading is None
                and not items[place].title
                and not items[place].label
                and behind.reading is not None
            ):
                items[place].take("continued-back", behind)
        for item in items:
            if item.reading is None and not item.title and item.label is None:
                self._from_paragraph(item, line)
        self._sign(line, items)
        self.found.extend(items)
        spoken = [item for item in items if (item.reading is not None or item.label is not None) and not item.title]
        if spoken:
            self._last = spoken[-1]
        self._previous = line

    def _from_before(self, items: list[Found], place: int) -> None:
        """Continue the quotation of the sentence before, or take the sentence before as the introduction."""
        item = items[place]
        start, _ = item.line.sentence(item.at)
        if start == 0:
            return
        first, end = item.line.sentence(start - 2) if start >= 2 else (0, 0)
        before = [other for other in items[:place] if other.reading is not None and not other.title]
        inside = [other for other in before if other.at >= first]
        if inside:
            best = max(
                inside, key=lambda other: (_LEADING.get(other.reading.rule if other.reading else "", 1), other.at)
            )
            item.take("continued", best)
            return
        reading = last_cue(Sentence(item.line, first, end)) if end > first else None
        if reading is not None and (reading.rule == "introduced" or not before):
            item.reading, item.source_line = reading, item.line
        elif before:
            item.take("continued", before[-1])

    def _from_paragraph(self, item: Found, line: Line) -> None:
        """Take the speaker from the paragraph before."""
        previous, last = self._previous, self._last
        if previous is None:
            return
        unclosed = bool(previous.runs) and not previous.runs[-1].closed and last is not None and last.line is previous
        if unclosed and last is not None:
            item.take("continued-paragraph", last)
            item.label = last.label
            return
        first, end = previous.sentence(max(0, len(previous.tags) - 2))
        has_quote = "Q" in previous.tags[first:end]
        reading = last_cue(Sentence(previous, first, end)) if end > first and not has_quote else None
        if reading is not None and previous.tags.endswith(":"):
            item.reading, item.source_line = Reading("introduced-colon", reading.source, reading.cue), previous
        elif (
            last is not None
            and last.line is previous
            and (has_quote or reading is None or reading.rule == "introduced-weak")
        ):
            item.take("paragraph-same", last)
        elif reading is not None:
            item.reading, item.source_line = Reading("paragraph-" + reading.rule, reading.source, reading.cue), previous
        elif last is not None:
            item.take("paragraph-far", last)

    def _sign(self, line: Line, items: list[Found]) -> None:
        """Read a name on a line of its own under a quotation: "- Ada Marsh, mayor"."""
        last = self.found[-1] if self.found else None
        if items or last is None or last.line is not self._previous or not last.alone:
            return
        dashed = line.tags.startswith("-N")
        phrase = Sentence(line, 0, len(line.tags)).starting.get(int(dashed))
        if phrase is not None and (dashed or _is_name_and_role(line, phrase)):
            last.reading, last.source_line = Reading("signed", phrase, None), line


def _opens_sentence(item: Found) -> bool:
    return item.line.tags[item.at - 1 : item.at] == "."


def _is_name_and_role(line: Line, phrase: Phrase) -> bool:
    """ "Ada Marsh, head of the harbour board" and nothing else."""
    role = apposition(line, phrase.last) if set(line.tags[phrase.first : phrase.last + 1]) == {"N"} else None
    return role is not None and phrase.last > phrase.first and set(line.tags[role[1] + 1 :]) <= {"."}


def _own(number: int, line: Line, at: int, run: Quoted) -> Found:
    start, end = line.sentence(at)
    others = any(tag not in "Q,:;-.c" for tag in line.tags[start:end])
    item = Found(number, line, at, run, not others, is_title(line, at, run))
    label = _LABEL.match(line.text, run.content.start, run.content.end)
    if label is not None:
        item.label = Span(label.start(1), label.end(1))
        item.run = Quoted(Span(label.end(), run.content.end), run.outer, run.closed, run.single, run.depth)
        return item
    if others and not item.title:
        item.reading = read(Sentence(line, start, end), at)
        item.source_line = line if item.reading is not None else None
    return item
