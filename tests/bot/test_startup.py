"""The process as a host runs it: the line of the Procfile, a port, a signal to end."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.playground import LocalSlack
from bot.playground.faults import Fault
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
SECONDS = 40.0


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def line_of(process: str) -> list[str]:
    """Return a process's command as the Procfile has it, run by this Python."""
    lines = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text(encoding="utf-8").splitlines())
    words = shlex.split(lines[process])
    return [sys.executable, "-m", *words] if words[0] == "gunicorn" else [sys.executable, *words[1:]]


@contextmanager
def running(process: str, slack: LocalSlack, place: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process of the Procfile in an environment with nothing but its settings."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place),
        "SLACK_BOT_TOKEN": slack.token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "CORPUS_DIR": str(write_pages(place / "pages")),
        "INDEX_URL": str(place / "index.sqlite"),
        "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
        "QUESTIONS_A_MINUTE": "0",
        **more,
    }
    with (place / "log").open("wb") as log:
        child = subprocess.Popen(line_of(process), cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield child
        finally:
            if child.poll() is None:
                child.terminate()
            child.wait(SECONDS)
            print((place / "log").read_text(encoding="utf-8"))  # noqa: T201 - pytest shows it where a test fails


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - loopback
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0


def wait_for(url: str, status: int) -> None:
    deadline = time.monotonic() + SECONDS
    while (last := status_of(url)) != status:
        assert time.monotonic() < deadline, f"{url} answers {last}"
        time.sleep(0.1)


def test_the_web_process_starts_answers_and_drains(tmp_path: Path) -> None:
    """The Procfile's line listens on PORT, gets ready, and a SIGTERM in the middle loses nothing acknowledged."""
    with LocalSlack() as slack, running("web", slack, tmp_path, PORT=str(port := free_port())) as child:
        slack.bot_url = f"http://127.0.0.1:{port}/slack/events"
        wait_for(f"http://127.0.0.1:{port}/readyz", 200)
        slack.fail("response_url", Fault(delay=0.5), times=12)  # Slack takes its time over each answer
        with ThreadPoolExecutor(12) as people:
            asked = list(people.map(lambda _: slack.command("/whosaid", QUOTATION), range(12)))
        child.send_signal(signal.SIGTERM)
        taken = [delivery for delivery in asked if delivery.error is None]
        assert taken
        assert all(delivery.replies(seconds=SECONDS)[0].text.startswith("Oda Fenwick") for delivery in taken)
        assert child.wait(SECONDS) == 0


def test_the_web_process_starts_with_slack_away(tmp_path: Path) -> None:
    """With Slack's API unreachable the process starts, gets ready and answers."""
    away = {"SLACK_API_URL": "http://127.0.0.1:9/api", "PORT": str(port := free_port())}
    with LocalSlack() as slack, running("web", slack, tmp_path, **away):
        slack.bot_url = f"http://127.0.0.1:{port}/slack/events"
        wait_for(f"http://127.0.0.1:{port}/readyz", 200)
        assert slack.command("/whosaid", QUOTATION).replies()[0].text.startswith("Oda Fenwick")


def test_a_disk_that_is_emptied_is_told_at_the_start(tmp_path: Path) -> None:
    """On a host whose restart loses the corrections the log says so; with a file that stays it does not."""
    for host, told in ({"DYNO": "web.1", "CORRECTIONS_FILE": ""}, True), ({"DYNO": "web.1"}, False):
        with LocalSlack() as slack, running("web", slack, tmp_path, PORT=str(port := free_port()), **host):
            wait_for(f"http://127.0.0.1:{port}/healthz", 200)
        log = (tmp_path / "log").read_text(encoding="utf-8")
        assert ("event=corrections_on_a_disk_that_is_emptied" in log) is told


def test_a_bad_setting_ends_the_web_process_with_a_sentence(tmp_path: Path) -> None:
    """gunicorn's worker says what is wrong, and the process does not pretend to live."""
    with LocalSlack() as slack, running("web", slack, tmp_path, SLACK_BOT_TOKEN="", PORT=str(free_port())) as child:
        assert child.wait(SECONDS) != 0
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "SLACK_BOT_TOKEN is not set" in log
    assert "Traceback" not in log


def test_a_database_that_no_engine_knows_is_a_sentence(tmp_path: Path) -> None:
    """A host that sets DATABASE_URL to a database we cannot use gets a sentence, not a loop of failing workers."""
    unknown = {"INDEX_URL": "nosuchdb://127.0.0.1/x", "PORT": str(free_port())}
    with LocalSlack() as slack, running("web", slack, tmp_path, **unknown) as child:
        assert child.wait(SECONDS) != 0
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "no engine" in log
    assert "Traceback" not in log


def test_the_worker_process_connects_and_ends(tmp_path: Path) -> None:
    """The Procfile's other line connects over Socket Mode, and a SIGTERM ends it after its answers."""
    with LocalSlack(socket_mode=True) as slack, running("worker", slack, tmp_path) as child:
        assert slack.sockets.connected(seconds=SECONDS)
        deadline = time.monotonic() + SECONDS
        while "ask again" in (reply := slack.command("/whosaid", QUOTATION).replies()[0]).text:
            assert time.monotonic() < deadline
        assert reply.text.startswith("Oda Fenwick")
        slack.fail("response_url", Fault(delay=1.0))
        asked = slack.command("/whosaid", QUOTATION)
        child.send_signal(signal.SIGTERM)
        assert asked.replies(seconds=SECONDS)[0].text.startswith("Oda Fenwick")
        assert child.wait(SECONDS) == 0
