"""The manifest describes an app that Slack accepts, and that asks for no more than it uses."""

import json
from pathlib import Path

import jsonschema
import pytest

from bot.playground.manifest import MANIFEST, read_manifest

SCHEMA = Path(__file__).parents[2] / "shared" / "slack-manifest.schema.json"


@pytest.mark.skipif(not SCHEMA.exists(), reason="Slack's manifest schema is not part of the project")
def test_slack_accepts_the_manifest() -> None:
    """It passes Slack's own schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    faults = jsonschema.Draft7Validator(schema).iter_errors(manifest)
    assert [f"{list(fault.path)}: {fault.message}" for fault in faults] == []


def test_every_command_says_how_it_is_used() -> None:
    """The five commands stand in the manifest, each with the hint that Slack shows while one types."""
    commands = read_manifest().commands
    assert [command.name for command in commands] == ["/whosaid", "/timeline", "/sources", "/check", "/onrecord"]
    assert all(command.usage_hint and command.description for command in commands)


def test_shortcut_names_fit() -> None:
    """Slack shows 24 characters of a shortcut's name, and each has a callback_id of its own."""
    shortcuts = read_manifest().shortcuts
    assert all(len(shortcut.name) <= 24 for shortcut in shortcuts)
    assert len({shortcut.callback_id for shortcut in shortcuts}) == len(shortcuts) == 4


def test_no_scope_reads_what_people_say_to_each_other() -> None:
    """The app hears what is addressed to it, and nothing else."""
    assert read_manifest().scopes <= {"commands", "chat:write", "app_mentions:read", "assistant:write", "im:history"}
