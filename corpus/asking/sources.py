"""Answer /sources: which articles report a detail, which contradict it, which are only about the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from corpus.asking.detail import question_terms, read_detail
from corpus.asking.digest import Digests
from corpus.asking.filters import read_question
from corpus.asking.stating import Stated, stated
from corpus.model import Citation, Report, Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.asking.digest import Digest
    from corpus.index.port import Index

CANDIDATES = 60  # articles looked at for one question
REPORTS = 0.74
SILENT = "No source in the archive reports this."
NAME_SHARE = 0.6  # of a term's places in mid-sentence that are capitalised, from which it is a name

_digests = Digests()


def sources(query: str, index: Index, limit: int = 50) -> Sources:
    """Return what the archive's articles have on a detail, best first."""
    question = read_question(query)
    asked = question_terms(question.words)
    found = index.articles_about(asked, CANDIDATES) if asked else []
    digests = [_digests.of(one) for one in found if question.filters.admit(one.article)]
    detail = read_detail(question.words, _naming(digests), _weighing(index, asked))
    judged = [(digest, best) for digest in digests if (best := stated(detail, digest)) is not None]
    judged.sort(key=lambda pair: (-pair[1].score, pair[0].annotated.article.file))
    reports = tuple(_report(digest, best) for digest, best in judged if best.score > 0.4)[:limit]
    status = "found" if any(r.stance == "reports" for r in reports) else "near" if reports else "none"
    return Sources(query, status, reports, notes=() if status == "found" else (SILENT,))


def _report(digest: Digest, best: Stated) -> Report:
    span = digest.sentences[best.sentence].span
    ok = (
        best.score >= REPORTS
        and best.own >= 0.4
        and not best.force.unreal
        and not best.force.negated
        and not best.number_missing
    )
    return Report("reports" if ok else "related", round(best.score, 3), (Citation(digest.annotated.article, span),))


def _naming(digests: Sequence[Digest]) -> Callable[[str, bool, bool], bool]:
    def is_name(term: str, capital: bool, first: bool) -> bool:
        upper = lower = 0
        for one in digests:
            for s, w in one.places.get(term, ()):
                if w:
                    upper += one.sentences[s].capitals[w]
                    lower += not one.sentences[s].capitals[w]
        share = upper / (upper + lower) if upper + lower else 0.5
        if capital and not first:
            return share > 0.2
        return share >= NAME_SHARE if capital else share > 0.9 and upper >= 3

    return is_name


def _weighing(index: Index, asked: Sequence[str]) -> Callable[[Sequence[str]], float]:
    total = index.state().passages

    def weigh(phrase: Sequence[str]) -> float:
        if not phrase:
            return math.log(total / 4 + 11)
        often = index.frequencies(phrase)
        return max(math.log((total + 11) / (often.get(term, 0) + 1)) for term in phrase)

    return weigh
