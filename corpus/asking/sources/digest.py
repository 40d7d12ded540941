"""Keep, for each article in use, where each word stands: what the judging of a detail looks at again and again."""

from __future__ import annotations

from array import array
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from itertools import accumulate, chain
from threading import Lock
from typing import TYPE_CHECKING

from corpus.inflection import stem
from corpus.model import Span
from corpus.text import fold_word, printed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import AnnotatedArticle

PARTICLES = frozenset("up out down off over away back in".split())
BETWEEN = 2  # words between a verb and its particle: "turn the pages over"
STRIDE = 1 << 32  # more words than any sentence has
KEPT = 1_100  # articles; a digest takes some 66 kB, so that all of them stay below 75 MB


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the words of a sentence stand; kept as bare numbers, which take a tenth of the room of as many values."""

    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, at: int) -> Span:
        """Return where one word stands."""
        return Span(self.starts[at], self.ends[at])

    def __iter__(self) -> Iterator[Span]:
        """Yield where each word stands, in order."""
        return map(Span, self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, word by word."""

    span: Span
    words: tuple[str, ...]
    """Folded words."""
    terms: tuple[str, ...]
    """Their index terms."""
    spans: Spans
    capitals: bytes
    """1 where the word is printed with a capital, else 0."""


class Places:
    """Where each term of some sentences stands; in two rows of bare numbers, as values of each take thrice the room."""

    __slots__ = ("_bounds", "_ordinals", "_sorted")

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for ordinal, sentence in enumerate(sentences):
            for at, term in enumerate(sentence.terms, ordinal * STRIDE):
                found[term].append(at)
        self._ordinals = {term: ordinal for ordinal, term in enumerate(found)}
        self._bounds = array("I", accumulate(map(len, found.values()), initial=0))
        self._sorted = array("Q", chain.from_iterable(found.values()))

    def __contains__(self, term: str) -> bool:
        """Tell whether the term stands anywhere."""
        return term in self._ordinals

    def of(self, term: str) -> list[tuple[int, int]]:
        """Return the sentence and word of every place of the term, in order."""
        at = self._ordinals.get(term)
        if at is None:
            return []
        return [divmod(place, STRIDE) for place in self._sorted[self._bounds[at] : self._bounds[at + 1]]]


@dataclass(frozen=True, slots=True)
class Digest:
    """An article's sentences, and where each term stands in them."""

    annotated: AnnotatedArticle
    sentences: tuple[Sentence, ...]
    places: Places
    paragraphs: tuple[int, ...]
    """For each sentence the ordinal of its passage."""

    def find(self, phrase: Sequence[str]) -> list[tuple[int, int]]:
        """Return the sentence and first word of every place where these terms follow one another."""
        places = self.places.of(phrase[0])
        if len(phrase) == 1:
            return places
        wanted = tuple(phrase)
        return [(s, w) for s, w in places if follows(self.sentences[s].terms, w, wanted)]

    def gap(self, sentence: Sentence, at: int) -> str:
        """Return what stands between a word of a sentence and the one before it; nothing where either is missing."""
        if not 0 < at < len(sentence.words):
            return ""
        return self.annotated.article.text[sentence.spans.ends[at - 1] : sentence.spans.starts[at]]

    def touching(self, sentence: Sentence, at: int) -> bool:
        """Tell whether nothing but a space, or an initial's point, stands before a word."""
        return self.gap(sentence, at) in {" ", "\u00a0", ". "}


def follows(terms: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase stands here; a verb and its particle may have up to two words between them.

    >>> follows(("turn", "the", "page", "over"), 0, ("turn", "over"))
    True
    """
    if tuple(terms[at : at + len(phrase)]) == phrase:
        return True
    apart = len(phrase) == 2 and phrase[1] in PARTICLES and phrase[0] != "be"  # "is turning out" is not "is out"
    return apart and phrase[1] in terms[at + 2 : at + 2 + BETWEEN]


def read_sentence(text: str, span: Span) -> Sentence:
    """Return the sentence that stands there, word by word."""
    found = list(printed_words(text, span))
    printed = [word[0] for word in found]
    folded = tuple(map(fold_word, printed))
    return Sentence(
        span=span,
        words=folded,
        terms=tuple([stem(word.replace(",", "")) for word in folded]),
        spans=Spans(array("I", [word.start() for word in found]), array("I", [word.end() for word in found])),
        capitals=bytes([word[0].isupper() for word in printed]),
    )


def digest(annotated: AnnotatedArticle) -> Digest:
    """Digest one article."""
    text = annotated.article.text
    read = tuple(read_sentence(text, span) for span in annotated.sentences)
    return Digest(annotated, read, Places(read), _paragraphs(annotated.passages, read))


def _paragraphs(passages: Sequence[Span], read: Sequence[Sentence]) -> tuple[int, ...]:
    found: list[int] = []
    at = 0
    for sentence in read:
        while at + 1 < len(passages) and passages[at].end <= sentence.span.start:
            at += 1
        found.append(at)
    return tuple(found)


class Digests:
    """The digests last used, by the article's id; safe to ask from several threads."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._digests: OrderedDict[tuple[str, str], Digest] = OrderedDict()
        self._lock = Lock()

    def of(self, annotated: AnnotatedArticle) -> Digest:
        """Return the digest of an article, made anew where it is not at hand."""
        key = (annotated.article.id, annotated.article.file)
        with self._lock:
            held = self._digests.get(key)
            if held is not None and held.annotated.passages == annotated.passages:
                self._digests.move_to_end(key)
                return held
        made = digest(annotated)
        with self._lock:
            self._digests[key] = made
            while len(self._digests) > self._kept:
                self._digests.popitem(last=False)
        return made
