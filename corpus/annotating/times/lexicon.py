"""The words that times are written with, and the pieces of pattern that read them."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.annotating.times.almanac import Grain, Season

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH_SHORT = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
_WEEKDAY_SHORT = ("mon", "tues", "tue", "weds", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")

UNITS: dict[str, tuple[str, Grain | None]] = {
    "second": ("TS", None),
    "minute": ("TM", None),
    "hour": ("TH", None),
    "day": ("D", "day"),
    "night": ("D", "day"),
    "morning": ("D", "day"),
    "weekday": ("D", "day"),
    "fortnight": ("W", "week"),
    "week": ("W", "week"),
    "weekend": ("WE", "weekend"),
    "month": ("M", "month"),
    "quarter": ("Q", "quarter"),
    "semester": ("M", None),
    "year": ("Y", "year"),
    "decade": ("Y", "decade"),
    "century": ("Y", "century"),
    "centurie": ("Y", "century"),
}
"""Singular unit: its letter in a TIMEX3 duration (T before those of the clock), and the stretch of calendar it names."""

TIMES_TEN = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2, "semester": 6}

SEASONS: dict[str, Season] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": -1,
    "last": -1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_ONES.split())} | {
    word: value * 10 for value, word in enumerate(_TENS.split(), 2)
}
NUMBERS["single"] = 1
VAGUE = frozenset("several few couple many some multiple numerous".split())

S = r"\s{1,3}"  # bounded, so that no run of white space costs more than its length
_SEP = r"(?:\s{1,3}|\s?[-–—‑]\s?)"


def _cased(words: tuple[str, ...]) -> str:
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


MONTH = rf"(?-i:(?P<month>(?:{_cased(tuple(MONTHS))}|(?:{_cased(_MONTH_SHORT)})\.?)(?!\w)))"
FULL_MONTH = rf"(?-i:(?P<month>(?:{_cased(tuple(MONTHS))})(?![\w'’])|(?:{_cased(_MONTH_SHORT)})\.(?!\w)))"
WEEKDAY = (
    rf"(?-i:(?P<weekday>(?:{_cased(tuple(WEEKDAYS))})(?!\w)"
    rf"|(?:{_cased(_WEEKDAY_SHORT)})(?:\.(?!\w)|(?!\w))(?=,?\s{{1,3}}(?:\d|{_cased(_MONTH_SHORT)}|{_cased(tuple(MONTHS))}))))"
)
DAY_OF_MONTH = r"(?P<dom>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|,\d\d\d\b|[.:]\d)"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d|21\d\d)(?![\w%]|[.,:]\d)"
PART = r"(?P<part>morning|afternoon|evening|night|midday)"
_NUMBER_WORD = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,4}}(?:\.\d{{1,2}})?|(?:an?{S})?(?:dozen|hundred|thousand)"
    rf"|{_NUMBER_WORD}(?:[-‑\s]{_NUMBER_WORD})?(?:{S}(?:hundred|thousand|dozen))?"
    rf"|(?:an?{S})?(?:couple|few)(?:{S}of)?|several(?:{S}dozen)?|many|some|multiple|dozens{S}of|hundreds{S}of|half{S}an?|an?)"
)
_UNIT_WORDS = "seconds|minutes?|hours?|days?|nights?|weekdays|fortnights?|weeks?|weekends?|months?|quarters|semesters?|years?|decades?|century|centuries"
UNIT = rf"(?P<unit>{_UNIT_WORDS})(?![\w])"


def month_number(printed: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation.

    >>> month_number("Sept.")
    9
    """
    short = printed[:3].lower()
    return next(number for name, number in MONTHS.items() if name.startswith(short))


def weekday_number(printed: str) -> int:
    """Return 0 for Monday to 6 for Sunday, for a weekday's name or abbreviation."""
    short = printed[:3].lower()
    return next(number for name, number in WEEKDAYS.items() if name.startswith(short))


def singular(unit: str) -> str:
    """Return the key of UNITS for a unit as printed."""
    lower = unit.lower()
    return lower.removesuffix("s")


def amount(printed: str) -> float | None:
    """Return how many a number says; None for several, a few and the like.

    >>> amount("twenty-five"), amount("2.5"), amount("a"), amount("a few")
    (25, 2.5, 1, None)
    """
    lower = printed.lower().replace("‑", "-")
    if lower[0].isdigit():
        plain = float(lower.replace(",", ""))
        return int(plain) if plain == int(plain) else plain
    words = lower.replace("-", " ").split()
    if any(word in VAGUE or word in ("dozens", "hundreds") for word in words):
        return None
    if words[0] == "half":
        return 0.5
    total = 0
    for word in words:
        if word in ("a", "an"):
            total = max(total, 1)
        elif word in ("dozen", "hundred", "thousand"):
            total = max(total, 1) * {"dozen": 12, "hundred": 100, "thousand": 1000}[word]
        else:
            total += NUMBERS[word]
    return total
