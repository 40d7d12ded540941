"""The window that shows a whole passage with its neighbours, and its citation to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import Citation
from corpus.model import Span
from handlers.blocks import Block, actions, button, line, link, modal, note, preformatted, rich, say, words
from handlers.citing import excerpt, place
from handlers.wording import day, shorten

if TYPE_CHECKING:
    from datetime import date

    from corpus import Corpus
    from corpus.model import AnnotatedArticle
    from handlers.manner import Manner
    from handlers.paging import Ref

LONGEST = 6000  # characters of one passage in a window; a paragraph of news has about 500
NEIGHBOUR = 700
SPEAKERS = 5
METADATA_LIMIT = 3000
GONE = "This article is not in the archive any more, or has changed since. Please ask again."
_AP_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def view(corpus: Corpus, ref: Ref, manner: Manner, asked: str = "") -> Block:
    """Draw the passage with the paragraph before and after it, and who is quoted in it."""
    found = cited(corpus, ref)
    if found is None:
        return gone("Full passage")
    page, answering = found
    citation = Citation(page.article, _paragraph(page, answering.span))
    shown, _ = excerpt(citation, answering.words, LONGEST)
    url = manner.link(citation)
    outlet, title, rest = place(citation, linked=url is not None)
    name = link(url, title) if url else words(title)
    value = ref.value()
    blocks = [
        rich(line(words(f"{outlet} · "), name, words(f" · {rest}"))),
        *_neighbour(page, citation.span, before=True),
        rich(*shown),
        *_neighbour(page, citation.span, before=False),
        *_speakers(page, citation.span),
        actions(
            button("Copy citation", "copy", value, hint="Copy citation in one of three styles"),
            button(
                "Wrong match",
                "wrong",
                value,
                hint="Wrong match: correct the speaker, or say that this does not belong here",
            ),
        ).block,
    ]
    return modal("Full passage", blocks, metadata=asked if len(asked) <= METADATA_LIMIT else "")


def _paragraph(page: AnnotatedArticle, span: Span) -> Span:
    """Return the paragraph round the words, or the words themselves where they stand across paragraphs."""
    return next((one for one in page.passages if one.contains(span)), span)


def copy_view(corpus: Corpus, ref: Ref, styles: tuple[str, ...] = ("plain", "ap", "markdown")) -> Block:
    """Draw the citation in the chosen styles, each to be copied as it stands."""
    found = cited(corpus, ref)
    if found is None:
        return gone("Copy citation")
    written = [(_STYLES[style], citation_text(found[1], style)) for style in styles if style in _STYLES]
    blocks = [rich(line(words(name, bold=True)), preformatted(text)) for name, text in written]
    return modal("Copy citation", [*blocks, note("Select the text and copy it.").block])


def gone(title: str) -> Block:
    """Draw the window for a passage that is no longer there."""
    return modal(title, [say(GONE).block])


def cited(corpus: Corpus, ref: Ref) -> tuple[AnnotatedArticle, Citation] | None:
    """Return the article and the passage that a button names, while both are as they were."""
    page = corpus.article(ref.file)
    if page is None or not page.article.id.startswith(ref.article) or not ref.start < ref.end <= len(page.article.text):
        return None
    return page, Citation(page.article, Span(ref.start, ref.end))


_STYLES = {"plain": "Plain", "ap": "AP style", "markdown": "Markdown"}


def citation_text(citation: Citation, style: str) -> str:
    """Write the words and where they stand, in one of three styles."""
    article = citation.article
    outlet, title, rest = place(citation, linked=True)
    printed = shorten(citation.words, LONGEST)
    if style == "ap":
        when = f", {_ap_day(article.published)}" if article.published else ""
        return f"“{printed}” ({outlet}{when})"
    if style == "markdown":
        name = f"[{title}]({article.url})" if article.url else f"“{title}”"
        quoted = "\n".join(f"> {row}" for row in printed.splitlines())
        return f"{quoted}\n>\n> {outlet}, {name}, {rest.replace(' · ', ', ')}"
    where = article.url or article.file
    when = day(article.published) if article.published else "no date given"
    return f"“{printed}” {outlet}, “{title}”, {when}, {rest.partition(' · ')[0]}, {where}"


def _ap_day(value: date) -> str:
    return f"{_AP_MONTHS[value.month - 1]} {value.day}, {value.year}"


def _neighbour(page: AnnotatedArticle, span: Span, *, before: bool) -> list[Block]:
    """Show the paragraph next to the passage, in small print and named as what it is."""
    beside = [one for one in page.passages if (one.end <= span.start if before else one.start >= span.end)]
    if not beside:
        return []
    text = (beside[-1] if before else beside[0]).of(page.article.text)
    return [note(f"{'Before' if before else 'After'} it: {shorten(text, NEIGHBOUR)}").block]


def _speakers(page: AnnotatedArticle, span: Span) -> list[Block]:
    """Say who is quoted in the passage, and with which words of the article."""
    rows = []
    for attribution in page.attributions:
        if attribution.quotation.span.overlaps(span):
            who = attribution.speaker.name or "a speaker the article does not name"
            opening = attribution.quotation.content[0].of(page.article.text)
            rows.append(f"“{shorten(opening, 80)}” — {who}")
    if not rows:
        return []
    return [note("Quoted here: " + "; ".join(rows[:SPEAKERS])).block]
