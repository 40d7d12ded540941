"""Find the quotations of the archive that may be the asked words, and hold them against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.asking.whosaid.asked import Asked
from corpus.asking.whosaid.difference import Comparison, compare
from corpus.asking.whosaid.marks import in_marks
from corpus.asking.whosaid.matching import Alignment, align
from corpus.asking.whosaid.tokens import keys, root, tokens
from corpus.model import Citation, Span
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle, Attribution, Quoted, Speaker, Verdict

ASKED_TERMS = 10  # the rarest terms of a long quotation find it, though every third is wrong; the rest would only cost
RAREST_TERMS = 3
FEWEST_TERMS = 3  # with fewer, words of grammar help to find a quotation
FETCHED = 80  # quotations looked at by their words alone
READ = 10  # quotations whose article is opened
READ_OF_ONE = 40  # the same where one speaker is asked for, who is known only then
CLOSE_TO_BEST = 0.6  # of the best bag of words; an article further off is not opened
CLOSE_TO_ALL = 0.8  # the same where one quotation holds all the asked words
NEIGHBOURS = 400  # characters between two quotations of one speaker that may be one statement
COMPLETE = 97.0  # what is found this well needs no neighbour
CITED = 700  # characters of a citation; the words alone where the passage with its speaker is longer
AROUND = 320  # characters before an indirect statement that may name what it only calls "it"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One quotation of one article, held against the asked words."""

    page: AnnotatedArticle
    attribution: Attribution
    parts: tuple[Span, ...]
    """The printed words: the quotation's, or those of neighbours that one speaker says."""
    alignment: Alignment
    comparison: Comparison
    marked: bool
    """True where the words stand in quotation marks."""

    @property
    def speaker(self) -> Speaker:
        """Who is presented as having said it."""
        return self.attribution.speaker

    @property
    def similarity(self) -> float:
        """0 to 100: how much of the asked words stands here."""
        return self.alignment.similarity

    @property
    def verdict(self) -> Verdict:
        """What the match is, `reported` where the words stand outside quotation marks."""
        return self.comparison.verdict if self.marked else "reported"

    @property
    def quotation(self) -> Span:
        """From the first part of the quotation that answers to the last."""
        touched = [part for part in self.parts if part.overlaps(self.comparison.window)]
        return Span(touched[0].start, touched[-1].end)

    @property
    def words(self) -> str:
        """The printed words that answer."""
        return self.comparison.window.of(self.page.article.text)


def asked_words(text: str, index: Index) -> Asked:
    """Return the words of a question with the weight that their rarity in the archive gives them."""
    return Asked(text, index.frequencies(list(dict.fromkeys(terms(text)))), index.state().passages)


def candidates(asked: Asked, fetched: Sequence[Quoted], index: Index, read: int = READ) -> list[Candidate]:
    """Return those of the fetched quotations that hold most of the asked words, best first; `read` are opened."""
    scored = _scored(asked, fetched)
    best = scored[0][0] if scored else 0.0
    floor = best * (CLOSE_TO_ALL if 100 * best >= COMPLETE else CLOSE_TO_BEST)
    close = [quoted for share, quoted in scored if share >= floor]
    held = (_best(asked, page, quoted.ordinal) for page, quoted in opened(close[:read], index))
    return sorted((one for one in held if one is not None), key=lambda one: -one.similarity)


def _scored(asked: Asked, fetched: Sequence[Quoted]) -> list[tuple[float, Quoted]]:
    """Return the quotations with the share of the asked words among theirs, in any order, best first."""
    shares = [(asked.covered(keys(quoted.words)), quoted) for quoted in fetched]
    return sorted((pair for pair in shares if pair[0] > 0), key=lambda pair: -pair[0])


def opened(wanted: Iterable[Quoted], index: Index) -> Iterator[tuple[AnnotatedArticle, Quoted]]:
    """Yield quotations with their articles."""
    return ((page, quoted) for quoted in wanted if (page := index.article(quoted.file)) is not None)


def fetch(asked: Asked, index: Index) -> list[Quoted]:
    """Return quotations that share the rarest terms of the words, best first.

    The very rarest are looked for on their own too: an engine that ranks by length hides a long quotation behind
    the short ones that share a common term.
    """
    wanted = asked.telling if len(asked.telling) >= FEWEST_TERMS else asked.known
    found = index.quotations_with(wanted[:ASKED_TERMS], FETCHED)
    if asked.telling and len(wanted) > RAREST_TERMS:
        found = [*found, *index.quotations_with(asked.telling[:RAREST_TERMS], FETCHED // 2)]
    return list(dict.fromkeys(found))


def _best(asked: Asked, page: AnnotatedArticle, ordinal: int) -> Candidate | None:
    """Return the quotation, or the stretch with its neighbours where that answers more of the asked words."""
    attribution = page.attributions[ordinal]
    alone = candidate(asked, page, attribution, attribution.quotation.content)
    if alone is None or alone.similarity >= COMPLETE or attribution.quotation.kind == "indirect":
        return alone
    stretch = _stretch(page, ordinal)
    if len(stretch) == len(attribution.quotation.content):
        return alone
    joined = candidate(asked, page, attribution, stretch)
    return joined if joined and joined.similarity > alone.similarity else alone


def _stretch(page: AnnotatedArticle, ordinal: int) -> tuple[Span, ...]:
    """Return the spans of a quotation with those of its neighbours by the same speaker."""
    this = page.attributions[ordinal]
    parts = list(this.quotation.content)
    for step in (-1, 1):
        at = ordinal + step
        while 0 <= at < len(page.attributions) and abs(at - ordinal) <= 2:
            other = page.attributions[at]
            if other.quotation.kind == "direct" and _continues(other, this, parts, step):
                parts = [*other.quotation.content, *parts] if step < 0 else [*parts, *other.quotation.content]
            at += step
    return tuple(parts)


def _continues(other: Attribution, this: Attribution, parts: Sequence[Span], step: int) -> bool:
    if other.speaker.name != this.speaker.name:
        return False
    span = other.quotation.span
    gap = parts[0].start - span.end if step < 0 else span.start - parts[-1].end
    return 0 <= gap <= NEIGHBOURS


def candidate(
    asked: Asked, page: AnnotatedArticle, attribution: Attribution, parts: tuple[Span, ...]
) -> Candidate | None:
    """Hold one quotation against the asked words; None where they share nothing."""
    text = page.article.text
    indirect = attribution.quotation.kind != "direct"
    found = align(asked, tokens(text, parts), _around(page, attribution) if indirect else frozenset())
    if not found.pairs:
        return None
    comparison = compare(asked, found, text, parts)
    marked = not indirect or in_marks(text, attribution.quotation.span, comparison.window)
    return Candidate(page, attribution, parts, found, comparison, marked)


def _around(page: AnnotatedArticle, attribution: Attribution) -> frozenset[str]:
    """Return the roots of the words before and around an indirect statement, its speaker's name among them."""
    text = page.article.text
    span = attribution.quotation.span
    sentence = next((s for s in page.sentences if s.overlaps(span)), span)
    near = Span(max(0, sentence.start - AROUND), max(sentence.end, span.end)).of(text)
    return frozenset(root(key) for key in keys(f"{near} {attribution.speaker.name or ''}"))


def citation(one: Candidate) -> Citation:
    """Return the printed words with the sentences they stand in and the words that name the speaker, where near."""
    page, window = one.page, one.comparison.window
    article = page.article
    passage = next((p for p in page.passages if p.contains(window)), None)
    held = [s for s in page.sentences if s.overlaps(window)]
    span = Span(min((window.start, *(s.start for s in held))), max((window.end, *(s.end for s in held))))
    for near in filter(None, (one.attribution.cue, one.attribution.source)):
        wider = Span(min(span.start, near.start), max(span.end, near.end))
        if passage and passage.contains(wider):
            span = _whole_sentences(page, wider)
    if len(span) > CITED:
        span = window
    return Citation(article=article, span=span, origin=next((o.name for o in page.origins if o.kind == "wire"), None))


def _whole_sentences(page: AnnotatedArticle, span: Span) -> Span:
    held = [s for s in page.sentences if s.overlaps(span)]
    return Span(min((span.start, *(s.start for s in held))), max((span.end, *(s.end for s in held))))


def mention(one: Candidate) -> str:
    """Return the article's words that name the speaker next to the quotation, such as "Fisher said"."""
    text = one.page.article.text
    source, cue = one.attribution.source, one.attribution.cue
    if source is None:
        return one.speaker.mention.of(text) if one.speaker.mention else ""
    if cue:
        both = Span(min(source.start, cue.start), max(source.end, cue.end))
        content = one.attribution.quotation.content
        if len(both) <= len(source) + len(cue) + 40 and not any(both.overlaps(part) for part in content):
            return both.of(text)
    return source.of(text)
