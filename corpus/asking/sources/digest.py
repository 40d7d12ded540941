"""Keep, for each article in use, where each word stands: what the judging of a detail looks at again and again."""

from __future__ import annotations

from array import array
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
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
KEPT = 800  # articles; a digest takes some 90 kB, so that all of them stay below 75 MB


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


@dataclass(frozen=True, slots=True)
class Digest:
    """An article's sentences, and where each term stands in them."""

    annotated: AnnotatedArticle
    sentences: tuple[Sentence, ...]
    places: dict[str, array[int]]
    """For each term where it stands: the sentence times STRIDE, and the word in it."""
    paragraphs: tuple[int, ...]
    """For each sentence the ordinal of its passage."""

    def find(self, phrase: Sequence[str]) -> list[tuple[int, int]]:
        """Return the sentence and first word of every place where these terms follow one another."""
        places = [divmod(at, STRIDE) for at in self.places.get(phrase[0], ())]
        if len(phrase) == 1:
            return places
        wanted = tuple(phrase)
        return [(s, w) for s, w in places if follows(self.sentences[s].terms, w, wanted)]

    def gap(self, sentence: Sentence, at: int) -> str:
        """Return what stands between a word of a sentence and the one before it; nothing where either is missing."""
        if not 0 < at < len(sentence.words):
            return ""
        return self.annotated.article.text[sentence.spans[at - 1].end : sentence.spans[at].start]

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
    folded = tuple(fold_word(word[0]) for word in found)
    return Sentence(
        span=span,
        words=folded,
        terms=tuple(stem(word.replace(",", "")) for word in folded),
        spans=Spans(array("L", [word.start() for word in found]), array("L", [word.end() for word in found])),
        capitals=bytes(word[0][0].isupper() for word in found),
    )


def digest(annotated: AnnotatedArticle) -> Digest:
    """Digest one article."""
    text = annotated.article.text
    read = tuple(read_sentence(text, span) for span in annotated.sentences)
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    for ordinal, sentence in enumerate(read):
        first = ordinal * STRIDE
        for at, term in enumerate(sentence.terms, first):
            places[term].append(at)
    return Digest(annotated, read, dict(places), _paragraphs(annotated.passages, read))


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
