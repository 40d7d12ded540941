"""The scenario's stage on local-slack, other people's emulator of Slack (npm: local-slack-linux-x64)."""

from __future__ import annotations

import base64
import http.client
import json
import os
import socket
import time
from typing import TYPE_CHECKING, Any

from bot.playground.forms import elements, state_of
from bot.playground.payloads import selected
from bot.playground.websocket import WebSocket
from tests.scenarios.stage import Said, Step, Window, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

EDITOR, BOT, TEAM, APP = "U0EDITOR01", "U0ONRECORD", "T0ONRECORD", "A0ONRECORD"
CHANNELS = {"newsroom": "C0NEWSROOM", "city-desk": "C0CITYDESK"}


def config(bot_url: str, secrets: Mapping[str, str], mode: str) -> dict[str, Any]:
    """Describe the same workspace as ours."""
    return {
        "workspace": {"name": "On Record", "domain": "on-record", "teamId": TEAM},
        "app": {"appId": APP, "botUserId": BOT, "botName": "onrecord", "mode": mode, **secrets}
        | {"requestUrl": bot_url},
        "users": [{"id": EDITOR, "name": "mara.voss", "real_name": "Mara Voss"}],
        "channels": [
            {"id": CHANNELS["newsroom"], "name": "newsroom", "members": [EDITOR, BOT]},
            {"id": CHANNELS["city-desk"], "name": "city-desk", "members": [EDITOR]},
        ],
    }


class OtherStage:
    """local-slack on a port of this machine."""

    name = "other"

    def __init__(self, port: int) -> None:
        self._port = port

    def act(self, step: Step) -> str | None:
        """Do what the step says; give the id of the message that was pressed on, if one was."""
        channel = CHANNELS[step.channel]
        if step.does == "command":
            command, _, text = step.text.partition(" ")
            self._control("command", {"channel": channel, "user": EDITOR, "command": command, "text": text})
        elif step.does == "press":
            return self._press(step, channel)
        elif step.does == "submit":
            view = self._snapshot()["modalStack"][-1]
            self._tell({"t": "view_submit", "user": EDITOR, "values": state_of(view["blocks"], step.values)})
        elif step.does == "close":
            self._tell({"t": "view_close", "user": EDITOR})
        elif step.does == "home":
            self._control("open-home", {"user": EDITOR})
        elif step.does == "direct":
            self._control("message", {"channel": self._direct(), "user": EDITOR, "text": step.text})
        else:
            raise LookupError(f"local-slack cannot {step.does}")
        return None

    def said(self) -> list[Said]:
        """List the messages of the bot."""
        every = [each for messages in self._snapshot()["messages"].values() for each in messages]
        return [
            Said(
                each["ts"],
                each["text"],
                each.get("subtype") == "ephemeral",
                "thread_ts" in each,
                each.get("blocks", []),
            )
            for each in sorted(every, key=lambda each: str(each["ts"]))
            if each["user"] == BOT
        ]

    def modal(self) -> Window | None:
        """Give the window on top."""
        stack = self._snapshot()["modalStack"]
        return Window(stack[-1]["title"]["text"], words_of(stack[-1])) if stack else None

    def home(self) -> Window | None:
        """Give the Home tab."""
        homes = self._snapshot()["homeViews"]
        return Window("", words_of(homes[EDITOR][APP])) if APP in homes.get(EDITOR, {}) else None

    def settle(self, seconds: float) -> None:
        """Wait until something may have changed."""
        time.sleep(seconds)

    def ready(self, seconds: float = 20.0) -> bool:
        """Wait until it answers."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                self._snapshot()
            except OSError:
                time.sleep(0.2)
            else:
                return True
        return False

    def connected(self, seconds: float = 20.0) -> bool:
        """Wait until the bot has connected."""
        until = time.monotonic() + seconds
        while not (there := bool(self._snapshot()["apps"][0]["connected"])) and time.monotonic() < until:
            time.sleep(0.2)
        return there

    def _press(self, step: Step, channel: str) -> str:
        messages = [each for each in self._snapshot()["messages"].get(channel, []) if each["user"] == BOT]
        for message in reversed(messages):
            for block, element in elements(message.get("blocks") or []):
                if element.get("action_id") == step.action:
                    action = {**element, **selected(element, step.choice), "block_id": block.get("block_id")}
                    sent = {"channel": channel, "messageTs": message["ts"], "user": EDITOR, "action": action}
                    self._control("interact", sent)
                    return str(message["ts"])
        raise LookupError(f"no message has {step.action!r}")

    def _direct(self) -> str:
        answer = self._post("/api/conversations.open", {"users": EDITOR})
        return str(answer["channel"]["id"])

    def _control(self, what: str, body: Mapping[str, Any]) -> None:
        self._post(f"/_control/{what}", body)

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=15)
        try:
            headers = {"Content-Type": "application/json", "Authorization": "Bearer xoxb-any"}
            connection.request("POST", path, json.dumps(body), headers)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def _snapshot(self) -> Any:
        """Read the whole state: the page's connection begins with it."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=10) as raw:
            return json.loads(_upgraded(raw).receive() or "{}")["state"]

    def _tell(self, message: Mapping[str, Any]) -> None:
        """Act as the page does."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=10) as raw:
            connection = _upgraded(raw)
            connection.receive()
            raw.sendall(_masked(json.dumps(message).encode()))
            connection.receive()  # whatever changed


def _upgraded(raw: socket.socket) -> WebSocket:
    key = base64.b64encode(os.urandom(16)).decode()
    raw.sendall(
        f"GET /ui HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += raw.recv(1)
    return WebSocket(raw)


def _masked(payload: bytes) -> bytes:
    """Write a client's frame; a mask of noughts changes nothing."""
    return b"\x81\xff" + len(payload).to_bytes(8, "big") + bytes(4) + payload
