"""The bot as it runs, beside a Slack of our own, both on loopback."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.app import Bot, build
from bot.playground import LocalSlack
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.manifest import Manifest


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
def live(
    folder: Path,
    place: Path,
    *,
    ready: bool = True,
    public: bool = False,
    manifest: Manifest | None = None,
    **settings: str,
) -> Iterator[Live]:
    """Run the bot on the folder, with its files in `place`; not `ready` leaves the archive unread.

    A `public` bot has an address that its Slack can reach. At the end, everything the bot sent must have been what
    Slack takes, but for pictures that it could not fetch, and must have pinged nobody.
    """
    server = make_server("127.0.0.1", 0, Flask(__name__), threaded=True, request_handler=Quiet)
    address = f"http://127.0.0.1:{server.server_port}"
    with LocalSlack(retry_after=(0, 0, 0), manifest=manifest) as slack:
        environment = {
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "CORPUS_DIR": str(folder),
            "INDEX_URL": str(place / "index.sqlite"),
            "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
            "QUESTIONS_A_MINUTE": "0",
            **({"PUBLIC_URL": address} if public else {}),
            **settings,
        }
        bot = build(read_settings("web", environment))
        if ready:
            bot.corpus.refresh()
        server.app = bot.web
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        slack.bot_url = f"{address}/slack/events"
        try:
            yield Live(slack, bot, address)
        finally:
            bot.stop()
            server.shutdown()
            thread.join()
            server.server_close()
        assert slack.pings == []
        refused = [(each.method, each.error, each.details) for each in slack.refusals if each.error in CONTENT]
        assert [each for each in refused if "downloading image failed" not in str(each[2])] == []
