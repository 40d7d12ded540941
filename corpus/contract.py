"""Write answers and exports as the JSON that scripts rely on: docs/formats.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.model import Sources, Timeline, WhoSaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.model import (
        AnnotatedArticle,
        Answer,
        ArchiveState,
        Checked,
        CheckedQuotation,
        Citation,
        Dated,
        Report,
        Said,
    )

Json = dict[str, Any]


def answer(found: Answer, took_ms: float, identity: object = None) -> Json:
    """Return an answer as one JSON object."""
    ask, entries = _entries(found)
    written: Json = {"id": identity, "ask": ask, "query": found.query, "status": found.status, "answers": entries}
    if isinstance(found, Sources):
        written["summary"] = _summary(found)
    return written | {"notes": list(found.notes), "took_ms": round(took_ms, 1)}


def _entries(found: Answer) -> tuple[str, list[Json]]:
    match found:
        case WhoSaid():
            return "whosaid", [_said(entry) for entry in found.answers]
        case Timeline():
            return "timeline", [_dated(entry) for entry in found.answers]
        case Sources():
            return "sources", [_report(entry) for entry in found.answers]


def _said(entry: Said) -> Json:
    speaker = entry.speaker
    return {
        "speaker": {"name": speaker.name, "role": speaker.role, "kind": speaker.kind, "mention": entry.mention},
        "verdict": entry.verdict,
        "similarity": round(entry.similarity, 1),
        "quotation": entry.quotation,
        "difference": [list(step) for step in entry.difference],
        "rule": entry.rule,
        "confidence": round(entry.confidence, 2),
        "citations": [_citation(one) for one in entry.citations],
    }


def _dated(entry: Dated) -> Json:
    def citation(one: Citation) -> Json:
        expression = one.expression.of(one.article.text) if one.expression else None
        return _citation(one) | {"expression": expression, "anchor": one.anchor}

    return {
        "date": entry.date,
        "end": entry.end,
        "precision": entry.precision,
        "relevance": round(entry.relevance, 4),
        "event": entry.event,
        "disputed": entry.disputed,
        "planned": entry.planned,
        "citations": [citation(one) for one in entry.citations],
    }


def _report(entry: Report) -> Json:
    return {
        "stance": entry.stance,
        "relevance": round(entry.relevance, 4),
        "citations": [_citation(one) for one in entry.citations],
    }


def _summary(found: Sources) -> Json:
    summary = found.summary
    return {
        "articles": summary.articles,
        "outlets": summary.outlets,
        "independent": summary.independent,
        "first": summary.first.isoformat() if summary.first else None,
        "origins": [
            {"name": origin.name, "files": list(origin.files), "kind": origin.kind} for origin in summary.origins
        ],
        "not_stated": list(summary.not_stated),
        "copies": [{"file": copy.file, "of": copy.of} for copy in summary.copies],
        "circles": [list(circle) for circle in summary.circles],
    }


def _citation(one: Citation) -> Json:
    article = one.article
    return {
        "file": article.file,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "passage": one.words,
        "start": one.span.start,
        "end": one.span.end,
        "origin": one.origin,
        "link": None,  # only a running bot knows its own address
    }


def checked(found: Checked, took_ms: float) -> Json:
    """Return the check of a draft as one JSON object."""

    def quotation(one: CheckedQuotation) -> Json:
        return {
            "start": one.span.start,
            "end": one.span.end,
            "quotation": one.quotation,
            "draft_speaker": one.draft_speaker,
            "agrees": one.agrees,
            "status": one.answer.status,
            "answers": [_said(entry) for entry in one.answer.answers],
            "notes": list(one.answer.notes),
        }

    quotations = [quotation(one) for one in found.quotations]
    return {"ask": "check", "quotations": quotations, "notes": list(found.notes), "took_ms": round(took_ms, 1)}


def state(held: ArchiveState) -> Json:
    """Return what the archive holds as one JSON object."""
    return {
        "version": held.version,
        "built": held.built.isoformat(timespec="seconds"),
        "articles": held.articles,
        "passages": held.passages,
        "quotations": held.quotations,
        "outlets": list(held.outlets),
        "first": held.first.isoformat() if held.first else None,
        "last": held.last.isoformat() if held.last else None,
        "undated": held.undated,
        "unreadable": [{"file": one.file, "reason": one.reason} for one in held.unreadable],
    }


def quotations(annotated: AnnotatedArticle) -> Iterator[Json]:
    """Yield one object for each part of each quotation, in the order of the text."""
    for attribution in annotated.attributions:
        source, cue = attribution.source, attribution.cue
        for part in attribution.quotation.content:
            yield {
                "file": annotated.article.file,
                "quote_start": part.start,
                "quote_end": part.end,
                "speaker": attribution.speaker.name,
                "speaker_start": source.start if source else None,
                "speaker_end": source.end if source else None,
                # a reported clause with words in marks; those stand in lines of their own, as direct
                "kind": "indirect" if attribution.quotation.kind == "mixed" else attribution.quotation.kind,
                "cue_start": cue.start if cue else None,
                "cue_end": cue.end if cue else None,
                "confidence": round(attribution.confidence, 3),
                "rule": attribution.rule,
            }


def times(annotated: AnnotatedArticle) -> Iterator[Json]:
    """Yield one object for each time expression."""
    for time in annotated.times:
        span = time.span
        yield {
            "file": annotated.article.file,
            "start": span.start,
            "end": span.end,
            "value": time.value,
            "type": time.type,
        }


def origins(annotated: AnnotatedArticle) -> Iterator[Json]:
    """Yield one object for each origin that the article gives."""
    for origin in annotated.origins:
        span = origin.cue
        yield {
            "file": annotated.article.file,
            "origin": origin.name,
            "start": span.start,
            "end": span.end,
            "kind": origin.kind,
        }


EXPORTS: dict[str, Callable[[AnnotatedArticle], Iterator[Json]]] = {
    "quotations": quotations,
    "times": times,
    "origins": origins,
}
