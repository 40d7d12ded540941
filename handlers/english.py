"""Read a question put in plain English, in a direct message or a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.command import question

_MENTIONS = re.compile(r"<@[A-Z0-9]{1,20}(?:\|[^>]{0,100})?>")
_COMMAND = re.compile(r"/(whosaid|timeline|sources|check|onrecord)\b[:,]?\s*", re.IGNORECASE)
_NAMED = re.compile(r"(whosaid|timeline|sources|check|onrecord)\b[:,]?\s*", re.IGNORECASE)
_POLITE = re.compile(
    r"(?:(?:please|hello|hi|hey|can you tell me|could you tell me|do you know|tell me)[,:]?\s+)+", re.IGNORECASE
)
_HELPING = r"(?:did|does|do|was|were|is|are|will|has|have|had)\b"
_REPORT = r"(?:reports?|reported|reporting|confirms?|confirmed)"
_QUESTIONS = (
    # who is quoted
    ("/whosaid", r"who (?:has |had )?(?:said|says|told \w+|claimed|claims|wrote|stated)(?: that)?\b"),
    ("/whosaid", r"(?:who is|who was|who's|who’s|who are) (?:it that said|quoted (?:as saying|with|saying))\b"),
    ("/whosaid", r"whose (?:words|quote|quotation) (?:is|are|was|were)(?: (?:it|this|these))?\b"),
    (
        "/whosaid",
        r"(?:did|has|have) (?:any(?:one|body)|some(?:one|body)) (?:ever )?(?:said|say|claimed|claim)(?: that)?\b",
    ),
    # which outlets report it
    ("/sources", rf"(?:who|which \w+|what \w+) (?:all )?(?:has |have |had )?{_REPORT}(?: that)?\b"),
    ("/sources", r"(?:what are |which are |show me )?(?:the )?sources (?:for|on|of|that say|saying)(?: that)?\b"),
    ("/sources", r"(?:is|was) it (?:reported|confirmed|true|right|so) that\b"),
    ("/sources", rf"how many \w+ (?:have |had )?(?:{_REPORT}|say|said)(?: that)?\b"),
    (
        "/sources",
        rf"(?:who else|does anyone|do any \w+|did anyone|has anyone|have any \w+) (?:else )?{_REPORT}(?: that)?\b",
    ),
    # when it happened
    ("/timeline", rf"when {_HELPING}"),
    ("/timeline", rf"(?:on )?(?:what|which) (?:day|date|month|year) {_HELPING}"),
    ("/timeline", r"(?:show me )?(?:a |the )?timeline (?:of|for|on)\b"),
)
_PATTERNS = [(command, re.compile(pattern, re.IGNORECASE)) for command, pattern in _QUESTIONS]
# what somebody said, of one thing or of all: the speaker is a filter, and the rest are words of it
_SPEAKER = re.compile(
    r"(?:what|when|where) (?:did|does|has|have) (?P<who>[^?]{2,80}?) (?:say|said|tell \w+|told \w+|claim|claimed)"
    r"(?: (?:about|on|of|to|that) (?P<about>[^?]{1,300}))?\??",
    re.IGNORECASE,
)
_EVER = re.compile(
    r"(?:did|has|have) (?P<who>[^?\"“„«]{2,80}?) (?:ever |really |actually ){0,3}(?:say|said|claim|claimed)(?: that)? "
    r"(?P<about>.{2,1500})",
    re.IGNORECASE,
)
_NOBODY = frozenset("it this that so them these those he she they you we i".split())
_MARKED = re.compile(r"[\"“„«]([^\"“”„«»]{8,1500})[\"”»]")


@dataclass(frozen=True, slots=True)
class Understood:
    """Which command a sentence stands for, and with which words."""

    command: str
    text: str


def understand(text: str) -> Understood | None:
    """Read a sentence; None where it is no question that the archive can answer.

    >>> understand("<@U01> who said “we will not wait”?")
    Understood(command='/whosaid', text='we will not wait')
    >>> understand("When did the pier reopen?")
    Understood(command='/timeline', text='the pier reopen')
    >>> understand("who reports that the pier is closed?")
    Understood(command='/sources', text='the pier is closed')
    >>> understand("good morning") is None
    True
    """
    plain = _MENTIONS.sub(" ", text).strip()
    if named := _COMMAND.match(plain):
        return Understood(f"/{named[1].lower()}", question(plain[named.end() :]))
    asked = question(plain)
    if polite := _POLITE.match(asked):
        asked = asked[polite.end() :]
    for command, pattern in _PATTERNS:
        if found := pattern.match(asked):
            words = question(asked[found.end() :].strip(" :,?"))
            return Understood(command, "" if words.casefold() in _NOBODY else words)
    if spoken := _SPEAKER.fullmatch(asked) or _EVER.fullmatch(asked):
        return _of_speaker(spoken["who"].strip(), question((spoken["about"] or "").strip(" :,?")))
    if named := _NAMED.match(plain):
        return Understood(f"/{named[1].lower()}", question(plain[named.end() :]))
    if marked := quoted(asked):
        return Understood("/whosaid", marked)
    if asked.casefold() in {"help", "?", "status", ""}:
        return Understood("/onrecord", asked)
    return None


def _of_speaker(who: str, about: str) -> Understood | None:
    """Ask what one speaker said; a pronoun names nobody, since what was said before is not known here."""
    if who.casefold() in _NOBODY:
        return None
    return Understood("/whosaid", f'from:"{who}" {about}'.strip())


def quoted(text: str) -> str:
    """Return the longest words between quotation marks, or nothing.

    >>> quoted('she wrote "not now" and then “we will certainly not wait”')
    'we will certainly not wait'
    """
    return max(_MARKED.findall(text), key=len, default="")
