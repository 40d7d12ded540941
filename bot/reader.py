"""The reader page: an article at the cited passage, its marks explained, for those who hold a link."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from bot.links import BadLink, Links
from bot.marking import notes, paragraphs
from corpus import CorpusError
from handlers.citing import original_link, paragraph
from handlers.passage import cited
from handlers.wording import day

if TYPE_CHECKING:
    from corpus import Corpus
    from handlers.correcting import Remarks
    from handlers.paging import Ref

STYLE = Path(__file__).parent / "static" / "reader.css"
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_OPEN = "This link has expired or is not complete. Ask the question again in Slack to get a new one."
GONE = "The article has changed or left the archive since this link was made. Ask the question again in Slack."
NOT_READY = "The archive is being read just now. Please open the link again in a minute."

log = logging.getLogger("onrecord.reader")


def reader(corpus: Corpus, links: Links, remarks: Remarks) -> Blueprint:
    """Build the page's routes; `remarks` are what the desk has corrected."""
    pages = Blueprint("reader", __name__)
    sheet = STYLE.read_text(encoding="utf-8")

    @pages.get("/read/<token>")
    def read(token: str) -> Response:
        try:
            return _page(corpus, links.read(token), remarks)
        except BadLink:
            log.info("event=reader status=404 reason=link")
            return _said(NOT_OPEN, 404)
        except CorpusError as error:
            log.info("event=reader status=503 reason=%s", type(error).__name__)
            return _said(NOT_READY, 503)

    @pages.get("/reader.css")
    def style() -> Response:
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600"}
        return Response(sheet, headers=headers, mimetype="text/css")

    @pages.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")

    return pages


def _page(corpus: Corpus, ref: Ref, remarks: Remarks) -> Response:
    found = cited(corpus, ref)
    if found is None:
        log.info("event=reader status=404 reason=changed")
        return _said(GONE, 404)
    page, citation = found
    article = page.article
    html = render_template(
        "reader.html",
        article=article,
        published=article.published and day(article.published),
        updated=article.updated and day(article.updated),
        paragraph=paragraph(citation),
        paragraphs=paragraphs(page, citation.span),
        notes=notes(page),
        original=original_link(citation),
        remarks=remarks(article.file, citation.words, ""),
    )
    log.info("event=reader status=200")
    return _answer(html, 200)


def _said(sentence: str, status: int) -> Response:
    return _answer(render_template("sentence.html", sentence=sentence), status)


def _answer(html: str, status: int) -> Response:
    return Response(html, status, HEADERS, mimetype="text/html")
