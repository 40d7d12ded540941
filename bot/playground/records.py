"""What the local Slack remembers of its dealings with the bot, for tests to ask and for the page to show."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.playground.delivery import Acknowledgement
from bot.playground.workspace import Json, Message, View, Workspace

T = TypeVar("T")  # Python 3.11 has no syntax for it


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: a Web API method or a response_url, what it sent, and what Slack answered."""

    method: str
    payload: Json
    ok: bool
    error: str | None = None
    details: tuple[str, ...] = ()
    ticket: str | None = None  # the id of the response_url


@dataclass(frozen=True, slots=True)
class Delivery:
    """One payload that Slack brought to the bot, and how the bot took it."""

    kind: str
    payload: Json
    acknowledgement: Acknowledgement
    workspace: Workspace = field(repr=False)
    response: str | None = None  # the id of the response_url lent with it
    trigger: str | None = None
    attempt: int = 0

    @property
    def error(self) -> str | None:
        """What went wrong between Slack and the bot: operation_timeout, dispatch_failed or nothing."""
        return self.acknowledgement.error

    @property
    def seconds(self) -> float:
        """How long the acknowledgement took."""
        return self.acknowledgement.seconds

    def replies(self, count: int = 1, seconds: float = 10.0) -> list[Message]:
        """Wait for so many messages that came by this delivery's response_url or acknowledgement, and give them."""
        return _awaited(self.workspace, self._replies, count, seconds)

    def view(self, seconds: float = 10.0) -> View:
        """Wait for the modal that this delivery's trigger_id opened, and give it."""
        return _awaited(self.workspace, self._views, 1, seconds)[0]

    def _replies(self) -> list[Message]:
        return [each for each in self.workspace.messages() if self.response is not None and each.via == self.response]

    def _views(self) -> list[View]:
        modals = self.workspace.modals(str(user_of(self.payload)))
        return [each for each in modals if self.trigger is not None and each.trigger == self.trigger]


def _awaited(workspace: Workspace, found: Callable[[], list[T]], count: int, seconds: float) -> list[T]:
    if not workspace.wait_until(lambda: len(found()) >= count, seconds):
        raise TimeoutError(f"waited {seconds:g} s for {count} of the bot's answers, {len(found())} came")
    return found()


def user_of(payload: Json) -> object:
    """Name who did what the payload tells of."""
    if "user_id" in payload:
        return payload["user_id"]
    source = payload.get("event", payload)
    user = source.get("user")
    return user["id"] if isinstance(user, dict) else user
