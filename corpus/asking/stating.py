"""Measure how much of a detail an article states, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.numbers import numbers
from corpus.asking.paraphrases import NEAR
from corpus.asking.polarity import Force, force

if TYPE_CHECKING:
    from corpus.asking.detail import Detail, Element
    from corpus.asking.digest import Digest
    from corpus.asking.numbers import Number

BEFORE, AFTER = 0.7, 0.5  # a word of the sentence before or after counts so much; trials gave the same from 0.5 to 0.8
ELSEWHERE = 0.75  # a name that stands anywhere in the article: pronouns and "the officer" make it necessary
SURNAME_OF_ANOTHER = 0.2  # "Hillary Clinton" where Bill is asked for
UNSEEN_FIRST_NAME = 0.6  # the surname alone, and the article never gives the first name


@dataclass(frozen=True, slots=True)
class Match:
    """Where an element stands in a sentence, and how strongly."""

    strength: float
    word: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """What one sentence of an article has of a detail."""

    sentence: int
    score: float
    names: float
    content: float
    own: float
    """Share of the content in this very sentence."""
    matches: dict[int, Match]
    force: Force
    other_number: Number | None
    number_missing: bool


def matches(detail: Detail, digest: Digest) -> list[dict[int, Match]]:
    """Return for each element of the detail its best match in each sentence."""
    return [
        _numbers_of(element, digest) if element.number else _words_of(element, digest) for element in detail.elements
    ]


def _words_of(element: Element, digest: Digest) -> dict[int, Match]:
    found: dict[int, Match] = {}
    for phrase, strength in element.variants.items():
        for s, w in digest.find(phrase):
            sentence = digest.sentences[s]
            if element.kind == "name":
                if not sentence.capitals[w]:
                    continue
            if s not in found or found[s].strength < strength:
                found[s] = Match(strength, w, len(phrase))
    return found


def _numbers_of(element: Element, digest: Digest) -> dict[int, Match]:
    asked = element.number
    found: dict[int, Match] = {}
    text = digest.annotated.article.text
    if asked is None:
        return found
    for s, sentence in enumerate(digest.sentences):
        for number in numbers(text, sentence.span):
            if asked.states(number):
                at = next((i for i, span in enumerate(sentence.spans) if span.end > number.span.start), 0)
                found[s] = Match(1.0, at)
    return found


def stated(detail: Detail, digest: Digest) -> Stated | None:
    """Return the sentence of the article that states most of the detail, None where nothing of it occurs."""
    found = matches(detail, digest)
    touched = sorted(
        {s for e, at in enumerate(found) if detail.elements[e].kind != "name" for s in at}
        | {s for at in found for s in at}
    )
    best: Stated | None = None
    for s in touched:
        one = _of_sentence(detail, digest, found, s)
        if best is None or one.score > best.score:
            best = one
    return best


def _of_sentence(detail: Detail, digest: Digest, found: list[dict[int, Match]], s: int) -> Stated:
    names: list[float] = []
    whole = own = total = 0.0
    here: dict[int, Match] = {}
    for ordinal, element in enumerate(detail.elements):
        at = found[ordinal]
        direct = at[s].strength if s in at else 0.0
        if s in at:
            here[ordinal] = at[s]
        near = max(direct, BEFORE * _strength(at, s - 1), AFTER * _strength(at, s + 1))
        if element.kind == "name":
            far = ELSEWHERE * max((m.strength for m in at.values()), default=0.0)
            names.append(max(near, far))
        else:
            total += element.weight
            whole += element.weight * near
            own += element.weight * direct
    content = whole / total if total else 0.0
    name = sum(names) / len(names) if names else content
    score = (name + content) / 2 if total else name
    stated_as = _force(detail, digest, s, here)
    return Stated(
        s,
        score,
        name,
        content,
        own / total if total else 1.0,
        here,
        stated_as,
        None,
        any(not found[o] for o, e in enumerate(detail.elements) if e.kind == "number"),
    )


def _strength(at: dict[int, Match], s: int) -> float:
    return at[s].strength if s in at else 0.0


def _force(detail: Detail, digest: Digest, s: int, here: dict[int, Match]) -> Force:
    sentence, text = digest.sentences[s], digest.annotated.article.text
    forces = [
        force(sentence, text, match.word)
        for ordinal, match in here.items()
        if detail.elements[ordinal].kind == "word" and match.strength >= NEAR
    ]
    return Force(any(f.negated for f in forces), any(f.unreal for f in forces), any(f.future for f in forces))
