"""Find the owner of quoted words: Marsh's claim that "Q", his slogan, "Q"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import SPEECH_NOUNS
from corpus.annotating.phrases import Phrase
from corpus.annotating.readings import Reading

if TYPE_CHECKING:
    from corpus.annotating.phrases import Sentence

_OWNING = frozenset({"his", "her", "their", "its"})


def possessor(sentence: Sentence, quote: int) -> Reading | None:
    """Read the owner of the words: "Marsh's claim that Q", "his slogan, Q"."""
    tags, lower = sentence.tags, sentence.line.lower
    noun = quote - 1
    while noun >= sentence.start and tags[noun] in "t:,Roy" and noun > quote - 4:
        noun -= 1
    if noun == quote - 1 or noun < sentence.start or lower[noun] not in SPEECH_NOUNS or tags[noun] not in "nV":
        return None
    at = noun
    while at > sentence.start and tags[at] in "nNv#R" and tags[at] != "s" and tags[at - 1] in "nNv#RsD":
        at -= 1
    owner = _owner(sentence, at)
    return None if owner is None else Reading("possessor", owner, Phrase(noun, noun))


def claimed(sentence: Sentence, quote: int) -> Reading | None:
    """Read the owner of a claim that the words fill in: "Marsh's claim that there were Q"."""
    tags, lower = sentence.tags, sentence.line.lower
    for at in range(quote - 1, max(sentence.start, quote - 14), -1):
        if tags[at] == "t" and lower[at - 1] in SPEECH_NOUNS and tags[at - 1] in "nV":
            noun = at - 1
            if len(re.findall("[BHM]?[BHMR]*[vVB]", tags[at:quote])) > 1:
                return None
            while at - 2 > sentence.start and tags[at - 2] in "nN#" and tags[at - 2] != "s":
                at -= 1
            owner = _owner(sentence, at - 2)
            return None if owner is None else Reading("possessor", owner, Phrase(noun, noun))
        if tags[at] in "VGQ":
            return None
    return None


def quoted_possession(sentence: Sentence, quote: int) -> Reading | None:
    """Read the owner of quoted words where nothing else attributes them: "Marsh's Q plan"."""
    owner = _owner(sentence, quote - 1) if quote > sentence.start else None
    return None if owner is None else Reading("quoted-possession", owner, None)


def _owner(sentence: Sentence, at: int) -> Phrase | None:
    if sentence.tags[at] == "D" and sentence.line.lower[at] in _OWNING:
        return Phrase(at, at)
    if sentence.tags[at] != "s":
        return None
    for phrase in sentence.phrases:
        if phrase.first < at <= phrase.last + 1:
            return Phrase(phrase.first, at - 1)
    return None
