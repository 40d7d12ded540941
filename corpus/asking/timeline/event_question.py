"""Read what a question about an event names: its people and places, its event words, and the kind of date it wants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Literal

from corpus.asking.paraphrases import verbs
from corpus.asking.timeline.calendar_words import Window, read_dates
from corpus.asking.timeline.prose import NEGATIONS, term_of
from corpus.asking.timeline.word_families import is_phrase
from corpus.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.text import Word

Kind = Literal["name", "event", "number"]
Wanted = Literal["day", "month", "year"]
Tense = Literal["past", "future"]

_ASKING = frozenset(
    """when what which day date year month week night morning evening time how long ago exactly timeline
    chronology history dates dated happened happen happens on in by at tell me show give""".split()
)
FUNCTION_WORDS = frozenset(
    """a an the of to down away aside in on at by for with from into about over under up out off as and or but
    nor so than then there here that this these those it its he his him she her hers they them their theirs
    we us our you your i my me who whom whose which what when where why how is are was were be been being am
    do does did done has have had having will would shall should can could may might must get gets got let
    lets not no one ones some any all each own same such very just also too only ever again still actually
    first last next if because since until till while during before after between against around near
    through mr mrs ms dr new s t re ve ll d""".split()
)
_NEW_NAMES = frozenset({"new"})  # "New York" needs its first word; "the new deal" does not
ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
_ASIDE = frozenset("that before after since until while despite because following".split())
_PARTICLES = frozenset("down out up off over away back in on through aside apart forward".split())
_PLACING = frozenset("in on at by".split())  # before a name, of a place: "the vote in New Haven"
_PHASES: dict[str, Literal["start", "end"]] = {"first": "start", "last": "end", "final": "end", "finally": "end"}
_COUNTED = 4  # "the first Marsh-Hale debate" counts debates
_WANTED = {
    "day": "day",
    "date": "day",
    "night": "day",
    "morning": "day",
    "evening": "day",
    "year": "year",
    "month": "month",
}
_FUTURE = re.compile(
    r"^\W*(?i:(?:(?:by|on|in|at)\s+)?(?:when|what\s+\w+|which\s+\w+)\s+(?:will|is|are|does|do|shall|'s))\b"
    r"|\b(?:deadline|due|supposed|scheduled|upcoming|expected)\b"
)
_PAST = re.compile(
    r"^\W*(?:(?:by|on|in|at)\s+)?(?:when|what\s+\w+|which\s+\w+)\s+(?:did|was|were|had|has|have)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the question names: a name of one or more words, an event word or phrase, or a number."""

    terms: tuple[str, ...]
    kind: Kind
    printed: str
    aside: bool = False
    """Part of what was said, after "that", or of another event, after "before" or "over": not of the event itself."""


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """A question about an event, read."""

    asked: tuple[Asked, ...]
    wanted: Wanted | None = None
    tense: Tense | None = None
    ordinal: int | None = None
    ordinal_of: str | None = None
    """The term that the ordinal counts, such as "debat" in "second debate"."""
    windows: tuple[Window, ...] = ()
    """Dates that the question itself names."""
    terms: tuple[str, ...] = ()
    head: int | None = None
    """Which of the things asked for is the event itself, the rest being who, where and what."""
    phase: Literal["start", "end"] | None = None
    """Which end of what lasts is asked for: "the last batch", "first appear"."""
    will: bool = False
    """Asks with "will" for what is still to come."""
    negated: bool = False
    """Asks for what was not done: "will not seek"."""

    @property
    def is_topic(self) -> bool:
        """Tell whether only names are asked for, so that the whole story is the answer."""
        return all(one.kind == "name" for one in self.asked)


@dataclass(frozen=True, slots=True)
class _Token:
    word: Word
    term: str
    capital: bool
    glued: bool
    """Follows the word before it with a space only, so that the two may be one name."""
    before_capital: bool = False
    """Stands right before a capitalised word: "Harbour Bank", at the beginning of a question."""


def read_event(
    text: str,
    is_name: Callable[[str], bool | None] = lambda term: None,  # noqa: ARG005 - knows nothing of any corpus
    are_joined: Callable[[str, str], bool] = lambda one, other: True,  # noqa: ARG005 - the same
) -> EventQuestion:
    """Read a question; the corpus says which words it prints as names and which names it prints side by side.

    >>> [(one.printed, one.kind) for one in read_event("when did Ada Marsh close the pier").asked]
    [('Ada Marsh', 'name'), ('close', 'event'), ('pier', 'event')]
    """
    windows, rest = read_dates(text)
    tokens = _tokens(rest)
    mixed = any(t.capital for t in tokens) and not rest.isupper()
    opening = _opening(tokens)
    asked: list[Asked] = []
    aside = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.word.text in _ASIDE and any(a.kind == "event" for a in asked):
            aside = True
        phrase = _phrase_at(tokens, at) if at >= opening and token.word.text not in FUNCTION_WORDS else 1
        if phrase > 1:
            terms = tuple(t.term for t in tokens[at : at + phrase])
            asked.append(Asked(terms, "event", _printed(rest, tokens, at, phrase), aside))
            at += phrase
            continue
        if not _counts(token, tokens, at, opening):
            at += 1
            continue
        kind = _kind(token, at, opening, is_name, mixed=mixed)
        length = _name_length(tokens, at, opening, is_name, are_joined, mixed=mixed) if kind == "name" else 1
        asked.append(
            Asked(tuple(t.term for t in tokens[at : at + length]), kind, _printed(rest, tokens, at, length), aside)
        )
        at += length
    ordinal, of = _ordinal(tokens)
    distinct = tuple(_distinct(asked))
    return EventQuestion(
        asked=distinct,
        head=_head(distinct),
        wanted=_wanted(tokens),
        tense="future" if _FUTURE.search(text) else "past" if _PAST.search(text) else None,
        ordinal=ordinal,
        ordinal_of=of,
        windows=windows,
        terms=tuple(dict.fromkeys(term for one in asked for term in one.terms)),
        phase=next((_PHASES[t.word.text] for t in tokens if t.word.text in _PHASES), None),
        will=any(t.word.text == "will" for t in tokens[: opening + 1]),
        negated=any(t.word.text in NEGATIONS or t.word.text.endswith("n't") for t in tokens),
    )


def _head(asked: Sequence[Asked]) -> int | None:
    """Return the first verb, else the first event word; what is said after "that" is no event.

    >>> question = read_event("when was the curfew in Saltmarsh lifted")
    >>> question.asked[question.head].printed
    'lifted'
    """
    events = [number for number, one in enumerate(asked) if one.kind == "event" and not one.aside]
    doing = [number for number in events if asked[number].terms[0] in verbs()]
    return next(iter(doing or events), None)


def _tokens(text: str) -> list[_Token]:
    found = words(text)
    tokens = []
    for before, word in zip([None, *found], found, strict=False):
        gap = text[before.span.end : word.span.start] if before else ""
        possessive = before is not None and text[before.span.start : before.span.end].lower().endswith(("'s", "’s"))
        tokens.append(_Token(word, term_of(word), text[word.span.start].isupper(), gap == " " and not possessive))
    return [
        replace(token, before_capital=following is not None and following.capital and following.glued)
        for token, following in zip_longest(tokens, tokens[1:])
    ]


def _opening(tokens: list[_Token]) -> int:
    """Return how many words only ask: "on what day was"."""
    at = 0
    while at < len(tokens) and tokens[at].word.text in _ASKING:
        at += 1
    return at if any(t.word.text in {"when", "what", "which", "timeline"} for t in tokens[:at]) else 0


def _counts(token: _Token, tokens: list[_Token], at: int, opening: int) -> bool:
    if at < opening:
        return False
    if token.word.text in _NEW_NAMES and token.capital and at + 1 < len(tokens) and tokens[at + 1].capital:
        return True
    return (
        token.word.text not in FUNCTION_WORDS
        and (len(token.word.text) > 1 or token.word.text.isdigit())
        and token.word.text not in ORDINALS
    )


def _kind(token: _Token, at: int, opening: int, is_name: Callable[[str], bool | None], *, mixed: bool) -> Kind:
    """Tell a name by its capital; where that says nothing, as at the beginning, by what the corpus prints."""
    if token.word.text[0].isdigit():
        return "number"
    if mixed and token.capital and (at > 0 or opening > 0 or token.before_capital):
        return "name"
    known = is_name(token.term)
    if known is not None:
        return "name" if known else "event"
    return "name" if token.capital and mixed else "event"


def _name_length(
    tokens: list[_Token],
    at: int,
    opening: int,
    is_name: Callable[[str], bool | None],
    are_joined: Callable[[str, str], bool],
    *,
    mixed: bool,
) -> int:
    end = at + 1
    while (
        end < len(tokens)
        and tokens[end].glued
        and _counts(tokens[end], tokens, end, opening)
        and _kind(tokens[end], end, opening, is_name, mixed=mixed) == "name"
        and are_joined(tokens[end - 1].term, tokens[end].term)
    ):
        end += 1
    return end - at


def _phrase_at(tokens: list[_Token], at: int) -> int:
    """Return how many words are one verb, such as "step down"; a name and a noun phrase are read word by word."""
    for length in (4, 3, 2):
        if any(t.capital for t in tokens[at : at + length]):
            continue
        final = tokens[min(at + length, len(tokens)) - 1].word.text
        if tokens[at].term not in verbs() and final not in _PARTICLES:
            continue
        if final in _PLACING and at + length < len(tokens) and tokens[at + length].capital:
            continue
        if at + length <= len(tokens) and is_phrase(tuple(t.term for t in tokens[at : at + length])):
            return length
    return 1


def _printed(text: str, tokens: list[_Token], at: int, length: int) -> str:
    return text[tokens[at].word.span.start : tokens[at + length - 1].word.span.end]


def _wanted(tokens: list[_Token]) -> Wanted | None:
    for before, token in pairwise(tokens):
        if before.word.text in {"what", "which"} and token.word.text in _WANTED:
            return _WANTED[token.word.text]  # type: ignore[return-value]  # the values of _WANTED are Wanted
    return None


def _ordinal(tokens: list[_Token]) -> tuple[int | None, str | None]:
    for at, token in enumerate(tokens):
        number = ORDINALS.get(token.word.text)
        if number is not None:
            counted = [
                t for t in tokens[at + 1 : at + 1 + _COUNTED] if not t.capital and t.word.text not in FUNCTION_WORDS
            ]
            return (number, counted[0].term) if counted else (None, None)
    return None, None


def _distinct(asked: list[Asked]) -> list[Asked]:
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in asked:
        if one.terms not in seen:
            seen.add(one.terms)
            kept.append(one)
    return kept
