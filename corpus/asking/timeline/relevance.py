"""Say how well each date of an article answers a question: how near its clause is to the event asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.timeline.attachment import attachment
from corpus.asking.timeline.fitness import fitness
from corpus.asking.timeline.forward import to_come
from corpus.asking.timeline.occurrences import Occurrences, Rarity, Sought, occurrences
from corpus.asking.timeline.prose import NEGATIONS
from corpus.asking.timeline.when import UNDATED, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.prose import Mark, Prose

# Weight of what is asked, in idf: a common event word still decides, a long name does not drown it.
EVENT_FLOOR = 2.0
NUMBER_FLOOR = 3.0
NAME_SHARE = 0.9
OTHER_NAMES_SHARE = 0.4
ASIDE_SHARE = 0.6  # what was said, and the event before or after the one asked for

# Credit for what stands elsewhere than in the sentence of the date, of 1 in its clause.
BEFORE, TWO_BEFORE, AFTER, HEADLINE, ARTICLE = 0.48, 0.36, 0.32, 0.44, 0.28
EVENT_ELSEWHERE = 0.4  # an event told elsewhere is seldom this date's: only its names carry over
CLAUSE = 0.9
FAR = 0.25  # the most that distance takes inside a sentence
FAR_WORDS = 20
OTHER_DATE = 0.8
NEXT_CLAUSE = 0.8  # "speaks on Wednesday and testifies on Thursday"
_NEXT = frozenset({"and", "but", "then"})
NEGATED = 0.5  # "refused to endorse" is not the endorsement
_NEGATED_WITHIN = 4  # words before the event in which its negation stands
# Below 1, one thing that is missing costs more than all others standing close can make good.
ALL_OF_THEM = 0.5
MOST = 1.4  # what an event of its own and the same ordinal make of a full credit, at the most
MISSING_NAME = 0.75
HEAD = 1.0
MISSING_HEAD = 1.0
_NEAR_ENOUGH = 0.2  # credit below which a name counts as missing
NO_DATE = 0.5  # a passage without a date never outranks one that has the event and its date


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an article with the date it gives the event, and how well that answers the question."""

    prose: Prose
    line: int
    mark: Mark | None
    """None where the passage gives no date."""
    when: When
    score: float
    covered: frozenset[int]
    """Which of the things asked for stand in the sentence."""
    events: frozenset[int]
    """Those of them that are event words."""
    inferred: str | None = None
    """From what the date was worked out, in words, where the article alone does not tell."""
    read_forward: bool = False
    """The article leaves open which year is meant, and the question asks for the one to come."""

    @property
    def file(self) -> str:
        """The article's path in the corpus."""
        return self.prose.article.article.file

    @property
    def planned(self) -> bool:
        """Whether the article presents it as still to come."""
        return self.mark is not None and self.mark.stated.expression.planned


def weights(question: EventQuestion, sought: Sequence[Sought], rarity: Rarity) -> list[float]:
    """Return what each thing asked for is worth: rare words more than common ones."""
    plain = [_weight(one, rarity) for one in sought]
    return [weight * (HEAD if number == question.head else 1.0) for number, weight in enumerate(plain)]


def _weight(sought: Sought, rarity: Rarity) -> float:
    asked = sought.asked
    if asked.kind == "name":
        others = sum(rarity.of(term) for term in asked.terms) - sought.rarity
        weight = NAME_SHARE * sought.rarity + OTHER_NAMES_SHARE * others / max(1, len(asked.terms) - 1)
    else:
        weight = max(NUMBER_FLOOR if asked.kind == "number" else EVENT_FLOOR, sought.rarity)
    return weight * (ASIDE_SHARE if asked.aside else 1.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article with the places of all that is asked for."""

    prose: Prose
    found: tuple[Occurrences, ...]
    reach: float
    """More than any of its claims can score."""


def candidate(prose: Prose, sought: Sequence[Sought], worth: Sequence[float]) -> Candidate:
    """Return the article with where it names what is sought."""
    found = tuple(occurrences(one, prose) for one in sought)
    return Candidate(prose, found, MOST * _joint((p.best for p in found), worth))


def claims(candidate: Candidate, question: EventQuestion, worth: Sequence[float], least: float) -> Iterator[Claim]:
    """Yield every date of the article with its score, then its best passage without one; none below `least`."""
    prose, found = candidate.prose, candidate.found
    for mark in prose.marks:
        claim = _claim(prose, mark.line, mark, question, worth, found)
        if claim.covered and claim.score >= least:
            yield claim
    undated = [_claim(prose, line, None, question, worth, found) for line in _without_date(prose, found)]
    if undated:
        yield max(undated, key=lambda claim: claim.score)


def _without_date(prose: Prose, found: Sequence[Occurrences]) -> list[int]:
    """Return the sentences that have most of what is asked for, in passages without a date; the headline is none."""
    dated = {prose.lines[mark.line].passage for mark in prose.marks}
    headline = prose.article.article.headline
    told: dict[int, int] = {}
    for places in found:
        for number in places.by_line:
            told[number] = told.get(number, 0) + 1
    return [
        number
        for number in sorted(told)
        if 2 * told[number] >= len(found)
        and prose.lines[number].passage not in dated
        and not (headline and headline.overlaps(prose.lines[number].span))
    ]


def _joint(parts: Iterable[float], worth: Sequence[float]) -> float:
    """Return the mean credit by worth, where what is missing weighs more than what is there."""
    total = sum(weight * credit**ALL_OF_THEM for credit, weight in zip(parts, worth, strict=True))
    joint: float = (total / (sum(worth) or 1.0)) ** (1 / ALL_OF_THEM)
    return joint


def _claim(
    prose: Prose,
    line: int,
    mark: Mark | None,
    question: EventQuestion,
    worth: Sequence[float],
    found: Sequence[Occurrences],
) -> Claim:
    missing = 1.0
    parts: list[float] = []
    covered = set()
    for number, (one, places) in enumerate(zip(question.asked, found, strict=True)):
        here = _in_sentence(prose, line, mark, places)
        if one.kind == "event" and here > 0 and not question.negated and _is_negated(prose, line, places):
            here *= NEGATED
        if here > 0:
            covered.add(number)
        near = max(_nearby(line, places), places.headline * HEADLINE)
        elsewhere = max(near, places.best * ARTICLE)
        if one.kind != "name":
            elsewhere *= EVENT_ELSEWHERE
        elif max(here, near) <= _NEAR_ENOUGH:
            missing *= MISSING_NAME
        if number == question.head and here <= _NEAR_ENOUGH:
            missing *= MISSING_HEAD
        parts.append(max(here, elsewhere))
    score = _joint(parts, worth) * missing
    if mark is None or (mark.stated.when.value is None and prose.article.article.published is not None):
        score *= NO_DATE
    if mark is not None:
        score *= attachment(prose, mark, question, found)
    ahead = to_come(prose, mark, question) if mark is not None else None
    when = ahead or (mark.stated.when if mark is not None else UNDATED)
    score *= fitness(prose, line, mark, when, question)
    events = frozenset(number for number in covered if question.asked[number].kind == "event")
    return Claim(prose, line, mark, when, score, frozenset(covered), events, read_forward=ahead is not None)


def _in_sentence(prose: Prose, number: int, mark: Mark | None, places: Occurrences) -> float:
    """Return the credit of the place that stands best with regard to the date."""
    if mark is None:
        return max((value for _, value in places.by_line.get(number, ())), default=0.0)
    return max((value * _close(prose, mark, at) for at, value in places.by_line.get(number, ())), default=0.0)


def _close(prose: Prose, mark: Mark, at: int) -> float:
    """Return 1 for a word beside the date, less for one in another clause, far away or behind another date."""
    if mark.first <= at < mark.last:
        return 0.0
    line = prose.lines[mark.line]
    right = at >= mark.last
    governs = right and mark.first - line.first <= 2  # a date that opens the sentence governs all of it
    inner, gap = (mark.last - 1, at - mark.last + 1) if right else (mark.first, mark.first - at)
    credit: float = CLAUSE ** prose.clauses[mark.line].distance(inner - line.first, at - line.first)
    if not governs:
        credit *= 1 - FAR * min(1.0, gap / FAR_WORDS)
        if right and any(word.text in _NEXT for word in prose.words[mark.last : at]):
            credit *= NEXT_CLAUSE
    if any(other.line == mark.line and other is not mark and _between(other, mark, at) for other in prose.marks):
        credit *= OTHER_DATE
    return credit


def _between(other: Mark, mark: Mark, at: int) -> bool:
    return min(at, mark.last) <= other.first < max(at, mark.first) and other.first != mark.first


def _nearby(line: int, places: Occurrences) -> float:
    best = 0.0
    for offset, credit in ((-1, BEFORE), (-2, TWO_BEFORE), (1, AFTER)):
        for _, value in places.by_line.get(line + offset, ()):
            best = max(best, value * credit)
    return best


def _is_negated(prose: Prose, line: int, places: Occurrences) -> bool:
    """Tell whether every word for the event in this sentence is negated."""
    first = prose.lines[line].first
    return all(
        any(prose.words[i].text in NEGATIONS for i in range(max(first, at - _NEGATED_WITHIN), at))
        for at, _ in places.by_line[line]
    )
