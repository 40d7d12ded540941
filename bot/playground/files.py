"""The files that the bot uploads, and the pictures that its blocks name: Slack shows what it can fetch and may show."""

import ipaddress
import secrets
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from bot.playground.shapes import fault
from bot.playground.workspace import Json

FETCH_SECONDS = 10.0
MOST_BYTES = 2_000_000  # of a picture; docs.slack.dev: an image_url must be below 2 MB


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file; shared nowhere, only the bot itself sees it."""

    id: str
    name: str
    title: str = ""
    alt: str = ""
    content: bytes = b""
    channels: frozenset[str] = frozenset()

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a picture."""
        return self.content.startswith(b"\x89PNG\r\n\x1a\n")


class Files:
    """Lends addresses to upload to, and keeps what came."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._lock = threading.Lock()

    def lend(self, name: str, alt: str) -> File:
        """Expect a file."""
        return self._keep(File(f"F{secrets.token_hex(5).upper()}", name, alt=alt))

    def receive(self, file: str, content: bytes) -> File | None:
        """Take the bytes of a file; None where none was expected under this id."""
        found = self.get(file)
        return self._keep(replace(found, content=content)) if found else None

    def complete(self, file: str, title: str, channel: str | None) -> File | None:
        """Give a file its title and share it; None where it is unknown."""
        found = self.get(file)
        if found is None:
            return None
        shared = found.channels | {channel} if channel else found.channels
        return self._keep(replace(found, title=title or found.name, channels=shared))

    def get(self, file: str) -> File | None:
        """Find a file by its id."""
        with self._lock:
            return self._files.get(file)

    def faults(self, payload: Json, *, for_one: bool = False) -> list[str]:
        """Say, in Slack's words, which pictures of a message or view cannot be shown.

        A file stands in no message for one reader, and nowhere before it is there (node-slack-sdk #1790, java-slack-sdk
        #1349). An image_url is fetched when it leads to this machine; what leads elsewhere is believed.
        """
        view = payload.get("view")
        blocks = payload.get("blocks"), (view.get("blocks") if isinstance(view, Mapping) else None)
        return [
            *self._unseen(blocks[0], "/blocks", for_one=for_one),
            *self._unseen(blocks[1], "/view/blocks", for_one=for_one),
        ]

    def _unseen(self, blocks: object, pointer: str, *, for_one: bool) -> Iterator[str]:
        for place, block in enumerate(blocks) if isinstance(blocks, (list, tuple)) else ():
            if not isinstance(block, Mapping) or block.get("type") != "image":
                continue
            named, url = block.get("slack_file"), block.get("image_url")
            if isinstance(named, Mapping) and (for_one or self.get(str(named.get("id"))) is None):
                yield fault("invalid slack file", f"{pointer}/{place}/slack_file")
            if isinstance(url, str) and _on_this_machine(url) and not _is_picture(url):
                yield fault("downloading image failed", f"{pointer}/{place}/image_url")

    def _keep(self, file: File) -> File:
        with self._lock:
            self._files[file.id] = file
        return file


def _on_this_machine(url: str) -> bool:
    try:
        target = urlsplit(url)
        return target.scheme == "http" and ipaddress.ip_address(target.hostname or "").is_loopback
    except ValueError:
        return False


def _is_picture(url: str) -> bool:
    try:
        request = Request(url, headers={"User-Agent": "Slack-ImgProxy (local)"})  # noqa: S310 # looked at: http, loopback
        with urlopen(request, timeout=FETCH_SECONDS) as answer:  # noqa: S310 # the same
            content = answer.read(MOST_BYTES + 1)
            kind = answer.headers.get_content_maintype()
    except (URLError, OSError, ValueError):
        return False
    return kind == "image" and 0 < len(content) <= MOST_BYTES
