"""Find what Slack would refuse in a message or a view before Slack does, and say it in Slack's words."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.playground import kit
from bot.playground.shapes import fault

MESSAGE_TOO_LONG = "msg_too_long"
BLOCKS_TOO_LONG = "msg_blocks_too_long"
NO_TEXT = "no_text"


def problems(message_or_view: Mapping[str, object]) -> list[str]:
    """List every fault of a message (`text`, `blocks`) or of a view (`type` is modal or home); an empty list is good.

    >>> problems({"text": "5 articles", "blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "Five"}}]})
    ['unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]']
    """
    if message_or_view.get("type") in ("modal", "home"):
        return list(_view(message_or_view))
    return list(_message(message_or_view))


def pings(message_or_view: Mapping[str, object]) -> list[str]:
    """Name everybody-mentions that Slack would act on: `<!channel>` in text or mrkdwn, a rich text broadcast.

    >>> pings({"text": "He said <!here|now>"})
    ['here']
    """
    found = _broadcasts_in(message_or_view.get("text"))
    for value in walk(message_or_view.get("blocks")):
        if value.get("type") in ("mrkdwn", "markdown"):
            found += _broadcasts_in(value.get("text"))
        elif value.get("type") == "broadcast":
            found.append(str(value.get("range")))
    return found


def walk(value: object) -> Iterator[Mapping[str, object]]:
    """Yield every object inside a JSON value, in the order it stands there."""
    if isinstance(value, Mapping):
        yield value
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from walk(item)


def _broadcasts_in(text: object) -> list[str]:
    if not isinstance(text, str):
        return []
    marks = text.split("<!")[1:]
    names = [mark.split(">")[0].split("|")[0].split("^")[0] for mark in marks if ">" in mark]
    return [name for name in names if name in ("channel", "here", "everyone", "subteam")]


def _message(message: Mapping[str, object]) -> Iterator[str]:
    text, blocks = message.get("text"), message.get("blocks")
    if text is not None and not isinstance(text, str):
        yield fault("must provide a string", "/text")
    elif isinstance(text, str) and len(text) > kit.MESSAGE_TEXT:
        yield fault(MESSAGE_TOO_LONG, "/text")
    if not text and not blocks and not message.get("attachments"):
        yield fault(NO_TEXT, "/text")
    if blocks is None:
        return
    yield from kit.BLOCKS_OF_A_MESSAGE(blocks, "/blocks")
    yield from _together(_objects(blocks), "/blocks")
    yield from _tables(_objects(blocks))
    if len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"), default=str)) > kit.BLOCKS_TOTAL:
        yield fault(BLOCKS_TOO_LONG, "/blocks")
    markdown = sum(len(str(each.get("text"))) for _, each in _objects(blocks) if each.get("type") == "markdown")
    if markdown > kit.MARKDOWN_TOTAL:
        yield fault(f"markdown blocks must be less than {kit.MARKDOWN_TOTAL + 1} characters together", "/blocks")


def _view(view: Mapping[str, object]) -> Iterator[str]:
    yield from kit.VIEW(view, "/view")
    blocks = _objects(view.get("blocks"))
    yield from _together(blocks, "/view/blocks")
    yield from _focus(view)
    if view.get("type") == "modal" and view.get("submit") is None:
        asks = [place for place, each in blocks if each.get("type") == "input"]
        if asks:
            yield fault("missing required field: submit", "/view")


Numbered = Sequence[tuple[int, Mapping[str, object]]]


def _objects(blocks: object) -> Numbered:
    """Keep the blocks that are objects, each with its place: the others are reported already."""
    if not isinstance(blocks, (list, tuple)):
        return []
    return [(place, each) for place, each in enumerate(blocks) if isinstance(each, Mapping)]


def _together(blocks: Numbered, pointer: str) -> Iterator[str]:
    """Check what no block can know alone: a block_id stands once, an action_id once in its block."""
    seen: Counter[str] = Counter()
    for place, each in blocks:
        block_id = each.get("block_id")
        if isinstance(block_id, str):
            seen[block_id] += 1
            if seen[block_id] > 1:
                yield fault(f"`block_id` {block_id!r} already exists", f"{pointer}/{place}/block_id")
        yield from _actions_once(each, f"{pointer}/{place}")


def _actions_once(block: Mapping[str, object], pointer: str) -> Iterator[str]:
    elements = block.get("elements")
    if not isinstance(elements, (list, tuple)):
        return
    seen: set[str] = set()
    for place, each in enumerate(elements):
        action_id = each.get("action_id") if isinstance(each, Mapping) else None
        if isinstance(action_id, str):
            if action_id in seen:
                yield fault(f"`action_id` {action_id!r} already exists", f"{pointer}/elements/{place}/action_id")
            seen.add(action_id)


def _tables(blocks: Numbered) -> Iterator[str]:
    """Check the tables: one in a message, every row as wide as the first."""
    tables = [(place, each) for place, each in blocks if each.get("type") == "table"]
    for place, _ in tables[1:]:
        yield fault("only one table allowed", f"/blocks/{place}")
    for place, table in tables:
        rows = table.get("rows")
        wide = [len(row) for row in rows if isinstance(row, (list, tuple))] if isinstance(rows, (list, tuple)) else []
        for number, width in enumerate(wide):
            if width != wide[0]:
                yield fault("all rows must have the same number of cells", f"/blocks/{place}/rows/{number}")


def _focus(view: Mapping[str, object]) -> Iterator[str]:
    if sum(1 for each in walk(view.get("blocks")) if each.get("focus_on_load") is True) > 1:
        yield fault("only one element may set `focus_on_load`", "/view/blocks")
