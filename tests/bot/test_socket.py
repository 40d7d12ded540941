"""Over Socket Mode the same listeners answer, without a port and without a signature."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from bot.app import build
from bot.playground import LocalSlack
from bot.playground.workspace import NEWSROOM
from bot.settings import read_settings
from bot.socket_mode import serve
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSlack]:
    place = tmp_path_factory.mktemp("socket")
    with LocalSlack(socket_mode=True, retry_after=(0, 0, 0)) as one:
        bot = build(
            read_settings(
                "socket",
                {
                    "SLACK_BOT_TOKEN": one.token,
                    "SLACK_APP_TOKEN": one.app_token,
                    "SLACK_API_URL": one.api_url,
                    "CORPUS_DIR": str(write_pages(place / "pages")),
                    "INDEX_URL": str(place / "index.sqlite"),
                    "CORRECTIONS_FILE": str(place / "corrections.sqlite"),
                },
            )
        )
        bot.corpus.refresh()
        stopped = threading.Event()
        running = threading.Thread(target=serve, args=(bot, stopped))
        running.start()
        assert one.sockets.connected()
        yield one
        stopped.set()
        running.join(10)
        assert not running.is_alive()


def test_a_command_is_answered(slack: LocalSlack) -> None:
    """A command comes through the connection, is acknowledged, and is answered by its response_url."""
    delivery = slack.command("/whosaid", QUOTATION)
    assert delivery.error is None
    assert delivery.replies()[0].text.startswith("Oda Fenwick said it")


def test_a_button_and_a_window_work(slack: LocalSlack) -> None:
    """Clicks come the same way, and windows open."""
    answer = slack.command("/sources", "planks found rotten at the Saltmere pier").replies()[0]
    assert "Showing 6 to" in slack.click(answer, "next").replies()[0].text
    window = slack.command("/check").view()
    slack.submit(window, {"draft": f"She said “{QUOTATION}.”"})
    assert "1 in the archive" in str(slack.modals()[-1].body)


def test_a_mention_is_answered(slack: LocalSlack) -> None:
    """Events come the same way."""
    slack.mention(f"who said “{QUOTATION}”?")
    assert slack.workspace.wait_until(lambda: "Oda Fenwick" in slack.messages(NEWSROOM)[-1].text, 10)
