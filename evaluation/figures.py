"""Run every scorer over every set, each as its own program, and collect the figures."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Corpus
from evaluation import contradictions, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
UNREAD = ("2016-06",)  # the practice month that nobody reads while building: its figure is the honest one


@dataclass(frozen=True, slots=True)
class Figure:
    """One share of 0 to 1, and of what."""

    set: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class _Set:
    """A set of gold: its name, and how to score it in a folder for scratch files."""

    name: str
    score: Callable[[Path], dict[str, float]]


def figures(
    folder: Path, tell: Callable[[str], None], *, only: str | None = None, everything: bool = False
) -> Iterator[Figure]:
    """Yield the figures of every set that is present."""
    with tempfile.TemporaryDirectory() as scratch:
        for one in _sets(folder):
            unread = one.name.endswith(UNREAD) and not everything
            if unread or (only is not None and only not in one.name):
                continue
            tell(one.name)
            place = Path(scratch) / one.name.replace(" ", "-").replace("/", "-")
            place.mkdir()
            for name, value in one.score(place).items():
                yield Figure(one.name, name, value)


def _sets(folder: Path) -> Iterator[_Set]:
    corpora = folder / "corpora"
    polnear = corpora / "polnear"
    yield _questions(folder, "seeds", corpora / "seeds", "questions_seeds.jsonl")
    yield _questions(folder, "PolNeAR dev", polnear / "dev" / "text", "questions_polnear_dev.jsonl")
    for month in ("2015-12", "2016-03", "2016-06"):
        yield _practice(folder, month)
    for part in ("dev", "train"):
        text = polnear / part / "text"
        yield _Set(f"quotations {part}", lambda place, part=part, text=text: _quotations(folder, part, text, place))  # type: ignore[misc]  # bound now
        wires = polnear / part / "wire.tsv"
        yield _Set(f"wires {part}", lambda place, text=text, wires=wires: _wires(text, wires, place))  # type: ignore[misc]  # bound now
    yield _Set("times MEANTIME", lambda place: _times(folder, place))
    yield _Set("contradictions", lambda _: {"flagged right": contradictions.share_right()})


def _corpus(text: Path, place: Path) -> list[str]:
    return ["--corpus", str(text), "--index", str(place / "index.sqlite")]


def _run(*command: str, into: Path | None = None) -> str:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own programs
    if into is not None:
        into.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def _questions(folder: Path, name: str, text: Path, file: str) -> _Set:
    gold = folder / "gold" / file

    def score(place: Path) -> dict[str, float]:
        answers = place / "answers.jsonl"
        _run("-m", "corpus", "batch", str(gold.resolve()), *_corpus(text.resolve(), place), into=answers)
        scorer = str((folder / "eval" / "score_answers.py").resolve())
        found: dict[str, float] = json.loads(
            _run(scorer, str(gold.resolve()), str(answers), str(text.resolve()), "--json")
        )
        return found

    return _Set(name, score)


def _practice(folder: Path, month: str) -> _Set:
    def score(place: Path) -> dict[str, float]:
        text = place / "text"
        train = folder / "corpora" / "polnear" / "train" / "text"
        _run(str((folder / "eval" / "month.py").resolve()), str(train.resolve()), month, str(text))
        found = _questions(folder, month, text, f"questions_polnear_train_{month}.jsonl").score(place)
        shutil.rmtree(text)
        return found

    return _Set(f"practice {month}", score)


def _quotations(folder: Path, part: str, text: Path, place: Path) -> dict[str, float]:
    read = place / "quotations.jsonl"
    _run("-m", "corpus", "export", "quotations", *_corpus(text.resolve(), place), into=read)
    scorer, gold = folder / "eval" / "score_quotes.py", folder / "gold" / f"quotes_{part}.jsonl"
    found: dict[str, float] = json.loads(
        _run(str(scorer.resolve()), str(gold.resolve()), str(read), str(text.resolve()), "--json")
    )
    return found


def _times(folder: Path, place: Path) -> dict[str, float]:
    meantime = (folder / "corpora" / "meantime").resolve()
    read = place / "times.jsonl"
    _run("-m", "corpus", "export", "times", *_corpus(meantime / "text", place), into=read)
    scorer = str((folder / "eval" / "score_times.py").resolve())
    against = ("--gold", str(meantime / "gold.jsonl"), "--pred", str(read), "--text", str(meantime / "text"))
    every = json.loads(_run(scorer, *against).splitlines()[0])
    calendar = json.loads(_run(scorer, *against, "--calendar").splitlines()[0])
    return {"value F1, all": every["value_f1"], "value F1, calendar": calendar["value_f1"]}


def _wires(text: Path, wires: Path, place: Path) -> dict[str, float]:
    with ExitStack() as stack:
        corpus = Corpus(text, str(place / "index.sqlite"))
        corpus.refresh()
        stack.callback(lambda: None)
        return origins.wire_figures(corpus.articles(), wires)
