"""Walk through a scenario on a Slack, and say at each step what is not as it should be."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCENARIO = Path(__file__).with_name("desk.toml")


@dataclass(frozen=True)
class Step:
    """One thing that somebody does, and what must be seen then."""

    name: str
    does: str
    text: str = ""
    on: str = "message"
    action: str = ""
    choice: str | None = None
    channel: str = "newsroom"
    values: Mapping[str, Any] = field(default_factory=dict)
    new: int = 1
    sees: Sequence[str] = ()
    only_me: bool | None = None
    thread: bool | None = None
    modal: str | None = None
    modal_open: bool = False
    shows: Sequence[str] = ()
    errors: Sequence[str] | None = None
    gone: bool = False
    not_on: Sequence[str] = ()


@dataclass(frozen=True)
class Said:
    """A message of the bot as it stands."""

    id: str
    text: str
    only_me: bool
    thread: bool
    blocks: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Window:
    """A modal or the Home tab."""

    title: str
    words: str
    errors: Sequence[str] = ()


class Stage(Protocol):
    """A Slack with the bot in it."""

    name: str

    def act(self, step: Step) -> str | None:
        """Do what the step says; give the id of the message that was pressed on, if one was."""
        ...

    def said(self) -> list[Said]:
        """List the messages of the bot."""
        ...

    def modal(self) -> Window | None:
        """Give the window on top."""
        ...

    def home(self) -> Window | None:
        """Give the Home tab."""
        ...

    def settle(self, seconds: float) -> None:
        """Wait until something may have changed."""
        ...


def scenario(path: Path = SCENARIO) -> list[Step]:
    """Read the steps."""
    with path.open("rb") as file:
        return [Step(**each) for each in tomllib.load(file)["step"]]


def walk(stage: Stage, steps: Sequence[Step], *, tries: int = 100) -> Iterator[tuple[Step, list[str]]]:
    """Do each step that the Slack knows; yield it with what was not as it should be."""
    for step in steps:
        if stage.name in step.not_on:
            continue
        before = {each.id for each in stage.said()}
        try:
            pressed = stage.act(step)
        except LookupError as error:
            yield step, [f"there is nothing to {step.does}: {error}"]
            continue
        for _ in range(tries):
            wrong = list(amiss(stage, step, before, pressed))
            if not wrong:
                break
            stage.settle(0.1)
        yield step, wrong


def amiss(stage: Stage, step: Step, before: set[str], pressed: str | None) -> Iterator[str]:
    """Say what is not yet, or not at all, as the step wants it."""
    said = stage.said()
    fresh = [each for each in said if each.id not in before]
    if len(fresh) != step.new:
        yield f"{len(fresh)} new messages, not {step.new}"
    candidates = fresh if step.new else [each for each in said if pressed in (None, each.id)]
    if step.sees and not any(_fits(each, step) for each in candidates):
        yield f"no message says {list(step.sees)}: {[each.text[:300] for each in candidates[-2:]]}"
    if step.gone and any(each.id == pressed for each in said):
        yield "the message is still there"
    window = stage.modal()
    if step.modal is not None and (window.title if window else "") != step.modal:
        yield f"the window is {window.title if window else None}, not {step.modal or None}"
    if step.modal_open and window is None:
        yield "no window opened"
    if step.errors is not None and (window is None or list(window.errors) != list(step.errors)):
        yield f"the fields at fault are {window and window.errors}, not {step.errors}"
    shown = stage.home() if step.does == "home" else window
    if any(words not in (shown.words if shown else "") for words in step.shows):
        yield f"the window does not show {list(step.shows)}"


def _fits(message: Said, step: Step) -> bool:
    return (
        all(words in message.text for words in step.sees)
        and step.only_me in (None, message.only_me)
        and step.thread in (None, message.thread)
    )


def words_of(view: Mapping[str, Any]) -> str:
    """Give all words of a view, as JSON."""
    return json.dumps(view.get("blocks", ()), ensure_ascii=False)
