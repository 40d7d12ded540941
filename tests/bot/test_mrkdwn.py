"""Slack's mrkdwn is drawn as Slack draws it, and what is not markup stays as it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.mrkdwn import mrkdwn, plain

NAMES = {"U0EDITOR01": "Mara Voss", "C0NEWSROOM": "newsroom"}

DRAWN = [
    # marks hug their words
    ("*bold* _italic_ ~gone~", "<strong>bold</strong> <em>italic</em> <s>gone</s>"),
    ("5*3*2 is snake_case_name", "5*3*2 is snake_case_name"),
    ("* not bold* and *_both_*", "* not bold* and <strong><em>both</em></strong>"),
    # code is literal
    ("`*x* &lt;b&gt;`", "<code>*x* &lt;b&gt;</code>"),
    ("```one\n*two*```", "<pre>one\n*two*</pre>"),
    # three escapes, and no HTML
    ("&lt;@U0EDITOR01&gt; &amp; <b>", "&lt;@U0EDITOR01&gt; &amp; b"),
    ('"quoted"', "&#34;quoted&#34;"),
    # links, people, channels, everybody, dates
    (
        "<https://a.example/?a=1&amp;b=2|*there*>",
        '<a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">*there*</a>',
    ),
    ("<javascript:alert(1)|there>", "there"),
    (
        "<@U0EDITOR01> in <#C0NEWSROOM>",
        '<span class="mention">@Mara Voss</span> in <span class="mention">#newsroom</span>',
    ),
    ("<!here>", '<span class="mention">@here</span>'),
    ("<!date^nine^{date}|some day>", "some day"),
    # quotes and lines
    ("one\ntwo", "one<br>two"),
    (
        "before\n&gt; “We will not.”\n&gt; she said\nafter",
        "before<blockquote>“We will not.”<br>she said</blockquote>after",
    ),
    # shortcodes that are known
    (":mag: at 10:30:45 :unheard_of:", "🔍 at 10:30:45 :unheard_of:"),
]


@pytest.mark.parametrize(("text", "html"), DRAWN)
def test_mrkdwn_is_drawn(text: str, html: str) -> None:
    """Each case is one habit of Slack's."""
    assert mrkdwn(text, lambda name: NAMES.get(name, name)) == html


def test_plain_text_has_no_markup() -> None:
    """Marks and brackets in plain text are letters."""
    assert plain("*x* <b>\n:mag:") == "*x* &lt;b&gt;<br>🔍"
    assert plain(":mag:", emoji_too=False) == ":mag:"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(st.text(alphabet="*_~`<>|&;!@#^:ab \n\ue000\ue0010", max_size=40))
def test_no_text_becomes_an_element_of_its_own(text: str) -> None:
    """Whatever is typed, only the elements of mrkdwn come out."""
    names = {"strong", "em", "s", "code", "pre", "br", "blockquote", "a", "span", "time"}
    opened = [piece.split(">")[0].split(" ")[0].strip("/") for piece in str(mrkdwn(text)).split("<")[1:]]
    assert set(opened) <= names
