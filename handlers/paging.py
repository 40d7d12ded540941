"""Lay entries out in pages that Slack takes, with everything a button needs to ask again in its own value."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handlers.blocks import (
    BLOCKS_BUDGET,
    NAME_LIMIT,
    VALUE_LIMIT,
    Block,
    Message,
    Part,
    actions,
    button,
    compose,
    note,
    select,
    size,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.manner import Manner


TOO_OLD = "This button belongs to another version of On Record. Please ask the question again."


class StaleButton(ValueError):
    """A button's value that this version of the bot cannot read; its text is a sentence for who pressed it."""


@dataclass(frozen=True, slots=True)
class State:
    """What was asked and what is shown: all that another process needs to go on."""

    command: str
    query: str
    first: int = 0
    version: str = ""
    """A short name of the archive's version that answered."""
    exact: bool = False
    shared: bool = False

    def value(self) -> str:
        """Write the state as a button's value."""
        facts = {"c": self.command, "q": self.query, "f": self.first, "v": self.version}
        flags = {"x": 1} if self.exact else {}
        return _compact(facts | flags | ({"s": 1} if self.shared else {}))

    @classmethod
    def read(cls, value: str) -> State:
        """Read a button's value; anything else than a state of ours raises StaleButton."""
        try:
            facts = json.loads(value)
            command, query, first, version = facts["c"], facts["q"], facts["f"], facts["v"]
            exact, shared = bool(facts.get("x")), bool(facts.get("s"))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise StaleButton(TOO_OLD) from error
        strings = (command, query, version)
        if not all(isinstance(one, str) for one in strings) or type(first) is not int or first < 0:
            raise StaleButton(TOO_OLD)
        return cls(command, query, first, version, exact, shared)


@dataclass(frozen=True, slots=True)
class Ref:
    """A passage of an article, named so that a button can carry it."""

    file: str
    start: int
    end: int
    article: str = ""
    """The article's id, shortened: whether it is still the same text."""

    def value(self) -> str:
        """Write it short: an option's value holds 150 characters, a block_id 255."""
        return f"{self.article[:8]}|{self.start}|{self.end}|{self.file}"

    @classmethod
    def read(cls, value: str) -> Ref:
        """Read what `value` wrote; anything else raises StaleButton."""
        parts = value.split("|", 3)
        if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 12 for part in parts[1:3]):
            raise StaleButton(TOO_OLD)
        return cls(parts[3], int(parts[1]), int(parts[2]), parts[0])


def short_version(version: str) -> str:
    """Name an archive's version in eight characters."""
    return f"{zlib.crc32(version.encode()):08x}"


def _compact(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Page:
    """An answer before it is laid out."""

    state: State
    verdict: Part
    entries: Sequence[Sequence[Part]]
    """The parts of each entry of the whole answer, from the first; actions are left out where there are none."""
    per_page: int
    notes: Sequence[str] = ()
    passages: Sequence[tuple[str, Ref]] = ()
    """For each entry a label and the passage that a reader may open, where the entry has no button for it."""
    turns: bool = True
    """Whether the question fits into a button, to be asked again."""


def lay_out(page: Page, manner: Manner) -> Message:
    """Show as many entries as a page and Slack's limits hold, say how many there are, and offer the rest."""
    first = manner.first if manner.first < len(page.entries) else 0
    rows = _row(page, manner, first, len(page.entries)) if manner.interactive else []
    shown: list[Part] = []
    end = first
    room = BLOCKS_BUDGET - size([part.block for part in (*manner.opening, page.verdict, *rows)]) - _notes_size(page)
    for entry in page.entries[first : first + page.per_page]:
        parts = entry if manner.interactive else [part for part in entry if part.plain]
        room -= size([part.block for part in parts])
        if end > first and room < 0:
            break
        shown += parts
        end += 1
    total = len(page.entries)
    parts = [*manner.opening, page.verdict, *shown]
    if total > end - first:
        showing = f"{first + 1} to {end}" if end - first > 1 else str(end)
        parts.append(note(f"Showing {showing} of {total}."))
    if notes := [one for one in dict.fromkeys(page.notes) if one != page.verdict.plain]:
        parts.append(note(" ".join(notes)))
    if manner.interactive:
        parts = _with_row(parts, _row(page, manner, first, end), alone=total == 1)
    return compose(parts)


def _with_row(parts: list[Part], rows: list[Part], *, alone: bool) -> list[Part]:
    """Put the row of actions last; the only entry's own actions go into the same row, under the entry's name."""
    own = next((part for part in parts if not part.plain), None)
    if own is None or not rows or not alone:
        return [*parts, *rows]
    share, others = rows[0].block["elements"][:1], rows[0].block["elements"][1:]
    merged = Part({**own.block, "elements": [*share, *own.block["elements"], *others]})
    return [*(part for part in parts if part is not own), merged]


def _notes_size(page: Page) -> int:
    return 300 + sum(len(one) for one in page.notes)


def _row(page: Page, manner: Manner, first: int, end: int) -> list[Part]:
    elements = _turns(page, manner, first, end)
    options = [
        (label, ref.value())
        for label, ref in page.passages[first : min(end, first + page.per_page)]
        if len(ref.value()) <= 150
    ]
    if options:
        elements.append(_passages(options))
    if not elements:
        return []
    named = f"q|{page.state.query}"
    return [actions(*elements, block_id=named if len(named) <= NAME_LIMIT else None)]


def _turns(page: Page, manner: Manner, first: int, end: int) -> list[Block]:
    if not page.turns:
        return []
    total = len(page.entries)
    state = replace(page.state, first=first)
    row: list[Block] = []
    if total and manner.shareable and not manner.shared:
        row.append(
            button(
                "Share in channel", "share", state.value(), hint="Share in channel, with everybody here", primary=True
            )
        )
    if first > 0:
        back = replace(state, first=max(0, first - page.per_page), shared=False)
        row.append(
            button("Previous", "previous", back.value(), hint=f"Previous: {back.first + 1} to {first} of {total}")
        )
    if end < total:
        last = min(total, end + page.per_page)
        onward = replace(state, first=end, shared=False)
        row.append(button("Next", "next", onward.value(), hint=f"Next: {end + 1} to {last} of {total}"))
    row.append(button("Filter", "filter", state.value(), hint="Filter this answer by outlet, dates or speaker"))
    if manner.shareable:
        row.append(button("Dismiss", "dismiss", "answer", hint="Dismiss this answer, which only you see"))
    return [element for element in row if len(element["value"]) <= VALUE_LIMIT]


def _passages(options: Sequence[tuple[str, str]]) -> Block:
    unique = list({value: (label, value) for label, value in options}.values())
    return select("passage", "Full passage of …", unique)
