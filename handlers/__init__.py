"""Slack's side of the archive: what each command answers, and who listens to what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import actions, correcting, drafts, home, shortcuts, slash
from handlers.access import Access, RateLimit
from handlers.asking import COMMANDS, answer_command
from handlers.desk import Desk
from handlers.listening import Newsroom

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from corpus import Corpus
    from corpus.corrections import Corrections

__all__ = ["COMMANDS", "Access", "Desk", "Newsroom", "RateLimit", "answer_command", "register"]

_ANY = re.compile(r".*", re.DOTALL)


def register(
    app: App,
    corpus: Corpus,
    room: Newsroom | None = None,
    corrections: Corrections | None = None,
    *,
    ephemeral: bool = False,
) -> None:
    """Tell Bolt who listens to what; every listener acknowledges first.

    `ephemeral` says that corrections are kept where a restart loses them.
    """
    newsroom = room or Newsroom(corpus, Desk())
    slash.register(app, newsroom)
    actions.register(app, newsroom)
    drafts.register(app, newsroom)
    shortcuts.register(app, newsroom)
    home.register(app, newsroom, corrections, ephemeral=ephemeral)
    if corrections is not None:
        correcting.register(app, newsroom, corrections)

    @app.action(_ANY)
    def unknown_action(ack: Ack) -> None:
        """Take the click on a link, or on a button of an older version."""
        ack()

    @app.view(_ANY)
    def unknown_view(ack: Ack) -> None:
        ack()

    @app.shortcut(_ANY)
    def unknown_shortcut(ack: Ack) -> None:
        ack()

    @app.event(_ANY)
    def unknown_event() -> None:
        """Take every event, so that Slack does not send it again."""
