"""The validator refuses what Slack refuses, in Slack's words, and takes what Slack takes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models import blocks
from slack_sdk.models.views import View

from bot.playground.validator import pings, problems

Block = dict[str, Any]


def plain(text: str) -> Block:
    """Make a plain_text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Block:
    """Make a mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def section(**parts: Any) -> Block:
    """Make a section."""
    return {"type": "section", **parts}


def actions(*elements: Block) -> Block:
    """Make an actions block."""
    return {"type": "actions", "elements": list(elements)}


def button(**parts: Any) -> Block:
    """Make a button."""
    return {"type": "button", "text": plain("Next"), "action_id": "next", **parts}


def options(count: int, size: int = 5) -> list[Block]:
    """Make so many options."""
    return [{"text": plain("x" * size), "value": str(number)} for number in range(count)]


def menu(kind: str, **parts: Any) -> Block:
    """Make a menu or a group of boxes."""
    return {"type": kind, "action_id": "choice", **parts}


def rich(*parts: Block) -> Block:
    """Make a rich text block."""
    return {"type": "rich_text", "elements": list(parts)}


def quoted(*elements: Block) -> Block:
    """Make a quote in rich text."""
    return {"type": "rich_text_quote", "elements": list(elements)}


def table(rows: int, cells: int) -> Block:
    """Make a table."""
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "7"}] * cells] * rows}


def modal(*blocks: Block, **parts: Any) -> Block:
    """Make a modal."""
    return {"type": "modal", "title": plain("Filter"), "submit": plain("Ask"), "blocks": list(blocks), **parts}


def field(**parts: Any) -> Block:
    """Make an input block with a text field."""
    return {
        "type": "input",
        "label": plain("Outlet"),
        "element": {"type": "plain_text_input", "action_id": "outlet"},
        **parts,
    }


WORDS = {"type": "text", "text": "We will not."}
AT = " [json-pointer:"

REFUSED_BLOCKS = [
    # sections and their fields
    (section(text=mrkdwn("x" * 3001)), "must be less than 3001 characters", "/text/text"),
    (section(text=mrkdwn("")), "must be more than 0 characters", "/text/text"),
    (section(), "must define either `text` or `fields`", ""),
    (section(fields=[mrkdwn("x")] * 11), "no more than 10 items allowed", "/fields"),
    (section(fields=[mrkdwn("x" * 2001)]), "must be less than 2001 characters", "/fields/0/text"),
    (section(text="bare"), "must provide an object", "/text"),
    (section(text=mrkdwn("x"), colour="red"), "invalid additional property: colour", ""),
    (section(text={**mrkdwn("x"), "emoji": True}), "invalid additional property: emoji", "/text"),
    (section(text=mrkdwn("x"), block_id="b" * 256), "must be less than 256 characters", "/block_id"),
    # headers are plain text
    ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters", "/text/text"),
    ({"type": "header", "text": mrkdwn("x")}, "unsupported type: mrkdwn", "/text/type"),
    # context
    ({"type": "context", "elements": [mrkdwn("x")] * 11}, "no more than 10 items allowed", "/elements"),
    ({"type": "context", "elements": [mrkdwn("x" * 3001)]}, "must be less than 3001 characters", "/elements/0/text"),
    ({"type": "context", "elements": []}, "no fewer than 1 items allowed", "/elements"),
    ({"type": "context", "elements": [button()]}, "unsupported type: button", "/elements/0/type"),
    # buttons
    (actions(button(text=plain("x" * 76))), "must be less than 76 characters", "/elements/0/text/text"),
    (actions(button(text=mrkdwn("x"))), "unsupported type: mrkdwn", "/elements/0/text/type"),
    (actions(button(value="x" * 2001)), "must be less than 2001 characters", "/elements/0/value"),
    (actions(button(url="https://a.example/" + "x" * 3000)), "must be less than 3001 characters", "/elements/0/url"),
    (
        actions(button(accessibility_label="x" * 76)),
        "must be less than 76 characters",
        "/elements/0/accessibility_label",
    ),
    (actions(button(style="warning")), "must be a valid enum value: primary, danger", "/elements/0/style"),
    (actions(button(disabled=True)), "invalid additional property: disabled", "/elements/0"),
    (actions(button(action_id="x" * 256)), "must be less than 256 characters", "/elements/0/action_id"),
    (actions(button(), button()), "`action_id` 'next' already exists", "/elements/1/action_id"),
    (actions(*[button(action_id=str(n)) for n in range(26)]), "no more than 25 items allowed", "/elements"),
    (actions({"type": "plain_text_input"}), "unsupported type: plain_text_input", "/elements/0/type"),
    # menus
    (actions(menu("overflow", options=options(6))), "no more than 5 items allowed", "/elements/0/options"),
    (actions(menu("overflow", options=[])), "no fewer than 1 items allowed", "/elements/0/options"),
    (
        actions(menu("overflow", options=[{"text": plain("x"), "value": "v" * 151}])),
        "must be less than 151 characters",
        "/elements/0/options/0/value",
    ),
    (actions(menu("static_select", options=options(101))), "no more than 100 items allowed", "/elements/0/options"),
    (
        actions(menu("static_select", options=options(1, 76))),
        "must be less than 76 characters",
        "/elements/0/options/0/text/text",
    ),
    (
        actions(menu("static_select", options=options(1), placeholder=plain("x" * 151))),
        "must be less than 151 characters",
        "/elements/0/placeholder/text",
    ),
    (actions(menu("static_select")), "must define either `options` or `option_groups`", "/elements/0"),
    (actions(menu("radio_buttons", options=options(11))), "no more than 10 items allowed", "/elements/0/options"),
    (actions(menu("datepicker", initial_date="3 May")), "does not match pattern", "/elements/0/initial_date"),
    # pictures have words
    (
        {"type": "image", "image_url": "https://a.example/a.png"},
        "missing required field: alt_text",
        "",
    ),
    ({"type": "image", "alt_text": "a pier"}, "must define either `image_url` or `slack_file`", ""),
    # rich text
    (rich(WORDS), "unsupported type: text", "/elements/0/type"),
    (rich(quoted({"type": "text", "text": ""})), "must be more than 0 characters", "/elements/0/elements/0/text"),
    (rich(quoted({"type": "text"})), "missing required field: text", "/elements/0/elements/0"),
    (
        rich(quoted({**WORDS, "style": {"loud": True}})),
        "invalid additional property: loud",
        "/elements/0/elements/0/style",
    ),
    (rich(quoted(quoted(WORDS))), "unsupported type: rich_text_quote", "/elements/0/elements/0/type"),
    (
        rich({"type": "rich_text_list", "style": "bullet", "elements": [quoted(WORDS)]}),
        "unsupported type: rich_text_quote",
        "/elements/0/elements/0/type",
    ),
    (
        rich({"type": "rich_text_list", "style": "dashes", "elements": []}),
        "must be a valid enum value: bullet, ordered",
        "/elements/0/style",
    ),
    (rich(), "no fewer than 1 items allowed", "/elements"),
    # tables
    (table(101, 2), "no more than 100 items allowed", "/rows"),
    (table(1, 21), "no more than 20 items allowed", "/rows/0"),
    ({"type": "table", "rows": [[WORDS]]}, "unsupported type: text", "/rows/0/0/type"),
    # markdown
    ({"type": "markdown", "text": "x" * 12_001}, "must be less than 12001 characters", "/text"),
    # unknown and broken
    ({"type": "marquee"}, "unsupported type: marquee", "/type"),
    ({"text": plain("x")}, "missing required field: type", ""),
    ({"type": ["section"]}, "unsupported type: ['section']", "/type"),
    ("section", "must provide an object", ""),
]


@pytest.mark.parametrize(("block", "what", "where"), REFUSED_BLOCKS)
def test_a_block_is_refused(block: Block, what: str, where: str) -> None:
    """Each fault is named where it stands."""
    found = problems({"text": "fallback", "blocks": [{"type": "divider"}, block]})
    assert any(fault.startswith(what) and f"{AT}/blocks/1{where}" in fault for fault in found), found


ACCEPTED: list[Block] = [
    {"text": "words alone"},
    {"text": "x", "blocks": []},
    {"text": "x", "blocks": [section(text=mrkdwn("x" * 3000), block_id="b" * 255)]},
    {"text": "x", "blocks": [section(fields=[plain("x" * 1000)] * 10)]},
    {"text": "x", "blocks": [section(text=mrkdwn("x"), accessory=menu("overflow", options=options(5)))]},
    {"text": "x", "blocks": [{"type": "divider"}] * 50},
    # one action_id in two blocks is Slack's own habit
    {"text": "x", "blocks": [actions(button()), actions(button())]},
    {"text": "x", "blocks": [actions(*[button(action_id=str(n)) for n in range(25)])]},
    {"text": "x", "blocks": [actions(button(value="x" * 2000, style="primary"))]},
    {"text": "x", "blocks": [actions(menu("static_select", options=options(100)))]},
    {"text": "x", "blocks": [table(20, 10)]},
    {"text": "x", "blocks": [{"type": "markdown", "text": "x" * 12_000}]},
    {"text": "x", "blocks": [{"type": "context", "elements": [mrkdwn("x"), plain("y")]}]},
    {
        "text": "x",
        "blocks": [
            rich(
                {"type": "rich_text_section", "elements": [{**WORDS, "style": {"bold": True}}]},
                {**quoted(WORDS, {"type": "link", "url": "https://a.example/1", "text": "there"}), "border": 1},
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "indent": 1,
                    "elements": [{"type": "rich_text_section", "elements": [WORDS]}],
                },
                {"type": "rich_text_preformatted", "elements": [WORDS]},
            )
        ],
    },
    modal(field()),
    modal(field(), callback_id="filter", private_metadata="x" * 3000, close=plain("Back"), clear_on_close=True),
    modal(*[{"type": "divider"}] * 100),
    {"type": "home", "blocks": [section(text=mrkdwn("x"), accessory=button())]},
]


@pytest.mark.parametrize("message", ACCEPTED)
def test_what_slack_takes_has_no_fault(message: Block) -> None:
    """A message or a view up to every limit passes."""
    assert problems(message) == []


@pytest.mark.parametrize("message", [message for message in ACCEPTED if "type" not in message])
def test_slacks_own_models_take_it_too(message: Block) -> None:
    """What passes here passes the checks that Slack's own library makes."""
    for block in message.get("blocks", ()):
        parsed = blocks.Block.parse(block)
        assert parsed is not None
        assert parsed.to_dict()["type"] == block["type"]


# the limits that Slack's own library states, and a message with so many characters or items at that place
LIMITS: list[tuple[int, Callable[[int], Block]]] = [
    (blocks.SectionBlock.text_max_length, lambda n: section(text=mrkdwn("x" * n))),
    (blocks.SectionBlock.fields_max_length, lambda n: section(fields=[mrkdwn("x")] * n)),
    (blocks.HeaderBlock.text_max_length, lambda n: {"type": "header", "text": plain("x" * n)}),
    (blocks.ContextBlock.elements_max_length, lambda n: {"type": "context", "elements": [mrkdwn("x")] * n}),
    (blocks.ActionsBlock.elements_max_length, lambda n: actions(*[button(action_id=str(each)) for each in range(n)])),
    (blocks.ButtonElement.text_max_length, lambda n: actions(button(text=plain("x" * n)))),
    (blocks.ButtonElement.value_max_length, lambda n: actions(button(value="x" * n))),
    (blocks.ButtonElement.action_id_max_length, lambda n: actions(button(action_id="x" * n))),
    (blocks.Block.block_id_max_length, lambda n: section(text=plain("x"), block_id="x" * n)),
    (blocks.OverflowMenuElement.options_max_length, lambda n: actions(menu("overflow", options=options(n)))),
    (blocks.StaticSelectElement.options_max_length, lambda n: actions(menu("static_select", options=options(n)))),
    (
        blocks.ImageElement.alt_text_max_length,
        lambda n: {"type": "image", "image_url": "https://a.example/", "alt_text": "x" * n},
    ),
    (View.title_max_length, lambda n: modal(field(), title=plain("x" * n))),
    (View.private_metadata_max_length, lambda n: modal(field(), private_metadata="x" * n)),
    (View.blocks_max_length, lambda n: modal(*[field()] * n)),
]


@pytest.mark.parametrize(("limit", "build"), LIMITS)
def test_the_limits_are_those_of_slacks_own_library(limit: int, build: Callable[[int], Block]) -> None:
    """At the limit there is no fault, one more is one."""

    def sent(count: int) -> Block:
        built = build(count)
        return built if built["type"] == "modal" else {"text": "x", "blocks": [built]}

    assert problems(sent(limit)) == []
    assert len(problems(sent(limit + 1))) == 1


REFUSED = [
    # nothing at all
    ({}, "no_text", "/text"),
    ({"text": ""}, "no_text", "/text"),
    ({"text": "x" * 40_001}, "msg_too_long", "/text"),
    ({"text": 7}, "must provide a string", "/text"),
    ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "no more than 50 items allowed", "/blocks"),
    ({"text": "x", "blocks": "none"}, "must provide an array", "/blocks"),
    # each section fits, all together do not
    ({"text": "x", "blocks": [section(text=mrkdwn("x" * 2900))] * 5}, "msg_blocks_too_long", "/blocks"),
    (
        {"text": "x", "blocks": [{"type": "divider", "block_id": "a"}] * 2},
        "`block_id` 'a' already exists",
        "/blocks/1/block_id",
    ),
    ({"text": "x", "blocks": [table(1, 1), table(1, 1)]}, "only one table allowed", "/blocks/1"),
    (
        {"text": "x", "blocks": [{"type": "table", "rows": [table(1, 2)["rows"][0], table(1, 3)["rows"][0]]}]},
        "all rows must have the same number of cells",
        "/blocks/0/rows/1",
    ),
    ({"text": "x", "blocks": [{"type": "markdown", "text": "x" * 6001}] * 2}, "markdown blocks must be", "/blocks"),
    # views
    (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed", "/view/blocks"),
    (modal(field(), title=plain("x" * 25)), "must be less than 25 characters", "/view/title/text"),
    (modal(field(), submit=plain("x" * 25)), "must be less than 25 characters", "/view/submit/text"),
    (modal(field(), private_metadata="x" * 3001), "must be less than 3001 characters", "/view/private_metadata"),
    (modal(field(), callback_id="x" * 256), "must be less than 256 characters", "/view/callback_id"),
    (modal(table(1, 1)), "unsupported type: table", "/view/blocks/0/type"),
    ({"type": "modal", "title": plain("x"), "blocks": [field()]}, "missing required field: submit", "/view"),
    ({"type": "modal", "blocks": [field()], "submit": plain("x")}, "missing required field: title", "/view"),
    ({"type": "home", "title": plain("x"), "blocks": [field()]}, "invalid additional property: title", "/view"),
    (
        modal(*[field(element={"type": "plain_text_input", "focus_on_load": True})] * 2),
        "only one element may set `focus_on_load`",
        "/view/blocks",
    ),
]


@pytest.mark.parametrize(("message", "what", "where"), REFUSED)
def test_a_message_or_view_is_refused(message: Block, what: str, where: str) -> None:
    """What no block can know alone is found too."""
    assert any(fault.startswith(what) and fault.endswith(f"{AT}{where}]") for fault in problems(message)), problems(
        message
    )


PINGS = [
    ("<!channel>", ["channel"]),
    ("<!here|@here> and <!everyone>", ["here", "everyone"]),
    ("<!subteam^S0DESK|desk>", ["subteam"]),
    # escaped, a date, a person, an open mark: nobody is called
    ("&lt;!channel&gt; <!date^1^{date}|then> <@U0EDITOR01> <!channel", []),
]


@pytest.mark.parametrize(("text", "called"), PINGS)
def test_pings_are_found_in_text_and_mrkdwn(text: str, called: list[str]) -> None:
    """What Slack would act on is found; verbatim words in plain or rich text call nobody."""
    assert pings({"text": text}) == called
    assert pings({"text": "x", "blocks": [section(text=mrkdwn(text))]}) == called
    assert (
        pings({"text": "x", "blocks": [section(text=plain(text)), rich(quoted({"type": "text", "text": text}))]}) == []
    )


def test_a_broadcast_is_a_ping() -> None:
    """Rich text calls everybody by an element of its own."""
    assert pings({"text": "x", "blocks": [rich(quoted({"type": "broadcast", "range": "here"}))]}) == ["here"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "blocks", "rows", "accessory"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
TYPES = st.sampled_from(["section", "actions", "table", "rich_text", "input", "context", "image", "overflow"])


BLOCK = st.dictionaries(st.sampled_from(["text", "elements", "rows", "element"]), JSON, max_size=3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(st.lists(BLOCK, max_size=3), TYPES)
def test_no_json_breaks_the_validator(blocks: list[dict[str, Any]], kind: str) -> None:
    """Whatever stands in a block, the answer is a list of sentences, and the value stays as it was."""
    message = {"text": "x", "blocks": [{"type": kind, **block} for block in blocks]}
    before = json.dumps(message)
    assert all(fault.endswith("]") for fault in problems(message) + problems({**message, "type": "home"}))
    assert pings(message) is not None
    assert json.dumps(message) == before
