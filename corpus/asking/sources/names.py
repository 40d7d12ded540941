"""Tell whether two names are of one outlet."""

from __future__ import annotations

from corpus.text import words

_LEFT_OUT = frozenset("news magazine agency com".split())
_SHORT = {"ap": "associated press", "upi": "united press international", "afp": "agence france presse"}


def outlet_key(name: str) -> str:
    """Return what all ways to write an outlet's name share.

    >>> outlet_key("The Tarn Gazette") == outlet_key("Tarn Gazette"), outlet_key("AP")
    (True, 'associated press')
    """
    found = [word.text for word in words(name) if word.text != "the"]
    kept = [word for word in found if word not in _LEFT_OUT] or found
    key = " ".join(kept)
    return _SHORT.get(key, key)
