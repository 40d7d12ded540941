"""Ask details that invented articles contradict, or only seem to, and say how many get the right stance."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.annotating import annotate
from corpus.asking.sources import sources
from corpus.model import Article
from tests.factories import MemoryIndex

PAIRS = Path(__file__).with_suffix(".jsonl")


@dataclass(frozen=True, slots=True)
class Pair:
    """A detail, an article, and what the article has on the detail."""

    id: str
    question: str
    text: str
    stance: str


def pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the pairs: 15 contradictions by number, date, name or denial, and 15 look-alikes that agree."""
    return [Pair(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def stances() -> list[tuple[Pair, str]]:
    """Return each pair with the stance that its article is given, all articles standing in one archive."""
    asked = pairs()
    index = MemoryIndex(annotate(Article(pair.id, f"{pair.id}.txt", pair.id, pair.text)) for pair in asked)
    return [(pair, _stance(pair, index)) for pair in asked]


def _stance(pair: Pair, index: MemoryIndex) -> str:
    answer = sources(pair.question, index)
    given = {citation.article.id: report.stance for report in answer.answers for citation in report.citations}
    return given.get(pair.id, "none")


def share_right() -> float:
    """Return the share of pairs whose contradiction is flagged, or whose agreement is not taken for one."""
    given = stances()
    return sum((pair.stance == "contradicts") == (stance == "contradicts") for pair, stance in given) / len(given)


if __name__ == "__main__":
    for pair, stance in stances():
        if stance != pair.stance:
            print(f"{pair.id} {pair.question!r}: {stance}, not {pair.stance}")  # noqa: T201 - a tool
    print(f"{share_right():.3f} flagged right")  # noqa: T201 - a tool
