"""The bot as it runs, beside a Slack of our own, both on loopback."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

from bot.app import Bot, build
from bot.playground import LocalSlack
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CONTENT = {"invalid_blocks", "invalid_arguments", "msg_blocks_too_long", "msg_too_long", "no_text", "missing_scope"}
"""What Slack answers where a message or view is not as it must be."""


class Quiet(WSGIRequestHandler):
    """Write no line for each request."""

    def log_request(self, *_: object, **__: object) -> None:
        """Keep silent."""


@dataclass(frozen=True)
class Live:
    """A running bot and its Slack."""

    slack: LocalSlack
    bot: Bot
    url: str


@contextmanager
def live(folder: Path, place: Path, *, ready: bool = True, **settings: str) -> Iterator[Live]:
    """Run the bot on the folder, with its files in `place`; not `ready` leaves the archive unread.

    At the end, everything the bot sent must have been what Slack takes, and must have pinged nobody.
    """
    with LocalSlack(retry_after=(0, 0, 0)) as slack:
        environment = {
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "CORPUS_DIR": str(folder),
            "INDEX_URL": str(place / "index.sqlite"),
            "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
            "QUESTIONS_A_MINUTE": "0",
            **settings,
        }
        bot = build(read_settings("web", environment))
        if ready:
            bot.corpus.refresh()
        server = make_server("127.0.0.1", 0, bot.web, threaded=True, request_handler=Quiet)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        slack.bot_url = f"http://127.0.0.1:{server.server_port}/slack/events"
        try:
            yield Live(slack, bot, f"http://127.0.0.1:{server.server_port}")
        finally:
            bot.stop()
            server.shutdown()
            thread.join()
            server.server_close()
        assert slack.pings == []
        assert [(call.method, call.error, call.details) for call in slack.refusals if call.error in CONTENT] == []
