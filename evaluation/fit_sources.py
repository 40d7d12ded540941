"""Fit the weights of /sources on questions with known answers; say what a left-out set makes of them.

The weights stand in corpus/asking/sources/reporting.py.

usage: python evaluation/fit_sources.py QUESTIONS.jsonl=CORPUS_DIR ...
"""

from __future__ import annotations

import json
import math
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
    from collections.abc import Mapping, Sequence

# of the question, not of the evidence: their weights may have either sign
FREE = {"short", "long", "words", "denying", "counted", "named"}
PENALTY = 10.0  # of the squared weights; 1 and 3 give the same within 0.01
PENALTY_ANYBODY = 3.0  # the same for the questions, of which there are fewer
STEPS, RATE, MOMENTUM = 400, 0.3, 0.8
ROUNDS = 2  # the second takes of each article the sentence that the first found likeliest
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


def load(questions: Path, folder: Path) -> list[Asked]:
    """Return the questions of a file with the figures that the archive of the folder gives them."""
    beside = read_metadata(folder).rows
    index = MemoryIndex(
        annotate(read(document, document.content(), beside.get(document.file, {}))) for document in documents(folder)
    )
    asked = []
    for line in questions.read_text("utf-8").splitlines():
        question = json.loads(line)
        if question["ask"] == "sources":
            asked.append(_asked(question, inquire(read_question(question["query"]), index)))
    return asked


def _asked(question: Mapping[str, object], inquiry: Inquiry) -> Asked:
    files = question["files"]
    if not isinstance(files, list):
        raise TypeError("files must be a list")
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
        model = _descend(rows)
    return model


def _rows(asked: Asked, model: Model | None) -> list[tuple[Figures, float]]:
    taken = [
        (file, model.best(rows) if model else max(rows, key=lambda row: row["total"]))
        for file, rows in asked.candidates
    ]
    others = sorted((row for file, row in taken if file not in asked.right), key=lambda row: -row["total"])
    return [(row, 1.0) for file, row in taken if file in asked.right] + [(row, 0.0) for row in others[:OTHERS]]


def fit_anybody(sets: Sequence[Sequence[Asked]]) -> Model:
    """Return the model that tells the questions that somebody reports from the others.

    Each set's articles are judged by a model fitted on the other sets, so that it learns from chances as good as those
    it will be given.
    """
    rows = []
    for at, asked in enumerate(sets):
        model = fit([one for other, rest in enumerate(sets) if other != at for one in rest])
        rows += [(_overall(one, model), float(bool(one.right))) for one in asked]
    return _descend(rows, PENALTY_ANYBODY)


def _overall(asked: Asked, model: Model) -> Figures:
    likeliest = max((model.best(rows) for _, rows in asked.candidates), key=model.chance, default=None)
    sentences = (one for _, found in asked.inquiry.found for one in found)
    chance, undoubted = (model.chance(likeliest), likeliest["undoubted"]) if likeliest else (0.0, 0.0)
    return reporting.overall(chance, undoubted, sentences, asked.inquiry.detail)


def _descend(rows: Sequence[tuple[Figures, float]], penalty: float = PENALTY) -> Model:
    names = list(rows[0][0])
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


def _fit_both(sets: Sequence[Sequence[Asked]]) -> tuple[Model, Model]:
    return fit([one for asked in sets for one in asked]), fit_anybody(sets)


def main(arguments: Sequence[str]) -> None:
    """Print the figures of each set when left out and when fitted on, then the weights fitted on all."""
    sets = {name: load(Path(name), Path(folder)) for name, _, folder in (a.partition("=") for a in arguments)}
    whole = _fit_both(list(sets.values()))
    for name, asked in sets.items():
        left_out = _fit_both([rest for other, rest in sets.items() if other != name])
        figures = (*score(asked, *left_out), *score(asked, *whole))
        print(Path(name).name, "left out F1 {:.3f} silent {:.2f}; fitted on F1 {:.3f} silent {:.2f}".format(*figures))  # noqa: T201 - a tool
    for model in whole:
        print({name: round(weight, 2) for name, weight in model.weights.items()}, round(model.intercept, 2))  # noqa: T201 - a tool


if __name__ == "__main__":
    main(sys.argv[1:])
