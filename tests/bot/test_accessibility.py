"""axe-core finds nothing to say against the reader page and the playground, light and dark, narrow and wide."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.live import Live, live
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AXE = Path(__file__).parents[2] / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
RULES = """() => axe.run(document, { resultTypes: ["violations"] }).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 300)}`)))"""

pytestmark = pytest.mark.skipif(
    not (AXE.exists() and CHROMIUM.exists()) and not os.environ.get("CI"),
    reason="axe-core (make axe) or /usr/bin/chromium (apt-get install chromium) is not here",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(write_pages(tmp_path_factory.mktemp("pages")), tmp_path_factory.mktemp("live"), public=True) as one:
        yield one


def citation(page: Page, running: Live) -> None:
    """Open the reader page at a quotation."""
    answer = running.slack.command("/whosaid", QUOTATION).replies()[0]
    lines = [line for block in answer.blocks for line in block.get("elements", ())]
    links = [each["url"] for line in lines for each in line.get("elements", ()) if each.get("type") == "link"]
    page.goto(links[0])
    expect(page.locator("#passage")).to_be_visible()


def expired(page: Page, running: Live) -> None:
    """Open a link that opens no more."""
    page.goto(f"{running.url}/read/expired")


def conversation(page: Page, running: Live) -> None:
    """Look at answers with buttons, a menu and a picture."""
    running.slack.command("/whosaid", QUOTATION).replies()
    running.slack.command("/sources", "planks of the pier were found rotten").replies()
    page.goto(running.slack.url)
    expect(page.get_by_role("article").last).to_be_visible()


def home(page: Page, running: Live) -> None:
    """Look at the Home tab."""
    running.slack.open_home()
    running.slack.workspace.wait_until(lambda: running.slack.home() is not None, 5)
    page.goto(f"{running.slack.url}/?channel=D0ONRECORD&tab=home")
    expect(page.get_by_role("button", name="Try /whosaid")).to_be_visible()


def messages(page: Page, running: Live) -> None:
    """Look at the app's messages, with what it suggests."""
    running.slack.open_messages()
    running.slack.direct_message("when was the Saltmere pier closed?")
    page.goto(f"{running.slack.url}/?channel=D0ONRECORD")
    expect(page.get_by_role("heading", name="Try a question")).to_be_visible()


def inspected(page: Page, running: Live) -> None:
    """Look at the JSON of an answer."""
    answer = running.slack.command("/timeline", "the Saltmere pier was closed").replies()[0]
    page.goto(f"{running.slack.url}/?inspect={answer.ts}")
    expect(page.locator(".inspector")).to_be_visible()


def thread(page: Page, running: Live) -> None:
    """Look at a thread."""
    message = running.slack.say("“Not one pier,” he said.")
    page.goto(f"{running.slack.url}/?thread={message.ts}")
    expect(page.get_by_label("Reply", exact=True)).to_be_visible()


def window(page: Page, running: Live) -> None:
    """Look at a window with fields."""
    answer = running.slack.command("/whosaid", QUOTATION).replies()[0]
    running.slack.click(answer, "filter").view()
    page.goto(running.slack.url)
    expect(page.get_by_role("dialog")).to_be_visible()


def correction(page: Page, running: Live) -> None:
    """Look at a window with a choice of one."""
    answer = running.slack.command("/whosaid", QUOTATION).replies()[0]
    running.slack.click(answer, "more", "wrong").view()
    page.goto(running.slack.url)
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "there", [citation, expired, conversation, home, messages, inspected, thread, window, correction]
)
def test_axe_finds_nothing(
    browser: Browser, running: Live, there: Callable[[Page, Live], None], scheme: Literal["light", "dark"], width: int
) -> None:
    """No rule of axe-core is violated, best practices included."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    try:
        there(page, running)
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script of the page, whose policy allows none
        assert page.evaluate(RULES) == []
    finally:
        for view in running.slack.modals():
            running.slack.close(view)
        context.close()
