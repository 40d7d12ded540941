"""The archive from a shell: `python -m corpus whosaid "..."`, and the other commands of docs/formats.md."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click
from rich.console import Console

from corpus import contract, pictures, printing
from corpus.archive import SAMPLES, Corpus
from corpus.corrections import Corrections, default_store, exported
from corpus.errors import BadFilter, CorpusError
from corpus.model import Sources, Timeline, WhoSaid

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Answer

ASKS: dict[str, Callable[[Corpus, str, int | None], Answer]] = {
    "whosaid": lambda corpus, query, limit: corpus.who_said(query, **_given(limit)),
    "timeline": lambda corpus, query, limit: corpus.timeline(query, **_given(limit)),
    "sources": lambda corpus, query, limit: corpus.sources(query, **_given(limit)),
}

ANSWERS: dict[str, Callable[..., Answer]] = {"whosaid": WhoSaid, "timeline": Timeline, "sources": Sources}


def _given(limit: int | None) -> dict[str, int]:
    return {} if limit is None else {"limit": limit}


class Sentences(click.Group):
    """A group whose every error is one sentence on standard error: exit 2 for wrong usage, 1 for anything else."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; say what went wrong in a sentence."""
        try:
            return super().invoke(ctx)
        except CorpusError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            # whoever read us has heard enough; without this Python complains once more at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Ask the archive who said it, when it happened and which sources report it."""


def _common(command: Callable[..., None]) -> Callable[..., None]:
    folder = click.option(
        "--corpus",
        "folder",
        type=click.Path(path_type=Path),
        envvar="CORPUS_DIR",
        default=SAMPLES,
        metavar="DIR",
        help="The folder of documents; CORPUS_DIR, else the sample corpus.",
    )
    url = click.option(
        "--index",
        "url",
        envvar=["INDEX_URL", "DATABASE_URL"],
        metavar="URL",
        help="Where the index is kept; INDEX_URL or DATABASE_URL, else a file in the user's cache folder.",
    )
    return folder(url(command))


def _as_json(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def _opened(folder: Path, url: str | None) -> Corpus:
    """Return the corpus with an index that answers for the folder as it stands."""
    corpus = Corpus(folder, url)
    with printing.progress() as tell:
        corpus.refresh(tell)
    return corpus


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _asking(name: str, argument: str, purpose: str, *, drawn: bool = False) -> None:
    def command(
        query: str, limit: int | None, folder: Path, url: str | None, *, as_json: bool, plot: Path | None = None
    ) -> None:
        corpus = _opened(folder, url)
        began = time.perf_counter()
        found = ASKS[name](corpus, query, limit)
        took = (time.perf_counter() - began) * 1000
        if as_json:
            _print_json(contract.answer(found, took))
        else:
            printing.answer(found, Console())
        if plot is not None and isinstance(found, Timeline | Sources):
            _plot(found, plot)

    with_limit = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show N answers at the most.")
    body = click.argument("query", metavar=argument)(with_limit(_as_json(_common(command))))
    if drawn:
        into = click.Path(path_type=Path, dir_okay=False)
        body = click.option("--plot", type=into, metavar="FILE", help="Draw the answer into FILE, a PNG.")(body)
    main.command(name, help=purpose)(body)


def _plot(found: Timeline | Sources, file: Path) -> None:
    if not pictures.worth_drawing(found):
        click.echo("Nothing to draw: the answer holds too little for a picture.", err=True)
        return
    try:
        file.write_bytes(pictures.draw(found))
    except OSError as error:
        raise CorpusError(f"the picture cannot be written to {file}: {error.strerror}") from error


_asking("whosaid", "QUOTE", "Say who said QUOTE, in which articles.")
_asking("timeline", "EVENT", "Say when EVENT happened.", drawn=True)
_asking("sources", "DETAIL", "Say which sources report DETAIL, and how many of them are independent.", drawn=True)


@main.command()
@click.argument("draft", type=click.File(encoding="utf-8"))
@_as_json
@_common
def check(draft: TextIO, folder: Path, url: str | None, *, as_json: bool) -> None:
    """Check every quotation in DRAFT, a text file, or - for standard input."""
    try:
        text = draft.read()
    except UnicodeDecodeError as error:
        raise CorpusError("the draft is not UTF-8 text") from error
    corpus = _opened(folder, url)
    began = time.perf_counter()
    found = corpus.check(text)
    took = (time.perf_counter() - began) * 1000
    if as_json:
        _print_json(contract.checked(found, took))
    else:
        printing.checked(found, Console())


@main.command()
@click.argument("questions", type=click.File(encoding="utf-8"))
@_common
def batch(questions: TextIO, folder: Path, url: str | None) -> None:
    """Answer QUESTIONS, a JSON object {"id", "ask", "query"} a line, in their order."""
    asked = [_question(line, number) for number, line in enumerate(questions, 1) if line.strip()]
    corpus = _opened(folder, url)
    for question in asked:
        began = time.perf_counter()
        ask, query = question["ask"], question["query"]
        try:
            found = ASKS[ask](corpus, query, None)
        except BadFilter as bad:  # the other questions are none the worse for it
            found = ANSWERS[ask](query, "none", notes=(str(bad),))
        _print_json(contract.answer(found, (time.perf_counter() - began) * 1000, question.get("id")))


def _question(line: str, number: int) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except ValueError as error:
        raise click.UsageError(f"line {number} of the questions is not JSON: {error}") from error
    if not isinstance(question, dict) or question.get("ask") not in ASKS or not isinstance(question.get("query"), str):
        raise click.UsageError(f"line {number} of the questions wants an “ask” of {', '.join(ASKS)} and a “query”")
    return question


@main.command()
@click.argument("what", type=click.Choice([*contract.EXPORTS, "corrections"]))
@_common
def export(what: str, folder: Path, url: str | None) -> None:
    """Write what was read out of the articles, or what the desk corrected, JSON Lines."""
    if what == "corrections":
        kept = os.environ.get("CORRECTIONS_FILE")
        for correction in Corrections(Path(kept) if kept else default_store(folder)).all():
            _print_json(exported(correction))
        return
    for annotated in _opened(folder, url).articles():
        for line in contract.EXPORTS[what](annotated):
            _print_json(line)


@main.command()
@_common
def index(folder: Path, url: str | None) -> None:
    """Build or refresh the index."""
    printing.state(_opened(folder, url).state(), Console(stderr=True))


@main.command()
@_as_json
@_common
def status(folder: Path, url: str | None, *, as_json: bool) -> None:
    """Say what is indexed, and which documents could not be read and why."""
    state = _opened(folder, url).state()
    if as_json:
        _print_json(contract.state(state))
    else:
        printing.state(state, Console())


if __name__ == "__main__":
    main(prog_name="python -m corpus")
