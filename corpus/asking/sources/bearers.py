"""Learn from the articles looked at who is meant by a first name, or by what somebody is: “the Texas senator”."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.asking.paraphrases import FAMILY, NEAR, callings, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.asking.paraphrases import Phrase
    from corpus.asking.sources.detail import Detail, Element
    from corpus.asking.sources.digest import Digest, Sentence

FIRST_NAME = 0.5  # share of a name's places at which the same other name follows, from which it is a first name
OFTEN = 3  # places; fewer tell nothing about a share
APART = 6  # words between a name and what its bearer is: "Mr. Hale, who was for years the party's treasurer"
ABOUT = 5  # words before or behind in which stands what tells one senator from another
MANY = 4  # bearers; more of them mean a kind of people, and nobody in particular
_PLACES = frozenset("new north south west east saint los las san".split())  # what names of places begin with


def known_by_name(detail: Detail, digests: Sequence[Digest]) -> Detail:
    """Return the detail with its first names completed and with the names of those it knows by what they are."""
    elements = [_completed(one, digests) if one.kind == "name" and one.length == 1 else one for one in detail.elements]
    for at, head in enumerate(elements):
        if head.kind == "word" and _one(head) and head.terms in callings() and not _titles_a_name(elements, at):
            beside = _beside(elements, at)
            named = _bearers(head, [elements[e] for e in beside], digests)
            for e in (at, *beside):
                elements[e] = _widened(elements[e], named)
    return replace(detail, elements=tuple(elements))


def names_learnt(read: Detail, known: Detail) -> list[str]:
    """Return the terms of the names that a detail came to be known by, for fetching articles that give only these."""
    pairs = zip(read.elements, known.elements, strict=True)
    return sorted({phrase[-1] for one, more in pairs for phrase in more.variants if phrase not in one.variants})


def _completed(element: Element, digests: Sequence[Digest]) -> Element:
    """Complete a first name by the surname that mostly follows it in the articles."""
    (first,) = element.terms
    following: Counter[str] = Counter()
    seen = 0
    for one in digests:
        for s, w in one.find(element.terms):
            sentence = one.sentences[s]
            if sentence.capitals[w]:
                seen += 1
                if one.touching(sentence, w + 1) and (after := _run(one, sentence, w + 1)):
                    following[sentence.terms[after[-1]]] += 1
    surname, often = following.most_common(1)[0] if following else ("", 0)
    if often < OFTEN or often < FIRST_NAME * seen:
        return element
    variants = {(surname,): FAMILY, (first, surname): 1.0, **element.variants}
    return replace(element, variants=variants, terms=(first, surname))


def _widened(element: Element, named: Iterable[Phrase]) -> Element:
    return replace(element, variants={**{(name[-1],): NEAR for name in named}, **element.variants})


def _one(head: Element) -> bool:
    """Tell whether one is meant, and not many: "senators" names nobody."""
    return not head.asked.endswith("s") or head.asked.endswith(("ss", "'s", "’s"))


def _titles_a_name(elements: Sequence[Element], at: int) -> bool:
    """Tell whether the name follows anyhow: "senator Hale"."""
    after = elements[at + 1] if at + 1 < len(elements) else None
    head = elements[at]
    return after is not None and after.kind == "name" and after.place == head.place + head.length


def _beside(elements: Sequence[Element], at: int) -> list[int]:
    """Return the elements right before the head, which say which one is meant: "House majority leader"."""
    before: list[int] = []
    place = elements[at].place
    for e in range(at - 1, -1, -1):
        one = elements[e]
        if one.place + one.length != place or one.kind not in {"name", "word"}:
            break
        before.append(e)
        place = one.place
    return before


def _bearers(head: Element, beside: Sequence[Element], digests: Sequence[Digest]) -> list[Phrase]:
    """Return the names of those whom the articles call so, with all that tells them from others."""
    names: dict[str, Phrase] = {}
    told: dict[str, set[int]] = {}
    for digest in digests:
        called = list(_places(head, digest))
        printed = [{(s, w) for s, w, _ in _places(one, digest)} for one in beside] if called else []
        for s, start, end in called:
            for first, last, near in _names_about(digest, digest.sentences[s], start, end):
                name = digest.sentences[s].terms[first : last + 1]
                names.setdefault(name[-1], name)
                there = (at for at, places in enumerate(printed) if any((s, w) in places for w in near))
                told.setdefault(name[-1], set()).update(there)
    named = [name for surname, name in names.items() if len(told[surname]) == len(beside)]
    return named if len(named) <= MANY else []


def _places(element: Element, digest: Digest) -> Iterator[tuple[int, int, int]]:
    """Yield the sentence, first word and end of each place where the element is printed in so many words."""
    for phrase, strength in element.variants.items():
        if strength >= NEAR and phrase[0] in digest.places:
            for s, w in digest.find(phrase):
                yield s, w, w + len(phrase)


def _names_about(digest: Digest, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield the names that a title or an apposition joins with the words from `start` to `end`.

    With the first and last word of each come the places of the words that may tell who is meant.
    """
    gap = digest.gap(sentence, end)
    run = _run(digest, sentence, end) if gap in {" ", ". ", ", "} else []
    if len(run) == 1 and (gap == ", " or table().known((sentence.terms[run[0]],))):
        run = []
    if run:
        behind = _until_comma(digest, sentence, range(run[-1] + 1, run[-1] + 1 + ABOUT))
        origin = behind and (sentence.words[behind[0]] == "of" or "(" in digest.gap(sentence, behind[0]))
        yield run[0], run[-1], frozenset([*_before(digest, sentence, start), *(behind if origin else ())])
    for at in range(start - 1, max(0, start - APART) - 1, -1):
        if digest.gap(sentence, at + 1).startswith(","):
            back = at
            while back and sentence.capitals[back] and sentence.capitals[back - 1] and digest.touching(sentence, back):
                back -= 1
            if sentence.capitals[at] and back < at and sentence.words[back] not in _PLACES:
                behind = _until_comma(digest, sentence, range(end, end + ABOUT))
                yield back, at, frozenset([*range(at + 1, start), *behind])
            return


def _before(digest: Digest, sentence: Sentence, start: int) -> list[int]:
    """Return the words before a place, back to a comma."""
    found = takewhile(
        lambda w: "," not in digest.gap(sentence, w + 1), range(start - 1, max(-1, start - 1 - ABOUT), -1)
    )
    return list(found)


def _until_comma(digest: Digest, sentence: Sentence, places: Iterable[int]) -> list[int]:
    """Return those of the places, from the first on, that stand before any comma."""
    found = takewhile(lambda w: w < len(sentence.words) and "," not in digest.gap(sentence, w), places)
    return list(found)


def _run(digest: Digest, sentence: Sentence, at: int) -> list[int]:
    """Return the capitalised words from a place on that follow one another closely."""
    if at >= len(sentence.words) or not sentence.capitals[at]:
        return []
    more = range(at + 1, len(sentence.words))
    return [at, *takewhile(lambda w: sentence.capitals[w] and digest.touching(sentence, w), more)]
