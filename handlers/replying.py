"""Send an answer to a response_url: once, again when Slack asks for patience, never more than Slack allows."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError

from slack_sdk.webhook import WebhookClient

from handlers.picturing import without_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.blocks import Message

USES = 5  # Slack takes five posts to one response_url, within 30 minutes
PATIENCE = 5.0  # seconds; a longer Retry-After would keep a shutdown waiting
TIMEOUT = 10

log = logging.getLogger("onrecord.replies")


class Reply:
    """One response_url and how often it was used."""

    def __init__(self, url: str, pause: Callable[[float], None] = time.sleep) -> None:
        self.url = url
        self.used = 0
        self._pause = pause
        self._status = 0

    def send(self, message: Message, *, in_channel: bool = False, replace: bool = False) -> bool:
        """Send the message to the asker alone, or to the channel; True when Slack took it.

        Where Slack refuses the blocks, they are sent without the picture, which Slack may be unable to fetch, and then
        the plain text alone, which says the whole answer.
        """
        body: dict[str, Any] = {
            "response_type": "in_channel" if in_channel else "ephemeral",
            "replace_original": replace,
            "text": message.text,
            "mrkdwn": False,  # where the text stands alone, nothing in it is markup
            "unfurl_links": False,
            "unfurl_media": False,
        }
        words = without_picture(message).blocks
        tries = [message.blocks, *([words] if words != message.blocks else []), *([()] if message.blocks else [])]
        for blocks in tries:
            if self._post(body | {"blocks": list(blocks)} if blocks else body):
                return True
            if self._status not in {400, 404, 413}:
                return False
        return False

    def delete_original(self) -> bool:
        """Take the message away that the click came from."""
        return self._post({"delete_original": True})

    def _post(self, body: dict[str, Any]) -> bool:
        """Post once, and once more where Slack is busy, fails or does not answer."""
        if not self.url.startswith(("https://", "http://")):
            return False
        for last in (False, True):
            if self.used >= USES:
                log.error("event=reply_refused reason=response_url_used_up uses=%d", self.used)
                return False
            self.used += 1
            wait = self._try(body)
            if wait is None:
                return self._status == 200
            if not last:
                self._pause(min(wait, PATIENCE))
        return False

    def _try(self, body: dict[str, Any]) -> float | None:
        """Post; return the seconds to wait before another try, None where there is nothing to wait for."""
        try:
            answer = WebhookClient(self.url, timeout=TIMEOUT, retry_handlers=[]).send_dict(body)
        except (URLError, HTTPError, OSError) as error:
            self._status = 0
            log.warning("event=reply_failed reason=%s", type(error).__name__)
            return 1.0
        self._status = answer.status_code
        if answer.status_code == 200:
            return None
        log.warning("event=reply_failed status=%d", answer.status_code)
        if answer.status_code == 429:
            after = answer.headers.get("Retry-After") or answer.headers.get("retry-after") or "1"
            return float(after) if str(after).isdigit() else 1.0
        return 1.0 if answer.status_code >= 500 else None
