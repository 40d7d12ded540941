"""Join the claims of several articles into the entries of a timeline, one for each dated event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.asking.timeline.relevance import Claim
    from corpus.asking.timeline.when import When

SUPPORT = 0.06  # what another article with the same date adds, of its distance from a weak claim
SUPPORTERS = 3
WEAK = 0.3
NEARLY = 0.6  # of the coarser date's score, at which a finer one is taken to tell the same event
LIFT = 0.001
KEPT_CITATIONS = 0.5  # a claim below half of the entry's best is another event of that day


@dataclass(slots=True)
class Entry:
    """The claims that one event happened at one time, best first."""

    when: When
    planned: bool
    claims: list[Claim] = field(default_factory=list)
    score: float = 0.0


def entries(claims: Iterable[Claim], *, finest: bool = True) -> list[Entry]:
    """Return entries, the most relevant first; what is planned and what happened stay apart."""
    groups: dict[tuple[str | None, str | None, bool], Entry] = {}
    for claim in sorted(claims, key=lambda c: -c.score):
        when = claim.mark.stated.when
        planned = claim.mark.stated.expression.planned
        entry = groups.setdefault((*when.key, planned), Entry(when, planned))
        entry.claims.append(claim)
    for entry in groups.values():
        entry.claims = _one_an_article(entry.claims)
        entry.score = _supported(entry.claims)
    ranked = sorted(groups.values(), key=lambda e: -e.score)
    if finest:
        _prefer_finer(ranked)
    return sorted(ranked, key=lambda e: -e.score)


def _prefer_finer(ranked: list[Entry]) -> None:
    """Lift a finer date over the month or year that holds it, where both tell the same event."""
    for coarse in ranked:
        if coarse.when.precision not in ("month", "year"):
            continue
        for finer in ranked:
            if (
                coarse.score > finer.score >= NEARLY * coarse.score
                and finer.when.days < coarse.when.days
                and coarse.when.holds(finer.when)
                and finer.claims[0].events & coarse.claims[0].events
            ):
                finer.score = coarse.score + LIFT
                break


def _one_an_article(claims: list[Claim]) -> list[Claim]:
    """Keep the best claim of each article, where it is not far below the best of all."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.score >= KEPT_CITATIONS * claims[0].score:
            kept.setdefault(claim.prose.article.article.file, claim)
    return list(kept.values())


def _supported(claims: list[Claim]) -> float:
    others = claims[1 : 1 + SUPPORTERS]
    return claims[0].score + SUPPORT * sum(max(0.0, c.score - WEAK) for c in others)
