"""Answer /sources: which outlets report a detail, from how many origins, and who contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.blocks import Message, Part, line, rich, words
from handlers.citing import citation_lines, excerpt, opening, remark_lines
from handlers.command import question
from handlers.manner import PLAIN, Manner
from handlers.paging import Page, State, lay_out, short_version
from handlers.picturing import illustrate
from handlers.wording import count, day, listed, nothing_found, shorten, silence

if TYPE_CHECKING:
    from corpus import Corpus, Sources
    from corpus.model import Report

MOST = 100
PER_PAGE = 5
EXCERPT = 400

_STANCES = {
    "reports": "Reports it",
    "contradicts": "Contradicts it",
    "related": "On the same subject, does not state it",
}


def answer(text: str, corpus: Corpus, manner: Manner = PLAIN) -> Message:
    """Say which sources report the detail of the command."""
    query = question(text)
    found = corpus.sources(query, MOST)
    state = corpus.state()
    sentence = _sentence(found)
    page = Page(
        state=State("sources", query, manner.first, short_version(state.version), shared=manner.shared),
        verdict=Part(rich(line(words(sentence, bold=True))), sentence),
        entries=[[_entry(report, query, manner)] for report in found.answers],
        passages=[opening(report.citations[0]) for report in found.answers],
        per_page=PER_PAGE,
        # the first note of an answer that nothing stands behind says what the verdict says
        notes=found.notes if found.status == "found" else [*found.notes[1:], *nothing_found(query, state)],
    )
    return illustrate(lay_out(page, manner), found, page.state, manner)


def _sentence(found: Sources) -> str:
    if found.status == "none" or not found.answers:
        return silence(found.notes, "No source in the archive reports this.")
    against = sum(1 for report in found.answers if report.stance == "contradicts")
    contradicted = f" {count(against, 'article contradicts', 'articles contradict')} it." if against else ""
    if not any(report.stance == "reports" for report in found.answers):
        return f"No article in the archive states this.{contradicted} The closest passages:"
    summary = found.summary
    origins = listed([shorten(origin.name, 60) for origin in summary.origins])
    independent = count(summary.independent, "independent origin") + (f" ({origins})" if origins else "")
    outlets = count(summary.outlets, "outlet") + (f", {independent}" if summary.independent else "")
    first = f", first on {day(summary.first)}" if summary.first else ""
    copies = f" and {count(len(summary.copies), 'copy', 'copies')}" if summary.copies else ""
    return f"{outlets}: {count(summary.articles, 'article')}{copies}{first}.{contradicted}"


def _entry(report: Report, query: str, manner: Manner) -> Part:
    stance = _STANCES[report.stance]
    quoted, printed = excerpt(report.citations[0], limit=EXCERPT, matched=report.matched)
    lines, cited = citation_lines(report.citations, manner)
    remarks, remarked = remark_lines(report.citations, "", query, manner)
    block = rich(line(words(stance, bold=True)), *quoted, *lines, *remarks)
    return Part(block, "\n".join(part for part in (stance, printed, cited, remarked) if part))
