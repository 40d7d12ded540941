"""Join the claims of several articles into the entries of a timeline, one for each dated event."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import token_set_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.asking.timeline.relevance import Claim
    from corpus.asking.timeline.when import When

SUPPORT = 0.06  # what another article with the same date adds, of its distance from a weak claim
SUPPORTERS = 3
WEAK = 0.3
KEPT_CITATIONS = 0.5  # a claim below half of the entry's best is another event of that day
NEARLY = 0.6  # of the coarser date's score, at which a finer one is taken to tell the same event
AGREEING = 0.42  # of the best entry's score, the least that a vaguer date for its event has
VAGUEST_DAYS = 31  # a year agrees with too much
BELOW_DATED = 0.5  # of the best dated entry's score, the most that a passage without a date has
# The score tells little (12 of 14 answers between 0.1 and 0.25 were right): below it, next to nothing matches.
STAND_BEHIND = 0.15
LIFT = 0.001  # just above: the order of all others stays

# A dispute: two dates for one event, as near to the question as each other, a few days apart, in like words.
AS_RELEVANT = 0.75
DAYS_APART = timedelta(days=3)  # further apart, it is more often another event of the kind
LIKE_WORDS = 45.0


class Entry:
    """The claims that one event happened at one time, best first, while they are being joined."""

    __slots__ = ("claims", "disputed", "more_exactly", "planned", "score", "when")

    def __init__(self, when: When, planned: bool) -> None:
        self.when = when
        self.planned = planned
        self.claims: list[Claim] = []
        self.score = 0.0
        self.disputed = False
        self.more_exactly: str | None = None

    @property
    def best(self) -> Claim:
        """The claim that answers the question best."""
        return self.claims[0]

    @property
    def files(self) -> set[str]:
        """The articles that date the event so."""
        return {claim.file for claim in self.claims}


def entries(claims: Iterable[Claim], *, finest: bool = True) -> list[Entry]:
    """Return entries, the most relevant first; what is planned and what happened stay apart.

    `finest` lifts a day over the month that holds it, where both tell the same event.
    """
    groups: dict[tuple[str | None, ...], Entry] = {}
    for claim in sorted(claims, key=lambda c: -c.score):
        # an undated event is one with another only inside its own article
        apart = claim.file if claim.when.value is None else None
        stage = "planned" if claim.planned else "told" if claim.mark else "no date"
        entry = groups.setdefault((*claim.when.key, stage, apart), Entry(claim.when, claim.planned))
        entry.claims.append(claim)
    _settle_weekdays(groups)
    ranked = [entry for entry in groups.values() if entry.claims]
    for entry in ranked:
        entry.claims = one_an_article(entry.claims)
    for entry in ranked:
        # an article that announced the day speaks for it as one that looks back does
        others = [
            c for e in ranked if e is not entry and e.when.value and e.when.key == entry.when.key for c in e.claims
        ]
        entry.score = _supported(entry.best, [*entry.claims[1:], *others])
    _put_undated_below(ranked)
    ranked.sort(key=lambda e: -e.score)
    _note_finer(ranked, lift=finest)
    _raise_agreeing(ranked)
    _note_disputes(ranked)
    return sorted(ranked, key=lambda e: -e.score)


def _settle_weekdays(groups: dict[tuple[str | None, ...], Entry]) -> None:
    """Read a weekday that may be past or to come as the other articles date the event."""
    for entry in list(groups.values()):
        for claim in [c for c in entry.claims if _is_open_weekday(c)]:
            other = _other_reading(claim, groups)
            if other is not None and len(_agreeing(other, claim)) > len(_agreeing(entry, claim)):
                entry.claims.remove(claim)
                other.claims.append(replace(claim, when=other.when, read_forward=False))
                other.claims.sort(key=lambda c: -c.score)


def _agreeing(entry: Entry, claim: Claim) -> set[str]:
    """Return the other articles that give the claim's event this entry's date."""
    return {
        c.file
        for c in entry.claims
        if c.file != claim.file and c.score >= NEARLY * claim.score and c.events & claim.events
    }


def _is_open_weekday(claim: Claim) -> bool:
    if claim.mark is None or claim.when.precision != "day":
        return False
    expression = claim.mark.stated.expression
    return expression.basis == "publication" and expression.direction == "assumed"


def _other_reading(claim: Claim, groups: dict[tuple[str | None, ...], Entry]) -> Entry | None:
    """Return the best supported entry a week before or after."""
    if claim.when.first is None:
        return None
    days = [(claim.when.first + timedelta(days=days)).isoformat() for days in (7, -7)]
    held = [groups.get((day, None, stage, None)) for day in days for stage in ("told", "planned")]
    return max((e for e in held if e is not None), key=lambda e: len(_agreeing(e, claim)), default=None)


def one_an_article(claims: Sequence[Claim]) -> list[Claim]:
    """Keep the best claim of each article, where it is not far below the best of all."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.score >= KEPT_CITATIONS * claims[0].score:
            kept.setdefault(claim.file, claim)
    return list(kept.values())


def _supported(best: Claim, others: Sequence[Claim]) -> float:
    scores = sorted({c.file: c.score for c in others if c.file != best.file}.values(), reverse=True)
    return best.score + SUPPORT * sum(max(0.0, score - WEAK) for score in scores[:SUPPORTERS])


def _put_undated_below(ranked: Sequence[Entry]) -> None:
    """Keep a passage without a date below the best one that has it."""
    best = max((e.score for e in ranked if e.best.mark is not None), default=0.0)
    for entry in ranked:
        if entry.best.mark is None and best > 0:
            entry.score = min(entry.score, BELOW_DATED * best)


def _note_finer(ranked: Sequence[Entry], *, lift: bool) -> None:
    """Tell each coarser entry of the finer one that it holds; lift the finer one over its month or year."""
    for coarse in ranked:
        for finer in ranked:
            if finer is not coarse and _tells_more_exactly(finer, coarse):
                coarse.more_exactly = finer.when.value
                if lift and coarse.when.precision in ("month", "year") and finer.score < coarse.score:
                    finer.score = coarse.score + LIFT
                break


def _tells_more_exactly(finer: Entry, coarse: Entry) -> bool:
    return (
        finer.score >= NEARLY * coarse.score
        and finer.when.value is not None
        and finer.when.days < coarse.when.days
        and coarse.when.holds(finer.when)
        and bool(finer.best.events & coarse.best.events)
    )


def _raise_agreeing(ranked: Sequence[Entry]) -> None:
    """Show who tells the best entry's event less exactly, before events that only resemble it."""
    best = max(ranked, key=lambda e: e.score, default=None)
    if best is None or best.when.value is None:
        return
    for entry in ranked:
        vaguer = entry.when.days > best.when.days and entry.when.holds(best.when)
        if vaguer and entry.when.days <= VAGUEST_DAYS and entry.best.events & best.best.events:
            entry.more_exactly = best.when.value
            entry.score = max(entry.score, AGREEING * best.score)


def _note_disputes(ranked: Sequence[Entry]) -> None:
    if not ranked or ranked[0].score < STAND_BEHIND:
        return
    top = [entry for entry in ranked if entry.score >= AS_RELEVANT * ranked[0].score and _can_be_disputed(entry)]
    for one, other in combinations(top, 2):
        if _in_dispute(one, other):
            one.disputed = other.disputed = True


def _can_be_disputed(entry: Entry) -> bool:
    return entry.when.precision == "day" and not entry.planned and bool(entry.best.events)


def _in_dispute(one: Entry, other: Entry) -> bool:
    """Tell whether different articles date the same event differently; one that gives both dates knows two events."""
    if one.when.first is None or other.when.first is None or one.files & other.files:
        return False
    return (
        abs(one.when.first - other.when.first) <= DAYS_APART
        and one.best.covered == other.best.covered
        and token_set_ratio(_content(one.best), _content(other.best)) >= LIKE_WORDS
    )


def _content(claim: Claim) -> str:
    """Return the sentence's index terms without those of its date."""
    line, mark = claim.prose.lines[claim.line], claim.mark
    dated = range(mark.first, mark.last) if mark is not None else range(0)
    return " ".join(claim.prose.terms[at] for at in range(line.first, line.last) if at not in dated)
