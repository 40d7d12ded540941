"""Turn away what Slack did not send: by length, time stamp, age and signature of the raw bytes, before any parsing."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from werkzeug.datastructures import Headers

LONGEST = 1_000_000  # bytes; Slack's own payloads stay far below
OLDEST = 300  # seconds either way, as Slack's documentation asks
_OBJECTS = ("event", "view", "container")  # Bolt takes them for objects before any listener is asked
_DIGITS = re.compile(r"[0-9]{1,12}")


class Refused(Exception):
    """A request that goes no further, with its HTTP status and a reason without its content."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def check(headers: Headers, body: bytes, secret: str, now: float) -> None:
    """Raise Refused unless Slack signed these bytes within the last five minutes.

    `headers` finds a name in any case. The scheme is Slack's v0: HMAC-SHA256 of `v0:timestamp:body`.
    """
    stamp, signature = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
    if not stamp or not signature:
        raise Refused(401, "unsigned")
    if not _DIGITS.fullmatch(stamp):
        raise Refused(400, "timestamp")
    if abs(now - int(stamp)) > OLDEST:
        raise Refused(401, "stale")
    expected = "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
        raise Refused(401, "signature")


def check_shape(content_type: str, body: bytes) -> None:
    """Raise Refused where the signed body is not what Bolt can read: UTF-8, a form, or a JSON object."""
    try:
        text = body.decode("utf-8")
        if content_type.partition(";")[0].strip().lower() == "application/json":
            whole = json.loads(text)
        else:
            form = parse_qs(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=200)
            whole = json.loads(form["payload"][0]) if "payload" in form else form
    except (ValueError, RecursionError) as error:
        raise Refused(400, "malformed") from error
    if not isinstance(whole, dict) or not whole or any(not isinstance(whole.get(name, {}), dict) for name in _OBJECTS):
        raise Refused(400, "malformed")
