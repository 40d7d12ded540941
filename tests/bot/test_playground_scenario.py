"""A day at the desk runs the same over HTTP and over Socket Mode, and Slack has nothing to say against it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.app import build
from bot.playground import LocalSlack
from bot.playground.drawing import verdict
from bot.playground.forms import elements
from bot.playground.validator import problems
from bot.settings import read_settings
from tests.live import live
from tests.pages import write_pages
from tests.scenarios.local import LocalStage
from tests.scenarios.stage import scenario, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

LARGEST = 13_000  # characters of blocks; the bot keeps a distance from Slack's own limit


@contextmanager
def over_http(place: Path) -> Iterator[LocalSlack]:
    """Run the bot as the web process."""
    with live(write_pages(place / "pages"), place) as one:
        yield one.slack


@contextmanager
def over_socket_mode(place: Path) -> Iterator[LocalSlack]:
    """Run the bot as the worker process."""
    with LocalSlack(socket_mode=True, retry_after=()) as slack:
        environment = {
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
            "CORPUS_DIR": str(write_pages(place / "pages")),
            "INDEX_URL": str(place / "index.sqlite"),
            "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
            "QUESTIONS_A_MINUTE": "0",
        }
        bot = build(read_settings("socket", environment))
        bot.corpus.refresh()
        client = WebClient(token=slack.app_token, base_url=slack.api_url)
        handler = SocketModeHandler(bot.bolt, slack.app_token, web_client=client)
        handler.connect()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
        assert slack.sockets.connected()
        yield slack
        handler.close()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
        bot.stop()


@pytest.mark.parametrize("transport", [over_http, over_socket_mode])
def test_a_day_at_the_desk(transport: Callable[[Path], AbstractContextManager[LocalSlack]], tmp_path: Path) -> None:
    """Each step shows what it should; nothing is refused, nobody pinged, nothing too long, nothing without words."""
    steps = scenario()
    assert len(steps) >= 40
    with transport(tmp_path) as slack:
        wrong = {step.name: faults for step, faults in walk(LocalStage(slack), steps) if faults}
        assert wrong == {}
        assert [each.error for each in slack.deliveries if each.error] == []
        assert [(each.method, each.error, each.details) for each in slack.refusals] == []
        assert slack.pings == []
        for message in slack.messages():
            assert message.text
            for _, each in elements(message.blocks):  # who speaks to the screen says the words that stand there
                if "accessibility_label" in each:
                    assert each["accessibility_label"].startswith(each["text"]["text"])
            assert not message.sent or (int(str(verdict(message)["size"])) <= LARGEST and not message.unfurls)
        for call in slack.calls:
            assert problems(call.payload.get("view") or {"text": "x", **call.payload}) == [], call
