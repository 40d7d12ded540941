"""Know words that tell the same event: derived forms (resign, resignation) and paraphrases (resign, step down)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from corpus.asking.paraphrases import FAMILY, NEAR, table
from corpus.text import terms

Phrase = tuple[str, ...]
"""One or more index terms that stand for one meaning, such as ("step", "down")."""

# Endings that make a noun, an adjective or the name of a people from a word, longest first.
_ENDINGS = (
    "ization ication ational ution ation ition ement ional ently ening ences ances "
    "ment ence ance ency ancy tion sion ship ness able ible ical less "
    "ion ian ist ism ish ity ive ful ial ure ant ent ize ate "
    "al er or an es ic ly ee at ia in en ey "
    "a i e o"
).split()
_SHORTEST_ROOT = 4  # "party" must not meet "part", nor "state" "station"

FAMILY_WORTH = 0.9  # resign, resignation
PARAPHRASE = 0.75  # resign, step down
RELATED_WORTH = 0.4  # resign, oust
_GROUPS = Path(__file__).with_name("word_groups.txt")


@lru_cache(maxsize=65536)
def root(term: str) -> str:
    """Return what a term shares with the words derived from it.

    >>> root("resignation") == root("resign"), root("chines") == root("china"), root("nomine") == root("nomin")
    (True, True, True)
    """
    for _ in range(2):
        for ending in _ENDINGS:
            if term.endswith(ending) and len(term) - len(ending) >= _SHORTEST_ROOT:
                term = term[: -len(ending)]
                break
        else:
            break
    return term


@lru_cache(maxsize=1)
def _groups() -> dict[Phrase, frozenset[Phrase]]:
    found: dict[Phrase, set[Phrase]] = {}
    for line in _GROUPS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            members = [tuple(terms(member)) for member in line.split(",")]
            # the first word of a line is what the group is about: the others are its paraphrases, not each other's
            found.setdefault(members[0], set()).update(members[1:])
            for other in members[1:]:
                found.setdefault(other, set()).add(members[0])
    return {phrase: frozenset(others - {phrase}) for phrase, others in found.items()}


@lru_cache(maxsize=4096)
def paraphrases(phrase: Phrase) -> dict[Phrase, float]:
    """Return what news also says for these terms, with its strength."""
    found: dict[Phrase, float] = {}
    for other, strength in table().variants(phrase).items():
        found[other] = FAMILY_WORTH if strength >= FAMILY else PARAPHRASE if strength >= NEAR else RELATED_WORTH
    for other in _groups().get(phrase, ()):
        found[other] = max(PARAPHRASE, found.get(other, 0.0))
    found.pop(phrase, None)
    return found


def is_phrase(candidate: Phrase) -> bool:
    """Tell whether several terms are one expression, such as "step down"."""
    return len(candidate) > 1 and (candidate in _groups() or table().known(candidate))
