"""Tell titles of works, names of programmes and scare quotes from words that somebody said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.annotating.marks import Quoted
    from corpus.annotating.tokens import Line

_SMALL = frozenset("a an the of and or in on at to for with from by as is vs it s 's i my the".split())
_WORKS = frozenset(
    "show shows program programme broadcast podcast series film movie documentary book novel memoir song album "
    "single play musical magazine newspaper blog column episode sitcom drama comedy ballad anthem hit tune "
    "painting poem opera game video ad commercial spot star actress actor host author article essay piece report "
    "op-ed headline headlined entitled titled cover".split()
)
_STATIONS = frozenset(
    "nbc abc cbs cnn fox msnbc pbs npr hbo bbc cnbc showtime netflix comedy univision bravo espn bloomberg".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def is_title(line: Line, at: int, run: Quoted) -> bool:
    """Tell whether the quotation at a token is the title of a work: on NBC's "Meet the Day", the film "Night Rain"."""
    words = _WORD.findall(run.content.of(line.text))
    if not words or len(words) > 12:
        return False
    if not _title_case(words):
        return False
    before = line.lower[at - 1] if at else ""
    two_before = line.lower[at - 2] if at > 1 else ""
    after = line.lower[at + 1] if at + 1 < len(line.lower) else ""
    if before in _WORKS or (before == "," and two_before in _WORKS) or after in _WORKS:
        return True
    if before == "'s" or before == "’s":
        return two_before in _STATIONS or len(words) > 1
    if before in {"on", "in", "of", "with", "to", "from"} and len(words) > 1:
        return True
    return before in _STATIONS


def _title_case(words: list[str]) -> bool:
    content = [word for word in words if word.lower() not in _SMALL]
    return (
        bool(content and words)
        and words[0][0].isupper() | words[0][0].isdigit()
        and all(word[0].isupper() or word[0].isdigit() for word in content)
    )


# Rules that name somebody near the words without a word that attributes them.
_GUESSES = frozenset(
    "none subject paragraph-same paragraph-far paragraph-introduced paragraph-introduced-weak introduced-weak "
    "continued-back".split()
)
SHORT = 5
"""Words up to which a run that nobody is said to have said counts as a coined term."""


def is_scare_quote(line: Line, at: int, run: Quoted, rule: str, kind: str | None) -> bool:
    """Tell whether quoted words that no reporting word attributes are a term, a slogan or a name: the "dry" towns."""
    words = _WORD.findall(run.content.of(line.text))
    if _modifies_noun(line, at) and _title_case(words) and rule not in {"cue-before-call", "cue-after"}:
        return True
    if rule == "subject":
        return kind != "person"
    sentence_like = run.content.of(line.text)[-1:] in ".!?,…"
    if rule in {"verb-before", "quoted-possession"}:
        named = kind in {"person", "document"}
        return (_title_case(words) and len(words) > 1) or (not named and not sentence_like and len(words) <= SHORT)
    return rule in _GUESSES and len(words) <= SHORT and (not sentence_like or _title_case(words))


def _modifies_noun(line: Line, at: int) -> bool:
    """Tell whether a noun follows at once: the "Night Rain" tour."""
    behind = at + 1
    return behind < len(line.tags) and line.tags[behind] == "n" and line.starts[behind] - line.ends[at] == 1
