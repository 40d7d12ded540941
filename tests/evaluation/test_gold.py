"""The figures on real news never fall below what was reached; where the gold is not there, these are skipped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evaluation.figures import Figure, figures

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[3] / "shared"))

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir() and "CI" not in os.environ,
    reason=f"no gold questions in {SHARED}; name their folder with SHARED",
)

BYTE_FOR_BYTE = "citations that are the article's own words at their offsets"

# Each is what was reached, less one question's worth: docs/evaluation.md has the figures themselves.
FLOORS = {
    "seeds": {
        BYTE_FOR_BYTE: 1.0,
        "whosaid speaker right, first answer": 1.0,
        "whosaid absent: answers 'not found'": 1.0,
        "timeline date right, most relevant entry": 1.0,
        "sources F1 (mean over questions)": 0.95,
    },
    "PolNeAR dev": {
        BYTE_FOR_BYTE: 1.0,
        "whosaid speaker right, first answer": 0.90,
        "whosaid absent: answers 'not found'": 0.95,
        "timeline date right, most relevant entry": 0.87,
        "timeline date right, among the 3 most relevant": 0.93,
        "sources F1 (mean over questions)": 0.82,
        "sources none: answers 'no source'": 0.57,
    },
    "own plain-2016-07": {
        BYTE_FOR_BYTE: 1.0,
        "sources F1 (mean over questions)": 0.78,
        "sources none: answers 'no source'": 0.75,
        "sources near misses kept out": 0.91,
    },
    "quotations dev": {
        "speaker mention right": 0.94,
        "full name right": 0.92,
        "end to end F1, articles with gold": 0.90,
        "stated speakers right": 0.96,
        "stated coverage": 0.78,
    },
    "wires dev": {"wire origin, recall": 0.94, "wire origin, precision": 0.99},
    "times MEANTIME": {"value F1, all": 0.85, "value F1, calendar": 0.90},
    "contradictions": {"flagged right": 0.90},
}


@pytest.mark.parametrize("name", FLOORS)
def test_figures_do_not_fall(name: str) -> None:
    """Every figure of the set is at least at its floor."""
    found = measured(name)
    assert {key: value for key, value in found.items() if value < FLOORS[name].get(key, 0.0)} == {}
    assert set(FLOORS[name]) <= set(found)


def measured(name: str) -> dict[str, float]:
    silent: Callable[[str], None] = lambda _: None  # noqa: E731 - nobody watches
    rows: list[Figure] = list(figures(SHARED, silent, only=name))
    return {row.name: row.value for row in rows}
