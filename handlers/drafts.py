"""The window for a pasted draft: every quotation in it, held against the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import check
from handlers.blocks import field, modal, note, say, text_field

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from handlers.blocks import Block
    from handlers.listening import Body, Newsroom

TITLE = "Check a draft"
MOST_BLOCKS = 95  # Slack takes 100 in a view


def register(app: App, room: Newsroom) -> None:
    """Tell Bolt who listens to the shortcut and to the pasted draft."""

    @app.shortcut("check_draft")
    def shortcut(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, lambda: open_window(room, body, client))

    @app.view("check_draft")
    def pasted(ack: Ack, body: Body, client: WebClient) -> None:
        waiting = modal(TITLE, [say("The quotations of the draft are being checked.").block])
        room.take(ack, lambda: _check(room, body, client), response_action="update", view=waiting)


def open_window(room: Newsroom, body: Body, client: WebClient) -> None:
    """Open the window."""
    room.show("check_draft", body, client, window)


def window() -> Block:
    """Draw the window."""
    draft = text_field("draft", multiline=True)
    blocks = [
        field("Draft", draft, "draft", hint="Up to 3,000 characters; longer drafts in parts."),
        note("Every quotation in it is held against the archive. The draft is not kept.").block,
    ]
    return modal(TITLE, blocks, callback="check_draft", submit="Check quotations")


def _check(room: Newsroom, body: Body, client: WebClient) -> None:
    view = body["view"]
    draft = view["state"]["values"]["draft"]["draft"].get("value") or ""
    quiet = replace(room.manner, interactive=False)
    message = room.answer("check_draft", body, lambda: check.answer(draft, room.corpus, quiet))
    found = modal(TITLE, message.blocks[:MOST_BLOCKS])
    room.call("check_draft", lambda: client.views_update(view_id=view["id"], view=found))
