"""The window for a pasted draft: every quotation in it, held against the archive."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import check
from handlers.blocks import field, modal, note, say, text_field
from handlers.desk import BUSY

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from handlers.blocks import Block
    from handlers.listening import Body, Newsroom

TITLE = "Check a draft"
IN_TIME = 1.5  # seconds of the three in which Slack wants its answer; after them the window says so and is updated
MOST_BLOCKS = 95  # Slack takes 100 in a view


def register(app: App, room: Newsroom) -> None:
    """Tell Bolt who listens to the shortcut and to the pasted draft."""

    @app.shortcut("check_draft")
    def shortcut(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: open_window(room, body, client))

    @app.view("check_draft")
    def pasted(ack: Ack, body: Body, client: WebClient) -> None:
        checked: Future[Block] = Future()
        if not room.desk.take_place():
            ack(response_action="errors", errors={"draft": BUSY})
            return
        room.desk.work(lambda: checked.set_result(_checked(room, body)))
        try:
            ack(response_action="update", view=checked.result(IN_TIME))
        except TimeoutError:
            ack(response_action="update", view=_window("The quotations of the draft are being checked."))
            checked.add_done_callback(lambda done: _update(room, body, client, done.result()))


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


def _checked(room: Newsroom, body: Body) -> Block:
    draft = body["view"]["state"]["values"]["draft"]["draft"].get("value") or ""
    quiet = replace(room.manner, interactive=False)
    message = room.answer("check_draft", body, lambda: check.answer(draft, room.corpus, quiet))
    return modal(TITLE, message.blocks[:MOST_BLOCKS])


def _window(text: str) -> Block:
    return modal(TITLE, [say(text).block])


def _update(room: Newsroom, body: Body, client: WebClient, found: Block) -> None:
    room.call("check_draft", lambda: client.views_update(view_id=body["view"]["id"], view=found))
