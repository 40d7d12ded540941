"""Give a question to the command it is for, help where help is asked for, a sentence where it cannot be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import archive, check, sources, timeline, whosaid
from handlers.command import MAX_QUESTION, question, wants_help
from handlers.desk import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpus import Corpus
    from handlers.blocks import Message
    from handlers.manner import Manner

COMMANDS: Mapping[str, Callable[[str, Corpus, Manner], Message]] = {
    "/whosaid": whosaid.answer,
    "/timeline": timeline.answer,
    "/sources": sources.answer,
    "/check": check.answer,
    "/onrecord": archive.answer,
}
LONG_TEXTS = frozenset({"/check"})  # a draft, which no button repeats


def answer_command(command: str, text: str, corpus: Corpus, manner: Manner) -> Message:
    """Answer one slash command."""
    answer = COMMANDS.get(command)
    if answer is None:
        return archive.help_for("/onrecord", corpus, problem=f"On Record does not know {command[:40]}.")
    if wants_help(text) or not any(character.isalnum() for character in text):
        return archive.help_for(command, corpus)
    if command not in LONG_TEXTS and (length := len(question(text))) > MAX_QUESTION:
        return sentence(
            f"That is {length:,} characters; a question takes up to {MAX_QUESTION:,}. "
            f"Ask with one or two sentences of it, or paste the whole into /check."
        )
    return answer(text, corpus, manner)
