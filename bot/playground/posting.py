"""Turn what the bot sent into a message or a view that stands in the workspace, or refuse it as Slack would."""

import secrets
from dataclasses import replace

from bot.playground import validator
from bot.playground.tickets import ResponseUrl
from bot.playground.workspace import BOT, Json, Message, View, Workspace

MODALS = 3  # a stack holds three views


class RefusedError(Exception):
    """What the bot sent cannot stand; `error` is Slack's name for the reason, `details` its sentences."""

    def __init__(self, error: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(": ".join((error, *details)))
        self.error = error
        self.details = details


def checked_message(payload: Json) -> Json:
    """Give a message payload back when Slack would take it."""
    if not isinstance(payload.get("thread_ts"), str | None):
        raise RefusedError("invalid_arguments", ("must provide a string [json-pointer:/thread_ts]",))
    faults = validator.problems(payload)
    for error in (validator.NO_TEXT, validator.MESSAGE_TOO_LONG, validator.BLOCKS_TOO_LONG):
        if any(fault.startswith(f"{error} ") for fault in faults):
            raise RefusedError(error)
    if faults:
        raise RefusedError("invalid_blocks", tuple(faults))
    return payload


def checked_view(body: object) -> Json:
    """Give a view payload back when Slack would take it."""
    if not isinstance(body, dict):
        raise RefusedError("invalid_arguments", ("missing required field: view",))
    faults = validator.problems(body) if body.get("type") in ("modal", "home") else ["unsupported type: view"]
    if faults:
        raise RefusedError("invalid_arguments", tuple(faults))
    return body


def new_message(workspace: Workspace, payload: Json, channel: str, **more: object) -> Message:
    """Post a message of the bot."""
    message = Message(
        channel=channel,
        ts=workspace.new_ts(),
        user=BOT.id,
        text=payload.get("text") or "",
        blocks=tuple(payload.get("blocks") or ()),
        thread_ts=payload.get("thread_ts"),
        unfurls=not (payload.get("unfurl_links") is False and payload.get("unfurl_media") is False),
        sent=payload,
    )
    return workspace.post(replace(message, **more))  # type: ignore[arg-type]  # fields of Message, named by the caller


def changed_message(workspace: Workspace, message: Message, payload: Json) -> Message:
    """Put other words into a message that stands already."""
    return workspace.post(
        replace(
            message,
            text=payload.get("text") or "",
            blocks=tuple(payload.get("blocks") or ()),
            edited=not message.ephemeral,
            sent=payload,
        )
    )


def respond(workspace: Workspace, ticket: ResponseUrl, payload: Json) -> Message | None:
    """Act on what came by a response_url, or in the body of an acknowledgement.

    An omitted response_type is ephemeral. `replace_original` replaces only the message whose button was pressed: after
    a command there is none, and the answer is a new message. `delete_original` takes that message away.
    """
    original = workspace.message(ticket.original) if ticket.original is not None else None
    if payload.get("delete_original"):
        if original is not None:
            workspace.delete(original.ts)
        return None
    checked_message(payload)
    if payload.get("replace_original") and original is not None:
        return changed_message(workspace, replace(original, via=ticket.id), payload)
    only_for = None if payload.get("response_type") == "in_channel" else ticket.user
    return new_message(workspace, payload, ticket.channel, only_for=only_for, via=ticket.id)


def opened_view(workspace: Workspace, body: object, user: str, trigger: str | None) -> View:
    """Show a new modal on top of the user's stack, or a Home tab."""
    view = checked_view(body)
    kind = str(view["type"])
    stack = workspace.modals(user) if kind == "modal" else []
    if len(stack) >= MODALS:
        raise RefusedError("push_limit_reached")
    name = f"V{secrets.token_hex(5).upper()}"
    return workspace.show(
        View(
            id=name,
            kind=kind,
            user=user,
            body=view,
            hash=_hash(workspace),
            root=stack[0].id if stack else name,
            previous=stack[-1].id if stack else None,
            trigger=trigger,
        )
    )


def updated_view(workspace: Workspace, view: View, body: object, if_hash: object = None) -> View:
    """Show other content in a view that is open; `if_hash`, when given, must name the content it replaces."""
    if if_hash is not None and if_hash != view.hash:
        raise RefusedError("hash_conflict")
    return workspace.show(replace(view, body=checked_view(body), hash=_hash(workspace), errors={}))


def _hash(workspace: Workspace) -> str:
    return f"{workspace.new_ts()}.{secrets.token_hex(4)}"
