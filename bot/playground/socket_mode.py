"""The way to the bot over Socket Mode: the bot connects, payloads go out in envelopes, acknowledgements come back."""

import json
import secrets
import threading
import time
from collections.abc import Mapping

from bot.playground.delivery import ACK_SECONDS, NOT_CONNECTED, OPERATION_TIMEOUT, Acknowledgement
from bot.playground.websocket import WebSocket
from bot.playground.workspace import APP, Json

CONNECTIONS = 10  # of one app at a time


class SocketMode:
    """Every connection of the bot; a payload goes to one of them, in turn."""

    def __init__(self, ack_seconds: float = ACK_SECONDS) -> None:
        self.ack_seconds = ack_seconds
        self._changed = threading.Condition()
        self._tickets: set[str] = set()
        self._open: list[WebSocket] = []
        self._answers: dict[str, bytes] = {}
        self._turn = 0

    def ticket(self) -> str:
        """Lend the right to connect once."""
        ticket = secrets.token_urlsafe(12)
        with self._changed:
            self._tickets.add(ticket)
        return ticket

    def admit(self, ticket: str) -> bool:
        """Take a ticket back; say whether it was one, and whether there is room."""
        with self._changed:
            known = ticket in self._tickets and len(self._open) < CONNECTIONS
            self._tickets.discard(ticket)
            return known

    def connected(self, count: int = 1, seconds: float = 10.0) -> bool:
        """Wait until the bot has so many connections; say whether it has."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._open) >= count, timeout=seconds)

    def serve(self, connection: WebSocket) -> None:
        """Greet a connection and take acknowledgements from it until it ends."""
        with self._changed:
            self._open.append(connection)
            hello = {"type": "hello", "num_connections": len(self._open), "connection_info": {"app_id": APP}}
        try:
            connection.send(json.dumps(hello))
            with self._changed:
                self._changed.notify_all()
            while (text := connection.receive()) is not None:
                self._acknowledged(text)
        finally:
            with self._changed:
                self._open.remove(connection)

    def send(self, kind: str, payload: Json, headers: Mapping[str, str]) -> Acknowledgement:
        """Send a payload in an envelope and wait for its acknowledgement."""
        began = time.perf_counter()
        envelope = f"{secrets.token_hex(4)}-{secrets.token_hex(6)}"
        wrapped = {
            "envelope_id": envelope,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            wrapped["retry_attempt"] = int(headers.get("X-Slack-Retry-Num", "0"))
            wrapped["retry_reason"] = headers.get("X-Slack-Retry-Reason", "")
        if not self._sent(json.dumps(wrapped)):
            return Acknowledgement(None, b"", time.perf_counter() - began, NOT_CONNECTED)
        with self._changed:
            taken = self._changed.wait_for(lambda: envelope in self._answers, timeout=self.ack_seconds)
            answer = self._answers.pop(envelope, b"")
        seconds = time.perf_counter() - began
        return (
            Acknowledgement(200, answer, seconds) if taken else Acknowledgement(None, b"", seconds, OPERATION_TIMEOUT)
        )

    def close(self) -> None:
        """Hang up every connection."""
        with self._changed:
            connections = list(self._open)
        for connection in connections:
            connection.close()

    def _sent(self, text: str) -> bool:
        with self._changed:
            if not self._open:
                return False
            self._turn += 1
            connection = self._open[self._turn % len(self._open)]
        try:
            connection.send(text)
        except OSError:
            return False
        return True

    def _acknowledged(self, text: str) -> None:
        try:
            value = json.loads(text)
            envelope = value["envelope_id"]
        except (ValueError, TypeError, KeyError):
            return  # not an acknowledgement; Slack takes no notice either
        with self._changed:
            payload = value.get("payload")
            self._answers[str(envelope)] = json.dumps(payload).encode() if payload else b""
            self._changed.notify_all()
