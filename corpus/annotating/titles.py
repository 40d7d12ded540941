"""Tell titles of works, names of programmes and scare quotes from words that somebody said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.annotating.marks import Quoted
    from corpus.annotating.tokens import Line

_SMALL = frozenset("a an the of and or in on at to for with from by as is vs it s 's i my the".split())
_WORKS = frozenset(
    "show shows program programme broadcast podcast series film movie documentary book novel memoir song album single play "
    "musical magazine newspaper blog column episode sitcom drama comedy ballad anthem hit tune painting poem opera game "
    "video ad commercial spot star actress actor host author article essay piece report op-ed headline headlined entitled titled cover".split()
)
_STATIONS = frozenset("nbc abc cbs cnn fox msnbc pbs npr hbo bbc cnbc showtime netflix comedy univision bravo espn bloomberg".split())
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
    return bool(content) and words[0][0].isupper() | words[0][0].isdigit() and all(
        word[0].isupper() or word[0].isdigit() for word in content
    )
