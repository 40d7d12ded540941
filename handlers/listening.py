"""What all listeners share: acknowledge first, then admit, answer or apologise, in the pool of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError, SlackClientError

from corpus import CorpusError
from handlers.access import Access, Asker, RateLimit, asker
from handlers.desk import BUSY, Desk, apology, log, log_error, sentence
from handlers.once import Once
from handlers.paging import StaleButton
from handlers.replying import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack
    from slack_sdk import WebClient

    from corpus import Corpus
    from handlers.blocks import Block, Message
    from handlers.manner import Manner

Body = dict[str, Any]
"""What Slack sent, as Bolt parsed it."""


class Newsroom:
    """The archive, the desk, who may ask, and what was done already."""

    def __init__(
        self,
        corpus: Corpus,
        desk: Desk,
        access: Access | None = None,
        limit: RateLimit | None = None,
        may_upload: Callable[[], bool] = lambda: False,
        once: Once | None = None,
    ) -> None:
        self.corpus = corpus
        self.desk = desk
        self.access = access or Access()
        self.limit = limit or RateLimit(0)
        self.once = once or Once()
        self.may_upload = may_upload

    @property
    def manner(self) -> Manner:
        """How answers look here."""
        return self.desk.manner

    def take(self, ack: Ack, body: Body, work: Callable[[], object], **said: Any) -> None:
        """Acknowledge at once and work afterwards; where the queue is full, say so in the acknowledgement.

        Whatever fails in the work is told to the asker, where Slack gave a way to.
        """
        if self.desk.take_place():
            ack(**said)
            self.desk.work(lambda: self._try(body, work))
        else:
            ack(text=BUSY, response_type="ephemeral")

    def _try(self, body: Body, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the asker is told and the log has it in full
            identity = self.desk.new_id()
            log_error("work", identity, error)
            self.tell(body, apology(identity))

    def answer(self, event: str, body: Mapping[str, Any], question: Callable[[], Message]) -> Message:
        """Answer a person who may ask; say why not to one who may not; apologise where it fails."""
        who = asker(body)
        refused = self.refusal(who)
        return sentence(refused) if refused else self.desk.ask(event, question).message

    def refusal(self, who: Asker) -> str | None:
        """Return the sentence for somebody who may not ask, or not just now."""
        return self.access.refusal(who) or self.limit.refusal(who.user)

    def call(self, event: str, request: Callable[[], object]) -> bool:
        """Call Slack's Web API; a failure is logged with Slack's name for it."""
        try:
            request()
        except SlackApiError as error:
            log.warning("event=%s api_error=%s", event, error.response.get("error", "unknown"))
        except (SlackClientError, OSError) as error:
            log.warning("event=%s api_error=%s", event, type(error).__name__)
        else:
            return True
        return False

    def show(self, event: str, body: Body, client: WebClient, make: Callable[[], Block]) -> bool:
        """Open a modal, on top of the one that was clicked in; where that fails, say so by the response_url."""
        if refused := self.access.refusal(asker(body)):
            self.tell(body, sentence(refused))
            return False
        identity = self.desk.new_id()
        try:
            view = make()
        except (CorpusError, StaleButton) as error:
            self.tell(body, sentence(str(error)))
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, the asker is told and the log has it in full
            log_error(event, identity, error)
            self.tell(body, apology(identity))
            return False
        inside = body.get("view")
        on_top = isinstance(inside, dict) and inside.get("type") == "modal"
        opened = client.views_push if on_top else client.views_open
        if self.call(event, lambda: opened(trigger_id=str(body.get("trigger_id", "")), view=view)):
            return True
        self.tell(body, sentence("Slack did not open the window in time. Please click again."))
        return False

    def tell(self, body: Body, message: Message) -> None:
        """Tell the asker alone, where Slack gave a way to."""
        if url := body.get("response_url"):
            Reply(str(url)).send(message)
