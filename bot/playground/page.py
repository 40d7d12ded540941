"""The playground's page: it draws the conversation as Slack would, and hands on what people type and press."""

import http
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from markupsafe import Markup

from bot.playground.drawing import day, verdict
from bot.playground.forms import elements
from bot.playground.manifest import Manifest, Shortcut
from bot.playground.workspace import BOT, DIRECT, EDITOR, NEWSROOM, Channel, Message, Person, Prompts, View

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from bot.playground.local import LocalSlack

CHANGES_SECONDS = 20.0  # how long the page waits for news before it asks again
_PLACES = ("channel", "tab", "thread", "inspect", "phone")


@dataclass(frozen=True, slots=True)
class Day:
    """The messages of one day."""

    day: str
    messages: Sequence[Message]


@dataclass(frozen=True, slots=True)
class Here:
    """What the reader looks at, for the templates."""

    slack: "LocalSlack"
    channel: Channel
    tab: str
    thread: str
    inspect: str
    phone: bool
    bot: Person = BOT
    direct: Channel = DIRECT

    @property
    def title(self) -> str:
        """The name over the conversation."""
        return self.manifest.display_name if self.channel.is_im else f"# {self.channel.name}"

    @property
    def version(self) -> int:
        """The number of changes so far."""
        return self.slack.workspace.version

    @property
    def manifest(self) -> Manifest:
        """The app."""
        return self.slack.manifest

    @property
    def global_shortcuts(self) -> list[Shortcut]:
        """The shortcuts that belong to no message."""
        return [each for each in self.manifest.shortcuts if each.kind == "global"]

    @property
    def channels(self) -> list[Channel]:
        """The channels, direct messages left out."""
        return [each for each in self.slack.workspace.channels.values() if not each.is_im]

    @property
    def people(self) -> list[Person]:
        """Everybody who is no bot."""
        return [each for each in self.slack.workspace.people.values() if not each.is_bot]

    @property
    def examples(self) -> Sequence[str]:
        """Questions worth trying, as somebody would type them."""
        return self.slack.examples

    @property
    def home(self) -> View | None:
        """The reader's Home tab."""
        return self.slack.home()

    @property
    def modal(self) -> View | None:
        """The modal on top."""
        return next(iter(reversed(self.slack.modals())), None)

    @property
    def prompts(self) -> Prompts | None:
        """What the app suggests to ask."""
        return self.slack.workspace.prompts(self.channel.id)

    @property
    def trouble(self) -> str:
        """What went wrong between Slack and the bot just now."""
        return self.slack.trouble

    @property
    def inspected(self) -> Message | None:
        """The message whose JSON is shown."""
        return self.slack.workspace.message(self.inspect) if self.inspect else None

    @property
    def verdict(self) -> Mapping[str, object]:
        """How that message stands with Slack's rules."""
        return verdict(self.inspected) if self.inspected else {}

    def days(self) -> list[Day]:
        """Give the messages of the channel, by day; replies stand in their thread."""
        shown = [each for each in self._visible() if each.thread_ts in (None, each.ts)]
        return [Day(name, list(group)) for name, group in groupby(shown, lambda each: day(each.ts))]

    def replies(self, root: Message) -> list[Message]:
        """List the replies in a message's thread."""
        return [each for each in self._visible() if each.thread_ts == root.ts and each.ts != root.ts]

    def thread_messages(self) -> list[Message]:
        """List the thread that is open, with its first message."""
        return [each for each in self._visible() if self.thread in (each.ts, each.thread_ts)]

    def _visible(self) -> list[Message]:
        return [each for each in self.slack.messages(self.channel) if each.only_for in (None, EDITOR.id)]

    def link(self, **changes: object) -> str:
        """Lead to this place, but for the changes."""
        return f"/?{self._query(**changes)}"

    def state(self) -> Markup:
        """Make the hidden field that brings the reader back here."""
        return Markup('<input type="hidden" name="state" value="{}">').format(self._query())

    def _query(self, **changes: object) -> str:
        places: dict[str, object] = {
            "channel": self.channel.id,
            "tab": self.tab,
            "thread": self.thread,
            "inspect": self.inspect,
            "phone": self.phone,
            **changes,
        }
        return urlencode({name: "1" if value is True else value for name, value in places.items() if value})


def page_of(slack: "LocalSlack") -> Blueprint:
    """Build the page of a local Slack."""
    page = Blueprint("page", __name__)
    page.before_request(_only_from_here)
    page.after_request(lambda response: _strict(response, slack.bot_url))

    _show(page, slack)
    _act(page, slack)
    return page


def _here(slack: "LocalSlack", places: Mapping[str, str]) -> Here:
    """Read where somebody is from the page's address."""
    return Here(
        slack=slack,
        channel=slack.workspace.channels.get(places.get("channel", ""), NEWSROOM),
        tab=places.get("tab", "") if places.get("channel") == DIRECT.id else "",
        thread=places.get("thread", ""),
        inspect=places.get("inspect", ""),
        phone=bool(places.get("phone")),
    )


def _show(page: Blueprint, slack: "LocalSlack") -> None:
    """Add what is only looked at."""

    @page.get("/")
    def conversation() -> str:
        place = _here(slack, request.args)
        if place.channel.is_im and not request.args.get("quiet"):
            _in_background(slack.open_home if place.tab == "home" else slack.open_messages)
        return render_template("page.html", here=place)

    @page.get("/file/<name>")
    def file(name: str) -> Response:
        kept = slack.files.get(name)
        if kept is None or not kept.is_picture:
            abort(http.HTTPStatus.NOT_FOUND)
        return Response(kept.content, mimetype="image/png")

    @page.get("/changes")
    def changes() -> Response:
        seen = request.args.get("after", 0, int)
        slack.workspace.wait_until(lambda: slack.workspace.version != seen, CHANGES_SECONDS)
        return jsonify(version=slack.workspace.version)


def _act(page: Blueprint, slack: "LocalSlack") -> None:
    """Add what is done on the page; afterwards it is shown again where it was."""

    def come_from() -> Here:
        return _here(slack, dict(parse_qsl(request.form.get("state", ""))))

    @page.post("/say")
    def say() -> "AnyResponse":
        place = come_from()
        _said(slack, place.channel, request.form.get("thread") or None, request.form.get("text", "").strip())
        return redirect(place.link(), http.HTTPStatus.SEE_OTHER)

    @page.post("/press")
    def press() -> "AnyResponse":
        place = come_from()
        _pressed(slack, request.form.get("on", ""), request.form.get("press", ""))
        return redirect(place.link(), http.HTTPStatus.SEE_OTHER)

    @page.post("/submit")
    def submit() -> "AnyResponse":
        place, view = come_from(), slack.workspace.view(request.form.get("on", ""))
        if view is None or view not in slack.modals():
            abort(http.HTTPStatus.NOT_FOUND)
        try:
            slack.submit(view, _entered(view.body["blocks"]))
        except ValueError as lacking:
            slack.notice(str(lacking))
        return redirect(place.link(), http.HTTPStatus.SEE_OTHER)

    @page.post("/close")
    def close() -> "AnyResponse":
        place, view = come_from(), slack.workspace.view(request.form.get("on", ""))
        if view is not None and view in slack.modals():
            slack.close(view)
        return redirect(place.link(), http.HTTPStatus.SEE_OTHER)

    @page.post("/shortcut")
    def shortcut() -> "AnyResponse":
        place = come_from()
        message = slack.workspace.message(request.form.get("on", ""))
        try:
            slack.shortcut(request.form.get("shortcut", ""), message)
        except LookupError:
            abort(http.HTTPStatus.NOT_FOUND)
        return redirect(place.link(), http.HTTPStatus.SEE_OTHER)


def _only_from_here() -> None:
    """Refuse what another site's page would have the reader's browser send."""
    if request.method != "POST":
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(http.HTTPStatus.FORBIDDEN)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(http.HTTPStatus.FORBIDDEN)


def _strict(response: Response, bot_url: str) -> Response:
    """Let the page load nothing but its own files, and pictures that the bot serves."""
    bot = "{0.scheme}://{0.netloc}".format(urlsplit(bot_url)) if bot_url else ""
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' {bot}; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"  # no-referrer would hide the origin of our own forms
    response.headers["Cache-Control"] = "no-store"
    return response


def _in_background(deed: Callable[[], object]) -> None:
    """Do what may take long because the bot must be asked again and again."""
    threading.Thread(target=deed, daemon=True).start()


def _said(slack: "LocalSlack", channel: Channel, thread: str | None, text: str) -> None:
    """Take what somebody typed: a command, a mention, a word to the bot, or a word to others."""
    if not text:
        return
    if text.startswith("/"):
        _commanded(slack, channel, thread, text)
        return
    called = f"@{slack.manifest.display_name}"
    words = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if channel.is_im:
        _in_background(lambda: slack.direct_message(words, thread_ts=thread))
    elif called in words and channel.has_bot:
        _in_background(lambda: slack.mention(words.replace(called, "").strip(), channel=channel, thread_ts=thread))
    else:
        slack.say(words, channel=channel, thread_ts=thread)


def _commanded(slack: "LocalSlack", channel: Channel, thread: str | None, text: str) -> None:
    command, _, rest = text.partition(" ")
    if slack.manifest.command(command) is None:
        slack.slackbot(
            f"`{command}` is not a valid command. In Slack, all messages that start with the “/” character are "
            "interpreted as commands.",
            channel,
        )
    elif thread is not None:
        slack.slackbot(f"`{command}` is not supported in threads. Sorry!", channel)
    else:
        slack.command(command, rest.strip(), channel=channel)


def _pressed(slack: "LocalSlack", on: str, press: str) -> None:
    """Take a press on a message, a modal or the Home tab."""
    stands: Message | View | None = slack.workspace.message(on) or slack.workspace.view(on)
    if stands is None:
        abort(http.HTTPStatus.NOT_FOUND)
    blocks = stands.blocks if isinstance(stands, Message) else stands.body["blocks"]
    try:
        block_id, action_id, choice = json.loads(press)
        values = _entered(blocks)
        if choice is None:
            choice = values.get(action_id)
        slack.click(stands, action_id, choice, block_id=block_id, values=values)
    except (LookupError, ValueError, TypeError):
        abort(http.HTTPStatus.BAD_REQUEST)


def _entered(blocks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Read the fields of the form that was sent, by action_id."""
    entered: dict[str, Any] = {}
    for _, element in elements(blocks):
        name = f"field:{element['action_id']}"
        if element["type"] in ("checkboxes", "multi_static_select"):
            entered[element["action_id"]] = request.form.getlist(name)
        elif name in request.form:
            entered[element["action_id"]] = request.form[name].replace("\r\n", "\n")
    return entered
