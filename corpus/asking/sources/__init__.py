"""Answer /sources: who reports a detail, who contradicts it, and how many origins there are."""

from corpus.asking.sources.answer import SILENT, sources

__all__ = ["SILENT", "sources"]
