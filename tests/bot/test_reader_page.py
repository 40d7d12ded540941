"""The reader page in Chromium: nothing overflows, nothing is loaded from elsewhere, notes open by keyboard."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.live import live
from tests.pages import QUOTATION, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = Path("/usr/bin/chromium")
PUBLIC = "https://desk.example"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip("no chromium at /usr/bin/chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield one
        one.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Ask for a quotation and give the address of its reader page on this machine."""
    pages = write_pages(tmp_path_factory.mktemp("pages"))
    with live(pages, tmp_path_factory.mktemp("live"), PUBLIC_URL=PUBLIC) as one:
        answer = one.slack.command("/whosaid", QUOTATION).replies()[0]
        found = re.search(rf"{PUBLIC}(/read/[^'\"]+)", str(answer.blocks))
        assert found is not None
        yield one.url + found[1]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_and_explains(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """At every width and in both schemes the passage is in view, a note shows at its link, nothing foreign loads."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on(
        "request", lambda request: complaints.extend([] if request.url.startswith("http://127.") else [request.url])
    )
    page.goto(address)
    expect(page.locator("#passage")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#passage .ref a").first.focus()
    expect(page.locator("#passage .tip").first).to_be_visible()
    expect(page.locator("#passage .tip").first).to_contain_text("Quoted: Oda Fenwick")
    context.close()
    assert [one for one in complaints if "favicon" not in one] == []


def test_the_page_prints_without_its_tips(browser: Browser, address: str) -> None:
    """On paper the article and its notes stand, the tips do not."""
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".tip").first).to_be_hidden()
    expect(page.locator(".notes")).to_be_visible()
    page.close()
