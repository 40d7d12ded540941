"""Read the attributions of an article: who is presented as having said what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.blocks import Block, blocks
from corpus.annotating.confidence import confidence_of
from corpus.annotating.continuation import Found, Readings
from corpus.annotating.headings import is_display
from corpus.annotating.indirect import Reported, reported
from corpus.annotating.marks import quoted_runs
from corpus.annotating.mentions import Resolved, Resolver
from corpus.annotating.names import People
from corpus.annotating.nested import Nested, evidence_of, inner_runs, nested, resolve_nested
from corpus.annotating.organisations import Organisations
from corpus.annotating.parts import joined
from corpus.annotating.pronouns import Focus
from corpus.annotating.resolution import Sourced, resolve_sources
from corpus.annotating.titles import is_scare_quote
from corpus.annotating.tokens import line_of
from corpus.annotating.transcripts import Turn, turns
from corpus.model import UNNAMED, Attribution, Quotation, Speaker

if TYPE_CHECKING:
    from corpus.model import Article, Span

LABELLED = 0.9
"""Confidence in the label of a transcript: it names the speaker, but not whether it is the surname of the one meant."""
GUESSED = 0.4
"""Confidence that the answers of an interview are those of the person it speaks of most before it begins."""
# Capitalised words that do not stand first in a sentence; an initial or a title before them ends none.
_INSIDE_SENTENCE = re.compile(
    r"(?=[A-Z])"
    r"(?:(?<=[^\W\d_] )|(?<=[,;)] )|(?<=[’'] )|(?<=\b[A-Z]\. )|(?<=\bMr\. )|(?<=\bMs\. )|(?<=\bDr\. )|(?<=Mrs\. )"
    r"|(?<=Sen\. )|(?<=Rep\. )|(?<=Gov\. ))[A-Z][\w’'-]+"
)


def attributions(article: Article, passages: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in the order of the text: direct quotations, and statements reported without marks."""
    names = frozenset(_INSIDE_SENTENCE.findall(article.text))
    marked = [quoted_runs(article.text, span) for span in passages]
    lines = [line_of(article.text, span, runs, names) for span, runs in zip(passages, marked, strict=True)]
    people, organisations, readings = People(), Organisations(), Readings()
    statements: list[Reported] = []
    for number, line in enumerate(lines):
        people.read(line)
        organisations.read(line)
        readings.read(number, line)
        statements.extend(reported(line))
    people.settle()
    resolver = Resolver(people, organisations, Focus(), article.author)
    paragraphs = blocks(lines)
    sourced: list[Sourced] = [*readings.found, *statements, *paragraphs]
    resolved = resolve_sources(lines, sourced, resolver)
    resolved |= _antecedents(readings.found, resolver)
    spoken = turns(lines, people)
    in_turns = {id(turn.line) for turn in spoken}
    said = [
        item
        for item in readings.found
        if id(item.line) not in in_turns and _is_said(article, item, resolved.get(id(item.reading)))
    ]
    found = [_attribution(parts, resolved.get(id(parts[0].reading)), resolver) for parts in joined(said)]
    reports: list[Reported | Block] = [*statements, *paragraphs]
    found += [_statement(item, resolved[id(item.reading)]) for item in reports if id(item.reading) in resolved]
    found += [_turn(turn, resolver) for turn in spoken]
    deeper = {id(line): [run for run in runs if run.depth == 1] for line, runs in zip(lines, marked, strict=True)}
    for outer, inner in inner_runs(said, deeper):
        speaking = resolved.get(id(outer.reading))
        for item in nested(article.text, outer, inner, names):
            who = resolve_nested(item, speaking, resolver)
            if who is not None:
                found.append(_inner(item, who))
    return tuple(sorted(found, key=lambda one: (one.quotation.span, one.quotation.kind)))


def _antecedents(found: list[Found], resolver: Resolver) -> dict[int, Resolved]:
    """Return the persons of the pronouns that stand for somebody named in their own sentence, by their readings."""
    resolved: dict[int, Resolved] = {}
    for item in found:
        if item.reading is not None and item.source_line is not None and item.reading.antecedent is not None:
            who = resolver.resolve(item.source_line, item.reading.antecedent, item.number)
            if who.person is not None:
                resolved[id(item.reading)] = Resolved(who.speaker, "pronoun", who.person)
    return resolved


def _is_said(article: Article, item: Found, who: Resolved | None) -> bool:
    """Tell words that somebody is said to have said from titles, terms and what a headline displays."""
    if item.title or is_display(article, item):
        return False
    rule = item.reading.rule if item.reading is not None else "none"
    kind = None if who is None else who.speaker.kind
    return item.label is not None or not is_scare_quote(item.line, item.at, item.run, rule, kind)


def _turn(turn: Turn, resolver: Resolver) -> Attribution:
    """Return the attribution of a turn in a transcript."""
    quotation = Quotation((turn.content,), "direct")
    if turn.kind == "question":
        speaker, confidence = Speaker("interviewer", "unnamed", mention=turn.label), LABELLED
    elif turn.kind == "answer":
        speaker, confidence = resolver.interviewed(turn.label), GUESSED
    else:
        speaker, confidence = resolver.labelled(turn.label.of(turn.line.text), turn.label), LABELLED
    return Attribution(quotation, None, turn.label, speaker, "transcript", confidence, turn.label)


def _inner(item: Nested, resolved: Resolved) -> Attribution:
    """Return the attribution of a quotation inside another."""
    reading, line = item.reading, item.line
    return Attribution(
        Quotation((item.run.content,), "direct"),
        None if reading.cue is None else line.span_of(reading.cue.first, reading.cue.last),
        line.span_of(reading.source.first, reading.source.last),
        resolved.speaker,
        "nested",
        confidence_of("nested", resolved.how),
        evidence_of(item),
    )


def _statement(item: Reported | Block, resolved: Resolved) -> Attribution:
    """Return the attribution of a reported statement or of a block quotation."""
    reading, line = item.reading, item.source_line
    start, end = line.sentence(reading.source.first)
    rest = item.rest if isinstance(item, Reported) else None
    return Attribution(
        Quotation((item.content,) if rest is None else (item.content, rest), item.kind),
        None if reading.cue is None else line.span_of(reading.cue.first, reading.cue.last),
        line.span_of(reading.source.first, reading.source.last),
        resolved.speaker,
        reading.rule,
        confidence_of(reading.rule, resolved.how),
        line.span_of(start, min(end, len(line.tags) - 1)),
        isinstance(item, Reported) and item.denied,
    )


def _attribution(parts: list[Found], resolved: Resolved | None, resolver: Resolver) -> Attribution:
    item = parts[0]
    reading, line = item.reading, item.source_line
    quotation = Quotation(tuple(part.run.content for part in parts), "direct")
    if item.label is not None:
        speaker = resolver.labelled(item.label.of(item.line.text), item.label)
        return Attribution(quotation, None, item.label, speaker, "transcript", LABELLED, item.label)
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
