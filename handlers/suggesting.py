"""Suggest questions that this archive answers, at the top of the app's messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import archive
from handlers.access import asker
from handlers.wording import shorten

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from corpus import Corpus
    from handlers.listening import Body, Newsroom

TITLE = "Try a question"
TITLE_LIMIT = 75  # characters of a prompt on a phone's two lines
_ASKED = {
    "/whosaid": "Who said {}?",
    "/timeline": "Show me a timeline of {}",
    "/sources": "Which sources report that {}?",
}
_STATUS = {"title": "What does the archive hold?", "message": "onrecord status"}


def prompts(corpus: Corpus) -> list[dict[str, str]]:
    """Return up to four prompts, as Slack takes them: what is shown, and what is sent when it is chosen."""
    examples = archive.examples(corpus)
    asked = [form.format(examples[command]) for command, form in _ASKED.items() if command in examples]
    return [*({"title": shorten(one, TITLE_LIMIT), "message": one} for one in asked), _STATUS]


def suggest(room: Newsroom, body: Body, client: WebClient) -> None:
    """Put the prompts where somebody has opened the app's messages.

    No thread is named: with one, Slack ignores the call of an agent in silence (docs.slack.dev,
    assistant.threads.setSuggestedPrompts).
    """
    who = asker(body)
    if room.access.refusal(who) is None:
        room.call(
            "prompts",
            lambda: client.assistant_threads_setSuggestedPrompts(
                channel_id=who.channel, title=TITLE, prompts=prompts(room.corpus)
            ),
        )
