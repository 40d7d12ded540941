"""Know the organisations of an article: the full name behind an acronym, behind "the commission", "the fund"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import GIVEN_NAMES, NOUN_KIND, ORGANISATION_WORDS, rows
from corpus.annotating.names import is_headline

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line

# "Court of Appeals for the Fifth Circuit"; behind it the part that only an acronym tells to belong to the name.
_NAME = re.compile(r"(N+)((?:[oP]D?#?N+)*)((?:,N+)?cN+)?")
JOINING = frozenset({"of", "on", "for", "to", "against"})
"""Prepositions inside the names of organisations."""
# "the Marsh campaign", "Marsh's campaign"
_CALLED = re.compile(r"(N{1,12})(s?)n{0,6}(n)(?![nN])")
# "a letter from the Marsh Foundation"
_MADE_BY = re.compile(r"n[yP]D?n{0,4}(N+(?:[oP]D?N+)*)")
# "Night Watch, a group", "Night Watch, which is a think tank"
_APPOSED = re.compile(r",(?:wB)?D[nN]{0,8}?(n)(?=[,.Pwot]|$)")
_BEFORE_NAMES = frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov"})
_LONGEST = 12
"""Words of the longest name."""


def _taken_up_by() -> dict[str, tuple[str, ...]]:
    """Map the last word of a name to the nouns that may take the organisation up again."""
    nouns: dict[str, list[str]] = {}
    for noun, words in rows("organisation_nouns.tsv"):
        for word in words.split():
            nouns.setdefault(word, [word]).append(noun)
    return {word: tuple(dict.fromkeys(found)) for word, found in nouns.items()}


def _families() -> tuple[dict[str, str], dict[str, str]]:
    """Map each document's noun to the first of its family, and that to the noun of who makes such documents."""
    family: dict[str, str] = {}
    maker: dict[str, str] = {}
    for noun, words in rows("document_families.tsv"):
        first = words.split()[0]
        family.update(dict.fromkeys(words.split(), first))
        if noun != "-":
            maker[first] = noun
    return family, maker


_NOUNS_OF = _taken_up_by()
_FAMILY, _MAKER = _families()


class Organisations:
    """The organisations of one article in the order of the text."""

    def __init__(self) -> None:
        self._spelt: dict[str, str] = {}
        self._places: dict[str, list[int]] = {}
        self._names: dict[str, list[str]] = {}
        self._owners: dict[str, list[tuple[int, str]]] = {}

    def read(self, line: Line) -> None:
        """Take in the organisations of one line."""
        if is_headline(line):
            return
        for found in _NAME.finditer(line.tags):
            self._read_name(line, found)
        for found in _CALLED.finditer(line.tags):
            noun = line.lower[found.start(3)]
            kind = NOUN_KIND.get(noun)
            if kind == "organisation" and found.end(1) - found.start(1) <= _LONGEST:
                owner = _words(line, found.start(1), found.end(1) - 1)
                self._note(noun, line.starts[found.start()], f"{owner} {_words(line, found.end(2), found.end(3) - 1)}")
            elif kind == "document":
                self._own(line, noun, found.start(3), found.start(1), found.end(1) - 1)
        for found in _MADE_BY.finditer(line.tags):
            noun = line.lower[found.start()]
            if NOUN_KIND.get(noun) == "document" and line.lower[found.start() + 1] in {"by", "from"}:
                self._own(line, noun, found.start(), found.start(1), found.end(1) - 1)

    def spelt_out(self, word: str) -> str | None:
        """Return the full name that an acronym stands for in this article."""
        if not (2 <= len(word) <= 8 and word.isupper()):
            return None
        return self._spelt.get(word.replace(".", ""))

    def called(self, noun: str, before: list[str], at: int) -> str | None:
        """Return the organisation last named before a place that is taken up by a noun: "the commission".

        The words that stand before the noun, as in "the appeals court", must belong to the name.
        """
        places = self._places.get(noun, [])
        for number in range(bisect_left(places, at) - 1, -1, -1):
            name = self._names[noun][number]
            if set(before) <= set(name.lower().split()):
                return name
        return None

    def owner_of(self, noun: str, at: int) -> str | None:
        """Return who made the document that a noun takes up again: "the letter", "the spot"."""
        family = _FAMILY.get(noun, noun)
        owners = [name for place, name in self._owners.get(family, []) if place < at]
        if owners:
            return owners[-1]
        return self.called(_MAKER[family], [], at) if family in _MAKER else None

    def _read_name(self, line: Line, found: re.Match[str]) -> None:
        first, last = found.start(1), found.end(1) - 1
        end = last
        if found.group(2) and line.lower[last + 1] in JOINING:
            end = found.end(2) - 1
        if end - first > _LONGEST or line.lower[first] in GIVEN_NAMES:
            return
        name = _words(line, first, end)
        is_organisation = line.lower[last] in ORGANISATION_WORDS
        if end > first:
            self._spell(line, first, end, name, certain=is_organisation)
            if found.group(3) and end == found.end(2) - 1:
                self._spell(line, first, found.end(3) - 1, _words(line, first, found.end(3) - 1), certain=False)
        behind = _APPOSED.match(line.tags, end + 1)
        place = line.starts[first]
        if behind is not None and NOUN_KIND.get(line.lower[behind.start(1)]) == "organisation":
            self._note(line.lower[behind.start(1)], place, name)
        elif is_organisation and end > first:
            for noun in _NOUNS_OF.get(line.lower[last], (line.lower[last],)):
                self._note(noun, place, name)

    def _spell(self, line: Line, first: int, last: int, name: str, *, certain: bool) -> None:
        capitals = "".join(
            line.words[at][0] if not line.words[at].replace(".", "").isupper() else line.words[at].replace(".", "")
            for at in range(first, last + 1)
            if line.tags[at] == "N"
        )
        if len(capitals) >= (2 if certain else 3):
            self._spelt.setdefault(capitals.upper(), name)

    def _note(self, noun: str, place: int, name: str) -> None:
        places = self._places.setdefault(noun, [])
        if not places or place >= places[-1]:
            places.append(place)
            self._names.setdefault(noun, []).append(name)

    def _own(self, line: Line, noun: str, at: int, first: int, last: int) -> None:
        if last - first <= _LONGEST:
            owners = self._owners.setdefault(_FAMILY.get(noun, noun), [])
            owners.append((line.starts[at], _words(line, first, last)))


def _words(line: Line, first: int, last: int) -> str:
    """Return words of a name without the asides between them, and without the title before it."""
    while first < last and line.lower[first].rstrip(".") in _BEFORE_NAMES:
        first += 1
    return " ".join(line.words[first : last + 1])
