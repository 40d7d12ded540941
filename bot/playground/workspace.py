"""The state of the local Slack: people, channels, messages and views, kept under one lock."""

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.playground.files import File

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace, the bot included."""

    id: str
    name: str
    real_name: str
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or a direct message with the bot."""

    id: str
    name: str
    has_bot: bool
    is_im: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now; `sent` is the payload that made it."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    only_for: str | None = None  # an ephemeral message has one reader
    via: str | None = None  # the response_url it came through
    edited: bool = False
    unfurls: bool = True  # Slack unfurls links unless told not to
    files: tuple["File", ...] = ()
    sent: Json = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        """Whether one reader alone sees it."""
        return self.only_for is not None


@dataclass(frozen=True, slots=True)
class Prompts:
    """What the app suggests to ask, at the top of its messages."""

    title: str
    prompts: tuple[tuple[str, str], ...]  # what is shown, and what is sent


@dataclass(frozen=True, slots=True)
class View:
    """A modal or a Home tab as it stands now."""

    id: str
    kind: str  # "modal" or "home"
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    trigger: str | None = None
    errors: Mapping[str, str] = field(default_factory=dict)  # by block_id, as the bot answered a submission


TEAM = "T0ONRECORD"
APP = "A0ONRECORD"
BOT = Person("U0ONRECORD", "onrecord", "On Record", is_bot=True)
EDITOR = Person("U0EDITOR01", "mara.voss", "Mara Voss")
REPORTER = Person("U0REPORTER", "ilias.brandt", "Ilias Brandt")
SLACKBOT = Person("USLACKBOT", "slackbot", "Slackbot", is_bot=True)
NEWSROOM = Channel("C0NEWSROOM", "newsroom", has_bot=True)
CITY_DESK = Channel("C0CITYDESK", "city-desk", has_bot=False)
DIRECT = Channel("D0ONRECORD", "On Record", has_bot=True, is_im=True)


class Workspace:
    """People and channels are given; messages and views come and go, each change under the lock and announced."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.people = {person.id: person for person in (EDITOR, REPORTER, BOT, SLACKBOT)}
        self.channels = {channel.id: channel for channel in (NEWSROOM, CITY_DESK, DIRECT)}
        self.changed = threading.Condition(threading.RLock())
        self.version = 0
        self._clock = clock
        self._last_ts = 0
        self._messages: dict[str, Message] = {}
        self._views: dict[str, View] = {}
        self._stack: dict[str, list[str]] = {}
        self._homes: dict[str, View] = {}
        self._prompts: dict[str, Prompts] = {}

    def announce(self) -> None:
        """Tell everybody who waits that something changed."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def wait_until(self, happened: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is so, or the seconds have passed; say which."""
        with self.changed:
            return self.changed.wait_for(happened, timeout=seconds)

    def new_ts(self) -> str:
        """Make a timestamp that is also a message's name: seconds and microseconds, never twice the same."""
        with self.changed:
            self._last_ts = max(self._last_ts + 1, int(self._clock() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def post(self, message: Message) -> Message:
        """Keep a message, new or changed."""
        with self.changed:
            kept = replace(message, blocks=tuple(with_ids(message.blocks)))
            self._messages[kept.ts] = kept
            self.announce()
            return kept

    def delete(self, ts: str) -> None:
        """Take a message away."""
        with self.changed:
            self._messages.pop(ts, None)
            self.announce()

    def message(self, ts: str) -> Message | None:
        """Find a message by its timestamp."""
        with self.changed:
            return self._messages.get(ts)

    def messages(self, channel: str | None = None) -> list[Message]:
        """List the messages, of one channel or of all, in order."""
        with self.changed:
            return [each for ts, each in sorted(self._messages.items()) if channel in (None, each.channel)]

    def show(self, view: View) -> View:
        """Keep a view, new or changed: a new modal lies on top of its user's stack, a Home tab replaces the old one."""
        with self.changed:
            kept = replace(view, body={**view.body, "blocks": list(with_ids(view.body.get("blocks", ())))})
            self._views[kept.id] = kept
            if kept.kind == "home":
                self._homes[kept.user] = kept
            elif kept.id not in (stack := self._stack.setdefault(kept.user, [])):
                stack.append(kept.id)
            self.announce()
            return kept

    def suggest(self, channel: str, prompts: Prompts) -> None:
        """Keep what the app suggests in a conversation."""
        with self.changed:
            self._prompts[channel] = prompts
            self.announce()

    def prompts(self, channel: str) -> Prompts | None:
        """Give what the app suggests in a conversation."""
        with self.changed:
            return self._prompts.get(channel)

    def close(self, view_id: str, *, all_of_them: bool = False) -> list[View]:
        """Close a modal and those above it, or the user's whole stack; return the closed ones."""
        with self.changed:
            view = self._views[view_id]
            stack = self._stack.get(view.user, [])
            place = 0 if all_of_them or view_id not in stack else stack.index(view_id)
            closed = [self._views[each] for each in stack[place:]]
            del stack[place:]
            self.announce()
            return closed

    def view(self, view_id: str) -> View | None:
        """Find a view by its id."""
        with self.changed:
            return self._views.get(view_id)

    def view_called(self, external_id: str) -> View | None:
        """Find a view by the name the app gave it."""
        with self.changed:
            return next((each for each in self._views.values() if each.body.get("external_id") == external_id), None)

    def modals(self, user: str) -> list[View]:
        """List a user's open modals, the topmost last."""
        with self.changed:
            return [self._views[each] for each in self._stack.get(user, ())]

    def home(self, user: str) -> View | None:
        """Find a user's Home tab."""
        with self.changed:
            return self._homes.get(user)


def with_ids(blocks: Sequence[Json]) -> Iterator[Json]:
    """Give a block_id and action_ids where the app gave none, as Slack does."""
    for block in blocks:
        named = {**block, "block_id": block.get("block_id") or secrets.token_urlsafe(4)}
        for key in ("accessory", "element"):
            if isinstance(block.get(key), Mapping):
                named[key] = _with_action_id(block[key])
        if block.get("type") in ("actions", "context_actions"):
            named["elements"] = [_with_action_id(each) for each in block["elements"]]
        yield named


def _with_action_id(element: Json) -> Json:
    if element.get("type") == "image":
        return element
    return {**element, "action_id": element.get("action_id") or secrets.token_urlsafe(4)}
