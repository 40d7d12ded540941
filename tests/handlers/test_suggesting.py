"""The app's messages open with four questions, and this archive answers each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.workspace import BOT, DIRECT
from handlers.archive import examples
from handlers.suggesting import prompts
from tests.handlers.fixed import fixed_corpus

if TYPE_CHECKING:
    from tests.live import Live


def test_four_prompts_and_each_is_answered(newsroom: Live) -> None:
    """They come from the loaded archive, stand at the top of the messages, and work when chosen."""
    newsroom.slack.open_messages()
    newsroom.slack.workspace.wait_until(lambda: newsroom.slack.workspace.prompts(DIRECT.id) is not None, 5)
    suggested = newsroom.slack.workspace.prompts(DIRECT.id)
    assert suggested is not None
    assert suggested.title == "Try a question"
    assert len(suggested.prompts) == 4
    for shown, sent in suggested.prompts:
        assert len(shown) <= 75
        before = len(newsroom.slack.messages(DIRECT))
        newsroom.slack.direct_message(sent)
        newsroom.slack.workspace.wait_until(lambda: len(newsroom.slack.messages(DIRECT)) >= before + 2, 5)  # noqa: B023 - asked within its round
        answer = newsroom.slack.messages(DIRECT)[-1]
        assert answer.user == BOT.id
        assert "Ask “who said" not in answer.text
        assert "No" not in answer.text.split()[0]


def test_prompts_are_the_archive_s_own() -> None:
    """They carry the examples that help and App Home show, too."""
    corpus = fixed_corpus()
    sent = [prompt["message"] for prompt in prompts(corpus)]
    assert [words in message for words, message in zip(examples(corpus).values(), sent, strict=False)] == [True] * 3
