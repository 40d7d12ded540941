"""Tell from the words beside a date whether it is past or to come."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

Lean = Literal["past", "future"]

_WORD = re.compile(r"['’](?:ll|d|re|ve)\b|[A-Za-z]+(?:n['’]t)?|[;:—]|--|[\"“”]")
_AT_END = re.compile(r"\b(by|until|till|through|before)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_ADVERBS = frozenset(
    "not also now still already officially formally finally first only just soon likely currently".split()
)
_NOT_PAST = frozenset(
    "need needed speed indeed hundred exceed proceed red bed unprecedented limited united embed shed breed feed seed wed sacred "
    "kindred naked wicked supposed hatred".split()
)
_CLAUSE = frozenset("who which that where when while because although after since".split())


def _sections(name: str) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    section = ""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            words[section] = set()
        elif section and not line.startswith("#"):
            words[section].update(line.split())
    return {section: frozenset(found) for section, found in words.items()}


_CUES = _sections("cues.txt")
_FUTURE, _PRESENT, _PAST, _INFINITIVE = (_CUES[name] for name in ("future", "present", "past", "infinitive"))


def lean(scene: Scene, start: int, end: int) -> Lean | None:
    """Return where the sentence points at an expression, or None where it leaves it open.

    The nearest word before the expression that decides wins; a date that opens its sentence is decided by what follows.
    """
    left = scene.before(start)
    decided = _from_the_left(left)
    if decided:
        return decided
    return _from_the_right(scene.after(end)) or _from_preposition(left)


def _from_the_left(text: str) -> Lean | None:
    words = _WORD.findall(text.lower().replace("’", "'"))
    for at in range(len(words) - 1, max(-1, len(words) - 25), -1):
        word = words[at]
        if word in (";", "—", "--", ":"):
            return None
        if word in _FUTURE:
            return _future_unless_past(words, at)
        if word in _PRESENT and len(words) - at <= 6:
            return "future"
        if word == "to" and at and words[at - 1] in _INFINITIVE:
            return "future"
        if word == "to" and at and words[at - 1] in ("is", "are", "'re"):
            return "future"
        if _is_past(word):
            decided = _by_auxiliary(words, at)
            if decided:
                return decided
    return None


def _from_the_right(text: str) -> Lean | None:
    words = _WORD.findall(text.lower().replace("’", "'"))[:22]
    for at, word in enumerate(words):
        if word in (";", "—", "--"):
            return None
        if word in _FUTURE and word not in ("next", "ahead", "tomorrow", "eve", "if", "unless", "until", "till"):
            return "future"
        if word in ("has", "have", "'ve"):
            return "past"
        if _is_past(word):
            return _by_auxiliary(words, at)
    return None


def _from_preposition(text: str) -> Lean | None:
    return "future" if _AT_END.search(text) else None


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)


def _future_unless_past(words: list[str], at: int) -> Lean | None:
    """Read "will" and "is scheduled" as to come, "had been scheduled" and "was expected" too: it had not happened."""
    del words, at
    return "future"


def _by_auxiliary(words: list[str], at: int) -> Lean | None:
    """Decide a past form by what stands before it: "was held" is past, "will be held" is to come, "is held" is open."""
    back = at - 1
    while back >= 0 and (words[back] in _ADVERBS or words[back].endswith("ly")):
        back -= 1
    before = words[back] if back >= 0 else ""
    if before in ("be", "being"):
        return None
    if before in ("is", "are", "'re", "get", "gets"):
        return None
    if before in ("to", "'ll", "will", "would", "may", "might", "should", "must", "can", "could", "cannot"):
        return None
    return "past"
