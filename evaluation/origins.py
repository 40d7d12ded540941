"""Score the origins: the agency that each article came from, and the origins claimed where the gold names none."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from corpus.model import AnnotatedArticle

# how wire.tsv writes the agencies
_TAGS = {
    "AP": "Associated Press",
    "UPI": "United Press International",
    "AFP": "Agence France-Presse",
    "Reuters": "Reuters",
}


def wire_figures(articles: Iterable[AnnotatedArticle], wires: Path) -> dict[str, float]:
    """Return recall and precision of the agency that a whole article comes from, against wire.tsv."""
    with wires.open(encoding="utf-8", newline="") as table:
        gold = {row["file"]: _TAGS.get(row["wire"], row["wire"]) for row in csv.DictReader(table, delimiter="\t")}
    read = {
        one.article.file: next((origin.name for origin in one.origins if origin.kind == "wire"), "") for one in articles
    }
    named = [file for file, name in gold.items() if name]
    claimed = [file for file, name in read.items() if name and file in gold]
    right = sum(read.get(file, "") == gold[file] for file in named)
    return {
        "wire origin, recall": right / len(named) if named else 1.0,
        "wire origin, precision": right / len(claimed) if claimed else 1.0,
    }


def false_origins(questions: Path, answers: Path) -> dict[str, float]:
    """Return the share of cited articles for which an origin is claimed though the gold says that they state none."""
    gold = {question["id"]: question.get("origins") or {} for question in _lines(questions)}
    claimed = [
        citation["origin"] is not None
        for answer in _lines(answers)
        if answer["ask"] == "sources"
        for citation in _citations(answer)
        if citation["file"] in gold[answer["id"]] and gold[answer["id"]][citation["file"]] is None
    ]
    return {"sources origin claimed where none is stated": sum(claimed) / len(claimed)} if claimed else {}


def _lines(file: Path) -> Iterable[Mapping[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _citations(answer: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return [citation for entry in answer["answers"] for citation in entry["citations"]]
