"""The window in which a question is narrowed: outlet, dates, speaker, exact or near."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.model import edge_day
from handlers.blocks import Block, date_field, field, modal, radio, rich, select, text_field, words
from handlers.blocks import line as rich_line
from handlers.paging import StaleButton, State
from handlers.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus import Corpus

ANY = "-any-"
_EXACTNESS = (("Exact and near", "near"), ("Exact only", "exact"))
_FILTER = re.compile(r"(?<!\S)(from|in|since|until):(?:[\"“„]([^\"”“]*)[\"”“]|(\S+))", re.IGNORECASE)
MOST_OPTIONS = 100  # Slack's, for a menu


@dataclass(frozen=True, slots=True)
class Way:
    """Where the narrowed answer goes: the response_url of the click that opened the window."""

    url: str
    private: bool


def view(corpus: Corpus, state: State, way: Way) -> Block:
    """Draw the window, filled in with the filters that the question already has."""
    _, given = parted(state.query)
    metadata = json.dumps({"s": state.value(), "u": way.url, "p": way.private}, ensure_ascii=False)
    if len(metadata) > 3000:
        raise StaleButton("This question is too long for the window. Narrow it by typing, as in since:2026-03.")
    fields = [
        rich(rich_line(words(f"/{state.command} ", bold=True), words(shorten(state.query, 500)))),
        field("Outlet", _outlets(corpus.state().outlets, given.get("in", "")), "in", optional=True),
        field("Published on or after", date_field("since", _day(given.get("since", ""))), "since", optional=True),
        field(
            "Published on or before",
            date_field("until", _day(given.get("until", ""), last=True)),
            "until",
            optional=True,
        ),
    ]
    fields.append(
        field("Speaker", text_field("from", initial=given.get("from", ""), longest=100), "from", optional=True)
    )
    if state.command == "whosaid":
        fields.append(field("Words", radio("exact", _EXACTNESS, "exact" if state.exact else "near"), "exact"))
    return modal("Filter", fields, callback="filter", submit="Ask again", metadata=metadata)


def read(body: Mapping[str, Any]) -> tuple[State, Way] | None:
    """Return the narrowed question and where its answer goes; None where the dates contradict each other.

    Raises StaleButton for a window that this version of the bot did not draw.
    """
    view = body["view"]
    try:
        carried = json.loads(view["private_metadata"])
        state, way = State.read(carried["s"]), Way(str(carried["u"]), bool(carried["p"]))
    except (ValueError, TypeError, KeyError) as error:
        raise StaleButton("This window belongs to another version of On Record. Please open it again.") from error
    entered = {name: _entered(view, name) for name in ("in", "since", "until", "from", "exact")}
    if entered["since"] and entered["until"] and entered["since"] > entered["until"]:
        return None
    asked, _ = parted(state.query)
    filters = [_written(name, entered[name]) for name in ("from", "in", "since", "until") if entered[name]]
    return replace(state, query=" ".join([*filters, asked]), first=0, exact=entered["exact"] == "exact"), way


def parted(query: str) -> tuple[str, dict[str, str]]:
    """Part the words from the filters.

    >>> parted('in:"Harbour Post" since:2026-03 the pier')
    ('the pier', {'in': 'Harbour Post', 'since': '2026-03'})
    """
    given = {found[1].lower(): found[2] if found[2] is not None else found[3] for found in _FILTER.finditer(query)}
    return " ".join(_FILTER.sub(" ", query).split()), given


def _written(name: str, value: str) -> str:
    plain = value.replace('"', "").strip()
    return f'{name}:"{plain}"' if name in {"from", "in"} else f"{name}:{plain}"


def _outlets(outlets: Sequence[str], given: str) -> Block:
    """Draw the menu of outlets; what was typed, such as "post" for the Harbour Post, stands in it as it was typed."""
    whole = [one for one in outlets if one.casefold() == given.casefold()]
    typed = [given] if given and not whole else []
    names = [one for one in (*typed, *outlets) if len(one) <= 75][: MOST_OPTIONS - 1]
    element = select("in", "Any outlet", [("Any outlet", ANY), *((one, one) for one in names)])
    initial = [one for one in element["options"] if one["value"] == (whole or typed or [ANY])[0]]
    return element | ({"initial_option": initial[0]} if initial else {})


def _day(typed: str, *, last: bool = False) -> str:
    day = edge_day(typed, last=last)
    return day.isoformat() if day else ""


def _entered(view: Mapping[str, Any], name: str) -> str:
    element = (view.get("state", {}).get("values", {}).get(name) or {}).get(name) or {}
    option = element.get("selected_option")
    value = option.get("value") if isinstance(option, dict) else element.get("selected_date") or element.get("value")
    return value.strip() if isinstance(value, str) and value != ANY else ""
