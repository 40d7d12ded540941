"""What can go wrong, each with a sentence for its reader."""

from __future__ import annotations


class CorpusError(Exception):
    """The root of every error of the archive; its text is a sentence that a user may read."""


class NotReadable(CorpusError):
    """A document cannot be read; the rest of the corpus is indexed without it."""


class BadFilter(CorpusError):
    """A filter of a question cannot be understood, or names what the archive has not; the text says how to write it."""


class NotReady(CorpusError):
    """There is no index to answer from yet; the text says how far it is."""


class IndexUnavailable(CorpusError):
    """No index can be opened or built where the settings say."""


class IndexDamaged(IndexUnavailable):
    """The index file cannot be read any more; a refresh rebuilds it."""
