"""Read the dates that an editor types into a question."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = [
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)\b(?!-)"),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?<!\d )\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?<![\d$£€,.]){_YEAR}\b(?![,.]?\d)"),
]
# What stands before a date that bounds the question from one side only: it is no window, and no word to look for.
_BOUND = re.compile(r"\b(?:before|after|since|until|by)\s+(?:this\s+|last\s+)?$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[A-Za-z]")
_LEADING = re.compile(r"\b(?:on|in|during|of|from)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Days that the question names, both included."""

    first: date
    last: date
    bound: bool = False
    """True after "before" or "since": the date is near the event, not its own."""


def read_dates(text: str) -> tuple[tuple[Window, ...], str]:
    """Return the dates in a question and the question without them.

    >>> windows, rest = read_dates("what happened on 13 June 2022 in Oslo")
    >>> windows[0].first.isoformat(), rest
    ('2022-06-13', 'what happened in Oslo')
    """
    found: list[Window] = []
    for form in _FORMS:
        while True:
            match = form.search(text)
            window = _window(match, text) if match else None
            if match is None or window is None or _describes(text, match):
                break
            found.append(window)
            before = text[: match.start()]
            for cut in (_BOUND, _LEADING):
                before = cut.sub("", before)
            text = " ".join((before + " " + text[match.end() :]).split())
    return tuple(found), text


def _describes(text: str, match: re.Match[str]) -> bool:
    """Tell whether a year only describes the noun after it, as in "the 1995 accounts"."""
    alone = not match.groupdict().get("month")
    return alone and _NOUN.match(text, match.end()) is not None and not _LEADING.search(text[: match.start()])


def _window(match: re.Match[str], text: str) -> Window | None:
    parts = match.groupdict()
    year = int(parts["year"])
    bound = bool(_BOUND.search(text[: match.start()]))
    try:
        if not parts.get("month"):
            return Window(date(year, 1, 1), date(year, 12, 31), bound)
        month = _MONTHS.get(parts["month"].lower()) or int(parts["month"])
        if parts.get("day"):
            day = date(year, month, int(parts["day"]))
            return Window(day, day, bound)
        return Window(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), bound)
    except ValueError:
        return None
