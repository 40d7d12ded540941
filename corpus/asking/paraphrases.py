"""Know which words and phrases of the news say the same, and which only belong together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

Phrase = tuple[str, ...]
"""Index terms in order; most phrases are one word."""

_Group = tuple[frozenset[Phrase], frozenset[Phrase], bool]

SAME = 1.0  # the word itself, in any inflection
FAMILY = 0.95  # resign, resignation: another part of speech for the same act
NEAR = 0.8  # resign, step down: an editor would take one for the other
RELATED = 0.4  # resign, oust: the same subject; alone it never makes a report
SUBJECTS = ("acts", "crime", "money", "names", "phrasal", "places", "politics", "society", "speech", "world")
_LEXICON = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Table:
    """Families of words and groups of paraphrases, by their terms."""

    families: dict[str, frozenset[str]]
    groups: dict[Phrase, tuple[_Group, ...]]
    """For each phrase its groups: the near ones, the related ones, and whether the phrase itself is a near one."""

    def variants(self, phrase: Phrase) -> dict[Phrase, float]:
        """Return every way to say it that the table knows, with its strength, the strongest first.

        >>> table().variants(("resign",))[("step", "down")]
        0.8
        """
        found: dict[Phrase, float] = {}
        kin = self._kin(phrase)
        for own in kin:
            for near, related, central in self.groups.get(own, ()):
                _raise_to(found, near, NEAR if central else RELATED)
                if central:
                    _raise_to(found, related, RELATED)
        for other, strength in list(found.items()):
            if strength >= NEAR:
                _raise_to(found, self._kin(other), NEAR)
        _raise_to(found, kin, FAMILY)
        found[phrase] = SAME
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))  # sets have another order in each run

    def known(self, phrase: Phrase) -> bool:
        """Tell whether the table has this very phrase."""
        return phrase in self.groups

    def _kin(self, phrase: Phrase) -> frozenset[Phrase]:
        if len(phrase) > 1:
            return frozenset({phrase})
        return frozenset((word,) for word in self.families.get(phrase[0], ())) | {phrase}


def _raise_to(found: dict[Phrase, float], phrases: frozenset[Phrase], strength: float) -> None:
    for phrase in phrases:
        if found.get(phrase, 0.0) < strength:
            found[phrase] = strength


@lru_cache(maxsize=1)
def table() -> Table:
    """Return the table that ships with the archive: the files of the folder `lexicon` beside this one."""
    return read_table(_files("families", "kin"), _files(*SUBJECTS))


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """Return the terms that are verbs more often than not."""
    return _listed("verbs")


@lru_cache(maxsize=1)
def also_verbs() -> frozenset[str]:
    """Return the terms that can be verbs, also those that mostly are not."""
    return _listed("verbs", "also_verbs")


def is_known(term: str) -> bool:
    """Tell whether any list of the archive has this term: a common word, then, though it may be a name as well."""
    return term in also_verbs() or term in table().families or table().known((term,)) or (term,) in callings()


@lru_cache(maxsize=1)
def callings() -> frozenset[Phrase]:
    """Return what somebody can be: senator, prime minister, comedian."""
    return frozenset(phrase for line in _rows(_files("roles")) for phrase in _phrases(line))


@lru_cache(maxsize=1)
def singular() -> frozenset[str]:
    """Return the terms of what one alone does at a time: win, be appointed."""
    return frozenset(phrase[0] for line in _rows(_files("singular")) for phrase in _phrases(line))


def _listed(*names: str) -> frozenset[str]:
    return frozenset(term for line in _rows(_files(*names)) for term in terms(line))


def _files(*names: str) -> str:
    return "\n".join((_LEXICON / f"{name}.txt").read_text("utf-8") for name in names)


def read_table(families: str, groups: str) -> Table:
    """Read a table from the text of its two files.

    A row of `families` holds words of one family. A row of `groups` holds phrases parted by commas; what follows `~`
    is only related to what stands before it. Before a colon stands a phrase that the others are near to, though not to
    one another. `#` opens a comment.

    >>> read_table("resign resignation", "resign, step down ~ oust").variants(("resignation",))[("oust",)]
    0.4
    """
    kin: dict[str, set[str]] = {}
    for line in _rows(families):
        row = {term for word in line.split() for term in terms(word)}
        for term in row:
            kin.setdefault(term, set()).update(row)
    found: dict[Phrase, list[_Group]] = {}
    for line in _rows(groups):
        hub, colon, rest = line.partition(":")
        near, related = (_phrases(part) for part in (*(rest if colon else line).split("~"), "")[:2])
        if colon:
            _add(found, _phrases(hub), (near, related, True))
            _add(found, near, (_phrases(hub), frozenset(), True))
            _add(found, related, (_phrases(hub), frozenset(), False))
        else:
            _add(found, near, (near, related, True))
            _add(found, related, (near, frozenset(), False))
    return Table({t: frozenset(row) for t, row in kin.items()}, {p: tuple(rows) for p, rows in found.items()})


def _add(found: dict[Phrase, list[_Group]], phrases: frozenset[Phrase], group: _Group) -> None:
    for phrase in phrases:
        found.setdefault(phrase, []).append(group)


def _rows(text: str) -> Iterator[str]:
    for line in text.splitlines():
        row = line.partition("#")[0].strip()
        if row:
            yield row


def _phrases(text: str) -> frozenset[Phrase]:
    return frozenset(tuple(terms(part)) for part in text.split(",") if part.strip())
