"""Know the bot's own token and ids without asking Slack while somebody waits."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk.errors import SlackApiError, SlackClientError

if TYPE_CHECKING:
    from slack_bolt import BoltContext
    from slack_sdk import WebClient

FIRST_PAUSE = 5.0  # seconds between tries, doubled each time
LONGEST_PAUSE = 300.0

log = logging.getLogger("onrecord.identity")


class Identity(Authorize):
    """Who the bot is in its workspace, as far as Slack has said so."""

    def __init__(self, client: WebClient, bot_token: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # Bolt leaves it unannotated
        self._client = client
        self._token = bot_token
        self._known: dict[str, str] = {}
        self._scopes: frozenset[str] = frozenset()
        self._stopped = threading.Event()

    @property
    def user_id(self) -> str | None:
        """The bot's user id, once known."""
        return self._known.get("user_id")

    @property
    def team_id(self) -> str | None:
        """The workspace the bot lives in, once known."""
        return self._known.get("team_id")

    @property
    def scopes(self) -> frozenset[str]:
        """What the token may do, once known; Slack says so with every answer."""
        return self._scopes

    @property
    def known(self) -> bool:
        """Tell whether Slack has confirmed the token."""
        return bool(self._known)

    def __call__(
        self,
        *,
        context: BoltContext,  # noqa: ARG002 - Bolt hands it over
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,  # noqa: ARG002 - the same
        actor_team_id: str | None = None,  # noqa: ARG002 - the same
        actor_user_id: str | None = None,  # noqa: ARG002 - the same
    ) -> AuthorizeResult:
        """Return the token for a request: no network, so that Slack's API being away stops no command."""
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id or self._known.get("team_id"),
            bot_token=self._token,
            bot_id=self._known.get("bot_id"),
            bot_user_id=self._known.get("user_id"),
            user_id=user_id,
        )

    def learn(self) -> None:
        """Ask Slack who the bot is, in the background, until it answers."""
        threading.Thread(target=self._learn, name="identity", daemon=True).start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()

    def _learn(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                answer = self._client.auth_test(token=self._token)
            except SlackApiError as error:
                log.warning("event=token_refused error=%s", error.response.get("error", "unknown"))
            except (SlackClientError, OSError) as error:
                log.warning("event=slack_unreachable error=%s", type(error).__name__)
            else:
                granted = answer.headers.get("x-oauth-scopes") or answer.headers.get("X-OAuth-Scopes") or ""
                self._scopes = frozenset(one.strip() for one in granted.split(","))
                self._known = {k: str(answer.get(k)) for k in ("user_id", "bot_id", "team_id") if answer.get(k)}
                log.info("event=token_accepted team=%s", self._known.get("team_id"))
                return
            self._stopped.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
