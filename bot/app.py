"""The composition root: the one place that builds and joins the archive, the Slack app and the web application."""

from __future__ import annotations

import logging
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.request import urlopen

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot import web
from bot.identity import Identity
from bot.links import Links
from bot.pictures import PictureLinks, pictures
from bot.reader import reader
from bot.settings import BadSetting, Settings, read_settings
from bot.startup import Startup
from corpus import Corpus
from corpus.corrections import Corrections
from handlers import Access, Desk, Newsroom, RateLimit, drawing, register
from handlers.correcting import Remarks
from handlers.manner import Manner, no_link, no_picture
from handlers.once import Once

if TYPE_CHECKING:
    from flask import Flask

log = logging.getLogger("onrecord.app")

SWITCH = 0.001  # seconds; an ack() needs the interpreter a dozen times, and would wait 5 ms for each
LISTENERS = 32  # Bolt's own five starve ack(): 6 of 16 commands were not acknowledged in time


@dataclass(frozen=True, slots=True)
class Bot:
    """Everything that was built, joined."""

    settings: Settings
    corpus: Corpus
    bolt: App
    startup: Startup
    identity: Identity
    web: Flask

    def start(self) -> None:
        """Begin to read the archive and to learn who the bot is; returns at once."""
        if self.settings.disk_is_emptied:
            log.warning("event=corrections_on_a_disk_that_is_emptied setting=CORRECTIONS_FILE")
        _warm_up(self.bolt)
        self.startup.start()
        self.identity.learn()
        if self.settings.public_url:
            threading.Thread(target=drawing.warm_up, name="drawing", daemon=True).start()

    def stop(self) -> None:
        """Begin nothing new."""
        self.startup.stop()
        self.identity.stop()


def build(settings: Settings) -> Bot:
    """Build the bot. Nothing runs yet, and nothing was asked of Slack."""
    corpus = Corpus(settings.corpus_dir, settings.index_url)
    client = WebClient(base_url=settings.slack_api, timeout=10)
    identity = Identity(client, settings.bot_token)
    bolt = App(
        name="slack_bolt.onrecord",  # Bolt sets the level of the logger of this name; "onrecord" is ours
        client=client,
        authorize=identity,
        signing_secret=settings.signing_secret,
        request_verification_enabled=settings.mode != "socket",
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener"),
    )
    corrections = Corrections(settings.corrections_path)
    links = Links(settings.public_url, settings.link_secret, settings.link_days) if settings.public_url else None
    remarks = Remarks(corrections)
    drawn = PictureLinks(settings.public_url, settings.link_secret, settings.link_days) if settings.public_url else None
    manner = Manner(link=links or no_link, remarks=remarks, picture=drawn or no_picture)
    access = Access(
        settings.allowed_teams,
        settings.allowed_channels,
        settings.allowed_users,
        settings.allow_outsiders,
        lambda: identity.team_id,
    )
    limit = RateLimit(settings.questions_a_minute)
    once = Once(settings.corrections_path.with_name("once.sqlite"))
    room = Newsroom(corpus, Desk(manner), access, limit, lambda: not drawn and "files:write" in identity.scopes, once)
    register(bolt, corpus, room, corrections, ephemeral=settings.disk_is_emptied)
    startup = Startup(corpus, settings.refresh_minutes)
    pages = [reader(corpus, links, remarks)] if links else []
    pages += [pictures(corpus, drawn)] if drawn else []
    flask = web.create(bolt, startup, settings.signing_secret, pages)
    return Bot(settings, corpus, bolt, startup, identity, flask)


def _warm_up(bolt: App) -> None:
    """Do once what the first request would wait for: certificates for answering, Bolt's middleware.

    Sixteen first requests at once each loaded the certificates, and were acknowledged after a second.
    """
    with urlopen("data:,"):  # noqa: S310 - no network: it makes the opener that every answer uses
        pass
    bolt.dispatch(BoltRequest(mode="socket_mode", body={"type": "event_callback", "event": {"type": "warm_up"}}))


def create() -> Flask:
    """Build and start the bot for gunicorn; a bad setting ends the process with its sentence."""
    try:
        settings = read_settings("web")
    except BadSetting as bad:
        sys.exit(str(bad))
    prepare_process(settings.log_level)
    bot = build(settings)
    bot.start()
    return bot.web


def prepare_process(log_level: str) -> None:
    """Write our log lines to standard error, and keep Bolt from reading settings of its own.

    Slack's libraries only warn: when they talk, they log bodies and tokens.
    """
    sys.setswitchinterval(SWITCH)
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        os.environ.pop(name, None)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("onrecord").setLevel(log_level)
    for name in ("slack_bolt", "slack_sdk"):
        logging.getLogger(name).setLevel(logging.WARNING)
