"""Read the attributions of an article: who is presented as having said what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.confidence import confidence_of
from corpus.annotating.continuation import Found, Readings
from corpus.annotating.clauses import first_subject
from corpus.annotating.indirect import Reported, reported
from corpus.annotating.marks import quoted_runs
from corpus.annotating.mentions import Resolved, Resolver
from corpus.annotating.names import SAID, People, apposition, name_runs
from corpus.annotating.parts import joined
from corpus.annotating.phrases import Phrase, Sentence
from corpus.annotating.pronouns import FEMALE, MALE, Focus
from corpus.annotating.titles import is_scare_quote
from corpus.annotating.tokens import Line, line_of
from corpus.model import UNNAMED, Attribution, Quotation, Span
from corpus.text import fold

if TYPE_CHECKING:
    from corpus.model import Article

# Capitalised words that do not stand first in a sentence; an initial or a title before them ends none.
_INSIDE_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_] )|(?<=[,;)] )|(?<=[’'] )|(?<=\b[A-Z]\. )|(?<=\bMr\. )|(?<=\bMs\. )|(?<=\bDr\. )|(?<=Mrs\. )"
    r"|(?<=Sen\. )|(?<=Rep\. )|(?<=Gov\. ))[A-Z][\w’'-]+"
)


def attributions(article: Article, passages: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in the order of the text."""
    text = article.text
    names = frozenset(_INSIDE_SENTENCE.findall(text))
    lines = [line_of(text, span, quoted_runs(text, span), names) for span in passages]
    people, readings = People(), Readings()
    statements: list[Reported] = []
    for number, line in enumerate(lines):
        people.read(line)
        readings.read(number, line)
        statements.extend(reported(line))
    people.settle()
    resolver = Resolver(people, Focus(), article.author)
    resolved = _resolve(lines, [*readings.found, *statements], resolver)
    said = [item for item in readings.found if not item.title and not _is_display(article, lines, item)]
    said = [item for item in said if not _is_coined(item, resolved.get(id(item.reading)))]
    direct = [_attribution(parts, resolved.get(id(parts[0].reading)), resolver) for parts in joined(said)]
    indirect = [_statement(item, resolved[id(item.reading)]) for item in statements if id(item.reading) in resolved]
    return tuple(sorted([*direct, *indirect], key=lambda said: (said.quotation.span, said.quotation.kind)))


def _is_coined(item: Found, who: Resolved | None) -> bool:
    rule = item.reading.rule if item.reading is not None else "none"
    kind = None if who is None else who.speaker.kind
    return item.label is None and is_scare_quote(item.line, item.at, item.run, rule, kind)


_ATTRIBUTED_IN_PLACE = frozenset(
    {"cue-before", "cue-before-call", "cue-after", "cue-after-inverted", "name-with-colon", "cue-participle"}
)
HEADING_WORDS = 22
"""A line of more words is no heading."""


def _is_display(article: Article, lines: list[Line], item: Found) -> bool:
    """Tell whether ‘single’ marks in a headline or heading repeat what the text quotes, or name nobody who said it."""
    line = item.line
    if not item.run.single or len(line.tags) > HEADING_WORDS or not _is_heading(article, lines, line):
        return False
    if item.reading is None or item.reading.rule not in _ATTRIBUTED_IN_PLACE:
        return True
    words = fold(item.run.content.of(article.text)).text.strip(".,!? ")
    return words in fold(article.text[line.span.end :]).text


def _is_heading(article: Article, lines: list[Line], line: Line) -> bool:
    if article.headline is not None and article.headline.overlaps(line.span):
        return True
    printed = " ".join(line.span.of(article.text).split())
    return not printed.endswith((".", "!", "?", ":", '"', "”")) or (line is lines[0] and "\n" not in printed)


def _resolve(lines: list[Line], found: list[Found | Reported], resolver: Resolver) -> dict[int, Resolved]:
    """Resolve every source in the order of the text, keeping track of who was last spoken of."""
    at_line: dict[int, list[Found | Reported]] = {}
    for item in found:
        if item.source_line is not None:
            at_line.setdefault(id(item.source_line), []).append(item)
    resolved: dict[int, Resolved] = {}
    number = 0
    for line in lines:
        sources = {item.reading.source: item for item in at_line.get(id(line), ()) if item.reading is not None}
        by_source: dict[Phrase, Resolved] = {}
        for start, end in line.sentences:
            here = [source for source in sources if start <= source.first < end]
            by_source.update(_read_sentence(line, start, end, number, here, resolver))
            number += 1
        for item in at_line.get(id(line), ()):
            if item.reading is not None and item.reading.source in by_source:
                resolved[id(item.reading)] = by_source[item.reading.source]
    return resolved


def _read_sentence(
    line: Line, start: int, end: int, number: int, sources: list[Phrase], resolver: Resolver
) -> dict[Phrase, Resolved]:
    """Note everybody whom a sentence mentions, and resolve its sources."""
    sentence = Sentence(line, start, end)
    subject = first_subject(sentence)
    taken = {source.first for source in sources}
    events: list[tuple[int, int, Phrase]] = [(source.first, 2, source) for source in sources]
    events += [
        (at, 0, Phrase(at, at))
        for at in range(start, end)
        if line.tags[at] == "p" and line.lower[at] in _PERSONAL and at not in taken
    ]
    for run in name_runs(line, start, end):
        events.append((run.first, 1, Phrase(run.first, run.last)))
    out: dict[Phrase, Resolved] = {}
    focus = resolver.focus
    for first, what, phrase in sorted(events, key=lambda event: (event[0], event[1])):
        if what == 1:
            person = resolver.person_of(line, phrase.first, phrase.last)
            weight = _weight(line, phrase, subject, start)
        else:
            answer = resolver.resolve(line, phrase, number)
            person = answer.person
            weight = 1.2 if what == 2 else 0.9
            if what == 2:
                out[phrase] = answer
        if person is not None and (person.known or what == 2):
            focus.note(number, line.starts[first], person, weight)
    return out


_PERSONAL = FEMALE | MALE


_SPEAKS = re.compile(r"[RT]*[HBM]?R*V")
_ACTS = re.compile(r"[RT]*[HBM]?[HBMR]*[vVBHM]")
# How prominent a mention is: the source of a quotation 1.2, the subject of a reporting verb, another subject, anybody else.
_SPEAKING, _SUBJECT, _INTRODUCED, _OWNER, _MENTIONED = 1.15, 1.0, 0.85, 0.5, 0.45


def _weight(line: Line, phrase: Phrase, subject: Phrase | None, start: int) -> float:
    tags, behind = line.tags, phrase.last + 1
    if behind < len(tags) and tags[behind] == "s":
        return _OWNER
    subordinate = phrase.first > start and tags[phrase.first - 1] in "Stw"
    if _SPEAKS.match(tags, behind) and not subordinate:
        return _SPEAKING
    if _behind_verb(line, phrase, start):
        return _SPEAKING
    if apposition(line, phrase.last) is not None:
        return _INTRODUCED
    if subject is not None and subject.first <= phrase.first <= subject.last:
        around = tags.find("V", behind)
        return (
            _SPEAKING if tags[behind : behind + 1] in {",", "-"} and around > 0 and around < behind + 30 else _SUBJECT
        )
    if phrase.first == start or (_ACTS.match(tags, behind) and not subordinate):
        return _SUBJECT
    return _MENTIONED


def _behind_verb(line: Line, phrase: Phrase, start: int) -> bool:
    """ "..., said Ada Marsh", "..., noted the paper's Ada Marsh": the subject behind its verb, at the end of a clause."""
    at, tags = phrase.first - 1, line.tags
    while at > start and tags[at] in "nNsD":
        at -= 1
    ends = phrase.last + 1 >= len(tags) or tags[phrase.last + 1] in ".,;"
    return at > start and tags[at] == "V" and ends and tags[at - 1] in ",Q-" and line.lower[at] in SAID


def _statement(item: Reported, resolved: Resolved) -> Attribution:
    """Return the attribution of a reported statement."""
    reading, line = item.reading, item.source_line
    start, end = line.sentence(reading.source.first)
    return Attribution(
        Quotation((item.content,), "mixed" if item.mixed else "indirect"),
        None if reading.cue is None else line.span_of(reading.cue.first, reading.cue.last),
        line.span_of(reading.source.first, reading.source.last),
        resolved.speaker,
        reading.rule,
        confidence_of(reading.rule, resolved.how),
        line.span_of(start, min(end, len(line.tags) - 1)),
        item.denied,
    )


def _attribution(parts: list[Found], resolved: Resolved | None, resolver: Resolver) -> Attribution:
    item = parts[0]
    reading, line = item.reading, item.source_line
    quotation = Quotation(tuple(part.run.content for part in parts), "direct")
    if item.label is not None:
        speaker = resolver.labelled(item.label.of(item.line.text), item.label)
        return Attribution(
            quotation, None, item.label, speaker, "transcript", confidence_of("transcript", "named"), item.label
        )
    if reading is None or line is None:
        return Attribution(quotation, None, None, UNNAMED, "none", 0.0)
    source = line.span_of(reading.source.first, reading.source.last)
    cue = None if reading.cue is None else line.span_of(reading.cue.first, reading.cue.last)
    start, end = line.sentence(reading.source.first)
    evidence = line.span_of(start, min(end, len(line.tags) - 1))
    if resolved is None:
        return Attribution(quotation, cue, source, UNNAMED, reading.rule, 0.0, evidence)
    confidence = confidence_of(reading.rule, resolved.how)
    return Attribution(quotation, cue, source, resolved.speaker, reading.rule, confidence, evidence)
