"""Read the numbers of a text, in words or digits, and tell whether two of them state the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
_TENS = {
    word: (value + 2) * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_DOZENS = {"dozen": 12.0, "score": 20.0}
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_ORDINALS = {
    word: value + 1
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
}
_ABOUT = frozenset("about around approximately roughly nearly almost some circa approx close estimated".split())
_AT_LEAST = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of", "in excess of")
_AT_MOST = ("at most", "fewer than", "less than", "under", "up to", "no more than")
_MONEY = {"$": "$", "£": "£", "€": "€", "dollar": "$", "dollars": "$", "buck": "$", "bucks": "$", "pounds": "£", "euros": "€", "euro": "€"}
_SHARE = frozenset({"percent", "pc", "percentage"})
ABOUT = 0.03  # "nearly 100" and "98", "$916 million" and "$915.7 million" state the same; 80 and 84 dead do not
DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: its value or range, what it counts, and which words hold it."""

    low: float
    high: float
    unit: str
    """`%`, a currency sign, `nth`, `year`, or nothing."""
    about: bool
    """True where the text says about, nearly, more than or the like."""
    first: int
    """Ordinal of the first word that belongs to it."""
    last: int
    """Ordinal of the last word that belongs to it."""

    def states(self, other: Number) -> bool:
        """Tell whether the two state the same number; a year is compared exactly, a rounded figure with what it rounds.

        >>> [a.states(b) for a, b in [(numbers("28 %".split())[0], numbers("28 percent".split())[0])]]
        [True]
        """
        if self.unit != other.unit and self.unit and other.unit:
            return False
        slack = 0.0 if self.unit in {"year", "nth"} else ABOUT if self.about or other.about else 0.0
        slack = max(slack, _rounding(self), _rounding(other)) if self.unit not in {"year", "nth"} else 0.0
        reach = slack * max(abs(self.high), abs(other.high))
        return self.low - reach <= other.high and other.low - reach <= self.high


def _rounding(number: Number) -> float:
    """Return how far a figure of few digits may stand from the exact one: half of its last digit, and never above ABOUT."""
    if number.low != number.high or number.low < 100:
        return 0.0
    digits = f"{number.low:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(ABOUT, 0.5 * 10**zeros / number.low) if zeros else 0.0


def numbers(words: Sequence[str]) -> list[Number]:
    """Return the numbers of folded words in order; signs such as `$` and `%` are words of their own here.

    >>> [(n.low, n.unit) for n in numbers("nearly a hundred of twenty - nine paid $ 2.6 million or 28 %".split())]
    [(100.0, ''), (29.0, ''), (2600000.0, '$'), (28.0, '%')]
    """
    found: list[Number] = []
    at = 0
    while at < len(words):
        read = _read(words, at)
        if read is None:
            at += 1
            continue
        number, at = read
        if found and _joined(words, found[-1], number):
            number = _range(found.pop(), number)
        found.append(number)
    return found


def _read(words: Sequence[str], at: int) -> tuple[Number, int] | None:
    word = words[at]
    value, end, digits = _digits(words, at) if word[:1] in DIGITS else _spelt(words, at)
    if value is None:
        return None
    unit = _unit(words, at, end)
    if unit:
        end += words[end : end + 1] != [] and (words[end] in _SHARE or words[end] == "%" or words[end] in _MONEY)
        if words[end - 1 : end + 1] == ["per", "cent"]:
            end += 1
    elif digits and value == int(value) and 1500 <= value < 2100 and "," not in word and len(word) == 4:
        unit = "year"
    about, bound_low, bound_high = _hedge(words, at)
    low = -value if bound_low else value
    return Number(abs(low), value, unit, about or bound_low or bound_high, at, end - 1), end


def _digits(words: Sequence[str], at: int) -> tuple[float | None, int, bool]:
    word = words[at]
    cut = next((i for i, c in enumerate(word) if c not in "0123456789,."), len(word))
    try:
        value = float(word[:cut].replace(",", ""))
    except ValueError:
        return None, at + 1, False
    rest = word[cut:]
    if rest in {"st", "nd", "rd", "th"}:
        return None, at + 1, False
    if rest and rest not in _SCALES and rest not in _SHORT_SCALES:
        return None, at + 1, False
    scale = _SCALES.get(rest) or _SHORT_SCALES.get(rest) or 1.0
    end = at + 1
    if not rest:
        while end < len(words) and words[end] in _SCALES:
            scale *= _SCALES[words[end]]
            end += 1
        if end < len(words) and words[end] in _SHORT_SCALES and at and words[at - 1] in "$£€":
            scale *= _SHORT_SCALES[words[end]]
            end += 1
    return value * scale, end, scale == 1.0


def _spelt(words: Sequence[str], at: int) -> tuple[float | None, int, bool]:
    total, current, end, seen = 0.0, 0.0, at, False
    if words[at] in {"a", "an"} and at + 1 < len(words) and (words[at + 1] in _SCALES or words[at + 1] in _DOZENS):
        current, end = 1.0, at + 1
    while end < len(words):
        word = words[end]
        if word in _UNITS or word in _TENS:
            if seen and current % 10 and word in _UNITS:
                break
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word in _SCALES and (seen or current):
            current *= _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word in _DOZENS and (seen or current):
            current *= _DOZENS[word]
        elif word in {"-", "and"} and seen and end + 1 < len(words) and words[end + 1] in _UNITS | _TENS and (
            word == "-" and words[end - 1] in _TENS or word == "and" and words[end - 1] in _SCALES
        ):
            end += 1
            continue
        elif word == "dozen" and not seen:
            current = 12.0
        else:
            break
        seen = True
        end += 1
    if not seen or (end == at + 1 and words[at] in {"one", "zero"}):
        return None, at + 1, False
    return total + current, end, False


def _unit(words: Sequence[str], at: int, end: int) -> str:
    if at and words[at - 1] in {"$", "£", "€"}:
        return words[at - 1]
    after = words[end] if end < len(words) else ""
    if after == "%" or after in _SHARE or (after == "per" and words[end + 1 : end + 2] == ["cent"]):
        return "%"
    return _MONEY.get(after, "") if after not in {"pounds"} else ""


def _hedge(words: Sequence[str], at: int) -> tuple[bool, bool, bool]:
    start = at - 1 if at and words[at - 1] in {"$", "£", "€"} else at
    before = " ".join(words[max(0, start - 3) : start])
    return (
        any(word in _ABOUT for word in words[max(0, start - 2) : start]),
        False,
        before.endswith(_AT_LEAST) or before.endswith(_AT_MOST),
    )


def _joined(words: Sequence[str], before: Number, after: Number) -> bool:
    between = list(words[before.last + 1 : after.first])
    return between in (["-"], ["to"], ["-", "$"], ["to", "$"]) and before.low < after.high and before.unit != "year"


def _range(before: Number, after: Number) -> Number:
    low = before.low
    if low < after.high / 1000 and after.high >= 1e6:  # "1-2 million"
        low *= next((s for s in (1e12, 1e9, 1e6) if after.high >= s), 1.0)
    return Number(low, after.high, after.unit or before.unit, before.about or after.about, before.first, after.last)
