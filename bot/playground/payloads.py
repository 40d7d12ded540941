"""Word what happened in Slack as Slack words it to an app."""

import secrets
from collections.abc import Mapping
from typing import Any

from bot.playground.workspace import APP, TEAM, Channel, Json, Message, Person, View

DOMAIN = "on-record-playground"


def slash_command(
    command: str, text: str, channel: Channel, person: Person, trigger: str, response_url: str
) -> dict[str, str]:
    """Word a typed command."""
    return {
        "token": "unused",
        "team_id": TEAM,
        "team_domain": DOMAIN,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def _interaction(kind: str, person: Person, trigger: str) -> dict[str, Any]:
    return {
        "type": kind,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": TEAM},
        "api_app_id": APP,
        "token": "unused",
        "trigger_id": trigger,
        "team": {"id": TEAM, "domain": DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def message_object(message: Message, bot: Person) -> dict[str, Any]:
    """Give a message as it stands in payloads and Web API answers."""
    value: dict[str, Any] = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": TEAM,
    }
    if message.user == bot.id:
        value |= {"bot_id": "B0ONRECORD", "app_id": APP}
    if message.blocks:
        value["blocks"] = list(message.blocks)
    if message.thread_ts is not None:
        value["thread_ts"] = message.thread_ts
    return value


def action_on_message(
    message: Message, channel: Channel, action: Json, person: Person, bot: Person, trigger: str, response_url: str
) -> dict[str, Any]:
    """Word a press on a message; of an ephemeral message Slack gives only the container back, not its content."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    payload = {
        **_interaction("block_actions", person, trigger),
        "container": container,
        "channel": {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [action],
    }
    if not message.ephemeral:
        payload["message"] = message_object(message, bot)
    return payload


def action_on_view(view: View, action: Json, state: Json, person: Person, trigger: str) -> dict[str, Any]:
    """Word a press inside a modal or on the Home tab."""
    return {
        **_interaction("block_actions", person, trigger),
        "container": {"type": "view", "view_id": view.id},
        "view": view_object(view, state),
        "actions": [action],
    }


def view_object(view: View, state: Json | None = None) -> dict[str, Any]:
    """Give a view as it stands in payloads and Web API answers."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "submit": None,
        "close": None,
        **view.body,
        "id": view.id,
        "team_id": TEAM,
        "type": view.kind,
        "state": {"values": state or {}},
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous,
        "app_id": APP,
        "bot_id": "B0ONRECORD",
        "app_installed_team_id": TEAM,
    }


def view_submission(view: View, state: Json, person: Person, trigger: str) -> dict[str, Any]:
    """Word a submitted modal."""
    return {
        **_interaction("view_submission", person, trigger),
        "view": view_object(view, state),
        "response_urls": [],
    }


def view_closed(view: View, person: Person, *, cleared: bool) -> dict[str, Any]:
    """Word a closed modal, for an app that asked to be told."""
    payload = {**_interaction("view_closed", person, ""), "view": view_object(view), "is_cleared": cleared}
    del payload["trigger_id"]
    return payload


def message_shortcut(
    callback_id: str, message: Message, channel: Channel, person: Person, bot: Person, trigger: str, response_url: str
) -> dict[str, Any]:
    """Word a shortcut taken on a message."""
    return {
        **_interaction("message_action", person, trigger),
        "callback_id": callback_id,
        "action_ts": message.ts,
        "message_ts": message.ts,
        "response_url": response_url,
        "channel": {"id": channel.id, "name": channel.name},
        "message": message_object(message, bot),
    }


def global_shortcut(callback_id: str, person: Person, trigger: str, ts: str) -> dict[str, Any]:
    """Word a shortcut taken from the menu beside the composer."""
    return {**_interaction("shortcut", person, trigger), "callback_id": callback_id, "action_ts": ts}


def event_callback(event: Json, seconds: int) -> dict[str, Any]:
    """Wrap an event."""
    return {
        "token": "unused",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": dict(event),
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": seconds,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": "U0ONRECORD",
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }


def message_event(message: Message, channel: Channel) -> dict[str, Any]:
    """Word a message written to the bot in its direct message channel."""
    event = _written("message", message)
    return {**event, "channel": channel.id, "channel_type": "im", "client_msg_id": secrets.token_hex(16)}


def mention_event(message: Message, channel: Channel) -> dict[str, Any]:
    """Word a message that mentions the bot."""
    return {**_written("app_mention", message), "channel": channel.id, "client_msg_id": secrets.token_hex(16)}


def _written(kind: str, message: Message) -> dict[str, Any]:
    event: dict[str, Any] = {
        "type": kind,
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "event_ts": message.ts,
        "team": TEAM,
    }
    if message.thread_ts is not None:
        event["thread_ts"] = message.thread_ts
    return event


def home_opened(person: Person, home: View | None, ts: str) -> dict[str, Any]:
    """Word an opened Home tab."""
    event: dict[str, Any] = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": "D0ONRECORD",
        "tab": "home",
        "event_ts": ts,
    }
    if home is not None:
        event["view"] = view_object(home)
    return event


def messages_opened(person: Person, ts: str) -> dict[str, Any]:
    """Word an opened Messages tab."""
    return {**home_opened(person, None, ts), "tab": "messages"}


def selected(element: Json, choice: Any) -> Mapping[str, Any]:
    """Say what somebody chose or typed in an element, as actions and submitted states say it."""
    kind = element["type"]
    key = _CHOSEN_AS.get(kind)
    if key in ("selected_option", "selected_options"):
        wanted = choice if isinstance(choice, (list, tuple)) else [choice]
        options = [option for option in options_of(element) if option["value"] in wanted]
        if len(options) != len(wanted):
            raise LookupError(f"{kind} {element.get('action_id')!r} has no option {choice!r}")
        return {"type": kind, key: options if key == "selected_options" else options[0]}
    if key is not None:
        return {"type": kind, key: choice}
    return {"type": kind}


_CHOSEN_AS = {
    "overflow": "selected_option",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "file_input": "files",
}


def options_of(element: Json) -> list[Json]:
    """List an element's options, those in groups too."""
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]
