"""Lay entries out in pages that Slack takes, with everything a button needs to ask again in its own value."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.blocks import BLOCKS_BUDGET, VALUE_LIMIT, Block, Message, Part, actions, button, compose, note, size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.manner import Manner

ROOM = BLOCKS_BUDGET - 1500  # the row of buttons repeats the question in each value
MOST_BLOCKS = 45  # Slack takes 50


class StaleButton(ValueError):
    """A button's value that this version of the bot cannot read."""


@dataclass(frozen=True, slots=True)
class State:
    """What was asked and what is shown: all that another process needs to go on."""

    command: str
    query: str
    first: int = 0
    version: str = ""
    """A short name of the archive's version that answered."""

    def value(self) -> str:
        """Write the state as a button's value."""
        facts = {"c": self.command, "q": self.query, "f": self.first, "v": self.version}
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, value: str) -> State:
        """Read a button's value; anything else than a state of ours raises StaleButton."""
        try:
            facts = json.loads(value)
            state = cls(command=facts["c"], query=facts["q"], first=facts["f"], version=facts["v"])
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise StaleButton("the value is no state") from error
        strings = (state.command, state.query, state.version)
        if not all(isinstance(one, str) for one in strings) or type(state.first) is not int or state.first < 0:
            raise StaleButton("the value is no state")
        return state


def short_version(version: str) -> str:
    """Name an archive's version in eight characters."""
    return f"{zlib.crc32(version.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Page:
    """An answer before it is laid out."""

    state: State
    verdict: Part
    entries: Sequence[Part]
    """One for each entry of the whole answer, from the first."""
    per_page: int
    notes: Sequence[str] = ()
    extra: Sequence[Block] = ()
    """Further elements for the row of actions."""
    turns: bool = True
    """Whether the question fits into a button, to be asked again."""


def lay_out(page: Page, manner: Manner) -> Message:
    """Show as many entries as a page and Slack's limits hold, say how many there are, and offer the rest."""
    first = manner.first if manner.first < len(page.entries) else 0
    shown: list[Part] = []
    room = ROOM - size([page.verdict.block])
    for entry in page.entries[first : first + page.per_page]:
        room -= size([entry.block])
        if shown and room < 0:
            break
        shown.append(entry)
    end, total = first + len(shown), len(page.entries)
    parts = [page.verdict, *shown]
    if total > len(shown):
        parts.append(
            note(f"Showing {first + 1} to {end} of {total}." if end - first > 1 else f"Showing {end} of {total}.")
        )
    if page.notes:
        parts.append(note(" ".join(page.notes)))
    if manner.interactive and (row := _row(page, first, end)):
        parts.append(actions(*row))
    return compose(parts)


def _row(page: Page, first: int, end: int) -> list[Block]:
    total = len(page.entries)
    row: list[Block] = []
    if not page.turns:
        return list(page.extra)
    if total:
        row.append(_turn(page, "Share in channel", "share", first, "Post this answer for everybody here", primary=True))
    if first > 0:
        back = max(0, first - page.per_page)
        row.append(_turn(page, "Previous", "previous", back, f"Previous: {back + 1} to {first} of {total}"))
    if end < total:
        last = min(total, end + page.per_page)
        row.append(_turn(page, "Next", "next", end, f"Next: {end + 1} to {last} of {total}"))
    row = [element for element in row if len(element["value"]) <= VALUE_LIMIT]
    return [*row, *page.extra]


def _turn(page: Page, label: str, action: str, first: int, hint: str, *, primary: bool = False) -> Block:
    state = State(page.state.command, page.state.query, first, page.state.version)
    return button(label, action, state.value(), hint=hint, primary=primary)
