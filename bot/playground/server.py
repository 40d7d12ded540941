"""The local Slack's own web server: the Web API, the response URLs and the page, on loopback and nowhere else."""

import http
import ipaddress
import logging
import socket
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, request
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from bot.playground.drawing import teach
from bot.playground.faults import Fault
from bot.playground.page import page_of
from bot.playground.posting import RefusedError
from bot.playground.web_api import arguments_of
from bot.playground.websocket import WebSocket, handshake

if TYPE_CHECKING:
    from bot.playground.local import LocalSlack

log = logging.getLogger(__name__)

MOST_BYTES = 1_000_000  # of a request; Slack's own limit is not published, nothing the bot sends comes near


class NotLoopbackError(ValueError):
    """Somebody asked the playground to listen where others could reach it."""


def loopback(host: str) -> str:
    """Give the host back when only this machine can reach it.

    >>> loopback("127.0.0.1")
    '127.0.0.1'
    """
    try:
        if host == "localhost" or ipaddress.ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise NotLoopbackError(
        f"The playground is for this machine alone and does not listen on {host}: leave the host at 127.0.0.1"
    )


class _Quiet(WSGIRequestHandler):
    """A request handler that writes no line for each request."""

    def log_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Keep silent."""


class Server:
    """A threaded server on a port of loopback; port 0 takes a free one."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        self._server: BaseWSGIServer = make_server(loopback(host), port, app, threaded=True, request_handler=_Quiet)
        self.url = f"http://{host}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="playground", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering and give the port back."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


def web_app(slack: "LocalSlack") -> Flask:
    """Build the Flask app that speaks for Slack to the bot."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's default provider has it

    @app.before_request
    def only_this_machine() -> Response | None:
        """Refuse names that merely resolve to this machine, so that no foreign page can speak to the playground."""
        try:
            loopback(urlsplit(f"//{request.host}").hostname or "")
        except NotLoopbackError as error:
            return Response(f"{error}\n", http.HTTPStatus.FORBIDDEN, mimetype="text/plain")
        return None

    teach(app.jinja_env, slack.workspace)
    app.register_blueprint(page_of(slack))

    @app.post("/api/<method>")
    def api(method: str) -> Response:
        met = _met(slack.faults.next_of(method))
        return met if met is not None else _api_answer(slack, method)

    @app.post("/response/<response_id>")
    def response_url(response_id: str) -> Response:
        met = _met(slack.faults.next_of("response_url"))
        return met if met is not None else _response_answer(slack, response_id)

    @app.post("/upload/<file>")
    def upload(file: str) -> Response:
        kept = slack.files.receive(file, request.get_data())
        if kept is None:
            return Response(status=http.HTTPStatus.NOT_FOUND)
        return Response(f"OK - {len(kept.content)}", mimetype="text/plain")

    @app.get("/socket/<ticket>", websocket=True)
    def connect(ticket: str) -> Response:
        key = request.headers.get("Sec-WebSocket-Key")
        if key is None or not slack.sockets.admit(ticket):
            return Response(status=http.HTTPStatus.FORBIDDEN)
        connection: socket.socket = request.environ["werkzeug.socket"]
        connection.sendall(handshake(key))
        slack.sockets.serve(WebSocket(connection))
        return Response(status=http.HTTPStatus.NO_CONTENT)  # to a connection that has ended; nobody reads it

    return app


def _met(fault: Fault | None) -> Response | None:
    """Fail as planned."""
    if fault is None:
        return None
    if fault.delay:
        time.sleep(fault.delay)
    if fault.drop:
        request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        return Response(status=http.HTTPStatus.NO_CONTENT)
    if fault.status is None:
        return None
    answer = jsonify(ok=False, error="ratelimited" if fault.retry_after is not None else "internal_error")
    answer.status_code = fault.status
    if fault.retry_after is not None:
        answer.headers["Retry-After"] = str(fault.retry_after)
    return answer


def _api_answer(slack: "LocalSlack", method: str) -> Response:
    try:
        arguments = _sent_json() if request.is_json else arguments_of(request.form)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or arguments.get("token")
        done = slack.called(method, token, {key: value for key, value in arguments.items() if key != "token"})
    except RefusedError as error:
        return jsonify(_refusal(error))
    answer = jsonify(done)
    answer.headers["X-OAuth-Scopes"] = ",".join(sorted(slack.manifest.scopes))
    return answer


def _refusal(error: RefusedError) -> dict[str, Any]:
    answer: dict[str, Any] = {"ok": False, "error": error.error}
    if error.error == "missing_scope":
        answer |= dict(detail.split(": ", 1) for detail in error.details)
    elif error.details:
        answer["errors"] = list(error.details)
        answer["response_metadata"] = {"messages": [f"[ERROR] {each}" for each in error.details]}
    return answer


def _response_answer(slack: "LocalSlack", response_id: str) -> Response:
    try:
        slack.responded(response_id, _sent_json())
    except RefusedError as error:
        answer = jsonify(ok=False, error=error.error)
        gone = error.error == "expired_url"
        answer.status_code = http.HTTPStatus.NOT_FOUND if gone else http.HTTPStatus.BAD_REQUEST
        return answer
    return jsonify(ok=True)


def _sent_json() -> dict[str, Any]:
    """Read the object in the body; a body without a byte is an empty one."""
    if not request.get_data():
        return {}
    value = request.get_json(force=True, silent=True)
    if not isinstance(value, dict):
        raise RefusedError("invalid_json")
    return value
