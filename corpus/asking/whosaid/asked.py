"""The words of a question, made ready to be held against many printed ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from corpus.asking.whosaid.tokens import CONTRACTIONS, FUNCTION_WORDS, Token, forms, tokens
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# How much of a word counts as found in another one.
SAME = 1.0
SPELT = 0.999  # labour, labor: the same word, told apart only to be mentioned
INFLECTED = 0.9  # release, released
CONTRACTED = 0.9  # cannot, can not
DERIVED = 0.7  # publish, publication
SYNONYM = 0.75  # nation, country
MISTYPED = 0.7  # "goverment"
MISTYPED_FROM = 0.8  # optimal string alignment; shorter words than the next are too easily taken for others
MISTYPED_LETTERS = 5

RAREST = 1.0
COMMONEST = 0.12  # the weight of a word that stands in every passage, beside RAREST for one that stands in none
SMALLEST = 1_000  # passages; in an archive of five articles every word they share would seem common
FUNCTION = 0.35  # no word of grammar weighs more, however small the archive


class Asked:
    """The words of a question, with the weight that their rarity gives each."""

    def __init__(self, text: str, frequencies: Mapping[str, int] | None = None, passages: int = 0) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.length = sum(not token.inserted for token in self.tokens)
        self.weights = [_weight(token, frequencies or {}, passages) for token in self.tokens]
        self.total = sum(self.weights)
        self.telling = _rarest_first((t.key for t in self.tokens if t.key not in FUNCTION_WORDS), frequencies or {})
        """Terms that the archive knows and that are no words of grammar, the rarest first."""
        self.known = _rarest_first((t.key for t in self.tokens), frequencies or {})
        """All terms that the archive knows, the rarest first."""
        self._by_key = _places(token.key for token in self.tokens)
        self._by_spelling = _places(forms(token.key).spelling for token in self.tokens)
        self._by_root = _places(forms(token.key).root for token in self.tokens)
        self._by_family = _places(forms(token.key).family for token in self.tokens)
        self._by_sense = _senses_of(self.tokens)
        self._long = {token.key for token in self.tokens if len(token.key) >= MISTYPED_LETTERS} - FUNCTION_WORDS
        self._joined = self._two_words()
        self._hit: dict[str, dict[int, float]] = {}
        self._slip: dict[str, dict[int, float]] = {}

    def _two_words(self) -> dict[str, list[int]]:
        """Where two asked words stand that may be printed as one."""
        keys = [token.key for token in self.tokens]
        places: dict[str, list[int]] = {}
        for at in range(len(keys) - 1):
            places.setdefault(keys[at] + keys[at + 1], []).append(at)
            places.setdefault(f"{keys[at]} {keys[at + 1]}", []).append(at)
        return places

    def hits(self, key: str) -> dict[int, float]:
        """Return the asked words that a printed one answers, with the credit of each; slips of the finger left out."""
        found = self._hit.get(key)
        if found is None:
            found = self._hit[key] = self._hits(key)
        return found

    def _hits(self, key: str) -> dict[int, float]:
        form = forms(key)
        found: dict[int, float] = {}
        for places, credit in (
            (self._by_key.get(key), SAME),
            (self._by_spelling.get(form.spelling), SPELT),
            (self._by_root.get(form.root), INFLECTED),
        ):
            for at in places or ():
                found.setdefault(at, credit)
        if key in FUNCTION_WORDS:
            return found
        for sense in form.senses:
            for at in self._by_sense.get(sense, ()):
                found.setdefault(at, SYNONYM)
        for at in self._by_family.get(form.family, ()):
            found.setdefault(at, DERIVED)
        return found

    def answers(self, key: str) -> dict[int, float]:
        """Return the asked words that a printed one answers, also those that one of the two mistypes."""
        return self.hits(key) or self._slips(key)

    def _slips(self, key: str) -> dict[int, float]:
        found = self._slip.get(key)
        if found is None:
            found = {}
            if self._long and len(key) >= MISTYPED_LETTERS and key not in FUNCTION_WORDS and not key.isdigit():
                like = extractOne(key, self._long, scorer=OSA.normalized_similarity, score_cutoff=MISTYPED_FROM)
                found = dict.fromkeys(self._by_key[like[0]], MISTYPED) if like else {}
            self._slip[key] = found
        return found

    def covered(self, keys: Iterable[str]) -> float:
        """Return the share of the asked words, by weight, that stands among these keys in any order."""
        best: dict[int, float] = {}
        for key in set(keys):
            for at, credit in self.hits(key).items():
                if credit > best.get(at, 0.0):
                    best[at] = credit
        return sum(self.weights[at] * credit for at, credit in best.items()) / self.total if self.total else 0.0

    def points(self, printed: Sequence[Token]) -> dict[tuple[int, int], tuple[int, int, float]]:
        """Return where an asked word meets a printed one: how many words of each, and the credit."""
        found = {
            (at, place): (1, 1, credit)
            for place, token in enumerate(printed)
            for at, credit in self.answers(token.key).items()
        }
        keys = [token.key for token in printed]
        for place, key in enumerate(keys):
            for at in self._joined.get(key, ()):
                found[at, place] = (2, 1, SAME)
            full = CONTRACTIONS.get(key)
            for at in self._joined.get(" ".join(full), ()) if full else ():
                found[at, place] = (2, 1, CONTRACTED)
            if place + 1 == len(keys):
                break
            for at in self._by_key.get(key + keys[place + 1], ()):
                found[at, place] = (1, 2, SAME)
        for at, token in enumerate(self.tokens):
            full = CONTRACTIONS.get(token.key)
            if full:
                for place in range(len(keys) - 1):
                    if (keys[place], keys[place + 1]) == full:
                        found[at, place] = (1, 2, CONTRACTED)
        return found


def _weight(token: Token, frequencies: Mapping[str, int], passages: int) -> float:
    if token.inserted:
        return 0.0
    if not passages:
        return FUNCTION if token.key in FUNCTION_WORDS else RAREST
    seen = max((frequencies.get(term, 0) for term in terms(token.key)), default=0)
    rarity = 1 - math.log(seen + 1) / math.log(max(passages, SMALLEST) + 1)
    weight = COMMONEST + (RAREST - COMMONEST) * rarity
    return min(weight, FUNCTION) if token.key in FUNCTION_WORDS else weight


def _places(keys: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    return places


def _senses_of(asked: Sequence[Token]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for at, token in enumerate(asked):
        for sense in forms(token.key).senses:
            places.setdefault(sense, []).append(at)
    return places


def _rarest_first(keys: Iterable[str], frequencies: Mapping[str, int]) -> tuple[str, ...]:
    found = dict.fromkeys(term for key in keys for term in terms(key) if frequencies.get(term))
    return tuple(sorted(found, key=lambda term: frequencies[term]))
