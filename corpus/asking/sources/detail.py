"""Read what an editor asks about: its names, numbers and words, each with every way to say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.asking.calendar_names import MONTHS, WEEKDAYS
from corpus.asking.paraphrases import FAMILY, NEAR, Phrase, also_verbs, table, verbs
from corpus.asking.sources.digest import PARTICLES
from corpus.asking.sources.numbers import Number, numbers
from corpus.asking.sources.polarity import Force, is_negator
from corpus.inflection import stem
from corpus.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.text import Word

Kind = Literal["name", "number", "date", "word"]
Naming = Callable[[str, bool, bool], bool]
"""Tells of a term whether it is a name, given whether it is printed with a capital and whether it stands first."""
Weighing = Callable[[Sequence[str]], float]
"""Gives the weight of terms; of none, that of a number."""

# "Which outlets report that ...", "stories that mention ...": what is asked, not the detail.
_FRAME = re.compile(
    r"^\W*(?:(?:which|what|any|all|show(?: me)?|find|list|who)\s+)*"
    r"(?:(?:articles?|outlets?|sources?|stories|story|papers?|reports?|pieces?|coverage|news)\s+)"
    r"(?:(?:that|which|about|on|of|to|with|in which|where|do|does|we have)\s+)*"
    r"(?:(?:reports?|reported|reporting|mentions?|mentioned|mentioning|says?|said|states?|bring(?:s|ing)? up|"
    r"cover(?:s|ed)?|discuss(?:es)?|"
    r"talks? about|refers? to|describes?|carry|carries|have|has|note|notes|claim|claims)\s+(?:that\s+|about\s+)?)?",
    re.IGNORECASE,
)
STOP = frozenset(
    """a an the of in on at to for from by with and or as that which who whom whose this these those it its he she they
    them his her their him we us our you your i me my be is are was were been being am do does did done doing has have
    had having will would shall should can could may might must there here than then so such about into over after
    before during
    when where how why what if whether also just very too own out up down off some any each more most both
    while because since until against between among through under again once only all other now get got yet still even
    says said say according told tell think thinks believe believes one isn ain s t re ve d ll""".split()
)
DATES = MONTHS | WEEKDAYS | {"today", "yesterday", "tomorrow"}
LONGEST = 5  # words; no phrase of the table that a question may hold is longer
_WISHED = frozenset(
    "if would could might may should wants want urges urged asks asked calls called demands hopes wishes".split()
)
_TO_COME = frozenset("will plans plan going".split())
_AUXILIARIES = frozenset("has have had is are was were be been being to will would did does do".split())
_MODALS = frozenset("will would can could may might must should says said say".split())
_DETERMINERS = frozenset(
    "a an the his her its their our my your this that these those no any some every each one".split()
)
_PREPOSITIONS = frozenset("of in on at from with by about over into after before between among under against".split())
_AFTER_VERB = _DETERMINERS | _PREPOSITIONS | PARTICLES
_DONE = frozenset("has have had was were hasn't haven't hadn't wasn't weren't".split())
_LIGHT = frozenset(stem(word) for word in "make take give get have put go come keep hold do want let".split())
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
    place: int = 0
    """Ordinal of its first word in the question."""
    length: int = 1
    """Words of the question that it takes."""
    terms: Phrase = ()
    """The words themselves in index terms."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A claim with its parts."""

    asked: str
    elements: tuple[Element, ...]
    force: Force
    predicate: int | None = None
    """Ordinal of the element that says what was done; None where the detail is a bare noun phrase."""
    subject: int | None = None
    """Ordinal of the last name before the predicate."""
    negated: frozenset[int] = frozenset()
    """Ordinals of the elements that the question denies."""
    past: bool = False
    """Whether the predicate is told as done: "quit", "has left", "was charged"."""

    def of_kind(self, *kinds: Kind) -> list[int]:
        """Return the ordinals of the elements of these kinds."""
        return [at for at, element in enumerate(self.elements) if element.kind in kinds]


def clip_frame(question: str) -> str:
    """Take the asking away from what is asked.

    >>> clip_frame("which outlets report that the pier is closed"), clip_frame("report cards")
    ('the pier is closed', 'report cards')
    """
    found = _FRAME.match(question)
    if not found or found.end() == len(question) or not question[: found.end()].strip().count(" "):
        return question
    return question[found.end() :]


def question_terms(question: str) -> list[str]:
    """Return the index terms that tell something, for fetching candidates."""
    return [stem(word.text.replace(",", "")) for word in words(clip_frame(question)) if word.text not in STOP]


def read_detail(question: str, is_name: Naming, weigh: Weighing) -> Detail:
    """Read a question. `is_name` tells whether a word is a name here, `weigh` what terms are worth."""
    text = clip_frame(question)
    found = words(text)
    elements: list[Element] = []
    counts = numbers(text)
    at = 0
    while at < len(found):
        number = next((n for n in counts if n.span.overlaps(found[at].span)), None)
        if number is not None:
            elements.append(Element("number", number.span.of(text), weigh(()), {}, number, at))
            at += max(1, sum(number.span.overlaps(word.span) for word in found))
            continue
        element = _name(text, found, at, is_name, weigh) or _word(text, found, at, weigh)
        if element is None:
            at += 1
            continue
        elements.append(element)
        at += element.length
    predicate = _predicate(elements, found)
    return Detail(
        text,
        tuple(elements),
        _force(found),
        predicate,
        _subject(elements, predicate),
        _negated(elements, found),
        predicate is not None and _past(found, elements[predicate].place),
    )


def _past(found: Sequence[Word], at: int) -> bool:
    """Tell whether a verb is told as done, by its form or by "has", "was" before it."""
    word = found[at].text
    before = {w.text for w in found[max(0, at - 2) : at]}
    base = stem(word)
    irregular = word == f"{base}t" or not (word.startswith(base) or word.endswith(("ies", "ing")))  # "lost", "told"
    return bool(before & _DONE) or word.endswith("ed") or irregular


def _negated(elements: Sequence[Element], found: Sequence[Word]) -> frozenset[int]:
    """Return the elements that follow a negation: "won't back", "isn't strong enough"."""
    negators = [at for at, word in enumerate(found) if is_negator(word.text)]
    after = (
        next((e for e, element in enumerate(elements) if element.place > at and element.kind == "word"), None)
        for at in negators
    )
    return frozenset(e for e in after if e is not None)


def _force(found: Sequence[Word]) -> Force:
    said = {word.text for word in found}
    negations = sum(is_negator(word.text) for word in found)
    return Force(negations % 2 == 1, bool(said & _WISHED), bool(said & _TO_COME))


def _name(text: str, found: Sequence[Word], at: int, is_name: Naming, weigh: Weighing) -> Element | None:
    end = at
    while end < len(found) and (end == at or _adjacent(text, found, end)) and _is_named(text, found, end, is_name):
        end += 1
    if end == at:
        return None
    stems = tuple(stem(word.text) for word in found[at:end])
    variants = dict(table().variants(stems))
    if len(stems) > 1:
        variants.setdefault(stems[-1:], FAMILY)
    initials = "".join(word.text[0] for word in found[at:end])
    if len(initials) >= MIN_ACRONYM:
        variants.setdefault((initials,), NEAR)
    asked = text[found[at].span.start : found[end - 1].span.end]
    return Element("name", asked, weigh(stems), variants, None, at, end - at, stems)


def _is_named(text: str, found: Sequence[Word], at: int, is_name: Naming) -> bool:
    word = found[at]
    if word.text in DATES or word.text in STOP:
        return False
    capital = text[word.span.start].isupper()
    joined = _hyphenated(text, found, at)
    leads = at == 0 and capital and len(found) > 1 and _adjacent(text, found, 1) and _capital(text, found[1])
    return joined or is_name(stem(word.text), capital, at == 0 and not leads)


def _hyphenated(text: str, found: Sequence[Word], at: int) -> bool:
    """Tell whether the word is the later half of a name such as Ban Ki-moon."""
    return at > 0 and text[found[at - 1].span.end : found[at].span.start] == "-" and _capital(text, found[at - 1])


def _capital(text: str, word: Word) -> bool:
    return text[word.span.start].isupper() and word.text not in STOP


def _adjacent(text: str, found: Sequence[Word], at: int) -> bool:
    before = found[at - 1].span
    return text[before.end : found[at].span.start] in {" ", "-"} and not text[before.start : before.end].endswith(
        ("'s", "’s")
    )


def _word(text: str, found: Sequence[Word], at: int, weigh: Weighing) -> Element | None:
    stems = tuple(stem(word.text) for word in found[at : at + LONGEST])
    for length in range(len(stems), 1, -1):
        phrase = stems[:length]
        if stems[0] == "be" and length == 2 and any(table().known(stems[1:end]) for end in range(3, len(stems) + 1)):
            continue  # "is ahead of the pack" holds a fuller phrase than "is ahead"
        if table().known(phrase) and not any(_capital(text, word) for word in found[at + 1 : at + length]):
            asked = text[found[at].span.start : found[at + length - 1].span.end]
            return Element(
                "word", asked, weigh(phrase), table().variants(phrase), place=at, length=length, terms=phrase
            )
    word = found[at].text
    if word in STOP or is_negator(word):
        return None
    for gap in (2, 3):
        phrase = (stems[0], *stems[gap : gap + 1])
        if len(phrase) == 2 and phrase[1] in PARTICLES and table().known(phrase):
            asked = found[at].span.of(text)
            return Element("word", asked, weigh(phrase), table().variants(phrase), place=at, terms=phrase)
    kind: Kind = "date" if word in DATES else "word"
    weight = weigh(stems[:1]) * (DATE_WEIGHT if kind == "date" else 1.0)
    return Element(kind, found[at].span.of(text), weight, table().variants(stems[:1]), place=at, terms=stems[:1])


def _predicate(elements: Sequence[Element], found: Sequence[Word]) -> int | None:
    """Return the first verb after a name or noun, what a light verb carries, else the word that tells most."""
    content = [at for at, element in enumerate(elements) if element.kind == "word"]
    for at in content:
        element = elements[at]
        if not (_verbal(found, element.place) and (at > 0 or element.place > 0)):
            continue
        after = [other for other in content if other > at]
        light = element.length == 1 and stem(found[element.place].text) in _LIGHT
        return after[0] if light and after else at
    return max(content, key=lambda at: elements[at].weight, default=None)


def _verbal(found: Sequence[Word], at: int) -> bool:
    """Tell whether the word is a verb here, by its form and what stands around it."""
    word, before = found[at].text, found[at - 1].text if at else ""
    after = found[at + 1].text if at + 1 < len(found) else ""
    if before in _AUXILIARIES or is_negator(before):
        return True
    if before in _DETERMINERS or before in _PREPOSITIONS:
        return False
    base = stem(word)
    if word.endswith("ing") and at + 1 < len(found) and after not in _AFTER_VERB and base not in verbs():
        return False
    if base in verbs() or (len(word) > 4 and word.endswith("ed")):
        return True
    if base not in also_verbs():
        return False
    ends = word.endswith("s") and not word.endswith("ss") and not _verb_form(found, at + 1)
    return ends or after in PARTICLES


def _verb_form(found: Sequence[Word], at: int) -> bool:
    """Tell whether a verb stands here by its form, so that the word before it is none."""
    word = found[at].text if at < len(found) else ""
    past = len(word) > 4 and word.endswith(("ed", "ing"))
    return word in _AUXILIARIES | _MODALS or is_negator(word) or past or (stem(word) in verbs() and word[-1:] != "s")


def _subject(elements: Sequence[Element], predicate: int | None) -> int | None:
    names = [at for at, element in enumerate(elements) if element.kind == "name"]
    before = [at for at in names if predicate is None or at < predicate]
    return before[-1] if before else names[0] if names else None
