"""Ask the archive about one detail: fetch the candidates, measure what each has of it, and judge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.filters import narrowed
from corpus.asking.paraphrases import is_known
from corpus.asking.sources import reporting
from corpus.asking.sources.bearers import known_by_name, names_learnt
from corpus.asking.sources.contradiction import contradicts
from corpus.asking.sources.detail import Detail, question_terms, read_detail
from corpus.asking.sources.digest import Digest, Digests
from corpus.asking.sources.independence import Finding
from corpus.asking.sources.stating import STATED, Evidence, evidence, survey
from corpus.asking.unknown import unknown_names
from corpus.model import Span
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.asking.filters import Question
    from corpus.asking.sources.digest import Sentence
    from corpus.index.port import Index
    from corpus.model import Stance

CANDIDATES = 60  # articles looked at for one question: of 85 they hold all the right ones, of 1,000 from 0.74 to 0.92
NEAREST = 10  # related articles that are shown, two pages: with 5, a sixth of the origins asked for was not among them
NAME_SHARE = 0.6  # of a term's places in mid-sentence that are capitalised, from which a capital makes it a name
ALWAYS_NAME = 0.9  # the same for a word that the question writes small, and at least three such places
SENTENCES_A_PASSAGE = 4  # on average in news; weighs a number, whose rarity the index does not know

_digests = Digests()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A detail as read, and what each candidate article has of it."""

    detail: Detail
    found: tuple[tuple[Digest, tuple[Evidence, ...]], ...]
    unknown: tuple[str, ...] = ()
    """Names of the question that stand nowhere in the archive: then nobody reports it."""

    @property
    def best(self) -> float:
        """The highest total of any sentence."""
        return max((one.total for _, found in self.found for one in found), default=0.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What an article has of a detail."""

    digest: Digest
    evidence: Evidence
    chance: float
    """That it reports the detail."""
    figures: Mapping[str, float]
    """Of the sentence that reports it likeliest."""
    against: Evidence | None
    """The sentence that contradicts it, if one does and none agrees better."""


def inquire(question: Question, index: Index) -> Inquiry:
    """Fetch the candidates of a question and measure what they have of it."""
    index = narrowed(index, question.filters)
    asked = question_terms(question.words)
    digests = _fetched(asked, index)
    read = read_detail(question.words, _naming(digests), _weighing(question.words, index))
    detail = known_by_name(read, digests)
    if named := names_learnt(read, detail):
        digests = _fetched([*asked, *named], index)
    measured = evidence(survey(detail, digests), question.filters)
    found = tuple((digests[at], found) for at, found in measured.items())
    return Inquiry(detail, found, tuple(unknown_names(question.words, index)))


def _fetched(terms: Sequence[str], index: Index) -> list[Digest]:
    return [_digests.of(one) for one in index.articles_about(terms, CANDIDATES)]


def judged(inquiry: Inquiry) -> list[Judged]:
    """Return the candidates, the likeliest to report the detail first."""
    best = inquiry.best
    found = (_judged(inquiry.detail, best, digest, sentences) for digest, sentences in inquiry.found)
    return sorted(found, key=lambda one: (-one.chance, -one.evidence.total, one.digest.annotated.article.file))


def _judged(detail: Detail, best: float, digest: Digest, found: Sequence[Evidence]) -> Judged:
    others = [one for one in found if contradicts(detail, digest, one)]
    agreeing = max((one.own + one.names_near for one in found if one not in others and not one.denied), default=0.0)
    against = next((one for one in others if one.own + one.names_near > agreeing), None)
    figures = reporting.figures(found, detail, best)
    chances = [0.0 if against else reporting.chance(one) for one in figures]
    likeliest = max(range(len(found)), key=lambda at: (chances[at], found[at].total))
    return Judged(digest, found[likeliest], chances[likeliest], figures[likeliest], against)


def findings(inquiry: Inquiry) -> list[Finding]:
    """Return the reporting articles, those that contradict them, and the nearest of the others."""
    ranked = judged(inquiry)
    silent = inquiry.unknown or _anybody(inquiry, ranked) < reporting.SURE
    given = 0 if silent else reporting.cut([one.chance for one in ranked])
    against = [(one, one.against) for one in ranked[given:] if one.against is not None]
    related = [one for one in ranked[given:] if one.against is None][:NEAREST]
    return [
        *(finding(inquiry.detail, one, one.evidence, "reports") for one in ranked[:given]),
        *(finding(inquiry.detail, one, other, "contradicts") for one, other in against),
        *(finding(inquiry.detail, one, one.evidence, "related") for one in related),
    ]


def _anybody(inquiry: Inquiry, ranked: Sequence[Judged]) -> float:
    """Return the chance that any article reports the detail."""
    if not ranked:
        return 0.0
    sentences = (one for _, found in inquiry.found for one in found)
    return reporting.anybody(reporting.overall(ranked[0].chance, ranked[0].figures, sentences, inquiry.detail))


def finding(detail: Detail, one: Judged, shown: Evidence, stance: Stance) -> Finding:
    """Return what is cited: the sentence, with the one before it where only that one has a name of the detail."""
    sentences = one.digest.sentences
    span = sentences[shown.sentence].span
    if any(e not in shown.matches and e in shown.before for e in detail.of_kind("name")) and shown.sentence:
        paragraphs = one.digest.paragraphs
        if paragraphs[shown.sentence - 1] == paragraphs[shown.sentence]:
            span = Span(sentences[shown.sentence - 1].span.start, span.end)
    matched = _matched(sentences[shown.sentence], shown)
    return Finding(one.digest.annotated, span, stance, round(one.chance, 3), matched)


def _matched(sentence: Sentence, shown: Evidence) -> tuple[Span, ...]:
    """Return where the words stand that say the same as those asked, none of them twice."""
    spans: list[Span] = []
    for match in sorted(shown.matches.values(), key=lambda match: (match.word, -match.words)):
        span = Span(sentence.spans[match.word].start, sentence.spans[match.word + match.words - 1].end)
        if match.strength >= STATED and not (spans and spans[-1].overlaps(span)):
            spans.append(span)
    return tuple(spans)


def _naming(digests: Sequence[Digest]) -> Callable[[str, bool, bool], bool]:
    """Tell names by how the candidates print them, where the question leaves it open."""

    def is_name(term: str, capital: bool, first: bool) -> bool:
        if capital and not first:
            return True
        printed = [
            one.sentences[sentence].capitals[word] for one in digests for sentence, word in one.find((term,)) if word
        ]
        if capital and not printed:
            return not is_known(term)
        share = sum(printed) / len(printed) if printed else 0.0
        return share >= NAME_SHARE if capital else share > ALWAYS_NAME and sum(printed) >= 3

    return is_name


def _weighing(question: str, index: Index) -> Callable[[Sequence[str]], float]:
    """Weigh a phrase of the question by its rarest term."""
    total = index.state().passages
    often = index.frequencies(terms(question))

    def weigh(phrase: Sequence[str]) -> float:
        if not phrase:
            return math.log(total / SENTENCES_A_PASSAGE + 11)
        return max(math.log((total + 11) / (often.get(term, 0) + 1)) for term in phrase)

    return weigh
