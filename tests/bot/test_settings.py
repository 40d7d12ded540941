"""Settings are read once, and a bad one stops the start with a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import LEVELS, BadSetting, Mode, read_settings

GOOD = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef",
    "SLACK_APP_TOKEN": "xapp-1",
}
ROOT = Path(__file__).parent.parent.parent


def test_what_is_not_set_has_a_default() -> None:
    """Two secrets are enough for the web, none for the playground."""
    settings = read_settings("web", GOOD)
    assert (settings.port, settings.slack_api, settings.public_url) == (3000, "https://slack.com/api/", None)
    assert settings.corpus_dir.is_dir()
    assert read_settings("playground", {}).signing_secret == ""


@pytest.mark.parametrize(
    ("mode", "change", "sentence"),
    [
        ("web", {"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET is not set: copy .env.example"),
        ("web", {"SLACK_BOT_TOKEN": "  "}, "SLACK_BOT_TOKEN is not set"),
        ("socket", {"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN is not set"),
        # the two tokens stand on neighbouring pages of Slack's
        ("web", {"SLACK_BOT_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN does not start with xoxb-"),
        ("web", {"SLACK_SIGNING_SECRET": "abc def"}, "has a space or a line break"),
        ("web", {"PORT": "http"}, "PORT is “http”: write a whole number"),
        ("web", {"PORT": "70000"}, "from 1 to 65,535"),
        ("web", {"PORT": "٣"}, "PORT is"),
        ("web", {"CORPUS_DIR": "/no/such/folder"}, "there is no such folder"),
        ("web", {"PUBLIC_URL": "onrecord.example"}, "beginning with https://"),
        ("web", {"LOG_LEVEL": "loud"}, "write one of DEBUG"),
        ("web", {"ALLOW_OUTSIDERS": "perhaps"}, "write one of yes"),
    ],
)
def test_a_bad_setting_is_a_sentence(mode: Mode, change: dict[str, str], sentence: str) -> None:
    """The sentence names the setting and what to do."""
    with pytest.raises(BadSetting, match=sentence.replace(".", r"\.")):
        read_settings(mode, GOOD | change)


def test_secrets_are_not_printed() -> None:
    """A settings value that ends up in a log shows no secret."""
    assert "xoxb" not in repr(read_settings("web", GOOD))


def test_lists_take_commas_and_spaces() -> None:
    """ALLOWED_* are written as people write lists."""
    settings = read_settings("web", GOOD | {"ALLOWED_CHANNELS": "C1, C2 C3,"})
    assert settings.allowed_channels == {"C1", "C2", "C3"}


def test_a_disk_that_is_emptied_is_known() -> None:
    """On a dyno corrections are lost at each restart, unless they are kept elsewhere."""
    assert read_settings("web", GOOD | {"DYNO": "web.1"}).disk_is_emptied
    assert not read_settings("web", GOOD | {"DYNO": "web.1", "CORRECTIONS_FILE": "/data/c.sqlite"}).disk_is_emptied


def test_every_setting_stands_in_the_example() -> None:
    """.env.example names every setting that is read, and no other."""
    source = (ROOT / "bot" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"([A-Z]+(?:_[A-Z]+)*)"', source)) - {*LEVELS, "DYNO"}
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE)) == read


def test_the_shell_tells_a_bad_setting_and_a_wrong_mode(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A start that cannot be ends with one sentence and no trace."""
    monkeypatch.chdir(tmp_path)
    for name in GOOD:
        monkeypatch.delenv(name, raising=False)
    assert main(["web"]) == 1
    assert capsys.readouterr().err.startswith("SLACK_BOT_TOKEN is not set")
    assert main(["dance"]) == 2
    assert capsys.readouterr().err.startswith("Usage:")


def test_dotenv_is_read_after_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """.env fills in what the environment leaves out."""
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_SIGNING_SECRET=file\nPORT=3100\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORT", "3200")
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    settings = read_settings("web")
    assert (settings.bot_token, settings.port) == ("xoxb-file", 3200)
