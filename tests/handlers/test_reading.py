"""What people type and paste is understood, and who may ask is decided without Slack."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.access import Access, Asker, RateLimit, asker
from handlers.blocks import TEXT_LIMIT, fallback
from handlers.citing import EXCERPT_LIMIT, excerpt, original_link, paragraph
from handlers.command import pasted, question, wants_help
from handlers.english import Understood, understand
from handlers.wording import CUT, shorten
from tests.factories import article
from tests.handlers.fixed import HERALD, passage


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("“We will not wait”", "We will not wait"),
        ("„Wir warten nicht“", "Wir warten nicht"),
        ("»Nein«", "Nein"),
        ("‹non›", "non"),
        ("''not now''", "not now"),
        ("«\u00a0Pas maintenant\u00a0»", "Pas maintenant"),  # no-break spaces inside, as a French phone types
        ("“not now” and “never”", "“not now” and “never”"),  # two quotations: no mark is around the whole
        ('"the pier" from:"Ada Marsh"', '"the pier" from:"Ada Marsh"'),  # a filter keeps its marks
        ("A &amp; B &lt;C&gt;", "A & B <C>"),  # Slack's three escapes
        ("&amp;lt;", "&lt;"),  # escaped once, not twice
        ("<https://news.example/a?b=1|news.example/a>", "news.example/a"),
        ("see <https://news.example/a>", "see https://news.example/a"),
        ("<mailto:ada@news.example|ada@news.example>", "ada@news.example"),
        ("<@U12345|ada> in <#C12345|desk>, <!here>", "@ada in #desk, @here"),
        ("two\nlines\t\u200b and   spaces", "two lines and spaces"),
        ("’tis the season", "’tis the season"),  # an apostrophe opens nothing
        ("<" * 5000, "<" * 5000),
    ],
)
def test_a_question_is_read_as_it_was_meant(typed: str, asked: str) -> None:
    """Marks around the whole, Slack's escapes and links, and odd spaces go; the words stay."""
    assert question(typed) == asked


def test_a_draft_keeps_its_lines() -> None:
    """A pasted draft keeps its paragraphs, without Slack's escapes."""
    assert pasted(" One &amp; two.\n\n“Three.” ") == "One & two.\n\n“Three.”"


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text makes reading fail, and reading what was read changes no letter."""
    letters = [one for one in question(text) if one.isalnum()]
    assert letters == [one for one in question(question(text)) if one.isalnum()] or "&" in text or "<" in text
    assert isinstance(wants_help(text), bool)
    understand(text)


@pytest.mark.parametrize(
    ("said", "command", "text"),
    [
        ("who said “we will not wait”?", "/whosaid", "we will not wait"),
        ("<@U0ONRECORD> Who said that the pier is unsafe?", "/whosaid", "the pier is unsafe"),
        ("who's quoted as saying not now", "/whosaid", "not now"),
        ("Who told reporters the pier is unsafe", "/whosaid", "the pier is unsafe"),
        ("whose words are these: not now", "/whosaid", "not now"),
        ("when did the pier reopen?", "/timeline", "the pier reopen"),
        ("what day was the pier closed", "/timeline", "the pier closed"),
        ("please show me a timeline of the pier", "/timeline", "the pier"),
        ("Who reports that 40 planks are rotten?", "/sources", "40 planks are rotten"),
        ("which outlets have reported the repair", "/sources", "the repair"),
        ("sources for the repair", "/sources", "the repair"),
        ("is it confirmed that the pier reopens", "/sources", "the pier reopens"),
        ("she wrote “we will not wait” yesterday", "/whosaid", "we will not wait"),
        ("/sources the repair", "/sources", "the repair"),
        ("timeline: the pier", "/timeline", "the pier"),
        ("What did Ada Marsh say?", "/whosaid", 'from:"Ada Marsh"'),
        ("what did the harbour master say about the old pier?", "/whosaid", 'from:"the harbour master" the old pier'),
        ("has Ada Marsh ever said that the pier is safe?", "/whosaid", 'from:"Ada Marsh" the pier is safe'),
        ("did Ada Marsh say “we will not wait”", "/whosaid", 'from:"Ada Marsh" we will not wait'),
        ("did anyone say the pier is safe", "/whosaid", "the pier is safe"),
        ("is it true that the pier reopens?", "/sources", "the pier reopens"),
        ("how many outlets report that the pier reopens", "/sources", "the pier reopens"),
        ("who else reports the repair", "/sources", "the repair"),
        ("who said it?", "/whosaid", ""),
        ("help", "/onrecord", "help"),
        ("<@U0ONRECORD>", "/onrecord", ""),
    ],
)
def test_plain_english_is_understood(said: str, command: str, text: str) -> None:
    """A sentence stands for the command it asks."""
    assert understand(said) == Understood(command, text)


@pytest.mark.parametrize(
    "said", ["good morning", "thanks!", "who is the mayor", "whoever said so left", "what did she say?"]
)
def test_what_is_no_question_of_ours_is_not_guessed(said: str) -> None:
    """Other sentences get help, not an answer to something else."""
    assert understand(said) is None


HOME = Asker("U1", "T1", "C1")


@pytest.mark.parametrize(
    ("access", "one", "words"),
    [
        (Access(), HOME, None),
        (Access(own_team=lambda: "T1"), HOME, None),
        (Access(own_team=lambda: "T1"), Asker("U1", "T2", "C1"), "guests of a shared channel"),
        (Access(own_team=lambda: "T1", outsiders=True), Asker("U1", "T2", "C1"), None),
        (Access(own_team=lambda: None), Asker("U1", "T2", "C1"), None),  # Slack has not said yet whose bot it is
        (Access(teams=frozenset({"T1", "T2"}), own_team=lambda: "T1"), Asker("U1", "T2", "C1"), None),
        (Access(teams=frozenset({"T1"})), Asker("U1", "T2"), "other workspaces"),
        (Access(users=frozenset({"U1"})), HOME, None),
        (Access(users=frozenset({"U2"})), HOME, "list of people"),
        (Access(channels=frozenset({"C1"})), HOME, None),
        (Access(channels=frozenset({"C2"})), HOME, "this channel"),
        (Access(channels=frozenset({"C2"})), Asker("U1", "T1", "D1"), None),  # a direct message
        (Access(channels=frozenset({"C2"})), Asker("U1", "T1", ""), None),  # App Home
    ],
)
def test_who_may_ask(access: Access, one: Asker, words: str | None) -> None:
    """Each list lets in whom it names; those it does not get a polite sentence."""
    refusal = access.refusal(one)
    assert refusal is None if words is None else words in (refusal or "")


def test_who_asks_is_read_from_every_payload() -> None:
    """Commands, clicks and events name the person, the workspace and the place in their own ways."""
    command = {"user_id": "U1", "team_id": "T1", "channel_id": "C1", "user_name": "ada"}
    click = {"user": {"id": "U1", "team_id": "T1", "name": "ada"}, "channel": {"id": "C1"}, "team": {"id": "T9"}}
    event = {"event": {"user": "U1", "team": "T1", "channel": "C1"}, "team_id": "T9"}
    assert asker(command) == asker(click) == Asker("U1", "T1", "C1", "ada")
    assert asker(event) == Asker("U1", "T1", "C1")
    assert asker({"user": ["odd"], "channel": 3}) == Asker("")


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_rate_limit_counts_the_minute_gone_by() -> None:
    """Each person has so many questions a minute; waiting gives them back."""
    clock = Clock()
    limit = RateLimit(2, clock)
    assert [limit.refusal("U1"), limit.refusal("U1")] == [None, None]
    assert "go on in 60 seconds" in (limit.refusal("U1") or "")
    assert limit.refusal("U2") is None
    clock.now += 61
    assert limit.refusal("U1") is None


@given(st.text(max_size=400), st.integers(10, 120))
def test_a_cut_is_shown(text: str, limit: int) -> None:
    """A text that is too long ends with the sign of a cut, within the limit."""
    cut = shorten(text, limit)
    assert cut == text or (len(cut) <= limit and cut.endswith(CUT))


@given(st.text("a&<> ", max_size=5000))
def test_the_fallback_text_keeps_its_limit(text: str) -> None:
    """However much must be escaped, the text stays within Slack's limit and pings nobody."""
    assert len(fallback(text)) <= TEXT_LIMIT
    assert "<" not in fallback(text)


LONG = " ".join(f"Sentence {number} of the long report has some words." for number in range(60))


@pytest.mark.parametrize("answering", ["Sentence 0 of", "Sentence 30 of", "Sentence 59 of", "not in it", ""])
def test_a_long_passage_is_cut_at_sentences_outside_the_quotation(answering: str) -> None:
    """The words that answer are shown, whole sentences round them, and the cut stands outside the quotation."""
    source = article(f"{LONG}\n")
    blocks, plain = excerpt(passage(source, "Sentence 0"), answering)
    (quoted,) = [one for one in blocks if one["type"] == "rich_text_quote"]
    shown = "".join(element["text"] for element in quoted["elements"])
    assert shown in source.text
    assert len(shown) <= EXCERPT_LIMIT
    assert shown.startswith("Sentence")
    assert shown.endswith(".")
    assert "[…]" not in shown
    assert "[…]" in plain
    assert answering not in LONG or answering in shown


def test_a_passage_without_a_border_is_cut_all_the_same() -> None:
    """One endless word does not make a message too long."""
    source = article("x" * 5000)
    assert len(excerpt(passage(source, "x"))[1]) < EXCERPT_LIMIT + 20


def test_paragraphs_are_counted_as_a_reader_counts() -> None:
    """Blank lines, furniture and the headline do not count; lines of one wrapped paragraph count as one."""
    wrapped = article("One line\nwrapped by hand\nat forty.\n\nTwo comes\nhere.\n\nThree.")
    assert [paragraph(passage(wrapped, word)) for word in ("One", "forty", "Two", "Three")] == [1, 1, 2, 3]
    assert paragraph(passage(HERALD, "The council did not answer")) == 4


@pytest.mark.parametrize(
    ("url", "made"),
    [
        (None, False),
        ("javascript:alert(1)", False),
        ("https://news.example/ a", False),
        ("https://news.example/" + "a" * 2000, False),
        ("http://news.example/a#top", True),
    ],
)
def test_only_web_addresses_become_links(url: str | None, made: bool) -> None:
    """Metadata may hold anything; a link leads to a web page at the passage, or is none."""
    source = article("The pier, re-opened, is safe.", url=url)
    made_link = original_link(passage(source, "The pier"))
    assert (made_link is not None) == made
    assert made_link is None or made_link.endswith("a#:~:text=The%20pier%2C%20re%2Dopened%2C%20is%20safe.")
