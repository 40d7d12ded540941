"""Find the elements of a message or a view, and say what stands in its fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.playground.payloads import selected
from bot.playground.workspace import Json

_PRESSED = ("button", "overflow", "icon_button", "feedback_buttons", "image")  # these keep no state
_INITIAL = (
    "initial_value",
    "initial_date",
    "initial_time",
    "initial_user",
    "initial_conversation",
    "initial_channel",
)

_EMPTY: Mapping[str, tuple[str, Any]] = {
    "plain_text_input": ("value", None),
    "email_text_input": ("value", None),
    "url_text_input": ("value", None),
    "number_input": ("value", None),
    "static_select": ("selected_option", None),
    "radio_buttons": ("selected_option", None),
    "datepicker": ("selected_date", None),
    "timepicker": ("selected_time", None),
    "users_select": ("selected_user", None),
    "channels_select": ("selected_channel", None),
    "conversations_select": ("selected_conversation", None),
    "multi_static_select": ("selected_options", []),
    "checkboxes": ("selected_options", []),
}


def elements(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each element that people can act on, with its block."""
    for block in blocks:
        for key in ("accessory", "element"):
            if isinstance(block.get(key), Mapping) and block[key]["type"] != "image":
                yield block, block[key]
        if block["type"] in ("actions", "context_actions"):
            for element in block["elements"]:
                yield block, element


def element_of(blocks: Sequence[Json], action_id: str, block_id: str = "") -> tuple[Json, Json]:
    """Find an element by its action_id, in a certain block where several have it; with its block."""
    for block, element in elements(blocks):
        if element["action_id"] == action_id and block_id in ("", block["block_id"]):
            return block, element
    raise LookupError(f"there is no element {action_id!r}")


def initial(element: Json) -> Any:
    """Say what stands in a field before anybody touched it; None is nothing."""
    if "initial_option" in element:
        return element["initial_option"]["value"]
    if "initial_options" in element:
        return [option["value"] for option in element["initial_options"]]
    return next((element[key] for key in _INITIAL if key in element), None)


def state_of(blocks: Sequence[Json], values: Mapping[str, Any]) -> dict[str, dict[str, Json]]:
    """Give the state of all fields as Slack sends it, from what people entered, by action_id."""
    state: dict[str, dict[str, Json]] = {}
    for block, element in elements(blocks):
        if element["type"] not in _PRESSED:
            entered = values.get(element["action_id"], initial(element))
            stands = _stands(element, entered)
            state.setdefault(block["block_id"], {})[element["action_id"]] = stands
    return state


def _stands(element: Json, entered: Any) -> Json:
    if entered not in (None, "", []):
        return selected(element, entered)
    empty = _EMPTY.get(element["type"])
    return {"type": element["type"], **({empty[0]: empty[1]} if empty else {})}


def missing(blocks: Sequence[Json], values: Mapping[str, Any]) -> list[str]:
    """Name the required fields that are empty, by their labels."""
    return [
        block["label"]["text"]
        for block in blocks
        if block["type"] == "input"
        and not block.get("optional")
        and values.get(block["element"]["action_id"], initial(block["element"])) in (None, "", [])
    ]
