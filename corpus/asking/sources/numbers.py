"""Read the numbers of a text, in words or digits, and tell whether two of them state the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[$£€%/]|[-–—]|\d+(?:,\d{3})*(?:\.\d+)?(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+")
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_UNITS = {word: float(value) for value, word in enumerate(_SMALL)}
_TENS = {
    word: value * 10.0
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_ABOUT = frozenset("about around approximately roughly nearly almost some approx close estimated over under".split())
_BOUND = re.compile(
    r"\b(?:at least|at most|more than|fewer than|less than|up to|as many as|upwards? of|in excess of)\W*$"
)
_SIGNS = {
    "dollar": "$",
    "dollars": "$",
    "buck": "$",
    "bucks": "$",
    "euro": "€",
    "euros": "€",
    "percent": "%",
    "pct": "%",
}
_CURRENCY = frozenset("$£€")
ABOUT = (
    0.03  # "nearly 100" and "98" state the same, and so do "$916 million" and "$915.7 million"; 80 and 84 dead do not
)
YEARS = range(1500, 2100)  # a bare figure of four digits in this range is a year


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: its value or range, what it counts, and where it stands."""

    low: float
    high: float
    unit: str
    """`%`, a currency sign, `year`, `nth`, or nothing."""
    about: bool
    """True where the text says about, nearly, more than or the like."""
    span: Span

    def states(self, other: Number) -> bool:
        """Tell whether the two state the same: the same value, or one that rounds or hedges to it.

        >>> [numbers(a)[0].states(numbers(b)[0]) for a, b in [("28%", "28 percent"), ("about 100", "98"), ("80", "84")]]
        [True, True, False]
        """
        if self.unit != other.unit and ((self.unit and other.unit) or {self.unit, other.unit} & {"nth", "year"}):
            return False
        slack = max(ABOUT if self.about or other.about else 0.0, _rounding(self), _rounding(other))
        if self.unit in {"year", "nth"}:
            slack = 0.0
        reach = slack * max(self.high, other.high)
        return self.low - reach <= other.high and other.low - reach <= self.high


def _rounding(number: Number) -> float:
    """Return how far, in parts of it, a figure may stand from what it was rounded from; never above ABOUT."""
    if number.low != number.high or number.low < 1000:
        return 0.0
    digits = f"{number.low:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(ABOUT, 0.5 * 10**zeros / number.low) if zeros else 0.0


def numbers(text: str, within: Span | None = None) -> list[Number]:
    """Return the numbers of a text in order. "One" alone is a pronoun too often to be one.

    >>> [(n.low, n.high, n.unit) for n in numbers("$2.6million, twenty-nine, one to two million, 28 per cent")]
    [(2600000.0, 2600000.0, '$'), (29.0, 29.0, ''), (1000000.0, 2000000.0, ''), (28.0, 28.0, '%')]
    """
    bounds = within or Span(0, len(text))
    tokens = [(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text, bounds.start, bounds.end)]
    words = [token[0] for token in tokens]
    found: list[tuple[Number, int, int]] = []
    at = 0
    while at < len(words):
        value, end = _value(words, at)
        if value is None or "/" in words[max(0, at - 1) : end + 1]:
            at = end
            continue
        unit, after = _unit(words, at, end, value)
        about = any(w in _ABOUT for w in words[max(0, at - 3) : at]) or bool(
            _BOUND.search(text, max(bounds.start, tokens[at][1] - 24), tokens[at][1])
        )
        number = Number(value, value, unit, about, Span(tokens[at][1], tokens[after - 1][2]))
        if found and _joined(words, found[-1][2], at) and found[-1][0].low < value:
            earlier, first, _ = found.pop()
            number, at = _range(earlier, number), first
        found.append((number, at, after))
        at = after
    return [number for number, first, end in found if words[first:end] != ["one"]]


def _value(words: Sequence[str], at: int) -> tuple[float | None, int]:
    word = words[at]
    if word[0].isdecimal() and word[0].isascii():
        return _digits(words, at)
    if word in {"a", "an"} and at + 1 < len(words) and words[at + 1] in _SCALES:
        return _scaled(1.0, words, at + 1)
    if word in _UNITS or word in _TENS:
        return _spelt(words, at)
    return None, at + 1


def _digits(words: Sequence[str], at: int) -> tuple[float | None, int]:
    bare = words[at].replace(",", "")
    if bare[-2:] in {"st", "nd", "rd", "th"}:
        return float(bare[:-2]), at + 1
    value, end = _scaled(float(bare), words, at + 1)
    if end == at + 1 and end < len(words) and words[end] in _SHORT_SCALES and at and words[at - 1] in _CURRENCY:
        return value * _SHORT_SCALES[words[end]], end + 1
    return value, end


def _spelt(words: Sequence[str], at: int) -> tuple[float, int]:
    """Read "twenty-nine", "two hundred and six", "three million"."""
    total, value, end = 0.0, 0.0, at
    while end < len(words):
        word = words[end]
        if word in _TENS and value % 100 == 0:
            value += _TENS[word]
        elif word in _UNITS and (value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and _UNITS[word] < 10)):
            value += _UNITS[word]
        elif word == "hundred" and value:
            value *= 100
        elif word in _SCALES and value:
            total, value = total + value * _SCALES[word], 0.0
        elif end > at and word in {"-", "and"} and words[end + 1 : end + 2] and _goes_on(words, end):
            pass
        else:
            break
        end += 1
    return total + value, end


def _goes_on(words: Sequence[str], at: int) -> bool:
    before, after = words[at - 1], words[at + 1]
    if words[at] == "-":
        return before in _TENS and after in _UNITS and 0 < _UNITS[after] < 10
    return before in _SCALES and before != "dozen" and (after in _UNITS or after in _TENS)


def _scaled(value: float, words: Sequence[str], end: int) -> tuple[float, int]:
    while end < len(words) and words[end] in _SCALES:
        value *= _SCALES[words[end]]
        end += 1
    return value, end


def _unit(words: Sequence[str], at: int, end: int, value: float) -> tuple[str, int]:
    """Return the unit and the ordinal after the last word that belongs to it."""
    if at and words[at - 1] in _CURRENCY:
        return words[at - 1], end
    after = words[end] if end < len(words) else ""
    if after == "%" or after in _SIGNS:
        return _SIGNS.get(after, "%"), end + 1
    if after == "per" and words[end + 1 : end + 2] == ["cent"]:
        return "%", end + 2
    if words[at][0].isdecimal() and words[at][-1].isalpha():
        return "nth", end
    if end == at + 1 and len(words[at]) == 4 and words[at].isdecimal() and int(value) in YEARS:
        return "year", end
    return "", end


def _joined(words: Sequence[str], end: int, at: int) -> bool:
    return list(words[end:at]) in (["-"], ["–"], ["—"], ["to"], ["-", "$"], ["–", "$"], ["to", "$"])


def _range(low: Number, high: Number) -> Number:
    """Join "1" and "2 million" to the range from one to two million."""
    start = low.low
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if high.high >= s), 1.0)
    if start < 1000 <= high.high and start * scale < high.high:
        start *= scale
    return Number(start, high.high, high.unit or low.unit, low.about or high.about, Span(low.span.start, high.span.end))
