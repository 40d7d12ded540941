"""Block Kit parts, each within Slack's limits; words of articles and users stand as literal text, never markup."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlers.wording import escape, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.picturing import Picture

Block = dict[str, Any]
"""One Block Kit object, as Slack takes it."""

TEXT_LIMIT = 3000  # what a phone's notification and a screen reader are given; Slack shows up to about 4,000
BLOCKS_BUDGET = 10_000  # Slack refuses about 13,200 characters of blocks (slackapi/bolt-js #2509)
VALUE_LIMIT = 2000  # a button's value
OPTION_VALUE_LIMIT = 150
NAME_LIMIT = 255  # a block_id
LABEL_LIMIT = 75  # a button's or an option's text
NOTE_LIMIT = 2000  # a context element; Slack takes 3,000, a longer one is no note
LINK_LIMIT = 3000


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to Slack: the whole answer in plain words, and the same as blocks."""

    text: str
    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None
    """A picture of the answer that has no address, to be uploaded where that can be done."""

    @property
    def size(self) -> int:
        """The characters of all blocks together, as Slack counts them."""
        return size(self.blocks)


@dataclass(frozen=True, slots=True)
class Part:
    """One block and what it says in plain words; actions say nothing."""

    block: Block
    plain: str = ""


def compose(parts: Sequence[Part]) -> Message:
    """Join parts to a message whose text is the whole answer, cut visibly where Slack would cut it."""
    plain = "\n".join(part.plain for part in parts if part.plain)
    return Message(text=fallback(plain), blocks=tuple(part.block for part in parts))


def fallback(plain: str) -> str:
    """Make the text that stands for the blocks: escaped, and cut within Slack's limit.

    >>> fallback("Bread & <!channel>")
    'Bread &amp; &lt;!channel&gt;'
    """
    limit = TEXT_LIMIT
    while len(text := escape(shorten(plain, limit))) > TEXT_LIMIT:
        limit -= len(text) - TEXT_LIMIT
    return text


def size(blocks: Sequence[Block]) -> int:
    """Count the characters of blocks in compact JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def words(text: str, *, bold: bool = False, strike: bool = False) -> Block:
    """Return literal words of a rich text; nothing in them is markup."""
    element: Block = {"type": "text", "text": text}
    style = {name: True for name, on in (("bold", bold), ("strike", strike)) if on}
    return element | {"style": style} if style else element


def link(url: str, label: str) -> Block:
    """Return a link with a literal label."""
    return {"type": "link", "url": url, "text": label}


def user(user_id: str) -> Block:
    """Return a mention that Slack draws as the person's name."""
    return {"type": "user", "user_id": user_id}


def line(*elements: Block) -> Block:
    """Return one line of a rich text."""
    return {"type": "rich_text_section", "elements": _told(elements)}


def quote(*elements: Block) -> Block:
    """Return a block quotation: the words as printed."""
    return {"type": "rich_text_quote", "elements": _told(elements)}


def _told(elements: Sequence[Block]) -> list[Block]:
    """Leave out words that say nothing, which Slack refuses with the whole message."""
    return [one for one in elements if one.get("text") != ""] or [words(" ")]


def rich(*lines: Block) -> Block:
    """Return a rich text block."""
    return {"type": "rich_text", "elements": list(lines)}


def say(text: str, *, bold: bool = False) -> Part:
    """Return one sentence of ours, with any names in it literal."""
    return Part(rich(line(words(text, bold=bold))), text)


def note(text: str) -> Part:
    """Return a remark in small print."""
    text = shorten(text, NOTE_LIMIT)
    return Part({"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}, text)


def actions(*elements: Block, block_id: str | None = None) -> Part:
    """Return a row of buttons and menus."""
    block: Block = {"type": "actions", "elements": list(elements)}
    return Part(block | {"block_id": block_id} if block_id else block)


def button(label: str, action: str, value: str, *, hint: str | None = None, primary: bool = False) -> Block:
    """Return a button; `hint` says to a screen reader what the label leaves to the eye.

    It begins with the label, so that who speaks to the screen says what stands there (WCAG 2.5.3).
    """
    element: Block = {"type": "button", "text": _plain(label), "action_id": action, "value": value}
    if hint:
        element["accessibility_label"] = shorten(hint, LABEL_LIMIT)
    if primary:
        element["style"] = "primary"
    return element


def overflow(action: str, options: Sequence[tuple[str, str]]) -> Block:
    """Return a menu of label and value; Slack takes one to five."""
    return {"type": "overflow", "action_id": action, "options": [option(label, value) for label, value in options]}


def select(action: str, placeholder: str, options: Sequence[tuple[str, str]]) -> Block:
    """Return a drop-down of label and value; Slack takes one to a hundred."""
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": _plain(placeholder),
        "options": [option(label, value) for label, value in options],
    }


def option(label: str, value: str) -> Block:
    """Return one choice of a menu."""
    return {"text": _plain(label), "value": value}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": shorten(text, LABEL_LIMIT), "emoji": False}


def preformatted(text: str) -> Block:
    """Return words to be copied as they stand."""
    return {"type": "rich_text_preformatted", "elements": [words(text)]}


def field(label: str, element: Block, block_id: str, *, optional: bool = False, hint: str | None = None) -> Block:
    """Return a field of a modal."""
    block: Block = {"type": "input", "block_id": block_id, "label": _plain(label), "element": element}
    if optional:
        block["optional"] = True
    return block | {"hint": {"type": "plain_text", "text": hint, "emoji": False}} if hint else block


def text_field(action: str, *, initial: str = "", multiline: bool = False, longest: int = 3000) -> Block:
    """Return a text input."""
    element: Block = {"type": "plain_text_input", "action_id": action, "multiline": multiline, "max_length": longest}
    return element | {"initial_value": initial} if initial else element


def date_field(action: str, initial: str = "") -> Block:
    """Return a date picker; `initial` is an ISO day."""
    element: Block = {"type": "datepicker", "action_id": action}
    return element | {"initial_date": initial} if initial else element


def radio(action: str, options: Sequence[tuple[str, str]], initial: str = "") -> Block:
    """Return a choice of one."""
    made = [option(label, value) for label, value in options]
    element: Block = {"type": "radio_buttons", "action_id": action, "options": made}
    chosen = [one for one in made if one["value"] == initial]
    return element | {"initial_option": chosen[0]} if chosen else element


def modal(title: str, blocks: Sequence[Block], *, callback: str = "", submit: str = "", metadata: str = "") -> Block:
    """Return a modal view; one that asks for something has a submit button."""
    view: Block = {
        "type": "modal",
        "title": {"type": "plain_text", "text": title, "emoji": False},
        "close": {"type": "plain_text", "text": "Cancel" if submit else "Close", "emoji": False},
        "blocks": list(blocks),
    }
    if callback:
        view["callback_id"] = callback
    if submit:
        view["submit"] = {"type": "plain_text", "text": submit, "emoji": False}
    return view | {"private_metadata": metadata} if metadata else view
