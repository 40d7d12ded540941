"""Lay figures out as a Markdown table, and beside what they must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evaluation.figures import Figure


def table(found: Sequence[Figure]) -> str:
    """Return the figures as Markdown, a row each, in the order measured."""
    rows = [f"| {one.set} | {one.name} | {one.value:.3f} |" for one in found]
    return "\n".join(["| set | figure | value |", "|---|---|---|", *rows]) + "\n"
