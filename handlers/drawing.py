"""Draw the picture of an answer from the archive, and upload it where it has no address to be fetched from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import Timeline, pictures
from handlers import sources, timeline
from handlers.paging import short_version
from handlers.wording import shorten

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from corpus import Corpus
    from handlers.listening import Newsroom
    from handlers.picturing import Picture

TITLE_LIMIT = 120


def draw(corpus: Corpus, picture: Picture) -> bytes | None:
    """Ask again and draw; None where the archive has changed, so that no picture contradicts the words beside it."""
    if picture.version != short_version(corpus.state().version):
        return None
    found = (
        corpus.timeline(picture.query, timeline.MOST)
        if picture.command == "timeline"
        else corpus.sources(picture.query, sources.MOST)
    )
    return pictures.draw(found, picture.most) if pictures.worth_drawing(found) else None


def warm_up() -> None:
    """Load the drawing library and its fonts, which takes seconds that no reader should wait for."""
    pictures.draw(Timeline("", "none"))


def upload(room: Newsroom, client: WebClient, picture: Picture | None, channel: str, thread: str | None = None) -> None:
    """Upload the picture for everybody in the conversation, where the bot may; elsewhere the words say it all.

    Slack shows an unshared file to nobody but the bot, not even in an answer for one person (node-slack-sdk #1790).
    """
    if picture is None or not room.may_upload():
        return
    drawn = draw(room.corpus, picture)
    if drawn is None:
        return
    title = shorten(f"{picture.command.capitalize()} of “{picture.query}”", TITLE_LIMIT)
    room.call(
        "picture",
        lambda: client.files_upload_v2(
            channel=channel,
            thread_ts=thread,
            filename=f"{picture.command}.png",
            title=title,
            alt_txt=picture.alt,
            content=drawn,
        ),
    )
