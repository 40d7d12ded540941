"""Tell whether a sentence states another value for what is asked: another number, date or name, or a denial."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.asking.calendar_names import MONTHS, WEEKDAYS
from corpus.asking.paraphrases import FAMILY, NEAR, singular, table
from corpus.asking.sources.detail import STOP
from corpus.asking.sources.stating import STATED, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.sources.detail import Detail, Element
    from corpus.asking.sources.digest import Digest, Sentence
    from corpus.asking.sources.numbers import Number
    from corpus.asking.sources.stating import Evidence

REST = (
    0.7  # share of the other words that must be the same claim: one of three may be worded so that the table misses it
)
OWN = 0.5  # of what the detail tells, the value that differs included, from which the rest is the same claim
TIMES = 10  # as much or as little: a wage of $15 does not contradict a war chest of $228 million
CLAIM = 9.0  # nats that the matched words and names must tell together: two common words that meet are no claim
SUBJECT = 12.0  # the same where a name differs: "A backs T" does not contradict "B backs T", a singular deed does
BESIDE = 3  # words within which a name stands to the verb it is subject of, with a title between


def contradicts(detail: Detail, digest: Digest, evidence: Evidence) -> bool:
    """Tell whether the sentence makes the same claim with another value; its names and the rest must match."""
    words = detail.of_kind("word")
    others = [e for e in words if e in evidence.matches and evidence.matches[e].strength >= NEAR]
    told = evidence.told + evidence.names_told
    if not words or len(others) < REST * len(words) or evidence.predicate < STATED or told < CLAIM:
        return False
    missing = [e for e in detail.of_kind("name") if e not in evidence.matches]
    if missing:
        whole = len(missing) == 1 and len(others) == len(words) and told >= SUBJECT and not evidence.denied
        return whole and _is_singular(detail, evidence) and _another_name(detail, digest, evidence, missing[0])
    if evidence.denied:
        sure = (
            not detail.negated or evidence.exact >= REST
        )  # "won't back" against a mere "offered to": the very word is needed
        return sure and not evidence.unreal and not evidence.numbers_missing
    if evidence.own < OWN:
        return False
    sentence, stated = digest.sentences[evidence.sentence], counted(digest)[evidence.sentence]
    return any(
        _another_number(detail.elements[e], detail, stated, sentence)
        for e in detail.of_kind("number")
        if e not in evidence.matches
    ) or any(_another_date(detail.elements[e], sentence) for e in detail.of_kind("date") if e not in evidence.matches)


def _another_number(asked: Element, detail: Detail, found: Sequence[Number], sentence: Sentence) -> bool:
    """Tell whether the sentence counts the same thing otherwise: the same unit, or the same noun after the number."""
    number = asked.number
    if number is None:
        return False
    behind = asked.place + asked.length
    counted = next((e for e in detail.elements if behind <= e.place <= behind + 1), None)
    for other in found:
        if number.states(other) or number.unit != other.unit or not _comparable(number, other):
            continue
        if number.unit:
            return True
        after = next(
            (at for at, span in enumerate(sentence.spans) if span.start >= other.span.end), len(sentence.terms)
        )
        following = sentence.terms[after : after + 2]
        if counted and any(counted.variants.get((term,), 0.0) >= NEAR for term in following):
            return True
    return False


def _comparable(number: Number, other: Number) -> bool:
    smaller, larger = sorted((number.high, other.high))
    return larger <= TIMES * smaller


def _another_date(asked: Element, sentence: Sentence) -> bool:
    """Tell whether the sentence names another month or weekday, and not the one that is asked for."""
    word = asked.asked.lower()
    kind = next((names for names in (WEEKDAYS, MONTHS) if word in names), frozenset[str]())
    dates = {w for w, capital in zip(sentence.words, sentence.capitals, strict=True) if w in kind and capital}
    return bool(dates) and word not in dates


def _is_singular(detail: Detail, evidence: Evidence) -> bool:
    """Tell whether what was done, in the sentence's own word for it, is what one alone does."""
    done = detail.predicate
    if done is None or done not in evidence.matches or evidence.matches[done].strength < FAMILY:
        return False
    return detail.elements[done].terms[0] in singular()


def _another_name(detail: Detail, digest: Digest, evidence: Evidence, missing: int) -> bool:
    """Tell whether another name stands where the question has its subject, right before what was done.

    Where the article names the one asked for as well, "the senator" and "he" may be that one.
    """
    if missing != detail.subject or missing not in evidence.absent or detail.predicate not in evidence.matches:
        return False
    sentence, text = digest.sentences[evidence.sentence], digest.annotated.article.text
    at = evidence.matches[detail.predicate].word
    before = range(max(0, at - BESIDE), at)
    asked = {term for phrase in detail.elements[missing].variants for term in phrase}
    subject = [i for i in before if sentence.capitals[i] and sentence.terms[i] not in asked]
    return any(_name_like(sentence, i) for i in subject) and not re.search(
        r"[,;:]", text[sentence.spans[subject[-1]].end : sentence.spans[at].start]
    )


def _name_like(sentence: Sentence, at: int) -> bool:
    """Tell whether a capitalised word is a name: anywhere but first, or first and no common word."""
    term = sentence.terms[at]
    return at > 0 or not (sentence.words[at] in STOP or table().known((term,)) or term in table().families)
