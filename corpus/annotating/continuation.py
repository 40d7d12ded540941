"""Attribute the quotations whose own sentence names nobody: continued, introduced before, named after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.annotating.cues import last_cue, read
from corpus.annotating.marks import Quoted
from corpus.annotating.phrases import Phrase, parsed
from corpus.annotating.readings import Reading
from corpus.annotating.roles import apposition
from corpus.annotating.titles import is_title
from corpus.annotating.transcripts import LABEL
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.annotating.tokens import Line

# The better a rule names the speaker of a sentence, the sooner the next sentence's quotation is given to the same.
_LEADING = {
    **dict.fromkeys(("cue-after", "cue-after-inverted", "dashed-name"), 5),
    **dict.fromkeys(("name-with-colon", "cue-at-end"), 4),
    **dict.fromkeys(("cue-before", "cue-before-call", "cue-participle", "according-to", "continued", "introduced"), 3),
    "cue-participle-call": 2,
}


MANY = 30
"""Quotations above which a sentence is a list of words, and nobody is looked for who said them."""
_RIVALS = 8  # quotations of the sentence before among which the one that names its speaker best is chosen


class Found:
    """A quoted run and how it was read; filled in while the paragraphs are read."""

    __slots__ = ("alone", "at", "label", "line", "number", "reading", "run", "source_line", "title")

    def __init__(self, number: int, line: Line, at: int, run: Quoted, *, alone: bool, title: bool) -> None:
        self.number = number
        """The line's place in the article."""
        self.line = line
        self.at = at
        self.run = run
        self.alone = alone
        """True where nothing but quoted words stands in its sentence."""
        self.title = title
        self.reading: Reading | None = None
        self.source_line: Line | None = None
        """The line in which the source stands; None with no reading."""
        self.label: Span | None = None
        """The speaker's name where a transcript puts it inside the marks: "LIND: I never said that."."""

    @property
    def open(self) -> bool:
        """True while nobody is known to have said it."""
        return self.reading is None and not self.title and self.label is None

    def take(self, rule: str, other: Found) -> None:
        """Take over the source of another quotation."""
        if other.reading is not None:
            self.reading = replace(other.reading, rule=rule)
            self.source_line = other.source_line


class Readings:
    """The quotations of an article with their readings, filled in paragraph by paragraph."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self._last: Found | None = None
        self._previous: Line | None = None
        self._introductions: dict[tuple[int, int], Reading | None] = {}

    def _introduction(self, line: Line, first: int, end: int) -> Reading | None:
        """Return who a sentence introduces as about to speak; worked out once for each sentence."""
        key = id(line), first
        if key not in self._introductions:
            self._introductions[key] = last_cue(parsed(line, first, end)) if end > first else None
        return self._introductions[key]

    def read(self, number: int, line: Line) -> None:
        """Read the quotations of the next paragraph."""
        items = list(own_readings(number, line))
        self._continue(items)
        for item, behind in zip(items[-2::-1], items[:0:-1], strict=True):
            if item.open and behind.reading is not None:
                item.take("continued-back", behind)
        for item in items:
            if item.open:
                self._from_paragraph(item)
        self._sign(line, items)
        self.found.extend(items)
        spoken = [item for item in items if (item.reading is not None or item.label is not None) and not item.title]
        if spoken:
            self._last = spoken[-1]
        self._previous = line

    def _continue(self, items: list[Found]) -> None:
        """Give the quotations that stand alone to the speaker of the sentence before, or to whom it introduces."""
        spoken: Found | None = None
        latest: list[Found] = []
        for place, item in enumerate(items):
            if place and item.reading is not None and item.reading.rule == "subject" and _opens_sentence(item):
                item.reading = item.source_line = None
            if item.open:
                self._from_before(item, spoken, latest)
            if item.reading is not None and not item.title:
                if latest and latest[-1].line.sentence(latest[-1].at) != item.line.sentence(item.at):
                    latest = []
                latest.append(item)
                spoken = item

    def _from_before(self, item: Found, spoken: Found | None, latest: list[Found]) -> None:
        start, _ = item.line.sentence(item.at)
        if start < 2:
            return
        first, end = item.line.sentence(start - 2)
        inside = [other for other in latest[-_RIVALS:] if other.at >= first]
        if inside:
            item.take("continued", max(inside, key=_leads))
            return
        reading = self._introduction(item.line, first, end)
        if reading is not None and (reading.rule == "introduced" or spoken is None):
            item.reading, item.source_line = reading, item.line
        elif spoken is not None:
            item.take("continued", spoken)

    def _from_paragraph(self, item: Found) -> None:
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
        reading = None if has_quote else self._introduction(previous, first, end)
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
        phrase = parsed(line, *line.sentence(0)).starting.get(int(dashed))
        if phrase is not None and (dashed or _is_name_and_role(line, phrase)):
            last.reading, last.source_line = Reading("signed", phrase, None), line


def _opens_sentence(item: Found) -> bool:
    return item.line.tags[item.at - 1 : item.at] == "."


def _is_name_and_role(line: Line, phrase: Phrase) -> bool:
    """Read "Ada Marsh, head of the harbour board" and nothing else."""
    role = apposition(line, phrase.last) if set(line.tags[phrase.first : phrase.last + 1]) == {"N"} else None
    return role is not None and phrase.last > phrase.first and set(line.tags[role[1] + 1 :]) <= {"."}


def _leads(item: Found) -> tuple[int, int]:
    return _LEADING.get(item.reading.rule if item.reading is not None else "", 1), item.at


def own_readings(number: int, line: Line) -> Iterator[Found]:
    """Read each quotation of a paragraph inside its own sentence."""
    others, many, before = False, False, -1
    for at, run in line.run_at.items():
        start, end = line.sentence(at)
        if start != before:
            tags, before = line.tags[start:end], start
            others, many = any(tag not in "Q,:;-.c" for tag in set(tags)), tags.count("Q") > MANY
        item = Found(number, line, at, run, alone=not others, title=is_title(line, at, run))
        label = LABEL.match(line.text, run.content.start, run.content.end)
        if label is not None and label["capitals"]:
            item.label = Span(*label.span("capitals"))
            item.run = Quoted(Span(label.end(), run.content.end), run.outer, run.closed, run.single, run.depth)
        elif others and not item.title and not many:
            item.reading = read(parsed(line, start, end), at)
            item.source_line = line if item.reading is not None else None
        yield item
