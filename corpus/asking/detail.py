"""Read what an editor asks about: its names, numbers and words, each with every way to say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.asking.numbers import Number, numbers
from corpus.asking.paraphrases import FAMILY, NEAR, SAME, Phrase, table
from corpus.asking.polarity import Force, is_negator
from corpus.inflection import stem
from corpus.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.text import Word

Kind = Literal["name", "number", "date", "word"]

# "Which outlets report that ...", "stories that mention ...": what is asked, not the detail.
_FRAME = re.compile(
    r"^\W*(?:(?:which|what|any|all|show(?: me)?|find|list|who)\s+)*"
    r"(?:(?:articles?|outlets?|sources?|stories|story|papers?|reports?|pieces?|coverage|news)\s+)"
    r"(?:(?:that|which|about|on|of|to|in which|where|do|does|we have)\s+)*"
    r"(?:(?:reports?|reported|mentions?|mentioned|says?|said|states?|bring(?:s|ing)? up|cover(?:s|ed)?|discuss(?:es)?|talks? about|"
    r"refers? to|describes?|carry|carries|have|has|note|notes|claim|claims)\s+(?:that\s+|about\s+)?)?",
    re.IGNORECASE,
)
STOP = frozenset(
    """a an the of in on at to for from by with and or as that which who whom whose this these those it its he she they them
    his her their him we us our you your i me my be is are was were been being am do does did done doing has have had having
    will would shall should can could may might must there here than then so such about into over after before during
    when where how why what if whether also just very too own out up down off some any each more most both
    while because since until against between among through under again once only all other now get got yet still even
    says said say according told tell think thinks believe believes one isn ain s t re ve d ll""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday today yesterday tomorrow""".split()
)
DATE_WEIGHT = 0.4  # a month or weekday says when; articles give it in other words ("last week") more often than not
MIN_ACRONYM = 3  # letters; initials of two met any two capitals in trials


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a detail."""

    kind: Kind
    asked: str
    """The words of the question."""
    weight: float
    """How much it tells: the rarer in the archive, the more."""
    variants: Mapping[Phrase, float]
    """Every way to say it, in index terms, with its strength."""
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A claim with its parts."""

    asked: str
    elements: tuple[Element, ...]
    force: Force

    def of_kind(self, *kinds: Kind) -> list[int]:
        """Return the ordinals of the elements of these kinds."""
        return [at for at, element in enumerate(self.elements) if element.kind in kinds]


def clip_frame(question: str) -> str:
    """Take the asking away from what is asked.

    >>> clip_frame("which outlets report that the pier is closed"), clip_frame("report on the pier")
    ('the pier is closed', 'report on the pier')
    """
    found = _FRAME.match(question)
    if not found or found.end() == len(question) or not question[: found.end()].strip().count(" "):
        return question
    return question[found.end() :]


def question_terms(question: str) -> list[str]:
    """Return the index terms that tell something, for fetching candidates."""
    return [stem(word.text.replace(",", "")) for word in words(clip_frame(question)) if word.text not in STOP]


def read_detail(
    question: str, is_name: Callable[[str, bool, bool], bool], weigh: Callable[[Sequence[str]], float]
) -> Detail:
    """Read a question.

    `is_name` tells of a term whether it is a name, given whether it is printed with a capital and whether it stands
    first; `weigh` gives the weight of terms.
    """
    text = clip_frame(question)
    found = words(text)
    counts = numbers(text)
    force = Force(
        negated=sum(is_negator(word.text) for word in found) % 2 == 1,
        unreal=any(
            word.text
            in {"if", "would", "could", "might", "may", "should", "wants", "want", "urged", "asked", "calls", "called"}
            for word in found
        ),
        future=any(word.text in {"will", "plans", "plan", "going"} for word in found),
    )
    elements: list[Element] = []
    at = 0
    while at < len(found):
        number = next((n for n in counts if n.span.overlaps(found[at].span)), None)
        if number is not None:
            elements.append(Element("number", number.span.of(text), weigh([]), {}, number))
            at = next((i for i in range(at, len(found)) if found[i].span.start >= number.span.end), len(found))
            continue
        element, at = _read_words(text, found, at, is_name, weigh)
        if element is not None:
            elements.append(element)
    return Detail(text, tuple(elements), force)


def _read_words(
    text: str,
    found: Sequence[Word],
    at: int,
    is_name: Callable[[str, bool, bool], bool],
    weigh: Callable[[Sequence[str]], float],
) -> tuple[Element | None, int]:
    named = [_named(text, found, i, is_name) for i in range(at, min(len(found), at + 6))]
    if named and named[0]:
        end = at + 1
        while (
            end < len(found)
            and end - at < len(named)
            and named[end - at]
            and text[found[end - 1].span.end - 1 : found[end].span.start] in {found[end - 1].span.of(text)[-1] + " "}
            and not found[end - 1].span.of(text).lower().endswith(("'s", "’s"))
        ):
            end += 1
        return _name(text, found[at:end], weigh), end
    stems = [stem(word.text) for word in found[at : at + 5]]
    for length in range(min(4, len(stems)), 1, -1):
        phrase = tuple(stems[:length])
        if table().known(phrase) and not any(named[1:length]):
            span = text[found[at].span.start : found[at + length - 1].span.end]
            return Element("word", span, weigh(phrase), table().variants(phrase)), at + length
    word = found[at].text
    if word in STOP or is_negator(word):
        return None, at + 1
    kind: Kind = "date" if word in MONTHS else "word"
    weight = weigh(stems[:1]) * (DATE_WEIGHT if kind == "date" else 1.0)
    return Element(kind, found[at].span.of(text), weight, table().variants((stems[0],))), at + 1


def _named(text: str, found: Sequence[Word], at: int, is_name: Callable[[str, bool, bool], bool]) -> bool:
    word = found[at]
    capital = text[word.span.start].isupper()
    if word.text in MONTHS or (
        word.text in STOP
        and word.text != "us"
        and not (capital and at > 0 and word.text not in {"i"} and word.text not in STOP)
    ):
        return False
    return is_name(stem(word.text), capital, at == 0)


def _name(text: str, run: Sequence[Word], weigh: Callable[[Sequence[str]], float]) -> Element:
    stems = tuple(stem(word.text) for word in run)
    variants: dict[Phrase, float] = {}
    for part in (stems,) if len(stems) == 1 else (stems, stems[-1:]):
        for phrase, strength in table().variants(part).items():
            scaled = strength if part == stems or strength < NEAR else strength * FAMILY
            variants[phrase] = max(variants.get(phrase, 0.0), scaled)
    initials = "".join(word.text[0] for word in run)
    if len(initials) >= MIN_ACRONYM:
        variants.setdefault((initials,), NEAR)
    variants[stems] = SAME
    return Element("name", text[run[0].span.start : run[-1].span.end], weigh(stems[-1:]), variants)
