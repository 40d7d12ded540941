"""Choose what a picture of sources and their origins shows, and tell it in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Sources

WORTH = 3  # reporting articles: with fewer a sentence says it all
NOT_STATED = "origin not stated"
IN_A_CIRCLE = "each other (circle)"


@dataclass(frozen=True, slots=True)
class Source:
    """A reporting article as it is drawn."""

    file: str
    outlet: str
    day: str
    copy: bool

    @property
    def told(self) -> str:
        """The outlet, the day, and whether it is a copy."""
        return f"{self.outlet}, {self.day}{' (a copy)' if self.copy else ''}"


@dataclass(frozen=True, slots=True)
class Rest:
    """What articles rest on: `kind` is stated, sight or silent."""

    name: str
    files: tuple[str, ...]
    kind: str


def worth_drawing(sources: Sources) -> bool:
    """Tell whether enough articles report the detail for a picture to help."""
    return len(reporting(sources)) >= WORTH


def describe(sources: Sources, most: int | None = None) -> str:
    """Return the alternative text: every outlet and origin of the picture, and which rests on which."""
    shown = reporting(sources, most)
    if not shown:
        return f"Sources of “{sources.query}”: no article reports it."
    summary = sources.summary
    head = (
        f"Sources of “{sources.query}”: {_counted(summary.outlets, 'outlet')}, "
        f"{_counted(summary.independent, 'independent origin')}."
    )
    named = {one.file: one.told for one in shown}
    told = [f"{rest.name}: {'; '.join(named[file] for file in rest.files)}." for rest in rests(sources, most)]
    return " ".join(filter(None, [head, *told, left_out(sources, len(shown))]))


def left_out(sources: Sources, shown: int) -> str:
    """Say in a sentence how many articles the picture leaves out; nothing where it leaves out none."""
    more = len(reporting(sources)) - shown
    if not more:
        return ""
    return f"{_counted(more, 'more article')} {'is' if more == 1 else 'are'} left out of the picture."


def reporting(sources: Sources, most: int | None = None) -> list[Source]:
    """Return the articles that report the detail, of many only the first `most`."""
    copies = {copy.file for copy in sources.summary.copies}
    found: list[Source] = []
    for report in sources.answers:
        article = report.citations[0].article
        if report.stance == "reports":
            day = article.published.isoformat() if article.published else "undated"
            found.append(Source(article.file, article.outlet or article.title, day, article.file in copies))
    return found[:most]


def rests(sources: Sources, most: int | None = None) -> list[Rest]:
    """Return the origins, the one that most rests on first; then what is silent or in a circle."""
    shown = {one.file: None for one in reporting(sources, most)}
    found: list[Rest] = []
    for origin in sources.summary.origins:
        sight = origin.kind == "sight"
        name = f"{origin.name}, own sight" if sight else origin.name
        files = tuple(file for file in origin.files if file in shown)
        found.append(Rest(name, files, "sight" if sight else "stated"))
    silent = tuple(file for file in sources.summary.not_stated if file in shown)
    known = {file for rest in found for file in rest.files} | set(silent)
    ringed = tuple(file for file in shown if file not in known)
    if sources.summary.circles and ringed:
        found.append(Rest(IN_A_CIRCLE, ringed, "silent"))
        ringed = ()
    if silent or ringed:
        found.append(Rest(NOT_STATED, silent + ringed, "silent"))
    return [rest for rest in found if rest.files]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
