"""Answer /check: hold every quotation of a draft against the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import NO_FILTERS
from corpus.asking.whosaid.answer import answer
from corpus.asking.whosaid.marks import quoted_runs
from corpus.asking.whosaid.speakers import same_speaker
from corpus.model import Checked, CheckedQuotation, Span

if TYPE_CHECKING:
    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle, Attribution, WhoSaid

ANSWERS = 3  # entries shown for one quotation of a draft


def check(draft: AnnotatedArticle, index: Index) -> Checked:
    """Return every quotation of the draft with what the archive has on it, in order."""
    text = draft.article.text
    found = tuple(
        _checked(text, attribution, parts, index)
        for attribution in draft.attributions
        for parts in _quotations(text, attribution)
    )
    return Checked(quotations=found, notes=_notes(found))


def _quotations(text: str, attribution: Attribution) -> list[tuple[Span, ...]]:
    """Return the parts of each quotation of an attribution: of a partly quoted statement, what stands in marks."""
    content = attribution.quotation.content
    if attribution.quotation.kind == "direct":
        return [content]
    return [(run,) for part in content for run in quoted_runs(text, part)]


def _checked(text: str, attribution: Attribution, parts: tuple[Span, ...], index: Index) -> CheckedQuotation:
    words = " ".join(part.of(text) for part in parts)
    archive = answer(words, words, index, NO_FILTERS, ANSWERS)
    span = Span(parts[0].start, parts[-1].end)
    return CheckedQuotation(
        span=span,
        quotation=span.of(text),
        draft_speaker=attribution.speaker.name,
        agrees=_agrees(attribution, archive),
        answer=archive,
    )


def _agrees(attribution: Attribution, archive: WhoSaid) -> bool | None:
    if archive.status != "found":
        return None
    return same_speaker(attribution.speaker, archive.answers[0].speaker)


def _notes(found: tuple[CheckedQuotation, ...]) -> tuple[str, ...]:
    if not found:
        return ("The draft quotes nobody.",)
    missing = sum(one.answer.status != "found" for one in found)
    altered = sum(one.answer.status == "found" and one.answer.answers[0].verdict == "altered" for one in found)
    other = sum(one.agrees is False for one in found)
    notes = [f"{len(found)} quotation{'s' if len(found) > 1 else ''} checked."]
    if missing:
        notes.append(f"{missing} not in the archive.")
    if altered:
        notes.append(f"{altered} printed in other words.")
    if other:
        notes.append(f"{other} said by somebody else, as the archive has it.")
    return tuple(notes)
