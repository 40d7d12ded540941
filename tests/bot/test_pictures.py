"""A picture stands beside the words, for those who hold its link, and says in words all that it shows."""

from __future__ import annotations

import base64
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.links import BadLink
from bot.pictures import LONGEST, Busy, Gallery, PictureLinks
from bot.playground.drawing import verdict
from bot.playground.manifest import read_manifest
from bot.playground.workspace import BOT, CITY_DESK, DIRECT, NEWSROOM, Message
from corpus import Timeline
from handlers.paging import short_version
from handlers.picturing import MESSAGE_LIMIT, Picture
from tests.handlers.fixed import DATED, STATE
from tests.live import Live, live
from tests.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus import ArchiveState, Corpus

PNG = b"\x89PNG\r\n\x1a\n"
SECRET = "a long random text"  # noqa: S105 - of the test's own
WHEN, WHO = "the Saltmere pier was closed", "planks of the pier were found rotten"
WANTED = Picture("timeline", "die “Brücke” <!here>", 7, "0a1b2c3d")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Run a bot that its Slack can fetch pictures from."""
    with live(write_pages(tmp_path_factory.mktemp("pages")), tmp_path_factory.mktemp("live"), public=True) as one:
        yield one


def images(message: Message) -> list[dict[str, Any]]:
    return [dict(block) for block in message.blocks if block["type"] == "image"]


def path_of(message: Message) -> str:
    return str(images(message)[0]["image_url"]).partition("/picture/")[2].join(["/picture/", ""])


@pytest.mark.parametrize(("command", "asked"), [("/timeline", WHEN), ("/sources", WHO)])
def test_the_picture_stands_between_the_words_and_the_buttons(public: Live, command: str, asked: str) -> None:
    """It has its alternative text in full, changes nothing of the fallback text, and fits into the message."""
    (answer,) = public.slack.command(command, asked).replies()
    kinds = [block["type"] for block in answer.blocks]
    assert kinds[-2:] == ["image", "actions"]
    (image,) = images(answer)
    assert "Saltmere Herald" in image["alt_text"]
    assert len(image["alt_text"]) <= 2000
    assert "Timeline of" not in answer.text
    assert int(str(verdict(answer)["size"])) <= MESSAGE_LIMIT
    assert verdict(answer)["problems"] == []


def test_the_picture_is_served_to_who_holds_the_link(public: Live) -> None:
    """A PNG, kept from robots and from sniffing; asked for again it is the same."""
    (answer,) = public.slack.command("/timeline", WHEN).replies()
    first, again = (public.bot.web.test_client().get(path_of(answer)) for _ in range(2))
    assert first.data.startswith(PNG)
    assert again.data == first.data
    assert first.mimetype == "image/png"
    assert "noindex" in first.headers["X-Robots-Tag"]


def test_only_the_first_page_has_the_picture(public: Live) -> None:
    """It shows the whole answer, and would be the same on the next page."""
    (answer,) = public.slack.command("/sources", WHO).replies()
    (following,) = public.slack.click(answer, "next").replies()
    assert images(answer)
    assert not images(following)


def test_a_shared_copy_keeps_the_picture(public: Live) -> None:
    """Everybody in the channel sees what the asker saw."""
    (answer,) = public.slack.command("/timeline", WHEN).replies()
    both = public.slack.click(answer, "share").replies(2)
    assert [len(images(each)) for each in both] == [1, 1]


def test_a_question_to_try_opens_without_waiting_for_a_picture(public: Live) -> None:
    """A window opens within three seconds or not at all, so it has words alone."""
    public.slack.open_home()
    public.slack.workspace.wait_until(lambda: public.slack.home() is not None, 5)
    home = public.slack.home()
    assert home is not None
    view = public.slack.click(home, "try_1").view()
    assert not [block for block in view.body["blocks"] if block["type"] == "image"]
    public.slack.close(view)


@pytest.mark.parametrize("change", ["cut", "letter", "empty", "words"])
def test_a_link_that_was_changed_shows_nothing(public: Live, change: str) -> None:
    """An altered or guessed link gets 404 and no byte of a picture."""
    (answer,) = public.slack.command("/timeline", WHEN).replies()
    good = path_of(answer)
    path = {
        "cut": good[:-8] + ".png",
        "letter": good[:12] + ("A" if good[12] != "A" else "B") + good[13:],
        "empty": "/picture/-.png",
        "words": "/picture/timeline.png",
    }[change]
    page = public.bot.web.test_client().get(path)
    assert (page.status_code, page.data) == (404, b"")


def test_where_slack_cannot_fetch_it_the_words_come_without_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A public address that Slack does not reach costs the picture, never the answer or its buttons."""
    place = tmp_path_factory.mktemp("hidden")
    with live(write_pages(place / "pages"), place, PUBLIC_URL="http://127.0.0.1:9") as one:
        (answer,) = one.slack.command("/timeline", WHEN).replies()
        assert [block["type"] for block in answer.blocks][-1] == "actions"
        assert not images(answer)
        one.slack.direct_message("when was the Saltmere pier closed?")
        one.slack.workspace.wait_until(lambda: one.slack.messages(DIRECT)[-1].user == BOT.id, 5)
        told = one.slack.messages(DIRECT)[-1]
        assert "2 February" in told.text
        assert told.blocks
        refused = [call.details for call in one.slack.refusals]
        assert all("downloading image failed" in details[0] for details in refused)


def test_a_link_carries_its_question_sealed() -> None:
    """What was asked comes back as it was, and stands in no log of the way there."""
    links = PictureLinks("https://desk.example", SECRET, 7)
    url = links(WANTED)
    assert url is not None
    token = url.removeprefix("https://desk.example/picture/").removesuffix(".png")
    assert links.read(token) == WANTED
    assert links(WANTED) != url
    opened = base64.urlsafe_b64decode(token.split(".")[0] + "==")
    assert b"here" not in opened
    assert len(links(replace(WANTED, query="x y " * 2000)) or "") <= LONGEST
    assert links(replace(WANTED, query="".join(chr(0x4E00 + n) for n in range(1000)))) is None


def test_a_link_opens_for_its_days_and_its_bot_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another secret reads nothing, and neither does the right one when the days are over."""
    links = PictureLinks("https://desk.example", SECRET, 7)
    token = str(links(WANTED)).removeprefix("https://desk.example/picture/").removesuffix(".png")
    with pytest.raises(BadLink):
        PictureLinks("https://desk.example", "another", 7).read(token)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 7 * 86_400 + 5)
    with pytest.raises(BadLink):
        links.read(token)


def test_a_changed_archive_draws_no_other_picture(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A picture never contradicts the words beside it: once the archive has changed, a new one is not drawn."""
    place = tmp_path_factory.mktemp("changing")
    pages = write_pages(place / "pages")
    with live(pages, place, PUBLIC_URL="https://desk.example", LINK_SECRET=SECRET) as one:
        path = path_of(one.slack.command("/timeline", WHEN).replies()[0])
        (pages / "pier-1.txt").unlink()
        one.bot.corpus.refresh()
        assert one.bot.web.test_client().get(path).status_code == 404


@pytest.fixture(scope="module")
def uploading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Run a bot without an address, whose token may upload."""
    manifest = read_manifest()
    granted = replace(manifest, scopes=manifest.scopes | {"files:write"})
    place = tmp_path_factory.mktemp("uploading")
    with live(write_pages(place / "pages"), place, manifest=granted) as one:
        one.bot.start()
        deadline = time.monotonic() + 10
        while not one.bot.identity.scopes and time.monotonic() < deadline:
            time.sleep(0.02)
        yield one


def pictured(one: Live, channel: Any, thread: str | None = None) -> list[Message]:
    """Wait for uploaded pictures."""

    def found() -> list[Message]:
        return [each for each in one.slack.messages(channel) if each.files and thread in (None, each.thread_ts)]

    one.slack.workspace.wait_until(lambda: bool(found()), 10)
    return found()


def test_a_mention_gets_the_picture_in_its_thread(uploading: Live) -> None:
    """Without an address the picture is uploaded behind the answer, with its alternative text."""
    uploading.slack.mention("when was the Saltmere pier closed?")
    (message,) = pictured(uploading, NEWSROOM)
    assert message.thread_ts is not None
    (file,) = message.files
    assert file.content.startswith(PNG)
    assert "2 February 2026" in file.alt
    assert file.title == "Timeline of “the Saltmere pier closed”"


def test_an_answer_for_one_is_not_uploaded_until_it_is_shared(uploading: Live) -> None:
    """Slack shows a file to nobody alone: the asker has the words, and the channel gets the picture with the copy."""
    (answer,) = uploading.slack.command("/sources", WHO).replies()
    before = len(pictured(uploading, NEWSROOM))
    uploading.slack.click(answer, "share").replies(2)
    uploading.slack.workspace.wait_until(lambda: len(pictured(uploading, NEWSROOM)) > before, 10)
    assert pictured(uploading, NEWSROOM)[-1].files[0].title.startswith("Sources of")


def test_sharing_where_the_bot_is_no_member_shares_the_words(uploading: Live) -> None:
    """There the file would be refused; the copy stands all the same."""
    (answer,) = uploading.slack.command("/timeline", WHEN, channel=CITY_DESK).replies()
    copies = uploading.slack.click(answer, "share").replies(2)
    assert any(not each.ephemeral for each in copies)
    assert not pictured(uploading, CITY_DESK)


def test_without_the_scope_there_are_words_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither an address nor the scope: nothing is tried, nothing is refused."""
    place = tmp_path_factory.mktemp("words")
    with live(write_pages(place / "pages"), place) as one:
        one.slack.mention("when was the Saltmere pier closed?")
        one.slack.workspace.wait_until(lambda: one.slack.messages(NEWSROOM)[-1].user == BOT.id, 5)
        assert one.slack.refusals == []
        assert not images(one.slack.messages(NEWSROOM)[-1])


class _Slow:
    """An archive that answers when it is told to."""

    def __init__(self) -> None:
        self.asked, self.go = threading.Event(), threading.Event()

    def state(self) -> ArchiveState:
        return STATE

    def timeline(self, query: str, _most: int) -> Timeline:
        self.asked.set()
        assert self.go.wait(10)
        return Timeline(query, "found", (DATED,))


def test_waiting_for_pictures_does_not_keep_commands_waiting() -> None:
    """A third picture at once is refused, so that the process's threads stay free to acknowledge."""
    slow = _Slow()
    gallery = Gallery(cast("Corpus", slow))
    wanted = [Picture("timeline", f"fair {number}", 1, short_version(STATE.version)) for number in range(3)]
    with ThreadPoolExecutor(2) as fetching:
        first = fetching.submit(gallery.picture, wanted[0])
        assert slow.asked.wait(10)
        second = fetching.submit(gallery.picture, wanted[1])
        while gallery.free:
            time.sleep(0.01)
        with pytest.raises(Busy):
            gallery.picture(wanted[2])
        slow.go.set()
        drawn = [each.result() for each in (first, second)]
    assert all(one is not None and one.startswith(PNG) for one in drawn)
    assert gallery.picture(wanted[0]) == drawn[0]
