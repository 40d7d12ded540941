"""What Slack lends the bot for a while: a response_url for five answers, a trigger_id for one modal."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

RESPONSE_USES = 5  # docs.slack.dev: "up to 5 times within 30 minutes"
RESPONSE_SECONDS = 30 * 60.0
TRIGGER_SECONDS = 3.0

EXPIRED_URL = "expired_url"
EXPIRED_TRIGGER = "expired_trigger_id"
EXCHANGED_TRIGGER = "exchanged_trigger_id"
INVALID_TRIGGER = "invalid_trigger_id"


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """A way back into one conversation; `original` is the message whose button was pressed, None for a command."""

    id: str
    channel: str
    user: str
    issued: float
    original: str | None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Trigger:
    """A right to open one modal for one person."""

    id: str
    user: str
    issued: float
    exchanged: bool = False


class Tickets:
    """Lend and take back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._responses: dict[str, ResponseUrl] = {}
        self._triggers: dict[str, Trigger] = {}

    def response(self, channel: str, user: str, original: str | None = None) -> ResponseUrl:
        """Lend a response_url."""
        ticket = ResponseUrl(secrets.token_urlsafe(12), channel, user, self._clock(), original)
        with self._lock:
            self._responses[ticket.id] = ticket
        return ticket

    def trigger(self, user: str) -> Trigger:
        """Lend a trigger_id."""
        ticket = Trigger(
            f"{int(self._clock() * 1000)}.{secrets.randbelow(10**9)}.{secrets.token_hex(8)}", user, self._clock()
        )
        with self._lock:
            self._triggers[ticket.id] = ticket
        return ticket

    def use_response(self, response_id: str) -> ResponseUrl | None:
        """Count one use of a response_url; None when it is unknown, too old or used up."""
        with self._lock:
            ticket = self._responses.get(response_id)
            if ticket is None or self._clock() - ticket.issued > RESPONSE_SECONDS or ticket.uses >= RESPONSE_USES:
                return None
            self._responses[response_id] = used = replace(ticket, uses=ticket.uses + 1)
            return used

    def exchange(self, trigger_id: str) -> Trigger | str:
        """Take a trigger_id back for a modal, or name the error."""
        with self._lock:
            ticket = self._triggers.get(trigger_id)
            if ticket is None:
                return INVALID_TRIGGER
            if ticket.exchanged:
                return EXCHANGED_TRIGGER
            if self._clock() - ticket.issued > TRIGGER_SECONDS:
                return EXPIRED_TRIGGER
            self._triggers[trigger_id] = replace(ticket, exchanged=True)
            return ticket
