"""Bring a payload to the bot as Slack does, and note how long the acknowledgement took."""

import http.client
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from bot.playground.signing import signed_headers
from bot.playground.workspace import Json

ACK_SECONDS = 3.0  # docs.slack.dev: a command, an action, a submission and an event must be acknowledged within it

OPERATION_TIMEOUT = "operation_timeout"
DISPATCH_FAILED = "dispatch_failed"
NOT_CONNECTED = "not_connected"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the bot answered at once: a body for Slack to act on, or the error that people see."""

    status: int | None
    body: bytes
    seconds: float
    error: str | None = None
    retry: bool = True  # whether an event may be sent again

    @property
    def answer(self) -> Json | None:
        """The body as an object; a plain text body is a message's text; nothing is None."""
        text = self.body.decode("utf-8", errors="replace").strip()
        if not text:
            return None
        try:
            value = json.loads(text)
        except ValueError:
            return {"text": text}
        return value if isinstance(value, dict) else {"text": text}


class Transport(Protocol):
    """A way to the bot."""

    def send(self, kind: str, payload: Json, headers: Mapping[str, str]) -> Acknowledgement:
        """Send a payload of a kind (slash_commands, interactive, events_api) and wait for its acknowledgement."""
        ...


class SignedRequests:
    """The way over HTTP: one signed POST for each payload."""

    def __init__(
        self, url: str, signing_secret: str, clock: Callable[[], float], ack_seconds: float = ACK_SECONDS
    ) -> None:
        self.url = url
        self.signing_secret = signing_secret
        self.clock = clock
        self.ack_seconds = ack_seconds

    def send(self, kind: str, payload: Json, headers: Mapping[str, str]) -> Acknowledgement:
        """Post the payload, in the form Slack gives its kind."""
        body, content_type = encoded(kind, payload)
        signed = signed_headers(self.signing_secret, int(self.clock()), body)
        return self.post(body, {"Content-Type": content_type, **signed, **headers})

    def post(self, body: bytes, headers: Mapping[str, str]) -> Acknowledgement:
        """Post raw bytes, for those who try what a forger would."""
        target = urlsplit(self.url)
        began = time.perf_counter()
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=self.ack_seconds)
        try:
            connection.request("POST", target.path or "/", body, dict(headers))
            response = connection.getresponse()
            answer = response.read()
        except TimeoutError:
            return Acknowledgement(None, b"", time.perf_counter() - began, OPERATION_TIMEOUT)
        except (OSError, http.client.HTTPException):
            return Acknowledgement(None, b"", time.perf_counter() - began, DISPATCH_FAILED)
        finally:
            connection.close()
        seconds = time.perf_counter() - began
        error = None if response.status == http.HTTPStatus.OK else DISPATCH_FAILED
        if seconds > self.ack_seconds:
            error = OPERATION_TIMEOUT
        again = response.headers.get("X-Slack-No-Retry") != "1"
        return Acknowledgement(response.status, answer, seconds, error, again)


def encoded(kind: str, payload: Json) -> tuple[bytes, str]:
    """Encode a payload: a command is a form, an interaction JSON inside a form, an event JSON."""
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"
