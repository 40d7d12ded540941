"""Draw messages and views as HTML: the templates, and the filters they use."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment

from bot.playground import kit, mrkdwn, validator
from bot.playground.forms import initial
from bot.playground.payloads import options_of
from bot.playground.workspace import Json, Message, Workspace


def teach(environment: Environment, workspace: Workspace) -> None:
    """Give the templates their filters."""

    def name_of(identity: str) -> str:
        person, channel = workspace.people.get(identity), workspace.channels.get(identity)
        return person.real_name if person else channel.name if channel else identity

    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(
        mrkdwn=lambda text: mrkdwn.mrkdwn(text, name_of),
        plain=lambda value: mrkdwn.plain(value["text"], emoji_too=value.get("emoji", True)),
        emoji=mrkdwn.emoji,
        name_of=name_of,
        clock=clock,
        day=day,
        pretty=pretty,
        press=press,
        initial=initial,
        options=options_of,
        initials=lambda name: "".join(word[0] for word in name.split()[:2]).upper(),
    )
    environment.globals.update(link=mrkdwn.link, moment=mrkdwn.date)


def clock(ts: str) -> str:
    """Say at which time of day a message was written."""
    return f"{_moment(ts):%-I:%M %p}"


def day(ts: str) -> str:
    """Say on which day a message was written."""
    return f"{_moment(ts):%A, %B %-d}"


def _moment(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), tz=UTC).astimezone()


def pretty(value: Any) -> str:
    """Write JSON for reading."""
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)


def press(block: Json, element: Json, choice: object = None) -> str:
    """Name an element, and what is chosen in it, for the form that presses it."""
    return json.dumps([block["block_id"], element["action_id"], choice])


def verdict(message: Message) -> Mapping[str, object]:
    """Say how a message stands with Slack's rules."""
    sent = {"text": message.text, "blocks": [_as_sent(block) for block in message.sent.get("blocks") or ()]}
    size = len(json.dumps(sent["blocks"], ensure_ascii=False, separators=(",", ":")))
    return {
        "problems": validator.problems(sent),
        "pings": validator.pings(sent),
        "blocks": len(message.blocks),
        "most_blocks": kit.MESSAGE_BLOCKS,
        "size": size,
        "most": kit.BLOCKS_TOTAL,
        "text": len(message.text),
    }


def _as_sent(block: Any) -> Any:
    return block if isinstance(block, Mapping) else str(block)
