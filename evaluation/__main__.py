"""Print the table of figures: python -m evaluation FOLDER, where FOLDER holds corpora, gold and scorers."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from evaluation.figures import figures
from evaluation.table import table


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Ask the practice sets that are kept unread, too.")
@click.option("--only", metavar="NAME", help="Score only the sets whose name holds NAME.")
def main(folder: Path, only: str | None, *, everything: bool) -> None:
    """Score the archive on the gold questions of FOLDER."""
    console = Console(stderr=True)
    if not (folder / "gold").is_dir():
        raise click.ClickException(f"there is no gold in {folder}: nothing to measure against")
    with console.status("Measuring") as status:
        found = list(figures(folder, lambda name: status.update(f"Measuring {name}"), only=only, everything=everything))
    sys.stdout.write(table(found))


if __name__ == "__main__":
    main(prog_name="python -m evaluation")
