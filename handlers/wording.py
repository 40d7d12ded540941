"""Every sentence that a user reads, and how counts, dates and cuts are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from corpus import ArchiveState

CUT = " […]"
MONTHS = "January February March April May June July August September October November December".split()


def escape(text: str) -> str:
    """Escape the three characters that Slack reads as markup in a message's text.

    >>> escape("<!here> & co")
    '&lt;!here&gt; &amp; co'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word border and show the cut.

    >>> shorten("The bridge is closed until spring.", 24)
    'The bridge is […]'
    """
    if len(text) <= limit:
        return text
    room = text[: limit - len(CUT)]
    border = max(room.rfind(" "), room.rfind("\n"))
    return room[: border if border > limit // 2 else len(room)].rstrip() + CUT


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Put a count into words.

    >>> count(1, "article"), count(23, "article"), count(2, "story", "stories")
    ('1 article', '23 articles', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], most: int = 4) -> str:
    """Join names as a sentence does, and say how many more there are.

    >>> listed(["Ada", "Ben"]), listed(["a", "b", "c", "d", "e", "f"])
    ('Ada and Ben', 'a, b, c, d and 2 more')
    """
    if len(items) > most:
        return f"{', '.join(items[:most])} and {len(items) - most} more"
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else list(items))


def day(value: date) -> str:
    """Print a day as a newspaper does, the same in every language of the machine.

    >>> from datetime import date
    >>> day(date(2026, 3, 4))
    '4 March 2026'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def iso_date(value: str) -> str:
    """Print a reduced ISO date in words.

    >>> iso_date("2026-03-04"), iso_date("2026-03"), iso_date("2026")
    ('4 March 2026', 'March 2026', '2026')
    """
    parts = value.split("-")
    if len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
        return f"{int(parts[2])} {month}" if len(parts) > 2 and parts[2].isdigit() else month
    return value


_FILTERS = ("from:", "in:", "since:", "until:")


def nothing_found(query: str, state: ArchiveState) -> list[str]:
    """Say what was searched and how to widen the question."""
    narrowed = any(name in query.casefold() for name in _FILTERS)
    widen = (
        "Ask again without from:, in:, since: or until: to search all of it."
        if narrowed
        else "Ask with fewer words, or with the rarest ones, to find more."
    )
    return [f"Searched: {holdings(state)}.", widen]


def silence(notes: Sequence[str], otherwise: str) -> str:
    """Say that nothing stands, in the archive's own sentence where it has one: its first note."""
    return notes[0] if notes else otherwise


def holdings(state: ArchiveState) -> str:
    """Say in half a sentence what the archive holds."""
    outlets = f" of {count(len(state.outlets), 'outlet')}" if state.outlets else ""
    dates = f", {day(state.first)} to {day(state.last)}" if state.first and state.last else ""
    undated = f", {state.undated:,} undated" if state.undated else ""
    return f"{count(state.articles, 'article')}{outlets}{dates}{undated}"
