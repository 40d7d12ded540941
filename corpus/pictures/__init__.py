"""Draw an answer, with every word of the drawing in its alternative text.

The drawing library takes a second or two and 40 MB to load, so that only a drawing loads it; describing does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Sources, Timeline
from corpus.pictures import events, origins

if TYPE_CHECKING:
    from corpus.model import Answer

__all__ = ["describe", "draw", "worth_drawing"]


def worth_drawing(answer: Answer) -> bool:
    """Tell whether a picture shows more than a sentence: a dated event, or three articles and their origins."""
    match answer:
        case Timeline():
            return events.worth_drawing(answer)
        case Sources():
            return origins.worth_drawing(answer)
        case _:
            return False


def draw(answer: Timeline | Sources, most: int | None = None) -> bytes:
    """Return the picture as PNG; `most` limits the events or articles that it shows."""
    from corpus.pictures import sources, timeline

    return timeline.draw(answer, most) if isinstance(answer, Timeline) else sources.draw(answer, most)


def describe(answer: Timeline | Sources, most: int | None = None) -> str:
    """Return the alternative text, which says everything that the picture shows, drawn with the same `most`."""
    return events.describe(answer, most) if isinstance(answer, Timeline) else origins.describe(answer, most)
