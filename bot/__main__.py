"""Run the bot: python -m bot [web|socket|playground]."""

from __future__ import annotations

import os
import sys

from bot.settings import MODES, BadSetting, Mode, read_settings
from corpus import CorpusError

USAGE = "Usage: python -m bot [web|socket|playground]"


def main(arguments: list[str]) -> int:
    """Run the mode that is asked for, web where none is; return the exit code."""
    mode: Mode | None = next((one for one in MODES if [one] == (arguments or ["web"])), None)
    if mode is None:
        print(USAGE, file=sys.stderr)  # noqa: T201 - a shell command answers its user
        return 2
    try:
        settings = read_settings(mode)
    except BadSetting as bad:
        print(bad, file=sys.stderr)  # noqa: T201 - a shell command answers its user
        return 1
    if mode == "web":
        _serve_web()
    from bot.app import build, prepare_process

    prepare_process(settings.log_level)
    try:
        if mode == "socket":
            from bot.socket_mode import serve

            serve(build(settings))
        else:
            from bot.demo import serve as serve_playground

            serve_playground(settings)
    except (CorpusError, OSError) as error:
        print(f"The bot could not start: {error}", file=sys.stderr)  # noqa: T201 - a shell command answers its user
        return 1
    return 0


def _serve_web() -> None:
    """Become gunicorn, with the settings of bot/gunicorn.py."""
    command = [sys.executable, "-m", "gunicorn", "--config", "python:bot.gunicorn", "bot.app:create()"]
    os.execv(sys.executable, command)  # noqa: S606 - no shell: our own interpreter and fixed arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
