"""Buttons, menus and windows, pressed in a Slack of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.playground.faults import broken
from bot.playground.workspace import DIRECT, EDITOR, NEWSROOM
from handlers.paging import Ref, StaleButton, State
from tests.pages import QUOTATION

if TYPE_CHECKING:
    from bot.playground.workspace import Message, View
    from tests.live import Live


def asked(newsroom: Live, command: str, text: str) -> Message:
    """Type a command and wait for its answer."""
    return newsroom.slack.command(command, text).replies()[0]


def words_of(view: View) -> str:
    """Return the words of a view, as JSON."""
    return json.dumps(view.body["blocks"], ensure_ascii=False)


def test_next_and_previous_replace_the_page_in_place(newsroom: Live) -> None:
    """Next shows what follows, Previous leads back, each in the place of the page before."""
    first = asked(newsroom, "/sources", "planks found rotten at the Saltmere pier")
    assert "Showing 1 to 5 of" in first.text
    (second,) = newsroom.slack.click(first, "next").replies()
    assert second.ts == first.ts
    assert "Showing 6 to" in second.text
    (again,) = newsroom.slack.click(second, "previous").replies()
    assert again.ts == first.ts
    assert again.text == first.text


def test_sharing_posts_a_copy_once(newsroom: Live) -> None:
    """The copy says who asked and what, carries no buttons, and the asker's own loses the button; twice is once."""
    mine = asked(newsroom, "/whosaid", QUOTATION)
    shared, own = newsroom.slack.click(mine, "share").replies(2)
    if not shared.ephemeral:
        shared, own = own, shared
    assert own.text.startswith(f"{EDITOR.name} asked: /whosaid {QUOTATION[:20]}")
    assert not own.ephemeral
    assert '"actions"' not in json.dumps(own.blocks)
    assert shared.ts == mine.ts
    assert '"share"' not in json.dumps(shared.blocks)
    before = len(newsroom.slack.messages(NEWSROOM))
    newsroom.slack.click(mine, "share")
    asked(newsroom, "/onrecord", "status")
    assert len(newsroom.slack.messages(NEWSROOM)) == before + 1


def test_a_copy_that_slack_did_not_take_can_be_shared_again(newsroom: Live) -> None:
    """The asker is told, and the same button works at the next press."""
    mine = asked(newsroom, "/whosaid", QUOTATION)
    newsroom.slack.fail("response_url", broken(403))
    (told,) = newsroom.slack.click(mine, "share").replies()
    assert "Please share again" in told.text
    shared = newsroom.slack.click(mine, "share").replies(2)
    assert any(one.text.startswith(f"{EDITOR.name} asked: /whosaid") for one in shared)


def test_an_answer_is_dismissed(newsroom: Live) -> None:
    """The asker's own answer goes away; a copy that everybody sees has no such button."""
    mine = asked(newsroom, "/whosaid", QUOTATION)
    newsroom.slack.click(mine, "dismiss")
    workspace = newsroom.slack.workspace
    assert workspace.wait_until(lambda: workspace.message(mine.ts) is None, 5.0)
    shared = newsroom.slack.click(asked(newsroom, "/whosaid", QUOTATION), "share").replies(2)
    assert all('"dismiss"' not in json.dumps(one.blocks) for one in shared if not one.ephemeral)


def test_the_full_passage_opens_with_its_neighbours(newsroom: Live) -> None:
    """The window shows the whole paragraph, what stands before and after it, and who is quoted."""
    view = newsroom.slack.click(asked(newsroom, "/whosaid", QUOTATION), "passage").view()
    assert "Before it: The Saltmere pier was closed" in words_of(view)
    assert "After it: Fenwick added" in words_of(view)
    assert "Quoted here" in words_of(view)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("plain", "3 February 2026, paragraph 2, https://news.example/pier/0"),
        ("ap", "(Saltmere Herald, Feb. 3, 2026)"),
        ("markdown", "[Saltmere pier closed, Saltmere Herald reports](https://news.example/pier/0)"),
    ],
)
def test_a_citation_is_copied_in_three_styles(newsroom: Live, style: str, written: str) -> None:
    """The menu opens a window with the citation as it can be pasted."""
    view = newsroom.slack.click(asked(newsroom, "/whosaid", QUOTATION), "more", style).view()
    assert written in words_of(view)
    assert QUOTATION in words_of(view)


def test_the_passage_of_a_list_is_chosen_from_a_menu(newsroom: Live) -> None:
    """A page of sources offers each of its passages; the window on top copies its citation in all styles."""
    answer = asked(newsroom, "/sources", "40 planks found rotten at the Saltmere pier")
    (menu,) = [one for one in answer.blocks[-1]["elements"] if one["type"] == "static_select"]
    view = newsroom.slack.click(answer, "passage", menu["options"][0]["value"]).view()
    assert "40 planks" in words_of(view)
    on_top = newsroom.slack.click(view, "copy").view()
    assert "AP style" in words_of(on_top)


def test_a_filter_asks_again_in_place(newsroom: Live) -> None:
    """The window narrows by outlet; the answer is replaced, and its next window remembers."""
    answer = asked(newsroom, "/sources", "planks found rotten at the Saltmere pier")
    window = newsroom.slack.click(answer, "filter").view()
    newsroom.slack.submit(window, {"in": "The Tidepost"})
    newsroom.slack.workspace.wait_until(lambda: "Herald" not in newsroom.slack.messages(NEWSROOM)[-1].text, 5)
    narrowed = next(one for one in newsroom.slack.messages(NEWSROOM) if one.ts == answer.ts)
    assert "The Tidepost" in narrowed.text
    assert "Quay Chronicle" not in narrowed.text
    window = newsroom.slack.click(narrowed, "filter").view()
    assert '"initial_option"' in json.dumps(window.body)


def test_the_filter_window_keeps_what_was_typed(newsroom: Live) -> None:
    """An outlet named by a part, a month and a speaker stand in the window, so that asking again loses none of them."""
    typed = '/sources in:tidepost since:2026-02 from:"Oda Fenwick" planks found rotten at the Saltmere pier'
    answer = asked(newsroom, *typed.split(" ", 1))
    window = json.dumps(newsroom.slack.click(answer, "filter").view().body)
    assert '"initial_option": {"text": {"type": "plain_text", "text": "tidepost"' in window
    assert '"initial_date": "2026-02-01"' in window
    assert '"initial_value": "Oda Fenwick"' in window
    newsroom.slack.close(newsroom.slack.modals()[-1])


def test_a_filter_with_crossed_dates_is_told_so(newsroom: Live) -> None:
    """The window stays open with the error at its field."""
    window = newsroom.slack.click(asked(newsroom, "/timeline", "Saltmere pier closed"), "filter").view()
    newsroom.slack.submit(window, {"since": "2026-03-01", "until": "2026-02-01"})
    assert "until" in newsroom.slack.modals()[-1].errors
    newsroom.slack.close(newsroom.slack.modals()[-1])


def test_a_correction_is_kept_told_and_undone(newsroom: Live) -> None:
    """Wrong match keeps the desk's correction; later answers show it as the desk's own until it is undone."""
    window = newsroom.slack.click(asked(newsroom, "/whosaid", QUOTATION), "more", "wrong").view()
    newsroom.slack.submit(window, {"kind": "speaker", "speaker": "", "reason": "heard it"})
    assert "speaker" in newsroom.slack.modals()[-1].errors
    newsroom.slack.submit(newsroom.slack.modals()[-1], {"kind": "speaker", "speaker": "Per Lund", "reason": "heard it"})
    newsroom.slack.workspace.wait_until(lambda: "is kept" in newsroom.slack.messages(NEWSROOM)[-1].text, 5)
    kept = newsroom.slack.messages(NEWSROOM)[-1]
    later = asked(newsroom, "/whosaid", QUOTATION)
    assert "Corrected by the desk" in later.text
    assert "the speaker is Per Lund. Reason: heard it" in later.text
    assert "Oda Fenwick said it" in later.text
    (undone,) = newsroom.slack.click(kept, "undo").replies()
    assert undone.text.startswith("The correction is undone")
    assert "Corrected by the desk" not in asked(newsroom, "/whosaid", QUOTATION).text


NO_STATES = ["", "{", "[]", "null", '{"c":1}', '{"c":"whosaid","q":"x","f":-1,"v":""}', "[" * 2000]


@pytest.mark.parametrize("value", NO_STATES)
def test_what_is_no_state_is_refused(value: str) -> None:
    """Only a state of ours is read from a button."""
    with pytest.raises(StaleButton):
        State.read(value)


@pytest.mark.parametrize("value", ["", "a|b|c|d", "a|1|2", "a|١|2|f"])
def test_a_ref_of_another_version_is_refused(value: str) -> None:
    """What names no passage is refused."""
    with pytest.raises(StaleButton):
        Ref.read(value)


@pytest.mark.parametrize(
    "state",
    [
        State("whosaid", "“Zoë” <!here> | & \\ \n", 3, "0a1b2c3d", exact=True, shared=True),
        State("sources", 'in:"The Post" x' * 20, 0, ""),
    ],
)
def test_a_state_comes_back_as_it_was(state: State) -> None:
    """Whatever was asked, the button carries it unchanged."""
    assert State.read(state.value()) == state


def test_a_changed_archive_is_asked_again(newsroom: Live) -> None:
    """Where the archive changed after the answer, Next says so and starts anew."""
    answer = asked(newsroom, "/sources", "planks found rotten at the Saltmere pier")
    stale = json.loads(json.dumps(answer.blocks).replace('\\"v\\":\\"', '\\"v\\":\\"0'))
    message = newsroom.slack.workspace.post(replace(answer, blocks=tuple(stale)))
    (again,) = newsroom.slack.click(message, "next").replies()
    assert "The archive has changed since" in again.text
    assert "Showing 1 to 5" in again.text


def test_a_passage_that_does_not_bear_on_the_question_is_corrected(newsroom: Live) -> None:
    """From the window of a passage the desk says that it does not belong; a message confirms, App Home undoes."""
    question = "Saltmere pier repair cost in crowns"
    answer = asked(newsroom, "/sources", question)
    (menu,) = [one for one in answer.blocks[-1]["elements"] if one["type"] == "static_select"]
    passage = newsroom.slack.click(answer, "passage", menu["options"][0]["value"]).view()
    window = newsroom.slack.click(passage, "wrong").view()
    newsroom.slack.submit(window, {"kind": "unrelated", "reason": "another pier"})
    assert newsroom.slack.workspace.wait_until(lambda: "is kept" in str(newsroom.slack.messages(DIRECT)), 5)
    assert newsroom.slack.modals() == []
    assert "this does not bear on the question. Reason: another pier" in asked(newsroom, "/sources", question).text
    assert "Corrected by the desk" not in asked(newsroom, "/sources", "crowns for the pier").text
    newsroom.slack.open_home()
    assert newsroom.slack.workspace.wait_until(lambda: "another pier" in str(newsroom.slack.home()), 5)
    home = newsroom.slack.home()
    assert home is not None
    newsroom.slack.click(home, "undo_home")
    assert newsroom.slack.workspace.wait_until(lambda: "another pier" not in str(newsroom.slack.home()), 5)
    assert "Corrected by the desk" not in asked(newsroom, "/sources", question).text


@pytest.mark.parametrize("action", ["next", "share", "filter", "passage"])
def test_a_button_of_another_version_is_told_so(newsroom: Live, action: str) -> None:
    """A button that this version cannot read is answered with a sentence, never with silence."""
    answer = asked(newsroom, "/whosaid", QUOTATION)
    old = {"type": "button", "action_id": action, "value": "old", "text": {"type": "plain_text", "text": "Old"}}
    blocks = ({"type": "actions", "block_id": "old", "elements": [old]},)
    message = newsroom.slack.workspace.post(replace(answer, blocks=blocks))
    (reply,) = newsroom.slack.click(message, action).replies()
    assert "another version" in reply.text


def test_check_opens_a_window_for_the_draft(newsroom: Live) -> None:
    """Without a text, /check asks for the draft in a window and answers there."""
    window = newsroom.slack.command("/check", "").view()
    newsroom.slack.submit(window, {"draft": f"Fenwick said: “{QUOTATION}.”"})
    newsroom.slack.workspace.wait_until(lambda: "1 in the archive" in json.dumps(newsroom.slack.modals()[-1].body), 5)
    assert "1 in the archive, 0 not" in words_of(newsroom.slack.modals()[-1])
    newsroom.slack.close(newsroom.slack.modals()[-1])


def test_the_global_shortcut_opens_the_same_window(newsroom: Live) -> None:
    """The shortcut beside the composer asks for a draft too."""
    view = newsroom.slack.shortcut("check_draft").view()
    assert view.body["callback_id"] == "check_draft"
    newsroom.slack.close(view)


@pytest.mark.parametrize(
    ("shortcut", "written", "answer"),
    [
        ("whosaid_message", f"did you see this? “{QUOTATION}” wow", "Oda Fenwick said it"),
        ("sources_message", "40 planks were found rotten at the Saltmere pier", "Saltmere Herald"),
        ("check_message", f"Per said “{QUOTATION}” and left.", "1 in the archive"),
    ],
)
def test_shortcuts_answer_about_a_message(newsroom: Live, shortcut: str, written: str, answer: str) -> None:
    """The menu of a message asks about its quotation or its words, for the asker alone."""
    message = newsroom.slack.say(written)
    (reply,) = newsroom.slack.shortcut(shortcut, message).replies()
    assert answer in reply.text
    assert reply.ephemeral


def test_a_mention_is_answered_in_its_thread(newsroom: Live) -> None:
    """A question in plain English gets its answer in the thread, for everybody there."""
    newsroom.slack.mention(f"who said “{QUOTATION}”?")
    newsroom.slack.workspace.wait_until(lambda: newsroom.slack.messages(NEWSROOM)[-1].thread_ts is not None, 5)
    reply = newsroom.slack.messages(NEWSROOM)[-1]
    assert reply.text.startswith("Oda Fenwick said it")
    assert "share" not in json.dumps(reply.blocks)


def test_a_direct_message_is_answered_once(newsroom: Live) -> None:
    """An event that Slack brings twice is answered once."""
    slack = newsroom.slack
    before = len(slack.messages(DIRECT))
    slack.direct_message("when was the Saltmere pier closed?")
    event = dict(slack.deliveries[-1].payload)
    assert slack.workspace.wait_until(lambda: len(slack.messages(DIRECT)) >= before + 2, 5)
    slack.transport.send("events_api", event, {"X-Slack-Retry-Num": "1"})
    slack.direct_message("good morning")
    assert slack.workspace.wait_until(lambda: "Ask “who said" in slack.messages(DIRECT)[-1].text, 5)
    answers = [one.text for one in slack.messages(DIRECT)[before:] if one.user != EDITOR.id]
    assert len([one for one in answers if "2 February 2026" in one]) == 1
    assert len(answers) == 2


def test_home_shows_the_archive_and_questions_to_try(newsroom: Live) -> None:
    """App Home says what is held, what is kept, and has buttons whose answers open."""
    newsroom.slack.open_home()
    newsroom.slack.workspace.wait_until(lambda: newsroom.slack.home() is not None, 5)
    home = newsroom.slack.home()
    assert home is not None
    assert "9 articles of 8 outlets" in words_of(home)
    assert "Nothing you ask is logged or kept" in words_of(home)
    for action in ("try_0", "try_1", "try_2"):
        view = newsroom.slack.click(home, action).view()
        assert "Beacon Gazette" in words_of(view) or "Saltmere" in words_of(view)
        newsroom.slack.close(view)


def test_a_question_of_no_words_can_be_narrowed(newsroom: Live) -> None:
    """A button that carries an empty question opens its window all the same."""
    answer = asked(newsroom, "/whosaid", QUOTATION)
    old = {"type": "button", "action_id": "filter", "value": State("whosaid", "").value()}
    blocks = ({"type": "actions", "block_id": "e", "elements": [old | {"text": {"type": "plain_text", "text": "F"}}]},)
    view = newsroom.slack.click(newsroom.slack.workspace.post(replace(answer, blocks=blocks)), "filter").view()
    newsroom.slack.close(view)
