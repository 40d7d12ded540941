"""The bot over HTTP: Slack's requests behind a guard, and whether the process lives and is ready."""

from __future__ import annotations

import logging
import time
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, jsonify, request
from slack_bolt.adapter.flask import SlackRequestHandler
from werkzeug.exceptions import RequestEntityTooLarge

from bot import guard
from handlers.desk import log_error, random_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Blueprint
    from slack_bolt import App

    from bot.startup import Startup

log = logging.getLogger("onrecord.web")


def create(bolt: App, startup: Startup, signing_secret: str, pages: Sequence[Blueprint] = ()) -> Flask:
    """Build the web application; `pages` are further routes."""
    web = Flask("bot", static_folder=None)
    web.config["MAX_CONTENT_LENGTH"] = guard.LONGEST
    slack = SlackRequestHandler(bolt)
    for page in pages:
        web.register_blueprint(page)

    @web.post("/slack/events")
    def slack_events() -> Response:
        try:
            _admit(signing_secret)
            answer = slack.handle(request)
            # Bolt fails so on a signed payload that is none of Slack's: a retry would not mend it
            return answer if answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR else Response(status=400)
        except guard.Refused as refused:
            log.warning("event=request_refused status=%d reason=%s", refused.status, refused.reason)
            return Response(status=refused.status)
        except Exception as error:  # noqa: BLE001 - signed, yet of a shape that Bolt cannot take
            log_error("request_failed", random_id(), error)
            return Response(status=400)

    @web.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @web.get("/readyz")
    def readyz() -> tuple[Response, int]:
        report = startup.report()
        return jsonify(report), 200 if report["ready"] else 503

    return web


def _admit(signing_secret: str) -> None:
    if request.content_length is None or request.content_length > guard.LONGEST:
        raise guard.Refused(400, "length")
    try:
        body = request.get_data()
    except RequestEntityTooLarge as error:
        raise guard.Refused(400, "length") from error
    guard.check(request.headers, body, signing_secret, time.time())
    guard.check_shape(request.content_type or "", body)
