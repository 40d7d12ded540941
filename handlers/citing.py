"""Name the place of a passage: outlet, title or file, paragraph, date as known, origin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from corpus.model import Span
from handlers.blocks import Block, line, link, quote, words
from handlers.paging import Ref
from handlers.wording import CUT, day, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus import Citation
    from handlers.manner import Manner

TITLE_LIMIT = 120
EXCERPT_LIMIT = (
    600  # a long paragraph of news has about 500 characters; five such passages leave room for their citations
)
MOST_CITATIONS = 3
FRAGMENT_WORDS = 5  # enough to find the passage again, few enough to survive a small correction of the page
LONGEST_URL = 1000
WRAP = 90  # no line of a text that was wrapped by hand is longer
MARKS = '"“”„«»'
_STOPS = ".!?…"


def paragraph(citation: Citation) -> int:
    """Count the paragraph from the first after the headline, as a reader of the document would.

    Page furniture does not count.
    """
    article = citation.article
    skipped = (*article.furniture, *((article.headline,) if article.headline else ()))
    number, at, inside = 0, 0, False
    wrapped = "\n\n" in article.text and all(len(row) <= WRAP for row in article.text.splitlines())
    for row in article.text.splitlines(keepends=True):
        if at > citation.span.start:
            break
        blank = not row.strip() or any(at < other.end and other.start < at + len(row.rstrip()) for other in skipped)
        if not blank and not (wrapped and inside):
            number += 1
        inside = not blank
        at += len(row)
    return max(number, 1)


def place(citation: Citation, *, linked: bool) -> tuple[str, str, str]:
    """Return outlet, title or file, and the rest of the citation line, in words."""
    article = citation.article
    rest = [f"paragraph {paragraph(citation)}", day(article.published) if article.published else "no date given"]
    if citation.origin and citation.origin != article.outlet:
        rest.append(f"from {shorten(citation.origin, 60)}")
    if not linked:
        rest.insert(0, shorten(article.file, TITLE_LIMIT))
    return (
        shorten(article.outlet or "Outlet not known", 60),
        shorten(article.title or article.file, TITLE_LIMIT),
        " · ".join(rest),
    )


def citation_line(citation: Citation, manner: Manner) -> tuple[Block, str]:
    """Return the citation as a line with its link, and in plain words."""
    url, original = manner.link(citation), original_link(citation)
    outlet, title, rest = place(citation, linked=url is not None)
    name = link(url, title) if url else words(title)
    elements = [words(f"{outlet} · "), name, words(f" · {rest}")]
    if original:
        host = urlsplit(original).hostname or "the original"
        elements += [words(" · "), link(original, f"at {host}")]
    return line(*elements), f"{outlet} · {title} · {rest}"


def original_link(citation: Citation) -> str | None:
    """Lead to the passage on the outlet's own page, by a text fragment; None where no address is known.

    Only web addresses are taken: metadata may hold anything.
    """
    url = citation.article.url or ""
    if not url.startswith(("https://", "http://")) or any(one.isspace() for one in url) or len(url) > LONGEST_URL:
        return None
    spoken = citation.words.split()
    ends = [" ".join(spoken[:FRAGMENT_WORDS]), " ".join(spoken[-FRAGMENT_WORDS:])]
    fragment = ends if len(spoken) > 2 * FRAGMENT_WORDS else [" ".join(spoken)]
    return f"{url.partition('#')[0]}#:~:text={','.join(quote_plain(one) for one in fragment)}"


def quote_plain(text: str) -> str:
    """Write words for a text fragment, in which the dash and the comma have a meaning of their own."""
    return percent(text, safe="").replace("-", "%2D")


def citation_lines(citations: Sequence[Citation], manner: Manner) -> tuple[list[Block], str]:
    """Return the first citations, each on its line, and say how many more there are."""
    lines = [citation_line(one, manner) for one in citations[:MOST_CITATIONS]]
    if (more := len(citations) - len(lines)) > 0:
        sentence = f"and in {more} more {'article' if more == 1 else 'articles'}"
        lines.append((line(words(sentence)), sentence))
    return [block for block, _ in lines], "\n".join(plain for _, plain in lines)


def ref(citation: Citation, answering: str = "") -> Ref:
    """Name the words that answer, or else the passage, so that a button can carry them."""
    at = citation.words.find(answering) if answering else -1
    start = citation.span.start + max(at, 0)
    end = start + len(answering) if at >= 0 else citation.span.end
    return Ref(citation.article.file, start, end, citation.article.id)


def opening(citation: Citation, answering: str = "") -> tuple[str, Ref]:
    """Name the passage in a menu, and for the button that opens it."""
    outlet = shorten(citation.article.outlet or citation.article.file, 40)
    when = f", {day(citation.article.published)}" if citation.article.published else ""
    return f"{outlet}, paragraph {paragraph(citation)}{when}", ref(citation, answering)


def remark_lines(citations: Sequence[Citation], answering: str, query: str, manner: Manner) -> tuple[list[Block], str]:
    """Return what the desk has corrected about the words that answer, as the desk's own lines."""
    found: list[str] = []
    for one in citations:
        about = answering if answering and answering in one.words else one.words
        found += manner.remarks(one.article.file, about, query)
    told = list(dict.fromkeys(found))
    return [line(words(one, bold=True)) for one in told], "\n".join(told)


def excerpt(
    citation: Citation, stress: str = "", limit: int = EXCERPT_LIMIT, matched: Sequence[Span] = ()
) -> tuple[list[Block], str]:
    """Return the passage as printed in a block quotation, with the words that answer in bold, and in plain words.

    The words that answer are `stress`, or stand at the spans of the article that `matched` names. A long passage is cut
    at sentence borders; the cut is shown outside the quotation.
    """
    printed = citation.words
    bold = _bold(citation, stress, matched)
    start, end = _window(printed, bold[0].start if bold else 0, bold[-1].end if bold else 0, limit)
    shown = printed[start:end]
    before, after = start > 0, end < len(printed)
    blocks = [quote(*_stressed(printed, Span(start, end), bold))]
    if before:
        blocks.insert(0, line(words("[…]")))
    if after:
        blocks.append(line(words("[…]")))
    spoken = shown if any(mark in shown for mark in MARKS) else f"“{shown}”"
    return blocks, f"{'[…] ' if before else ''}{spoken}{CUT if after else ''}"


def _bold(citation: Citation, stress: str, matched: Sequence[Span]) -> list[Span]:
    """Return the ranges of the passage, in order, that are printed in bold; none where that were the whole of it."""
    at = citation.words.find(stress) if stress else -1
    if at >= 0:
        return [Span(at, at + len(stress))] if len(stress) < len(citation.words) else []
    first = citation.span.start
    return [Span(one.start - first, one.end - first) for one in matched if citation.span.contains(one)]


def _stressed(printed: str, shown: Span, bold: Sequence[Span]) -> list[Block]:
    parts: list[tuple[str, bool]] = []
    at = shown.start
    for one in bold:
        start, end = max(one.start, at), min(one.end, shown.end)
        if start < end:
            parts += [(printed[at:start], False), (printed[start:end], True)]
            at = end
    parts.append((printed[at : shown.end], False))
    return [words(text, bold=stressed) for text, stressed in parts if text]


def _window(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """Choose whole sentences round the range, as many as fit; at least one, cut at a word if it must be."""
    if len(text) <= limit:
        return 0, len(text)
    borders = _borders(text)
    first = max((b for b in borders if b <= start), default=0)
    last = min((b for b in borders if b >= min(end, first + limit)), default=len(text))
    for border in [b for b in borders if b > last]:
        if border - first > limit:
            break
        last = border
    for border in reversed([b for b in borders if b < first]):
        if last - border > limit:
            break
        first = border
    if last - first > limit:
        space = text.rfind(" ", first, first + limit)
        last = space if space > first else first + limit
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _borders(text: str) -> list[int]:
    """Return where sentences start, and the end: after a stop, its closing marks and white space."""
    found = [0]
    at = 0
    while at < len(text):
        if text[at] in _STOPS:
            after = at + 1
            while after < len(text) and text[after] in "\"”’'»)]":
                after += 1
            if after < len(text) and text[after].isspace():
                while after < len(text) and text[after].isspace():
                    after += 1
                if after < len(text) and not text[after].islower():
                    found.append(after)
            at = after
        else:
            at += 1
    return [*found, len(text)]
