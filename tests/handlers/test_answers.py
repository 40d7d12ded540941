"""What the commands answer, as a reader sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.playground.validator import pings, problems
from handlers import COMMANDS, answer_command
from handlers.blocks import BLOCKS_BUDGET, TEXT_LIMIT
from handlers.manner import PLAIN, Manner
from tests.handlers.fixed import HERALD, POST, fixed_corpus
from tests.pages import QUOTATION, SPEAKER

if TYPE_CHECKING:
    from corpus import Corpus
    from handlers.blocks import Message

GOLDEN = Path(__file__).parent.parent / "golden"

QUESTIONS = [
    ("whosaid-found", "/whosaid", "found no money and no oil"),
    ("whosaid-altered", "/whosaid", "altered money"),
    ("whosaid-unnamed", "/whosaid", "unnamed bookkeeper"),
    ("whosaid-near", "/whosaid", "near the money"),
    ("whosaid-many", "/whosaid", "many lamps"),
    ("whosaid-none", "/whosaid", "nothing <!here> of *the* kind"),
    ("timeline-found", "/timeline", "found out on Monday"),
    ("timeline-many", "/timeline", "many days"),
    ("timeline-undated", "/timeline", "undated fair"),
    ("timeline-disputed", "/timeline", "disputed day"),
    ("timeline-planned", "/timeline", "planned day"),
    ("timeline-kept", "/timeline", "kept later than first planned"),
    ("timeline-none", "/timeline", "nothing"),
    ("sources-found", "/sources", "found no oil"),
    ("sources-against", "/sources", "against it"),
    ("sources-many", "/sources", "many sources"),
    ("sources-none", "/sources", "nothing in:Post"),
    ("check", "/check", "a draft"),
    ("check-empty", "/check", "a draft that quotes nobody"),
    ("help", "/whosaid", "help"),
    ("onrecord-help", "/onrecord", ""),
    ("onrecord-status", "/onrecord", "status"),
    ("onrecord-unknown", "/onrecord", "dance"),
    ("too-long", "/sources", "word " * 400),
]
names = pytest.mark.parametrize(("name", "command", "text"), QUESTIONS, ids=[name for name, *_ in QUESTIONS])


def ask(archive: Corpus, command: str, text: str, manner: Manner | None = None) -> Message:
    return answer_command(command, text, archive, manner or Manner())


def elements(value: object, kind: str) -> list[dict[str, Any]]:
    """Return every object of a kind inside blocks."""
    if isinstance(value, dict):
        here = [value] if value.get("type") == kind else []
        return here + [found for one in value.values() for found in elements(one, kind)]
    return [found for one in value for found in elements(one, kind)] if isinstance(value, (list, tuple)) else []


@names
def test_a_message_reads_as_the_golden_one(name: str, command: str, text: str) -> None:
    """A change of what a reader sees is read like prose: delete the file to have it written anew."""
    message = ask(fixed_corpus(), command, text)
    seen = json.dumps({"text": message.text.splitlines(), "blocks": message.blocks}, ensure_ascii=False, indent=1)
    golden = GOLDEN / f"{name}.json"
    if not golden.exists():
        golden.write_text(seen + "\n", encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == seen + "\n"


@names
def test_slack_takes_every_message(name: str, command: str, text: str) -> None:
    """Every message keeps Slack's limits, pings nobody, stays within the budget, and says it all in plain words."""
    message = ask(fixed_corpus(), command, text)
    sent = {"text": message.text, "blocks": list(message.blocks)}
    assert problems(sent) == []
    assert pings(sent) == []
    assert message.size <= BLOCKS_BUDGET
    assert 0 < len(message.text) <= TEXT_LIMIT
    assert "<!" not in message.text, name


def test_the_verdict_comes_first_and_names_the_speaker(archive: Corpus) -> None:
    """An exact quotation opens with who said it and in how many articles; the same words follow, verbatim."""
    message = ask(archive, "/whosaid", QUOTATION)
    assert message.text.splitlines()[0].startswith(f"{SPEAKER} said it")
    assert QUOTATION in message.text
    assert "Saltmere Herald" in message.text


@names
def test_quoted_words_are_the_characters_of_the_article(name: str, command: str, text: str) -> None:
    """The text elements of a block quotation, joined, stand in the article as they are; in /check, in the draft."""
    for quotation in elements(ask(fixed_corpus(), command, text).blocks, "rich_text_quote"):
        words = "".join(element["text"] for element in quotation["elements"])
        assert name == "check" or words in HERALD.text or words in POST.text


@names
def test_nothing_in_an_article_or_a_question_is_markup(name: str, command: str, text: str) -> None:
    """No block but the age of the index is markup, no word of an article a mention or a broadcast."""
    blocks = ask(fixed_corpus(), command, text).blocks
    assert len(elements(blocks, "mrkdwn")) == (name == "onrecord-status")
    assert elements(blocks, "broadcast") + elements(blocks, "user") == []
    assert {one["url"].partition("#")[0] for one in elements(blocks, "link")} <= {HERALD.url}


def test_a_link_is_labelled_with_the_title(archive: Corpus) -> None:
    """Where a reader can open the passage, the title leads there and the file is not named."""
    message = ask(archive, "/whosaid", QUOTATION, Manner(link=lambda one: f"https://desk.example/{one.article.id}"))
    links = elements(message.blocks, "link")
    assert [one["text"] for one in links][:2] == ["Saltmere pier closed, Saltmere Herald reports", "at news.example"]
    assert "pier-0.txt" not in message.text


def test_odd_words_are_shown_as_printed(archive: Corpus) -> None:
    """A quotation full of Slack's markup is found, shown as printed, and escaped in the plain text."""
    message = ask(archive, "/whosaid", "nothing is settled")
    assert "&lt;!here&gt;" in message.text
    quotation = elements(message.blocks, "rich_text_quote")[0]
    assert "<!here> and <@U0EDITOR01>" in "".join(element["text"] for element in quotation["elements"])


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ('from:"Oda Fenwick"', "Oda Fenwick: "),
        ('from:"Oda Fenwick" plank', "Oda Fenwick: 1 quotation with “plank”, the newest first."),
    ],
)
def test_what_a_speaker_said_is_a_list(archive: Corpus, asked: str, verdict: str) -> None:
    """It is not said that the speaker said "it": nothing was quoted."""
    text = answer_command("/whosaid", asked, archive, PLAIN).text
    assert text.startswith(verdict)
    assert "said it" not in text


def test_nothing_found_says_what_was_searched(archive: Corpus) -> None:
    """An answer without a match says what was searched and how to widen the question."""
    none = ask(archive, "/whosaid", "The zeppelin harvest is forbidden on Tuesdays").text
    assert "Searched: 9 articles of 8 outlets" in none
    assert "fewer words" in none
    assert "without from:" in ask(archive, "/whosaid", 'in:"The Tidepost" zeppelins in the harvest').text


def test_help_shows_an_example_that_works(archive: Corpus) -> None:
    """The quotation in the help is found when it is asked for, and each kind of empty text gets help."""
    for text in ("", " ", "help", "HELP", "?", "--help", "“”", "…"):
        assert ask(archive, "/whosaid", text).text.startswith("What should I look up?")
    example = ask(archive, "/whosaid", "help").text.split("“")[1].split("”")[0]
    assert "said it" in ask(archive, "/whosaid", example).text.splitlines()[0]


@pytest.mark.parametrize(
    "typed",
    [
        f'"{QUOTATION}"',  # a keyboard's marks
        f"“{QUOTATION}”",  # a phone's
        f"„{QUOTATION}“",  # a German phone's
        f"«{QUOTATION}»",  # a French one
        f"«\u00a0{QUOTATION}\u00a0»",  # with the no-break spaces it adds
        f"''{QUOTATION}''",  # two apostrophes
        QUOTATION.replace(" ", "\u00a0"),  # pasted from a page
        f"&lt;{QUOTATION}&gt;".replace("&lt;", "").replace("&gt;", ""),  # Slack's escapes
        QUOTATION.upper(),  # shouted
    ],
)
def test_marks_of_every_kind_are_understood(archive: Corpus, typed: str) -> None:
    """However the quotation is typed, the same person said it."""
    assert ask(archive, "/whosaid", typed).text.startswith(f"{SPEAKER} said it")


def test_a_question_too_long_is_told_so(archive: Corpus) -> None:
    """What no button could repeat is not asked, and the sentence says where it can be."""
    assert "paste the whole into /check" in ask(archive, "/whosaid", "word " * 400).text


def test_a_filter_that_is_no_date_is_told_so(newsroom: Any) -> None:
    """A bad filter is answered with the sentence that says how to write it."""
    (reply,) = newsroom.slack.command("/whosaid", "since:soon the pier").replies()
    assert "is not a date" in reply.text


def test_every_command_is_in_the_manifest() -> None:
    """Slack offers each command that the bot answers, and no other."""
    manifest = json.loads((Path(__file__).parent.parent.parent / "manifest.json").read_text(encoding="utf-8"))
    assert {one["command"] for one in manifest["features"]["slash_commands"]} == set(COMMANDS)
