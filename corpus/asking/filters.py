"""Take the filters (from:, in:, since:, until:) out of what an editor typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import BadFilter
from corpus.model import EVERYWHERE, Scope, edge_day
from corpus.text import terms, words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle, Span, Speaker

# A value stands in a pair of marks or after one never closed, or is one word; an apostrophe inside a word is no mark.
_FILTER = re.compile(
    r"(?<!\S)(?P<name>from|in|since|until):(?:"
    r"[\"“„”](?P<double>[^\"“”„]*)(?:[\"“”]|$)|«(?P<angle>[^«»]*)(?:»|$)|"
    r"['‘](?P<single>(?:[^'‘’]|['’](?=\w))*)(?:['’]|$)|(?P<word>\S+))",
    re.IGNORECASE,
)
LISTED = 12  # outlets named to somebody who asks for one that is not there
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)  # "the harbour master" is the one called harbour master


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to; None does not narrow."""

    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None

    def scope(self, outlets: Iterable[str]) -> Scope:
        """Return the part of an archive of these outlets that is asked for."""
        named = None if self.outlet is None else frozenset(one for one in outlets if _names(self.outlet, one))
        return Scope(named, self.since, self.until)

    def admit_sentence(self, sentence: Span, annotated: AnnotatedArticle) -> bool:
        """Tell whether a sentence of the article quotes the speaker asked for; true where none is asked for."""
        if self.speaker is None:
            return True
        return any(
            carries(self.speaker, one.speaker)
            and (one.quotation.span.overlaps(sentence) or (one.cue is not None and one.cue.overlaps(sentence)))
            for one in annotated.attributions
        )


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what the answer is narrowed to."""

    words: str
    filters: Filters


def carries(asked: str, speaker: Speaker) -> bool:
    """Tell whether a speaker's name or role carries all the words asked for."""
    return set(terms(asked)) <= set(terms(f"{speaker.name or ''} {speaker.role or ''}"))


def narrowed(index: Index, filters: Filters) -> Index:
    """Return the index of the part of the archive that the filters leave.

    Raises BadFilter where the archive has no outlet of the name asked for.
    """
    outlets = index.state().outlets
    scope = filters.scope(outlets)
    if scope.outlets is not None and not scope.outlets:
        more = f" and {len(outlets) - LISTED} more" if len(outlets) > LISTED else ""
        has = f"it has {', '.join(outlets[:LISTED])}{more}" if outlets else "it knows of none"
        raise BadFilter(f"The archive has no outlet named “{filters.outlet}”: {has}.")
    return index if scope == EVERYWHERE else index.within(scope)


def read_question(text: str) -> Question:
    """Part the filters from the words.

    >>> read_question('from:"Ada Marsh" since:2026-03 the harbour').words
    'the harbour'

    Raises BadFilter where a date is none, or the last day comes before the first.
    """
    found: dict[str, str] = {}
    for part in _FILTER.finditer(text):
        values = (part[kind] for kind in ("double", "angle", "single", "word"))
        found[part["name"].lower()] = next((value for value in values if value is not None), "").strip()
    since = _day("since", found["since"], last=False) if "since" in found else None
    until = _day("until", found["until"], last=True) if "until" in found else None
    if since and until and until < since:
        raise BadFilter("since: is later than until: and nothing lies between.")
    return Question(
        words=" ".join(_FILTER.sub(" ", text).split()) if found else text.strip(),
        filters=Filters(_ARTICLE.sub("", found.get("from", "")) or None, found.get("in") or None, since, until),
    )


def _day(name: str, value: str, *, last: bool) -> date:
    day = edge_day(value, last=last)
    if day is None:
        raise BadFilter(f"“{name}:{value}” is not a date: write {name}:2026, {name}:2026-03 or {name}:2026-03-21.")
    return day


def _names(asked: str, outlet: str) -> bool:
    """Tell whether the asked words all occur in the outlet's name, or or spell it without spaces or by initials."""
    have = [word.text for word in words(outlet) if word.text != "the"]
    want = [word.text for word in words(asked) if word.text != "the"]
    return set(want) <= set(have) or "".join(want) in {"".join(have), "".join(word[:1] for word in have)}
