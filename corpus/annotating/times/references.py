"""Read words that point to a time without dating it: now, recently, in the future, the near term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.times.expressions import Reading, Rule, span_of, undated
from corpus.annotating.times.lexicon import S, either, ends_in

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

_REFERENCES = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "recently": "PAST_REF",
    "recent": "PAST_REF",
    "previously": "PAST_REF",
    "past": "PAST_REF",
    "soon": "FUTURE_REF",
    "future": "FUTURE_REF",
}
_REFERENCE = re.compile(
    rf"(?P<key>{'|'.join(sorted(_REFERENCES, key=len, reverse=True))})\b(?!-)"
    rf"(?:{S}(?:days|weeks|months|years|times|history|decades))?",
    re.IGNORECASE,
)
_TERM = re.compile(rf"(?P<key>near|short|long|longer|time){S}(?P<noun>term|being)\b", re.IGNORECASE)
_THE = ends_in("the")
_IN_THE = re.compile(
    rf"\b{either('in for of into from about')}{S}the{S}(?:{either('near distant foreseeable recent')}{S})?$",
    re.IGNORECASE,
)
_MEASURED = re.compile(rf"{S}(?:\d|of\b)|{S}\w+\s(?:days|weeks|months|years|decades)\b")
_AS = ends_in("as too how")


def _reference(found: re.Match[str], scene: Scene) -> Reading | None:
    key = found["key"]
    left = scene.text[max(0, found.start() - 24) : found.start()]
    if key.lower() in ("past", "future"):
        if not _IN_THE.search(left) or _MEASURED.match(scene.text, found.end()):
            return None
    elif key.lower() == "soon" and _AS.search(left):
        return None
    if key[1:].isupper() or (key[0].isupper() and key.lower() in ("past", "soon", "future")):
        return None
    return undated(span_of(found), _REFERENCES[key.lower()])


def _term(found: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the near term" and "for the time being"."""
    being = found["noun"].lower() == "being"
    if being != (found["key"].lower() == "time") or not _THE.search(
        scene.text[max(0, found.start() - 6) : found.start()]
    ):
        return None
    return undated(span_of(found), "PRESENT_REF" if being else "FUTURE_REF")


RULES = (
    Rule(frozenset(_REFERENCES), _REFERENCE, _reference),
    Rule(frozenset("near short long longer time".split()), _TERM, _term),
)
