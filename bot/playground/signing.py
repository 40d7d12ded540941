"""Sign a request as Slack does."""

import hashlib
import hmac
from collections.abc import Mapping


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Compute the v0 signature: HMAC-SHA256 over the version, the timestamp and the raw body."""
    base = b"v0:%d:%b" % (timestamp, body)
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def signed_headers(secret: str, timestamp: int, body: bytes) -> Mapping[str, str]:
    """Name the two headers that a receiver checks."""
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": signature(secret, timestamp, body)}
