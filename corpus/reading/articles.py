"""Make an article of one document: .txt as it stands, .md without its front matter."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import frontmatter

from corpus.errors import NotReadable
from corpus.model import Article
from corpus.reading.decoding import decoded
from corpus.reading.metadata import FIELDS, day
from corpus.reading.page import layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.reading.folder import Document


def read(document: Document, content: bytes, beside: Mapping[str, str]) -> Article:
    """Return the article; what the metadata beside it says goes before what is read out of the document.

    Raises NotReadable with the reason.
    """
    text = decoded(content)
    known: dict[str, object] = {}
    if document.path.suffix.lower() == ".md":
        text, known = _without_front_matter(text)
    known |= beside
    page = layout(text, title=_said(known, "title"))
    return Article(
        id=hashlib.sha256(content).hexdigest()[:16],
        file=document.file,
        title=_said(known, "title") or page.title,
        text=text,
        outlet=_said(known, "outlet"),
        published=day(known["published"]) if "published" in known else page.published,
        updated=day(known["updated"]) if "updated" in known else page.updated,
        url=_said(known, "url"),
        author=_said(known, "author") or page.author,
        headline=page.headline,
        furniture=page.furniture,
    )


def _said(known: Mapping[str, object], key: str) -> str | None:
    value = known.get(key)
    return " ".join(str(value).split()) or None if value is not None else None


def _without_front_matter(text: str) -> tuple[str, dict[str, object]]:
    try:
        post = frontmatter.loads(text)
    except Exception as error:
        raise NotReadable(f"has front matter that cannot be read: {str(error).splitlines()[0]}") from error
    known = {key: post.metadata[key] for key in FIELDS if post.metadata.get(key) is not None}
    if "date" in post.metadata and "published" not in known:
        known["published"] = post.metadata["date"]
    if not post.content.strip():
        raise NotReadable("is empty but for its front matter")
    return post.content, known
