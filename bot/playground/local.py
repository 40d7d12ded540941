"""A strict Slack of our own on loopback: it brings commands, presses and events to the bot and takes its answers."""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from bot.playground import payloads
from bot.playground.delivery import ACK_SECONDS, Acknowledgement, SignedRequests, Transport
from bot.playground.faults import Fault, Faults
from bot.playground.files import Files
from bot.playground.forms import element_of, missing, state_of
from bot.playground.manifest import Manifest, read_manifest
from bot.playground.posting import RefusedError, opened_view, respond, updated_view
from bot.playground.records import Call, Delivery
from bot.playground.server import Server, web_app
from bot.playground.socket_mode import SocketMode
from bot.playground.tickets import EXPIRED_URL, ResponseUrl, Tickets
from bot.playground.validator import pings
from bot.playground.web_api import WebApi
from bot.playground.workspace import (
    BOT,
    DIRECT,
    EDITOR,
    NEWSROOM,
    SLACKBOT,
    Channel,
    Json,
    Message,
    Person,
    View,
    Workspace,
)

RETRY_AFTER = (0.0, 60.0, 300.0)  # Slack sends an event again at once, after a minute and after five


class LocalSlack:
    """A workspace with one app in it. Everything the bot sends is kept to be asked for, and held against Slack's rules.

    Give it the bot's address, or set `bot_url` once the bot knows its own; the bot's WebClient takes `api_url`.
    `clock` decides what has expired; `sleep` waits between two deliveries of an event. `examples` are commands that the
    page offers to try. With `socket_mode` the bot connects, and no address of it is needed.
    """

    def __init__(
        self,
        bot_url: str = "",
        *,
        signing_secret: str = "",
        token: str = "",
        app_token: str = "",
        manifest: Manifest | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        host: str = "127.0.0.1",
        port: int = 0,
        ack_seconds: float = ACK_SECONDS,
        retry_after: Sequence[float] = RETRY_AFTER,
        examples: Sequence[str] = (),
        socket_mode: bool = False,
    ) -> None:
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self.token = token or f"xoxb-{secrets.token_hex(12)}"
        self.app_token = app_token or f"xapp-1-{secrets.token_hex(12)}"
        self.manifest = manifest or read_manifest()
        self.clock, self._sleep, self._retry_after = clock, sleep, tuple(retry_after)
        self.workspace = Workspace(clock)
        self.tickets = Tickets(clock)
        self.faults = Faults()
        self.files = Files()
        self.sockets = SocketMode(ack_seconds)
        self.requests = SignedRequests(bot_url, self.signing_secret, clock, ack_seconds)
        self.transport: Transport = self.sockets if socket_mode else self.requests
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.pings: list[str] = []
        self.trouble = ""  # what went wrong last between Slack and the bot, for the page
        self._examples = tuple(examples)
        self._server = Server(web_app(self), host, port)
        self.web_api = WebApi(
            self.workspace,
            self.tickets,
            self.manifest,
            token=self.token,
            app_token=self.app_token,
            base_url=self.url,
            socket_ticket=self.sockets.ticket,
            files=self.files,
        )

    @property
    def url(self) -> str:
        """Where it listens."""
        return self._server.url

    @property
    def api_url(self) -> str:
        """Where its Web API is: the base_url of the bot's WebClient."""
        return f"{self.url}/api/"

    @property
    def bot_url(self) -> str:
        """Where signed requests go."""
        return self.requests.url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.requests.url = url

    @property
    def examples(self) -> tuple[str, ...]:
        """Commands that the page offers to try."""
        return self._examples

    @examples.setter
    def examples(self, examples: Sequence[str]) -> None:
        self._examples = tuple(examples)
        self.workspace.announce()

    def start(self) -> Self:
        """Begin to listen."""
        self._server.start()
        return self

    def stop(self) -> None:
        """Hang up and stop listening."""
        self.sockets.close()
        self._server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    # what people do

    def command(
        self, command: str, text: str = "", *, channel: Channel = NEWSROOM, person: Person = EDITOR
    ) -> Delivery:
        """Type a slash command."""
        if self.manifest.command(command) is None:
            raise LookupError(f"{command} is not a command of the manifest")
        ticket, trigger = self.tickets.response(channel.id, person.id), self.tickets.trigger(person.id)
        payload = payloads.slash_command(command, text, channel, person, trigger.id, self._response_url(ticket))
        return self._deliver("slash_commands", payload, ticket, trigger.id)

    def click(
        self,
        on: Message | View,
        action_id: str,
        choice: Any = None,
        *,
        block_id: str = "",
        values: Mapping[str, Any] | None = None,
        person: Person = EDITOR,
    ) -> Delivery:
        """Press a button, or choose in a menu (`choice` is the option's value, or the values).

        `values` is what stands in the fields around it, by action_id.
        """
        block, element = element_of(on.blocks if isinstance(on, Message) else on.body["blocks"], action_id, block_id)
        action = self._action(block, element, choice)
        trigger = self.tickets.trigger(person.id)
        if isinstance(on, View):
            chosen = {} if element["type"] == "button" else {action_id: choice}
            state = state_of(on.body["blocks"], {**(values or {}), **chosen})
            payload = payloads.action_on_view(on, action, state, person, trigger.id)
            return self._deliver("interactive", payload, None, trigger.id)
        ticket = self.tickets.response(on.channel, person.id, on.ts)
        payload = payloads.action_on_message(
            on, self.workspace.channels[on.channel], action, person, BOT, trigger.id, self._response_url(ticket)
        )
        return self._deliver("interactive", payload, ticket, trigger.id)

    def submit(self, view: View, values: Mapping[str, Any] | None = None, *, person: Person = EDITOR) -> Delivery:
        """Fill in a modal, by action_id, and submit it. What a required field lacks, Slack's own client refuses."""
        lacking = missing(view.body["blocks"], values or {})
        if lacking:
            raise ValueError(f"Slack's client asks for {', '.join(lacking)} before it submits")
        trigger = self.tickets.trigger(person.id)
        state = state_of(view.body["blocks"], values or {})
        payload = payloads.view_submission(view, state, person, trigger.id)
        delivery = self._deliver("interactive", payload, None, trigger.id)
        if delivery.error is None:
            self._after_submission(view, delivery.acknowledgement.answer or {}, trigger.id)
        return delivery

    def close(self, view: View, *, person: Person = EDITOR) -> list[Delivery]:
        """Close a modal; the bot hears of it where it asked to."""
        closed = self.workspace.close(view.id)
        told = [each for each in closed if each.body.get("notify_on_close")]
        return [self._deliver("interactive", payloads.view_closed(each, person, cleared=False)) for each in told]

    def shortcut(self, callback_id: str, message: Message | None = None, *, person: Person = EDITOR) -> Delivery:
        """Take a shortcut: of a message's menu when a message is given, else a global one."""
        shortcut = self.manifest.shortcut(callback_id)
        if shortcut is None or (shortcut.kind == "message") != (message is not None):
            raise LookupError(f"{callback_id} is not such a shortcut of the manifest")
        trigger = self.tickets.trigger(person.id)
        if message is None:
            payload = payloads.global_shortcut(callback_id, person, trigger.id, self.workspace.new_ts())
            return self._deliver("interactive", payload, None, trigger.id)
        ticket = self.tickets.response(message.channel, person.id)
        channel = self.workspace.channels[message.channel]
        payload = payloads.message_shortcut(
            callback_id, message, channel, person, BOT, trigger.id, self._response_url(ticket)
        )
        return self._deliver("interactive", payload, ticket, trigger.id)

    def say(
        self, text: str, *, channel: Channel = NEWSROOM, thread_ts: str | None = None, person: Person = EDITOR
    ) -> Message:
        """Write a message; the bot hears nothing of it."""
        return self.workspace.post(Message(channel.id, self.workspace.new_ts(), person.id, text, thread_ts=thread_ts))

    def mention(
        self, text: str, *, channel: Channel = NEWSROOM, thread_ts: str | None = None, person: Person = EDITOR
    ) -> list[Delivery]:
        """Write a message that mentions the bot, and bring the event."""
        message = self.say(f"<@{BOT.id}> {text}", channel=channel, thread_ts=thread_ts, person=person)
        return self.deliver_event(payloads.mention_event(message, channel))

    def direct_message(self, text: str, *, thread_ts: str | None = None, person: Person = EDITOR) -> list[Delivery]:
        """Write to the bot, and bring the event."""
        message = self.say(text, channel=DIRECT, thread_ts=thread_ts, person=person)
        return self.deliver_event(payloads.message_event(message, DIRECT))

    def open_home(self, *, person: Person = EDITOR) -> list[Delivery]:
        """Open the app's Home tab, and bring the event."""
        event = payloads.home_opened(person, self.workspace.home(person.id), self.workspace.new_ts())
        return self.deliver_event(event)

    def open_messages(self, *, person: Person = EDITOR) -> list[Delivery]:
        """Open the app's direct messages, and bring the event."""
        return self.deliver_event(payloads.messages_opened(person, self.workspace.new_ts()))

    def deliver_event(self, event: Json) -> list[Delivery]:
        """Bring an event, again and again while the bot does not take it, as often as Slack does; the attempts."""
        if _subscription(event) not in self.manifest.events:
            raise LookupError(f"{_subscription(event)} is not an event of the manifest")
        payload = payloads.event_callback(event, int(self.clock()))
        attempts = [self._deliver("events_api", payload)]
        for number, wait in enumerate(self._retry_after, 1):
            failed = attempts[-1].acknowledgement
            if failed.error is None or not failed.retry:
                break
            self._sleep(wait)
            headers = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": _reason(failed)}
            attempts.append(self._deliver("events_api", payload, headers=headers, attempt=number))
        return attempts

    # what the bot does

    def called(self, method: str, token: str | None, arguments: Json) -> Json:
        """Take a call of the Web API; raise RefusedError with Slack's error."""
        try:
            answer = self.web_api.call(method, token, arguments)
        except RefusedError as error:
            self._remember(Call(method, arguments, False, error.error, error.details))
            raise
        self._remember(Call(method, arguments, True))
        view = arguments.get("view")
        self.pings += pings(arguments) + (pings(view) if isinstance(view, Mapping) else [])
        return answer

    def responded(self, response_id: str, payload: Json) -> Message | None:
        """Take what came by a response_url; raise RefusedError with Slack's error."""
        ticket = self.tickets.use_response(response_id)
        try:
            if ticket is None:
                raise RefusedError(EXPIRED_URL)
            if unseen := self.files.faults(payload, for_one=payload.get("response_type") != "in_channel"):
                raise RefusedError("invalid_blocks", tuple(unseen))
            message = respond(self.workspace, ticket, payload)
        except RefusedError as error:
            self._remember(Call("response_url", payload, False, error.error, error.details, response_id))
            raise
        self._remember(Call("response_url", payload, True, ticket=response_id))
        self.pings += pings(payload)
        return message

    # what tests and the page ask

    def messages(self, channel: Channel | None = None) -> list[Message]:
        """List the messages that stand, the ephemeral ones too, in order."""
        return self.workspace.messages(channel.id if channel else None)

    def home(self, person: Person = EDITOR) -> View | None:
        """Give somebody's Home tab."""
        return self.workspace.home(person.id)

    def modals(self, person: Person = EDITOR) -> list[View]:
        """List somebody's open modals, the topmost last."""
        return self.workspace.modals(person.id)

    @property
    def refusals(self) -> list[Call]:
        """The calls that Slack refused."""
        return [call for call in self.calls if not call.ok]

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method (or of `response_url`) meet a fault."""
        self.faults.plan(method, fault, times)

    # how

    def slackbot(self, text: str, channel: Channel, person: Person = EDITOR) -> Message:
        """Tell somebody what Slack itself has to say."""
        message = Message(channel.id, self.workspace.new_ts(), SLACKBOT.id, text, only_for=person.id)
        return self.workspace.post(message)

    def notice(self, trouble: str) -> None:
        """Show on the page what went wrong."""
        self.trouble = trouble
        self.workspace.announce()

    def _remember(self, call: Call) -> None:
        self.calls.append(call)
        if call.ok:
            self.workspace.announce()
        else:
            self.notice(f"Slack refused {call.method}: {'; '.join([str(call.error), *call.details])}")

    def _response_url(self, ticket: ResponseUrl) -> str:
        return f"{self.url}/response/{ticket.id}"

    def _action(self, block: Json, element: Json, choice: Any) -> Json:
        action = {
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": self.workspace.new_ts(),
            **payloads.selected(element, choice),
        }
        if element["type"] in ("button", "icon_button"):
            action |= {key: element[key] for key in ("text", "value", "style", "url") if key in element}
        elif element["type"] == "feedback_buttons":
            action["value"] = choice
        return action

    def _deliver(
        self,
        kind: str,
        payload: Json,
        ticket: ResponseUrl | None = None,
        trigger: str | None = None,
        headers: Mapping[str, str] | None = None,
        attempt: int = 0,
    ) -> Delivery:
        self.notice("")
        acknowledgement = self.transport.send(kind, payload, headers or {})
        response = ticket.id if ticket else None
        delivery = Delivery(kind, payload, acknowledgement, self.workspace, response, trigger, attempt)
        self.deliveries.append(delivery)
        if delivery.error is not None:
            self._not_taken(delivery)
        answer = acknowledgement.answer
        if ticket is not None and acknowledgement.error is None and answer:
            self._answered_at_once(ticket, answer)
        return delivery

    def _not_taken(self, delivery: Delivery) -> None:
        """Tell people of it: Slackbot under a command, a notice elsewhere."""
        if delivery.kind == "slash_commands":
            command, channel = delivery.payload["command"], self.workspace.channels[delivery.payload["channel_id"]]
            person = self.workspace.people[delivery.payload["user_id"]]
            self.slackbot(f"{command} failed with the error “{delivery.error}”", channel, person)
        self.notice(f"The bot did not take it: {delivery.error} after {delivery.seconds:.1f} s")

    def _answered_at_once(self, ticket: ResponseUrl, payload: Json) -> None:
        """Take a message that stood in the acknowledgement itself."""
        try:
            respond(self.workspace, ticket, payload)
        except RefusedError as error:
            self._remember(Call("acknowledgement", payload, False, error.error, error.details, ticket.id))
        else:
            self.pings += pings(payload)

    def _after_submission(self, view: View, answer: Json, trigger: str) -> None:
        action = answer.get("response_action")
        try:
            if action == "errors":
                self.workspace.show(replace(view, errors=dict(answer.get("errors") or {})))
            elif action == "update":
                updated_view(self.workspace, view, answer.get("view"))
            elif action == "push":
                opened_view(self.workspace, answer.get("view"), view.user, trigger)
            elif action == "clear":
                self.workspace.close(view.id, all_of_them=True)
            else:
                self.workspace.close(view.id)
        except RefusedError as error:
            self._remember(Call("view_submission", answer, False, error.error, error.details))


def _subscription(event: Json) -> str:
    """Name the event as the manifest subscribes to it."""
    return f"message.{event['channel_type']}" if event["type"] == "message" else str(event["type"])


def _reason(failed: Acknowledgement) -> str:
    if failed.status is not None:
        return "http_error"
    return "http_timeout" if failed.error == "operation_timeout" else "connection_failed"
