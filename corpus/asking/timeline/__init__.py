"""Answer /timeline: when did it happen, in the words of the articles that date it."""

from corpus.asking.timeline.answer import timeline

__all__ = ["timeline"]
