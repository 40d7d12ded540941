"""What the buttons and menus of an answer do: turn pages, share, dismiss, open a passage, copy a citation, narrow."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handlers import correcting, drawing, passage, refining
from handlers.access import asker
from handlers.asking import answer_command
from handlers.blocks import Part, line, note, rich, user, words
from handlers.desk import sentence
from handlers.paging import TOO_OLD, Ref, StaleButton, State, short_version
from handlers.replying import Reply
from handlers.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from handlers.blocks import Message
    from handlers.listening import Body, Newsroom
    from handlers.manner import Manner

CHANGED = "The archive has changed since this was asked; it was asked again."
COPIES = ("plain", "ap", "markdown")


def register(app: App, room: Newsroom) -> None:
    """Tell Bolt who listens to which button."""

    @app.action(re.compile(r"^(next|previous)$"))
    def turn(ack: Ack, body: Body) -> None:
        room.take(ack, body, lambda: _turn(room, body))

    @app.action("share")
    def share(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: _share(room, body, client))

    @app.action("dismiss")
    def dismiss(ack: Ack, body: Body) -> None:
        room.take(ack, body, lambda: Reply(str(body.get("response_url", ""))).delete_original())

    @app.action("passage")
    def full_passage(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: _with_ref(room, body, lambda ref: _open_passage(room, body, client, ref)))

    @app.action("more")
    def more(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: _more(room, body, client))

    @app.action("copy")
    def copy(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: _with_ref(room, body, lambda ref: _copy(room, body, client, ref, COPIES)))

    @app.action("filter")
    def narrow(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: _filter(room, body, client))

    @app.view("filter")
    def narrowed(ack: Ack, body: Body) -> None:
        try:
            state = refining.read(body)
        except StaleButton as error:
            ack(response_action="errors", errors={"in": str(error)})
            return
        if state is None:
            ack(response_action="errors", errors={"until": "This is before the first day. Choose a later one."})
        else:
            room.take(ack, body, lambda: _narrowed(room, body, *state))


def again(room: Newsroom, state: State, manner: Manner) -> Message:
    """Ask once more what a button carries; say so where the archive has changed meanwhile."""
    command = f"/{state.command}"
    if state.version != short_version(room.corpus.state().version):
        manner = replace(manner, first=0, shared=False, opening=(*manner.opening, note(CHANGED)))
    return answer_command(command, state.query, room.corpus, manner)


def clicked(body: Body) -> dict[str, Any]:
    """Return the element that was clicked or chosen."""
    found = body.get("actions")
    return found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}


def value_of(body: Body) -> str:
    """Return a button's value, or the value of the option that was chosen."""
    action = clicked(body)
    option = action.get("selected_option")
    value = option.get("value") if isinstance(option, dict) else action.get("value")
    return value if isinstance(value, str) else ""


def is_private(body: Body) -> bool:
    """Tell whether the message clicked is seen by the asker alone, and so can be shared."""
    container = body.get("container")
    return bool(isinstance(container, dict) and container.get("is_ephemeral"))


def _turn(room: Newsroom, body: Body) -> None:
    reply = Reply(str(body.get("response_url", "")))
    try:
        state = State.read(value_of(body))
    except StaleButton:
        reply.send(sentence(TOO_OLD))
        return
    manner = replace(room.manner, first=state.first, exact=state.exact, shareable=is_private(body))
    reply.send(room.answer("turn", body, lambda: again(room, state, manner)), replace=True)


def _share(room: Newsroom, body: Body, client: WebClient) -> None:
    """Post a copy for everybody, then take the button away from the asker's own."""
    reply = Reply(str(body.get("response_url", "")))
    try:
        state = State.read(value_of(body))
    except StaleButton:
        reply.send(sentence(TOO_OLD))
        return
    who = asker(body)
    if refused := room.refusal(who):
        reply.send(sentence(refused))
        return
    container = body.get("container") or {}
    click = f"{container.get('message_ts')}|{clicked(body).get('value')}"
    if not room.once.first(click):
        return
    asked = f" asked: /{state.command} {shorten(state.query, 300)}"
    opening = Part(
        rich(line(user(who.user) if who.user else words("Somebody"), words(asked))), f"{who.name or 'Somebody'}{asked}"
    )
    manner = replace(room.manner, first=state.first, exact=state.exact)
    public = replace(manner, interactive=False, opening=(opening,))
    outcome = room.desk.ask("share", lambda: again(room, state, public))
    if outcome.error or not reply.send(outcome.message, in_channel=True):
        room.once.forget(click)
        reply.send(outcome.message if outcome.error else sentence("Slack did not take the copy. Please share again."))
        return
    drawing.upload(room, client, outcome.message.picture, who.channel)
    own = replace(manner, shared=True, opening=(note("Shared in this channel."),))
    reply.send(room.desk.ask("shared", lambda: again(room, state, own)).message, replace=True)


def _with_ref(room: Newsroom, body: Body, work: Callable[[Ref], object]) -> None:
    """Read which passage is meant, from the element's value or from the name of its row."""
    action = clicked(body)
    try:
        overflow = action.get("type") == "overflow"
        ref = Ref.read(str(action.get("block_id", "")).partition("|")[2] if overflow else value_of(body))
    except StaleButton:
        room.tell(body, sentence(TOO_OLD))
        return
    work(ref)


def _open_passage(room: Newsroom, body: Body, client: WebClient, ref: Ref) -> None:
    room.show("passage", body, client, lambda: passage.view(room.corpus, ref, room.manner, _asked(body)))


def _asked(body: Body) -> str:
    """Return the question that the row's name carries, where it does."""
    kind, _, asked = str(clicked(body).get("block_id", "")).partition("|")
    return asked if kind == "q" else ""


def _more(room: Newsroom, body: Body, client: WebClient) -> None:
    chosen = value_of(body)
    if chosen == "wrong":
        correcting.open_window(room, body, client)
    elif chosen in COPIES:
        _with_ref(room, body, lambda ref: _copy(room, body, client, ref, (chosen,)))


def _copy(room: Newsroom, body: Body, client: WebClient, ref: Ref, styles: tuple[str, ...]) -> None:
    room.show("copy", body, client, lambda: passage.copy_view(room.corpus, ref, styles))


def _filter(room: Newsroom, body: Body, client: WebClient) -> None:
    try:
        state = State.read(value_of(body))
    except StaleButton:
        room.tell(body, sentence(TOO_OLD))
        return
    way = refining.Way(str(body.get("response_url", "")), is_private(body))
    room.show("filter", body, client, lambda: refining.view(room.corpus, state, way))


def _narrowed(room: Newsroom, body: Body, state: State, way: refining.Way) -> None:
    manner = replace(room.manner, exact=state.exact, shareable=way.private)
    message = room.answer("filter", body, lambda: answer_command(f"/{state.command}", state.query, room.corpus, manner))
    Reply(way.url).send(message, replace=True)
