"""Run every scorer over every set, each as its own program, and collect the figures."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import Corpus
from evaluation import contradictions, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
OWN = Path(__file__).parent / "questions"  # ours, about the articles of a month; "plain" in sober words, "free" in any
UNREAD = ("2016-06", "2015-11")  # the months whose questions nobody reads while building: theirs are the honest figures

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One share of 0 to 1, and of what."""

    set: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where corpora, gold and scorers lie, and where scratch files may."""

    shared: Path
    scratch: Path

    @property
    def polnear(self) -> Path:
        """The folder of PolNeAR."""
        return self.shared / "corpora" / "polnear"

    def corpus(self, text: Path) -> list[str]:
        """Return the arguments that ask this folder of articles, its index kept for the next set."""
        return ["--corpus", str(text), "--index", self.index(text)]

    def index(self, text: Path) -> str:
        """Return where the index of a folder of articles is kept."""
        return str(self.scratch / f"{hashlib.sha256(str(text).encode()).hexdigest()[:12]}.sqlite")

    def read(self, name: str, *command: str) -> Path:
        """Run one of our own commands and return the file that holds what it printed."""
        file = self.scratch / name
        file.write_text(_run("-m", "corpus", *command), encoding="utf-8")
        return file

    def scored(self, scorer: str, *arguments: Path | str) -> str:
        """Return what a scorer prints."""
        return _run(str(self.shared / "eval" / scorer), *map(str, arguments))


def figures(
    folder: Path, tell: Callable[[str], None], *, only: str | None = None, everything: bool = False
) -> Iterator[Figure]:
    """Yield the figures of every set; `everything` asks the unread practice month, too."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Place(folder.resolve(), Path(scratch))
        for name, score in _sets():
            if (name.endswith(UNREAD) and not everything) or (only is not None and only not in name):
                continue
            tell(name)
            for figure, value in score(place).items():
                yield Figure(name, figure, value)


def _sets() -> Iterator[tuple[str, Callable[[Place], Figures]]]:
    yield "seeds", lambda place: _questions(place, place.shared / "corpora" / "seeds", "seeds")
    yield "PolNeAR dev", lambda place: _questions(place, place.polnear / "dev" / "text", "polnear_dev")
    for month in ("2015-12", "2016-03", "2016-06"):
        yield f"practice {month}", partial(_practice, month=month)
    for file in sorted(OWN.glob("*.jsonl")):
        yield f"own {file.stem}", partial(_own, file=file)
    for part in ("dev", "train"):
        yield f"quotations {part}", partial(_quotations, part=part)
        yield f"wires {part}", partial(_wires, part=part)
    yield "times MEANTIME", _times
    yield "contradictions", lambda _: {"flagged right": contradictions.share_right()}


def _run(*command: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def _questions(place: Place, text: Path, name: str) -> Figures:
    return _answered(place, text, place.shared / "gold" / f"questions_{name}.jsonl")


def _answered(place: Place, text: Path, gold: Path) -> Figures:
    answers = place.read(f"answers_{gold.stem}.jsonl", "batch", str(gold), *place.corpus(text))
    found: Figures = json.loads(place.scored("score_answers.py", gold, answers, text, "--json"))
    return found | origins.false_origins(gold, answers)


def _month(place: Place, month: str) -> Path:
    text = place.scratch / month
    if not text.exists():
        place.scored("month.py", place.polnear / "train" / "text", month, text)
    return text


def _practice(place: Place, month: str) -> Figures:
    return _questions(place, _month(place, month), f"polnear_train_{month}")


def _own(place: Place, file: Path) -> Figures:
    return _answered(place, _month(place, file.stem.partition("-")[2]), file)


def _quotations(place: Place, part: str) -> Figures:
    """Score twice: everything that was read, and what was read in the articles for which there is gold.

    The gold of PolNeAR holds no quotation between two apostrophes, as one outlet's articles mark them; whoever reads
    those is charged with each.
    """
    text = place.polnear / part / "text"
    read = place.read(f"quotations_{part}.jsonl", "export", "quotations", *place.corpus(text))
    gold = place.shared / "gold" / f"quotes_{part}.jsonl"
    covered = read.with_suffix(".covered")
    files = {line["file"] for line in _lines(gold)}
    kept = [line for line in _lines(read) if line["file"].removesuffix(".txt") in files]
    covered.write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")
    every: Figures = json.loads(place.scored("score_quotes.py", gold, read, text, "--json"))
    within: Figures = json.loads(place.scored("score_quotes.py", gold, covered, text, "--json"))
    return every | {f"{name}, articles with gold": within[name] for name in ("detection F1", "end to end F1")}


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _times(place: Place) -> Figures:
    meantime = place.shared / "corpora" / "meantime"
    text = meantime / "text"
    read = place.read("times.jsonl", "export", "times", *place.corpus(text))
    against = ("--gold", meantime / "gold.jsonl", "--pred", read, "--text", text)
    every = json.loads(place.scored("score_times.py", *against))
    calendar = json.loads(place.scored("score_times.py", *against, "--calendar"))
    return {"value F1, all": every["value_f1"], "value F1, calendar": calendar["value_f1"]}


def _wires(place: Place, part: str) -> Figures:
    corpus = Corpus(place.polnear / part / "text", place.index(place.polnear / part / "text"))
    corpus.refresh()
    return origins.wire_figures(corpus.articles(), place.polnear / part / "wire.tsv")
