"""Answer /sources: which articles report a detail, which contradict it, which are only about the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking import reporting
from corpus.asking.contradiction import contradicts
from corpus.asking.detail import Detail, question_terms, read_detail
from corpus.asking.digest import Digest, Digests
from corpus.asking.filters import Question, read_question
from corpus.asking.independence import Finding, trace
from corpus.asking.stating import Evidence, evidence, survey
from corpus.model import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.index.port import Index
    from corpus.model import Stance

CANDIDATES = 60  # articles looked at for one question; the right ones stand among the first 40 in all sets
SILENT = "No source in the archive reports this."
NEAREST = 5  # related articles that are shown
NAME_SHARE = 0.6  # of a term's places in mid-sentence that are capitalised, from which it is a name

_digests = Digests()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A detail as read, and what each candidate article has of it."""

    detail: Detail
    found: tuple[tuple[Digest, tuple[Evidence, ...]], ...]

    @property
    def best(self) -> float:
        """The highest total of any sentence."""
        return max((one.total for _, found in self.found for one in found), default=0.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What an article has of a detail, the chance that it reports it, and the sentence that contradicts it, if one does."""

    digest: Digest
    evidence: Evidence
    chance: float
    against: Evidence | None


def sources(query: str, index: Index, limit: int = 50) -> Sources:
    """Return what the archive's articles have on a detail, best first."""
    inquiry = inquire(read_question(query), index)
    findings = _findings(inquiry)[:limit]
    if not findings:
        return Sources(query, "none", notes=(SILENT,))
    traced = trace(findings)
    if any(one.stance == "reports" for one in findings):
        return Sources(query, "found", traced.reports, traced.summary, traced.notes)
    return Sources(query, "near", traced.reports, notes=(SILENT,))


def inquire(question: Question, index: Index) -> Inquiry:
    """Fetch the candidates of a question and measure what they have of it."""
    asked = question_terms(question.words)
    fetched = index.articles_about(asked, CANDIDATES) if asked else []
    digests = [_digests.of(one) for one in fetched if question.filters.admit(one.article)]
    detail = read_detail(question.words, _naming(digests), _weighing(index))
    surveyed = survey(detail, digests)
    measured = ((digest, tuple(evidence(surveyed, at))) for at, digest in enumerate(digests))
    return Inquiry(detail, tuple((digest, found) for digest, found in measured if found))


def _findings(inquiry: Inquiry) -> list[Finding]:
    """Return the reporting articles, those that contradict them, and the nearest of the others."""
    judged = sorted(
        (_judged(inquiry, digest, found) for digest, found in inquiry.found),
        key=lambda one: (-one.chance, -one.evidence.total, one.digest.annotated.article.file),
    )
    given = reporting.cut([one.chance for one in judged])
    against = [one for one in judged if one.against is not None]
    related = [one for one in judged[given:] if one.against is None][:NEAREST]
    return [
        *(_finding(one, one.evidence, "reports") for one in judged[:given]),
        *(_finding(one, one.against, "contradicts") for one in against if one.against is not None),
        *(_finding(one, one.evidence, "related") for one in related),
    ]


def _judged(inquiry: Inquiry, digest: Digest, found: Sequence[Evidence]) -> Judged:
    others = [one for one in found if contradicts(inquiry.detail, digest, one)]
    agreeing = max((one.own + one.names_near for one in found if one not in others and not one.denied), default=0.0)
    against = next((one for one in others if one.own + one.names_near > agreeing), None)
    chances = [0.0 if against else reporting.chance(one, inquiry.detail, inquiry.best) for one in found]
    best = max(range(len(found)), key=lambda at: (chances[at], found[at].total))
    return Judged(digest, found[best], chances[best], against)


def _finding(one: Judged, evidence: Evidence, stance: Stance) -> Finding:
    span = one.digest.sentences[evidence.sentence].span
    return Finding(one.digest.annotated, span, stance, round(one.chance, 3))


def _naming(digests: Sequence[Digest]) -> Callable[[str, bool, bool], bool]:
    def is_name(term: str, capital: bool, first: bool) -> bool:
        if capital and not first:
            return True
        upper = lower = 0
        for one in digests:
            for s, w in one.places.get(term, ()):
                if w:
                    upper += one.sentences[s].capitals[w]
                    lower += not one.sentences[s].capitals[w]
        share = upper / (upper + lower) if upper + lower else 0.5
        return share >= NAME_SHARE if capital else share > 0.9 and upper >= 3

    return is_name


def _weighing(index: Index) -> Callable[[Sequence[str]], float]:
    total = index.state().passages

    def weigh(phrase: Sequence[str]) -> float:
        if not phrase:
            return math.log(total / 4 + 11)
        often = index.frequencies(phrase)
        return max(math.log((total + 11) / (often.get(term, 0) + 1)) for term in phrase)

    return weigh
