"""Write an annotated article down as bytes and read it back, value for value."""

from __future__ import annotations

import msgspec

from corpus.model import AnnotatedArticle

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(AnnotatedArticle)


def written(annotated: AnnotatedArticle) -> bytes:
    """Return the article as JSON."""
    return _ENCODER.encode(annotated)


def read(record: bytes) -> AnnotatedArticle:
    """Return the article that was written."""
    return _DECODER.decode(record)
