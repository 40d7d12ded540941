"""Where editors are: the menu of a message, a mention in a thread, a direct message."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import archive, drawing
from handlers.access import asker
from handlers.asking import answer_command
from handlers.command import MAX_QUESTION, pasted, question
from handlers.desk import BUSY, sentence
from handlers.english import quoted, understand
from handlers.picturing import without_picture
from handlers.replying import Reply

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from handlers.blocks import Message
    from handlers.listening import Body, Newsroom

OF_A_MESSAGE = {"whosaid_message": "/whosaid", "sources_message": "/sources", "check_message": "/check"}
NOT_UNDERSTOOD = (
    "Ask “who said …”, “what did … say about …”, “when did …” or “who reports that …”, "
    "or put the words somebody said between quotation marks."
)


def register(app: App, room: Newsroom) -> None:
    """Tell Bolt who listens to message shortcuts, mentions and direct messages."""

    @app.shortcut(re.compile(f"^({'|'.join(OF_A_MESSAGE)})$"))
    def on_message(ack: Ack, body: Body) -> None:
        room.take(ack, body, lambda: _on_message(room, body))

    @app.event("app_mention")
    def mention(body: Body, client: WebClient) -> None:
        _hear(room, body, client)

    @app.event("message")
    def direct_message(body: Body, client: WebClient) -> None:
        event = body.get("event") or {}
        if event.get("channel_type") == "im":
            _hear(room, body, client)


def _on_message(room: Newsroom, body: Body) -> None:
    command = OF_A_MESSAGE[str(body.get("callback_id"))]
    written = str((body.get("message") or {}).get("text") or "")

    def ask() -> Message:
        if not written.strip():
            return sentence("This message holds no words to look up.")
        return answer_command(command, about(command, written), room.corpus, room.manner)

    Reply(str(body.get("response_url", ""))).send(room.answer(str(body.get("callback_id")), body, ask))


def about(command: str, written: str) -> str:
    """Choose what to ask of a message: its quotation for /whosaid, its words for the others."""
    if command == "/check":
        return pasted(written)
    plain = question(written)
    asked = quoted(plain) or plain if command == "/whosaid" else plain
    return asked[:MAX_QUESTION]


def _hear(room: Newsroom, body: Body, client: WebClient) -> None:
    """Answer an event once; Bolt acknowledged it already, and what bots write is not answered."""
    event = body["event"]
    if event.get("bot_id") or event.get("subtype") or not event.get("user"):
        return
    if not room.once.first(str(body.get("event_id") or ""), str(event.get("client_msg_id") or "")):
        return
    if room.desk.take_place():
        room.desk.work(lambda: _answer(room, body, client))
    else:
        _post(room, client, body, sentence(BUSY))


def _answer(room: Newsroom, body: Body, client: WebClient) -> None:
    event = body["event"]
    who = asker(body)
    direct = who.channel.startswith("D")
    understood = understand(str(event.get("text") or ""))
    manner = replace(room.manner, shareable=False)

    def ask() -> Message:
        if understood is None:
            return archive.help_for("/onrecord", room.corpus, problem=NOT_UNDERSTOOD)
        return answer_command(understood.command, understood.text, room.corpus, manner)

    message = room.answer("direct_message" if direct else "mention", body, ask)
    plain = without_picture(message)
    if _post(room, client, body, message) or (plain.blocks != message.blocks and _post(room, client, body, plain)):
        drawing.upload(room, client, message.picture, who.channel, _thread(body))


def _thread(body: Body) -> str | None:
    """Return the thread an answer belongs in; a direct message is answered where it stands."""
    event = body["event"]
    direct = asker(body).channel.startswith("D")
    return str(event.get("thread_ts") or ("" if direct else event.get("ts") or "")) or None


def _post(room: Newsroom, client: WebClient, body: Body, message: Message) -> bool:
    return room.call(
        "say",
        lambda: client.chat_postMessage(
            channel=asker(body).channel,
            thread_ts=_thread(body),
            text=message.text,
            mrkdwn=False,
            blocks=list(message.blocks),
            unfurl_links=False,
            unfurl_media=False,
        ),
    )
