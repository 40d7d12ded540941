"""Put a picture beside the words of an answer, its alternative text in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import pictures
from handlers.blocks import size

if TYPE_CHECKING:
    from corpus import Sources, Timeline
    from handlers.blocks import Block, Message
    from handlers.manner import Manner
    from handlers.paging import State

MOST = 10  # events or articles in a picture: more are too small on a phone
ALT_LIMIT = 2000  # an image block's alternative text
UPLOADED_ALT_LIMIT = 1000  # an uploaded file's
MESSAGE_LIMIT = 12_800  # characters of all blocks; the words have 10,000 of them, Slack refuses about 13,200


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn: all that another process needs to draw the same."""

    command: str
    query: str
    most: int
    version: str
    """A short name of the archive's version that was described."""
    alt: str = ""


def illustrate(message: Message, found: Timeline | Sources, state: State, manner: Manner) -> Message:
    """Put the answer's picture after its words and before its buttons, on its first page.

    Where the picture has no address to be fetched from, the message names it, to be uploaded where that can be done.
    """
    if state.first or found.status != "found" or not pictures.worth_drawing(found):
        return message
    picture = _fitting(found, state, ALT_LIMIT)
    url = manner.picture(picture) if picture else None
    if picture is None or url is None:
        return replace(message, picture=_fitting(found, state, UPLOADED_ALT_LIMIT))
    block: Block = {"type": "image", "image_url": url, "alt_text": picture.alt}
    if size([*message.blocks, block]) > MESSAGE_LIMIT:
        return message
    at = len(message.blocks)
    while at and message.blocks[at - 1]["type"] == "actions":
        at -= 1
    return replace(message, blocks=(*message.blocks[:at], block, *message.blocks[at:]))


def without_picture(message: Message) -> Message:
    """Return the message's words and buttons alone, for a Slack that cannot fetch the picture."""
    return replace(message, blocks=tuple(block for block in message.blocks if block["type"] != "image"))


def _fitting(found: Timeline | Sources, state: State, limit: int) -> Picture | None:
    """Show as much as can be told in full within the limit; None where not even one event or article can."""
    for most in range(MOST, 0, -1):
        alt = pictures.describe(found, most)
        if len(alt) <= limit:
            return Picture(state.command, state.query, most, state.version, alt)
    return None
