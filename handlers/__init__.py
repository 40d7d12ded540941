"""Slack's side of the archive: what each command answers, and how listeners acknowledge, answer and apologise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handlers import archive, check, sources, timeline, whosaid
from handlers.command import MAX_QUESTION, question, wants_help
from handlers.desk import BUSY, Desk, sentence
from handlers.manner import Manner
from handlers.replying import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack, App

    from corpus import Corpus
    from handlers.blocks import Message

__all__ = ["COMMANDS", "Desk", "answer_command", "register"]

COMMANDS: Mapping[str, Callable[[str, Corpus, Manner], Message]] = {
    "/whosaid": whosaid.answer,
    "/timeline": timeline.answer,
    "/sources": sources.answer,
    "/check": check.answer,
    "/onrecord": archive.answer,
}
_ANY = re.compile(r".*", re.DOTALL)


def answer_command(command: str, text: str, corpus: Corpus, manner: Manner) -> Message:
    """Answer one slash command: help where help is asked for, a sentence where the question is too long."""
    answer = COMMANDS.get(command)
    if answer is None:
        return archive.help_for("/onrecord", corpus, problem=f"On Record does not know {command[:40]}.")
    if wants_help(text) or not any(character.isalnum() for character in text):
        return archive.help_for(command, corpus)
    if command != "/check" and (length := len(question(text))) > MAX_QUESTION:
        return sentence(
            f"That is {length:,} characters; a question takes up to {MAX_QUESTION:,}. "
            f"Ask with one or two sentences of it, or paste the whole into /check."
        )
    return answer(text, corpus, manner)


def register(app: App, corpus: Corpus, desk: Desk | None = None) -> None:
    """Tell Bolt who listens to what; every listener acknowledges first."""
    at = desk or Desk()

    @app.command(_ANY)
    def command(ack: Ack, body: dict[str, Any]) -> None:
        reply, name, text = Reply(str(body.get("response_url", ""))), str(body["command"]), str(body.get("text") or "")

        def work() -> None:
            outcome = at.ask(name.strip("/"), lambda: answer_command(name, text, corpus, Manner(link=at.link)))
            reply.send(outcome.message)

        acknowledge(ack, at, work)

    @app.action(_ANY)
    def action(ack: Ack) -> None:
        ack()

    @app.event(_ANY)
    def event() -> None:
        """Take every event, so that Slack does not send it again."""


def acknowledge(ack: Ack, desk: Desk, work: Callable[[], None]) -> None:
    """Acknowledge at once and work afterwards; where the queue is full, say so in the acknowledgement."""
    if desk.take_place():
        ack()
        desk.work(work)
    else:
        ack(text=BUSY, response_type="ephemeral")
