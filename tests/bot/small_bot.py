"""A small Bolt app on loopback, for the tests of the local Slack itself."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.playground import LocalSlack


class Quiet(WSGIRequestHandler):
    """Write no line for each request."""

    def log_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Keep silent."""


def small_app(slack: LocalSlack) -> App:
    """Build an app that answers, presses on, opens and fails, as the tests ask for it by the command's text."""

    def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id="T0ONRECORD",
            bot_token=slack.token,
            bot_id="B0ONRECORD",
            bot_user_id="U0ONRECORD",
        )

    client = WebClient(token=slack.token, base_url=slack.api_url)
    app = App(client=client, signing_secret=slack.signing_secret, authorize=authorize)
    answers: dict[str, Callable[[Any], object]] = {
        "ephemeral": lambda respond: respond("for your eyes"),
        "public": lambda respond: respond("for all", response_type="in_channel"),
        "seven": lambda respond: [respond(f"answer {number}") for number in range(1, 8)],
        "replace": lambda respond: [respond("one"), respond("two", replace_original=True)],
        "ping": lambda respond: respond("attention <!channel>"),
        "bad": lambda respond: respond(blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]),
        "buttons": lambda respond: respond(text="choose", blocks=BUTTONS),
    }

    @app.command("/whosaid")
    def whosaid(ack: Any, body: Any, respond: Any, client: Any) -> None:
        if body["text"] == "late":
            time.sleep(1.5)
        ack("at once" if body["text"] == "inline" else "")
        if body["text"] == "modal":
            client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        elif body["text"] in answers:
            answers[body["text"]](respond)

    @app.action("share")
    def share(ack: Any, respond: Any, action: Any) -> None:
        ack()
        respond(f"shared {action['value']}", response_type="in_channel", replace_original=False)

    @app.action("next")
    def turn(ack: Any, respond: Any) -> None:
        ack()
        respond("the next page", replace_original=True)

    @app.action("more")
    def more(ack: Any, respond: Any, action: Any) -> None:
        ack()
        if action["selected_option"]["value"] == "dismiss":
            respond(delete_original=True)

    @app.view("draft")
    def draft(ack: Any, view: Any) -> None:
        text = view["state"]["values"]["draft"]["text"]["value"]
        ack(response_action="errors", errors={"draft": "There is no quotation in it."}) if text == "none" else ack()

    @app.event("app_home_opened")
    def home(event: Any, client: Any) -> None:
        client.views_publish(user_id=event["user"], view=HOME)

    @app.event("app_mention")
    def mention(event: Any, say: Any) -> None:
        say("heard", thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    def message(say: Any) -> None:
        say("read")

    @app.shortcut("whosaid_message")
    def shortcut(ack: Any, respond: Any, shortcut: Any) -> None:
        ack()
        respond(f"about: {shortcut['message']['text']}")

    return app


@contextmanager
def running(app: App) -> Iterator[str]:
    """Serve the app and give the address of its events."""
    server = make_server(
        "127.0.0.1", 0, SlackRequestHandler(app, path="/slack/events"), threaded=True, request_handler=Quiet
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def button(action_id: str, text: str, value: str) -> dict[str, Any]:
    """Make a button."""
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": text},
        "value": value,
    }


BUTTONS = [
    {"type": "section", "block_id": "words", "text": {"type": "mrkdwn", "text": "*choose*"}},
    {
        "type": "actions",
        "block_id": "actions",
        "elements": [
            button("share", "Share in channel", "page-1"),
            button("next", "Next", "page-2"),
            {
                "type": "overflow",
                "action_id": "more",
                "options": [{"text": {"type": "plain_text", "text": "Dismiss"}, "value": "dismiss"}],
            },
        ],
    },
]
MODAL = {
    "type": "modal",
    "callback_id": "draft",
    "title": {"type": "plain_text", "text": "Check a draft"},
    "submit": {"type": "plain_text", "text": "Check"},
    "blocks": [
        {
            "type": "input",
            "block_id": "draft",
            "label": {"type": "plain_text", "text": "Draft"},
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        }
    ],
}
HOME = {"type": "home", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Archive"}}]}
