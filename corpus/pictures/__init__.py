"""Draw an answer, with every word of the drawing in its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Sources, Timeline
from corpus.pictures import sources, timeline

if TYPE_CHECKING:
    from corpus.model import Answer

__all__ = ["describe", "draw", "worth_drawing"]


def worth_drawing(answer: Answer) -> bool:
    """Tell whether a picture shows more than a sentence: a dated event, or three articles and their origins."""
    match answer:
        case Timeline():
            return any(entry.date is not None for entry in answer.answers)
        case Sources():
            return sources.worth_drawing(answer)
        case _:
            return False


def draw(answer: Timeline | Sources) -> bytes:
    """Return the picture as PNG."""
    return timeline.draw(answer) if isinstance(answer, Timeline) else sources.draw(answer)


def describe(answer: Timeline | Sources) -> str:
    """Return the alternative text, which says everything that the picture shows."""
    return timeline.describe(answer) if isinstance(answer, Timeline) else sources.describe(answer)
