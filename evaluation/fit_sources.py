"""Fit the weights of /sources on questions with known answers; say what a left-out set makes of them.

The weights stand in corpus/asking/sources/reporting.py. Each question is asked of somebody else, too, whom another
question of its set is about: nobody reports that. Those are for measuring; fitted on, they cost real answers.

usage: python evaluation/fit_sources.py QUESTIONS.jsonl=CORPUS_DIR ...
"""

from __future__ import annotations

import json
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.annotating import annotate
from corpus.asking.filters import read_question
from corpus.asking.sources import reporting
from corpus.asking.sources.inquiry import Inquiry, inquire
from corpus.reading import documents, read, read_metadata
from tests.factories import MemoryIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.asking.sources.detail import Detail

# of the question, not of the evidence: their weights may have either sign
FREE = {"short", "long", "words", "denying", "counted", "named"}
PENALTY = 10.0  # of the squared weights; 1 and 3 give the same within 0.01
PENALTY_ANYBODY = 3.0  # the same for the questions, of which there are fewer
STEPS, RATE, MOMENTUM = 400, 0.3, 0.8
ROUNDS = 2  # the second takes of each article the sentence that the first found likeliest
SET = "there"  # weight that is set by hand
OTHERS = 15  # articles that do not report it, taken for each question, the most telling first

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the figures of every candidate article's sentences."""

    right: frozenset[str]
    inquiry: Inquiry
    candidates: tuple[tuple[str, tuple[Figures, ...]], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights and intercept."""

    weights: Mapping[str, float]
    intercept: float

    def best(self, rows: Sequence[Figures]) -> Figures:
        """Return the figures of the sentence that states the detail likeliest."""
        return max(rows, key=self.chance)

    def chance(self, figures: Figures) -> float:
        """Return the chance that a sentence with these figures states the detail."""
        return 1 / (1 + math.exp(-self.intercept - sum(w * figures[name] for name, w in self.weights.items())))


@dataclass(frozen=True, slots=True)
class Set:
    """The questions of a file, and the same asked of somebody else."""

    asked: tuple[Asked, ...]
    swapped: tuple[Asked, ...]


def load(questions: Path, folder: Path) -> Set:
    """Return the questions of a file with the figures that the archive of the folder gives them."""
    beside = read_metadata(folder).rows
    index = MemoryIndex(
        annotate(read(document, document.content(), beside.get(document.file, {}))) for document in documents(folder)
    )
    lines = (json.loads(line) for line in questions.read_text("utf-8").splitlines())
    asked = [
        _asked(line["files"], inquire(read_question(line["query"]), index))
        for line in lines
        if line["ask"] == "sources"
    ]
    swapped = [_asked((), inquire(read_question(query), index)) for query in _swapped([one.inquiry for one in asked])]
    return Set(tuple(asked), tuple(swapped))


def _swapped(inquiries: Sequence[Inquiry]) -> Iterator[str]:
    """Yield each question with the subject of another one in place of its own."""
    details = [one.detail for one in inquiries if one.detail.subject is not None]
    subjects = sorted({_subject(detail) for detail in details})
    chance = random.Random(1)  # noqa: S311 - no secret is made
    for detail in details:
        own = set(detail.asked.lower().split())
        others = [one for one in subjects if own.isdisjoint(one.lower().split())]
        if others:
            yield detail.asked.replace(_subject(detail), chance.choice(others), 1)


def _subject(detail: Detail) -> str:
    return detail.elements[detail.subject].asked if detail.subject is not None else ""


def _asked(files: Iterable[str], inquiry: Inquiry) -> Asked:
    candidates = tuple(
        (digest.annotated.article.file, tuple(reporting.figures(found, inquiry.detail, inquiry.best)))
        for digest, found in inquiry.found
    )
    return Asked(frozenset(files), inquiry, candidates)


def fit(asked: Sequence[Asked]) -> Model:
    """Return the model that tells the reporting articles from the others best."""
    model = Model(dict.fromkeys(reporting.WEIGHTS, 0.0), -1.0)
    for turn in range(ROUNDS):
        rows = [row for one in asked for row in _rows(one, model if turn else None)]
        model = _descend(rows, list(reporting.WEIGHTS))
    return model


def _rows(asked: Asked, model: Model | None) -> list[tuple[Figures, float]]:
    taken = [
        (file, model.best(rows) if model else max(rows, key=lambda row: row["total"]))
        for file, rows in asked.candidates
    ]
    others = sorted((row for file, row in taken if file not in asked.right), key=lambda row: -row["total"])
    return [(row, 1.0) for file, row in taken if file in asked.right] + [(row, 0.0) for row in others[:OTHERS]]


def fit_anybody(sets: Sequence[Set]) -> Model:
    """Return the model that tells the questions that somebody reports from the others.

    Each set's articles are judged by a model fitted on the other sets, so that it learns from chances as good as those
    it will be given.
    """
    rows = []
    for at, one_set in enumerate(sets):
        model = fit([one for other, rest in enumerate(sets) if other != at for one in rest.asked])
        rows += [(_overall(one, model), float(bool(one.right))) for one in one_set.asked]
    fitted = _descend(rows, [name for name in reporting.ANYBODY if name != SET], PENALTY_ANYBODY)
    return Model({**fitted.weights, SET: reporting.ANYBODY[SET]}, fitted.intercept)


def _overall(asked: Asked, model: Model) -> Figures:
    likeliest = max((model.best(rows) for _, rows in asked.candidates), key=model.chance, default=None)
    sentences = (one for _, found in asked.inquiry.found for one in found)
    if likeliest is None:
        return reporting.overall(0.0, {"undoubted": 0.0, "there": -1.0}, sentences, asked.inquiry.detail)
    return reporting.overall(model.chance(likeliest), likeliest, sentences, asked.inquiry.detail)


def _descend(rows: Sequence[tuple[Figures, float]], names: Sequence[str], penalty: float = PENALTY) -> Model:
    values = np.array([[figures[name] for name in names] for figures, _ in rows])
    right = np.array([answer for _, answer in rows])
    means, spread = values.mean(axis=0), np.maximum(1e-6, values.std(axis=0))
    scaled = (values - means) / spread
    held = np.array([name not in FREE for name in names])
    weights, intercept = np.zeros(len(names)), 0.0
    speed, lift = np.zeros(len(names)), 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(intercept + scaled @ weights, -30.0, 30.0)))
        error = (chances - right) / len(rows)
        speed = MOMENTUM * speed + RATE * (error @ scaled + penalty * weights / len(rows))
        lift = MOMENTUM * lift + RATE * float(error.sum())
        weights = weights - speed
        weights[held] = np.maximum(0.0, weights[held])
        intercept -= lift
    plain = weights / spread
    return Model(dict(zip(names, plain.tolist(), strict=True)), intercept - float(plain @ means))


def score(asked: Sequence[Asked], model: Model, anybody: Model) -> tuple[float, float]:
    """Return the mean F1, and the share of questions nobody reports that are left unanswered."""
    marks, silent = [], []
    for one in asked:
        chances = {file: max(map(model.chance, rows)) for file, rows in one.candidates}
        sure = anybody.chance(_overall(one, model)) >= reporting.SURE
        number = reporting.cut(list(chances.values())) if sure else 0
        given = set(sorted(chances, key=lambda file: -chances[file])[:number])
        hits = len(given & one.right)
        marks.append(2 * hits / (len(given) + len(one.right)) if given or one.right else 1.0)
        if not one.right:
            silent.append(not given)
    return sum(marks) / len(marks), sum(silent) / len(silent) if silent else 1.0


def _fit_both(sets: Sequence[Set]) -> tuple[Model, Model]:
    return fit([one for one_set in sets for one in one_set.asked]), fit_anybody(sets)


def main(arguments: Sequence[str]) -> None:
    """Print the figures of each set when left out and when fitted on, then the weights fitted on all."""
    sets = {name: load(Path(name), Path(folder)) for name, _, folder in (a.partition("=") for a in arguments)}
    whole = _fit_both(list(sets.values()))
    for name, one_set in sets.items():
        left_out = _fit_both([rest for other, rest in sets.items() if other != name])
        figures = (
            *score(one_set.asked, *left_out),
            score(one_set.swapped, *left_out)[1],
            *score(one_set.asked, *whole),
        )
        line = "left out F1 {:.3f} silent {:.2f}, of somebody else {:.2f}; fitted on F1 {:.3f} silent {:.2f}"
        print(Path(name).name, line.format(*figures))  # noqa: T201 - a tool
    for model in whole:
        print({name: round(weight, 2) for name, weight in model.weights.items()}, round(model.intercept, 2))  # noqa: T201 - a tool


if __name__ == "__main__":
    main(sys.argv[1:])
