"""Slack's Web API, as far as the bot calls it: tokens, scopes and memberships are looked at before anything is done."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.playground.files import Files
from bot.playground.manifest import Manifest
from bot.playground.payloads import message_object, view_object
from bot.playground.posting import (
    RefusedError,
    changed_message,
    checked_message,
    checked_view,
    new_message,
    opened_view,
    updated_view,
)
from bot.playground.shapes import Check, array, record, string
from bot.playground.tickets import Tickets, Trigger
from bot.playground.workspace import APP, BOT, TEAM, Channel, Json, Message, Person, Prompts, View, Workspace

Method = Callable[["WebApi", Json], Json]

_JSON_ARGUMENTS = frozenset({"blocks", "view", "attachments", "metadata", "files", "prompts"})
_FLAGS = frozenset({"unfurl_links", "unfurl_media", "reply_broadcast", "mrkdwn", "link_names"})
_METHODS: dict[str, tuple[str | None, Method]] = {}


_FILES = array(record({"id": string(255)}, {"title": string(255, least=0)}), 100)
_PROMPTS = array(record({"title": string(255), "message": string(3000)}), 4)  # docs.slack.dev: at most four prompts


def _checked(check: Check, arguments: Json, name: str) -> object:
    """Give an argument back when it has the shape that the method wants."""
    faults = tuple(check(arguments.get(name), f"/{name}"))
    if faults:
        raise RefusedError("invalid_arguments", faults)
    return arguments[name]


def _method(name: str, scope: str | None = None) -> Callable[[Method], Method]:
    """Enter a method under its name, with the scope it needs."""

    def enter(method: Method) -> Method:
        _METHODS[name] = (scope, method)
        return method

    return enter


def arguments_of(form: Mapping[str, str]) -> dict[str, Any]:
    """Read the arguments of a form: some carry JSON, some a flag."""
    arguments: dict[str, Any] = {}
    for key, value in form.items():
        if key in _JSON_ARGUMENTS:
            try:
                arguments[key] = json.loads(value)
            except ValueError as error:
                raise RefusedError(f"invalid_{key}_format") from error
        elif key in _FLAGS:
            arguments[key] = value.lower() in ("1", "true")
        else:
            arguments[key] = value
    return arguments


class WebApi:
    """The methods, on one workspace, for one app with one token."""

    def __init__(
        self,
        workspace: Workspace,
        tickets: Tickets,
        manifest: Manifest,
        *,
        token: str,
        app_token: str,
        base_url: str,
        socket_ticket: Callable[[], str],
        files: Files,
    ) -> None:
        self.workspace = workspace
        self.tickets = tickets
        self.manifest = manifest
        self.token = token
        self.app_token = app_token
        self.base_url = base_url
        self.socket_ticket = socket_ticket
        self.files = files

    def call(self, name: str, token: str | None, arguments: Json) -> Json:
        """Do what a method does and give its answer; raise RefusedError with Slack's error."""
        if name not in _METHODS:
            raise RefusedError("unknown_method")
        scope, method = _METHODS[name]
        self._admit(token, scope)
        if unseen := self.files.faults(arguments, for_one=name == "chat.postEphemeral"):
            raise RefusedError("invalid_blocks" if "blocks" in arguments else "invalid_arguments", tuple(unseen))
        return {"ok": True, **method(self, arguments)}

    def _admit(self, token: str | None, scope: str | None) -> None:
        if not token:
            raise RefusedError("not_authed")
        if token != (self.app_token if scope == "connections:write" else self.token):
            known = token in (self.token, self.app_token)
            raise RefusedError("not_allowed_token_type" if known else "invalid_auth")
        if scope is not None and scope != "connections:write" and scope not in self.manifest.scopes:
            raise RefusedError(
                "missing_scope", (f"needed: {scope}", f"provided: {','.join(sorted(self.manifest.scopes))}")
            )

    def channel(self, arguments: Json, *, to_write: bool = False) -> Channel:
        """Find the channel that the arguments name; a user's id names the direct messages with that user."""
        name = str(arguments.get("channel") or arguments.get("channel_id") or "")
        if name in self.workspace.people:
            return next(each for each in self.workspace.channels.values() if each.is_im)
        channel = self.workspace.channels.get(name)
        if channel is None:
            raise RefusedError("channel_not_found")
        if to_write and not channel.has_bot and "chat:write.public" not in self.manifest.scopes:
            raise RefusedError("not_in_channel")
        return channel

    def person(self, arguments: Json) -> Person:
        """Find the person that the arguments name."""
        person = self.workspace.people.get(str(arguments.get("user") or arguments.get("user_id") or ""))
        if person is None:
            raise RefusedError("user_not_found")
        return person

    def own_message(self, arguments: Json, error: str) -> Message:
        """Find a message the bot may change: its own, and not an ephemeral one, which only a response_url reaches."""
        channel = self.channel(arguments)
        message = self.workspace.message(str(arguments.get("ts")))
        if message is None or message.channel != channel.id or message.ephemeral:
            raise RefusedError("message_not_found")
        if message.user != BOT.id:
            raise RefusedError(error)
        return message

    def open_view(self, arguments: Json) -> View:
        """Open a modal for a trigger_id; the content is looked at before the trigger is spent."""
        body = checked_view(arguments.get("view"))
        trigger = self.tickets.exchange(str(arguments.get("trigger_id")))
        if not isinstance(trigger, Trigger):
            raise RefusedError(trigger)
        return opened_view(self.workspace, body, trigger.user, trigger.id)


@_method("auth.test")
def _auth_test(_api: WebApi, _arguments: Json) -> Json:
    return {
        "url": "https://on-record-playground.slack.com/",
        "team": "On Record playground",
        "user": BOT.name,
        "team_id": TEAM,
        "user_id": BOT.id,
        "bot_id": "B0ONRECORD",
        "is_enterprise_install": False,
    }


@_method("team.info", "team:read")
def _team_info(_api: WebApi, _arguments: Json) -> Json:
    return {"team": {"id": TEAM, "name": "On Record playground", "domain": "on-record-playground"}}


@_method("chat.postMessage", "chat:write")
def _post_message(api: WebApi, arguments: Json) -> Json:
    channel = api.channel(arguments, to_write=True)
    message = new_message(api.workspace, checked_message(arguments), channel.id)
    return {"channel": channel.id, "ts": message.ts, "message": message_object(message, BOT)}


@_method("chat.postEphemeral", "chat:write")
def _post_ephemeral(api: WebApi, arguments: Json) -> Json:
    channel = api.channel(arguments)
    if not channel.has_bot:
        raise RefusedError("not_in_channel")
    reader = api.person(arguments)
    message = new_message(api.workspace, checked_message(arguments), channel.id, only_for=reader.id)
    return {"message_ts": message.ts}


@_method("chat.update", "chat:write")
def _update(api: WebApi, arguments: Json) -> Json:
    message = changed_message(
        api.workspace, api.own_message(arguments, "cant_update_message"), checked_message(arguments)
    )
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": message_object(message, BOT)}


@_method("chat.delete", "chat:write")
def _delete(api: WebApi, arguments: Json) -> Json:
    message = api.own_message(arguments, "cant_delete_message")
    api.workspace.delete(message.ts)
    return {"channel": message.channel, "ts": message.ts}


@_method("views.open")
def _views_open(api: WebApi, arguments: Json) -> Json:
    body = checked_view(arguments.get("view"))
    trigger = api.tickets.exchange(str(arguments.get("trigger_id")))
    if not isinstance(trigger, Trigger):
        raise RefusedError(trigger)
    for view in api.workspace.modals(trigger.user)[:1]:
        api.workspace.close(view.id, all_of_them=True)  # a modal opened anew takes the place of the stack
    return {"view": view_object(opened_view(api.workspace, body, trigger.user, trigger.id))}


@_method("views.push")
def _views_push(api: WebApi, arguments: Json) -> Json:
    return {"view": view_object(api.open_view(arguments))}


@_method("views.update")
def _views_update(api: WebApi, arguments: Json) -> Json:
    if arguments.get("external_id"):
        view = api.workspace.view_called(str(arguments["external_id"]))
    else:
        view = api.workspace.view(str(arguments.get("view_id")))
    if view is None:
        raise RefusedError("not_found")
    return {"view": view_object(updated_view(api.workspace, view, arguments.get("view"), arguments.get("hash")))}


@_method("views.publish")
def _views_publish(api: WebApi, arguments: Json) -> Json:
    user = api.person({"user": arguments.get("user_id")})
    body = checked_view(arguments.get("view"))
    if body["type"] != "home":
        raise RefusedError("invalid_arguments", ("unsupported type: modal [json-pointer:/view/type]",))
    home = api.workspace.home(user.id)
    if home is not None:
        return {"view": view_object(updated_view(api.workspace, home, body, arguments.get("hash")))}
    return {"view": view_object(opened_view(api.workspace, body, user.id, None))}


def _channel_object(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": not channel.is_im,
        "is_im": channel.is_im,
        "is_private": channel.is_im,
        "is_member": channel.has_bot,
        "is_archived": False,
        "is_ext_shared": False,
    }


@_method("conversations.info", "channels:read")
def _conversations_info(api: WebApi, arguments: Json) -> Json:
    return {"channel": _channel_object(api.channel(arguments))}


@_method("conversations.list", "channels:read")
def _conversations_list(api: WebApi, _arguments: Json) -> Json:
    channels = [_channel_object(each) for each in api.workspace.channels.values() if not each.is_im]
    return {"channels": channels, "response_metadata": {"next_cursor": ""}}


@_method("conversations.open", "im:write")
def _conversations_open(api: WebApi, arguments: Json) -> Json:
    person = api.person({"user": arguments.get("users")})
    return {"channel": {"id": api.channel({"channel": person.id}).id}}


@_method("users.info", "users:read")
def _users_info(api: WebApi, arguments: Json) -> Json:
    person = api.person(arguments)
    return {
        "user": {
            "id": person.id,
            "team_id": TEAM,
            "name": person.name,
            "real_name": person.real_name,
            "is_bot": person.is_bot,
            "is_restricted": False,
            "is_stranger": False,
            "tz": "Europe/Berlin",
            "profile": {"real_name": person.real_name, "display_name": person.name},
        }
    }


@_method("files.getUploadURLExternal", "files:write")
def _upload_url(api: WebApi, arguments: Json) -> Json:
    name = str(arguments.get("filename") or "")
    if not name or not str(arguments.get("length", "")).isdigit():
        raise RefusedError("invalid_arguments")
    file = api.files.lend(name, str(arguments.get("alt_txt") or "")).id
    return {"upload_url": f"{api.base_url}/upload/{file}", "file_id": file}


@_method("files.completeUploadExternal", "files:write")
def _upload_complete(api: WebApi, arguments: Json) -> Json:
    files: Any = _checked(_FILES, arguments, "files")
    channel = api.channel(arguments, to_write=True) if arguments.get("channel_id") else None
    kept = [
        api.files.complete(each["id"], str(each.get("title") or ""), channel.id if channel else None) for each in files
    ]
    known = tuple(each for each in kept if each is not None)
    if len(known) < len(kept):
        raise RefusedError("file_not_found")
    if channel is not None:
        message = new_message(api.workspace, {"text": arguments.get("initial_comment") or ""}, channel.id, files=known)
        if arguments.get("thread_ts"):
            api.workspace.post(replace(message, thread_ts=str(arguments["thread_ts"])))
    return {"files": [{"id": each.id, "title": each.title} for each in known]}


@_method("apps.connections.open", "connections:write")
def _connections_open(api: WebApi, _arguments: Json) -> Json:
    return {"url": f"ws://{api.base_url.partition('://')[2]}/socket/{api.socket_ticket()}?app={APP}"}


@_method("assistant.threads.setStatus", "assistant:write")
def _set_status(api: WebApi, arguments: Json) -> Json:
    api.channel(arguments)
    return {}


@_method("assistant.threads.setSuggestedPrompts", "assistant:write")
def _set_prompts(api: WebApi, arguments: Json) -> Json:
    channel = api.channel(arguments)
    prompts: Any = _checked(_PROMPTS, arguments, "prompts")
    if not arguments.get("thread_ts"):  # docs.slack.dev: with thread_ts the call fails in silence for an agent
        shown = tuple((each["title"], each["message"]) for each in prompts)
        api.workspace.suggest(channel.id, Prompts(str(arguments.get("title") or ""), shown))
    return {}
