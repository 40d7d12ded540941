"""Say in plain sentences what an editor must know about an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import NO_FILTERS
from corpus.asking.whosaid.grouping import same_words
from corpus.asking.whosaid.judging import SHORT
from corpus.asking.whosaid.narration import RULE
from corpus.asking.whosaid.speakers import SURE, same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.asking.filters import Filters
    from corpus.asking.whosaid.asked import Asked
    from corpus.asking.whosaid.candidates import Candidate
    from corpus.asking.whosaid.grouping import Entry
    from corpus.model import Article, Speaker


def on_answers(asked: Asked, entries: list[Entry]) -> tuple[str, ...]:
    """Return the notes on answers that stand."""
    notes = [
        *_short(asked),
        *_disagreement(entries),
        *(note for entry in entries[:1] for note in _on_entry(entry)),
    ]
    return tuple(dict.fromkeys(notes))


def on_nothing(asked: Asked, near: list[Candidate], filters: Filters) -> tuple[str, ...]:
    """Return the notes where nobody is quoted with the words."""
    where = " within these filters" if filters != NO_FILTERS else ""
    if near and near[0].attribution.rule == RULE:
        what = "words like these" if near[0].comparison.verdict == "altered" else "these words"
        how = "in quotation marks, but" if near[0].marked else "in its own words:"
        outlet = named(near[0].page.article)
        return (f"{outlet} prints {what} {how} nobody is given as saying them{where}.", *_short(asked))
    if not near:
        return (f"Nobody in the archive is quoted with these words{where}.", *_short(asked))
    return (f"Nobody in the archive is quoted with these words{where}; the closest quotations follow.", *_short(asked))


def on_hidden(entry: Entry) -> tuple[str, ...]:
    """Return the note on an answer that the filters hide."""
    outlet = named(entry.namer.page.article)
    return (f"Without the filters: {outlet} quotes {_called(entry.speaker)} with these words.",)


def named(article: Article) -> str:
    """Return what an editor calls an article: its outlet, else its file."""
    return article.outlet or article.file


def _short(asked: Asked) -> Iterator[str]:
    if asked.length <= SHORT:
        yield (
            "That is a short fragment: only words in quotation marks are looked at, and others may have used them too."
        )


def _disagreement(entries: list[Entry]) -> Iterator[str]:
    if not entries:
        return
    first = entries[0]
    for other in entries[1:]:
        if same_speaker(first.speaker, other.speaker) is False and same_words(first.lead, other.lead):
            yield (
                "The articles disagree on who said it: "
                f"{named(first.namer.page.article)} names {_called(first.speaker)}, "
                f"{named(other.namer.page.article)} names {_called(other.speaker)}."
            )


def _called(speaker: Speaker) -> str:
    return speaker.name or speaker.role or "nobody"


def _on_entry(entry: Entry) -> Iterator[str]:
    lead = entry.lead
    if entry.speaker.name is None:
        yield f"Not attributed: {named(lead.page.article)} does not name who said it."
    elif entry.namer.attribution.confidence < SURE:
        outlet = named(entry.namer.page.article)
        yield f"Probably {entry.speaker.name}: {outlet} can be read in another way."
    yield from _naming(entry)
    if lead.attribution.denied:
        yield f"{named(lead.page.article)} reports this as denied or not said."
    for asked, printed in lead.comparison.spelt:
        yield f"Only the spelling differs, British and American: “{asked}” asked, “{printed}” printed."
    if lead.comparison.omitted:
        yield "The ellipsis in the words asked stands for words that were printed."
    undated = [named(copy.page.article) for copy in entry.copies if copy.page.article.published is None]
    if undated:
        yield f"Undated: {', '.join(dict.fromkeys(undated))}."


def _naming(entry: Entry) -> Iterator[str]:
    """Say which outlet names the speaker where another does not."""
    if entry.speaker.name is None:
        return
    others = [
        _instead(copy)
        for copy in entry.copies
        if copy.speaker.name is None or (copy.speaker.kind == "unnamed" and entry.speaker.kind != "unnamed")
    ]
    if others:
        yield f"{named(entry.namer.page.article)} names {entry.speaker.name}; {'; '.join(dict.fromkeys(others))}."


def _instead(copy: Candidate) -> str:
    article = copy.page.article
    source = copy.attribution.source
    if source is None:
        return f"{named(article)} does not say who said it"
    return f"{named(article)} has only “{source.of(article.text)}”"
