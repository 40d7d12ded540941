"""Fold text for comparison without losing the way back to the verbatim words; find its words and sentences."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.inflection import stem
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTATION_MARKS = "\"“”„‟«»‹›'‘’‚‛`´′″"
_LIKE = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛‹›`´′", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "­": ""}
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Text made comparable, with the way back."""

    text: str
    starts: tuple[int, ...]
    """Where the character behind each folded character starts in the verbatim text."""
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the verbatim range of a folded range."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if _INVISIBLE.match(character):
        return ""
    like = character.translate(_LIKE)
    flat = unicodedata.normalize("NFKD", like)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()


def fold(text: str) -> Folded:
    """Fold case, accents, marks, dashes and white space; a run of white space becomes one space.

    >>> fold("“Zoë  said”").span(1, 4).of("“Zoë  said”")
    'Zoë'
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        folded = _fold_character(character)
        if folded == " " and out and out[-1] == " ":
            ends[-1] = at + 1
            continue
        for one in folded:
            out.append(one)
            starts.append(at)
            ends.append(at + 1)
    return Folded("".join(out), tuple(starts), tuple(ends))


@lru_cache(maxsize=131072)
def fold_word(word: str) -> str:
    """Fold one word: no case, accents or typography, no possessive ending; dotted initials lose their dots.

    "US" and "U.S." become "usa", so that the country is not the pronoun.

    >>> fold_word("Marsh’s"), fold_word("U.N."), fold_word("US"), fold_word("us"), fold_word("Fenwìck")
    ('marsh', 'un', 'usa', 'us', 'fenwick')
    """
    flat = "".join(_fold_character(c) for c in word)
    bare = flat.replace(".", "")
    if bare == "us" and word[:2].isupper() | word.startswith("U."):
        return "usa"
    if "." in flat and not any(c.isdigit() for c in flat):
        flat = bare
    if flat.endswith("'s"):
        return flat[:-2]
    return flat.replace("'", "") if flat.endswith("'") or flat.startswith("'") else flat


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands."""

    text: str
    span: Span


# Dotted initials, numbers with their separators, else letters and digits with inner apostrophes.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)


def words(text: str, within: Span | None = None) -> list[Word]:
    """Return the folded words in order; hyphenated words are split, possessive endings dropped.

    >>> [w.text for w in words("The U.S. re-education, “Zoë’s”, 1,200")]
    ['the', 'usa', 're', 'education', 'zoe', '1,200']
    """
    return [Word(fold_word(found[0]), Span(*found.span())) for found in printed_words(text, within)]


def printed_words(text: str, within: Span | None = None) -> Iterator[re.Match[str]]:
    """Yield where each of those words is printed, unfolded: what makes no value of each is twice as fast."""
    bounds = within or Span(0, len(text))
    return _WORD.finditer(text, bounds.start, bounds.end)


def terms(text: str) -> list[str]:
    """Return the index terms of a text: folded, in American spelling, without inflection.

    >>> terms("Two countries’ programmes were released")
    ['two', 'country', 'program', 'be', 'releas']
    """
    return [stem(word.text.replace(",", "")) for word in words(text)]


ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof sen sens rep reps gov govs lt col gen maj capt cmdr adm sgt cpl pvt pfc hon rev fr sr
    jr st ste messrs mme mlle jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri
    sat sun no nos vs v etc eg ie cf inc ltd co corp llc bros dept univ assn ave blvd rd ft mt approx est ed eds
    vol pp fig al ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo supt pres atty a.m p.m u.s u.n u.k e.u d.c ph.d m.d b.a m.a
    """.split()
)
_ENDS_WHEN_LAST = frozenset("a.m p.m u.s u.n u.k e.u d.c inc co corp ltd jr sr etc ph.d m.d".split())
_STOP = re.compile(r"[.!?…]+[\"”’»'’)\]]*(?=[\s\u00a0]+[\"“‘«'(\[]*[A-Z0-9À-ÖØ-Þ])|[.!?…]+[\"”’»)\]]*(?=[\s]*$)")
_LAST_WORD = re.compile(r"([^\s\"“”‘’(\[]+)$")
_SENTENCE_OPENER = re.compile(
    r"[\s\u00a0]+[\"“‘«'(\[]*(?:The|A|An|In|On|At|He|She|It|They|We|I|But|And|That|This|There|As|For|If|When|While|After|"
    r"Before|His|Her|Their|Our|My|You|Meanwhile|However|Asked|Also|By|To|With|Both|No|Not|So|Then|Two|Three|Mr|Mrs|Ms)\b"
)


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of one paragraph; abbreviations, initials and decimals do not end one.

    >>> [s.of(t) for t in ["Rep. J. K. Ames spoke. “No.” She left at 5 p.m. The vote failed."] for s in sentences(t)]
    ['Rep. J. K. Ames spoke.', '“No.”', 'She left at 5 p.m.', 'The vote failed.']
    """
    bounds = within or Span(0, len(text))
    spans: list[Span] = []
    start = bounds.start
    for found in _STOP.finditer(text, bounds.start, bounds.end):
        if found.start() < start or not _ends_sentence(text, start, found, bounds.end):
            continue
        _append_trimmed(spans, text, start, found.end())
        start = found.end()
    _append_trimmed(spans, text, start, bounds.end)
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    if before is None:
        return True
    word = before[1].casefold()
    if len(stop[0].rstrip("\"”’»')]")) == 1 and (
        word in ABBREVIATIONS or re.fullmatch(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]", word)
    ):
        if len(stop[0]) > 1:
            return True
        openers = word in _ENDS_WHEN_LAST or "." in word
        return openers and bool(_SENTENCE_OPENER.match(text, stop.end(), end))
    return True


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
