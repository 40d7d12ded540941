"""Make an article of each document of a folder: text as it stands, with what is known about it."""

from corpus.reading.articles import read
from corpus.reading.folder import Document, documents
from corpus.reading.metadata import Metadata, read_metadata

__all__ = ["Document", "Metadata", "documents", "read", "read_metadata"]
