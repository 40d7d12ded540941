"""Answer /whosaid: who is quoted with these words, or with nearly these."""

from corpus.asking.whosaid.answer import who_said

__all__ = ["who_said"]
