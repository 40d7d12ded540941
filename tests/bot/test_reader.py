"""The reader page shows the article at the passage to those who hold a link, and nothing to others."""

from __future__ import annotations

import html
import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import BadLink, Links
from bot.marking import notes, paragraphs
from corpus import Citation
from corpus.model import Span
from tests.factories import annotated, article, says
from tests.live import Live, live
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkzeug.test import TestResponse

PUBLIC = "https://desk.example"
SECRET = "a long random text"  # noqa: S105 - of the test's own
PAGE = article("The mayor spoke.\n\n“No <b>more</b>,” said Ada Marsh on Monday.", "odd & <i>.txt", title="<script>")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    pages = write_pages(tmp_path_factory.mktemp("pages"))
    with live(pages, tmp_path_factory.mktemp("live"), PUBLIC_URL=f"{PUBLIC}/", LINK_SECRET=SECRET) as one:
        yield one


def link_of(running: Live, question: str = QUOTATION) -> str:
    """Ask and return the path of the first reader link in the answer."""
    answer = running.slack.command("/whosaid", question).replies()[0]
    found = [
        element["url"]
        for block in answer.blocks
        for line in block.get("elements", ())
        for element in line.get("elements", ())
        if element.get("type") == "link"
    ]
    assert found[0].startswith(f"{PUBLIC}/read/")
    assert found[0].endswith("#passage")
    return str(found[0]).removeprefix(PUBLIC).partition("#")[0]


def opened(running: Live, path: str) -> TestResponse:
    return running.bot.web.test_client().get(path)


def test_a_link_opens_the_article_at_the_passage(running: Live) -> None:
    """The page has the headline, outlet, date, the words verbatim, the passage marked and its speaker explained."""
    page = opened(running, link_of(running))
    assert page.status_code == 200
    for part in ("Saltmere Herald", "3 February 2026", 'id="passage"', "Quoted: Oda Fenwick", "#:~:text="):
        assert part in page.text
    shown = html.unescape(re.sub(r'<span class="ref">.*?</span></span>|<[^>]+>', "", page.text))
    assert f"“{QUOTATION},” said Oda Fenwick" in shown


def test_the_page_keeps_to_itself(running: Live) -> None:
    """No script, no foreign host, no robots, no referrer, no frame, no cache."""
    page = opened(running, link_of(running))
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "<script" not in page.text
    assert "style=" not in page.text
    assert "<form" not in page.text
    assert opened(running, "/reader.css").mimetype == "text/css"
    assert "Disallow: /" in opened(running, "/robots.txt").text


@pytest.mark.parametrize("change", ["cut", "letter", "foreign", "number", "empty"])
def test_a_link_that_was_changed_opens_nothing(running: Live, change: str) -> None:
    """An altered, foreign or guessed link gets 404, one helpful sentence, and nothing of the article."""
    good = link_of(running)
    foreign = Links(PUBLIC, "another secret", 7)(Citation(PAGE, Span(0, 5))) or ""
    path = {
        "cut": good[:-4],
        "letter": good[:8] + ("A" if good[8] != "A" else "B") + good[9:],
        "foreign": foreign.removeprefix(PUBLIC).partition("#")[0],
        "number": "/read/12",
        "empty": "/read/-",
    }[change]
    page = opened(running, path)
    assert page.status_code == 404
    assert "Ask the question again in Slack" in page.text
    assert "Saltmere" not in page.text
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_a_link_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its days a link opens no more."""
    links = Links(PUBLIC, SECRET, 7)
    token = str(links(Citation(PAGE, Span(0, 5)))).removeprefix(f"{PUBLIC}/read/").partition("#")[0]
    assert links.read(token).file == PAGE.file
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 7 * 86_400 - 5)
    assert links.read(token).end == 5
    monkeypatch.setattr(time, "time", lambda: now + 7 * 86_400 + 5)
    with pytest.raises(BadLink):
        links.read(token)


def test_a_changed_article_is_not_shown(running: Live) -> None:
    """A link to an article that is no longer the same text says so."""
    links = Links(PUBLIC, SECRET, 7)
    other = article("Another text entirely.", "pier-0.txt")
    page = opened(running, str(links(Citation(other, Span(0, 7)))).removeprefix(PUBLIC).partition("#")[0])
    assert page.status_code == 404
    assert "changed or left the archive" in page.text


def test_markup_of_an_article_is_words(running: Live) -> None:
    """Tags and mentions of an article stand as characters."""
    page = opened(running, link_of(running, "nothing is settled"))
    assert "&lt;!here&gt;" in page.text
    assert 'href="https://evil.example' not in page.text


def test_without_a_public_address_there_is_no_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without PUBLIC_URL the citation names file and paragraph, and the page is not served."""
    place = tmp_path_factory.mktemp("private")
    with live(write_pages(place / "pages"), place) as one:
        answer = one.slack.command("/whosaid", QUOTATION).replies()[0]
        assert "pier-0.txt · paragraph 2" in answer.text
        assert one.bot.web.test_client().get("/read/x").status_code == 404
        assert one.bot.web.test_client().get("/robots.txt").status_code == 404


texts = st.text("ab \n.,“”'<&", max_size=120)


@given(text=texts, start=st.integers(0, 120), end=st.integers(0, 120))
def test_no_character_is_lost_or_changed(text: str, start: int, end: int) -> None:
    """Whatever is cited, the pieces of the paragraphs are the article's characters in order."""
    page = annotated(article(text or "x"))
    cited = Span(min(start, end), max(start, end))
    shown = "".join(piece.text for one in paragraphs(page, cited) for piece in one.pieces)
    assert shown.split() == (text or "x").split() or "".join(shown.split()) == "".join((text or "x").split())


def test_marks_may_overlap() -> None:
    """A time inside a quotation carries both marks, and each has its note."""
    page = annotated(PAGE, says("No <b>more</b>,", by="Ada Marsh", cue="said"))
    assert [one.text for one in notes(page)] == ["Quoted: Ada Marsh."]
    pieces = [piece for one in paragraphs(page, Span(18, 35)) for piece in one.pieces]
    assert any(piece.cited and piece.kinds == ("quotation",) for piece in pieces)
