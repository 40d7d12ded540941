"""Find the noun phrases of a sentence and the subject of a verb, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import NOUN_KIND, REPORTING, REPORTING_GERUNDS, VERB_CLASS

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line

_NOUN_PHRASE = re.compile(
    r"D{0,3}(?:R?[vVgG](?=[nN])(?<=D[vVgG])|DR[vVgG](?=[nN])|R(?=n))?"
    r"(?:[#nN]|T(?=[snN])|s(?=R?[#nNT])|(?<=s)R(?=n)|(?<=s)T(?=n))*[#nN]|D+|[pm]"
)
_TIME_NOUNS = frozenset(
    "week weeks month months year years day days morning afternoon evening night weekend hour hours minute "
    "minutes moment time times decade spring summer fall autumn winter".split()
)
_FLOATING = frozenset({"both", "all", "each", "himself", "herself", "themselves", "itself"})
_STEPS = 40
"""Words that the search for a subject goes back at most."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its first and its last token."""

    first: int
    last: int


class Sentence:
    """A sentence of a line with its noun phrases."""

    __slots__ = ("end", "ending", "line", "phrases", "start", "starting", "tags")

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line = line
        self.start = start
        self.end = end
        self.tags = line.tags
        self.phrases = [
            Phrase(found.start(), found.end() - 1) for found in _NOUN_PHRASE.finditer(line.tags, start, end)
        ]
        self.ending = {phrase.last: phrase for phrase in self.phrases}
        self.starting = {phrase.first: phrase for phrase in self.phrases}

    def words(self, phrase: Phrase) -> list[str]:
        """Return the lower-case words of a phrase."""
        return self.line.lower[phrase.first : phrase.last + 1]

    def is_time(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says when: "last week", "Tuesday night", "this year"."""
        last = self.line.lower[phrase.last]
        printed = self.line.words[phrase.last]
        return last in _TIME_NOUNS and printed.islower() and phrase.last - phrase.first < 4

    def subject_before(self, verb: int) -> Phrase | None:
        """Return the subject of the verb at a token, looking to its left."""
        return _Search(self).from_token(verb - 1)

    def phrase_after(self, at: int) -> Phrase | None:
        """Return the noun phrase that starts at a token or behind the adverbs and times there."""
        while at < self.end:
            phrase = self.starting.get(at)
            if phrase is not None and not self.is_time(phrase):
                return phrase
            if phrase is not None:
                at = phrase.last + 1
            elif self.tags[at] in "RT":
                at += 1
            else:
                return None
        return None

    def chain(self, phrase: Phrase) -> Phrase:
        """Extend a phrase to the left over prepositions: "a spokesman for the mayor", and over "and"."""
        first = phrase.first
        while first - 2 >= self.start:
            before = self.tags[first - 1]
            left = self.ending.get(first - 2)
            if left is None:
                break
            if self._joins(before, left, first):
                first = left.first
            elif before == "c":
                whole = self._behind_preposition(left)
                if not self._coordinated(whole):
                    break
                first = whole.first
            else:
                break
        return Phrase(first, phrase.last)

    def _joins(self, before: str, left: Phrase, first: int) -> bool:
        """Tell whether the word between two phrases makes them one: "of", "a letter by", "Science and Safety"."""
        if before == "y":
            return NOUN_KIND.get(self.line.lower[left.last]) == "document"
        if before in "Po":
            return not self._adverbial(left)
        return before == "c" and self._in_name(left, first)

    def _behind_preposition(self, phrase: Phrase) -> Phrase:
        """Read "the secretary of state and nominee": the whole phrase before the conjunction."""
        left = self.ending.get(phrase.first - 2) if phrase.first - 2 >= self.start else None
        joined = left is not None and self.tags[phrase.first - 1] in "Po" and not self._adverbial(left)
        return Phrase(left.first, phrase.last) if joined and left is not None else phrase

    def _adverbial(self, phrase: Phrase) -> bool:
        return self.is_time(phrase) or self.tags[phrase.first] == "m"

    def _coordinated(self, left: Phrase) -> bool:
        """Read "X and Y said": nothing but the start of a clause stands before X."""
        return left.first == self.start or self.tags[left.first - 1] in ",;:-.QSt"

    def _in_name(self, left: Phrase, first: int) -> bool:
        """Read "the Institute for Science and Public Safety": the conjunction stands inside a name."""
        tags = self.tags
        inside = left.first > self.start and tags[left.first - 1] in "Po"
        return inside and tags[left.last] == "N" and tags[first] == "N"


def parsed(line: Line, start: int, end: int) -> Sentence:
    """Return a sentence of a line with its phrases, found once."""
    sentence = line.parsed.get(start)
    if sentence is None or sentence.end != end:
        sentence = line.parsed[start] = Sentence(line, start, end)
    return sentence


class _Search:
    """One search for a subject; it counts its steps, so that it ends."""

    __slots__ = ("sentence", "steps", "tags")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tags = sentence.tags
        self.steps = 0

    def from_token(self, at: int) -> Phrase | None:
        sentence = self.sentence
        while at >= sentence.start and self.steps < _STEPS:
            self.steps += 1
            tag = self.tags[at]
            phrase = sentence.ending.get(at)
            if phrase is not None:
                if self._floats(phrase):
                    at = phrase.first - 1
                    continue
                if sentence.is_time(phrase):
                    at = phrase.first - 1
                    at -= at >= sentence.start and self.tags[at] in "Po"
                    continue
                whole = sentence.chain(phrase)
                before = whole.first - 1
                if before > sentence.start and self.tags[before] == "P" and self.tags[before - 1] in "HBMRwp,":
                    at = before - 1  # "who has in the past said"
                    continue
                if self._is_object(whole):
                    at = whole.first - 1
                    at -= self.tags[at] == "P"
                    continue
                reduced = self._before_participle(whole)
                if reduced is not None:
                    at = reduced
                    continue
                return self._with_name(whole)
            if tag == "2":
                return self._of_infinitive(at)
            if tag in "RBHMvVgG":
                at -= 1
            elif tag == "T":
                at -= 1
                at -= at >= sentence.start and self.tags[at] == "P"
            elif tag == "c":
                return self._coordinated(at)
            elif tag in "wt":
                return self._antecedent(at)
            elif tag in ",-":
                return self._around(at)
            else:
                return None
        return None

    def _before_participle(self, phrase: Phrase) -> int | None:
        """Return the token before a participle that stands for a clause: "a letter obtained by the paper says"."""
        tags, at = self.tags, phrase.first - 1
        if (
            at - 2 < self.sentence.start
            or tags[at] not in "yP2"
            or tags[at - 1] not in "vVgG"
            or tags[at - 2] not in "nN"
        ):
            return None
        if tags[at - 1] in "gG":
            return at - 2
        return at - 2 if self.sentence.line.lower[at - 1].endswith("ed") else None

    def _floats(self, phrase: Phrase) -> bool:
        """Tell a word that floats behind its phrase: "Marsh and Lind both said", "Marsh herself said", "the same"."""
        if self.sentence.line.lower[phrase.last] == "same":
            return True
        if phrase.first != phrase.last or self.sentence.line.lower[phrase.first] not in _FLOATING:
            return False
        return phrase.first - 1 in self.sentence.ending

    def _is_object(self, phrase: Phrase) -> bool:
        """Read "an aide who joined the board said": what stands behind a verb that takes no clause is its object."""
        at = phrase.first - 1
        if self.tags[phrase.first] == "m":
            return at > self.sentence.start
        if at <= self.sentence.start or self.tags[at] not in "vVgG":
            return False
        lower = self.sentence.line.lower[at]
        base = REPORTING.get(lower) or REPORTING_GERUNDS.get(lower)
        return VERB_CLASS.get(base or "", "act") in {"call", "act"}

    def _with_name(self, phrase: Phrase) -> Phrase:
        """Read "Ada Marsh, head of the union said": the comma behind the apposition is missing."""
        sentence, before = self.sentence, phrase.first - 1
        if before - 1 < sentence.start or self.tags[before] != "," or self.tags[phrase.first] not in "nD":
            return phrase
        if self.tags[phrase.first] == "D" and not self._is_person(phrase):
            return phrase
        name = sentence.ending.get(before - 1)
        if name is None or self.tags[name.last] != "N" or name.last == name.first:
            return phrase
        opens = name.first == sentence.start or self.tags[name.first - 1] in ",-.;Q"
        return Phrase(name.first, phrase.last) if opens else phrase

    def _is_person(self, phrase: Phrase) -> bool:
        return any(NOUN_KIND.get(word) == "person" for word in self.sentence.words(phrase))

    def _of_infinitive(self, at: int) -> Phrase | None:
        """Read "Marsh used the day to say": the subject of the finite verb before "to"."""
        for verb in range(at - 1, self.sentence.start - 1, -1):
            self.steps += 1
            if self.tags[verb] in "vVBHM":
                return self.from_token(verb - 1)
            if self.tags[verb] in ";:":
                return None
        return None

    def _coordinated(self, at: int) -> Phrase | None:
        """Read "He rose and said": the subject of the verb before the conjunction."""
        nearest: int | None = None
        for verb in range(at - 1, self.sentence.start - 1, -1):
            self.steps += 1
            if self.tags[verb] == "V":
                return self.from_token(verb - 1)
            participle = self.tags[verb] == "g" and verb > self.sentence.start and self.tags[verb - 1] == "B"
            if (self.tags[verb] == "v" or participle) and nearest is None:
                nearest = verb
            if self.tags[verb] in ";:":
                break
        return None if nearest is None else self.from_token(nearest - 1)

    def _antecedent(self, at: int) -> Phrase | None:
        """Read "The aide, who asked not to be named, said": the phrase that "who" stands for."""
        before = at - 1
        if before >= self.sentence.start and self.tags[before] in "Po":
            before -= 1
        if before >= self.sentence.start and self.tags[before] in ",-":
            before -= 1
        phrase = self.sentence.ending.get(before)
        if phrase is None:
            return Phrase(at, at) if self.tags[at] == "w" else None
        return Phrase(self.sentence.chain(phrase).first, at)

    def _around(self, at: int) -> Phrase | None:
        """Read "Marsh, a lawyer from Oslo, said": the phrase before what stands between commas."""
        sentence = self.sentence
        mark = self.tags[at]
        for opening in range(at - 2, max(sentence.start, at - 50), -1):
            self.steps += 1
            if self.tags[opening] in ";:":
                return None
            if self.tags[opening] != mark:
                continue
            phrase = sentence.ending.get(opening - 1)
            if phrase is None or sentence.is_time(phrase):
                continue
            whole = sentence.chain(phrase)
            if self._is_listed(whole, mark):
                continue
            apposed = self.tags[opening + 1 : at]
            if apposed.strip("N") == "" and self.tags[phrase.last] == "n":
                return Phrase(whole.first, at - 1)  # "her adviser, Ada Marsh, said"
            return whole
        return None

    def _is_listed(self, phrase: Phrase, mark: str) -> bool:
        """Tell whether the phrase itself stands between commas or in a list, the subject being further left."""
        before = phrase.first - 1
        if before < self.sentence.start:
            return False
        tag = self.tags[before]
        if tag == mark:
            left = self.sentence.ending.get(before - 1)
            return left is not None and not self._is_adverbial(left)
        if tag == "c" and before == self.sentence.start:
            return False
        return tag in "PocvVgGRwB"

    def _is_adverbial(self, phrase: Phrase) -> bool:
        """Read "In a statement, Marsh, a lawyer, said": the phrase before the comma tells where or when."""
        start = self.sentence.start
        start += self.tags[start] == "c"
        opens = self.tags[start : start + 1] in {"P", "S"}
        return opens and not any(tag in "vVBHM" for tag in self.tags[start : phrase.last])
