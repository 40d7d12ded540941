"""Print answers for people at a terminal: the verdict first, then the words, then the source."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from corpus.model import Sources, Timeline, WhoSaid, date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.build import Progress as Done
    from corpus.model import Answer, ArchiveState, Checked, Citation, Dated, Report, Said

VERDICTS = {
    "verbatim": "the whole quotation, word for word",
    "fragment": "part of the quotation, word for word",
    "altered": "words differ",
    "reported": "reported speech, not in quotation marks",
}
STANCES = {"reports": "reports it", "contradicts": "says otherwise", "related": "same subject, not this detail"}


RELATED = 3  # passages on the same subject that are shown; more push the verdict off the screen


@contextmanager
def progress() -> Iterator[Callable[[Done], None]]:
    """Show how far the index is, on standard error, where that is a terminal."""
    columns = (TextColumn("Reading the corpus"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("read", total=None, visible=False)
        yield lambda done: bar.update(task, completed=done.done, total=done.total, visible=done.total > 0)


def answer(found: Answer, console: Console) -> None:
    """Print an answer."""
    match found:
        case WhoSaid():
            _who_said(found, console)
        case Timeline():
            _timeline(found, console)
        case Sources():
            _sources(found, console)
    # what an answer that nothing stands behind says first is its first note
    for note in found.notes if found.status == "found" else found.notes[1:]:
        console.print(Text(f"Note: {note}", style="dim"))


def _silence(found: Answer) -> Text:
    return Text(found.notes[0] if found.notes else "The archive has nothing on this.", style="bold")


def _who_said(found: WhoSaid, console: Console) -> None:
    if found.status == "found":
        if found.about is not None:
            about = f" with “{found.about}”" if found.about else ""
            console.print(Text(f"Quotations{about}, the newest first", style="bold"))
        for entry in found.answers:
            console.print()
            _said(entry, console)
        return
    console.print(_silence(found))
    for entry in found.answers:
        console.print()
        for citation in entry.citations:
            _citation(citation, console)


def _said(entry: Said, console: Console) -> None:
    verdict = Text(entry.speaker.name or "Not attributed", style="bold")
    if entry.speaker.role:
        verdict.append(f", {entry.speaker.role}", style="not bold")
    count = len(entry.citations)
    verdict.append(f" · {VERDICTS[entry.verdict]} · {count} article{'s' * (count != 1)}", style="not bold")
    console.print(verdict)
    if entry.verdict == "altered":
        _indented(_difference(entry), "  ", console)
    for citation in entry.citations:
        _citation(citation, console)


def _difference(entry: Said) -> Text:
    styles = {"=": "", "-": "red strike", "+": "green underline"}
    line = Text()
    for kind, words in entry.difference:
        line.append({"-": "[-", "+": "[+"}.get(kind, "") + words.strip(), style=styles[kind])
        line.append({"-": "-] ", "+": "+] "}.get(kind, " "), style=styles[kind] and "dim")
    return line


def _timeline(found: Timeline, console: Console) -> None:
    verdict = _when(found.best) if found.best and found.status == "found" else _silence(found)
    console.print(verdict)
    for entry in found.answers:
        console.print()
        console.print(Text("▸ " if entry is found.best else "  ") + _when(entry))
        for citation in entry.citations:
            _citation(citation, console)


def _when(entry: Dated) -> Text:
    end = entry.end if entry.end != entry.date else None
    line = Text(date_words(entry.date, end) if entry.date else "No date in the passage", style="bold")
    marks = [name for name, holds in (("disputed", entry.disputed), ("planned", entry.planned)) if holds]
    count = len(entry.citations)
    line.append(f" · {', '.join([*marks, f'{count} article' + 's' * (count != 1)])}", style="not bold")
    return line


def _sources(found: Sources, console: Console) -> None:
    reports = [entry for entry in found.answers if entry.stance == "reports"]
    summary = found.summary
    if reports:
        names = ", ".join(origin.name for origin in summary.origins)
        outlets = f"{summary.outlets} outlet{' reports' if summary.outlets == 1 else 's report'} it"
        origins = f"{summary.independent} independent origin{'s' * (summary.independent != 1)} ({names})"
        none = "no independent origin" if summary.circles else "origin not stated"
        console.print(Text(f"{outlets}, {origins if summary.independent else none}", style="bold"))
    else:
        console.print(_silence(found))
    related = [entry for entry in found.answers if entry.stance == "related"]
    for entry in [*(one for one in found.answers if one.stance != "related"), *related[:RELATED]]:
        console.print()
        _report(entry, console)
    if len(related) > RELATED:
        console.print(Text(f"\n{len(related) - RELATED} more on the same subject; --json gives them all.", style="dim"))


def _report(entry: Report, console: Console) -> None:
    console.print(Text(STANCES[entry.stance], style="bold" if entry.stance != "related" else "dim"))
    for citation in entry.citations:
        _citation(citation, console)


def _citation(citation: Citation, console: Console) -> None:
    article = citation.article
    _indented(Text(citation.words), "  │ ", console)
    day = date_words(article.published.isoformat()) if article.published else "date unknown"
    place = f"{article.file} {citation.span.start}-{citation.span.end}"
    parts = [article.outlet or "outlet unknown", article.title, day, place]
    if citation.origin and citation.origin != article.outlet:
        parts.append(f"from {citation.origin}")
    if citation.anchor and citation.anchor != f"published {day}":
        parts.append(citation.anchor)
    _indented(Text(" · ".join(parts), style="dim"), "    ", console)


def _indented(words: Text, before: str, console: Console) -> None:
    """Print words with something before each line; no mark is added to them."""
    for line in words.wrap(console, console.width - len(before)):
        line.rstrip()
        console.print(Text(before, style="dim") + line, soft_wrap=True)


def checked(found: Checked, console: Console) -> None:
    """Print the check of a draft."""
    if not found.quotations:
        console.print(Text("There is no quotation in the draft.", style="bold"))
    for one in found.quotations:
        console.print()
        verdict = "found" if one.answer.status == "found" else "not in the archive"
        if one.agrees is False:
            verdict += ", and the archive names another speaker"
        console.print(Text(f"“{one.quotation}”", style="bold"))
        console.print(Text(f"  {verdict}; the draft names {one.draft_speaker or 'nobody'}"))
        for entry in one.answer.answers[:1] if one.answer.status == "found" else ():
            _said(entry, console)
    for note in found.notes:
        console.print(Text(f"Note: {note}", style="dim"))


def state(held: ArchiveState, console: Console) -> None:
    """Print what the archive holds, and what it does not."""
    days = f"{held.first} to {held.last}" if held.first else "no dates known"
    console.print(
        Text(
            f"{held.articles} articles, {held.quotations} quotations, {len(held.outlets)} outlets, {days}", style="bold"
        )
    )
    if held.undated:
        console.print(f"{held.undated} without a publication date: their relative dates stay unresolved.")
    console.print(f"Read {held.built:%Y-%m-%d %H:%M} UTC, version {held.version}")
    for one in held.unreadable:
        console.print(Text(f"left out: {one.file}: {one.reason}", style="yellow"))
