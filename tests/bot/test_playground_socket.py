"""Over Socket Mode the local Slack keeps the same rules, with the client that the bot uses."""

import socket
import threading
from collections.abc import Iterator

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import LocalSlack
from bot.playground.websocket import WebSocket, frame
from bot.playground.workspace import EDITOR
from tests.bot.small_bot import small_app


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(socket_mode=True, retry_after=(0,), ack_seconds=1.0) as slack:
        yield slack


@pytest.fixture
def connected(slack: LocalSlack) -> Iterator[LocalSlack]:
    client = WebClient(token=slack.app_token, base_url=slack.api_url)
    handler = SocketModeHandler(small_app(slack), slack.app_token, web_client=client)
    handler.connect()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
    assert slack.sockets.connected()
    yield slack
    handler.close()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated


def test_a_command_is_acknowledged_and_answered(connected: LocalSlack) -> None:
    """A command comes through the connection, its answer by response_url or in the acknowledgement."""
    asked = connected.command("/whosaid", "ephemeral")
    assert asked.error is None
    assert asked.replies()[0].only_for == EDITOR.id
    assert connected.command("/whosaid", "inline").replies()[0].text == "at once"


def test_buttons_modals_and_events_come_through(connected: LocalSlack) -> None:
    """Presses, submissions with errors, and events work as over HTTP."""
    message = connected.command("/whosaid", "buttons").replies()[0]
    assert connected.click(message, "next").replies()[0].text == "the next page"
    view = connected.command("/whosaid", "modal").view()
    connected.submit(view, {"text": "none"})
    assert connected.modals()[-1].errors == {"draft": "There is no quotation in it."}
    connected.mention("who said it?")
    assert connected.workspace.wait_until(lambda: "heard" in {each.text for each in connected.messages()}, 10)


def test_a_late_acknowledgement_is_an_operation_timeout(connected: LocalSlack) -> None:
    """Three seconds are three seconds here too; a later acknowledgement changes nothing."""
    assert connected.command("/whosaid", "late").error == "operation_timeout"


def test_nobody_is_connected(slack: LocalSlack) -> None:
    """Without a connection a command fails at once, and Slackbot says so."""
    assert slack.command("/whosaid", "ephemeral").error == "not_connected"
    assert slack.messages()[-1].text == "/whosaid failed with the error “not_connected”"


def test_only_the_app_level_token_opens_a_connection(slack: LocalSlack) -> None:
    """The bot's token opens none, and an address serves once."""
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        WebClient(token=slack.token, base_url=slack.api_url).api_call("apps.connections.open")
    assert not slack.sockets.admit("made-up")
    ticket = slack.sockets.ticket()
    assert (slack.sockets.admit(ticket), slack.sockets.admit(ticket)) == (True, False)


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_of_any_size_arrives(size: int) -> None:
    """Short, medium and long frames are read as they were written."""
    here, there = socket.socketpair()
    with here, there:
        thread = threading.Thread(target=WebSocket(here).send, args=("x" * size,))
        thread.start()
        assert WebSocket(there).receive() == "x" * size
        thread.join()


def test_fragments_and_pings_are_understood() -> None:
    """A text may come in pieces, with a ping between them that is answered."""
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"\x01\x03one" + frame(0x9, b"?") + b"\x80\x03two")
        assert WebSocket(here).receive() == "onetwo"
        assert there.recv(16) == frame(0xA, b"?")
        there.sendall(frame(0x8, b""))
        assert WebSocket(here).receive() is None


def test_a_frame_that_claims_too_much_ends_the_connection() -> None:
    """Nobody makes the playground wait for a frame of gigabytes."""
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"\x81\x7f" + (1 << 40).to_bytes(8, "big"))
        assert WebSocket(here).receive() is None
