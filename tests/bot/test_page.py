"""The playground's page: in Chromium, people type, press, fill in and look, and the console stays clean."""

import http.client
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.playground import LocalSlack
from bot.playground.workspace import NEWSROOM, REPORTER
from tests.bot.small_bot import running, small_app

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip("no chromium at /usr/bin/chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(retry_after=(), examples=("/whosaid public",)) as slack, running(small_app(slack)) as url:
        slack.bot_url = url
        yield slack


@pytest.fixture
def page(browser: Browser, slack: LocalSlack) -> Iterator[Page]:
    """Open the page; whatever the console says, and any request that leaves the machine, fails the test."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.extend([] if request.url.startswith(slack.url) else [request.url]))
    page.goto(slack.url)
    yield page
    context.close()
    assert complaints == []


def follow(page: Page, link: str) -> None:
    """Follow a link and wait until the page behind it listens to keys: typed any sooner, Enter only breaks the line."""
    with page.expect_navigation():
        page.get_by_role("link", name=link).click()


def ask(page: Page, text: str) -> None:
    """Type into the composer, as with a keyboard alone."""
    page.locator("#text").focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_command_is_completed_and_answered(page: Page) -> None:
    """A slash offers the commands, Tab completes, the hint stays in sight, the answer is for one reader."""
    page.locator("#text").focus()
    page.keyboard.type("/")
    expect(page.get_by_role("option")).to_have_count(5)
    page.keyboard.type("who")
    expect(page.get_by_role("option", name="/whosaid")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    expect(page.locator("#hint")).to_contain_text("a quotation, as you remember it")
    page.keyboard.type("ephemeral")
    page.keyboard.press("Enter")
    answer = page.get_by_role("article").last
    expect(answer).to_contain_text("for your eyes")
    expect(answer).to_contain_text("Only visible to you")
    expect(page.locator("#text")).to_have_value("")


def test_buttons_and_menus_act(page: Page) -> None:
    """A press shares, turns the page in place, or takes the message away; the menu opens by keyboard."""
    ask(page, "/whosaid buttons")
    page.get_by_role("button", name="Share in channel").click()
    expect(page.get_by_role("article").last).to_contain_text("shared page-1")
    page.get_by_label("More actions").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Dismiss").press("Enter")
    expect(page.get_by_role("article")).to_have_count(1)
    ask(page, "/whosaid buttons")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("article").last).to_contain_text("the next page")


def test_a_modal_is_filled_in(page: Page, slack: LocalSlack) -> None:
    """A modal keeps what was typed when the bot finds fault with it; Escape closes it."""
    ask(page, "/whosaid modal")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Draft").fill("none")
    dialog.get_by_role("button", name="Check").click()
    expect(dialog.get_by_role("alert")).to_have_text("There is no quotation in it.")
    expect(dialog.get_by_label("Draft")).to_have_value("none")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    ask(page, "/whosaid modal")
    dialog.get_by_label("Draft").fill("“We will not,”\nshe said.")
    dialog.get_by_role("button", name="Check").click()
    expect(dialog).to_have_count(0)
    submitted = [each.payload for each in slack.deliveries if each.payload.get("type") == "view_submission"][-1]
    assert submitted["view"]["state"]["values"]["draft"]["text"]["value"] == "“We will not,”\nshe said."


def test_the_home_tab_and_direct_messages(page: Page) -> None:
    """The app's name leads to its Home tab, and from there to its messages."""
    page.get_by_role("link", name="On Record", exact=True).click()
    expect(page.get_by_role("heading", name="Archive")).to_be_visible()
    follow(page, "Messages")
    ask(page, "who said it?")
    expect(page.get_by_role("article").last).to_contain_text("read")


def test_a_mention_is_answered_in_its_thread(page: Page) -> None:
    """The thread opens beside the conversation and takes replies."""
    ask(page, "@On Record who said it?")
    follow(page, "1 reply")
    thread = page.get_by_label("Thread", exact=True).first
    expect(thread.get_by_role("article").last).to_contain_text("heard")
    thread.get_by_label("Reply").fill("@On Record and when?")
    thread.get_by_label("Reply").press("Enter")
    expect(thread.get_by_role("article")).to_have_count(4)


def test_a_shortcut_of_a_message(page: Page, slack: LocalSlack) -> None:
    """The menu of a message offers the app's shortcuts."""
    slack.say("“Not one pier,” he said.", person=REPORTER)
    message = page.get_by_role("article").last
    message.hover()
    message.get_by_label("Shortcuts").click()
    message.get_by_role("button", name="Who said this?").click()
    expect(page.get_by_role("article").last).to_contain_text("about: “Not one pier,” he said.")


def test_the_json_and_the_verdict(page: Page) -> None:
    """The pane shows what the bot sent, what is read aloud, and what Slack thinks of it."""
    ask(page, "/whosaid buttons")
    message = page.get_by_role("article").last
    message.hover()
    message.get_by_label("Show the JSON").click()
    expect(page.get_by_text("Slack would take this.")).to_be_visible()
    expect(page.locator(".inspector pre")).to_contain_text('"action_id": "share"')
    expect(page.locator(".inspector dl")).to_contain_text("2 of 50")


def test_what_slack_refuses_is_said(page: Page) -> None:
    """A message that Slack would not take is told of, with the place of the fault."""
    ask(page, "/whosaid bad")
    expect(page.get_by_role("status")).to_contain_text("invalid_blocks; must be less than 3001 characters")


def test_a_bot_that_is_not_there(page: Page, slack: LocalSlack) -> None:
    """Slackbot says that the command failed, as in Slack."""
    slack.bot_url = "http://127.0.0.1:9/slack/events"
    ask(page, "/whosaid anything")
    expect(page.get_by_role("article").last).to_contain_text("/whosaid failed with the error “dispatch_failed”")
    ask(page, "/nonsense")
    expect(page.get_by_role("article").last).to_contain_text("is not a valid command")


def test_the_width_of_a_phone(page: Page) -> None:
    """The conversation narrows to a phone's width, and nothing in it overflows."""
    ask(page, "/whosaid buttons")
    page.get_by_role("switch", name="Phone width").click()
    expect(page.locator("body.phone")).to_be_visible()
    box = page.locator("main").bounding_box()
    assert box is not None
    assert box["width"] == 375
    page.get_by_label("More actions").click()
    menu = page.get_by_role("button", name="Dismiss").bounding_box()
    assert menu is not None
    assert box["x"] <= menu["x"] < menu["x"] + menu["width"] <= box["x"] + box["width"]
    overflow = page.locator("#conversation").evaluate("element => element.scrollWidth - element.clientWidth")
    assert overflow <= 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows(browser: Browser, slack: LocalSlack, width: int, scheme: str) -> None:
    """At the width of a small phone and of a desk, light and dark, nobody scrolls sideways."""
    slack.command("/whosaid", "buttons").replies()
    slack.say("a" * 400, person=REPORTER)
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal of two
    page = context.new_page()
    page.goto(slack.url)
    expect(page.get_by_role("article")).to_have_count(2)
    assert page.locator("body").evaluate("body => document.documentElement.scrollWidth") <= width
    context.close()


def test_the_page_works_without_a_script(browser: Browser, slack: LocalSlack) -> None:
    """With scripts off, the form posts and the page comes back with the answer."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(slack.url)
    page.get_by_label("Message # newsroom").fill("/whosaid inline")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("article").last).to_contain_text("at once")
    context.close()


def sent(
    slack: LocalSlack, path: str, headers: dict[str, str], form: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Send a request past the browser: status, policy, body."""
    connection = http.client.HTTPConnection(slack.url.removeprefix("http://"))
    if form is None:
        connection.request("GET", path, headers=headers)
    else:
        posted = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        connection.request("POST", path, urlencode(form), posted)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, response.headers.get("Content-Security-Policy", ""), body


def test_the_page_loads_nothing_from_elsewhere(slack: LocalSlack) -> None:
    """The policy names this server, and the bot's pictures, alone."""
    status, policy, body = sent(slack, "/", {})
    assert status == 200
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert re.findall(r'(?:src|href)="https?:', body) == []
    assert " style=" not in body
    assert "<script>" not in body


FOREIGN = [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example"}]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_cannot_speak_for_the_reader(slack: LocalSlack, headers: dict[str, str]) -> None:
    """A form of another page is refused, and the bot hears nothing."""
    status, _, _ = sent(slack, "/say", headers, {"state": f"channel={NEWSROOM.id}", "text": "/whosaid public"})
    assert status == 403
    assert slack.deliveries == []


BROKEN = [
    ("/press", {"on": "1.000001", "press": '["a","b",null]'}, 404),
    ("/submit", {"on": "V0"}, 404),
    ("/shortcut", {"shortcut": "none"}, 404),
    ("/close", {"on": "V0"}, 303),
    ("/say", {"text": "", "state": "channel=nowhere&tab=<b>"}, 303),
]


@pytest.mark.parametrize(("path", "form", "status"), BROKEN)
def test_broken_forms_break_nothing(slack: LocalSlack, path: str, form: dict[str, str], status: int) -> None:
    """What no page of ours would send is answered without an error of the server."""
    assert sent(slack, path, {}, form)[0] == status


def test_a_broken_press_is_refused(slack: LocalSlack) -> None:
    """A press that names nothing on the message is a bad request."""
    message = slack.command("/whosaid", "buttons").replies()[0]
    for press in ("", "{", "[1]", '["a","b","c"]', '["actions","more","nothing"]'):
        assert sent(slack, "/press", {}, {"on": message.ts, "press": press})[0] == 400
