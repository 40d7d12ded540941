"""Find the copy that two articles share: a run of words outside quotation marks, a fifth of the text, nearly all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.sources.common import COMMON

if TYPE_CHECKING:
    from corpus.model import AnnotatedArticle, Span

RUN = 8  # words: the shortest run that two writers do not hit upon by chance
SHARE = 0.2  # of the shorter article's runs; of 300 independent reports on 100 events, 10 pairs share as much
NEARLY_ALL = 0.5  # of the longer article's runs: a republished or updated copy
LEAST = 30  # runs: a brief of a few lines is no copy of another, however alike the two
TELLING = 4  # words of a run that are neither small words nor names; without them a title and a name make a run

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|''[^\n]*?(?:''|$)|(?<!\w)‘[^’\n]*(?:’(?!\w)|$)",
    re.MULTILINE,
)
# what every newsroom writes when nobody answers, and how it writes it
_STOCK = re.compile(
    r"request(?:s|ed)? (?:for|to) comment|respond to (?:a|an|questions|multiple|several|repeated)|"
    r"condition of anonymity|authori[sz]ed to (?:speak|discuss|comment)|declined to comment|asked not to be |"
    r"percentage points|margin of error|is expected to|for the first time (?:in|since)|contributed to this "
)


@dataclass(frozen=True, slots=True)
class Runs:
    """The eight-word runs of an article, each as a number."""

    all: frozenset[int]
    """Quotations included: what tells a copy."""
    own: frozenset[int]
    """Runs of the outlet's own words that are not stock phrases."""


def runs_of(annotated: AnnotatedArticle) -> Runs:
    """Return the runs of an article."""
    text = annotated.article.text
    return Runs(
        frozenset(run for span in annotated.passages for run in runs(span.of(text))),
        frozenset(run for span in annotated.passages for run in own_runs(text, span)),
    )


def runs(words: str) -> list[int]:
    """Return a number for each run of eight words."""
    found = _WORD.findall(words.lower())
    return [hash(tuple(found[at : at + RUN])) for at in range(len(found) - RUN + 1)]


def own_runs(text: str, span: Span, asked: frozenset[str] = frozenset()) -> list[int]:
    """Return the runs outside quotation marks that tell something: no stock phrase, no mere title and name.

    Words that were asked about tell nothing: they stand in every report.
    """
    found: list[int] = []
    start = span.start
    for quoted in [*_QUOTED.finditer(text, span.start, span.end), None]:
        end = quoted.start() if quoted else span.end
        words = _WORD.findall(text, start, end)
        lowered = [word.lower() for word in words]
        stock = _STOCK.search(" ".join(words))  # seldom: then each run is looked at
        telling = [word.islower() and word not in COMMON and word not in asked for word in words]
        for at in range(len(words) - RUN + 1):
            run = slice(at, at + RUN)
            if sum(telling[run]) >= TELLING and not (stock and _STOCK.search(" ".join(words[run]))):
                found.append(hash(tuple(lowered[run])))
        start = quoted.end() if quoted else end
    return found


def share(some: frozenset[int], others: frozenset[int]) -> float:
    """Return what share of the smaller set stands in the other."""
    smaller = min(len(some), len(others))
    return len(some & others) / smaller if smaller else 0.0


def nearly_identical(some: Runs, others: Runs) -> bool:
    """Tell whether two articles are one story printed twice."""
    larger = max(len(some.all), len(others.all))
    return min(len(some.all), len(others.all)) >= LEAST and len(some.all & others.all) / larger >= NEARLY_ALL


def share_copy(some: Runs, others: Runs) -> bool:
    """Tell whether a fifth of what the shorter of two articles says in its own words stands in the other."""
    return min(len(some.own), len(others.own)) >= LEAST and share(some.own, others.own) >= SHARE
