"""Draw a timeline as a PNG that can be read on a phone."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure

from corpus.pictures.events import events, left_out

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from corpus.model import Timeline
    from corpus.pictures.events import Event

WIDTH = 4.5  # inches; with DOTS it makes 1,080 pixels, so that a phone shows the 10-point type at about 11 pixels
DOTS = 240
ROW = 0.72  # inches for one entry: its date, two lines of its words, its mark
HEAD = 0.62
FOOT = 0.75
LINE = 58  # characters of an event on one line, as wide as the picture
LINES = 2
POINTS = 8.5
MARGIN = 0.04  # of the time shown, left free on either side

INK, QUIET, RULE = "#1a1a1a", "#5a5a5a", "#d9d9d9"
HAPPENED, DISPUTED = "#0b5cad", "#b3261e"  # both at least 4.5 to 1 against white; words say what the colours say


def draw(timeline: Timeline, most: int | None = None) -> bytes:
    """Return the PNG of the dated entries, in order of time; what is left out is counted below it.

    A day is a dot and whatever lasts longer a bar of its length; what is planned is hollow.
    """
    rows = events(timeline, most)
    height = HEAD + ROW * max(1, len(rows)) + FOOT
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.05, FOOT / height, 0.9, 1 - (HEAD + FOOT) / height))
    _title(figure, timeline.query, height)
    _frame(axes, rows)
    for number, row in enumerate(rows):
        _draw_row(axes, row, number)
    if not rows:
        axes.text(
            0.5, 0.5, "No dated event to draw", ha="center", fontsize=POINTS + 1, color=QUIET, transform=axes.transAxes
        )
    if remark := left_out(timeline, len(rows)):
        _words(figure, 0.05, 0.12 / height, remark, size=POINTS - 1, colour=QUIET)
    out = BytesIO()
    canvas.print_png(out)  # type: ignore[no-untyped-call]  # matplotlib's canvas carries no types
    return out.getvalue()


def _title(figure: Figure, query: str, height: float) -> None:
    lines = textwrap.wrap(" ".join(query.split()), 42, max_lines=2, placeholder=" …") or [""]
    _words(figure, 0.05, 1 - 0.14 / height, "\n".join(lines), size=POINTS + 2.5, colour=INK, weight="bold", top=True)


def _frame(axes: Axes, rows: list[Event]) -> None:
    axes.set_ylim(max(1, len(rows)) - 0.05, -0.05)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.set_yticks([])
    if not rows:
        axes.set_xticks([])
        return
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    room = max(timedelta(days=1), (last - first) * MARGIN)
    left, right = _number(first) - room / timedelta(days=1), _number(last) + 1 + room / timedelta(days=1)
    axes.set_xlim(max(left, _number(date.min)), min(right, _number(date.max)))
    locator = AutoDateLocator(minticks=2, maxticks=5)  # type: ignore[no-untyped-call]  # the same
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=True))  # type: ignore[no-untyped-call]  # the same
    axes.tick_params(axis="x", labelsize=POINTS - 1, colors=QUIET)
    axes.xaxis.get_offset_text().set_fontsize(POINTS - 1)
    axes.grid(visible=True, axis="x", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)


def _number(day: date) -> float:
    """Return the day on matplotlib's scale."""
    return float(date2num(day))  # type: ignore[no-untyped-call]  # matplotlib.dates carries no types


def _draw_row(axes: Axes, row: Event, number: int) -> None:
    start, length = _number(row.first), (row.last - row.first).days + 1
    colour = DISPUTED if row.disputed else HAPPENED
    face = "white" if row.planned else colour
    at = number + 0.14
    if length == 1:
        axes.plot(
            [start + 0.5], [at], marker="o", markersize=7, color=colour, markerfacecolor=face, markeredgewidth=1.6
        )
    else:
        axes.barh([at], [length], left=[start], height=0.13, color=face, edgecolor=colour, linewidth=1.4)
    when = f"{row.when} · {row.remark}" if row.remark else row.when
    lines = textwrap.wrap(row.words, LINE, max_lines=LINES, placeholder=" …")
    style: dict[str, Any] = {"ha": "left", "va": "top", "transform": axes.get_yaxis_transform(), "parse_math": False}
    axes.text(0.0, number + 0.26, drawable(when), fontsize=POINTS, fontweight="bold", color=colour, **style)
    axes.text(
        0.0, number + 0.47, drawable("\n".join(lines)), fontsize=POINTS - 0.5, color=INK, linespacing=1.15, **style
    )


def _words(
    figure: Figure,
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    colour: str,
    weight: str = "normal",
    top: bool = False,
) -> None:
    figure.text(
        x,
        y,
        drawable(text),
        fontsize=size,
        color=colour,
        fontweight=weight,
        ha="left",
        va="top" if top else "bottom",
        parse_math=False,
    )


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """Return the characters that the font which comes with matplotlib can draw."""
    return frozenset(font_manager.get_font(font_manager.findfont("DejaVu Sans")).get_charmap())


def drawable(text: str) -> str:
    """Put a box in place of each character that the font cannot draw; the alternative text has them all.

    >>> drawable("Zoë 東")
    'Zoë □'
    """
    return "".join(c if c == "\n" or ord(c) in _glyphs() else "□" for c in text)
