"""Read the role beside a name: the office before it, the apposition behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import NOUN_KIND, ORGANISATION_WORDS, TITLES, rows

if TYPE_CHECKING:
    from corpus.annotating.names import NameRun, Person
    from corpus.annotating.tokens import Line

_FEMALE = frozenset(
    "woman women mother wife daughter sister aunt grandmother widow girl lady actress chairwoman spokeswoman "
    "congresswoman businesswoman councilwoman queen princess waitress heroine niece".split()
)
_MALE = frozenset(
    "man men father husband son brother uncle grandfather widower boy guy gentleman actor chairman spokesman "
    "congressman businessman councilman king prince pope nephew salesman statesman".split()
)
_TAKEN_UP = {title: frozenset(nouns.split()) for title, nouns in rows("offices.tsv")}


def offices(words: set[str]) -> set[str]:
    """Return the nouns by which the text takes up whoever bears a title.

    >>> sorted(offices({"sen."}))
    ['lawmaker', 'senator']
    """
    return {noun for word in words for noun in _TAKEN_UP.get(word.rstrip("."), ())}


def note_role(person: Person, line: Line, run: NameRun) -> None:
    """Take in the role that stands before a name or behind it, and the gender that it tells."""
    tags, lower = line.tags, line.lower
    before = [word for word in run.title if word not in ORGANISATION_WORDS]
    start = run.first - len(run.title)
    at = start - 1
    while at >= 0 and tags[at] in "nN" and start - at < 7:
        at -= 1
    words = lower[at + 1 : start] + before
    if run.title or any(NOUN_KIND.get(word) == "person" for word in words):
        person.known = True
        person.titled = person.titled or bool(run.title)
        first = _office_start(line, at + 1)
        prefix = line.span_of(first, run.first - 1).of(line.text) if first < run.first else ""
        holds = any(NOUN_KIND.get(word) == "person" or word in TITLES for word in lower[first : run.first])
        if prefix and holds and len(prefix) < 80 and prefix.lower().rstrip(".") not in {"mr", "mrs", "ms", "miss"}:
            person.role = person.role or prefix.strip()
        person.nouns.update(words)
        if holds:
            person.nouns.update(lower[first : run.first])
    party = _PARTY.match(line.text, line.ends[run.last])
    if party is not None:
        person.known = True
        person.nouns.update({_PARTY_NOUNS[party[1]], "lawmaker"})
    behind = apposition(line, run.last)
    if behind is not None:
        person.known = True
        first, last = behind
        role = _SCENE.sub("", line.span_of(first, last).of(line.text))
        person.nouns.update(lower[first : last + 1])
        if len(role) < 120 and (person.role is None or len(role) > len(person.role)):
            person.role = re.sub(r"^(?:an?|the)\s+", "", " ".join(role.split()), flags=re.IGNORECASE)
    for word in person.nouns | set(words):
        if person.gender == "-":
            person.gender = "f" if word in _FEMALE else "m" if word in _MALE else "-"


def _office_start(line: Line, first: int) -> int:
    """Go back over "of" and "for": "high commissioner for refugees Ada Marsh"."""
    tags = line.tags
    while first >= 2 and tags[first - 1] in "Po" and line.lower[first - 1] in {"of", "for"} and tags[first - 2] in "nN":
        first -= 2
        while first > 0 and tags[first - 1] in "nN":
            first -= 1
    return first


# "Ada Marsh (D-Ore.)", "Ada Marsh, R-Iowa"
_PARTY = re.compile(r",? ?\(?([RDI])-[A-Z]")
_PARTY_NOUNS = {"R": "republican", "D": "democrat", "I": "independent"}
_APPOSITION = re.compile(r",((?:D|R)*[nN#T]+(?:s[nN#]+)*(?:[Po2]D*[nN#]+(?:s[nN#]+)*|c[nN]+)*)(?=[,.;VHBMvwQ-]|$)")
_SCENE = re.compile(r"\s(?:at an?|during|on|after|before)\s.*$")


def apposition(line: Line, last: int) -> tuple[int, int] | None:
    """Return the tokens of the role behind a name: "Ada Marsh, head of the union, said"."""
    found = _APPOSITION.match(line.tags, last + 1)
    if found is None:
        return None
    first, end = found.start(1), found.end(1) - 1
    if not any(NOUN_KIND.get(word) == "person" for word in line.lower[first : end + 1]):
        return None
    return first, end
