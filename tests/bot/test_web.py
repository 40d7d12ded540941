"""The bot over HTTP: what Slack sent is acknowledged, what it did not send is turned away."""

from __future__ import annotations

import http.client
import json
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.guard import LONGEST
from bot.playground.signing import signed_headers
from bot.playground.workspace import NEWSROOM, REPORTER
from tests.live import Live, live
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORM = "application/x-www-form-urlencoded"
BODY = urlencode({"command": "/whosaid", "text": QUOTATION, "team_id": "T0ONRECORD", "user_id": "U1"}).encode()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(write_pages(tmp_path_factory.mktemp("pages")), tmp_path_factory.mktemp("live")) as one:
        yield one


def post(one: Live, body: bytes, headers: dict[str, str], length: str | None = None) -> int:
    """Post raw bytes and return the status; `length` claims another length."""
    target = urlsplit(one.url)
    connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=5)
    try:
        connection.putrequest("POST", "/slack/events")
        for name, value in {"Content-Length": length or str(len(body)), **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        if length is None:
            connection.send(body)
        return connection.getresponse().status
    finally:
        connection.close()


def signed(one: Live, body: bytes, at: float | None = None, kind: str = FORM) -> dict[str, str]:
    """Return Slack's headers for these bytes."""
    stamp = int(time.time() if at is None else at)
    return {"Content-Type": kind, **signed_headers(one.slack.signing_secret, stamp, body)}


def heard(one: Live) -> int:
    """Count what the bot has sent so far: a handler that ran has answered."""
    return len(one.slack.calls)


def test_a_signed_command_is_answered(running: Live) -> None:
    """A signed command is acknowledged with nothing and answered by its response_url."""
    delivery = running.slack.command("/whosaid", QUOTATION)
    assert (delivery.acknowledgement.status, delivery.acknowledgement.body) == (200, b"")
    (reply,) = delivery.replies()
    assert reply.ephemeral
    assert not reply.unfurls


@pytest.mark.parametrize(
    ("why", "headers", "status"),
    [
        ("no signature at all", {}, 401),
        ("a signature and no time", {"X-Slack-Signature": "v0=00"}, 401),
        ("a time that is no number", {"X-Slack-Request-Timestamp": "soon", "X-Slack-Signature": "v0=00"}, 400),
        ("a time in Arabic digits", {"X-Slack-Request-Timestamp": "\u0661", "X-Slack-Signature": "v0=00"}, 400),
        ("a time with a sign", {"X-Slack-Request-Timestamp": "-1", "X-Slack-Signature": "v0=00"}, 400),
        ("a time of the Stone Age", {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=00"}, 401),
        ("an endless time", {"X-Slack-Request-Timestamp": "1" * 500, "X-Slack-Signature": "v0=00"}, 400),
    ],
)
def test_what_slack_did_not_sign_is_turned_away(running: Live, why: str, headers: dict[str, str], status: int) -> None:
    """Neither a missing nor a strange signature reaches a handler."""
    before = heard(running)
    encoded = {name: value.encode("utf-8").decode("latin-1") for name, value in headers.items()}
    assert post(running, BODY, {"Content-Type": FORM, **encoded}) == status, why
    assert heard(running) == before


def test_forged_stale_and_changed_requests_are_turned_away(running: Live) -> None:
    """Another secret, an old or future time, and a changed byte all give 401, and no handler runs."""
    before = heard(running)
    forged = {"Content-Type": FORM, **signed_headers("another secret", int(time.time()), BODY)}
    assert post(running, BODY, forged) == 401
    assert post(running, BODY, signed(running, BODY, time.time() - 301)) == 401
    assert post(running, BODY, signed(running, BODY, time.time() + 301)) == 401
    assert post(running, BODY + b"x", signed(running, BODY)) == 401
    assert heard(running) == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json"),
        (b"[]", "application/json"),
        (b"null", "application/json"),
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"payload={bad", FORM),
        (b"payload=[]", FORM),
        (b"payload=%ff", FORM),
        (b"\xff\xff=1", FORM),
        (b"", FORM),
        (b"&".join(b"a=1" for _ in range(1000)), FORM),
    ],
)
def test_what_is_signed_but_malformed_is_turned_away(running: Live, body: bytes, kind: str) -> None:
    """Bytes that Bolt could not read get 400, never a trace."""
    assert post(running, body, signed(running, body, kind=kind)) == 400


def test_too_long_a_body_is_not_read(running: Live) -> None:
    """More than a megabyte, or no length at all, is turned away before it is read."""
    assert post(running, b"", signed(running, b""), length=str(LONGEST + 1)) == 400


def test_other_methods_and_places_are_not_there(running: Live) -> None:
    """GET on the events' address is not allowed, and unknown pages are not found."""
    client = running.bot.web.test_client()
    assert client.get("/slack/events").status_code == 405
    assert client.get("/admin").status_code == 404


def test_alive_and_ready(running: Live) -> None:
    """A host's health check sees that the process lives, and what it answers from."""
    client = running.bot.web.test_client()
    assert client.get("/healthz").json == {"alive": True}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json is not None
    assert (ready.json["ready"], ready.json["articles"]) == (True, 9)


def test_early_questions_are_told_how_far_it_is(tmp_path: Path) -> None:
    """Before there is an index the bot is alive, not ready, and says so to who asks."""
    with live(write_pages(tmp_path / "pages"), tmp_path, ready=False) as one:
        client = one.bot.web.test_client()
        assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 503)
        (reply,) = one.slack.command("/whosaid", QUOTATION).replies()
        assert "ask again in a moment" in reply.text
        (reply,) = one.slack.command("/onrecord", "help").replies()
        assert "What should I look up?" in reply.text
        one.bot.corpus.refresh()
        assert client.get("/readyz").status_code == 200
        (reply,) = one.slack.command("/whosaid", QUOTATION).replies()
        assert "said it" in reply.text


def test_sixteen_at_once_while_the_index_is_built(tmp_path: Path) -> None:
    """Every one of sixteen commands is acknowledged and answered while the archive is being read."""
    folder = write_pages(tmp_path / "pages")
    page = (folder / "pier-0.txt").read_text(encoding="utf-8")
    for number in range(300):
        (folder / f"more-{number}.txt").write_text(page.replace("40 planks", f"{number} planks"), encoding="utf-8")
    with live(folder, tmp_path, ready=False) as one, ThreadPoolExecutor(16) as people:
        building = threading.Thread(target=one.bot.corpus.refresh)
        building.start()
        asked = list(people.map(lambda _: one.slack.command("/whosaid", QUOTATION), range(16)))
        assert [delivery.error for delivery in asked] == [None] * 16
        assert all(len(delivery.replies()) == 1 for delivery in asked)
        building.join()


def test_slack_away_stops_neither_start_nor_answer(tmp_path: Path) -> None:
    """With Slack's Web API unreachable the bot starts, is ready, and answers by response_url."""
    pages = write_pages(tmp_path / "pages")
    with live(pages, tmp_path, ready=False, SLACK_API_URL="http://127.0.0.1:9/api") as one:
        one.bot.start()
        deadline = time.monotonic() + 20
        while not one.bot.corpus.ready and time.monotonic() < deadline:
            time.sleep(0.05)
        assert one.bot.web.test_client().get("/readyz").status_code == 200
        (reply,) = one.slack.command("/whosaid", QUOTATION).replies()
        assert "said it" in reply.text
        assert not one.bot.identity.known


def test_the_bot_learns_who_it_is(tmp_path: Path) -> None:
    """Slack's answer about the token is learnt in the background, and outsiders are known by it."""
    with live(write_pages(tmp_path / "pages"), tmp_path) as one:
        one.bot.start()
        deadline = time.monotonic() + 10
        while not one.bot.identity.known and time.monotonic() < deadline:
            time.sleep(0.02)
        assert one.bot.identity.team_id == "T0ONRECORD"


def test_who_may_not_ask_is_told_politely(tmp_path: Path) -> None:
    """Channel and person lists and the rate limit each have a sentence."""
    pages = write_pages(tmp_path / "pages")
    with live(pages, tmp_path, ALLOWED_USERS="U0EDITOR01", QUESTIONS_A_MINUTE="3") as one:
        (reply,) = one.slack.command("/whosaid", QUOTATION, person=REPORTER).replies()
        assert "not on the list" in reply.text
        one.slack.mention(f"who said “{QUOTATION}”?")
        assert one.slack.workspace.wait_until(lambda: "Oda Fenwick" in one.slack.messages(NEWSROOM)[-1].text, 10)
        answer = one.slack.messages(NEWSROOM)[-1]
        for action in ("passage", "filter"):
            (refused,) = one.slack.click(answer, action, person=REPORTER).replies()
            assert "not on the list" in refused.text
        one.slack.open_home(person=REPORTER)
        assert one.slack.workspace.wait_until(lambda: "not on the list" in str(one.slack.home(REPORTER)), 10)
        answers = [one.slack.command("/onrecord", "status").replies()[0].text for _ in range(3)]
        assert ["within a minute" in text for text in answers] == [False, False, True]


def test_the_log_has_no_word_of_what_was_asked(running: Live, caplog: pytest.LogCaptureFixture) -> None:
    """A log line carries an event, an id, counts and milliseconds; neither words nor tokens."""
    with caplog.at_level(logging.DEBUG, logger="onrecord"):
        running.slack.command("/whosaid", "a secret zeppelin landed").replies()
    line = next(record.getMessage() for record in caplog.records if "event=whosaid" in record.getMessage())
    assert "ms=" in line
    assert "id=" in line
    everything = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("onrecord"))
    assert "zeppelin" not in everything
    assert running.slack.token not in everything


names = st.text(max_size=30)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
kinds = st.sampled_from(
    ["block_actions", "view_submission", "view_closed", "shortcut", "message_action", "event_callback", "dialog", ""]
)
actions = st.sampled_from(["next", "share", "passage", "more", "filter", "wrong", "undo", "copy", "try_0", "x"])


@st.composite
def payloads(draw: st.DrawFn) -> dict[str, object]:
    """Make a payload that looks like Slack's in some places and like nothing in others."""
    return {
        "type": draw(kinds),
        "user": draw(st.just({"id": "U1", "team_id": "T1"}) | values),
        "actions": draw(st.just([{"action_id": draw(actions), "value": draw(names), "block_id": ""}]) | values),
        "callback_id": draw(st.sampled_from(["filter", "wrong", "check_draft", "whosaid_message"]) | names),
        "view": draw(
            st.just({"callback_id": draw(st.sampled_from(["filter", "wrong", "check_draft"])), "private_metadata": ""})
            | values
        ),
        "event": draw(st.just({"type": draw(st.sampled_from(["message", "app_mention", "app_home_opened"]))}) | values),
        "container": draw(values),
        "message": draw(values),
        "team": draw(values),
        "channel": draw(values),
    }


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(payload=payloads(), command=st.text(max_size=60), text=st.text(max_size=300))
def test_nothing_signed_makes_a_5xx(running: Live, payload: dict[str, object], command: str, text: str) -> None:
    """Whatever a signed payload holds, the bot answers with 200, 400 or 404."""
    client = running.bot.web.test_client()
    form = urlencode({"payload": json.dumps(payload)}).encode()
    event = json.dumps(payload).encode()
    typed = urlencode({"command": command, "text": text, "user_id": "U1"}, errors="replace").encode()
    for body, kind in ((form, FORM), (event, "application/json"), (typed, FORM)):
        answer = client.post("/slack/events", data=body, headers=signed(running, body, kind=kind))
        assert answer.status_code in {200, 400, 404}


@settings(deadline=None, max_examples=100)
@given(body=st.binary(max_size=400), signature=st.text("v0=abc", max_size=70))
def test_nothing_unsigned_reaches_a_handler(running: Live, body: bytes, signature: str) -> None:
    """Whatever comes without Slack's signature is turned away."""
    headers = {"X-Slack-Signature": signature, "X-Slack-Request-Timestamp": str(int(time.time()))}
    answer = running.bot.web.test_client().post("/slack/events", data=body, headers=headers)
    assert answer.status_code in {400, 401}
