"""Take the filters (from:, in:, since:, until:) out of what an editor typed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.text import words

if TYPE_CHECKING:
    from corpus.model import Article

# A value stands in a pair of marks or after one never closed, or is one word; an apostrophe inside a word is no mark.
_FILTER = re.compile(
    r"(?<!\S)(?P<name>from|in|since|until):(?:"
    r"[\"“„”](?P<double>[^\"“”„]*)(?:[\"“”]|$)|«(?P<angle>[^«»]*)(?:»|$)|"
    r"['‘](?P<single>(?:[^'‘’]|['’](?=\w))*)(?:['’]|$)|(?P<word>\S+))",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")


class BadFilter(CorpusError):
    """A filter that cannot be understood; its text says how to write it."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to; None does not narrow."""

    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None

    def admit(self, article: Article) -> bool:
        """Tell whether the article passes by outlet and publication date; an undated one passes no date filter."""
        if self.outlet is not None and not _names(self.outlet, article.outlet):
            return False
        if self.since is None and self.until is None:
            return True
        return (
            article.published is not None
            and (self.since is None or article.published >= self.since)
            and (self.until is None or article.published <= self.until)
        )


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what the answer is narrowed to."""

    words: str
    filters: Filters


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
        filters=Filters(found.get("from") or None, found.get("in") or None, since, until),
    )


def _day(name: str, value: str, *, last: bool) -> date:
    found = _DATE.match(value)
    try:
        if found is None:
            raise ValueError(value)
        year = int(found[1])
        month = int(found[2]) if found[2] else (12 if last else 1)
        day = int(found[3]) if found[3] else (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError as error:
        raise BadFilter(
            f"“{name}:{value}” is not a date: write {name}:2026, {name}:2026-03 or {name}:2026-03-21."
        ) from error


def _names(asked: str, outlet: str | None) -> bool:
    """Tell whether the asked words all occur in the outlet's name, or or spell it without spaces or by initials."""
    if outlet is None:
        return False
    have = [word.text for word in words(outlet) if word.text != "the"]
    want = [word.text for word in words(asked) if word.text != "the"]
    return set(want) <= set(have) or "".join(want) in {"".join(have), "".join(word[:1] for word in have)}
