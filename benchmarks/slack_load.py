"""Ask fifty slash commands a second, signed, over HTTP, of the bot as a host runs it: gunicorn with two workers.

Usage: python -m benchmarks.slack_load [--seconds 60] [--rate 50] [--pictures]

Two runs: one to its end, and one in which the bot gets SIGTERM half-way. Exit 1 where a command was not acknowledged
in time before that, or where one that was acknowledged got no answer. The Slack that asks, our own, runs on the same
machine and takes its share of it.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from bot.playground import LocalSlack
from corpus import SAMPLES, Corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.playground.records import Delivery

SLOWEST = 1.0  # seconds; Slack itself gives up after three
PATIENCE = 60.0  # seconds for the last answers
STARTING = 60.0  # seconds until the bot is ready
PEOPLE = 64  # commands under way at once, at most


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run."""

    name: str
    asked: int
    acknowledged: int
    busy: int
    """Acknowledged with the sentence that asks to come again later."""
    answered: int
    seconds: Sequence[float]
    """How long each acknowledgement took."""
    stopped: bool
    """Whether the bot was stopped half-way."""

    @property
    def lost(self) -> int:
        """The commands that were acknowledged and got no answer."""
        return self.acknowledged - self.answered

    @property
    def good(self) -> bool:
        """Whether nothing was lost, and nothing was slow or refused while the bot was up."""
        taken = self.stopped or self.acknowledged == self.asked
        return taken and not self.lost and not self.busy and max(self.seconds) < SLOWEST

    def row(self) -> str:
        """Return the run as a row of the table."""
        cuts = quantiles(self.seconds, n=100)
        times = " | ".join(f"{value * 1000:.0f} ms" for value in (cuts[49], cuts[98], max(self.seconds)))
        return f"| {self.name} | {self.asked} | {self.acknowledged} | {self.lost} | {times} |"


HEAD = "| run | asked | acknowledged | acknowledged and lost | ack p50 | p99 | slowest |"


def main(arguments: Sequence[str]) -> int:
    """Run both ways and print the table; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slack_load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=50.0, help="commands a second")
    parser.add_argument("--pictures", action="store_true", help="let the Slack fetch each answer's picture")
    given = parser.parse_args(arguments)
    runs = [load(given.seconds, given.rate, pictures=given.pictures, stop=stop) for stop in (False, True)]
    lines = [HEAD, "|---|---|---|---|---|---|---|", *(run.row() for run in runs)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(run.good for run in runs) else 1


def load(seconds: float, rate: float, *, pictures: bool, stop: bool) -> Run:
    """Ask for so many seconds; with `stop`, send SIGTERM half-way."""
    with (
        tempfile.TemporaryDirectory() as place,
        LocalSlack() as slack,
        _bot(slack, Path(place), pictures=pictures) as bot,
    ):
        sent = _ask(slack, _questions(Path(place)), seconds, rate, bot if stop else None)
        taken = [each for each in sent if each.error is None]
        slack.workspace.wait_until(lambda: len(_answered(slack)) >= len(taken), PATIENCE)
        bot.terminate()
        bot.wait(PATIENCE)
        answered = _answered(slack)
        return Run(
            name=f"SIGTERM after {seconds / 2:g} s" if stop else f"{rate:g} a second for {seconds:g} s",
            asked=len(sent),
            acknowledged=len(taken),
            busy=sum(bool(each.acknowledgement.body) for each in taken),
            answered=sum(each.response in answered for each in taken),
            seconds=[each.seconds for each in taken],
            stopped=stop,
        )


def _ask(
    slack: LocalSlack,
    questions: Iterator[tuple[str, str]],
    seconds: float,
    rate: float,
    end: subprocess.Popen[bytes] | None,
) -> list[Delivery]:
    """Type the commands at an even pace, whether or not the last was taken."""
    start = time.monotonic()
    with ThreadPoolExecutor(PEOPLE) as people:
        under_way = []
        for number, (command, text) in enumerate(islice(questions, round(seconds * rate))):
            time.sleep(max(0.0, start + number / rate - time.monotonic()))
            if end is not None and number >= seconds * rate / 2:
                end.send_signal(signal.SIGTERM)
                end = None
            under_way.append(people.submit(slack.command, command, text))
        return [each.result() for each in under_way]


def _answered(slack: LocalSlack) -> set[str]:
    return {each.via for each in slack.messages() if each.via is not None}


def _questions(place: Path) -> Iterator[tuple[str, str]]:
    """Ask in turn who said each quotation of the sample archive, when its stories happened and who reports them."""
    corpus = Corpus(SAMPLES, str(place / "index.sqlite"))
    asked: list[tuple[str, str]] = []
    for one in corpus.articles():
        printed = [each.quotation.span.of(one.article.text) for each in one.attributions]
        asked += [("/whosaid", " ".join(words.split())[:300]) for words in printed[:4]]
        asked += [("/timeline", one.article.title), ("/sources", one.article.title)]
    return cycle(asked)


@contextmanager
def _bot(slack: LocalSlack, place: Path, *, pictures: bool) -> Iterator[subprocess.Popen[bytes]]:
    """Run the bot as its Procfile does, but on loopback, and wait until it is ready."""
    Corpus(SAMPLES, str(place / "index.sqlite")).refresh()
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "INDEX_URL": str(place / "index.sqlite"),
        "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
        "QUESTIONS_A_MINUTE": "0",
        "WEB_CONCURRENCY": "2",
        "LOG_LEVEL": "WARNING",
        **({"PUBLIC_URL": f"http://{address}"} if pictures else {}),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:bot.gunicorn", "--bind", address]
    with subprocess.Popen([*command, "--log-level", "warning", "bot.app:create()"], env=environment) as bot:  # noqa: S603 - our own interpreter and fixed arguments
        try:
            _wait_until_ready(f"http://{address}/readyz")
            slack.bot_url = f"http://{address}/slack/events"
            yield bot
        finally:
            bot.terminate()


def _wait_until_ready(url: str) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - loopback, our own address
                time.sleep(2)  # the other worker
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError("the bot is not ready")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
