"""Resolve the sources of an article in the order of the text, keeping track of who was last spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from corpus.annotating.clauses import first_subject
from corpus.annotating.lexicon import NOUN_KIND
from corpus.annotating.names import SAID, name_runs
from corpus.annotating.phrases import Phrase, Sentence, parsed
from corpus.annotating.pronouns import FEMALE, MALE
from corpus.annotating.roles import apposition
from corpus.annotating.things import PAIR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.annotating.mentions import Resolved, Resolver
    from corpus.annotating.readings import Reading
    from corpus.annotating.tokens import Line


class Sourced(Protocol):
    """Whatever has a reading, and the line in which its source stands."""

    @property
    def reading(self) -> Reading | None:
        """The reading, None where nobody is named."""

    @property
    def source_line(self) -> Line | None:
        """The line in which its source stands."""


# How prominent a mention is for the pronouns that follow. The order is what counts; the figures were tried on news in
# which readers had noted whom each pronoun stands for, and small changes make no difference.
_SOURCE = 1.2  # the source of a quotation
_SPEAKING = 1.15  # the subject of a reporting verb
_SUBJECT = 1.0
_PRONOUN = 0.9  # somebody a pronoun stands for
_INTRODUCED = 0.85  # somebody whose role is given
_OWNER = 0.5  # "Marsh's letter"
_MENTIONED = 0.45

_PERSONAL = FEMALE | MALE
_SPEAKS = re.compile(r"[RT]*(?:[HBM]R*)?V")
_ACTS = re.compile(r"[RT]*(?:[HBM][HBMR]*)?[vVBHM]")
_REACH = 30
"""Words behind a name within which its verb is looked for."""


def resolve_sources(lines: list[Line], items: Iterable[Sourced], resolver: Resolver) -> dict[int, Resolved]:
    """Return the speaker of each reading, by the reading's identity."""
    of_line: dict[int, list[Reading]] = {}
    for item in items:
        if item.source_line is not None and item.reading is not None:
            of_line.setdefault(id(item.source_line), []).append(item.reading)
    resolved: dict[int, Resolved] = {}
    number = 0
    for line in lines:
        readings = of_line.get(id(line), [])
        by_source: dict[Phrase, Resolved] = {}
        waiting = sorted({reading.source for reading in readings}, key=lambda source: source.first, reverse=True)
        for start, end in line.sentences:
            here = []
            while waiting and waiting[-1].first < end:
                here.append(waiting.pop())
            by_source.update(_read_sentence(parsed(line, start, end), number, here, resolver))
            number += 1
        resolved.update({id(reading): by_source[reading.source] for reading in readings if reading.source in by_source})
    return resolved


def _read_sentence(
    sentence: Sentence, number: int, sources: list[Phrase], resolver: Resolver
) -> dict[Phrase, Resolved]:
    """Note everybody whom a sentence mentions, and resolve its sources."""
    line, resolved = sentence.line, {}
    subject = first_subject(sentence)
    _note_things(sentence, number, subject, resolver)
    for phrase, is_source in _mentions(sentence, sources):
        if is_source or line.tags[phrase.first] == "p":
            answer = resolver.resolve(line, phrase, number)
            person, weight = answer.person, _SOURCE if is_source else _PRONOUN
            if is_source:
                resolved[phrase] = answer
                if answer.speaker.kind in {"organisation", "document"} and answer.speaker.name:
                    resolver.things.note(number, line.starts[phrase.first], answer.speaker)
        else:
            person = resolver.person_of(line, phrase.first, phrase.last)
            weight = _weight(sentence, phrase, subject)
        if person is not None and (person.known or is_source):
            resolver.focus.note(number, line.starts[phrase.first], person, weight)
    return resolved


def _note_things(sentence: Sentence, number: int, subject: Phrase | None, resolver: Resolver) -> None:
    """Note the organisation or document that a sentence is about, and the people named in it side by side."""
    line = sentence.line
    if subject is not None and line.tags[subject.first] not in "pmw":
        speaker = resolver.resolve(line, subject, number).speaker
        several = NOUN_KIND.get(line.lower[subject.last]) == "group"
        if speaker.name and (several or speaker.kind in {"organisation", "document"}):
            resolver.things.note(number, line.starts[subject.first], speaker, several=several)
    for found in PAIR.finditer(line.tags, sentence.start, sentence.end):
        one, other = (found.start(1), found.end(1) - 1), (found.start(2), found.end(2) - 1)
        speaker_pair = resolver.pair(line, one, other)
        if speaker_pair is not None:
            resolver.things.note(number, line.starts[found.start()], speaker_pair, several=True)


def _mentions(sentence: Sentence, sources: list[Phrase]) -> list[tuple[Phrase, bool]]:
    """Return the names, pronouns and sources of a sentence in order, and whether each is a source."""
    line = sentence.line
    taken = {source.first for source in sources}
    found = [
        (Phrase(at, at), False)
        for at in range(sentence.start, sentence.end)
        if line.tags[at] == "p" and line.lower[at] in _PERSONAL and at not in taken
    ]
    found += [(Phrase(run.first, run.last), False) for run in name_runs(line, sentence.start, sentence.end)]
    found += [(source, True) for source in sources]
    return sorted(found, key=lambda mention: (mention[0].first, mention[1]))


def _weight(sentence: Sentence, phrase: Phrase, subject: Phrase | None) -> float:
    """Return how prominent the mention of a name is."""
    line, tags, behind = sentence.line, sentence.tags, phrase.last + 1
    if tags[behind : behind + 1] == "s":
        return _OWNER
    subordinate = phrase.first > sentence.start and tags[phrase.first - 1] in "Stw"
    if (not subordinate and _SPEAKS.match(tags, behind, behind + _REACH)) or _behind_verb(sentence, phrase):
        return _SPEAKING
    if apposition(line, phrase.last) is not None:
        return _INTRODUCED
    if subject is not None and subject.first <= phrase.first <= subject.last:
        around = tags.find("V", behind, behind + _REACH)
        return _SPEAKING if tags[behind : behind + 1] in {",", "-"} and around > 0 else _SUBJECT
    acts = not subordinate and _ACTS.match(tags, behind, behind + _REACH)
    opens = sentence.tags[sentence.start : phrase.first].strip("N") == ""
    return _SUBJECT if acts or opens else _MENTIONED


def _behind_verb(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a name is the subject behind its verb: "..., noted the paper's Ada Marsh"."""
    line, tags, at = sentence.line, sentence.tags, phrase.first - 1
    while at > sentence.start and tags[at] in "nNsD":
        at -= 1
    ends = phrase.last + 1 >= len(tags) or tags[phrase.last + 1] in ".,;"
    return at > sentence.start and tags[at] == "V" and ends and tags[at - 1] in ",Q-" and line.lower[at] in SAID
