"""Tell whether two articles name the same speaker, and which of them names it best."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model import Speaker

SURE = 0.5  # below it the annotator calls its own reading a guess (corpus.model.Attribution.confidence)
# A title says nothing of who somebody is; a generation does, but one article in two leaves it out.
_TITLES = frozenset(
    """mr mrs ms mx miss dr prof professor sir dame lord lady madam sen senator rep representative congressman
    congresswoman gov governor president vice chief justice judge mayor secretary general gen col colonel lt lieutenant
    capt captain sgt rev reverend pope king queen prince princess chancellor premier minister prime ambassador former
    the a an of and""".split()
)
_GENERATIONS = frozenset("jr sr ii iii iv".split())
# Short forms of given names, each line one name.
_SHORT_FORMS = """
alexander alex sandy
andrew andy drew
anthony tony
benjamin ben
charles charlie chuck
christopher chris
daniel dan danny
david dave
donald don
edward ed eddie ted
elizabeth liz beth betsy eliza
frederick fred
gerald gerry jerry
gregory greg
james jim jimmy jamie
jeffrey jeff
jennifer jen jenny
john jack johnny
jonathan jon
joseph joe
joshua josh
katherine kate kathy katie catherine cathy
kenneth ken kenny
lawrence larry laurence
margaret maggie meg peggy
matthew matt
michael mike mick
nathaniel nathan nate
nicholas nick
patricia pat patty trish
patrick pat paddy
peter pete
philip phil phillip
raymond ray
richard rick dick rich ricky
robert bob rob bobby bernie
ronald ron
samuel sam
stephen steve steven
susan sue susie
theodore ted teddy
thomas tom tommy
timothy tim
vincent vince
walter walt
william bill will billy liam
zachary zach
bernard bernie
"""
_GIVEN = {
    name: frozenset(number for number, line in enumerate(_SHORT_FORMS.splitlines()) if name in line.split())
    for name in _SHORT_FORMS.split()
}


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell people apart.

    >>> name_words("Sen. Ada B. Marsh Jr.")
    ('ada', 'b', 'marsh')
    """
    found = [word.text.replace(".", "") for word in words(name)]
    kept = tuple(word for word in found if word not in _TITLES and word not in _GENERATIONS)
    return kept or tuple(found)


def same_speaker(one: Speaker, other: Speaker) -> bool | None:
    """Tell whether two articles that print the same words name the same speaker; None where either names nobody.

    A surname alone agrees with every full name that carries it; two full names must agree in both.
    """
    if one.name is None or other.name is None or "unnamed" in (one.kind, other.kind):
        return None
    first, second = name_words(one.name), name_words(other.name)
    if one.kind == other.kind == "person":
        return _same_person(first, second)
    if "person" in (one.kind, other.kind):
        return set(first) == set(second) or None if set(first) & set(second) else False
    if one.kind == other.kind == "organisation":
        return set(first) <= set(second) or set(second) <= set(first) or _initials(first, second)
    return True


def _same_person(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if len(first) == 1 or len(second) == 1:
        return set(first) <= set(second) or set(second) <= set(first)
    if set(first) == set(second):
        return True
    return first[-1] == second[-1] and _same_given_name(first[0], second[0])


def _same_given_name(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return one == other or bool(_GIVEN.get(one, frozenset()) & _GIVEN.get(other, frozenset()))


def _initials(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    short, full = sorted((first, second), key=len)
    return len(short) == 1 and len(full) > 1 and short[0] == "".join(word[0] for word in full)


def fullest(speakers: Iterable[tuple[Speaker, float]]) -> Speaker:
    """Return the speaker that is named best, out of pairs of speaker and confidence; the first among equals."""
    return max(speakers, key=lambda pair: _fullness(*pair))[0]


def _fullness(speaker: Speaker, confidence: float) -> tuple[bool, bool, bool, int]:
    named = speaker.name is not None
    length = len(name_words(speaker.name)) if speaker.name else 0
    return named, confidence >= SURE, speaker.kind != "unnamed", min(length, 2 if speaker.kind == "person" else 6)
