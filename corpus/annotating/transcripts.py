"""Find the turns of a transcript that carries no quotation marks: "LIND: I never said that.", "Q. Why?"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.model import Span

if TYPE_CHECKING:
    from corpus.annotating.names import People
    from corpus.annotating.tokens import Line

LabelKind = Literal["capitals", "question", "answer", "name"]

_CAPITALS = r"(?P<capitals>[A-Z][A-Z.'’ -]{0,30}[A-Z])"
_NAME = r"(?P<name>(?:[A-Z][\w.'’-]{1,20} ){0,3}[A-Z][\w.'’-]{1,20})"
LABEL = re.compile(rf"(?:{_CAPITALS}|{_NAME})(?: ?\([^)\n]{{1,40}}\))?:\s+")
"""The label of a turn: the name in capitals or as it is spelled, perhaps with a note in brackets."""
_QUESTION = re.compile(r"(?P<label>[QA])[.:]\s+")
LEAST = 3
"""Labelled lines that make a transcript; a single one is a heading or a by-line."""
LEAST_NAMES = 4
"""The same where the labels are not in capitals."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a transcript."""

    line: Line
    label: Span
    content: Span
    kind: LabelKind


def turns(lines: list[Line], people: People) -> list[Turn]:
    """Return the turns of the transcripts in an article."""
    found = [turn for turn in map(_turn, lines) if turn is not None]
    count = Counter(turn.kind for turn in found)
    keep: set[str] = set()
    if count["capitals"] >= LEAST:
        keep.add("capitals")
    if count["question"] > 1 and count["answer"] > 1:
        keep.update(("question", "answer"))
    named = [turn for turn in found if turn.kind == "name" and _is_person(turn, people)]
    if len(named) >= LEAST_NAMES and len({turn.label.of(turn.line.text) for turn in named}) < len(named):
        keep.add("name")
    return [turn for turn in found if turn.kind in keep and (turn.kind != "name" or turn in named)]


def _turn(line: Line) -> Turn | None:
    text, span = line.text, line.span
    question = _QUESTION.match(text, span.start, span.end)
    if question is not None:
        kind: LabelKind = "question" if question["label"] == "Q" else "answer"
        return _checked(line, Span(*question.span("label")), question.end(), kind)
    found = LABEL.match(text, span.start, span.end)
    if found is None:
        return None
    kind = "capitals" if found["capitals"] else "name"
    return _checked(line, Span(*found.span(kind)), found.end(), kind)


def _checked(line: Line, label: Span, start: int, kind: LabelKind) -> Turn | None:
    return Turn(line, label, Span(start, line.span.end), kind) if start < line.span.end else None


def _is_person(turn: Turn, people: People) -> bool:
    words = turn.label.of(turn.line.text).lower().split()
    return bool(people.exactly(tuple(words)) or (len(words) == 1 and people.by_surname(words[0])))
