"""Block Kit as Slack publishes it: the parts of a message or view, and the limit of each.

Limits are those of docs.slack.dev/reference/block-kit, as the models of slack_sdk 3.47 repeat them, and a few that
only Slack's answers show. Newer blocks that On Record does not send (alert, card, carousel, container, plan, task card,
video, call, file) are unsupported here on purpose: sending one should be a decision.
"""

from bot.playground.shapes import (
    Check,
    any_of,
    array,
    boolean,
    both,
    choice,
    exactly_one,
    integer,
    record,
    string,
    tagged,
)

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
BLOCKS_TOTAL = 13_200  # characters of JSON over all blocks; Slack answers msg_blocks_too_long (slackapi/bolt-js #2509)
MARKDOWN_TOTAL = 12_000  # over all markdown blocks of a message
MESSAGE_TEXT = 40_000

_NAME = string(255)  # block_id, action_id, callback_id
_URL = string(3000, pattern=r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
_DATE = string(10, pattern=r"\d{4}-\d\d-\d\d")
_TIME = string(5, pattern=r"[0-2]\d:[0-5]\d")
_ANY = string(255)


def kind(name: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """Check an object of the given type."""
    return record({"type": choice(name), **required}, optional)


def plain(most: int) -> Check:
    """Check a plain_text object of at most so many characters."""
    return tagged({"plain_text": kind("plain_text", {"text": string(most)}, {"emoji": boolean})})


def words(most: int) -> Check:
    """Check a plain_text or mrkdwn object; only plain_text knows `emoji`, only mrkdwn knows `verbatim`."""
    return tagged(
        {
            "plain_text": kind("plain_text", {"text": string(most)}, {"emoji": boolean}),
            "mrkdwn": kind("mrkdwn", {"text": string(most)}, {"verbatim": boolean}),
        }
    )


CONFIRM = record(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
_STYLE = choice("primary", "danger")
_ACTION: dict[str, Check] = {"action_id": _NAME}
_ASKED: dict[str, Check] = {**_ACTION, "confirm": CONFIRM}
_FIELD: dict[str, Check] = {**_ASKED, "placeholder": plain(150), "focus_on_load": boolean}
_TYPED: dict[str, Check] = {
    **_ACTION,
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": record(
        {"trigger_actions_on": array(choice("on_enter_pressed", "on_character_entered"), 2)}
    ),
}

OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75)})
LINK_OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": _URL})
RICH_OPTION = record({"text": words(75), "value": string(150)}, {"description": words(75)})
GROUP = record({"label": plain(75), "options": array(OPTION, 100)})
_OPTIONS: dict[str, Check] = {"options": array(OPTION, 100), "option_groups": array(GROUP, 100)}
_MANY: dict[str, Check] = {"max_selected_items": integer(1, 10_000)}
_FEEDBACK = record({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
_SLACK_FILE = both(record({}, {"id": string(255, pattern=r"F[A-Z0-9]{8,}"), "url": _URL}), exactly_one("id", "url"))
_PICTURE: dict[str, Check] = {"image_url": _URL, "slack_file": _SLACK_FILE}

IMAGE_ELEMENT = both(kind("image", {"alt_text": string(2000)}, _PICTURE), exactly_one("image_url", "slack_file"))
BUTTON = kind(
    "button",
    {"text": plain(75)},
    {**_ASKED, "url": _URL, "value": string(2000), "style": _STYLE, "accessibility_label": string(75)},
)
OVERFLOW = kind("overflow", {"options": array(LINK_OPTION, 5)}, _ASKED)

CONTROLS: dict[str, Check] = {
    "overflow": OVERFLOW,
    "static_select": both(
        kind("static_select", {}, {**_FIELD, **_OPTIONS, "initial_option": OPTION}),
        exactly_one("options", "option_groups"),
    ),
    "multi_static_select": both(
        kind("multi_static_select", {}, {**_FIELD, **_OPTIONS, **_MANY, "initial_options": array(OPTION, 100)}),
        exactly_one("options", "option_groups"),
    ),
    "external_select": kind(
        "external_select", {}, {**_FIELD, "min_query_length": integer(0, 100), "initial_option": OPTION}
    ),
    "users_select": kind("users_select", {}, {**_FIELD, "initial_user": _ANY}),
    "conversations_select": kind(
        "conversations_select",
        {},
        {
            **_FIELD,
            "initial_conversation": _ANY,
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
        },
    ),
    "channels_select": kind(
        "channels_select", {}, {**_FIELD, "initial_channel": _ANY, "response_url_enabled": boolean}
    ),
    "checkboxes": kind(
        "checkboxes",
        {"options": array(RICH_OPTION, 10)},
        {**_ASKED, "initial_options": array(RICH_OPTION, 10), "focus_on_load": boolean},
    ),
    "radio_buttons": kind(
        "radio_buttons",
        {"options": array(RICH_OPTION, 10)},
        {**_ASKED, "initial_option": RICH_OPTION, "focus_on_load": boolean},
    ),
    "datepicker": kind("datepicker", {}, {**_FIELD, "initial_date": _DATE}),
    "timepicker": kind("timepicker", {}, {**_FIELD, "initial_time": _TIME, "timezone": _ANY}),
}
INPUTS: dict[str, Check] = {
    **{name: check for name, check in CONTROLS.items() if name != "overflow"},
    "plain_text_input": kind(
        "plain_text_input",
        {},
        {
            **_TYPED,
            "initial_value": string(3000, least=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
    ),
    "email_text_input": kind("email_text_input", {}, {**_TYPED, "initial_value": string(3000)}),
    "url_text_input": kind("url_text_input", {}, {**_TYPED, "initial_value": string(3000)}),
    "number_input": kind(
        "number_input",
        {"is_decimal_allowed": boolean},
        {**_TYPED, "initial_value": string(100), "min_value": string(100), "max_value": string(100)},
    ),
    "file_input": kind("file_input", {}, {**_ACTION, "filetypes": array(_ANY, 100), "max_files": integer(1, 10)}),
}
ACTIONS: dict[str, Check] = {"button": BUTTON, **CONTROLS}

_TEXT_STYLE = record({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))
_MENTION_STYLE = record({}, dict.fromkeys(("bold", "italic", "strike", "highlight", "unlink"), boolean))
_RICH_TEXT = kind("text", {"text": string(12_000)}, {"style": _TEXT_STYLE})
_RICH_LINK = kind("link", {"url": _URL}, {"text": string(12_000), "unsafe": boolean, "style": _TEXT_STYLE})
RICH: dict[str, Check] = {
    "text": _RICH_TEXT,
    "link": _RICH_LINK,
    "emoji": kind("emoji", {"name": _ANY}, {"unicode": _ANY, "skin_tone": integer(1, 6), "style": _TEXT_STYLE}),
    "user": kind("user", {"user_id": _ANY}, {"style": _MENTION_STYLE}),
    "channel": kind("channel", {"channel_id": _ANY}, {"style": _MENTION_STYLE}),
    "usergroup": kind("usergroup", {"usergroup_id": _ANY}, {"style": _MENTION_STYLE}),
    "team": kind("team", {"team_id": _ANY}, {"style": _MENTION_STYLE}),
    "date": kind(
        "date",
        {"timestamp": integer(0, 253_402_300_799), "format": _ANY},
        {"url": _URL, "fallback": _ANY, "style": _TEXT_STYLE},
    ),
    "broadcast": kind("broadcast", {"range": choice("here", "channel", "everyone")}, {"style": _TEXT_STYLE}),
    "color": kind("color", {"value": _ANY}, {"style": _TEXT_STYLE}),
}
_RICH_SECTION = kind("rich_text_section", {"elements": array(tagged(RICH), 1000)})
RICH_PARTS: dict[str, Check] = {
    "rich_text_section": _RICH_SECTION,
    "rich_text_list": kind(
        "rich_text_list",
        {"style": choice("bullet", "ordered"), "elements": array(tagged({"rich_text_section": _RICH_SECTION}), 1000)},
        {"indent": integer(0, 8), "offset": integer(0, 10_000), "border": integer(0, 1)},
    ),
    "rich_text_quote": kind("rich_text_quote", {"elements": array(tagged(RICH), 1000)}, {"border": integer(0, 1)}),
    "rich_text_preformatted": kind(
        "rich_text_preformatted",
        {"elements": array(tagged({"text": _RICH_TEXT, "link": _RICH_LINK}), 1000)},
        {"border": integer(0, 1)},
    ),
}
RICH_TEXT_ELEMENTS = array(tagged(RICH_PARTS), 1000)


def block(name: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """Check a block of the given type, which may always carry a block_id."""
    return kind(name, required, {**(optional or {}), "block_id": _NAME})


_CELL = tagged(
    {
        "raw_text": kind("raw_text", {"text": string(3000)}),
        "rich_text": kind("rich_text", {"elements": RICH_TEXT_ELEMENTS}),
    }
)
_COLUMN = record({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})

COMMON_BLOCKS: dict[str, Check] = {
    "section": both(
        block(
            "section",
            {},
            {
                "text": words(3000),
                "fields": array(words(2000), 10),
                "accessory": tagged({**ACTIONS, "image": IMAGE_ELEMENT}),
                "expand": boolean,
            },
        ),
        any_of("text", "fields"),
    ),
    "header": block("header", {"text": plain(150)}),
    "divider": block("divider", {}),
    "image": both(
        block("image", {"alt_text": string(2000)}, {**_PICTURE, "title": plain(2000)}),
        exactly_one("image_url", "slack_file"),
    ),
    "context": block(
        "context",
        {
            "elements": array(
                tagged(
                    {
                        "image": IMAGE_ELEMENT,
                        "plain_text": words(3000),
                        "mrkdwn": words(3000),
                    }
                ),
                10,
            )
        },
    ),
    "actions": block("actions", {"elements": array(tagged(ACTIONS), 25)}),
    "input": block(
        "input",
        {"label": plain(2000), "element": tagged(INPUTS)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": block("rich_text", {"elements": RICH_TEXT_ELEMENTS}),
}
MESSAGE_ONLY: dict[str, Check] = {
    "markdown": block("markdown", {"text": string(MARKDOWN_TOTAL)}),
    "table": block(
        "table",
        {"rows": array(array(_CELL, 20), 100)},
        {"column_settings": array(_COLUMN, 20)},
    ),
    "context_actions": block(
        "context_actions",
        {
            "elements": array(
                tagged(
                    {
                        "feedback_buttons": kind(
                            "feedback_buttons", {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, _ACTION
                        ),
                        "icon_button": kind(
                            "icon_button",
                            {"icon": choice("trash"), "text": plain(75)},
                            {**_ASKED, "value": string(2000), "accessibility_label": string(75)},
                        ),
                    }
                ),
                5,
            )
        },
    ),
}

BLOCKS_OF_A_MESSAGE = array(tagged({**COMMON_BLOCKS, **MESSAGE_ONLY}), MESSAGE_BLOCKS, least=0)
BLOCKS_OF_A_VIEW = array(tagged(COMMON_BLOCKS), VIEW_BLOCKS)

_VIEW: dict[str, Check] = {
    "callback_id": _NAME,
    "private_metadata": string(3000, least=0),
    "external_id": _NAME,
}
VIEW = tagged(
    {
        "modal": kind(
            "modal",
            {"title": plain(24), "blocks": BLOCKS_OF_A_VIEW},
            {
                **_VIEW,
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                "submit_disabled": boolean,
            },
        ),
        "home": kind("home", {"blocks": BLOCKS_OF_A_VIEW}, _VIEW),
    }
)
