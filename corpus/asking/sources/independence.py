"""Count what is independent of what: the reports, the origins they rest on, and who only repeats whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.asking.sentences import listed
from corpus.asking.sources.copies import nearly_identical, own_runs, runs_of, share_copy
from corpus.asking.sources.crediting import credited, seen_by_itself
from corpus.asking.sources.kept import Kept
from corpus.asking.sources.names import outlet_key
from corpus.model import Citation, Copy, OriginCount, Report, SourcesSummary
from corpus.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import AnnotatedArticle, Origin, OriginKind, Span, Stance

_runs = Kept(runs_of, kept=200)  # the runs of one take up to 100 kB


@dataclass(frozen=True, slots=True)
class Finding:
    """What one article has on the detail, before its origin is known."""

    annotated: AnnotatedArticle
    span: Span
    """The passage to be cited: a sentence, or two that follow one another."""
    stance: Stance
    relevance: float
    matched: tuple[Span, ...] = ()
    """The words that say the same as those asked."""


@dataclass(frozen=True, slots=True)
class Traced:
    """The findings with their origins, and what the reporting ones rest on."""

    reports: tuple[Report, ...]
    """One for each finding, in the order given."""
    summary: SourcesSummary
    notes: tuple[str, ...]
    """Plain sentences for the editor: a single origin, a circle, copies, articles that do not say."""


@dataclass(frozen=True, slots=True)
class _Based:
    """A reporting article and what it says of where it has the passage."""

    file: str
    outlet: str | None
    published: date | None
    origin: Origin | None
    seen: Origin | None

    @property
    def key(self) -> str:
        """The outlet's key as an origin; the file stands in where the outlet is unknown."""
        return outlet_key(self.outlet) if self.outlet else f"file {self.file}"

    @property
    def credits(self) -> str | None:
        """The key of the other outlet that it credits."""
        key = outlet_key(self.origin.name) if self.origin else None
        return key if key != self.key else None

    @property
    def first_hand(self) -> bool:
        """Tell whether it says that it has the passage from nobody else: its own dateline, its own eyes."""
        return self.credits is None and (self.origin is not None or self.seen is not None)


def trace(findings: Sequence[Finding], asked: str = "") -> Traced:
    """Name the origin of each finding, and count the independent ones among the findings whose stance is "reports".

    Every citation gets the origin that its article states for that passage. The summary and the notes speak of the
    reporting articles alone. `asked` is the question: that two articles share its words does not make them share copy.
    """
    origins = [credited(one.annotated, one.span) for one in findings]
    reports = tuple(_report(one, origin) for one, origin in zip(findings, origins, strict=True))
    pairs = [(one, origin) for one, origin in zip(findings, origins, strict=True) if one.stance == "reports"]
    based = [_based(one, origin) for one, origin in pairs]
    shared = _shared([one for one, _ in pairs], based, frozenset(word.text for word in words(asked)))
    summary = _summary(based, shared)
    return Traced(reports, summary, tuple(_notes(based, shared, summary)))


def origin_of(annotated: AnnotatedArticle, span: Span) -> str | None:
    """Return the name of the outlet that the article credits for this passage; None where it credits no other."""
    found = credited(annotated, span)
    if found is None or (annotated.article.outlet and outlet_key(found.name) == outlet_key(annotated.article.outlet)):
        return None
    return found.name


def _report(one: Finding, origin: Origin | None) -> Report:
    outlet = one.annotated.article.outlet
    own = origin is None or (outlet is not None and outlet_key(outlet) == outlet_key(origin.name))
    name = None if own or origin is None else origin.name
    return Report(one.stance, one.relevance, (Citation(one.annotated.article, one.span, name),), one.matched)


def _based(one: Finding, origin: Origin | None) -> _Based:
    article = one.annotated.article
    seen = seen_by_itself(one.annotated, one.span)
    # "seen by the Tarn Gazette" names the outlet where the metadata does not
    outlet = article.outlet or (seen.name if seen else None)
    return _Based(article.file, outlet, article.published, origin, seen)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Two reporting articles with the same copy; `whole` where one prints nearly all of the other."""

    one: _Based
    other: _Based
    whole: bool


def _shared(findings: Sequence[Finding], based: Sequence[_Based], asked: frozenset[str]) -> list[_Shared]:
    """Compare every two reporting articles."""
    if len(findings) < 2:
        return []
    runs = [_runs.of(one.annotated) for one in findings]
    passages = [frozenset(own_runs(one.annotated.article.text, _paragraph(one), asked)) for one in findings]
    found: list[_Shared] = []
    for b in range(len(findings)):
        for a in range(b):
            whole = nearly_identical(runs[a], runs[b])
            run = passages[a] & runs[b].own or passages[b] & runs[a].own
            if whole or run or share_copy(runs[a], runs[b]):
                found.append(_Shared(based[a], based[b], whole))
    return found


def _paragraph(one: Finding) -> Span:
    return next((span for span in one.annotated.passages if span.overlaps(one.span)), one.span)


def _summary(based: Sequence[_Based], shared: Sequence[_Shared]) -> SourcesSummary:
    copies = _copies(based, shared)
    roots = _roots(based)
    inherited = _with_shared_copy(based, shared, roots)
    counts = _counts(based, inherited)
    dated = sorted((one for one in based if one.published), key=_age)
    circles = _circles(based)
    ringed = {key for ring in circles for key in ring}
    return SourcesSummary(
        articles=len(based) - len(copies),
        outlets=len({one.key for one in based}),
        independent=_independent(based, shared, inherited),
        first=dated[0].published if dated else None,
        origins=counts,
        first_file=dated[0].file if dated else None,
        not_stated=tuple(
            one.file for one in based if not inherited[one.file] and one.seen is None and one.key not in ringed
        ),
        copies=copies,
        circles=tuple(tuple(_outlet(key, based) for key in ring) for ring in circles),
    )


def _age(one: _Based) -> tuple[date, bool, str]:
    # of two of one day the one that has it from nobody else goes first
    return one.published or date.max, not one.first_hand, one.file


def _outlet(key: str, based: Sequence[_Based]) -> str:
    return next((one.outlet or one.file for one in based if one.key == key), key)


def _credits_of_outlets(based: Sequence[_Based]) -> dict[str, list[str]]:
    """Return whom each outlet credits; an outlet with a report of its own credits nobody."""
    onward: dict[str, list[str]] = {}
    for one in based:
        if one.credits:
            onward.setdefault(one.key, []).append(one.credits)
    own = {one.key for one in based if one.credits is None}
    return {key: list(dict.fromkeys(names)) for key, names in onward.items() if key not in own}


def _roots(based: Sequence[_Based]) -> dict[str, frozenset[str]]:
    """Return for each article the keys of the origins that it rests on at last; none where it does not say."""
    onward = _credits_of_outlets(based)
    named = {one.credits for one in based if one.credits}
    roots: dict[str, frozenset[str]] = {}
    for one in based:
        if one.credits:
            roots[one.file] = _ends(one.credits, onward)
        else:
            roots[one.file] = frozenset({one.key} if one.origin or one.seen or one.key in named else ())
    return roots


def _ends(key: str, onward: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Follow the credits from outlet to outlet to those that credit nobody."""
    found: set[str] = set()
    met: set[str] = set()
    waiting = [key]
    while waiting:
        at = waiting.pop()
        if at in met:
            continue
        met.add(at)
        if at in onward:
            waiting.extend(onward[at])
        else:
            found.add(at)
    return frozenset(found)


def _with_shared_copy(
    based: Sequence[_Based], shared: Sequence[_Shared], roots: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Let an article that states no origin rest on those of the articles whose copy it shares."""
    groups = _grouped((pair.one.file, pair.other.file) for pair in shared)
    found = dict(roots)
    for one in based:
        if not roots[one.file] and one.credits is None:
            same = (other.file for other in based if groups.of(other.file) == groups.of(one.file))
            found[one.file] = frozenset().union(*(roots[file] for file in same))
    return found


def _independent(based: Sequence[_Based], shared: Sequence[_Shared], roots: Mapping[str, frozenset[str]]) -> int:
    """Count the origins, those whose reports share copy as one, and each own sighting."""
    joined = _grouped(
        (first, other)
        for pair in shared
        for both in [sorted(roots[pair.one.file] | roots[pair.other.file])]
        for first, other in pairwise(both)
    )
    origins = {joined.of(key) for keys in roots.values() for key in keys}
    return len(origins | {joined.of(one.key) for one in based if one.seen})


def _counts(based: Sequence[_Based], roots: Mapping[str, frozenset[str]]) -> tuple[OriginCount, ...]:
    """Return the origins, the one that most rests on first."""
    files: dict[str, list[str]] = {}
    for one in based:
        for key in sorted(roots[one.file]):
            files.setdefault(key, []).append(one.file)
        if one.seen and one.key not in roots[one.file]:
            files.setdefault(one.key, []).append(one.file)
    counts = [OriginCount(_name(key, based), tuple(names), _kind(key, based)) for key, names in files.items()]
    return tuple(sorted(counts, key=lambda count: (-len(count.files), count.name)))


def _name(key: str, based: Sequence[_Based]) -> str:
    stated = (one.origin.name for one in based if one.origin and outlet_key(one.origin.name) == key)
    return next(stated, None) or _outlet(key, based)


def _kind(key: str, based: Sequence[_Based]) -> OriginKind:
    if any(one.seen and one.key == key for one in based):
        return "sight"
    return next((one.origin.kind for one in based if one.origin and outlet_key(one.origin.name) == key), "credit")


def _copies(based: Sequence[_Based], shared: Sequence[_Shared]) -> tuple[Copy, ...]:
    """Return the near-identical copies, each with the earliest article it repeats."""
    groups = _grouped((pair.one.file, pair.other.file) for pair in shared if pair.whole)
    found: list[Copy] = []
    for one in based:
        earliest = min((other for other in based if groups.of(other.file) == groups.of(one.file)), key=_age)
        if earliest is not one:
            found.append(Copy(one.file, earliest.file))
    return tuple(found)


def _circles(based: Sequence[_Based]) -> tuple[tuple[str, ...], ...]:
    """Return the rings of outlets that credit one another, each once."""
    onward = _credits_of_outlets(based)
    rings: dict[frozenset[str], tuple[str, ...]] = {}
    for start in onward:
        ring = [start]
        while (following := onward.get(ring[-1], [""])[0]) and following not in ring:
            ring.append(following)
        if following == start:
            rings.setdefault(frozenset(ring), tuple(ring))
    return tuple(rings.values())


class _Groups:
    """Union-find."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, key: str) -> str:
        while (above := self._above.get(key, key)) != key:
            key = above
        return key

    def join(self, one: str, other: str) -> None:
        top, under = self.of(one), self.of(other)
        if top != under:
            self._above[under] = top


def _grouped(pairs: Iterable[tuple[str, str]]) -> _Groups:
    groups = _Groups()
    for one, other in pairs:
        groups.join(one, other)
    return groups


def _notes(based: Sequence[_Based], shared: Sequence[_Shared], summary: SourcesSummary) -> Iterator[str]:
    outlets = {one.file: one.outlet or one.file for one in based}
    for ring in summary.circles:
        yield f"{listed(ring)} credit each other for this: no origin outside the circle is named."
    if summary.outlets > 1:
        yield from _on_what_it_rests(summary)
    for one in based:
        if one.seen and one.credits and one.origin:
            yield f"{outlets[one.file]} credits {one.origin.name} and says that it saw or heard it itself as well."
    folded = {copy.file for copy in summary.copies}
    for copy in summary.copies:
        whose = (
            "an earlier article of its own"
            if outlets[copy.file] == outlets[copy.of]
            else f"an article of {outlets[copy.of]}"
        )
        yield f"{outlets[copy.file]} prints nearly the whole of {whose}; the two count as one."
    for file, others in _silent_about_copy(shared, folded).items():
        named = listed(list(dict.fromkeys(outlets[other] for other in others)))
        yield f"{outlets[file]} shares copy with {named} and does not say so."


def _silent_about_copy(shared: Sequence[_Shared], folded: set[str]) -> dict[str, list[str]]:
    """Return for each article that does not say whose copy it prints the files of those that print it, too."""
    found: dict[str, list[str]] = {}
    for pair in shared:
        silent = [one for one in (pair.one, pair.other) if one.credits is None and not one.first_hand]
        if silent and pair.one.key != pair.other.key and folded.isdisjoint((pair.one.file, pair.other.file)):
            later = max(silent, key=_age)
            found.setdefault(later.file, []).append(pair.other.file if later is pair.one else pair.one.file)
    return found


def _on_what_it_rests(summary: SourcesSummary) -> Iterator[str]:
    silent = len(summary.not_stated)
    if summary.independent == 1 and silent == 0 and not summary.circles:
        outlets = "Both" if summary.outlets == 2 else f"All {summary.outlets}"
        yield f"{outlets} outlets rest on one origin: {summary.origins[0].name}."
    elif summary.independent == 0 and not summary.circles:
        yield "No article names an outlet or agency as its origin; that several report it does not make it confirmed."
    elif silent:
        plural = "articles name" if silent > 1 else "article names"
        yield f"{silent} {plural} no outlet or agency as the origin."
