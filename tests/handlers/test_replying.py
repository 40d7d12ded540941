"""Slack's troubles are met: patience, one more try, fewer blocks, never more than five uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.playground import LocalSlack
from bot.playground.faults import broken, dropped, rate_limited
from bot.playground.workspace import EDITOR, NEWSROOM
from handlers.blocks import Message, say
from handlers.desk import AT_ONCE, QUEUE, Desk
from handlers.replying import USES, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = Message("The whole answer.", (say("The whole answer.").block,))
BAD = Message("The whole answer.", ({"type": "bogus"},))


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack() as one:
        yield one


@pytest.fixture
def url(slack: LocalSlack) -> str:
    return f"{slack.url}/response/{slack.tickets.response(NEWSROOM.id, EDITOR.id).id}"


@pytest.mark.parametrize(
    ("fault", "waited"),
    [
        (rate_limited(2), 2.0),  # Slack says how long
        (rate_limited(600), 5.0),  # longer than a shutdown could wait
        (broken(500), 1.0),
        (broken(503), 1.0),
        (dropped(), 1.0),
    ],
)
def test_one_more_try_after_trouble(slack: LocalSlack, url: str, fault: object, waited: float) -> None:
    """A 429, a 5xx or a lost connection is tried once more, after the time Slack asks for."""
    pauses: list[float] = []
    slack.fail("response_url", fault)  # type: ignore[arg-type] # a fault of the playground
    assert Reply(url, pauses.append).send(GOOD)
    assert pauses == [waited]
    assert [one.text for one in slack.messages(NEWSROOM)] == ["The whole answer."]


def test_two_failures_are_given_up(slack: LocalSlack, url: str) -> None:
    """After the second failure the reply says that it failed, and the log has it."""
    slack.fail("response_url", broken(500), times=4)
    assert not Reply(url, lambda _: None).send(GOOD)


def test_refused_blocks_are_followed_by_the_plain_text(slack: LocalSlack, url: str) -> None:
    """Where Slack does not take the blocks, the text says it all."""
    assert Reply(url).send(BAD)
    assert slack.messages(NEWSROOM)[0].text == "The whole answer."
    assert not slack.messages(NEWSROOM)[0].blocks


def test_a_response_url_is_used_five_times(slack: LocalSlack, url: str) -> None:
    """The sixth use is not tried: Slack would refuse it."""
    reply = Reply(url)
    assert [reply.send(GOOD) for _ in range(USES + 1)] == [True] * USES + [False]
    assert slack.refusals == []


def test_without_an_address_nothing_is_sent() -> None:
    """A payload without a response_url is no reason to fail."""
    assert not Reply("").send(GOOD)
    assert not Reply("file:///etc/passwd").send(GOOD)


def test_an_error_is_an_apology_with_an_id(caplog: pytest.LogCaptureFixture) -> None:
    """The asker gets a sentence and an id; the log has the id and the place, and no word of what was asked."""
    desk, asked = Desk(new_id=lambda: "0badcafe"), "secret words"

    def fail() -> Message:
        raise ValueError(asked)

    outcome = desk.ask("whosaid", fail)
    assert "0badcafe" in outcome.message.text
    assert "ask again" in outcome.message.text
    assert "Traceback" not in outcome.message.text
    assert "0badcafe" in caplog.text
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_full_queue_is_known_before_the_acknowledgement() -> None:
    """Places are counted, given back when the work is done, and refused when all are taken."""
    desk = Desk()
    assert AT_ONCE < QUEUE
    assert [desk.take_place() for _ in range(QUEUE)] == [True] * QUEUE
    assert not desk.take_place()
    desk.work(lambda: None)
    desk.close()
    assert desk.take_place()


def test_what_was_acknowledged_as_the_process_ended_is_still_done() -> None:
    """Where the end begins between the acknowledgement and the pool, the work is done and its place given back."""
    desk = Desk()
    done: list[str] = []
    assert desk.take_place()
    desk.close()
    desk.work(lambda: done.append("answered"))
    assert done == ["answered"]
    assert [desk.take_place() for _ in range(QUEUE)] == [True] * QUEUE
