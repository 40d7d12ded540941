"""App Home: what the archive holds, questions to try, help, the desk's corrections, and what is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import CorpusError
from handlers import archive
from handlers.access import asker
from handlers.actions import clicked
from handlers.asking import answer_command
from handlers.blocks import Block, actions, button, modal, note, rich, say
from handlers.blocks import line as rich_line
from handlers.blocks import words as literal
from handlers.correcting import told
from handlers.manner import no_picture
from handlers.paging import StaleButton, State
from handlers.suggesting import suggest
from handlers.wording import shorten

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from corpus import Corpus
    from corpus.corrections import Corrections
    from handlers.listening import Body, Newsroom

RECENT = 5
PRIVACY = (
    "Nothing you ask is logged or kept; the log counts questions and their milliseconds. Answers go to you alone until "
    "you share them. Corrections are kept, with who made them, when and why."
)
EPHEMERAL = "Corrections will not survive a restart of this bot: it keeps them on a disk that is emptied then."
TRIED = ("/whosaid", "/timeline", "/sources")


def register(app: App, room: Newsroom, corrections: Corrections | None, *, ephemeral: bool = False) -> None:
    """Tell Bolt who listens to App Home."""

    @app.event("app_home_opened")
    def opened(body: Body, client: WebClient) -> None:
        tab = body["event"].get("tab", "home")
        if tab == "home" and room.desk.take_place():
            room.desk.work(lambda: _publish(room, body, client, corrections, ephemeral))
        elif tab == "messages" and room.desk.take_place():
            room.desk.work(lambda: suggest(room, body, client))

    @app.action("undo_home")
    def undo(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: _undo(room, body, client, corrections, ephemeral))

    @app.action(re.compile(r"^try_\d$"))
    def try_it(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: room.show("try", body, client, lambda: _tried(room, body)))


def _publish(room: Newsroom, body: Body, client: WebClient, corrections: Corrections | None, ephemeral: bool) -> None:
    refused = room.access.refusal(asker(body))
    if refused:
        home: Block = {"type": "home", "blocks": [say(refused).block]}
    else:
        home = view(room.corpus, corrections, ephemeral=ephemeral)
    room.call("home", lambda: client.views_publish(user_id=asker(body).user, view=home))


def _undo(room: Newsroom, body: Body, client: WebClient, corrections: Corrections | None, ephemeral: bool) -> None:
    """Take a correction back and draw Home anew."""
    who = asker(body)
    if corrections is not None and room.refusal(who) is None:
        corrections.undo(str(clicked(body).get("value", "")), who.user)
    _publish(room, body, client, corrections, ephemeral)


def view(corpus: Corpus, corrections: Corrections | None = None, *, ephemeral: bool = False) -> Block:
    """Draw App Home."""
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "On Record", "emoji": False}}]
    blocks += _holdings(corpus)
    blocks += [{"type": "divider"}, *archive.help_for("/onrecord", corpus).blocks[:-1], *_tries(corpus)]
    blocks += [{"type": "divider"}, *_corrected(corrections)]
    blocks += [note(PRIVACY).block, *([note(EPHEMERAL).block] if ephemeral else [])]
    return {"type": "home", "blocks": blocks}


def _holdings(corpus: Corpus) -> list[Block]:
    try:
        return list(archive.status(corpus).blocks)
    except CorpusError as error:
        return [say(str(error)).block]


def _tries(corpus: Corpus) -> list[Block]:
    examples = archive.examples(corpus)
    row = [
        button(f"Try {command}", f"try_{at}", State(command.strip("/"), examples[command]).value())
        for at, command in enumerate(TRIED)
        if examples.get(command)
    ]
    return [actions(*row).block] if row else []


def _corrected(corrections: Corrections | None) -> list[Block]:
    recent = [one for one in corrections.all() if one.undone is None][-RECENT:] if corrections else []
    blocks: list[Block] = []
    for one in reversed(recent):
        blocks.append(rich(rich_line(literal(f"“{shorten(one.words, 150)}” "), literal(told(one)))))
        blocks.append(actions(button("Undo correction", "undo_home", one.id)).block)
    return blocks


def _tried(room: Newsroom, body: Body) -> Block:
    try:
        state = State.read(str(clicked(body).get("value", "")))
    except StaleButton:
        return modal("On Record", [say("Please open App Home again and choose anew.").block])
    quiet = replace(room.manner, interactive=False, picture=no_picture)
    message = room.answer("try", body, lambda: answer_command(f"/{state.command}", state.query, room.corpus, quiet))
    asked = say(f"/{state.command} {shorten(state.query, 300)}", bold=True)
    return modal("On Record", [asked.block, *message.blocks])
