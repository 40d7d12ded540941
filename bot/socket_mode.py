"""The same listeners over Socket Mode: no port, no signature, a connection that Slack's payloads come through."""

from __future__ import annotations

import logging
import signal
import threading
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

if TYPE_CHECKING:
    from bot.app import Bot

RETRY = 10.0  # seconds between tries to connect; afterwards the client reconnects by itself
LISTENERS = 32

log = logging.getLogger("onrecord.socket")


def serve(bot: Bot, stopped: threading.Event | None = None) -> None:
    """Connect and answer until SIGTERM or SIGINT, or until `stopped` is set; then take nothing new.

    What was acknowledged is still answered: the process ends when the desk's threads have.
    """
    end = stopped or until_signal()
    settings = bot.settings
    # Its own client: the app's would open the connection with the bot's token and Slack's own address.
    client = WebClient(token=settings.app_token, base_url=settings.slack_api)
    handler = SocketModeHandler(bot.bolt, settings.app_token, web_client=client, concurrency=LISTENERS)
    bot.start()
    while not end.is_set():
        try:
            handler.connect()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
        except SlackApiError as error:
            log.warning("event=socket_refused error=%s", error.response.get("error", "unknown"))
            end.wait(RETRY)
        except (SlackClientError, OSError) as error:
            log.warning("event=socket_unreachable error=%s", type(error).__name__)
            end.wait(RETRY)
        else:
            log.info("event=socket_connected")
            end.wait()
    handler.close()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
    bot.stop()


def until_signal() -> threading.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    return stopped
