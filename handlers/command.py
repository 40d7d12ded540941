"""Read what stands behind a slash command: as phones type it and as Slack's client rewrites it."""

from __future__ import annotations

import re

MAX_QUESTION = 1500  # so that a question, asked again, fits into a button's value (2,000 characters)
HELP = frozenset({"", "help", "?", "--help", "-h", "/help"})

_LINKED = re.compile(r"<(https?://|mailto:|tel:)([^<>|\s]{1,2000})(?:\|([^<>]{0,2000}))?>")
_NAMED = re.compile(r"<([@#!])([A-Za-z0-9^]{1,40})(?:\|([^<>]{0,200}))?>")
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_CLOSING = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "'": "'’",
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "`": "`´'",
}


def question(text: str) -> str:
    """Return the words asked, without Slack's links and escapes and without the marks around the whole.

    >>> question("“We will not wait”")
    'We will not wait'
    >>> question("see <https://news.example/a|news.example/a> &amp; tell <@U12|ada>")
    'see news.example/a & tell @ada'
    """
    plain = _unescape(_NAMED.sub(_name, _LINKED.sub(_label, text)))
    return _unquoted(_SPACES.sub(" ", plain).strip())


def pasted(text: str) -> str:
    """Return a pasted draft with its line breaks, without Slack's links and escapes."""
    return _unescape(_NAMED.sub(_name, _LINKED.sub(_label, text))).strip()


def wants_help(text: str) -> bool:
    """Tell whether help is asked for: nothing, `help`, `?` or an option that says so.

    >>> wants_help("  HELP "), wants_help("?"), wants_help("help arrived late")
    (True, True, False)
    """
    return _SPACES.sub(" ", text).strip().casefold() in HELP


def _label(found: re.Match[str]) -> str:
    return found[3] or (found[2] if found[1] in {"mailto:", "tel:"} else found[1] + found[2])


def _name(found: re.Match[str]) -> str:
    sign = "@" if found[1] == "!" else found[1]
    return sign + (found[3] or found[2])


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _unquoted(text: str) -> str:
    """Take the outer marks off when they hold the whole text, and only then."""
    while len(text) > 2 and text[0] in _CLOSING and text[-1] in _CLOSING[text[0]] + text[0]:
        inner = text[1:-1]
        if any(mark in inner for mark in '"“”«»') and text[0] in '"“”«»':
            return text
        text = inner.strip()
    # Two apostrophes are how some typewriters and phones write one mark.
    if len(text) > 4 and text.startswith("''") and text.endswith("''"):
        return text[2:-2].strip()
    return text
