"""Do the work behind an acknowledgement: in a pool of its own, answered or apologised for, and logged without words."""

from __future__ import annotations

import logging
import secrets
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock, Semaphore
from typing import TYPE_CHECKING

from corpus import CorpusError
from handlers.blocks import compose, note, say
from handlers.manner import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.blocks import Message
    from handlers.manner import Manner

WORKERS = 16  # most of their time is Slack's: posting an answer takes 100 to 300 ms
AT_ONCE = 2  # answers worked out at a time: more would only fight over the interpreter with the next ack()
QUEUE = 400  # at 20 ms an answer this drains in 8 s, well within the 30 s between SIGTERM and SIGKILL
BUSY = "The archive has more questions than it can answer just now. Please ask again in half a minute."

log = logging.getLogger("onrecord.desk")


def random_id() -> str:
    """Name a request or an error in eight characters."""
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: the message, and the error's name and id where it failed."""

    message: Message
    error: str | None = None


class Desk:
    """What every listener uses: the pool of answering threads, how answers look, clock and ids."""

    def __init__(
        self,
        manner: Manner = PLAIN,
        new_id: Callable[[], str] = random_id,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.manner = manner
        self.new_id = new_id
        self.clock = clock
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="answer")
        self._waiting = 0
        self._lock = Lock()
        self._thinking = Semaphore(AT_ONCE)

    def take_place(self) -> bool:
        """Take a place in the queue; False where it is full."""
        with self._lock:
            if self._waiting >= QUEUE:
                return False
            self._waiting += 1
            return True

    def work(self, job: Callable[[], object]) -> None:
        """Do the job for which a place was taken, soon.

        The pool's threads are joined when the process ends, so that what was acknowledged is answered. A job that
        comes when the end has begun, when no pool takes any, is done in the thread that brings it: Bolt's, which is
        joined, too.
        """

        def run() -> None:
            try:
                job()
            except Exception as error:  # noqa: BLE001 - the last place where anybody would hear of it
                log_error("work_failed", self.new_id(), error)
            finally:
                with self._lock:
                    self._waiting -= 1

        try:
            self._pool.submit(run)
        except RuntimeError:  # shut down since the acknowledgement
            run()

    def close(self) -> None:
        """Finish what was taken."""
        self._pool.shutdown(wait=True)

    def ask(self, event: str, question: Callable[[], Message]) -> Outcome:
        """Answer, or say in one sentence what went wrong; write one log line without a word of what was asked."""
        identity, start = self.new_id(), self.clock()
        try:
            with self._thinking:
                outcome = Outcome(question())
        except CorpusError as error:
            outcome = Outcome(sentence(str(error)), type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it is, the asker is told and the log has it in full
            log_error(event, identity, error)
            outcome = Outcome(apology(identity), type(error).__name__)
        log.info(
            "event=%s id=%s error=%s chars=%d blocks=%d ms=%.1f",
            event,
            identity,
            outcome.error or "none",
            len(outcome.message.text),
            len(outcome.message.blocks),
            (self.clock() - start) * 1000,
        )
        return outcome


def sentence(text: str) -> Message:
    """Make a message of one sentence."""
    return compose([say(text)])


def apology(identity: str) -> Message:
    """Say that it failed, what to do next, and the id that stands in the log."""
    return compose(
        [
            say("Something went wrong on our side, and your question was not answered."),
            note(f"Please ask again; if it happens twice, give your administrator the error id {identity}."),
        ]
    )


def log_error(event: str, identity: str, error: BaseException) -> None:
    """Write an error with its place in the code, but not its text, which may carry what was asked."""
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    log.error("event=%s id=%s error=%s\n%s", event, identity, type(error).__name__, frames)
