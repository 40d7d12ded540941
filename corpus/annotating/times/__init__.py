"""Read the times of an article as news writes them, and never invent one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.times import clock, dates, durations, references, relative, weekdays
from corpus.annotating.times.expressions import Pending, Reading, Rule
from corpus.annotating.times.dateline import LEAD, date_line, day_of_writing
from corpus.annotating.times.joining import settled, widen
from corpus.annotating.times.scene import Scene

if TYPE_CHECKING:
    from corpus.model import Article, Span, TimeExpression

__all__ = ["times"]

_WORD = re.compile(r"[^\W\d_]+|\d+\w*")
_ORDER = (clock.RULES, references.RULES, relative.RULES, dates.RULES, weekdays.RULES, durations.RULES)


def _by_start() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rules in _ORDER:
        for rule in rules:
            for start in rule.starts:
                table.setdefault(start, []).append(rule)
    return {start: tuple(rules) for start, rules in table.items()}


_RULES = _by_start()
_DIGITS = _RULES["0"]


def times(article: Article, passages: tuple[Span, ...]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the passages in the order of the text.

    Relative dates count from the day of publication; where nobody says when that was, they stay unresolved.
    """
    scene = _scene(article, passages)
    readings: list[Reading] = []
    for number, passage in enumerate(passages):
        scene.passage = passage
        readings.extend(_read(scene, passage))
        if number < LEAD:
            scene.written = day_of_writing(readings, scene)
    return tuple(settled(readings, scene))


def _scene(article: Article, passages: tuple[Span, ...]) -> Scene:
    if article.published:
        return Scene(article.text, article.published, "publication")
    line = date_line(article.text, passages)
    return Scene(article.text, line[0], "context", line[1]) if line else Scene(article.text, None)


def _read(scene: Scene, passage: Span) -> list[Reading]:
    """Return the expressions of one passage, in order, as far as they can be read one by one."""
    text = scene.text
    readings: list[Reading] = []
    floor = passage.start
    for word in _WORD.finditer(text, passage.start, passage.end):
        at = word.start()
        if at < floor:
            continue
        first = word[0]
        rules = _DIGITS + _RULES.get(first.lower(), ()) if first[0].isdigit() else _RULES.get(first.lower())
        if not rules:
            continue
        best = _longest(rules, scene, at, passage.end)
        if best:
            readings.append(_widened(best, scene, floor))
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


def _widened(reading: Reading, scene: Scene, floor: int) -> Reading:
    return reading if isinstance(reading, Pending) else widen(reading, scene, floor)
