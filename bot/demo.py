"""Run the bot beside the playground: a Slack of our own on this machine, with secrets made up for the occasion."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.app import build
from bot.playground import LocalSlack
from bot.socket_mode import until_signal
from corpus import CorpusError
from handlers import archive

if TYPE_CHECKING:
    from bot.settings import Settings
    from corpus import Corpus


class _Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_request(self, *_: object, **__: object) -> None:
        """Keep silent."""


def serve(settings: Settings, stopped: threading.Event | None = None) -> None:
    """Serve the playground on the settings' port until SIGTERM or SIGINT, or until `stopped` is set."""
    end = stopped or until_signal()
    with LocalSlack(port=settings.port) as slack:
        server = make_server("127.0.0.1", 0, Flask(__name__), threaded=True, request_handler=_Quiet)
        address = f"http://127.0.0.1:{server.server_port}"
        bot = build(
            replace(
                settings,
                bot_token=slack.token,
                signing_secret=slack.signing_secret,
                slack_api=slack.api_url,
                link_secret=settings.link_secret or slack.signing_secret,
                public_url=address,  # for the reader page and the pictures, on this machine alone
            )
        )
        server.app = bot.web
        threading.Thread(target=server.serve_forever, args=(0.1,), name="bot", daemon=True).start()
        slack.bot_url = f"{address}/slack/events"
        bot.start()
        threading.Thread(target=_offer, args=(slack, bot.corpus), name="examples", daemon=True).start()
        print(f"The playground is open: {slack.url}/  (Ctrl+C ends it)", file=sys.stderr)  # noqa: T201 - the way in
        end.wait()
        bot.stop()
        server.shutdown()
        server.server_close()


def _offer(slack: LocalSlack, corpus: Corpus) -> None:
    """Offer questions that this archive answers, as soon as there is one."""
    pause = threading.Event()
    while not corpus.ready:
        pause.wait(0.5)
    try:
        slack.examples = tuple(f"{command} {asked}" for command, asked in archive.examples(corpus).items())
    except CorpusError:
        slack.examples = ("/onrecord help",)
