"""Take the pictures of these pages anew: python docs/take_pictures.py, with Chromium at /usr/bin/chromium."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
PORT = "3017"
URL = f"http://127.0.0.1:{PORT}/"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
ASKED = {
    "playground.png": '/whosaid "We asked for the bridge to be closed in January and were told to wait"',
    "playground-timeline.png": "/timeline Orrin Bridge reopens to cars",
}


def main() -> None:
    """Start the playground, ask, and save what the page shows."""
    command = [sys.executable, "-m", "bot", "playground"]
    with subprocess.Popen(command, cwd=HERE.parent, env=os.environ | {"PORT": PORT}) as bot:  # noqa: S603 - our own program
        try:
            _wait_for_it()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                for file, text in ASKED.items():
                    _ask(page, text, HERE / file)
                cited = page.locator('a[href*="/read/"]').first.get_attribute("href")
                page.set_viewport_size({"width": 390, "height": 844})
                page.screenshot(path=HERE / "playground-phone.png")
                page.goto(cited or URL)
                page.screenshot(path=HERE / "reader-phone.png")
                page.set_viewport_size({"width": 1280, "height": 900})
                page.screenshot(path=HERE / "reader.png")
                browser.close()
        finally:
            bot.terminate()


def _ask(page: Page, text: str, file: Path) -> None:
    page.goto(URL)
    page.get_by_role("textbox").first.fill(text)
    page.get_by_role("textbox").first.press("Enter")
    page.wait_for_timeout(4000)
    page.screenshot(path=file)


def _wait_for_it() -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(URL, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    sys.exit("the playground did not open")


if __name__ == "__main__":
    main()
