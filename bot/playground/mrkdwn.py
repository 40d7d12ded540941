"""Draw Slack's mrkdwn as HTML: a small language of its own, in which only & < and > can be escaped."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from markupsafe import Markup, escape

EMOJI: Mapping[str, str] = dict(
    line.split("\t") for line in (Path(__file__).with_name("emoji.tsv")).read_text(encoding="utf-8").splitlines()
)

Names = Callable[[str], str]  # from the id of a person or channel to the name

# Marks stand at the edge of a word and hug it: 5*3*2 is arithmetic. Each scan ends at the next mark or line end.
_MARKS = (
    ("strong", re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])")),
    ("em", re.compile(r"(?<!\w)_(?=\S)([^_\n]*[^_\s])_(?!\w)")),
    ("s", re.compile(r"(?<![\w~])~(?=\S)([^~\n]*[^~\s])~(?![\w~])")),
)
_LITERAL = re.compile(r"```\n?([^`]+)```|`([^`\n]+)`|<([^<>\n]+)>")
_SHORTCODE = re.compile(r":([a-z0-9_+-]{1,60}):")
_STASH = re.compile("\ue000(\\d+)\ue001")
_WEB = ("http://", "https://", "mailto:")


def mrkdwn(text: str, names: Names = str) -> Markup:
    """Draw text as Slack would.

    >>> mrkdwn("*Exact match* in 5*3*2 of &lt;b&gt;")
    Markup('<strong>Exact match</strong> in 5*3*2 of &lt;b&gt;')
    """
    stash: list[Markup] = []

    def put_by(match: re.Match[str]) -> str:
        stash.append(_literal(match, names))
        return f"\ue000{len(stash) - 1}\ue001"

    held = _LITERAL.sub(put_by, text.replace("\ue000", "").replace("\ue001", ""))
    marked = str(escape(unescape(held)))
    for tag, pattern in _MARKS:
        marked = pattern.sub(rf"<{tag}>\1</{tag}>", marked)
    marked = _quotes(_SHORTCODE.sub(lambda match: emoji(match[1]), marked))
    return Markup(_STASH.sub(lambda match: str(stash[int(match[1])]), marked))  # noqa: S704 # escaped above, piece by piece


def plain(text: str, *, emoji_too: bool = True) -> Markup:
    """Draw plain text: no markup but shortcodes of emoji."""
    escaped = str(escape(text)).replace("\n", "<br>")
    if emoji_too:
        escaped = _SHORTCODE.sub(lambda match: emoji(match[1]), escaped)
    return Markup(escaped)  # noqa: S704 # escaped above


def emoji(name: str) -> str:
    """Give the emoji of a shortcode, or the shortcode where it is not known here."""
    return EMOJI.get(name, f":{name}:")


def unescape(text: str) -> str:
    """Undo the three escapes that mrkdwn knows."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def link(url: str, label: str) -> Markup:
    """Draw a link, where it leads to the web."""
    if not url.lower().startswith(_WEB):
        return Markup("{}").format(label)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, label)


def mention(name: str) -> Markup:
    """Draw the name of somebody or of a channel."""
    return Markup('<span class="mention">{}</span>').format(name)


def date(seconds: int, pattern: str, fallback: str = "") -> Markup:
    """Draw a moment in the reader's own zone, by Slack's tokens ({date}, {date_short}, {time}, ...)."""
    try:
        moment = datetime.fromtimestamp(seconds, tz=UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return Markup("{}").format(fallback)
    words = pattern
    for token, form in _DATES.items():
        words = words.replace(token, moment.strftime(form))
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), words)


_DATES = {
    "{date_num}": "%Y-%m-%d",
    "{date_short_pretty}": "%b %-d, %Y",
    "{date_long_pretty}": "%A, %B %-d, %Y",
    "{date_pretty}": "%B %-d, %Y",
    "{date_short}": "%b %-d, %Y",
    "{date_long}": "%A, %B %-d, %Y",
    "{date}": "%B %-d, %Y",
    "{time_secs}": "%-I:%M:%S %p",
    "{time}": "%-I:%M %p",
    "{ago}": "%B %-d, %Y",
}


def _literal(match: re.Match[str], names: Names) -> Markup:
    block, code, angle = match.groups()
    if block is not None:
        return Markup("<pre>{}</pre>").format(unescape(block))
    if code is not None:
        return Markup("<code>{}</code>").format(unescape(code))
    return _angle(angle, names)


def _angle(inside: str, names: Names) -> Markup:
    head, _, label = inside.partition("|")
    if head[:1] in {"@", "#"}:
        return mention(head[0] + (label or names(head[1:])))
    if head.startswith("!date^"):
        _, seconds, pattern, *_ = [*head.split("^"), "", ""]
        return date(int(seconds), pattern, label) if seconds.isdigit() else Markup("{}").format(label)
    if head.startswith("!"):
        return mention("@" + (label.lstrip("@") or head[1:].split("^")[0]))
    return link(unescape(head), unescape(label or head))


def _quotes(text: str) -> str:
    """Gather lines that begin with > into quotes; end the others with a break."""
    out: list[str] = []
    quoted: list[str] = []
    for line in [*text.split("\n"), None]:
        if line is not None and line.startswith("&gt;"):
            quoted.append(line.removeprefix("&gt;").lstrip())
            continue
        if quoted:
            out.append(f"<blockquote>{'<br>'.join(quoted)}</blockquote>")
            quoted = []
        if line is not None:
            out.append(line)
    return "<br>".join(out).replace("</blockquote><br>", "</blockquote>").replace("<br><blockquote>", "<blockquote>")
