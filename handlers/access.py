"""Who may ask, where and how often, each with a polite sentence for those who may not."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MINUTE = 60.0
REMEMBERED = 10_000  # people kept in mind at once


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where."""

    user: str
    team: str = ""
    """The workspace of the person, which is another one for guests through Slack Connect."""
    channel: str = ""
    name: str = ""


def asker(body: Mapping[str, Any]) -> Asker:
    """Read who asks from a command, a click, a shortcut, a submission or an event."""
    if isinstance(event := body.get("event"), dict):
        team = event.get("user_team") or event.get("team") or body.get("team_id")
        return Asker(_text(event.get("user")), _text(team), _text(event.get("channel")))
    if isinstance(user := body.get("user"), dict):
        channel = body.get("channel")
        where = channel.get("id") if isinstance(channel, dict) else ""
        return Asker(_text(user.get("id")), _text(user.get("team_id")), _text(where), _text(user.get("name")))
    names = ("user_id", "team_id", "channel_id", "user_name")
    user_id, team, where, name = (_text(body.get(one)) for one in names)
    return Asker(user_id, team, where, name)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Access:
    """Lets people ask by workspace, channel and person; an empty list lets everybody of the own workspace ask."""

    teams: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    users: frozenset[str] = frozenset()
    outsiders: bool = False
    """Whether people of other workspaces may ask in a channel shared through Slack Connect."""
    own_team: Callable[[], str | None] = lambda: None
    """The workspace the bot lives in, once Slack has said so."""

    def refusal(self, one: Asker) -> str | None:
        """Return the sentence for somebody who may not ask, None for all others."""
        own = self.own_team()
        if self.teams and one.team not in self.teams:
            return "On Record answers in other workspaces only. Please ask your newsroom's administrator."
        if not self.teams and not self.outsiders and own and one.team and one.team != own:
            return "On Record answers its own newsroom only; guests of a shared channel cannot ask it."
        if self.users and one.user not in self.users:
            return "You are not on the list of people who may ask On Record. Please ask its administrator."
        # A direct message is nobody else's channel; a modal and App Home have none.
        if self.channels and one.channel and not one.channel.startswith("D") and one.channel not in self.channels:
            return "On Record does not answer in this channel. Please ask it in a direct message."
        return None


class RateLimit:
    """Counts each person's questions in the minute gone by."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._asked: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def refusal(self, user: str) -> str | None:
        """Count a question; return the sentence for somebody who asks too often."""
        if not self._most:
            return None
        now = self._clock()
        with self._lock:
            times = [one for one in self._asked.pop(user, []) if now - one < MINUTE]
            if len(times) >= self._most:
                self._asked[user] = times
                wait = max(1, round(MINUTE - (now - times[0])))
                return f"You have asked {self._most} questions within a minute. Please go on in {wait} seconds."
            self._asked[user] = [*times, now]
            if len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
        return None
