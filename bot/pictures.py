"""Serve the pictures of answers to those who hold a link: signed, expiring, sealed so that no log has the question."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import secrets
import zlib
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from flask import Blueprint, Response
from itsdangerous import BadData, TimestampSigner

from bot.links import DAY, BadLink
from corpus import CorpusError
from handlers.drawing import draw
from handlers.picturing import Picture

if TYPE_CHECKING:
    from corpus import Corpus

LONGEST = 800  # characters of a link; with its alternative text the picture must fit into a message
NONCE = 12  # bytes
KEPT = 32  # pictures of about 100 kB
PLACES = 2  # one is drawn, one waits, of a worker's eight threads
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive, noimageindex",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
}

log = logging.getLogger("onrecord.pictures")


class PictureLinks:
    """Makes links that carry a question; they open for some days and can be neither guessed, changed nor read."""

    def __init__(self, public_url: str, secret: str, days: int) -> None:
        self._url = public_url
        self._seconds = days * DAY
        self._signer = TimestampSigner(secret, salt="onrecord picture")
        self._key = hashlib.sha256(b"onrecord picture seal\0" + secret.encode()).digest()

    def __call__(self, picture: Picture) -> str | None:
        """Return the address of a picture; None where its question makes it too long."""
        facts = [picture.command, picture.query, picture.most, picture.version]
        sealed = self._seal(zlib.compress(json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace"), 9))
        token = self._signer.sign(base64.urlsafe_b64encode(sealed).rstrip(b"=")).decode("ascii")
        url = f"{self._url}/picture/{token}.png"
        return url if len(url) <= LONGEST else None

    def read(self, token: str) -> Picture:
        """Return the picture that a link names. Raises BadLink for every link that is not ours and fresh."""
        try:
            written = self._signer.unsign(token, max_age=self._seconds)
            sealed = base64.urlsafe_b64decode(written + b"=" * (-len(written) % 4))
            command, query, most, version = json.loads(zlib.decompress(self._open(sealed)))
        except (BadData, ValueError, zlib.error) as error:
            raise BadLink("altered, expired or foreign") from error
        return Picture(command, query, most, version)

    def _seal(self, plain: bytes) -> bytes:
        """Hide the question from the logs of whoever carries the link; the signature keeps it from being changed."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._mask(nonce, plain)

    def _open(self, sealed: bytes) -> bytes:
        return self._mask(sealed[:NONCE], sealed[NONCE:])

    def _mask(self, nonce: bytes, words: bytes) -> bytes:
        """Mix the bytes with the key stream of SHAKE-256, keyed and with a nonce that is never used again."""
        stream = hashlib.shake_256(self._key + nonce).digest(len(words))
        return bytes(word ^ one for word, one in zip(words, stream, strict=True))


class Busy(Exception):
    """More pictures are asked for than can be drawn just now."""


class Gallery:
    """Draws one picture at a time and keeps the last few."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._drawn: OrderedDict[Picture, bytes] = OrderedDict()
        self._kept = Lock()
        self._pencil = Lock()
        self._under_way = 0

    def picture(self, wanted: Picture) -> bytes | None:
        """Return the PNG; None where the archive has changed since the link was made.

        Raises Busy rather than let the process's few threads wait here, which must acknowledge commands: the answer
        then comes without its picture.
        """
        if (kept := self._look_up(wanted)) is not None:
            return kept
        self._take_place()
        try:
            with self._pencil:
                drawn = self._look_up(wanted) or draw(self._corpus, wanted)
        finally:
            with self._kept:
                self._under_way -= 1
        if drawn is not None:
            self._keep(wanted, drawn)
        return drawn

    @property
    def free(self) -> int:
        """How many more pictures may be asked for just now."""
        with self._kept:
            return PLACES - self._under_way

    def _take_place(self) -> None:
        with self._kept:
            if self._under_way >= PLACES:
                raise Busy
            self._under_way += 1

    def _look_up(self, wanted: Picture) -> bytes | None:
        with self._kept:
            if wanted in self._drawn:
                self._drawn.move_to_end(wanted)
            return self._drawn.get(wanted)

    def _keep(self, wanted: Picture, drawn: bytes) -> None:
        with self._kept:
            self._drawn[wanted] = drawn
            if len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)


def pictures(corpus: Corpus, links: PictureLinks) -> Blueprint:
    """Build the route."""
    pages = Blueprint("pictures", __name__)
    gallery = Gallery(corpus)

    @pages.get("/picture/<token>.png")
    def picture(token: str) -> Response:
        try:
            drawn = gallery.picture(links.read(token))
        except BadLink:
            return _nothing(404, "link")
        except CorpusError as error:
            return _nothing(503, type(error).__name__)
        except Busy:
            return _nothing(503, "busy")
        if drawn is None:
            return _nothing(404, "changed")
        log.info("event=picture status=200 bytes=%d", len(drawn))
        return Response(drawn, headers=HEADERS | {"Cache-Control": "private, max-age=86400"}, mimetype="image/png")

    return pages


def _nothing(status: int, reason: str) -> Response:
    log.info("event=picture status=%d reason=%s", status, reason)
    return Response(status=status, headers=HEADERS | {"Cache-Control": "no-store"}, mimetype="text/plain")
