"""Let the bot speak to another Web API, that of the npm package emulate, and read back what it posted there.

Usage: python -m tests.scenarios.web_api_check FOLDER, with the node_modules that hold emulate and a Node of 22 or more.
emulate has the Web API, and neither commands nor buttons: events are signed here and sent to the bot as Slack sends
them, and what the bot posts must stand in emulate's channels. It listens on loopback only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.playground.signing import signed_headers
from bot.settings import read_settings
from tests.pages import QUOTATION, SPEAKER, write_pages
from tests.scenarios.cross_check import BOT_PORT, over_http

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PORT = 4802
API = f"http://127.0.0.1:{PORT}/api/"
TOKEN, SECRET = "xoxb-web-api-check", "web-api-check"
TRIES = 50  # tenths of a second
PEOPLE = {"slack": {"users": [{"name": "desk"}, {"name": "editor"}], "channels": [{"name": "newsroom"}]}}


def main(arguments: list[str]) -> int:
    """Run each check and print what is not as it should be; return the exit code."""
    if len(arguments) != 1:
        print("Usage: python -m tests.scenarios.web_api_check FOLDER", file=sys.stderr)  # noqa: T201 # a shell command
        return 2
    with (
        tempfile.TemporaryDirectory() as name,
        emulate(Path(arguments[0]), Path(name)) as client,
        over_http(settings(Path(name))),
    ):
        checks = (mentioned, written_to, twice)
        wrong = [check.__doc__ for check in checks if not check(client)]
        for each in wrong:
            print(f"emulate: not so: {each}")  # noqa: T201 # what it is for
        print(f"emulate: {len(checks) - len(wrong)} of {len(checks)} as in our own Slack")  # noqa: T201 # what it is for
        return 1 if wrong else 0


@contextmanager
def emulate(modules: Path, place: Path) -> Iterator[WebClient]:
    """Start emulate's Slack with two people in it."""
    seed = place / "seed.yaml"
    seed.write_text(json.dumps(PEOPLE), encoding="utf-8")  # which is YAML, too
    program = modules / "emulate" / "dist" / "index.js"
    command = [str(modules / ".bin" / "node"), str(program), "start", "--service", "slack", "--port", str(PORT)]
    command += ["--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        client = WebClient(token=TOKEN, base_url=API, timeout=5)
        try:
            if not until(lambda: bool(client.auth_test()["ok"])):
                raise OSError(f"{program} does not start here")
            yield client
        finally:
            process.terminate()


def settings(place: Path) -> Any:
    """Return the settings of a bot that takes emulate for Slack."""
    environment = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": API,
        "CORPUS_DIR": str(write_pages(place / "pages")),
        "INDEX_URL": str(place / "index.sqlite"),
        "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
    }
    return read_settings("web", environment)


def mentioned(client: WebClient) -> bool:
    """See a mention answered in its thread, with blocks and with words."""
    replies = mention(client, "Ev1")
    return until(lambda: answers(replies()))


def written_to(client: WebClient) -> bool:
    """See a direct message answered where it stands."""
    own = client.auth_test()["user_id"]
    user = next(one["id"] for one in client.users_list()["members"] if one["id"] != own)
    channel = client.api_call("conversations.open", json={"users": user})["channel"]["id"]  # emulate reads bodies only
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": channel,
        "ts": "1.1",
        "text": f'who said "{QUOTATION}"',
    }
    send(event, "Ev2")
    return until(lambda: answers(client.conversations_history(channel=channel)["messages"]))


def twice(client: WebClient) -> bool:
    """See an event that is sent again answered once."""
    replies = mention(client, "Ev3", times=2)
    return until(lambda: answers(replies())) and not until(lambda: len(replies()) > 1, tries=10)


def mention(client: WebClient, name: str, times: int = 1) -> Callable[[], list[Any]]:
    """Ask in a channel; return what reads the replies in its thread."""
    channel = client.conversations_list()["channels"][0]["id"]
    asked = client.chat_postMessage(channel=channel, text="who said it?")["ts"]
    for _ in range(times):
        text = f'<@U0BOT> who said "{QUOTATION}"'
        send({"type": "app_mention", "channel": channel, "ts": asked, "text": text}, name)
    return lambda: list(client.conversations_replies(channel=channel, ts=asked)["messages"][1:])


def answers(messages: list[Any]) -> bool:
    """Tell whether one of the messages is the bot's answer."""
    return any(SPEAKER in str(one.get("text")) and one.get("blocks") for one in messages)


def send(event: dict[str, str], name: str) -> None:
    """Send an event as Slack does."""
    whole = {
        "type": "event_callback",
        "team_id": "T000000001",
        "event_id": name,
        "event": {"user": "U0EDITOR", **event},
    }
    body = json.dumps(whole).encode()
    headers = {"Content-Type": "application/json", **signed_headers(SECRET, int(time.time()), body)}
    request = urllib.request.Request(f"http://127.0.0.1:{BOT_PORT}/slack/events", body, headers)
    urllib.request.urlopen(request, timeout=5).close()  # noqa: S310 # loopback


def until(happened: Callable[[], bool], tries: int = TRIES) -> bool:
    """Wait until something is so, or the tries are used up; say which."""
    for _ in range(tries):
        with suppress(SlackClientError, OSError):  # it may not be up yet
            if happened():
                return True
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
