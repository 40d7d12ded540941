"""Draw an answer, with every word of the drawing in its alternative text."""

from corpus.pictures.timeline import describe, draw

__all__ = ["describe", "draw"]
