"""Read the app's manifest: its commands, shortcuts, events and scopes decide what the local Slack lets it do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = Path(__file__).parents[2] / "manifest.json"


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A command that people type, with the words Slack shows while they do."""

    name: str
    description: str
    usage_hint: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut on a message, or a global one."""

    name: str
    kind: str  # "message" or "global"
    callback_id: str
    description: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an app is and may do."""

    name: str
    display_name: str
    commands: tuple[SlashCommand, ...]
    shortcuts: tuple[Shortcut, ...]
    events: frozenset[str]
    scopes: frozenset[str]
    interactive: bool

    def command(self, name: str) -> SlashCommand | None:
        """Find a command by its name, with the slash."""
        return next((command for command in self.commands if command.name == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        """Find a shortcut by its callback_id."""
        return next((shortcut for shortcut in self.shortcuts if shortcut.callback_id == callback_id), None)


def read_manifest(path: Path = MANIFEST) -> Manifest:
    """Read a manifest file."""
    return manifest_of(json.loads(path.read_text(encoding="utf-8")))


def manifest_of(value: Mapping[str, Any]) -> Manifest:
    """Take a manifest from its JSON object."""
    features, settings = value.get("features", {}), value.get("settings", {})
    name = value["display_information"]["name"]
    scopes = value.get("oauth_config", {}).get("scopes", {})
    return Manifest(
        name=name,
        display_name=features.get("bot_user", {}).get("display_name", name),
        commands=tuple(
            SlashCommand(each["command"], each["description"], each.get("usage_hint", ""))
            for each in features.get("slash_commands", ())
        ),
        shortcuts=tuple(
            Shortcut(each["name"], each["type"], each["callback_id"], each["description"])
            for each in features.get("shortcuts", ())
        ),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        scopes=frozenset(scopes.get("bot", ())),
        interactive=settings.get("interactivity", {}).get("is_enabled", False),
    )
