"""Make the local Slack fail on purpose: rate limits, errors of the server, dropped and slow connections."""

import threading
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to fail: a status, with a Retry-After in seconds for 429; or no answer at all; after a delay."""

    status: int | None = None
    retry_after: int | None = None
    delay: float = 0.0
    drop: bool = False


def rate_limited(retry_after: int = 1) -> Fault:
    """Answer 429 and ask to come back after so many seconds."""
    return Fault(status=429, retry_after=retry_after)


def broken(status: int = 500) -> Fault:
    """Answer with an error of the server."""
    return Fault(status=status)


def dropped() -> Fault:
    """Close the connection without an answer."""
    return Fault(drop=True)


def slow(seconds: float) -> Fault:
    """Answer as usual, but late."""
    return Fault(delay=seconds)


class Faults:
    """The faults that wait for the next calls, by method name; `response_url` names the response URLs."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = {}
        self._lock = threading.Lock()

    def plan(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of the method meet the fault."""
        with self._lock:
            self._waiting.setdefault(method, deque()).extend([fault] * times)

    def next_of(self, method: str) -> Fault | None:
        """Take the fault that the call at hand must meet."""
        with self._lock:
            waiting = self._waiting.get(method)
            return waiting.popleft() if waiting else None
