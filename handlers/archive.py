"""Answer /onrecord: how to ask, with examples that work on this archive, and what the archive holds."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from corpus import NotReady
from handlers.blocks import Message, Part, compose, line, note, rich, say, words
from handlers.command import question, wants_help
from handlers.manner import PLAIN, Manner
from handlers.paging import short_version
from handlers.wording import count, holdings, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus import Corpus
    from corpus.model import AnnotatedArticle

READ_FOR_EXAMPLES = 200  # articles looked at for an example; a few would do, the newest of many read better
EXAMPLE_LENGTH = 140
UNREADABLE_SHOWN = 10

_USES = {
    "/whosaid": "who said these words, also when they are half remembered",
    "/timeline": "when it happened, and how each date is known",
    "/sources": "which outlets report a detail, and from how many independent origins",
    "/check": "every quotation of a draft, held against the archive",
    "/onrecord": "this help, or “/onrecord status” for what the archive holds",
}
_ANYWHERE = {
    "/whosaid": "“words somebody said”",
    "/timeline": "an event, in a few words",
    "/sources": "a detail, in a few words",
}
_NARROW = 'Narrow any question with from:"a speaker", in:"an outlet", since:2026-03 or until:2026-03-21.'
_PRIVATE = "Only you see the answer until you share it. Nothing you ask is logged or kept."


def answer(text: str, corpus: Corpus, manner: Manner = PLAIN) -> Message:  # noqa: ARG001 - the shape of a command
    """Give help, or say what the archive holds."""
    asked = question(text).casefold()
    if asked in {"status", "state"}:
        return status(corpus)
    if wants_help(text):
        return help_for("/onrecord", corpus)
    return help_for("/onrecord", corpus, problem=f"“{shorten(question(text), 80)}” is not something /onrecord knows.")


def status(corpus: Corpus) -> Message:
    """Say what the archive holds, how old it is and what could not be read."""
    state = corpus.state()
    built = f"<!date^{int(state.built.timestamp())}^{{date_long}} at {{time}}|{state.built:%Y-%m-%d %H:%M %Z}>"
    version = f"version {short_version(state.version)}"
    parts = [
        say(f"{holdings(state)}.", bold=True),
        say(f"{count(state.passages, 'passage')}, {count(state.quotations, 'quotation')}."),
        Part(
            {"type": "context", "elements": [{"type": "mrkdwn", "text": f"Index built {built}, {version}"}]},
            f"Index built {state.built:%Y-%m-%d %H:%M %Z}, {version}.",
        ),
    ]
    if state.unreadable:
        left_out = [f"{shorten(one.file, 120)}: {shorten(one.reason, 160)}" for one in state.unreadable]
        more = len(left_out) - UNREADABLE_SHOWN
        rows = [*left_out[:UNREADABLE_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        head = f"{count(len(left_out), 'document')} could not be read:"
        parts.append(Part(rich(line(words(head, bold=True)), *bullets(rows)), "\n".join([head, *rows])))
    return compose(parts)


def help_for(command: str, corpus: Corpus, problem: str | None = None) -> Message:
    """Explain a command, with an example that works on this archive where there is one yet."""
    head = problem or "What should I look up?"
    shown = [command] if command in _USES and command != "/onrecord" else [one for one in _USES if one != "/onrecord"]
    asked = {**_ANYWHERE, **examples(corpus)}
    rows = [f"{one} {asked.get(one, '')}".strip() + f" — {_USES[one]}" for one in shown]
    parts = [
        say(head, bold=True),
        Part(rich(*bullets(rows)), "\n".join(rows)),
        say(_NARROW),
        note(_PRIVATE if command == "/onrecord" else f"{_PRIVATE} “/onrecord help” lists every command."),
    ]
    return compose(parts)


def bullets(rows: Iterable[str]) -> list[dict[str, object]]:
    """Return a list of sentences as a rich text list."""
    return [{"type": "rich_text_list", "style": "bullet", "elements": [line(words(row)) for row in rows]}]


def examples(corpus: Corpus) -> dict[str, str]:
    """Choose words to ask with that this archive answers; nothing while it is not ready."""
    try:
        quotation, detail = _from_archive(corpus, corpus.state().version)
    except NotReady:
        return {}
    found = {"/whosaid": f"“{quotation}”" if quotation else "", "/timeline": detail, "/sources": detail}
    return {command: asked for command, asked in found.items() if asked}


@lru_cache(maxsize=4)
def _from_archive(corpus: Corpus, version: str) -> tuple[str, str]:  # noqa: ARG001 - a new version, new examples
    articles = sorted(islice(corpus.articles(), READ_FOR_EXAMPLES), key=_published, reverse=True)
    quotation = next((words for one in articles if (words := _quotation(one))), "")
    detail = next((one.article.title for one in articles if 3 < len(one.article.title.split()) < 15), "")
    return quotation, shorten(detail, EXAMPLE_LENGTH)


def _published(one: AnnotatedArticle) -> str:
    return one.article.published.isoformat() if one.article.published else ""


def _quotation(one: AnnotatedArticle) -> str:
    """Return a named speaker's direct quotation that is short enough to type, if the article has one."""
    for attribution in one.attributions:
        if (
            attribution.speaker.name
            and attribution.quotation.kind == "direct"
            and len(attribution.quotation.content) == 1
        ):
            printed = attribution.quotation.span.of(one.article.text).strip(" ,.")
            if len(printed.split()) >= 4 and len(printed) <= EXAMPLE_LENGTH and "\n" not in printed:
                return printed
    return ""
