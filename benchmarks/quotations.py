"""Make a large archive of quotations out of the sample corpus, by shuffling its sentences, and misremember some."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from corpus import Corpus
from corpus.index import open_engine
from corpus.model import AnnotatedArticle, Article, Attribution, Quotation, Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.index.port import Index

IN_AN_ARTICLE = 50
SPEAKERS = ("Ada Marsh", "Bo Tarn", "Cleo Wyn", "Dov Hale", "Edda Lorn")


@dataclass(frozen=True, slots=True)
class Misremembered:
    """A quotation as somebody remembers it, and as it was printed."""

    asked: str
    printed: str


def sentences(scratch: Path) -> list[list[str]]:
    """Return the sentences of the sample corpus, word by word."""
    corpus = Corpus(url=str(scratch / "samples.sqlite"))
    corpus.refresh()
    found = [span.of(page.article.text).split() for page in corpus.articles() for span in page.sentences]
    return [words for words in found if len(words) >= 6]


def shuffled(pool: list[list[str]], count: int, seed: int = 1) -> list[str]:
    """Return so many different quotations, each the head of one sentence and the tail of two others."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made
    found: dict[str, None] = {}
    while len(found) < count:
        first, second, third = chance.choices(pool, k=3)
        words = (
            first[: chance.randint(3, len(first))] + second[-chance.randint(3, 9) :] + third[-chance.randint(2, 6) :]
        )
        found[" ".join(words).strip("“”\"'‘’.,")] = None
    return list(found)


def misremembered(quotations: list[str], count: int, seed: int = 2) -> list[Misremembered]:
    """Return some of the quotations with up to a third of their words dropped, changed or moved."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made
    vocabulary = sorted({word for quotation in quotations[:2000] for word in quotation.split()})
    found = []
    for printed in chance.sample(quotations, count):
        words = printed.split()
        for _ in range(max(1, len(words) // 4)):
            at = chance.randrange(len(words))
            match chance.randrange(3):
                case 0 if len(words) > 4:
                    del words[at]
                case 1:
                    words[at] = chance.choice(vocabulary)
                case _:
                    words.insert(chance.randrange(len(words)), words.pop(at))
        found.append(Misremembered(" ".join(words), printed))
    return found


def archive(quotations: list[str], path: Path) -> Index:
    """Return an index of articles that carry the quotations."""
    starts = range(0, len(quotations), IN_AN_ARTICLE)
    return published((_article(quotations[at : at + IN_AN_ARTICLE], f"{at:07}.txt") for at in starts), path)


def published(pages: Iterable[AnnotatedArticle], path: Path) -> Index:
    """Return an index of the articles."""
    engine = open_engine(str(path))
    with engine.building(), engine.draft(anew=True) as draft:
        for page in pages:
            draft.add(page, page.article.id)
        draft.publish("bench", datetime(2026, 1, 1, tzinfo=UTC))
    index = engine.open()
    assert index is not None
    return index


def _article(quotations: list[str], file: str) -> AnnotatedArticle:
    text = ""
    passages: list[Span] = []
    attributions: list[Attribution] = []
    for number, quotation in enumerate(quotations):
        name = SPEAKERS[number % len(SPEAKERS)]
        start = len(text)
        text += f"“{quotation},” said {name}.\n"
        content = Span(start + 1, start + 1 + len(quotation))
        mention = Span(len(text) - 2 - len(name), len(text) - 2)
        passages.append(Span(start, len(text) - 1))
        attributions.append(
            Attribution(
                quotation=Quotation((content,), "direct"),
                cue=Span(mention.start - 5, mention.start - 1),
                source=mention,
                speaker=Speaker(name, "person", mention=mention),
                rule="made",
                confidence=1.0,
                evidence=passages[-1],
            )
        )
    article = Article(id=sha256(text.encode()).hexdigest()[:16], file=file, title=file, text=text)
    return AnnotatedArticle(article, tuple(passages), tuple(passages), tuple(attributions))
