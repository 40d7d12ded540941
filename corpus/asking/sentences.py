"""Parts of the sentences in which an answer's notes are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Name several things in a row.

    >>> listed(["Tide"]), listed(["Tide", "Pilot", "Quay News"])
    ('Tide', 'Tide, Pilot and Quay News')
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
