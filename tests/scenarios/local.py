"""The scenario's stage on the local Slack, over HTTP or Socket Mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground.forms import elements
from bot.playground.workspace import BOT, CITY_DESK, EDITOR, NEWSROOM, REPORTER, Message, View
from tests.scenarios.stage import Said, Step, Window, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground import LocalSlack

CHANNELS = {channel.name: channel for channel in (NEWSROOM, CITY_DESK)}


class LocalStage:
    """Our own Slack."""

    name = "local"

    def __init__(self, slack: LocalSlack) -> None:
        self.slack = slack

    def act(self, step: Step) -> str | None:
        """Do what the step says; give the id of the message that was pressed on, if one was."""
        if step.does == "press":
            on = self._with(step)
            self.slack.click(on, step.action, step.choice)
            return on.ts if isinstance(on, Message) else None
        deeds: dict[str, Callable[[Step], object]] = {
            "command": self._command,
            "submit": lambda step: self.slack.submit(self.slack.modals()[-1], step.values),
            "close": lambda _: self.slack.close(self.slack.modals()[-1]),
            "home": lambda _: self.slack.open_home(),
            "mention": lambda step: self.slack.mention(step.text, channel=CHANNELS[step.channel]),
            "direct": lambda step: self.slack.direct_message(step.text),
            "shortcut": self._shortcut,
        }
        deeds[step.does](step)
        return None

    def said(self) -> list[Said]:
        """List the messages of the bot."""
        return [
            Said(each.ts, each.text, each.only_for == EDITOR.id, each.thread_ts is not None, each.blocks)
            for each in self.slack.messages()
            if each.user == BOT.id
        ]

    def modal(self) -> Window | None:
        """Give the window on top."""
        modals = self.slack.modals()
        return self._window(modals[-1]) if modals else None

    def home(self) -> Window | None:
        """Give the Home tab."""
        home = self.slack.home()
        return self._window(home) if home else None

    def settle(self, seconds: float) -> None:
        """Wait until something may have changed."""
        version = self.slack.workspace.version
        self.slack.workspace.wait_until(lambda: self.slack.workspace.version != version, seconds)

    def _command(self, step: Step) -> None:
        command, _, rest = step.text.partition(" ")
        self.slack.command(command, rest, channel=CHANNELS[step.channel])

    def _shortcut(self, step: Step) -> None:
        channel = CHANNELS[step.channel]
        message = self.slack.say(step.text, channel=channel, person=REPORTER) if step.text else None
        self.slack.shortcut(step.action, message)

    def _with(self, step: Step) -> Message | View:
        """Find where the button is: the newest message of the channel that has it, the window, or the Home tab."""
        if step.on == "modal":
            return self.slack.modals()[-1]
        if step.on == "home":
            home = self.slack.home()
            assert home is not None
            return home
        having: list[Message] = [
            each
            for each in self.slack.messages(CHANNELS[step.channel])
            if step.action in {element["action_id"] for _, element in elements(each.blocks)}
        ]
        return having[-1]

    def _window(self, view: View) -> Window:
        title: Any = view.body.get("title") or {}
        return Window(title.get("text", ""), words_of(view.body), sorted(view.errors))
