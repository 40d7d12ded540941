"""Nothing that a bot could send breaks the local Slack: each call is done or refused, and the page still draws."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground import LocalSlack
from bot.playground.manifest import read_manifest
from bot.playground.posting import RefusedError
from bot.playground.server import web_app
from bot.playground.validator import problems
from bot.playground.workspace import CITY_DESK, EDITOR, NEWSROOM

METHODS = (
    "chat.postMessage chat.postEphemeral chat.update chat.delete views.open views.push views.update views.publish "
    "conversations.info conversations.open users.info files.getUploadURLExternal files.completeUploadExternal "
    "assistant.threads.setStatus assistant.threads.setSuggestedPrompts team.info auth.test"
).split()
SCOPES = frozenset(
    "chat:write chat:write.public channels:read im:write users:read files:write assistant:write team:read".split()
)

SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=6)
KEYS = st.sampled_from("type text blocks elements element accessory rows label title id user_id style options".split())
TYPES = st.sampled_from("section actions input rich_text table context modal home button plain_text mrkdwn".split())
JSON = st.recursive(
    SCALARS | TYPES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=10
)
CALM = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],  # a busy machine is no fault
)


@pytest.fixture(scope="module")
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(manifest=replace(read_manifest(), scopes=SCOPES)) as slack:
        yield slack


@pytest.fixture(scope="module")
def page(slack: LocalSlack) -> FlaskClient:
    return web_app(slack).test_client()


@CALM
@given(
    st.sampled_from(METHODS),
    st.dictionaries(
        st.sampled_from("view blocks text thread_ts ts trigger_id users files filename length hash prompts".split()),
        JSON,
        max_size=5,
    ),
    st.booleans(),
)
def test_any_call_is_done_or_refused(slack: LocalSlack, method: str, arguments: dict[str, Any], aimed: bool) -> None:
    """Whatever the arguments, Slack's own error comes back, never one of ours."""
    if aimed:
        arguments = {"channel": NEWSROOM.id, "user": EDITOR.id, "user_id": EDITOR.id, **arguments}
    try:
        assert slack.called(method, slack.token, arguments)["ok"] is True
    except RefusedError as refused:
        assert refused.error


@CALM
@given(
    st.dictionaries(
        st.sampled_from("text blocks response_type replace_original delete_original thread_ts".split()), JSON
    )
)
def test_any_answer_is_shown_or_refused(slack: LocalSlack, payload: dict[str, Any]) -> None:
    """A response_url takes what Slack takes."""
    ticket = slack.tickets.response(NEWSROOM.id, EDITOR.id)
    try:
        slack.responded(ticket.id, payload)
    except RefusedError as refused:
        assert refused.error


TEXTS = st.text(max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", "*b* <!here>", "\u202eabc", "\x00", "{{ 7*7 }}"]
)
PLAIN = st.builds(lambda text: {"type": "plain_text", "text": text or "x"}, TEXTS)
WORDS = PLAIN | st.builds(lambda text: {"type": "mrkdwn", "text": text or "x"}, TEXTS)
PIECES = st.lists(st.builds(lambda text: {"type": "text", "text": text or "x"}, TEXTS), min_size=1, max_size=3)
SOUND = st.lists(
    st.builds(lambda words: {"type": "section", "text": words}, WORDS)
    | st.builds(lambda words: {"type": "header", "text": words}, PLAIN)
    | st.builds(lambda words: {"type": "context", "elements": [words]}, WORDS)
    | st.builds(
        lambda pieces: {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": pieces}]}, PIECES
    )
    | st.builds(
        lambda words, value: {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "a", "text": words, "value": value or "x"}],
        },
        PLAIN,
        TEXTS,
    ),
    min_size=1,
    max_size=4,
)


@CALM
@given(SOUND, TEXTS)
def test_any_sound_message_is_drawn(
    slack: LocalSlack, page: FlaskClient, blocks: list[dict[str, Any]], text: str
) -> None:
    """A message that Slack takes is drawn, and no text of it becomes an element of the page."""
    message = {"text": text or "x", "blocks": blocks}
    assert problems(message) == []
    ts = slack.called("chat.postMessage", slack.token, {"channel": CITY_DESK.id, **message})["ts"]
    answer = page.get(f"/?channel={CITY_DESK.id}&inspect={ts}")
    slack.workspace.delete(ts)
    assert answer.status_code == 200
    assert "<script>" not in answer.text
