"""The slash commands: acknowledge, answer, reply to the asker alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import drafts
from handlers.asking import answer_command
from handlers.replying import Reply

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from handlers.listening import Body, Newsroom

_ANY = re.compile(r".*", re.DOTALL)


def register(app: App, room: Newsroom) -> None:
    """Tell Bolt who listens to slash commands: one listener, which also answers names it does not know."""

    @app.command(_ANY)
    def command(ack: Ack, body: Body, client: WebClient) -> None:
        name, text = str(body.get("command", "")), str(body.get("text") or "")
        if name == "/check" and not text.strip():
            room.take(ack, body, lambda: drafts.open_window(room, body, client))
        else:
            room.take(ack, body, lambda: _answer(room, body, name, text))


def _answer(room: Newsroom, body: Body, name: str, text: str) -> None:
    message = room.answer(name.strip("/")[:20], body, lambda: answer_command(name, text, room.corpus, room.manner))
    Reply(str(body.get("response_url", ""))).send(message)
