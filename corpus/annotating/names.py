"""Know the people of an article: who is named in full, how, and in what role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import (
    FUNCTION_WORDS,
    GIVEN_NAMES,
    NOUN_KIND,
    NOUN_LIKE,
    ORGANISATION_WORDS,
    PLACES,
    REPORTING_GERUNDS,
    TITLES,
)
from corpus.annotating.roles import note_role, offices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.annotating.tokens import Line
    from corpus.model import Span

_PARTICLES = frozenset("de la le du von van bin ben al der den del della di da dos ibn st. e y af".split())
_NAME_RUN = re.compile(r"N(?:n?N)*")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


class Person:
    """Somebody whom the article names; what is known of them grows while it is read."""

    __slots__ = ("count", "gender", "known", "mention", "name", "nouns", "order", "places", "role", "titled", "words")

    def __init__(self, name: str, words: tuple[str, ...], mention: Span) -> None:
        self.name = name
        self.words = words
        """The name's words in lower case."""
        self.mention = mention
        """Where the name stands first in this form."""
        self.order = mention.start
        self.role: str | None = None
        self.gender = "-"
        self.count = 1
        self.titled = False
        self.known = False
        """The name begins with a known given name, a title stands before it, or a role behind it."""
        self.nouns: set[str] = set()
        """Lower-case words of the roles given: spokesman, senator."""
        self.places: list[int] = []
        """Where the name stands in this form."""


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words taken apart: title, name."""

    first: int
    """The token at which the name starts, behind the title."""
    last: int
    title: tuple[str, ...]


def name_runs(line: Line, start: int = 0, end: int | None = None) -> Iterator[NameRun]:
    """Return the runs of capitalised words of a line without their titles."""
    for found in _NAME_RUN.finditer(line.tags, start, len(line.tags) if end is None else end):
        for first, last in _joined(line, found.start(), found.end() - 1):
            run = split_title(line, first, last)
            if run is not None:
                yield run


_GAP = 4
"""Characters between two words from which on an aside stands between them."""


def _is_party(line: Line, at: int) -> bool:
    """Tell whether a party in brackets stands before a word: "Ada Marsh (D-Ore.) Lind"."""
    return line.text[line.ends[at - 1] : line.starts[at]].lstrip()[:3] in {"(R-", "(D-", "(I-"}


def _joined(line: Line, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Part a match at lower-case words that are no particle of a name, and at punctuation between the words."""
    start = first
    for at in range(first, last + 1):
        if at > start and line.starts[at] - line.ends[at - 1] > _GAP and _is_party(line, at):
            yield start, at - 1
            start = at
        if line.tags[at] == "n" and line.lower[at] not in _PARTICLES:
            if start < at:
                yield start, at - 1
            start = at + 1
    if start <= last:
        yield start, last


def split_title(line: Line, first: int, last: int) -> NameRun | None:
    """Take titles and offices from the front of a run: "House Speaker Ada Marsh" is Ada Marsh."""
    lower = line.lower
    start = first
    for at in range(first, last):
        if lower[at] in TITLES or lower[at].rstrip(".") in TITLES:
            start = at + 1
    if start == first or last - start >= 2:
        for at in range(start + 1, last):
            given = lower[at] in GIVEN_NAMES
            if (
                given
                and lower[at - 1] not in GIVEN_NAMES
                and not _is_initial(lower[at - 1])
                and (start > first or last - start >= 3 or _is_no_given_name(line.words[start], lower[start]))
            ):
                start = at
                break
    while start < last and (lower[start] in TITLES or _is_no_name(lower[start], last - start)):
        start += 1
    if start > last:
        return None
    return NameRun(start, last, tuple(lower[first:start]))


def _is_no_name(word: str, behind: int) -> bool:
    """Tell a word at the start of a sentence that belongs to no name: "But Marsh", "Filmmaker Ada Marsh"."""
    if word in GIVEN_NAMES:
        return False
    described = behind > 1 and NOUN_KIND.get(word) in {"person", "group"}
    return described or word in FUNCTION_WORDS or word in REPORTING_GERUNDS or word.endswith("-area")


def _is_no_given_name(printed: str, lower: str) -> bool:
    """Tell a word that describes from a given name: "Actor", "Rival", "Texas-based", "DJ"."""
    known = lower in ORGANISATION_WORDS or lower in NOUN_KIND or lower in NOUN_LIKE
    return known or (printed.isupper() and len(printed) > 1) or lower.endswith(("-based", "-born", "ed", "ing"))


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and word.endswith("."))


def looks_like_organisation(words: Iterable[str]) -> bool:
    """Tell an organisation, place or publication by a word of its name."""
    return any(word in ORGANISATION_WORDS or (word.isdigit()) for word in words)


class People:
    """The people of one article, found by any part of their names."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._singles: dict[str, Person] = {}
        self._fullest: dict[tuple[str, str], Person] = {}
        self._by_noun: dict[str, list[Person]] = {}
        self._heard: dict[str, list[str]] = {}
        self._near: dict[str, Person | None] = {}

    def read(self, line: Line) -> None:
        """Take in the names of one line."""
        if is_headline(line):
            self._read_headline(line)
            return
        self._learn_gender(line)
        for run in name_runs(line):
            words = tuple(line.lower[run.first : run.last + 1])
            if run.first == run.last:
                self._note_single(line, run, words[0])
            elif len(words) <= 5:
                self._add(line, run, words)

    def _learn_gender(self, line: Line) -> None:
        """Count the pronouns of sentences that name one person alone; they tell the gender where the name does not."""
        for start, end in line.sentences:
            heard = {_PRONOUN_GENDER[word] for word in line.lower[start:end] if word in _PRONOUN_GENDER}
            if len(heard) == 1:
                named = {line.lower[run.last] for run in name_runs(line, start, end)}
                if len(named) == 1:
                    self._heard.setdefault(named.pop(), []).append(heard.pop())

    def settle(self) -> None:
        """Give those a gender whose name tells none but whose pronouns do, and find the fullest form of each name."""
        for person in self.persons:
            key = person.words[0], person.words[-1]
            if key not in self._fullest or len(person.words) > len(self._fullest[key].words):
                self._fullest[key] = person
        for person in self.persons:
            self._join_short(person)
        for word, single in self._singles.items():
            namesakes = {id(full): full for full in map(self.fullest, self._by_last.get(word, ()))}
            if len(namesakes) == 1:
                next(iter(namesakes.values())).nouns.update(single.nouns)
        alone = [single for word, single in self._singles.items() if word not in self._by_last]
        for person in [*self.persons, *alone]:
            for noun in person.nouns | offices(person.nouns):
                self._by_noun.setdefault(noun, []).append(self.fullest(person))
        for person in [*self.persons, *self._singles.values()]:
            votes = self._heard.get(person.words[-1], [])
            if person.gender == "-" and votes and len(self._by_last.get(person.words[-1], [])) <= 1:
                her = votes.count("f")
                if her * 2 != len(votes):
                    person.gender = "f" if her * 2 > len(votes) else "m"

    def _join_short(self, person: Person) -> None:
        """Find the full name behind a surname of two words: "Van Dorn" of Ada Van Dorn."""
        size = len(person.words)
        if size < 2 or person.words[0] in GIVEN_NAMES:
            return
        particle = person.words[0] in _PARTICLES
        longer = {
            id(full): full
            for full in map(self.fullest, self._by_last.get(person.words[-1], ())[:_NAMESAKES])
            if len(full.words) > size and full.words[-size:] == person.words
        }
        described = NOUN_KIND.keys() & {full.words[0] for full in longer.values()} and not particle
        if len(longer) == 1 and not described:
            self._fullest[person.words[0], person.words[-1]] = next(iter(longer.values()))

    def near(self, surname: str) -> Person | None:
        """Return the one person whose surname differs from that in one letter: a slip of the pen."""
        if len(surname) < _LONG_ENOUGH or surname in GIVEN_NAMES:
            return None
        if surname not in self._near:
            found = [
                people[0]
                for last, people in self._by_last.items()
                if len(last) >= _LONG_ENOUGH and _one_letter_apart(last, surname)
            ]
            self._near[surname] = self.fullest(found[0]) if len(found) == 1 else None
        return self._near[surname]

    def _read_headline(self, line: Line) -> None:
        """Where every word is capitalised, a name is a known given name and the word behind it."""
        for at in range(len(line.tags) - 1):
            words = (line.lower[at], line.lower[at + 1])
            if words[0] in GIVEN_NAMES and line.tags[at : at + 2] == "NN" and words[1] not in NOUN_LIKE:
                self._add(line, NameRun(at, at + 1, ()), words)

    def _note_single(self, line: Line, run: NameRun, word: str) -> None:
        self._note_title(word, run)
        speaks = run.last + 1 < len(line.tags) and line.lower[run.last + 1] in SAID
        speaks = speaks or (run.first > 0 and line.lower[run.first - 1] in SAID)
        titled = bool(run.title) and run.title[-1] in TITLES
        person = self._singles.get(word)
        if person is None and (speaks or titled) and word not in ORGANISATION_WORDS | PLACES and word not in TITLES:
            printed = line.words[run.first]
            if printed.isupper() and not titled:
                return
            span = line.span_of(run.first, run.last)
            person = Person(_straight(printed), (word,), span)
            person.known, person.count = True, 0
            self._singles[word] = person
        if person is not None:
            person.count += 1
            note_role(person, line, run)

    def single(self, word: str) -> Person | None:
        """Return somebody whom the article never names in full: "Mr. Lind"."""
        return self._singles.get(word)

    def _note_title(self, surname: str, run: NameRun) -> None:
        gender = next((TITLES.get(word) or TITLES.get(word.rstrip(".")) or "-" for word in reversed(run.title)), "-")
        namesakes = self._by_last.get(surname, ())
        for person in namesakes:
            if len(namesakes) == 1 and run.title:
                person.nouns.update(run.title)
            if gender != "-" and person.gender == "-":
                person.gender = gender

    def _add(self, line: Line, run: NameRun, words: tuple[str, ...]) -> None:
        person = self._by_words.get(words)
        if person is None:
            titled = bool(run.title) and run.title[-1].rstrip(".") in _OFFICES
            if not titled and not _may_be_person(words):
                return
            span = line.span_of(run.first, run.last)
            name = " ".join(line.words[run.first : run.last + 1])
            person = Person(_straight(_printed(line, span) or name), words, span)
            person.gender = GIVEN_NAMES.get(words[0]) or ("f" if words[0].endswith(_FEMALE_ENDINGS) else "-")
            person.known = words[0] in GIVEN_NAMES
            self._by_words[words] = person
            self.persons.append(person)
            last = words[-1]
            if last in _SUFFIXES and len(words) > 2:
                last = words[-2]
            self._by_last.setdefault(last, []).append(person)
            self._by_first.setdefault(words[0], []).append(person)
        else:
            person.count += 1
        person.places.append(line.starts[run.first])
        note_role(person, line, run)

    def fullest(self, person: Person) -> Person:
        """Return the longest form of a name: "Ada Marsh", "Ada J. Marsh"."""
        return self._fullest.get((person.words[0], person.words[-1]), person)

    def holding(self, noun: str) -> list[Person]:
        """Return the people of whom the article says that they are that: spokesman, governor."""
        return self._by_noun.get(noun, [])

    def by_surname(self, surname: str) -> list[Person]:
        """Return the people with that last name, in the order of the article."""
        return self._by_last.get(surname, [])

    def by_first(self, word: str) -> list[Person]:
        """Return the people whose name begins with that word: given name, or surname where it comes first."""
        return self._by_first.get(word, [])

    def exactly(self, words: tuple[str, ...]) -> Person | None:
        """Return the person of exactly these name words."""
        return self._by_words.get(words)


_LONG_ENOUGH = 5
"""Letters from which on a surname with one wrong letter is known for a slip."""
_NAMESAKES = 20
"""People of one surname that are looked at at most."""


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell words that differ in one letter, left out, put in or changed; a plural is no slip."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one + "s" == other:
        return False
    at = next((at for at in range(len(one)) if one[at] != other[at]), len(one))
    return one[at + (len(one) == len(other)) :] == other[at + 1 :]


_OFFICES = frozenset(
    "mr mrs ms dr president senator sen rep representative gov governor mayor judge justice minister premier".split()
)
_FEMALE_ENDINGS = ("a", "ette", "elle", "lyn")
# Words of organisations and places that are surnames as well.
_SURNAMES_TOO = frozenset(
    "white park church day post law west north young star sun act bill force house guard street rivers banks bank "
    "england french holland israel jordan chad kent fox press mail hall school lake hill sky gates new case frank "
    "power trust capital".split()
)


def _may_be_person(words: tuple[str, ...]) -> bool:
    """Tell a person's name from that of an organisation or a place."""
    typical = [word for word in words if word in ORGANISATION_WORDS]
    if words[0] not in GIVEN_NAMES:
        return not typical
    return not typical or (len(typical) == 1 and (typical[0] in _SURNAMES_TOO or typical[0] != words[-1]))


SAID = frozenset(
    {
        "said",
        "says",
        "told",
        "tells",
        "wrote",
        "writes",
        "added",
        "adds",
        "asked",
        "tweeted",
        "argued",
        "noted",
        "explained",
    }
)
_PRONOUN_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_TITLE_CASE = 0.7  # the share of capitalised words above which a line is a headline


_NAME_ALONE = 3  # words that a name may have: a line of so few need not be a headline
_NO_WORDS = str.maketrans("", "", ",.:;-Q")


def is_headline(line: Line) -> bool:
    """Tell whether nearly every word of a line is capitalised."""
    words = len(line.tags.translate(_NO_WORDS))
    return words > _NAME_ALONE and line.tags.count("N") > _TITLE_CASE * words


def _straight(name: str) -> str:
    """Return a name with a straight apostrophe, as one spells it in a search."""
    return name.replace("’", "'").replace("‘", "'")


def _printed(line: Line, span: Span) -> str:
    """Return a name as printed, on one line."""
    return " ".join(span.of(line.text).split())
