"""Walk through the scenario on other people's Slack, and print where it differs.

Usage: python -m tests.scenarios.cross_check BINARY, with bin/local-slack of the npm package local-slack-linux-x64.
local-slack listens on every interface, so it runs with the bot inside a network namespace of its own, which has
nothing but loopback. Linux only, with unshare (util-linux) and ip (iproute2).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from werkzeug.serving import make_server

from bot.app import build
from bot.settings import read_settings
from tests.live import Quiet
from tests.pages import write_pages
from tests.scenarios.other import OtherStage, config
from tests.scenarios.stage import scenario, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.settings import Settings

PORT, BOT_PORT = 4800, 4801
TOKENS = {"botToken": "xoxb-cross-check", "appToken": "xapp-1-cross-check", "signingSecret": "cross-check"}


def main(arguments: list[str]) -> int:
    """Enter the namespace, then walk over HTTP and over Socket Mode; return the exit code."""
    if len(arguments) == 1:
        inside = [
            "unshare",
            "--map-root-user",
            "--net",
            sys.executable,
            "-m",
            "tests.scenarios.cross_check",
            "--inside",
        ]
        os.execvp("unshare", [*inside, str(Path(arguments[0]).resolve())])  # noqa: S606, S607 # fixed arguments, no shell
    if len(arguments) != 2 or arguments[0] != "--inside":
        print("Usage: python -m tests.scenarios.cross_check BINARY", file=sys.stderr)  # noqa: T201 # a shell command
        return 2
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)  # noqa: S607 # the namespace has no loopback yet
    failed = sum(differences(Path(arguments[1]), mode) for mode in ("events", "socket"))
    return 1 if failed else 0


def differences(binary: Path, mode: str) -> int:
    """Walk in one mode and print each step that differs; return how many do."""
    with tempfile.TemporaryDirectory() as name, other_slack(binary, Path(name), mode) as stage:
        settings = _settings(Path(name), mode)
        with over_socket(settings, stage) if mode == "socket" else over_http(settings):
            count = done = 0
            for step, faults in walk(stage, scenario(), tries=30):
                done += 1
                count += bool(faults)
                for fault in faults:
                    print(f"{mode}: {step.name}: {fault}")  # noqa: T201 # what it is for
            print(f"{mode}: {done - count} of {done} steps as in our own Slack")  # noqa: T201 # what it is for
            return count


@contextmanager
def other_slack(binary: Path, place: Path, mode: str) -> Iterator[OtherStage]:
    """Start local-slack."""
    file = place / "workspace.json"
    file.write_text(json.dumps(config(f"http://127.0.0.1:{BOT_PORT}/slack/events", TOKENS, mode)), encoding="utf-8")
    command = [str(binary), "--config", str(file), "--port", str(PORT), "--base-host", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        stage = OtherStage(PORT)
        try:
            if not stage.ready():
                raise OSError(f"{binary} does not start here")
            yield stage
        finally:
            process.terminate()


def _settings(place: Path, mode: str) -> Settings:
    environment: Mapping[str, str] = {
        "SLACK_BOT_TOKEN": TOKENS["botToken"],
        "SLACK_APP_TOKEN": TOKENS["appToken"],
        "SLACK_SIGNING_SECRET": TOKENS["signingSecret"],
        "SLACK_API_URL": f"http://127.0.0.1:{PORT}/api",
        "CORPUS_DIR": str(write_pages(place / "pages")),
        "INDEX_URL": str(place / "index.sqlite"),
        "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
        "QUESTIONS_A_MINUTE": "0",
    }
    return read_settings("socket" if mode == "socket" else "web", environment)


@contextmanager
def over_http(settings: Settings) -> Iterator[None]:
    """Run the bot as the web process."""
    bot = build(settings)
    bot.corpus.refresh()
    server = make_server("127.0.0.1", BOT_PORT, bot.web, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


@contextmanager
def over_socket(settings: Settings, stage: OtherStage) -> Iterator[None]:
    """Run the bot as the worker process."""
    bot = build(settings)
    bot.corpus.refresh()
    client = WebClient(token=settings.app_token, base_url=settings.slack_api)
    handler = SocketModeHandler(bot.bolt, settings.app_token, web_client=client)
    handler.connect()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
    if not stage.connected():
        raise OSError("the bot did not connect")
    yield
    handler.close()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
