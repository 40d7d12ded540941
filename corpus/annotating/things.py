"""Find out what "it" and "they" stand for: the organisation, the document or the people last spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Speaker

ONE = frozenset({"it", "its", "itself"})
SEVERAL = frozenset({"they", "their", "them", "themselves"})
REACH = 3
"""Sentences that "it" and "they" reach back at most."""
# "Ada Marsh and Per Lind", "Ada Marsh, Democrat of Oregon, and Per Lind": the name, and the name behind the conjunction
PAIR = re.compile(r"(?<!N)(N{1,6})(?:,[NnoPD]{1,8},)?,?cn?(N{1,6})(?!N)")


class Things:
    """What was spoken of so far besides single people, the latest last."""

    def __init__(self) -> None:
        self._one: list[tuple[int, int, Speaker]] = []
        self._several: list[tuple[int, int, Speaker]] = []

    def note(self, sentence: int, at: int, speaker: Speaker, *, several: bool = False) -> None:
        """Remember an organisation or a document; or several people."""
        (self._several if several else self._one).append((sentence, at, speaker))

    def resolve(self, pronoun: str, sentence: int, at: int) -> Speaker | None:
        """Return what a pronoun at a place of the text stands for."""
        trail = self._several if pronoun in SEVERAL else self._one
        for number, place, speaker in reversed(trail):
            if sentence - number > REACH:
                return None
            if place < at:
                return speaker
        return None
