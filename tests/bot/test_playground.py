"""The local Slack keeps Slack's rules, whatever the bot does."""

import http.client
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import LocalSlack
from bot.playground.faults import broken, dropped, rate_limited
from bot.playground.manifest import manifest_of
from bot.playground.server import NotLoopbackError, loopback
from bot.playground.signing import signed_headers
from bot.playground.workspace import CITY_DESK, EDITOR, NEWSROOM, REPORTER
from tests.bot.small_bot import HOME, MODAL, running, small_app


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Iterator[LocalSlack]:
    with LocalSlack(clock=clock, retry_after=(0, 0, 0), ack_seconds=1.0) as slack, running(small_app(slack)) as url:
        slack.bot_url = url
        yield slack


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return WebClient(token=slack.token, base_url=slack.api_url)


def test_an_omitted_response_type_is_ephemeral(slack: LocalSlack) -> None:
    """What a command answers is for the one who asked, unless it says otherwise."""
    assert slack.command("/whosaid", "ephemeral").replies()[0].only_for == EDITOR.id
    assert slack.command("/whosaid", "inline").replies()[0].only_for == EDITOR.id
    assert not slack.command("/whosaid", "public", channel=CITY_DESK).replies()[0].ephemeral


def test_a_late_acknowledgement_is_an_operation_timeout(slack: LocalSlack) -> None:
    """Who acknowledges too late has not acknowledged."""
    late = slack.command("/whosaid", "late")
    assert late.error == "operation_timeout"
    assert late.seconds >= 1.0


def test_a_response_url_serves_five_times(slack: LocalSlack) -> None:
    """The sixth answer gets expired_url."""
    asked = slack.command("/whosaid", "seven")
    slack.workspace.wait_until(lambda: len(slack.calls) >= 7, 10)
    assert [message.text for message in asked.replies(5)] == [f"answer {number}" for number in range(1, 6)]
    assert [call.error for call in slack.refusals] == ["expired_url", "expired_url"]


def test_a_response_url_serves_half_an_hour(slack: LocalSlack, clock: Clock) -> None:
    """After thirty minutes a button's answer does not arrive."""
    asked = slack.command("/whosaid", "buttons")
    message = asked.replies()[0]
    clock.ahead = 1801
    assert slack.tickets.use_response(asked.response or "") is None
    clock.ahead = 0  # the bot's own clock stands still, and it would take the signature for a stale one
    assert slack.click(message, "share").replies()[0].text == "shared page-1"  # a press lends a new one


def test_replacing_after_a_command_posts_anew(slack: LocalSlack) -> None:
    """There is no original that a command's answer could replace (bolt-python #1268)."""
    assert [message.text for message in slack.command("/whosaid", "replace").replies(2)] == ["one", "two"]


def test_buttons_replace_share_and_dismiss(slack: LocalSlack) -> None:
    """A press may replace the message it is on, post beside it, or take it away."""
    message = slack.command("/whosaid", "buttons").replies()[0]
    assert not slack.click(message, "share").replies()[0].ephemeral
    assert "message" not in slack.deliveries[-1].payload  # Slack does not give the content of an ephemeral message back
    turned = slack.click(message, "next").replies()[0]
    assert (turned.ts, turned.text, turned.ephemeral) == (message.ts, "the next page", True)
    message = slack.command("/whosaid", "buttons").replies()[0]
    slack.click(message, "more", "dismiss")
    assert slack.workspace.wait_until(lambda: slack.workspace.message(message.ts) is None, 10)


def test_a_modal_opens_is_corrected_and_closes(slack: LocalSlack) -> None:
    """A submission may come back with errors at its fields; the next one closes the modal."""
    view = slack.command("/whosaid", "modal").view()
    with pytest.raises(ValueError, match="Draft"):
        slack.submit(view, {})
    slack.submit(view, {"text": "none"})
    assert slack.modals()[-1].errors == {"draft": "There is no quotation in it."}
    slack.submit(view, {"text": "“We will not,” she said."})
    assert slack.modals() == []


def test_events_bring_the_home_tab_threads_and_direct_messages(slack: LocalSlack) -> None:
    """Home is published, a mention is answered in its thread, a direct message where it stands."""
    slack.open_home()
    assert slack.workspace.wait_until(lambda: slack.home() is not None, 10)
    slack.mention("who said it?", channel=NEWSROOM)
    slack.direct_message("who said it?")
    assert slack.workspace.wait_until(lambda: {"heard", "read"} <= {each.text for each in slack.messages()}, 10)
    heard = next(each for each in slack.messages(NEWSROOM) if each.text == "heard")
    assert heard.thread_ts == slack.messages(NEWSROOM)[0].ts


def test_a_message_shortcut_carries_the_message(slack: LocalSlack) -> None:
    """A shortcut gives the bot what the message says, and a way to answer."""
    message = slack.say("“Not one pier,” he said.", person=REPORTER)
    assert slack.shortcut("whosaid_message", message).replies()[0].text == "about: “Not one pier,” he said."


def test_an_event_is_brought_again_three_times(slack: LocalSlack) -> None:
    """A bot that fails sees the event four times in all, numbered."""
    slack.bot_url = slack.url + "/nowhere"
    attempts = slack.open_home()
    assert [each.attempt for each in attempts] == [0, 1, 2, 3]
    assert {each.payload["event_id"] for each in attempts} == {attempts[0].payload["event_id"]}
    assert attempts[-1].error == "dispatch_failed"


def test_refused_blocks_are_refused_in_slacks_words(slack: LocalSlack) -> None:
    """A block that is too long is refused, the reason recorded, and nothing is shown."""
    slack.command("/whosaid", "bad")
    assert slack.workspace.wait_until(lambda: bool(slack.refusals), 10)
    assert slack.refusals[0].error == "invalid_blocks"
    assert slack.refusals[0].details == ("must be less than 3001 characters [json-pointer:/blocks/0/text/text]",)
    assert slack.messages() == []


def test_many_ask_at_once(slack: LocalSlack) -> None:
    """Sixteen commands at once are each acknowledged and each answered once."""
    with ThreadPoolExecutor(16) as people:
        asked = list(people.map(lambda _: slack.command("/whosaid", "ephemeral"), range(16)))
    assert [each.error for each in asked] == [None] * 16
    assert {len(each.replies()) for each in asked} == {1}
    assert len(slack.messages()) == len({message.ts for message in slack.messages()}) == 16


def test_a_forged_signature_reaches_nobody(slack: LocalSlack) -> None:
    """What is not signed with the secret, or was signed too long ago, the bot refuses."""
    body = b"command=%2Fwhosaid&text=public"
    for headers in ({}, signed_headers("other", int(time.time()), body), signed_headers(slack.signing_secret, 0, body)):
        answer = slack.requests.post(body, {"Content-Type": "application/x-www-form-urlencoded", **headers})
        assert (answer.status, answer.error) == (401, "dispatch_failed")
    assert slack.messages() == []


def test_a_ping_is_recorded(slack: LocalSlack) -> None:
    """An everybody-mention that Slack would act on is remembered, for tests to assert that there is none."""
    slack.command("/whosaid", "ping").replies()
    assert slack.pings == ["channel"]


REFUSED = [
    # no such channel
    ("chat.postMessage", {"channel": "C0NOWHERE0", "text": "hello"}, "channel_not_found"),
    # the bot is no member
    ("chat.postMessage", {"channel": CITY_DESK.id, "text": "hello"}, "not_in_channel"),
    ("chat.postEphemeral", {"channel": CITY_DESK.id, "user": EDITOR.id, "text": "hello"}, "not_in_channel"),
    # nothing to show
    ("chat.postMessage", {"channel": NEWSROOM.id}, "no_text"),
    # more than Slack takes in all
    (
        "chat.postMessage",
        {"channel": NEWSROOM.id, "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}] * 5},
        "msg_blocks_too_long",
    ),
    # a message that is not there
    ("chat.update", {"channel": NEWSROOM.id, "ts": "1.000001", "text": "hello"}, "message_not_found"),
    # the manifest does not ask for the scope
    ("users.info", {"user": EDITOR.id}, "missing_scope"),
    # a trigger that Slack never gave
    ("views.open", {"trigger_id": "1.2.3", "view": MODAL}, "invalid_trigger_id"),
    # a modal is no Home tab
    ("views.publish", {"user_id": EDITOR.id, "view": MODAL}, "invalid_arguments"),
    ("views.update", {"view_id": "V0NONE", "view": MODAL}, "not_found"),
    ("chat.shout", {}, "unknown_method"),
]


@pytest.mark.parametrize(("method", "arguments", "error"), REFUSED)
def test_the_web_api_refuses(client: WebClient, method: str, arguments: dict[str, object], error: str) -> None:
    """Each refusal bears Slack's name for it."""
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, json=arguments)
    assert refused.value.response["error"] == error


def test_a_wrong_token_is_no_token(slack: LocalSlack) -> None:
    """Any other token is refused, and none at all too."""
    for token, error in (
        ("xoxb-other", "invalid_auth"),
        ("", "not_authed"),
        (slack.app_token, "not_allowed_token_type"),
    ):
        with pytest.raises(SlackApiError) as refused:
            WebClient(token=token, base_url=slack.api_url).auth_test()
        assert refused.value.response["error"] == error


def test_a_trigger_serves_once_and_for_three_seconds(slack: LocalSlack, client: WebClient, clock: Clock) -> None:
    """A trigger_id opens one modal, soon."""
    first, second = (slack.tickets.trigger(EDITOR.id).id for _ in range(2))
    client.views_open(trigger_id=first, view=MODAL)
    clock.ahead = 3.5
    for trigger, error in ((first, "exchanged_trigger_id"), (second, "expired_trigger_id")):
        with pytest.raises(SlackApiError) as refused:
            client.views_open(trigger_id=trigger, view=MODAL)
        assert refused.value.response["error"] == error


def test_a_stack_holds_three_modals(slack: LocalSlack, client: WebClient) -> None:
    """The fourth view is one too many."""
    client.views_open(trigger_id=slack.tickets.trigger(EDITOR.id).id, view=MODAL)
    for _ in range(2):
        client.views_push(trigger_id=slack.tickets.trigger(EDITOR.id).id, view=MODAL)
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        client.views_push(trigger_id=slack.tickets.trigger(EDITOR.id).id, view=MODAL)


def test_a_home_tab_is_published_over_the_old_one(client: WebClient) -> None:
    """Publishing twice keeps the view and changes its hash; an old hash is a conflict."""
    first = client.views_publish(user_id=EDITOR.id, view=HOME)["view"]
    second = client.views_publish(user_id=EDITOR.id, view=HOME, hash=first["hash"])["view"]
    assert (first["id"], first["hash"] != second["hash"]) == (second["id"], True)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_publish(user_id=EDITOR.id, view=HOME, hash=first["hash"])


def test_an_ephemeral_message_cannot_be_updated(slack: LocalSlack, client: WebClient) -> None:
    """Only a response_url reaches it (python-slack-sdk #270)."""
    message = slack.command("/whosaid", "ephemeral").replies()[0]
    with pytest.raises(SlackApiError, match="message_not_found"):
        client.chat_update(channel=NEWSROOM.id, ts=message.ts, text="other words")


def test_messages_are_posted_changed_and_deleted(slack: LocalSlack, client: WebClient) -> None:
    """The bot may change what it posted itself, and nobody else's."""
    posted = client.chat_postMessage(channel=NEWSROOM.id, text="one", unfurl_links=False, unfurl_media=False)
    assert not slack.messages()[0].unfurls
    client.chat_update(channel=NEWSROOM.id, ts=posted["ts"], text="two")
    assert [(each.text, each.edited) for each in slack.messages()] == [("two", True)]
    client.chat_delete(channel=NEWSROOM.id, ts=posted["ts"])
    assert slack.messages() == []
    theirs = slack.say("mine")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        client.chat_delete(channel=NEWSROOM.id, ts=theirs.ts)


def test_a_file_is_uploaded_in_three_steps() -> None:
    """The bot asks for an address, sends the bytes, and says where the file belongs."""
    manifest = manifest_of(
        {"display_information": {"name": "x"}, "oauth_config": {"scopes": {"bot": ["files:write", "chat:write"]}}}
    )
    with LocalSlack(manifest=manifest) as slack:
        client = WebClient(token=slack.token, base_url=slack.api_url)
        client.files_upload_v2(channel=NEWSROOM.id, filename="checked.txt", content="2 of 3", title="Checked")
        assert [[file.title for file in message.files] for message in slack.messages()] == [["Checked"]]


def test_faults_are_met(slack: LocalSlack, client: WebClient) -> None:
    """A test can have Slack limit, break and hang up."""
    slack.fail("auth.test", rate_limited(7))
    with pytest.raises(SlackApiError) as limited:
        client.auth_test()
    assert (limited.value.response.status_code, limited.value.response.headers["Retry-After"]) == (429, "7")
    slack.fail("auth.test", broken(503))
    with pytest.raises(SlackApiError) as failed:
        client.auth_test()
    assert failed.value.response.status_code == 503
    slack.fail("auth.test", dropped())
    client.retry_handlers.clear()
    with pytest.raises(OSError):  # the client's own error differs by how the connection ended
        client.auth_test()
    assert client.auth_test()["ok"]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.com", ""])  # noqa: S104 # it must refuse these
def test_it_listens_on_loopback_alone(host: str) -> None:
    """Any address that others could reach is refused with a sentence."""
    with pytest.raises(NotLoopbackError, match="for this machine alone"):
        LocalSlack(host=host)
    assert loopback("::1") == "::1"


def test_a_foreign_host_name_is_refused(slack: LocalSlack) -> None:
    """A web page elsewhere cannot reach the playground by a name that resolves to this machine."""
    connection = http.client.HTTPConnection(slack.url.removeprefix("http://"))
    connection.request("POST", "/api/auth.test", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 403
    connection.close()
