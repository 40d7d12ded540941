"""The window in which the desk corrects a match, the confirmation with its way back, and how corrections are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from handlers.access import asker
from handlers.blocks import (
    Block,
    Message,
    Part,
    actions,
    button,
    compose,
    field,
    modal,
    note,
    quote,
    radio,
    rich,
    say,
    text_field,
    words,
)
from handlers.desk import sentence
from handlers.paging import TOO_OLD, Ref, StaleButton
from handlers.passage import cited, gone
from handlers.replying import Reply
from handlers.wording import day, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slack_bolt import Ack, App
    from slack_sdk import WebClient

    from corpus import Corpus
    from corpus.corrections import Correction, CorrectionKind, Corrections
    from handlers.listening import Body, Newsroom

_KINDS: tuple[tuple[str, CorrectionKind], ...] = (
    ("Somebody else said it", "speaker"),
    ("Nobody said this", "nobody"),
    ("It does not bear on what was asked", "unrelated"),
)
_KEPT = (
    "Kept are your correction, your name, the day and the reason. The article itself is never changed, and a "
    "correction can be undone."
)


class Remarks:
    """Tells in later answers what the desk has corrected."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections

    def __call__(self, file: str, words_cited: str, query: str) -> Sequence[str]:
        """Return a sentence for each correction about these words."""
        return [told(one) for one in self._corrections.about(file, words_cited, query)]


def told(one: Correction) -> str:
    """Put a correction into a sentence of the desk's own.

    The article's words stand beside it unchanged.
    """
    said = {
        "speaker": f"the speaker is {shorten(one.speaker or '', 120)}",
        "nobody": "nobody said this",
        "unrelated": "this does not bear on the question",
    }[one.kind]
    return f"Corrected by the desk, {day(one.made)}: {said}. Reason: {shorten(one.reason, 300)}"


def register(app: App, room: Newsroom, corrections: Corrections) -> None:
    """Tell Bolt who listens to the window and to Undo."""

    @app.action("wrong")
    def wrong(ack: Ack, body: Body, client: WebClient) -> None:
        room.take(ack, body, lambda: open_window(room, body, client))

    @app.view("wrong")
    def corrected(ack: Ack, body: Body, client: WebClient) -> None:
        errors = _errors(body)
        if errors:
            ack(response_action="errors", errors=errors)
        else:
            room.take(ack, body, lambda: _keep(room, corrections, body, client), response_action="clear")

    @app.action("undo")
    def undo(ack: Ack, body: Body) -> None:
        room.take(ack, body, lambda: _undo(room, corrections, body))


def open_window(room: Newsroom, body: Body, client: WebClient) -> None:
    """Open the window for the passage that was clicked on."""
    action = body["actions"][0]
    value = action.get("value") or str(action.get("block_id", "")).partition("|")[2]
    asked = (body.get("view") or {}).get("private_metadata", "")
    try:
        ref = Ref.read(str(value))
    except StaleButton:
        room.tell(body, sentence(TOO_OLD))
        return
    room.show("wrong", body, client, lambda: window(room.corpus, ref, asked, str(body.get("response_url", ""))))


def window(corpus: Corpus, ref: Ref, asked: str, url: str) -> Block:
    """Draw the window."""
    found = cited(corpus, ref)
    if found is None:
        return gone("Wrong match")
    metadata = json.dumps({"r": ref.value(), "q": asked, "u": url}, ensure_ascii=False)
    if len(metadata) > 3000:
        metadata = json.dumps({"r": ref.value(), "q": "", "u": url}, ensure_ascii=False)
        asked = ""
    kinds = [(label, kind) for label, kind in _KINDS if kind != "unrelated" or asked]
    blocks = [
        rich(quote(words(shorten(found[1].words, 1000)))),
        field("What is wrong?", radio("kind", kinds, "speaker"), "kind"),
        field("The right speaker", text_field("speaker", longest=120), "speaker", optional=True),
        field("Reason", text_field("reason", multiline=True, longest=500), "reason"),
        note(_KEPT).block,
    ]
    return modal("Wrong match", blocks, callback="wrong", submit="Keep correction", metadata=metadata)


def _entered(body: Body, name: str) -> str:
    element: Any = (body["view"]["state"]["values"].get(name) or {}).get(name) or {}
    option = element.get("selected_option")
    value = option.get("value") if isinstance(option, dict) else element.get("value")
    return value.strip() if isinstance(value, str) else ""


def _errors(body: Body) -> dict[str, str]:
    errors = {}
    if _entered(body, "kind") == "speaker" and not _entered(body, "speaker"):
        errors["speaker"] = "Name the right speaker, or choose another answer above."
    if not _entered(body, "reason"):
        errors["reason"] = "Say why, so that a colleague can judge the correction."
    return errors


def _keep(room: Newsroom, corrections: Corrections, body: Body, client: WebClient) -> None:
    """Keep the correction, and tell its author how to undo it."""
    who = asker(body)
    carried = json.loads(body["view"]["private_metadata"])
    message = _refused(room, body) or _kept(room, corrections, body, carried, who.user)
    if carried["u"]:
        Reply(str(carried["u"])).send(message)
        return
    # Opened from another window: no response_url reaches that far, a direct message does.
    room.call(
        "corrected",
        lambda: client.chat_postMessage(
            channel=who.user, text=message.text, blocks=list(message.blocks), unfurl_links=False, unfurl_media=False
        ),
    )


def _refused(room: Newsroom, body: Body) -> Message | None:
    refused = room.refusal(asker(body))
    return sentence(refused) if refused else None


def _kept(room: Newsroom, corrections: Corrections, body: Body, carried: dict[str, str], who: str) -> Message:
    kind = next((kind for _, kind in _KINDS if kind == _entered(body, "kind")), None)
    found = cited(room.corpus, Ref.read(carried["r"]))
    if kind is None or found is None:
        return sentence("The article has changed since; the correction was not kept. Please ask again.")

    def keep() -> Message:
        one = corrections.add(
            kind,
            found[1].article.file,
            found[1].words,
            who,
            _entered(body, "reason"),
            _entered(body, "speaker") if kind == "speaker" else None,
            carried["q"] or None,
        )
        return confirmation(one)

    return room.desk.ask("corrected", keep).message


def confirmation(one: Correction) -> Message:
    """Say what was kept, with the way back."""
    shown = shorten(one.words, 300)
    return compose(
        [
            say("The correction is kept.", bold=True),
            Part(rich(quote(words(shown))), f"“{shown}”"),
            say(told(one)),
            note("Later answers show it as the desk's own."),
            actions(button("Undo correction", "undo", one.id)),
        ]
    )


def _undo(room: Newsroom, corrections: Corrections, body: Body) -> None:
    identity = str(body["actions"][0].get("value", ""))
    who = asker(body)

    def undo() -> Message:
        if corrections.undo(identity, who.user):
            return sentence("The correction is undone; later answers no longer show it.")
        return sentence("This correction was undone already.")

    message = room.answer("undone", body, undo)
    if url := body.get("response_url"):
        Reply(str(url)).send(message, replace=True)
