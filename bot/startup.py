"""Open the port first and read the archive in the background, and say how far that is."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from corpus import CorpusError

if TYPE_CHECKING:
    from corpus import Corpus

WARMING = "The mayor said on Monday: “The first question of the day is the slowest.”"
RETRY = 30.0  # seconds after a refresh that failed; a database that restarts is back by then

log = logging.getLogger("onrecord.startup")


class Startup:
    """Keeps the index up to date: at the start, and every few minutes."""

    def __init__(self, corpus: Corpus, refresh_minutes: int) -> None:
        self._corpus = corpus
        self._pause = refresh_minutes * 60.0
        self._stopped = threading.Event()
        self._trouble: str | None = None
        self._warm = False

    def start(self) -> None:
        """Begin; returns at once."""
        # A daemon: the index is built aside and swapped in, so that stopping half-way loses nothing.
        threading.Thread(target=self._keep_fresh, name="startup", daemon=True).start()

    def stop(self) -> None:
        """Begin no further refresh."""
        self._stopped.set()

    def report(self) -> dict[str, object]:
        """Say whether questions can be answered, from what, and what is under way."""
        ready = self._corpus.ready
        facts: dict[str, object] = {"ready": ready}
        if ready:
            state = self._corpus.state()
            facts |= {"version": state.version, "built": state.built.isoformat(timespec="seconds")}
            facts |= {"articles": state.articles, "unreadable": len(state.unreadable)}
        if progress := self._corpus.progress:
            facts["progress"] = {"done": progress.done, "total": progress.total}
        if self._trouble:
            facts["trouble"] = self._trouble
        return facts

    def _keep_fresh(self) -> None:
        while not self._stopped.is_set():
            pause = self._pause if self._refresh() else RETRY
            if not pause:
                return
            self._stopped.wait(pause)

    def _warm_up(self) -> None:
        """Ask one question of each kind, once: the first loads word tables while others wait for their ack()."""
        if self._warm:
            return
        self._warm = True
        for ask in (self._corpus.who_said, self._corpus.timeline, self._corpus.sources, self._corpus.check):
            try:
                ask(WARMING)
            except CorpusError:
                log.warning("event=warm_up_failed")

    def _refresh(self) -> bool:
        start = time.monotonic()
        try:
            self._corpus.refresh()
        except CorpusError as error:
            self._trouble = str(error)
            log.warning("event=refresh_failed reason=%s", error)
            return False
        except Exception:  # the thread must live on: the next try may find the disk or the database back
            self._trouble = "The index could not be refreshed; the log says why."
            log.exception("event=refresh_failed")
            return False
        self._trouble = None
        self._warm_up()
        held = self._corpus.state()
        log.info(
            "event=refreshed articles=%d passages=%d unreadable=%d ms=%.0f",
            held.articles,
            held.passages,
            len(held.unreadable),
            (time.monotonic() - start) * 1000,
        )
        return True
