"""Build articles, what is read out of them, and a small index in memory, so that a test reads like a page of news.

>>> text = "The pier will reopen in May. “We will not wait,” Ada Marsh told reporters."
>>> page = annotated(text, says("We will not wait", by="Ada Marsh", cue="told"), outlet="Harbour Post")
>>> MemoryIndex([page]).quotations_with(["wait"], limit=5)[0].words
'We will not wait'
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from corpus.model import (
    EVERYWHERE,
    AnnotatedArticle,
    ArchiveState,
    Article,
    Attribution,
    Origin,
    Passage,
    Quotation,
    QuotationKind,
    Quoted,
    Scope,
    Span,
    Speaker,
    SpeakerKind,
    TimeExpression,
)
from corpus.text import fold, sentences, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_Held = TypeVar("_Held")


def article(
    text: str,
    file: str = "article.txt",
    *,
    title: str = "",
    outlet: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
) -> Article:
    """Return an article of this text; `published` may be written as an ISO date."""
    return Article(
        id=sha256(f"{file}\n{text}".encode()).hexdigest()[:16],
        file=file,
        title=title or file,
        text=text,
        outlet=outlet,
        published=date.fromisoformat(published) if isinstance(published, str) else published,
        url=url,
    )


def spot(text: str, words: str, nth: int = 0) -> Span:
    """Return where the words stand in the text, the first time unless `nth` says otherwise."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} does not stand in the text")
    return Span(at, at + len(words))


@dataclass(frozen=True)
class Saying:
    """An attribution to be found in a text by its words."""

    parts: tuple[str, ...]
    by: str | None
    cue: str | None
    source: str | None
    kind: QuotationKind
    speaker_kind: SpeakerKind
    role: str | None
    confidence: float
    denied: bool
    nth: int

    def found(self, text: str) -> Attribution:
        """Return the attribution with its spans in this text."""
        content = tuple(spot(text, part, self.nth if at == 0 else 0) for at, part in enumerate(self.parts))
        mention = spot(text, self.by) if self.by and self.by in text else None
        source = spot(text, self.source) if self.source else mention
        lines = (s for paragraph in _lines(text) for s in sentences(text, paragraph))
        sentence = next((s for s in lines if source and s.contains(source)), None)
        return Attribution(
            quotation=Quotation(content=content, kind=self.kind),
            cue=spot(text, self.cue) if self.cue else None,
            source=source,
            speaker=Speaker(name=self.by, kind=self.speaker_kind, role=self.role, mention=mention),
            rule="written by hand",
            confidence=self.confidence,
            evidence=sentence,
            denied=self.denied,
        )


def says(
    *parts: str,
    by: str | None = None,
    cue: str | None = None,
    source: str | None = None,
    kind: QuotationKind = "direct",
    speaker_kind: SpeakerKind | None = None,
    role: str | None = None,
    confidence: float = 0.95,
    denied: bool = False,
    nth: int = 0,
) -> Saying:
    """Say who is presented as having said what; several parts where the cue interrupts them.

    `source` is what stands next to the cue ("she"), where it is not the name; `nth` chooses among repeated words.
    """
    named = speaker_kind or ("person" if by else "unnamed")
    return Saying(parts, by, cue, source, kind, named, role, confidence, denied, nth)


def annotated(
    text: str | Article,
    *sayings: Saying,
    file: str = "article.txt",
    title: str = "",
    outlet: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    times: Iterable[TimeExpression] = (),
    origins: Iterable[Origin] = (),
) -> AnnotatedArticle:
    """Return an article with its passages (one a line), its sentences and what the test says was read out of it."""
    if isinstance(text, str):
        text = article(text, file, title=title, outlet=outlet, published=published, url=url)
    paragraphs = tuple(_lines(text.text))
    found = sorted((saying.found(text.text) for saying in sayings), key=lambda a: a.quotation.span)
    return AnnotatedArticle(
        article=text,
        passages=paragraphs,
        sentences=tuple(s for paragraph in paragraphs for s in sentences(text.text, paragraph)),
        attributions=tuple(found),
        times=tuple(times),
        origins=tuple(origins),
    )


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            yield Span(start, start + len(words))
        at += len(line)


class MemoryIndex:
    """Keep annotated articles in memory and find them as `corpus.index.port.Index` promises."""

    def __init__(self, articles: Iterable[AnnotatedArticle], scope: Scope = EVERYWHERE) -> None:
        self._scope = scope
        self._articles = {one.article.file: one for one in sorted(articles, key=lambda one: one.article.file)}
        self._passages = [
            (Passage(one.article, span), Counter(terms(span.of(one.article.text))))
            for one in self._articles.values()
            for span in one.passages
        ]
        self._quotations = [
            (quoted, Counter(terms(quoted.words))) for one in self._articles.values() for quoted in _quoted(one)
        ]
        self._frequencies = Counter(term for _, counts in self._passages for term in counts)

    def within(self, scope: Scope) -> MemoryIndex:
        """Return this index, finding in a part of the archive only."""
        return MemoryIndex(self._articles.values(), scope)

    def state(self) -> ArchiveState:
        """Say what is held."""
        pages = [one.article for one in self._articles.values()]
        days = sorted(page.published for page in pages if page.published)
        return ArchiveState(
            version="memory",
            built=datetime(2026, 1, 1, tzinfo=UTC),
            articles=len(pages),
            passages=len(self._passages),
            quotations=len(self._quotations),
            outlets=tuple(sorted({page.outlet for page in pages if page.outlet})),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            undated=len(pages) - len(days),
            unreadable=(),
        )

    def article(self, file: str) -> AnnotatedArticle | None:
        """Return one article by its path."""
        return self._articles.get(file)

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Yield every article in the order of its file name."""
        yield from self._articles.values()

    def articles_named(self, name: str) -> list[AnnotatedArticle]:
        """Return the articles of this title, folded, or of this URL, in the order of their file names."""
        title = fold(name).text
        return [
            one for one in self._articles.values() if name == one.article.url or title == fold(one.article.title).text
        ]

    def articles_about(self, terms: Sequence[str], limit: int) -> list[AnnotatedArticle]:
        """Return articles in which any of the terms occurs, best first."""
        scores = dict.fromkeys(self._articles, 0.0)
        for passage, counts in self._passages:
            scores[passage.article.file] += self._score(terms, counts)
        found = (file for file in scores if scores[file] > 0 and self._holds(file))
        ranked = sorted(found, key=lambda file: (-scores[file], file))
        return [self._articles[file] for file in ranked[:limit]]

    def passages_with(self, terms: Sequence[str], limit: int) -> list[Passage]:
        """Return passages in which any of the terms occurs, best first."""
        held = [pair for pair in self._passages if self._scope.holds(pair[0].article)]
        return self._best(terms, held, limit)

    def quotations_with(self, terms: Sequence[str], limit: int) -> list[Quoted]:
        """Return quotations in whose words any of the terms occurs, best first."""
        held = [pair for pair in self._quotations if self._holds(pair[0].file)]
        return self._best(terms, held, limit)

    def quotations_by(self, speaker: Sequence[str], limit: int, words: Sequence[str] = ()) -> list[Quoted]:
        """Return quotations whose speaker's name carries all of these terms, newest first, with all of these words."""
        wanted = set(words)
        held = (one for one, counts in self._quotations if self._holds(one.file) and wanted <= set(counts))
        found = [quoted for quoted in held if set(speaker) <= set(terms(self._name(quoted) or ""))]
        found.sort(key=lambda quoted: self._articles[quoted.file].article.published or date.min, reverse=True)
        return found[:limit] if speaker else []

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Say in how many passages each term occurs."""
        return {term: self._frequencies[term] for term in terms}

    def _holds(self, file: str) -> bool:
        return self._scope.holds(self._articles[file].article)

    def _name(self, quoted: Quoted) -> str | None:
        return self._articles[quoted.file].attributions[quoted.ordinal].speaker.name

    def _score(self, asked: Sequence[str], counts: Counter[str]) -> float:
        rarity = {term: math.log(1 + len(self._passages) / (1 + self._frequencies[term])) for term in set(asked)}
        return sum(rarity[term] for term in rarity if term in counts) / math.sqrt(math.sqrt(8 + counts.total()))

    def _best(self, asked: Sequence[str], held: Sequence[tuple[_Held, Counter[str]]], limit: int) -> list[_Held]:
        scored = [(self._score(asked, counts), at) for at, (_, counts) in enumerate(held)]
        ranked = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
        return [held[at][0] for _, at in ranked[:limit]]


def _quoted(one: AnnotatedArticle) -> Iterator[Quoted]:
    for ordinal, attribution in enumerate(one.attributions):
        spans = attribution.quotation.content
        yield Quoted(one.article.file, ordinal, " ".join(span.of(one.article.text) for span in spans))
