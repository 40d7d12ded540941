"""Say who a mention stands for: a person by the fullest name, an organisation, a document, or somebody unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import FUNCTION_WORDS, GIVEN_NAMES, NOUN_KIND, PLACES, TITLES
from corpus.annotating.names import NameRun, Person, looks_like_organisation, split_title
from corpus.annotating.organisations import JOINING, Organisations
from corpus.annotating.pronouns import FEMALE, MALE, Focus
from corpus.annotating.things import ONE, SEVERAL, Things
from corpus.model import Speaker

if TYPE_CHECKING:
    from corpus.annotating.names import People
    from corpus.annotating.phrases import Phrase
    from corpus.annotating.tokens import Line
    from corpus.model import Span, SpeakerKind

_NAME_AT_END = re.compile(r"N(?:n?N)*$")
_APPOSED = re.compile(r"[,-](D?n*)(N(?:n?N)*)(?=[,.VHBw-]|[Po]D?[nN]|$)")
# "... of Appeals", "... for the 5th Circuit", "... on a Responsible Budget"
_REST_OF_NAME = re.compile(r"[oP]D?#?N+(?![sn])")
_ARTICLE = re.compile(r"^(?:an?|the|this|that|these|those|some)\s+", re.IGNORECASE)


NAMESAKES = 20
"""People of one surname that are told apart at most."""


_PARTIES = {"gop": "republican", "democratic": "democrat"}
SLIPS = 3
"""Times that a surname may be printed with the same wrong letter."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker, and how the mention was resolved."""

    speaker: Speaker
    how: str
    """named, surname, misspelt, pronoun, title, organisation, document, unnamed, group: what the confidence rests on;
    doubtful behind it where others come close."""
    person: Person | None = None


class Resolver:
    """Resolves mentions in the order of the text."""

    def __init__(self, people: People, organisations: Organisations, focus: Focus, author: str | None) -> None:
        self.people = people
        self.organisations = organisations
        self.focus = focus
        self.things = Things()
        self.author = author

    def resolve(self, line: Line, phrase: Phrase, sentence: int) -> Resolved:
        """Return who the words of a phrase stand for."""
        last = phrase.last
        if line.tags[last] in "wt" and last > phrase.first:
            last -= 1
            while last > phrase.first and line.tags[last] in ",Po-":
                last -= 1
        word = line.lower[phrase.first]
        if phrase.first == last and word in FUNCTION_WORDS:
            return self._pronoun(word, sentence, line.starts[phrase.first])
        return self._group(line, phrase.first, last) or self._single(line, phrase.first, last)

    def labelled(self, label: str, span: Span) -> Speaker:
        """Return the speaker of a transcript's label: "LIND", "ADA MARSH"."""
        words = tuple(label.replace("’", "'").lower().split())
        exact = self.people.exactly(words)
        person = exact or self._by_single(words[-1], NameRun(0, 0, words[:-1]), span.start)
        if person is not None:
            return self._speaker(person)
        return Speaker(label.title(), "person", mention=span)

    def interviewed(self, label: Span) -> Speaker:
        """Return the person named most often before the first answer of an interview."""
        known = [person for person in self.people.persons if person.known and person.order < label.start]
        if not known:
            return Speaker(None, "unnamed", mention=label)
        return self._speaker(self.people.fullest(max(known, key=lambda person: (person.count, -person.order))))

    def person_of(self, line: Line, first: int, last: int) -> Person | None:
        """Return the person that a run of capitalised words names."""
        run = split_title(line, first, last)
        return None if run is None else self._person(line, run)

    def _pronoun(self, word: str, sentence: int, at: int) -> Resolved:
        if word in FEMALE or word in MALE:
            found = self.focus.resolve(word, sentence, at)
            if found is not None:
                person, clear = found
                gender = "f" if word in FEMALE else "m"
                if person.gender not in {gender, "-"}:
                    person, clear = self._namesake(person, gender, at) or person, False
                return Resolved(self._speaker(person), "pronoun" if clear else "pronoun-doubtful", person)
        if word in ONE or word in SEVERAL:
            thing = self.things.resolve(word, sentence, at)
            if thing is not None:
                return Resolved(thing, "pronoun-thing" if word in ONE else "pronoun-group")
        if word in {"i", "my"} and self.author:
            return Resolved(Speaker(self.author, "person"), "pronoun")
        return Resolved(Speaker(None, "unnamed"), "unresolved")

    def _namesake(self, person: Person, gender: str, at: int) -> Person | None:
        """Return somebody of the same surname and the other gender who was named before."""
        namesakes = [
            other
            for other in self.people.by_surname(person.words[-1])[:NAMESAKES]
            if other.gender == gender and other.order < at
        ]
        return self.people.fullest(namesakes[-1]) if namesakes else None

    def _group(self, line: Line, first: int, last: int) -> Resolved | None:
        """Resolve "Marsh and Lind" to both names."""
        at = line.tags.find("c", first, last)
        if at < 0 or "N" not in line.tags[first:at]:
            return None
        left, right = self._single(line, first, at - 1), self._single(line, at + 1, last)
        if (
            left.speaker.kind != "person"
            or right.speaker.kind != "person"
            or not (left.speaker.name and right.speaker.name)
        ):
            return None
        if line.tags[at - 1] != "N" or line.tags[at + 1] != "N":
            return None
        joined = f"{left.speaker.name} and {right.speaker.name}"
        return Resolved(Speaker(joined, "person", mention=line.span_of(first, last)), "group")

    def pair(self, line: Line, one: tuple[int, int], other: tuple[int, int]) -> Speaker | None:
        """Return two people named together, where both are known: "Ada Marsh and Per Lind"."""
        left, right = self.person_of(line, *one), self.person_of(line, *other)
        if left is None or right is None or left is right or not (left.known and right.known):
            return None
        return Speaker(f"{left.name} and {right.name}", "person", mention=line.span_of(one[0], other[1]))

    def _single(self, line: Line, first: int, last: int) -> Resolved:
        head = _head_end(line, first, last)
        found = _NAME_AT_END.search(line.tags, first, head + 1)
        if last > head and line.tags[head] in "nD":
            closing = self._closing_name(line, first, last)
            if closing is not None:
                return closing
        named = None
        if found is not None and found.end() == head + 1:
            start = found.start()
            while start < head and _breaks(line, start, head):
                start += 1
            named = self._named(line, first, start, head)
        if named is None or named.speaker.kind != "person":
            office = self._after_office(line, first, last)
            if office is not None:
                return office
        if named is not None:
            return named
        return self._apposed(line, head) or self._apposed(line, last) or self._described(line, first, last, head)

    def _after_office(self, line: Line, first: int, last: int) -> Resolved | None:
        """Read "Secretary of State Ada Marsh": the name stands at the end, behind an office."""
        if line.lower[first] not in TITLES and NOUN_KIND.get(line.lower[first]) != "person":
            return None
        for at in range(first + 2, last):
            if line.tags[at : last + 1].strip("N") == "" and line.lower[at] in GIVEN_NAMES:
                person = self._person(line, NameRun(at, last, ("office",)))
                if person is not None:
                    return Resolved(self._speaker(person), "named", person)
        return None

    def _closing_name(self, line: Line, first: int, last: int) -> Resolved | None:
        """Read "the mayor's chief of staff, Ada Marsh": the name stands at the end, in apposition."""
        at = line.tags.rfind(",", first, last)
        return None if at < 0 or line.tags[last] != "N" else self._apposed(line, at - 1)

    def _apposed(self, line: Line, last: int) -> Resolved | None:
        """Read "A top aide, Ada Marsh, said": the name stands in apposition."""
        found = _APPOSED.match(line.tags, last + 1)
        if found is None:
            return None
        run = split_title(line, found.start(2), found.end(2) - 1)
        if run is None or run.first == run.last:
            return None
        person = self._person(line, run)
        return None if person is None or not person.known else Resolved(self._speaker(person), "named", person)

    def _named(self, line: Line, first: int, start: int, last: int) -> Resolved | None:
        run = split_title(line, start, last)
        if run is None:
            return None
        words = tuple(line.lower[run.first : run.last + 1])
        before = line.lower[first:start]
        titled = bool(run.title) and run.title[-1] in TITLES
        titled = titled or any(NOUN_KIND.get(word) == "person" for word in before)
        person = None
        if titled or self.people.by_surname(words[-1]) or not _is_organisation(line, words, before, run):
            person = self._person(line, run)
        if person is not None:
            how = "named" if run.last > run.first else "surname" if words[0] in person.words else "misspelt"
            return Resolved(self._speaker(person), how, person)
        if _is_organisation(line, words, before, run) or (before and before[-1] in {"the", "a", "an"} and not titled):
            return self._organisation(line, first, last)
        if titled and run.last > run.first:
            words_printed = " ".join(line.span_of(run.first, run.last).of(line.text).split())
            return Resolved(Speaker(words_printed, "person", mention=line.span_of(run.first, run.last)), "named")
        if words[-1] in TITLES or NOUN_KIND.get(words[-1]) in {"person", "group"}:
            return None
        name = " ".join(line.span_of(run.first, run.last).of(line.text).split())
        how = "named" if run.last > run.first else "surname-alone"
        return Resolved(Speaker(name, "person", mention=line.span_of(run.first, run.last)), how)

    def _person(self, line: Line, run: NameRun) -> Person | None:
        words = tuple(line.lower[run.first : run.last + 1])
        if len(words) > 1:
            exact = self.people.exactly(words)
            if exact is not None:
                return self.people.fullest(exact)
            return None
        return self._by_single(words[0], run, line.starts[run.first])

    def _by_single(self, word: str, run: NameRun, at: int) -> Person | None:
        gender = next((TITLES.get(w) or "-" for w in reversed(run.title)), "-")
        candidates = (self.people.by_surname(word) or self.people.by_first(word))[:NAMESAKES]
        if not candidates:
            return self._slip(word) or self.people.single(word)
        fitting = [p for p in candidates if gender == "-" or p.gender in {gender, "-"}] or candidates
        groups: dict[str, tuple[int, int]] = {}
        for person in fitting:
            first = self.people.fullest(person).words[0]
            count, latest = groups.get(first, (0, -1))
            before = max((place for place in person.places if place <= at), default=-1)
            groups[first] = (count + person.count, max(latest, before))
        best = max(groups, key=lambda key: groups[key])
        return next(full for full in map(self.people.fullest, fitting) if full.words[0] == best)

    def _slip(self, word: str) -> Person | None:
        """Return the person whose surname is misspelt here, unless the article spells it so time and again."""
        single = self.people.single(word)
        return self.people.near(word) if single is None or single.count <= SLIPS else None

    def _speaker(self, person: Person) -> Speaker:
        return Speaker(person.name, "person", person.role, person.mention)

    def _organisation(self, line: Line, first: int, last: int) -> Resolved:
        while line.tags[last] == "N" and NOUN_KIND.get(line.lower[last]) != "group":
            behind = _REST_OF_NAME.match(line.tags, last + 1)
            if behind is None or line.lower[last + 1] not in JOINING:
                break
            last = behind.end() - 1
        name = self._spelt_out(_description(line, first, last))
        return Resolved(Speaker(name, "organisation", mention=line.span_of(first, last)), "organisation")

    def _spelt_out(self, description: str | None) -> str | None:
        """Return a description with the acronyms in it spelt out as the article does."""
        if description is None:
            return None
        return " ".join(self.organisations.spelt_out(word) or word for word in description.split())

    def _taken_up(self, line: Line, first: int, last: int) -> str | None:
        """Return the name of the organisation, or of the document's maker, that "the fund", "the spot" takes up."""
        noun, at = line.lower[last], line.starts[first]
        if line.lower[first] not in {"the", "this", "that"} or last - first > 2:
            return None
        before = line.lower[first + 1 : last]
        kind = NOUN_KIND.get(noun)
        if kind == "organisation":
            return self.organisations.called(noun, before, at)
        if kind == "document" and not before:
            owner = self.organisations.owner_of(noun, at)
            return None if owner is None else f"{owner} {noun}"
        return None

    def _described(self, line: Line, first: int, last: int, head: int) -> Resolved:
        noun = line.lower[head]
        kind: SpeakerKind = "unnamed"
        found = NOUN_KIND.get(noun)
        if found == "document":
            kind = "document"
        elif found == "organisation":
            kind = "organisation"
        if found == "person" and line.lower[first] in {"the", "former"}:
            holder = self._by_role(noun, line.lower[first + 1 : head], line.starts[first])
            if holder is not None:
                person, clear = holder
                return Resolved(self._speaker(person), "title" if clear else "title-doubtful", person)
        name = _description(line, first, last)
        if kind != "unnamed":
            name = (self._taken_up(line, first, last) if last == head else None) or self._spelt_out(name)
        return Resolved(Speaker(name, kind, mention=line.span_of(first, last)), kind)

    def _by_role(self, noun: str, before: list[str], at: int) -> tuple[Person, bool] | None:
        """Return the person of whom the article says that she holds that office, and whether nobody else does.

        Of several holders the one whom the words before the noun fit best is meant, then the one last spoken of.
        """
        holders = {id(person): person for person in self.people.holding(noun) if person.order < at}
        if not holders:
            return None
        fits = {
            key: sum(_PARTIES.get(word, word) in person.nouns for word in before) for key, person in holders.items()
        }
        best = {key: person for key, person in holders.items() if fits[key] == max(fits.values())}
        if len(best) == 1:
            return next(iter(best.values())), max(fits.values()) > 0 or not before
        latest = self.focus.last_of(best)
        return None if latest is None else (latest, False)


def _head_end(line: Line, first: int, last: int) -> int:
    """Return the last token of the head noun phrase: before the first preposition."""
    for at in range(first, last + 1):
        if line.tags[at] in "Pocw," and at > first:
            return at - 1
    return last


def _breaks(line: Line, start: int, head: int) -> bool:
    """Tell whether a lower-case word inside the match parts it, being no particle of a name."""
    return any(line.tags[at] == "n" and len(line.lower[at]) > 4 for at in range(start, head))


def _is_organisation(line: Line, words: tuple[str, ...], before: list[str], run: NameRun) -> bool:
    if words[0] in GIVEN_NAMES and len(words) > 1:
        return False
    if looks_like_organisation(words):
        return True
    printed = line.words[run.first]
    if len(words) == 1 and words[0] in PLACES:
        return True
    return len(words) == 1 and printed.isupper() and len(printed) > 1 and not before


def _description(line: Line, first: int, last: int) -> str | None:
    """Return a noun phrase as a description: on one line, without its article."""
    words = " ".join(line.span_of(first, last).of(line.text).split())
    return _ARTICLE.sub("", words) or None
