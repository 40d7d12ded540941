"""Words made ready to be compared: what an editor typed on one side, what was printed on the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.inflection import american, stem
from corpus.model import Span
from corpus.text import fold, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TABLES = Path(__file__).parent
# Dotted initials, numbers with their separators, words with inner apostrophes.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]|\([^()]{1,80}\)")
_OMISSION = re.compile(r"\.\s?\.\s?\.|…")
ENDINGS = tuple(
    "ications ication atory ations ation itions ition ments ment ness ically ical ities ity ives ive "
    "ances ance ences ence ions ion ings ists ist isms ism als al ially ly ors or ers er ables able ible ish ify at iz "
    "ic ous ful y".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a comparison."""

    key: str
    """The word without case, accents and apostrophes; two words of one key are the same word."""
    span: Span
    part: int = 0
    """Which of the parts of an interrupted quotation it stands in."""
    inserted: bool = False
    """Put in by an editor, in brackets."""
    after_omission: bool = False
    """An ellipsis stands before it."""


def tokens(text: str, parts: Sequence[Span] | None = None) -> list[Token]:
    """Return the words of a text, or of parts of it, in order.

    >>> [t.key for t in tokens("“[T]he U.S. pier (in Lowe) … won’t”") if not t.inserted]
    ['the', 'usa', 'pier', 'wont']
    """
    spans = parts if parts is not None else (Span(0, len(text)),)
    return [token for number, span in enumerate(spans) for token in _tokens(text, span, number)]


def keys(text: str) -> list[str]:
    """Return the keys of a text's words alone: what `tokens` gives, faster, and with words inside brackets parted."""
    return [comparable(word) for word in _WORD.findall(text)]


def _tokens(text: str, within: Span, part: int) -> Iterator[Token]:
    brackets = _Passed(Span(*m.span()) for m in _BRACKETED.finditer(text, within.start, within.end))
    omissions = _Passed(Span(*m.span()) for m in _OMISSION.finditer(text, within.start, within.end))
    begun: int | None = None
    for found in _WORD.finditer(text, within.start, within.end):
        start, end = found.start() if begun is None else begun, found.end()
        begun = None
        if text[end : end + 1] in ("[", "]") and text[end + 1 : end + 2].isalpha():
            begun = start  # "[t]he" and "program[me]" are one word
            continue
        omitted = omissions.before(start) > 0
        brackets.before(start)
        inside = brackets.next is not None and brackets.next.start < start and end < brackets.next.end
        key = comparable(text[start:end])
        if key:
            yield Token(key, Span(start, end), part, inserted=inside, after_omission=omitted)


class _Passed:
    """Spans in order, let go of as a reader passes them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = iter(spans)
        self.next = next(self._spans, None)

    def before(self, place: int) -> int:
        """Return how many more of them end before this place."""
        count = 0
        while self.next is not None and self.next.end <= place:
            self.next = next(self._spans, None)
            count += 1
        return count


@lru_cache(maxsize=131072)
def comparable(word: str) -> str:
    """Return the key of a word as printed.

    >>> comparable("Donald’s"), comparable("[T]he"), comparable("1,000"), comparable("US"), comparable("p.m.")
    ('donalds', 'the', '1000', 'usa', 'pm')
    """
    if fold_word(word) == "usa":
        return "usa"
    return "".join(c for c in fold(word).text if c not in "'[].,:")


@lru_cache(maxsize=131072)
def root(key: str) -> str:
    """Return what the inflected forms of a key share; a number word becomes its digits.

    >>> root("fifty"), root("50"), root("releasing")
    ('50', '50', 'releas')
    """
    return _NUMBERS.get(key) or stem(key)


@lru_cache(maxsize=131072)
def family(key: str) -> str:
    """Return what a word shares with those derived from it; too short to tell, it is the root.

    >>> family("retaliatory") == family("retaliate"), family("publication") == family("publishing")
    (True, True)
    """
    base = root(key)
    for _ in range(2):
        ending = next((e for e in ENDINGS if base.endswith(e) and len(base) - len(e) >= 4), None)
        if ending is None:
            break
        base = base[: -len(ending)]
    return base


def _read_numbers() -> dict[str, str]:
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    numbers = {word: str(value) for value, word in enumerate(small)}
    numbers |= {word: str(10 * value) for value, word in enumerate(tens, 2)}
    return numbers | {"hundred": "100", "thousand": "1000"}


_NUMBERS = _read_numbers()


def _read_synonyms() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate((_TABLES / "synonyms.txt").read_text(encoding="utf-8").splitlines()):
        for word in line.partition("#")[0].split():
            groups.setdefault(root(word), set()).add(number)
    return {word: frozenset(found) for word, found in groups.items()}


_SYNONYMS = _read_synonyms()


@dataclass(frozen=True, slots=True)
class Forms:
    """What a word may share with another that is not the same."""

    spelling: str
    root: str
    family: str
    senses: frozenset[int]
    """The numbers of the groups of synonyms that it stands in."""


@lru_cache(maxsize=131072)
def forms(key: str) -> Forms:
    """Return the forms of a key."""
    return Forms(american(key), root(key), family(key), _SYNONYMS.get(root(key), frozenset()))


def _read_contractions() -> dict[str, tuple[str, ...]]:
    rows = (_TABLES / "contractions.tsv").read_text(encoding="utf-8").splitlines()
    return {short: tuple(full.split()) for short, full in (row.split("\t") for row in rows if row)}


CONTRACTIONS = _read_contractions()
"""Keys that stand for two words: "wont" is "will not"."""
FUNCTION_WORDS = frozenset((_TABLES / "function_words.txt").read_text(encoding="utf-8").split())
"""Words that say little of what a sentence is about."""
