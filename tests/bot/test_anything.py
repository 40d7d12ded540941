"""Ten thousand requests of any shape: no 5xx, nothing unsigned reaches a listener, nothing said becomes markup."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.signing import signed_headers
from bot.playground.validator import walk
from bot.playground.workspace import EDITOR, NEWSROOM, TEAM
from tests.live import Live, live
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
BATCH = 20  # requests in one example, sent at once: Bolt waits ten milliseconds for each acknowledgement
CALM = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
OURS = re.compile(r"<!date\^\d+\^\{date_long\} at \{time\}\|[^<>|]*>")  # the age of the index, in the reader's own time
BUILT = re.compile(r"Index built , version [0-9a-f]{8}")

Request = tuple[bytes, str]
Asking = Callable[[str, str], Request]
"""A request, once it has a response_url and a trigger_id."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(write_pages(tmp_path_factory.mktemp("pages")), tmp_path_factory.mktemp("live"), public=True) as one:
        yield one


@pytest.fixture(scope="module")
def people() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as people:
        yield people


def effects(payload: Mapping[str, Any], address: str) -> Iterator[str]:
    """Name what Slack would act on in a message or view, but for what the bot itself puts there."""
    if found := re.search(r"<[^>]*>", OURS.sub("", str(payload.get("text") or ""))):
        yield f"text {found[0]}"
    view = payload.get("view")
    for each in walk([payload.get("blocks"), view.get("blocks") if isinstance(view, dict) else None]):
        if each.get("type") in ("mrkdwn", "markdown") and not BUILT.fullmatch(OURS.sub("", str(each.get("text")))):
            yield f"mrkdwn {each['text']}"
        elif each.get("type") == "link" and urlsplit(str(each["url"])).netloc not in (
            urlsplit(address).netloc,
            "news.example",
        ):
            yield f"link {each['url']}"
        elif each.get("type") in ("broadcast", "channel", "usergroup", "emoji"):
            yield f"{each['type']} {each}"
        elif each.get("type") == "user" and each.get("user_id") != EDITOR.id:
            yield f"user {each['user_id']}"


def _settle(one: Live) -> None:
    """Wait until the bot has nothing more to say."""
    said = -1
    while said != len(one.slack.calls):
        said = len(one.slack.calls)
        time.sleep(1)


def sent(one: Live, people: ThreadPoolExecutor, requests: Sequence[Request], sign: bool = True) -> list[int]:
    """Send requests at once; return their statuses."""

    def post(request: Request) -> int:
        body, kind = request
        headers = {"Content-Type": kind}
        if sign:
            headers |= signed_headers(one.slack.signing_secret, int(time.time()), body)
        return one.bot.web.test_client().post("/slack/events", data=body, headers=headers).status_code

    return list(people.map(post, requests))


# what people and machines may send

said = st.lists(
    st.text(max_size=25)
    | st.sampled_from(
        [
            "<!here>",
            "<!channel|all>",
            "<@U0EDITOR01>",
            "<#C0NEWSROOM|x>",
            "<https://evil.example|this>",
            "https://evil.example/a_b_c",
            "*bold*",
            "_ours_",
            "`code`",
            "~no~",
            "> quoted",
            ":fire:",
            "&lt;!here&gt;",
            QUOTATION,
            "nothing is settled",
            "the Saltmere pier was closed",
            "planks rotten",
            "from:Fenwick",
            "since:2026-02",
            "in:",
            "\x00",
            "\u202e",
            "“",
            '"',
        ]
    ),
    max_size=5,
).map(" ".join)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | said,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(said, inner, max_size=3),
    max_leaves=4,
)
state = st.builds(
    lambda command, query, first, flags: json.dumps({"c": command, "q": query, "f": first, "v": "0", **flags}),
    st.sampled_from(["whosaid", "timeline", "sources", "check", "onrecord"]) | said,
    said,
    st.integers(-3, 60) | values,
    st.dictionaries(st.sampled_from("xs"), values, max_size=2),
)
ref = st.builds(
    lambda *parts: "|".join(map(str, parts)),
    said,
    st.integers(-5, 900),
    st.integers(-5, 900),
    st.sampled_from(["pier-0.txt", "odd.txt", "../odd.txt"]) | said,
)
value = state | ref | said
ACTIONS = "next previous share passage more copy filter wrong undo try_0 try_9".split()
CALLBACKS = "filter wrong check_draft whosaid_message sources_message check_message".split()


def form(fields: Mapping[str, Any]) -> Request:
    return urlencode(fields, errors="replace").encode(), FORM


def interaction(payload: Mapping[str, Any]) -> Request:
    return form({"payload": json.dumps(payload)})


@st.composite
def commands(draw: st.DrawFn) -> Asking:
    """Type any command with any words."""
    name = draw(st.sampled_from(["/whosaid", "/timeline", "/sources", "/check", "/onrecord"]) | said)
    text = draw(said)
    who = draw(st.just(EDITOR.id) | said)
    return lambda url, trigger: form(
        {
            "command": name,
            "text": text,
            "user_id": who,
            "team_id": TEAM,
            "channel_id": NEWSROOM.id,
            "response_url": url,
            "trigger_id": trigger,
        }
    )


@st.composite
def presses(draw: st.DrawFn) -> Asking:
    """Press any button with any value, named in any way."""
    action = {
        "action_id": draw(st.sampled_from(ACTIONS) | said),
        "block_id": draw(ref.map("0|{}".format) | said.map("q|{}".format) | said),
        "type": draw(st.sampled_from(["button", "overflow", "static_select"]) | said),
        "value": draw(value | values),
        "selected_option": draw(st.none() | value.map(lambda chosen: {"value": chosen}) | values),
    }
    payload = {
        "type": "block_actions",
        "user": draw(st.just({"id": EDITOR.id, "team_id": TEAM, "name": "mara"}) | values),
        "team": {"id": TEAM},
        "container": draw(st.just({"type": "message", "message_ts": "1.1", "is_ephemeral": True}) | values),
        "channel": draw(st.just({"id": NEWSROOM.id}) | values),
        "actions": draw(st.just([action]) | values),
    }
    return lambda url, trigger: interaction({**payload, "response_url": url, "trigger_id": trigger})


@st.composite
def submissions(draw: st.DrawFn) -> Asking:
    """Fill in and submit any window, or take any shortcut."""
    field = st.fixed_dictionaries(
        {},
        optional={
            "value": said | values,
            "selected_date": st.sampled_from(["2026-02-01", "2026-13-45"]) | values,
            "selected_option": value.map(lambda chosen: {"value": chosen}) | values,
        },
    )
    names = st.sampled_from("in since until from exact draft kind speaker reason".split()) | said
    entered = st.dictionaries(names, st.dictionaries(names, field, max_size=1), max_size=3)
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": draw(st.sampled_from(CALLBACKS) | said),
        "private_metadata": draw(value | values),
        "state": draw(st.builds(lambda values: {"values": values}, entered) | values),
    }
    payload = {
        "type": draw(st.sampled_from(["view_submission", "view_closed", "shortcut", "message_action"])),
        "callback_id": view["callback_id"],
        "user": {"id": EDITOR.id, "team_id": TEAM},
        "team": {"id": TEAM},
        "view": draw(st.just(view) | values),
        "message": draw(said.map(lambda text: {"text": text}) | values),
        "channel": {"id": NEWSROOM.id},
    }
    return lambda url, trigger: interaction({**payload, "response_url": url, "trigger_id": trigger})


@st.composite
def events(draw: st.DrawFn) -> Asking:
    """Let anything happen in the workspace."""
    direct = draw(st.booleans())
    event = {
        "type": draw(st.sampled_from(["message", "app_mention", "app_home_opened"]) | said),
        "text": draw(said.map("who said “{}”?".format) | said),
        "user": EDITOR.id,
        "channel": "D0ONRECORD" if direct else NEWSROOM.id,
        "channel_type": "im" if direct else "channel",
        "ts": draw(st.none() | st.just("1.1")),
        "tab": draw(st.sampled_from(["home", "messages"])),
        "client_msg_id": draw(st.uuids().map(str)),
    }
    names = [*event, "subtype", "bot_id", "thread_ts", "user_team", "team"]
    event |= draw(st.dictionaries(st.sampled_from(names), values, max_size=1))
    whole = {"type": "event_callback", "team_id": TEAM, "event": draw(st.just(event) | values), "event_id": draw(said)}
    return lambda *_: (json.dumps(whole).encode(), JSON)


anything = commands() | presses() | submissions() | events()


@pytest.mark.parametrize("kind", [commands, presses, submissions, events])
def test_nothing_signed_breaks_the_bot(
    running: Live, people: ThreadPoolExecutor, kind: Callable[[], st.SearchStrategy[Asking]]
) -> None:
    """Whatever Slack could sign is taken or turned away, and the answers hold no markup but the bot's own."""

    @CALM
    @given(st.lists(kind(), min_size=BATCH, max_size=BATCH))
    def ask(made: list[Asking]) -> None:
        tickets = running.slack.tickets
        answers = [f"{running.slack.url}/response/{tickets.response(NEWSROOM.id, EDITOR.id).id}" for _ in made]
        requests = [one(url, tickets.trigger(EDITOR.id).id) for one, url in zip(made, answers, strict=True)]
        assert set(sent(running, people, requests)) <= {200, 400, 404}
        for view in running.slack.modals():
            running.slack.workspace.close(view.id)

    before = len(running.slack.calls)
    ask()
    _settle(running)
    fresh = running.slack.calls[before:]
    assert len(fresh) > 100
    assert {effect for call in fresh for effect in effects(call.payload, running.url)} == set()


def test_nothing_unsigned_reaches_a_listener(running: Live, people: ThreadPoolExecutor) -> None:
    """The same requests without Slack's signature: each is turned away before Bolt sees it."""
    seen: list[object] = []

    @running.bot.bolt.middleware
    def count(body: Any, next: Callable[[], object]) -> object:  # noqa: A002 - Bolt's name for it
        seen.append(body)
        return next()

    assert sent(running, people, [form({"command": "/onrecord", "text": "help", "user_id": EDITOR.id})]) == [200]
    assert len(seen) == 1

    @CALM
    @given(st.lists(anything, min_size=BATCH, max_size=BATCH))
    def ask(made: list[Asking]) -> None:
        statuses = sent(running, people, [one("", "") for one in made], sign=False)
        assert set(statuses) <= {400, 401}

    ask()
    assert len(seen) == 1
