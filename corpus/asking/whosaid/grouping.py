"""Bring the copies of one quotation together: one entry, with every article that carries it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from corpus.asking.whosaid.asked import Asked
from corpus.asking.whosaid.candidates import Candidate, candidate, citation, mention, opened
from corpus.asking.whosaid.matching import align
from corpus.asking.whosaid.speakers import SURE, fullest, same_speaker
from corpus.asking.whosaid.tokens import keys, tokens
from corpus.model import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.port import Index
    from corpus.model import Quoted, Speaker

SAME_WORDS = 72.0  # two outlets' versions of one quotation: a word or two changed, one cut short
TELLING = 2.5  # the weight that words must have in common; "I have ever seen" stands in many a quotation
TELLING_OF_ONE = 1.0  # the same where both articles name the same speaker
COPIES = 12  # quotations opened in search of further copies of the one found
PART = 0.25  # of the asked words; a copy that was cut shorter says too little
LEAST = 4  # words of a copy; fewer stand in many quotations
_VERDICTS = {"verbatim": 0, "fragment": 1, "altered": 2, "reported": 3}
BAND = 4.0  # points of similarity within which two printed versions are equals, and the day of publication decides


def rank(one: Candidate) -> tuple[float, int, int, bool, date, str]:
    """Order candidates: more of the asked words, direct before reported, whole before part, earliest first."""
    article = one.page.article
    return (
        -round(one.similarity / BAND),
        not one.marked,
        _VERDICTS[one.verdict],
        one.attribution.confidence < SURE or one.speaker.name is None,
        article.published or date.max,
        article.file,
    )


RIVAL = 5.0  # a word of twenty: quotations less like the words asked are others, of which many may be alike


@dataclass(frozen=True, slots=True)
class Entry:
    """The copies of one quotation, best first."""

    copies: tuple[Candidate, ...]

    @property
    def lead(self) -> Candidate:
        """The copy that is shown."""
        return self.copies[0]

    @property
    def speaker(self) -> Speaker:
        """The speaker as the article says that names it best."""
        return fullest((copy.speaker, copy.attribution.confidence) for copy in self.copies)

    @property
    def namer(self) -> Candidate:
        """The copy that names the speaker so."""
        return next(copy for copy in self.copies if copy.speaker == self.speaker)

    @property
    def files(self) -> list[str]:
        """The articles that carry it, each once."""
        return list(dict.fromkeys(copy.page.article.file for copy in self.copies))


def grouped(found: Sequence[Candidate]) -> list[Entry]:
    """Return the entries of these candidates, best first; a copy that names nobody joins the first that fits."""
    groups: list[list[Candidate]] = []
    ordered = sorted(innermost(found), key=rank)
    for one in [c for c in ordered if c.speaker.name] + [c for c in ordered if not c.speaker.name]:
        home = next((group for group in groups if _belongs(one, group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    entries = [Entry(tuple(sorted(group, key=rank))) for group in groups]
    return sorted(entries, key=lambda entry: rank(entry.lead))


def innermost(found: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what quotes another candidate: words that somebody quotes are those of the one who is quoted.

    A guess that reaches further than a sure reading of the same words is left out too.
    """
    return [one for one in found if not any(_quotes(one, other) for other in found)]


def _quotes(outer: Candidate, inner: Candidate) -> bool:
    if outer.page is not inner.page:
        return False
    guessed = outer.attribution.confidence < SURE <= inner.attribution.confidence
    if outer.similarity > inner.similarity + BAND and not guessed:
        return False
    around, within = outer.attribution.quotation.span, inner.attribution.quotation.span
    return around != within and around.contains(within)


def _belongs(one: Candidate, copies: Sequence[Candidate]) -> bool:
    """Tell whether no copy names another speaker and the first prints the same words."""
    agree = [same_speaker(one.speaker, copy.speaker) for copy in copies]
    if False in agree:
        return False
    return same_words(one, copies[0], TELLING_OF_ONE if True in agree else TELLING)


def same_words(one: Candidate, other: Candidate, telling: float = TELLING) -> bool:
    """Tell whether two articles print the same words, one of them perhaps cut short."""
    shorter, longer = sorted((one, other), key=lambda c: len(c.words))
    if keys(shorter.words) == keys(longer.words):
        return True
    found = align(Asked(shorter.words), tokens(longer.page.article.text, longer.parts))
    return found.similarity >= SAME_WORDS and found.weight >= telling


def majority_first(entries: list[Entry]) -> list[Entry]:
    """Where outlets disagree on who said the first quotation, show the speaker that most articles name first."""
    best = entries[0].lead
    rivals = [one for one in entries if one.lead.similarity >= best.similarity - RIVAL and same_words(one.lead, best)]
    most = max(rivals, key=lambda entry: len(entry.files), default=None)
    if most is None or len(most.files) == len(entries[0].files):
        return entries
    return [most, *(entry for entry in entries if entry is not most)]


def with_copies(entry: Entry, asked: Asked, fetched: Sequence[Quoted], index: Index) -> Entry:
    """Return the entry with the articles that carry the quotation shown, if less of the asked words."""
    copies = list(entry.copies)
    known = set(entry.files)
    likely = (quoted for quoted in fetched if quoted.file not in known and asked.covered(keys(quoted.words)) >= PART)
    for page, quoted in opened(islice(likely, COPIES), index):
        attribution = page.attributions[quoted.ordinal]
        copy = candidate(asked, page, attribution, attribution.quotation.content)
        if copy and copy.marked and len(copy.alignment.pairs) >= min(LEAST, asked.length) and _belongs(copy, copies):
            copies.append(copy)
            known.add(quoted.file)
    return replace(entry, copies=tuple(copies))


def with_unattributed(entry: Entry, unattributed: Sequence[Candidate]) -> Entry:
    """Return the entry with the articles that print the same words in quotation marks and name nobody."""
    known = set(entry.files)
    found = [one for one in unattributed if one.marked and one.page.article.file not in known]
    return replace(entry, copies=(*entry.copies, *(one for one in found if same_words(one, entry.lead))))


def said(entry: Entry) -> Said:
    """Return the entry as an answer."""
    lead = entry.lead
    namer = entry.namer
    once: dict[str, Candidate] = {}
    for copy in entry.copies:
        once.setdefault(copy.page.article.file, copy)
    return Said(
        speaker=entry.speaker,
        mention=mention(namer),
        verdict=lead.verdict,
        similarity=round(lead.similarity, 1),
        quotation=lead.quotation.of(lead.page.article.text),
        difference=lead.comparison.difference,
        citations=tuple(citation(copy) for copy in once.values()),
        rule=namer.attribution.rule,
        confidence=namer.attribution.confidence,
    )
