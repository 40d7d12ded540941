"""Answer /check: every quotation of a draft, held against the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.blocks import Message, Part, line, quote, rich, words
from handlers.citing import citation_lines
from handlers.command import pasted
from handlers.manner import PLAIN, Manner
from handlers.paging import Page, State, lay_out, short_version
from handlers.whosaid import differing, name
from handlers.wording import count, shorten

if TYPE_CHECKING:
    from corpus import Checked, Corpus
    from corpus.model import CheckedQuotation

PER_PAGE = 20
SHOWN = 300


def answer(text: str, corpus: Corpus, manner: Manner = PLAIN) -> Message:
    """Hold the quotations of the draft against the archive."""
    found = corpus.check(pasted(text))
    sentence = _sentence(found)
    page = Page(
        state=State("check", "", manner.first, short_version(corpus.state().version)),
        verdict=Part(rich(line(words(sentence, bold=True))), sentence),
        entries=[[_entry(one, manner)] for one in found.quotations],
        per_page=PER_PAGE,
        turns=False,
    )
    return lay_out(page, manner)


def _sentence(found: Checked) -> str:
    total = len(found.quotations)
    if not total:
        return "The draft holds no quotation: nothing between quotation marks was found."
    printed = sum(1 for one in found.quotations if one.answer.status == "found")
    wrong = sum(1 for one in found.quotations if one.agrees is False)
    others = f" {count(wrong, 'names', 'name')} another speaker than the archive." if wrong else ""
    return f"{count(total, 'quotation')} in the draft: {printed} in the archive, {total - printed} not.{others}"


def _entry(one: CheckedQuotation, manner: Manner) -> Part:
    asked, verdict = shorten(one.quotation, SHOWN), _judgement(one)
    best = one.answer.answers[0] if one.answer.answers and one.answer.status == "found" else None
    lines, cited = citation_lines(best.citations[:1], manner) if best else ([], "")
    block = rich(quote(words(asked)), line(words(verdict, bold=True)), *lines)
    return Part(block, "\n".join(part for part in (f"“{asked}”", verdict, cited) if part))


def _judgement(one: CheckedQuotation) -> str:
    """Say whether the archive has the words, how near, and whether it names the same speaker."""
    if one.answer.status != "found" or not one.answer.answers:
        return "Not in the archive."
    best = one.answer.answers[0]
    who = shorten(name(best), 120)
    words_found = {
        "verbatim": f"Exact: {who} said it.",
        "fragment": f"Exact words of a longer quotation: {who} said it.",
        "altered": f"{differing(best).capitalize()}: {who} said “{shorten(best.quotation, SHOWN)}”.",
        "reported": f"In indirect speech only: {who} is reported to have said it.",
    }[best.verdict]
    if one.agrees is False and one.draft_speaker:
        return f"{words_found} The draft names {shorten(one.draft_speaker, 120)}."
    return words_found
