"""Answer /timeline: when something happened, by which articles, and how each date was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.blocks import Message, Part, line, rich, words
from handlers.citing import citation_lines, excerpt, opening, remark_lines
from handlers.command import question
from handlers.manner import PLAIN, Manner
from handlers.paging import Page, State, lay_out, short_version
from handlers.picturing import illustrate
from handlers.wording import count, iso_date, listed, nothing_found, shorten, silence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus import Corpus, Timeline
    from corpus.model import Dated

MOST = 100
PER_PAGE = 5
EXCERPT = 350


def answer(text: str, corpus: Corpus, manner: Manner = PLAIN) -> Message:
    """Say when the event of the command happened."""
    query = question(text)
    found = corpus.timeline(query, MOST)
    state = corpus.state()
    sentence = _sentence(found)
    # what the verdict is about stands first, with its words right below; the others stay in the order of time
    entries = sorted(found.answers, key=lambda one: one is not found.best)
    page = Page(
        state=State("timeline", query, manner.first, short_version(state.version), shared=manner.shared),
        verdict=Part(rich(line(words(sentence, bold=True))), sentence),
        entries=[[_entry(dated, query, manner)] for dated in entries],
        passages=[opening(dated.citations[0], dated.event) for dated in entries],
        per_page=PER_PAGE,
        notes=[*found.notes, *(() if found.status == "found" else nothing_found(query, state))],
    )
    return illustrate(lay_out(page, manner), found, page.state, manner)


def when(dated: Dated) -> str:
    """Print the date of an entry in words.

    An end that equals the start is no range.
    """
    if dated.date is None:
        return "Not dated"
    start = iso_date(dated.date)
    return f"{start} to {iso_date(dated.end)}" if dated.end and dated.end != dated.date else start


def _sentence(found: Timeline) -> str:
    if not found.answers or found.status != "found":
        return silence(found.notes, "The archive does not tell of this.")
    best = found.best
    if best is None or best.date is None:
        return "The archive tells of this but does not say when."
    dates = [one for one in found.answers if one.date]
    stated = f"{when(best)}: stated by {count(len(best.citations), 'article')}{_coarser(best, dates)}"
    others = [when(one) for one in dates if one.disputed and one is not best]
    done = f", told as done on {listed([when(one) for one in found.done])}" if found.done else ""
    kind = f", still to come as the article tells it{done}" if best.planned else ""
    if best.disputed:
        kind += f", disputed: others say {listed(others)}" if others else ", disputed"
    rest = f". {count(len(dates), 'date')} in all" if len(dates) > 1 else ""
    return f"{stated}{kind}{rest}."


def _coarser(best: Dated, dates: Sequence[Dated]) -> str:
    """Say how many articles give only the month or the year of the same date."""
    parts = []
    for precision in ("month", "year"):
        vague = [one for one in dates if one.precision == precision and one.date and _within(best, one.date)]
        if number := sum(len(one.citations) for one in vague):
            parts.append(f", {precision} only in {number:,}")
    return "".join(parts)


def _within(best: Dated, date: str) -> bool:
    return best.date is not None and best.date.startswith(f"{date}-")


def _entry(dated: Dated, query: str, manner: Manner) -> Part:
    flags = [*(["disputed"] if dated.disputed else []), *(["planned"] if dated.planned else [])]
    head = when(dated) + (f" ({', '.join(flags)})" if flags else "")
    basis = _basis(dated)
    quoted, printed = excerpt(dated.citations[0], dated.event, EXCERPT)
    lines, cited = citation_lines(dated.citations, manner)
    remarks, remarked = remark_lines(dated.citations, dated.event, query, manner)
    block = rich(line(words(head, bold=True), *([words(basis)] if basis else [])), *quoted, *lines, *remarks)
    return Part(block, "\n".join(part for part in (f"{head}{basis}", printed, cited, remarked) if part))


def _basis(dated: Dated) -> str:
    """Say with which words the article dates it and what the date was worked out from."""
    first = dated.citations[0]
    printed = first.expression.of(first.article.text) if first.expression else None
    parts = [
        *([f"“{shorten(printed, 80)}”"] if printed else []),
        *([shorten(first.anchor, 160)] if first.anchor else []),
    ]
    return f" — {', '.join(parts)}" if parts else ""
