"""Read the quotations inside a quotation: “He told me, ‘Go home’,” Marsh recalled."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.annotating.continuation import own_readings
from corpus.annotating.lexicon import FUNCTION_WORDS, NOUN_KIND
from corpus.annotating.mentions import Resolver
from corpus.annotating.names import name_runs
from corpus.annotating.pronouns import FEMALE, MALE, Focus
from corpus.annotating.tokens import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.annotating.continuation import Found
    from corpus.annotating.marks import Quoted
    from corpus.annotating.mentions import Resolved
    from corpus.annotating.readings import Reading
    from corpus.annotating.tokens import Line
    from corpus.model import Span

# Rules by which a word inside the outer quotation itself attributes the inner one.
_ATTRIBUTING = frozenset(
    "cue-before cue-after cue-after-inverted cue-participle cue-at-end according-to name-with-colon".split()
)
SHORTEST = 3
"""Words of the shortest inner quotation; less is a term that the outer speaker holds at arm's length."""
TRAIL = 40
"""Mentions before the outer quotation among which an inner pronoun finds its person."""
_REACH = 60
"""Words before the inner source in which a name inside the outer quotation is looked for."""
_INSIDE = 1.1
"""How prominent a name inside the outer quotation is to the pronouns behind it there."""


@dataclass(frozen=True, slots=True)
class Nested:
    """A quotation inside another and how it was read."""

    outer: Found
    line: Line
    """The words of the outer quotation, cut as if they were a paragraph."""
    run: Quoted
    reading: Reading


def inner_runs(found: Iterable[Found], runs: dict[int, list[Quoted]]) -> Iterator[tuple[Found, list[Quoted]]]:
    """Pair each quotation with the runs directly inside it; `runs` holds those of each line, by the line's identity."""
    for item in found:
        deeper = runs.get(id(item.line))
        if deeper:
            first = bisect_left(deeper, item.run.content.start, key=_start)
            behind = bisect_left(deeper, item.run.content.end, key=_start)
            if behind > first:
                yield item, deeper[first:behind]


def _start(run: Quoted) -> int:
    return run.outer.start


def nested(text: str, outer: Found, inner: list[Quoted], names: frozenset[str]) -> Iterator[Nested]:
    """Return the inner quotations of an outer one that its own words attribute to somebody."""
    if all(len(run.content.of(text).split()) < SHORTEST for run in inner):
        return
    line = line_of(text, outer.run.content, [replace(run, depth=0) for run in inner], names)
    for item in own_readings(outer.number, line):
        reading = item.reading
        if reading is None or reading.rule not in _ATTRIBUTING or item.title or _is_supposed(line, reading):
            continue
        if item.run.closed and len(item.run.content.of(text).split()) >= SHORTEST:
            yield Nested(outer, line, item.run, reading)


def resolve_nested(item: Nested, outer: Resolved | None, resolver: Resolver) -> Resolved | None:
    """Return who is quoted inside: "he" is somebody other than the outer speaker, spoken of before or inside.

    None where that is nobody in particular, or the outer speaker again, to whom the words are given anyway.
    """
    line, source = item.line, item.reading.source
    word = line.lower[source.first]
    if source.first != source.last or not _is_pronoun(word):
        found = resolver.resolve(line, source, 0)
    elif word in FEMALE or word in MALE:
        focus = _focus(item, outer, resolver)
        number = focus.trail[-1][0] + 1 if focus.trail else 0
        found = Resolver(resolver.people, resolver.organisations, focus, None).resolve(line, source, number)
    else:
        return None
    same = outer is not None and found.speaker.name == outer.speaker.name
    nobody = found.speaker.kind == "unnamed" and not any(
        NOUN_KIND.get(word) for word in line.lower[source.first : source.last + 1]
    )
    return None if found.speaker.name is None or same or nobody else found


def _is_pronoun(word: str) -> bool:
    return word.partition("'")[0] in FUNCTION_WORDS


def _is_supposed(line: Line, reading: Reading) -> bool:
    """Tell words that nobody said yet: "people will say"."""
    return reading.cue is not None and "M" in line.tags[max(0, reading.cue.first - 2) : reading.cue.first]


def _focus(item: Nested, outer: Resolved | None, resolver: Resolver) -> Focus:
    """Return who was spoken of before the inner source, the outer speaker left out."""
    trail, line = resolver.focus.trail, item.line
    behind = bisect_left(trail, item.outer.run.outer.start, key=lambda mention: mention[1])
    speaker = None if outer is None else outer.speaker.name
    focus = Focus()
    for mention in trail[max(0, behind - TRAIL) : behind]:
        if mention[2].name != speaker:
            focus.note(*mention)
    number = trail[behind - 1][0] + 1 if behind else 0
    source = item.reading.source.first
    for run in name_runs(line, max(0, source - _REACH), source):
        person = resolver.person_of(line, run.first, run.last)
        if person is not None and person.name != speaker:
            focus.note(number, line.starts[run.first], person, _INSIDE)
    return focus


def evidence_of(item: Nested) -> Span:
    """Return the sentence inside the outer quotation that names the inner speaker."""
    start, end = item.line.sentence(item.reading.source.first)
    return item.line.span_of(start, min(end, len(item.line.tags) - 1))
