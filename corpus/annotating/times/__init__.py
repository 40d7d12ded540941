"""Read the times of an article as news writes them, and never invent one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.annotating.times import clock, counting, dates, durations, holidays, periods, references, weekdays, years
from corpus.annotating.times.dateline import LEAD, date_line, day_of_writing, stamps
from corpus.annotating.times.expressions import Pending, Reading, Rule
from corpus.annotating.times.scene import Scene
from corpus.annotating.times.settling import settle
from corpus.annotating.times.widening import widen

if TYPE_CHECKING:
    from corpus.model import Article, Span, TimeExpression

__all__ = ["times"]

_WORD = re.compile(r"[^\W\d_]+|\d+\w*")
# of two rules that read equally far, the first in this order wins
_ORDER = (clock, holidays, periods, counting, references, dates, years, weekdays, durations)


def _by_start() -> dict[str, tuple[Rule, ...]]:
    """Return the rules by the word they start at: nothing else of a text is looked at twice."""
    table: dict[str, list[Rule]] = {}
    for subject in _ORDER:
        for rule in subject.RULES:
            for start in rule.starts:
                table.setdefault(start, []).append(rule)
    return {start: tuple(rules) for start, rules in table.items()}


_RULES = _by_start()
_DIGIT_RULES = _RULES["0"]


def times(article: Article, passages: tuple[Span, ...]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the passages, and of date lines beside them, in order; no two overlap.

    Relative dates count from the day of publication. Where nobody says when that was, they count from a date line of
    the text (basis "context"), and without one they stay unresolved: X in the value, no start and no end.
    """
    beside = stamps(article)
    lines = tuple(sorted([*passages, *beside]))
    scene = _scene(article, lines)
    readings: list[Reading] = []
    lead: list[Reading] = []
    for line in lines:
        found = _read(replace(scene, passage=line), line)
        readings.extend(found)
        if line in passages[:LEAD]:
            lead.extend(found)
            scene = replace(scene, written=day_of_writing(lead, article.published))
    return tuple(settle(readings, scene))


def _scene(article: Article, lines: tuple[Span, ...]) -> Scene:
    if article.published:
        return Scene(article.text, article.published, "publication")
    line = date_line(article.text, lines)
    return Scene(article.text, line[0], "context", line[1]) if line else Scene(article.text, None)


def _read(scene: Scene, passage: Span) -> list[Reading]:
    """Return the expressions of one passage, in order, as far as they can be read one by one."""
    readings: list[Reading] = []
    floor = passage.start
    for word in _WORD.finditer(scene.text, passage.start, passage.end):
        first = word[0]
        rules = _DIGIT_RULES if first[0].isdigit() else _RULES.get(first.lower())
        if rules and word.start() >= floor:
            best = _longest(rules, scene, word.start(), passage.end)
            if best:
                readings.append(best if isinstance(best, Pending) else widen(best, scene, floor))
                floor = best.span.end
    return readings


def _longest(rules: tuple[Rule, ...], scene: Scene, at: int, stop: int) -> Reading | None:
    """Return what the rule that reads furthest makes of the words at a place; the earlier rule wins a tie."""
    best: Reading | None = None
    for rule in rules:
        found = rule.pattern.match(scene.text, at, stop)
        if found and (best is None or found.end() > best.span.end):
            reading = rule.read(found, scene)
            if reading and (best is None or reading.span.end > best.span.end):
                best = reading
    return best
