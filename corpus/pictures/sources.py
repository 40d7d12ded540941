"""Draw which outlets report a detail and on which origins they rest, and tell in words all that the picture shows."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from corpus.pictures.timeline import DOTS, INK, POINTS, WIDTH, drawable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from corpus.model import Sources

WORTH = 3  # reporting articles: with fewer a sentence says it all
ROW = 0.5  # inches for one article or origin
HEAD = 0.75
FOOT = 0.25
NAME = 24  # characters of a name on one line; half the picture's width
LEFT, RIGHT = 0.42, 0.6  # where the lines between the columns start and end

STATED, SIGHT, SILENT = "#0b5cad", "#1b6e3c", "#5a5a5a"  # at least 4.5 to 1 against white; words say what they say
NOT_STATED = "origin not stated"
IN_A_CIRCLE = "each other (circle)"


@dataclass(frozen=True, slots=True)
class _Article:
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
class _Rest:
    """What articles rest on."""

    name: str
    files: tuple[str, ...]
    colour: str


def worth_drawing(sources: Sources) -> bool:
    """Tell whether enough articles report the detail for a picture to help."""
    return len(_articles(sources)) >= WORTH


def draw(sources: Sources) -> bytes:
    """Return the PNG: the outlets on the left, the origins on the right, a line from each to what it rests on."""
    articles, rests = _articles(sources), _rests(sources)
    rows = max(1, len(articles), len(rests))
    height = HEAD + ROW * rows + FOOT
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.04, FOOT / height, 0.92, 1 - (HEAD + FOOT) / height))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(rows, 0)
    _write(figure, 0.04, 1 - 0.12 / height, _wrapped(sources.query, 42), size=POINTS + 2.5, weight="bold", va="top")
    _columns(axes, articles, rests, rows)
    out = BytesIO()
    canvas.print_png(out)  # type: ignore[no-untyped-call]  # matplotlib's canvas carries no types
    return out.getvalue()


def describe(sources: Sources) -> str:
    """Return the alternative text: every outlet and origin of the picture, and which rests on which."""
    articles = {one.file: one for one in _articles(sources)}
    if not articles:
        return f"Sources of “{sources.query}”: no article reports it."
    summary = sources.summary
    head = (
        f"Sources of “{sources.query}”: {_counted(summary.outlets, 'outlet')}, "
        f"{_counted(summary.independent, 'independent origin')}."
    )
    told = [f"{rest.name}: {'; '.join(articles[file].told for file in rest.files)}." for rest in _rests(sources)]
    return " ".join([head, *told])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _articles(sources: Sources) -> list[_Article]:
    copies = {copy.file for copy in sources.summary.copies}
    found: list[_Article] = []
    for report in sources.answers:
        article = report.citations[0].article
        if report.stance == "reports":
            day = article.published.isoformat() if article.published else "undated"
            found.append(_Article(article.file, article.outlet or article.title, day, article.file in copies))
    return found


def _rests(sources: Sources) -> list[_Rest]:
    """Return the origins, the one that most rests on first; then what is silent or in a circle."""
    shown = {one.file for one in _articles(sources)}
    found: list[_Rest] = []
    for origin in sources.summary.origins:
        sight = origin.kind == "sight"
        name = f"{origin.name}, own sight" if sight else origin.name
        found.append(_Rest(name, tuple(file for file in origin.files if file in shown), SIGHT if sight else STATED))
    silent = tuple(file for file in sources.summary.not_stated if file in shown)
    known = {file for rest in found for file in rest.files} | set(silent)
    ringed = tuple(one.file for one in _articles(sources) if one.file not in known)
    if sources.summary.circles and ringed:
        found.append(_Rest(IN_A_CIRCLE, ringed, SILENT))
        ringed = ()
    if silent or ringed:
        found.append(_Rest(NOT_STATED, silent + ringed, SILENT))
    return [rest for rest in found if rest.files]


def _columns(axes: Axes, articles: list[_Article], rests: list[_Rest], rows: int) -> None:
    left = {one.file: (number + 0.5) * rows / len(articles) for number, one in enumerate(articles)}
    for number, rest in enumerate(rests):
        right = (number + 0.5) * rows / len(rests)
        for file in rest.files:
            dashes = "--" if rest.colour == SILENT else "-"
            axes.plot([LEFT, RIGHT], [left[file], right], color=rest.colour, linewidth=1.3, linestyle=dashes)
        axes.plot([RIGHT], [right], marker="o", markersize=7, color=rest.colour)
        _write(axes, RIGHT + 0.03, right, _wrapped(rest.name, NAME), weight="bold", colour=rest.colour)
    for one in articles:
        face = "white" if one.copy else INK
        axes.plot([LEFT], [left[one.file]], marker="o", markersize=5, color=INK, markerfacecolor=face)
        name = textwrap.shorten(one.outlet, NAME, placeholder=" …")
        _write(axes, 0.0, left[one.file], f"{name}\n{one.day}{' · copy' if one.copy else ''}")


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(" ".join(text.split()), width, max_lines=2, placeholder=" …"))


def _write(
    on: Axes | Figure,
    x: float,
    y: float,
    text: str,
    *,
    size: float = POINTS,
    weight: str = "normal",
    colour: str = INK,
    va: str = "center",
) -> None:
    style: dict[str, Any] = {"fontsize": size, "fontweight": weight, "color": colour, "ha": "left", "va": va}
    on.text(x, y, drawable(text), parse_math=False, linespacing=1.1, **style)
