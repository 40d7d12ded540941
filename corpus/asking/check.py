"""Answer /check: hold every quotation of a draft against the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import Filters
from corpus.asking.speakers import same_speaker
from corpus.asking.whosaid import answer
from corpus.model import Checked, CheckedQuotation

if TYPE_CHECKING:
    from corpus.index.port import Index
    from corpus.model import AnnotatedArticle, Attribution, WhoSaid

ANSWERS = 3  # entries shown for one quotation of a draft


def check(draft: AnnotatedArticle, index: Index) -> Checked:
    """Return every quotation of the draft with what the archive has on it, in order."""
    found = tuple(
        _checked(draft, attribution, index)
        for attribution in draft.attributions
        if attribution.quotation.kind != "indirect"
    )
    return Checked(quotations=found, notes=_notes(found))


def _checked(draft: AnnotatedArticle, attribution: Attribution, index: Index) -> CheckedQuotation:
    text = draft.article.text
    words = " ".join(span.of(text) for span in attribution.quotation.content)
    archive = answer(words, words, index, Filters(), ANSWERS)
    return CheckedQuotation(
        span=attribution.quotation.span,
        quotation=attribution.quotation.span.of(text),
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
