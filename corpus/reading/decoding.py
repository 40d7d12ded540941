"""Make text of a document's bytes: UTF-8, else the encoding that they look like."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from corpus.errors import NotReadable

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch, CharsetMatches

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str:
    """Return the text, unchanged.

    Raises NotReadable where the bytes are empty or no text.
    """
    if not content.strip():
        raise NotReadable("is empty")
    text = _text(content)
    if "\0" in text:
        raise NotReadable("is binary: it holds NUL bytes")
    if not text.replace("\ufeff", "").strip():
        raise NotReadable("is empty")
    return text


def _text(content: bytes) -> str:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in content:
            raise NotReadable("is binary: it holds NUL bytes") from None
    return str(_likeliest(from_bytes(content)))


def _likeliest(matches: CharsetMatches) -> CharsetMatch:
    """Return the best match; among equals Windows-1252, which most old newsroom systems wrote."""
    best = matches.best()
    if best is None:
        raise NotReadable("is in no encoding that could be recognised")
    equals = (match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence))
    return next((match for match in equals if match.encoding == "cp1252"), best)
