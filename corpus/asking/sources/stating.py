"""Measure how much of a detail an article states, sentence by sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from corpus.asking.filters import NO_FILTERS
from corpus.asking.paraphrases import FAMILY, NEAR
from corpus.asking.sources.kept import Kept
from corpus.asking.sources.numbers import numbers
from corpus.asking.sources.polarity import Force, force

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.asking.filters import Filters
    from corpus.asking.sources.detail import Detail, Element
    from corpus.asking.sources.digest import Digest, Sentence
    from corpus.asking.sources.numbers import Number
    from corpus.model import AnnotatedArticle

BEFORE, AFTER = 0.7, 0.5  # a word of the sentence before or after counts so much; trials gave the same from 0.5 to 0.8
ELSEWHERE = 0.6  # a name that stands anywhere in the article: pronouns and "the officer" make it necessary
JUDGED = 30  # articles, the most telling first: the others are never among the likeliest
LOOKED_AT = (
    2  # sentences of an article that are judged in full, and as many that hold the predicate; most telling first
)
TOGETHER = 10  # words about one matched word that belong to what it is said of
_BACK = frozenset("by from".split())  # "B was beaten by A", "B had the backing of the board, from A"
CLOSE = 12  # words between subject and verb of one clause, with an apposition between
SURNAME_ALONE = 0.6  # the surname, in an article that never gives the full name: another bearer is possible
TITLES = frozenset(
    """mr mrs ms mx dr sen sens rep reps gov president senator representative governor secretary judge justice officer
    chief director chairman candidate congressman congresswoman mayor minister king queen prince sir lord lady pope
    general gen the a and but when if while as after before for with by from in on to that of""".split()
)
STATED = 0.7  # strength from which a word is said, near words in the sentence before included
PRONOUNS = frozenset("he she they it his her their its him them who which".split())
FUNCTION = frozenset("not quite".split())  # words that share their term with another: "note", "quit"
MASKED = 8  # words between a pronoun and its verb
LEVELS = (FAMILY, 0.7, 0.35)  # a word itself; a near paraphrase, also by a full name; a related word
BACKGROUND = (
    1000  # sentences without the word taken along: in an archive of five articles on one event every word seems common
)
TELLING = 8.0  # nats; a word in one sentence of three thousand tells so much, rarer ones no more, or one would decide


@dataclass(frozen=True, slots=True)
class Match:
    """Where an element stands in a sentence, and how strongly."""

    strength: float
    word: int
    """The first of its words."""
    words: int = 1


Found = dict[int, Match]
"""For each sentence in which an element stands, its best match."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Where the elements of a detail stand in the articles looked at, and how much it tells that they do."""

    detail: Detail
    digests: tuple[Digest, ...]
    found: tuple[tuple[Found, ...], ...]
    """For each article and element its matches."""
    telling: tuple[tuple[float, ...], ...]
    """For each element and level of strength, in nats, how seldom a sentence has such a match."""
    whole: tuple[float, ...]
    """For each element what its best possible match would tell."""

    def worth(self, element: int, strength: float) -> float:
        """Return what a match of this strength tells, in nats; chance matches of loose words tell little."""
        for level, least in enumerate(LEVELS):
            if strength >= least - 1e-9:
                return self.telling[element][level]
        return 0.0


def survey(detail: Detail, digests: Sequence[Digest]) -> Survey:
    """Find every element in every article."""
    found = tuple(matches(detail, digest) for digest in digests)
    total = sum(len(digest.sentences) for digest in digests)
    telling = []
    for element in range(len(detail.elements)):
        strengths = [match.strength for of in found for match in of[element].values()]
        counts = [sum(strength >= least - 1e-9 for strength in strengths) for least in LEVELS]
        # an element that is found nowhere still counts as missing, though not as the rarest of all
        telling.append(
            tuple(min(TELLING, math.log((total + BACKGROUND) / (count + (0.5 if count else 2.5)))) for count in counts)
        )
    return Survey(detail, tuple(digests), found, tuple(telling), tuple(levels[0] for levels in telling))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one sentence of an article has of a detail; shares are from 0 to 1."""

    sentence: int
    matches: dict[int, Match]
    """By element, those in this very sentence."""
    before: frozenset[int]
    """Elements that the sentence before has."""
    absent: frozenset[int]
    """Elements that stand nowhere in the article."""
    total: float
    """Nats that the matches tell, with those beside it and names elsewhere; the most telling are judged."""
    own: float
    """Share of what the words and numbers could tell, in this very sentence."""
    near: float
    """The same with the sentences beside it."""
    exact: float
    """Share of the words that stand in the sentence themselves or by a word of their family."""
    told: float
    """Nats that the words and numbers of this very sentence tell."""
    names: float
    """Share of what the names could tell, anywhere in the article."""
    names_near: float
    """The same, in the sentence or beside it."""
    names_told: float
    """Nats that the names in the sentence or beside it tell."""
    together: float
    """Share of what all could tell that stands within a few words of one another."""
    predicate: float
    """Strength of the word that says what was done, in the sentence or beside it."""
    crossed: bool
    """Whether subject and object of the question have changed places about the predicate."""
    subject: float
    """How close the subject stands to that word: 1 in the same clause, less by a pronoun or across the sentence."""
    numbers_missing: float
    """Share of the numbers that are not in the sentence or beside it."""
    denied: bool
    """Whether a matched word is denied here and not in the question, or the other way round."""
    unreal: bool
    future: bool


def matches(detail: Detail, digest: Digest) -> tuple[Found, ...]:
    """Return for each element of the detail its best match in each sentence."""
    return tuple(
        _figures(element, digest) if element.number else _places(element, digest) for element in detail.elements
    )


def _places(element: Element, digest: Digest) -> Found:
    found: Found = {}
    for phrase, strength in element.variants.items():
        if phrase[0] not in digest.places:
            continue
        surname = element.kind == "name" and len(element.terms) > 1 and len(phrase) == 1
        known = surname and bool(digest.find(element.terms))
        for s, w in digest.find(phrase):
            if element.kind == "name" and not digest.sentences[s].capitals[w]:
                continue
            if len(phrase) == 1 and digest.sentences[s].words[w] in FUNCTION:
                continue
            worth = strength * (_same_person(digest, s, w, known) if surname else 1.0)
            if worth and (s not in found or found[s].strength < worth):
                whole = digest.sentences[s].terms[w : w + len(phrase)] == phrase  # else words stand between its two
                found[s] = Match(worth, w, len(phrase) if whole else 1)
    return found


def _same_person(digest: Digest, s: int, w: int, known: bool) -> float:
    """Return how far a surname alone is the person of the full name that is asked for."""
    sentence = digest.sentences[s]
    if w and sentence.capitals[w - 1] and sentence.words[w - 1] not in TITLES and digest.touching(sentence, w):
        return 0.0
    return 1.0 if known else SURNAME_ALONE


def _numbers(annotated: AnnotatedArticle) -> tuple[tuple[Number, ...], ...]:
    return tuple(tuple(numbers(annotated.article.text, span)) for span in annotated.sentences)


_counted = Kept(_numbers)


def counted(digest: Digest) -> tuple[tuple[Number, ...], ...]:
    """Return the numbers of each sentence, read once while the article is in use."""
    return _counted.of(digest.annotated)


def _figures(element: Element, digest: Digest) -> Found:
    found: Found = {}
    if element.number is None:
        return found
    for s, (sentence, stated) in enumerate(zip(digest.sentences, counted(digest), strict=True)):
        for number in stated:
            if element.number.states(number):
                at = [i for i, span in enumerate(sentence.spans) if span.overlaps(number.span)]
                found[s] = Match(1.0, at[0], len(at)) if at else Match(1.0, 0)
    return found


def evidence(surveyed: Survey, filters: Filters = NO_FILTERS) -> dict[int, tuple[Evidence, ...]]:
    """Return, for the most telling articles, what their most telling sentences have of the detail, best first.

    Where a speaker is asked for, only the sentences that quote this speaker are looked at.
    """
    read = [_read(surveyed, found) for found in surveyed.found]
    totals = [_totals(one) for one in read]
    if filters.speaker is not None:
        totals = [_said(of, digest, filters) for of, digest in zip(totals, surveyed.digests, strict=True)]
    said = [article for article, of in enumerate(totals) if of]
    telling = nlargest(JUDGED, said, key=lambda article: max(totals[article].values()))
    return {article: _sentences(surveyed, article, read[article], totals[article]) for article in sorted(telling)}


def _said(totals: Mapping[int, float], digest: Digest, filters: Filters) -> dict[int, float]:
    sentences = digest.sentences
    return {s: total for s, total in totals.items() if filters.admit_sentence(sentences[s].span, digest.annotated)}


def _sentences(surveyed: Survey, article: int, read: _Read, totals: Mapping[int, float]) -> tuple[Evidence, ...]:
    scored = [(total, -s) for s, total in totals.items()]
    done = read.found[surveyed.detail.predicate] if surveyed.detail.predicate is not None else {}
    chosen = {*nlargest(LOOKED_AT, scored), *nlargest(LOOKED_AT, (one for one in scored if -one[1] in done))}
    digest = surveyed.digests[article]
    return tuple(_evidence(surveyed, digest, read, -s, total) for total, s in sorted(chosen, reverse=True))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the matches of one article tell, in nats, by element and sentence."""

    found: tuple[Found, ...]
    told: tuple[dict[int, float], ...]
    """What stands in the sentence itself."""
    near: tuple[dict[int, float], ...]
    """What stands in it or beside it, where it counts less."""
    anywhere: tuple[float, ...]
    """What the article has at all."""
    elsewhere: tuple[float, ...]
    """What a name tells a sentence from anywhere in the article."""


def _read(surveyed: Survey, found: tuple[Found, ...]) -> _Read:
    told = tuple({s: surveyed.worth(e, match.strength) for s, match in of.items()} for e, of in enumerate(found))
    anywhere = tuple(max(of.values(), default=0.0) for of in told)
    names = set(surveyed.detail.of_kind("name"))
    elsewhere = tuple(ELSEWHERE * worth if e in names else 0.0 for e, worth in enumerate(anywhere))
    return _Read(found, told, tuple(map(_spread, told)), anywhere, elsewhere)


def _spread(told: Mapping[int, float]) -> dict[int, float]:
    """Lend what a sentence tells to those beside it."""
    near = dict(told)
    for s, worth in told.items():
        for beside, lent in ((s + 1, BEFORE * worth), (s - 1, AFTER * worth)):
            if near.get(beside, 0.0) < lent:
                near[beside] = lent
    return near


def _totals(read: _Read) -> dict[int, float]:
    """Return what each sentence in which anything stands tells, with those beside it and names elsewhere."""
    totals = dict.fromkeys((s for of in read.told for s in of), sum(read.elsewhere))
    for near, elsewhere in zip(read.near, read.elsewhere, strict=True):
        for s, worth in near.items():
            if worth > elsewhere and s in totals:
                totals[s] += worth - elsewhere
    return totals


def _evidence(surveyed: Survey, digest: Digest, read: _Read, s: int, total: float) -> Evidence:
    detail, found = surveyed.detail, read.found
    here = {e: at[s] for e, at in enumerate(found) if s in at}
    told = [of.get(s, 0.0) for of in read.told]
    near = [of.get(s, 0.0) for of in read.near]
    names, content = detail.of_kind("name"), detail.of_kind("word", "number", "date")
    exact = [value if e in here and here[e].strength >= FAMILY else 0.0 for e, value in enumerate(told)]
    figures = detail.of_kind("number")
    stated = _force(detail, digest, s, here)
    return Evidence(
        sentence=s,
        matches=here,
        before=frozenset(e for e, at in enumerate(found) if s - 1 in at),
        absent=frozenset(e for e, at in enumerate(found) if not at),
        total=total,
        own=_share(surveyed, told, content),
        near=_share(surveyed, near, content),
        exact=_share(surveyed, exact, content),
        told=sum(told[e] for e in content),
        names=_share(surveyed, read.anywhere, names),
        names_near=_share(surveyed, near, names),
        names_told=sum(near[e] for e in names),
        together=_together(surveyed, here),
        predicate=_predicate(detail, found, s),
        crossed=_crossed(detail, digest.sentences[s], here),
        subject=_closeness(detail, digest, found, s),
        numbers_missing=sum(not near[e] for e in figures) / len(figures) if figures else 0.0,
        denied=stated.negated,
        unreal=stated.unreal and not detail.force.unreal,
        future=stated.future and detail.past and not (detail.force.future or detail.force.unreal),
    )


def _share(surveyed: Survey, told: Sequence[float], elements: Sequence[int]) -> float:
    """Return what is told as a share of what could be; 1 where nothing is asked for."""
    whole = sum(surveyed.whole[e] for e in elements)
    return min(1.0, sum(told[e] for e in elements) / whole) if whole else 1.0


def _together(surveyed: Survey, here: Mapping[int, Match]) -> float:
    """Return the share that the best few neighbouring words of a sentence tell."""
    whole = sum(surveyed.whole)
    told = {e: (match.word, surveyed.worth(e, match.strength)) for e, match in here.items()}
    centres = [match.word for match in here.values() if match.strength >= STATED]
    best = max((sum(worth for at, worth in told.values() if abs(at - c) <= TOGETHER) for c in centres), default=0.0)
    return best / whole if whole else 0.0


def _predicate(detail: Detail, found: Sequence[Found], s: int) -> float:
    if detail.predicate is None:
        return 1.0
    at = found[detail.predicate]
    here, before = (at[i].strength if i in at else 0.0 for i in (s, s - 1))
    return max(here, BEFORE * before)


def _closeness(detail: Detail, digest: Digest, found: Sequence[Found], s: int) -> float:
    """Return how close the subject stands to the predicate in this sentence."""
    if detail.subject is None:
        return 1.0
    subject = found[detail.subject]
    done = found[detail.predicate].get(s) if detail.predicate is not None else None
    if done is None:
        return 0.5 if s in subject else 0.0
    if s in subject:
        return 1.0 if abs(subject[s].word - done.word) <= CLOSE else 0.7
    before = digest.sentences[s].words[max(0, done.word - MASKED) : done.word]
    if any(word in PRONOUNS for word in before) and (s - 1 in subject or s - 2 in subject):
        return 0.8
    return 0.4 if s - 1 in subject else 0.0


def _crossed(detail: Detail, sentence: Sentence, here: Mapping[int, Match]) -> bool:
    """Tell whether the sentence says of the object what the question says of the subject: "B beat A" for "A beat B"."""
    if detail.subject is None or detail.predicate is None or not {detail.subject, detail.predicate} <= here.keys():
        return False
    subject, done = here[detail.subject].word, here[detail.predicate].word
    objects = [here[e].word for e in detail.of_kind("name") if e > detail.predicate and e in here]
    turned = bool(objects) and min(objects) < done < subject
    return turned and _BACK.isdisjoint(sentence.words[done:subject])


def _force(detail: Detail, digest: Digest, s: int, here: dict[int, Match]) -> Force:
    """Return how the sentence states the predicate against how the question does; `negated` tells that they differ."""
    sentence, text = digest.sentences[s], digest.annotated.article.text
    asked = {detail.predicate, *detail.negated} - {None}
    forces = {
        e: force(sentence, text, match.word)
        for e, match in here.items()
        if e in asked and detail.elements[e].kind == "word" and match.strength >= NEAR
    }
    differs = any(f.negated != (e in detail.negated) for e, f in forces.items())
    return Force(differs, any(f.unreal for f in forces.values()), any(f.future for f in forces.values()))
