"""The archive: reads documents, annotates them, indexes them and answers questions about them."""

from corpus.archive import SAMPLES, Corpus
from corpus.build import Progress
from corpus.errors import CorpusError, IndexUnavailable, NotReady
from corpus.model import ArchiveState, Checked, Citation, Sources, Timeline, WhoSaid

__all__ = [
    "SAMPLES",
    "ArchiveState",
    "Checked",
    "Citation",
    "Corpus",
    "CorpusError",
    "IndexUnavailable",
    "NotReady",
    "Progress",
    "Sources",
    "Timeline",
    "WhoSaid",
]
