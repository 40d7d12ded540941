"""Settings, read once from the environment and a .env file into one frozen value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dotenv import dotenv_values

from corpus import SAMPLES
from corpus.corrections import default_store

if TYPE_CHECKING:
    from collections.abc import Mapping

Mode = Literal["web", "socket", "playground"]
MODES: tuple[Mode, ...] = ("web", "socket", "playground")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class BadSetting(ValueError):
    """A setting that cannot be used; its text is the sentence the operator reads."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the process is told from outside. Secrets stay out of its printed form."""

    mode: Mode
    bot_token: str
    signing_secret: str
    app_token: str
    slack_api: str
    """Where Slack's Web API answers, with a slash at the end."""
    port: int
    corpus_dir: Path
    index_url: str | None
    corrections_path: Path
    """The SQLite file that keeps the desk's corrections."""
    disk_is_emptied: bool
    """Whether a restart loses what is kept there."""
    public_url: str | None
    """Where readers reach this bot, without a slash at the end; None where nobody outside does."""
    link_secret: str
    link_days: int
    allowed_teams: frozenset[str]
    allowed_channels: frozenset[str]
    allowed_users: frozenset[str]
    allow_outsiders: bool
    """Whether people of other workspaces may ask in a channel shared through Slack Connect."""
    questions_a_minute: int
    """How often one person may ask; 0 for no limit."""
    refresh_minutes: int
    """How often the folder is looked at for new documents; 0 for only at the start."""
    log_level: str

    def __repr__(self) -> str:
        return f"Settings(mode={self.mode!r}, port={self.port}, corpus_dir={str(self.corpus_dir)!r})"


def read_settings(mode: Mode, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; the environment goes before .env, and an empty value counts as not set.

    Raises BadSetting with a sentence that names the setting and what to do.
    """
    if environment is None:
        environment = {**{k: v for k, v in dotenv_values(".env").items() if v}, **os.environ}
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    folder = _folder(given)
    return Settings(
        mode=mode,
        bot_token=_secret(given, "SLACK_BOT_TOKEN", "xoxb-", needed=mode != "playground"),
        signing_secret=_secret(given, "SLACK_SIGNING_SECRET", "", needed=mode == "web"),
        app_token=_secret(given, "SLACK_APP_TOKEN", "xapp-", needed=mode == "socket"),
        slack_api=_url(given, "SLACK_API_URL", "https://slack.com/api").rstrip("/") + "/",
        port=_number(given, "PORT", 3000, 1, 65535),
        corpus_dir=folder,
        index_url=given.get("INDEX_URL") or given.get("DATABASE_URL"),
        corrections_path=_corrections(given, folder),
        disk_is_emptied="DYNO" in given and "CORRECTIONS_FILE" not in given,
        public_url=_url(given, "PUBLIC_URL", "").rstrip("/") or None,
        link_secret=_link_secret(given, mode),
        link_days=_number(given, "LINK_DAYS", 7, 1, 365),
        allowed_teams=_names(given, "ALLOWED_TEAMS"),
        allowed_channels=_names(given, "ALLOWED_CHANNELS"),
        allowed_users=_names(given, "ALLOWED_USERS"),
        allow_outsiders=_switch(given, "ALLOW_OUTSIDERS"),
        questions_a_minute=_number(given, "QUESTIONS_A_MINUTE", 30, 0, 10_000),
        refresh_minutes=_number(given, "REFRESH_MINUTES", 10, 0, 10_080),
        log_level=_choice(given, "LOG_LEVEL", "INFO", LEVELS),
    )


def _secret(given: Mapping[str, str], name: str, prefix: str, *, needed: bool) -> str:
    value = given.get(name, "")
    if not value and needed:
        raise BadSetting(
            f"{name} is not set: copy .env.example to .env and fill it in (docs/deploy.md says where to find it)."
        )
    if value and not value.startswith(prefix):
        raise BadSetting(f"{name} does not start with {prefix}: another of Slack's tokens may have been copied.")
    if any(character.isspace() for character in value):
        raise BadSetting(f"{name} has a space or a line break in it: copy it again.")
    return value


def _link_secret(given: Mapping[str, str], mode: Mode) -> str:
    secret = given.get("LINK_SECRET") or given.get("SLACK_SIGNING_SECRET", "")
    if "PUBLIC_URL" in given and not secret and mode != "playground":
        raise BadSetting("LINK_SECRET is not set: PUBLIC_URL needs one, any long random text, to sign its links.")
    return secret


def _url(given: Mapping[str, str], name: str, default: str) -> str:
    value = given.get(name, default)
    if value and not value.startswith(("http://", "https://")):
        raise BadSetting(f"{name} is “{value}”: write the whole address, beginning with https://.")
    return value


def _number(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    value = given.get(name, str(default))
    if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
        raise BadSetting(f"{name} is “{value}”: write a whole number from {least} to {most:,}.")
    return int(value)


def _folder(given: Mapping[str, str]) -> Path:
    folder = Path(given["CORPUS_DIR"]).expanduser() if "CORPUS_DIR" in given else SAMPLES
    if not folder.is_dir():
        raise BadSetting(f"CORPUS_DIR is “{folder}”: there is no such folder.")
    return folder


def _corrections(given: Mapping[str, str], folder: Path) -> Path:
    return Path(given["CORRECTIONS_FILE"]).expanduser() if "CORRECTIONS_FILE" in given else default_store(folder)


def _names(given: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(given.get(name, "").replace(",", " ").split())


def _switch(given: Mapping[str, str], name: str) -> bool:
    return _choice(given, name, "no", ("yes", "no", "true", "false", "1", "0")) in {"yes", "true", "1"}


def _choice(given: Mapping[str, str], name: str, default: str, choices: tuple[str, ...]) -> str:
    value = given.get(name, default)
    found = next((choice for choice in choices if choice.casefold() == value.casefold()), None)
    if found is None:
        raise BadSetting(f"{name} is “{value}”: write one of {', '.join(choices)}.")
    return found
