"""Draw which outlets report a detail and on which origins they rest."""

from __future__ import annotations

import textwrap
from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from corpus.pictures.origins import left_out, reporting, rests
from corpus.pictures.timeline import DOTS, INK, POINTS, QUIET, WIDTH, drawable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from corpus.model import Sources
    from corpus.pictures.origins import Rest, Source

ROW = 0.5  # inches for one article or origin
HEAD = 0.75
FOOT = 0.25
NAME = 24  # characters of a name on one line; half the picture's width
LEFT, RIGHT = 0.42, 0.6  # where the lines between the columns start and end

# at least 4.5 to 1 against white; words say what they say
COLOURS = {"stated": "#0b5cad", "sight": "#1b6e3c", "silent": "#5a5a5a"}


def draw(sources: Sources, most: int | None = None) -> bytes:
    """Return the PNG: the outlets on the left, the origins on the right, a line from each to what it rests on."""
    articles, rested = reporting(sources, most), rests(sources, most)
    rows = max(1, len(articles), len(rested))
    height = HEAD + ROW * rows + FOOT
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.04, FOOT / height, 0.92, 1 - (HEAD + FOOT) / height))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(rows, 0)
    _write(figure, 0.04, 1 - 0.12 / height, _wrapped(sources.query, 42), size=POINTS + 2.5, weight="bold", va="top")
    _columns(axes, articles, rested, rows)
    if remark := left_out(sources, len(articles)):
        _write(figure, 0.04, 0.06 / height, remark, size=POINTS - 1, colour=QUIET, va="bottom")
    out = BytesIO()
    canvas.print_png(out)  # type: ignore[no-untyped-call]  # matplotlib's canvas carries no types
    return out.getvalue()


def _columns(axes: Axes, articles: list[Source], rested: list[Rest], rows: int) -> None:
    left = {one.file: (number + 0.5) * rows / len(articles) for number, one in enumerate(articles)}
    for number, rest in enumerate(rested):
        right, colour = (number + 0.5) * rows / len(rested), COLOURS[rest.kind]
        for file in rest.files:
            dashes = "--" if rest.kind == "silent" else "-"
            axes.plot([LEFT, RIGHT], [left[file], right], color=colour, linewidth=1.3, linestyle=dashes)
        axes.plot([RIGHT], [right], marker="o", markersize=7, color=colour)
        _write(axes, RIGHT + 0.03, right, _wrapped(rest.name, NAME), weight="bold", colour=colour)
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
