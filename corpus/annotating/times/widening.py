"""Take in the words before an expression that belong to it, and note the ones that qualify it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.annotating.times.lexicon import SEASONS, S, either
from corpus.model import Span

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene
    from corpus.model import TimeExpression

WINDOW = 40  # characters before an expression; "as early as the beginning of " is 29

_EDGE = rf"(?:very{S})?(?:beginning|start|middle|end|close)|{either('latter first early later? final')}{S}part"
_LEFT = re.compile(
    rf"(?:(?:\bthe{S})?(?P<edge>{_EDGE}){S}of{S}(?:the{S})?"
    rf"|(?:\bthe{S})?\b(?P<part>early|earlier|mid|middle|late|later)(?:{S}(?:in|on)(?:{S}the)?)?[\s-]{{1,3}}|\bthe{S})$",
    re.IGNORECASE,
)
_PARTS = {
    "early": "early",
    "earlier": "early",
    "beginning": "early",
    "start": "early",
    "first": "early",
    "mid": "mid",
    "middle": "mid",
}
"""Every other part of a period is its late one."""
_ABOUT = re.compile(
    rf"\b(?P<about>(?:just{S})?over|(?:more|less|fewer){S}than"
    rf"|{either('nearly almost about around approximately roughly at_least up_to some the')}){S}$",
    re.IGNORECASE,
)
_QUALIFIERS = {
    "since": "since",
    "since at least": "since",
    "as early as": "since",
    "starting": "since",
    "beginning": "since",
    "as of": "as of",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "by",
    "no later than": "by",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "about": "about",
    "around": "about",
    "circa": "about",
}
_QUALIFYING = re.compile(
    rf"\b(?P<word>{either(' '.join(word.replace(' ', '_') for word in _QUALIFIERS))}){S}"
    rf"(?:(?:in|on|at){S})?(?:the{S})?$",
    re.IGNORECASE,
)
_TAKES_THE = re.compile(
    rf"(?:{either('last next past coming previous following preceding same very current recent future fiscal')}"
    rf"|{either('first second third fourth final day night morning week weekend month year')}|{'|'.join(SEASONS)}"
    rf"|{either('twenties thirties forties fifties sixties seventies eighties nineties')}"
    rf"|\d+0s?|\d+(?:st|nd|rd|th)|['’]\d0)",
    re.IGNORECASE,
)


def widen(expression: TimeExpression, scene: Scene, floor: int) -> TimeExpression:
    """Return the expression with the words before it that belong to it, none of them before `floor`.

    "early", "the end of" and the like name a part of it; "since", "by" and the like stay outside and qualify it.
    """
    start = expression.span.start
    left = scene.text[max(floor, start - WINDOW) : start]
    if expression.type == "DURATION":
        rest, qualifier = _approximated(left)
    elif expression.type == "SET":
        return expression
    else:
        rest, qualifier = _parted(left, scene.text, start)
        found = _QUALIFYING.search(rest)
        if found:
            qualifier = _QUALIFIERS[" ".join(found["word"].lower().split())]
    span = Span(start - len(left) + len(rest), expression.span.end)
    return replace(expression, span=span, qualifier=qualifier) if qualifier or span != expression.span else expression


def _approximated(left: str) -> tuple[str, str | None]:
    """Take "nearly", "more than" and the like off the words before a duration."""
    qualifier = None
    while found := _ABOUT.search(left):
        left = left[: found.start()]
        if found["about"].lower() == "the":
            break
        qualifier = "about"
    return left, qualifier


def _parted(left: str, text: str, start: int) -> tuple[str, str | None]:
    """Take "late", "the beginning of" or a mere "the" off the words before a date."""
    found = _LEFT.search(left)
    if found is None or not (found["edge"] or found["part"] or _TAKES_THE.match(text, start)):
        return left, None
    words = (found["part"] or found["edge"] or "").lower().split()
    if not words:
        return left[: found.start()], None
    told = words[0] if words[-1] == "part" else words[-1]
    return left[: found.start()], _PARTS.get(told, "late")
