"""The words that times are written with, and the pieces of pattern that read them."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.annotating.times.almanac import Grain, Season

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SHORT_MONTHS = tuple("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_SHORT_WEEKDAYS = tuple("mon tues tue weds wed thurs thur thu fri sat sun".split())

UNITS: dict[str, tuple[str, Grain | None]] = {
    "second": ("TS", None),
    "minute": ("TM", None),
    "hour": ("TH", None),
    "day": ("D", "day"),
    "night": ("D", "day"),
    "morning": ("D", "day"),
    "weekday": ("D", "day"),
    "week": ("W", "week"),
    "fortnight": ("W", "week"),
    "weekend": ("WE", "weekend"),
    "month": ("M", "month"),
    "semester": ("M", None),
    "quarter": ("Q", "quarter"),
    "year": ("Y", "year"),
    "decade": ("Y", "decade"),
    "century": ("Y", "century"),
    "centurie": ("Y", "century"),
}
"""Singular unit: its letter in a TIMEX3 duration (T before those of the clock), and what of the calendar it names."""
MULTIPLES = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2, "semester": 6}
"""How many of its letter's units a unit is."""

SEASONS: dict[str, Season] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1, "last": -1}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = (
    {word: value for value, word in enumerate(_ONES.split())}
    | {word: value * 10 for value, word in enumerate(_TENS.split(), 2)}
    | {"single": 1}
)
_LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000}
_VAGUE = frozenset("several few couple many some multiple dozens hundreds".split())

DIGITS = frozenset(["0"])
"""Stands for every word that begins with a digit, among the words at which a rule is tried."""
MONTH_STARTS = frozenset([*MONTHS, *_SHORT_MONTHS])
WEEKDAY_STARTS = frozenset([*WEEKDAYS, *_SHORT_WEEKDAYS])
NUMBER_STARTS = DIGITS | NUMBERS.keys() | _LARGE.keys() | _VAGUE | {"a", "an", "half"}

S = r"\s{1,3}"  # bounded, so that no run of white space costs more than its length


def either(words: str) -> str:
    """Return a pattern for any of the words; an underscore stands for white space.

    >>> bool(re.fullmatch(either("by no_later_than"), "no later than"))
    True
    """
    return f"(?:{'|'.join(word.replace('_', S) for word in words.split())})"


def ends_in(words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words at the end of what stands before an expression."""
    return re.compile(rf"\b{either(words)}\s{{1,3}}$", re.IGNORECASE)


def _cased(words: tuple[str, ...]) -> str:
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


_MONTH_NAMES, _SHORT_MONTH_NAMES = _cased(tuple(MONTHS)), _cased(_SHORT_MONTHS)
MONTH = rf"(?-i:(?P<month>(?:{_MONTH_NAMES}|(?:{_SHORT_MONTH_NAMES})\.?)(?!\w)))"
FULL_MONTH = rf"(?-i:(?P<month>(?:{_MONTH_NAMES})(?![\w'’])|(?:{_SHORT_MONTH_NAMES})\.(?!\w)))"
"""Only with its dot is an abbreviation a month by itself: "Jan. sales", but not "Jan Smit"."""
WEEKDAY = (
    rf"(?-i:(?P<weekday>(?:{_cased(tuple(WEEKDAYS))})(?!\w)"
    rf"|(?:{_cased(_SHORT_WEEKDAYS)})(?:\.(?!\w)|(?!\w))(?=,?{S}(?:\d|{_SHORT_MONTH_NAMES}|{_MONTH_NAMES}))))"
)
DAY_OF_MONTH = r"(?P<dom>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|,\d\d\d\b|[.:]\d)"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d|21\d\d)(?![\w%]|[.,:]\d)"
PART = rf"(?P<part>{'|'.join(PARTS)})"
_NUMBER_WORD = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,4}}(?:\.\d{{1,2}})?|(?:an?{S})?(?:dozen|hundred|thousand)"
    rf"|{_NUMBER_WORD}(?:[-‑\s]{_NUMBER_WORD})?(?:{S}(?:hundred|thousand|dozen))?"
    rf"|(?:an?{S})?(?:couple|few)(?:{S}of)?|several(?:{S}dozen)?|many|some|multiple|dozens{S}of|hundreds{S}of"
    rf"|half{S}an?|an?)"
)
HALF = rf"{S}and{S}(?:a|one){S}half"
UNIT = (
    r"(?P<unit>seconds|minutes?|hours?|days?|nights?|weekdays|fortnights?|weeks?|weekends?|months?|quarters|semesters?|"
    r"years?|decades?|century|centuries)"
)


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
    return unit.lower().removesuffix("s")


def grain_of(unit: str) -> Grain | None:
    """Return the stretch of the calendar that a unit as printed names; None for those of the clock."""
    return UNITS[singular(unit)][1]


def amount(printed: str) -> float | None:
    """Return how many a number says; None for several, a few and the like.

    >>> amount("twenty-five"), amount("2.5"), amount("a"), amount("a few")
    (25, 2.5, 1, None)
    """
    lower = printed.lower()
    if lower[0].isdigit():
        plain = float(lower.replace(",", ""))
        return int(plain) if plain == int(plain) else plain
    words = re.split(r"[-‑\s]+", lower)
    if not _VAGUE.isdisjoint(words):
        return None
    if words[0] == "half":
        return 0.5
    total = 0
    for word in words:
        if word in ("a", "an"):
            total = 1
        elif word in _LARGE:
            total = max(total, 1) * _LARGE[word]
        else:
            total += NUMBERS[word]
    return total


def length(number: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration, with X for an unknown number.

    >>> length(2, "decades"), length(None, "weeks"), length(1.5, "hour")
    ('P20Y', 'PXW', 'PT1.5H')
    """
    key = singular(unit)
    letter, _ = UNITS[key]
    count = "X" if number is None else f"{number * MULTIPLES.get(key, 1):g}"
    return f"PT{count}{letter[1]}" if letter[0] == "T" else f"P{count}{letter}"
