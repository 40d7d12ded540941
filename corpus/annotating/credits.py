"""Find the credits of an article: "first reported by", "told", "according to", "seen by" beside an outlet's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.annotating.outlets import Mention, mentions
from corpus.model import Origin, OriginManner, Span
from corpus.text import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model import Article

_LEFT = 90  # characters before a name in which its cue stands
_RIGHT = 70
_FILL = r"(?:[a-z][\w'-]*\s+){0,3}?"
_THE = r"(?:the\s+|an?\s+)?[\"“']{0,2}"
_DAY = r"(?:(?:on|late|early|last)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?\s+|(?:last\s+week|yesterday|earlier)\s+"

# What stands before the name; the manner decides how far the credit reaches.
_BEFORE: tuple[tuple[OriginManner, re.Pattern[str]], ...] = tuple(
    (manner, re.compile(rf"(?:{pattern})\s*{_THE}$", re.IGNORECASE))
    for manner, pattern in (
        (
            "first",
            r"\b(?:first|originally|initially|exclusively)\s+(?:\w+\s+)?(?:reported|revealed|published|disclosed|broken|noted|obtained|appeared|broadcast|aired|posted)\s+(?:\w+\s+)?(?:by|in|on)",
        ),
        (
            "obtained",
            rf"\b(?:obtained|reviewed|seen|viewed|verified|examined|acquired|inspected|unearthed|uncovered)\s+(?:\w+\s+)?by|\b(?:leaked|shown|sent|given|provided|handed|passed|released|disclosed)\s+(?:\w+\s+)?to",
        ),
        (
            "told",
            rf"\b(?:told|tells|telling)\s+(?:(?:reporters?|journalists?|anchors?|hosts?|viewers|readers|listeners|an?\s+\w+|the\s+\w+)\s+(?:of|from|at|with|for|on|to)\s+)?"
            rf"|\binterview(?:s|ed)?\s+(?:(?!with)\w+\s+){{0,3}}?(?:with|on|by|to|for|from|in|published\s+by|aired\s+on)"
            rf"|\b(?:spoke|speaking|talked|talking|spoken)\s+(?:\w+\s+)?(?:to|with|on)"
            rf"|\b(?:statement|e-?mail|comment|message|confirmed|admitted|said)\s+to",
        ),
        (
            "reported",
            rf"\b(?:reported|revealed|published|noted|disclosed|broadcast|aired|printed|posted|detailed|documented|quoted|cited|covered|collected|compiled|conducted|commissioned|analy[sz]ed|tallied|calculated)\s+(?:\w+\s+)?(?:by|in|on|for)"
            rf"|\baccording\s+to\s+(?:(?:an?|the|its|new|recent|latest|fresh|exclusive)\s+)*(?:[\w-]+\s+){{0,4}}?(?:(?:by|in|from|on|of|at|for)\s+)?"
            rf"|\b(?:citing|quoting|via|h/t|hat\s+tip(?:\s+to)?|courtesy\s+of|source:)"
            rf"|\b(?:wrote|writes|writing|written)\s+(?:\w+\s+){{0,3}}?(?:in|for|on)"
            rf"|\b(?:report|story|article|investigation|analysis|review|exposé|dispatch|account|editorial|profile|op-ed|column|piece|essay|commentary|poll|survey|study|fact[- ]check)s?\s+(?:\w+\s+){{0,3}}?(?:by|from|in|on|for)",
        ),
    )
)
# on the air only: "said on", "On", "appeared on"
_ON_AIR = re.compile(
    rf"(?:\b(?:said|saying|says|asked|declared|argued|added|remarked|appear(?:ed|ing|ance|ances)?|guest|insisted|claimed|explained|announced|interviewed|predicted|suggested|repeated|joked|warned|acknowledged)\s+(?:[\w,']+\s+){{0,4}}?(?:on|to)"
    rf"|(?:^|[.!?]\s+|[\"”]\s+)(?:Appearing\s+|Speaking\s+)?On)\s+{_THE}$",
    re.IGNORECASE,
)
_FACT = r"reported|reports|revealed|reveals|disclosed|published|obtained|uncovered|unearthed|noted|notes|wrote|writes|found|finds|learned|learnt|broke|reviewed|observed|observes|documented|calculated|estimated|estimates|quoted|quotes|cited|cites|points? out|pointed out|reporting|confirmed|has it|put it"
_AFTER: tuple[tuple[OriginManner, re.Pattern[str]], ...] = (
    (
        "first",
        re.compile(
            rf"{{lead}}(?:first|originally|exclusively)\s+(?:{_FACT})\b".replace(
                "{lead}", r"(?:\s*\([^)]*\))?,?\s+(?:(?:which|who|has|had|was\s+the)\s+){0,2}"
            )
        ),
    ),
    (
        "obtained",
        re.compile(
            rf"(?:,?\s+(?:which|who))?\s+(?:(?:has|had|{_DAY})\s*){{0,2}}(?:obtained|reviewed|uncovered|unearthed|saw|viewed)\b"
        ),
    ),
    (
        "reported",
        re.compile(
            rf"(?:\s*\([^)]*\))?,?\s+(?:(?:which|who|has|had|have|also|later|previously|already|recently|separately|itself|'s\s+[A-Z]\w+\s+[A-Z]\w+|{_DAY})\s*){{0,3}}(?:{_FACT})\b"
        ),
    ),
    (
        "reported",
        re.compile(
            r"(?:'s?)?\s+(?:(?:exclusive|special|recent|new|own|original|in-depth|explosive|front-page|bombshell|earlier|[A-Z]?\w+day)\s+){0,2}"
            r"(?:report|reports|reporting|story|article|investigation|analysis|exposé|op-ed|tally|count|editorial|review|interview|survey|study|account|average|fact[- ]check(?:er|ers)?|estimate|ranking|forecast)\b"
        ),
    ),
    (
        "poll",
        re.compile(
            r"(?:'s?)?\s+(?:(?:\w+|[A-Z]\w+\s+[A-Z]\w+)\s+){0,3}?(?:poll|polls|polling|survey|tracking poll|average)\b"
        ),
    ),
)
_VERDICT = re.compile(
    r"\s+(?:\w+ly\s+|has\s+|had\s+|also\s+)?(?:ruled|rated|deemed|gave|found|judged|concluded|labell?ed|called|awarded|said|says|shows?|showed|puts|put|has|had)\b"
)
_POLL_BEFORE = re.compile(
    r"\b(?:polls?|surveys?|polling)\s+(?:\w+\s+){0,3}?(?:by|from|for)\s+(?:the\s+)?$", re.IGNORECASE
)
_PICTURE = re.compile(
    r"\b(?:Getty|Photo|Photograph|Image|Handout|Courtesy|Credit|Pool|Screen ?(?:shot|grab)|File|via|VIDEO)\b|/[A-Z][a-z]+",
    re.IGNORECASE,
)
_QUOTE_MARKS = {'"': 0, "“": 1, "”": -1, "''": 0}


def credits(article: Article, passages: tuple[Span, ...]) -> Iterator[Origin]:
    """Yield the credits and own sightings in the passages."""
    text = article.text
    for one in mentions(text):
        paragraph = next((span for span in passages if span.contains(one.span)), None)
        if paragraph is None:
            continue
        found = _cue(text, one, paragraph)
        if found is None or _in_quotation(text, paragraph.start, found[1].start) or _caption(text, paragraph, one):
            continue
        manner, cue = found
        if not same_name(one.name, article.outlet):
            yield Origin(one.name, cue, "credit", manner)
        elif manner in ("obtained", "told"):
            yield Origin(article.outlet or one.name, cue, "sight", manner)


def same_name(name: str, other: str | None) -> bool:
    """Tell whether two outlet names are one, whatever their article, case and accents."""
    if other is None:
        return False
    return _bare(name) == _bare(other)


def _bare(name: str) -> list[str]:
    return [
        fold_word(word) for word in re.findall(r"[\w.'’&-]+", name) if word.lower() not in ("the", "news", "magazine")
    ]


def _cue(text: str, one: Mention, paragraph: Span) -> tuple[OriginManner, Span] | None:
    before = text[max(paragraph.start, one.span.start - _LEFT) : one.span.start].replace("’", "'")
    after = text[one.span.end : min(paragraph.end, one.span.end + _RIGHT)].replace("’", "'")
    offset = one.span.start - len(before)
    if one.kind in ("pollster", "checker"):
        return _of_measure(one, before, after, offset)
    for manner, pattern in _BEFORE:
        found = pattern.search(before)
        if found:
            return manner, Span(offset + found.start(), one.span.end)
    if one.kind == "air" and (found := _ON_AIR.search(before)):
        return "told", Span(offset + found.start() + len(found[0]) - len(found[0].lstrip(' .!?"”')), one.span.end)
    after = after.lstrip("\"”'") if "'s " in one.name else after
    for manner, pattern in _AFTER:
        found = pattern.match(after)
        if found:
            return manner, Span(one.span.start, one.span.end + found.end())
    return None


def _of_measure(one: Mention, before: str, after: str, offset: int) -> tuple[OriginManner, Span] | None:
    for manner, pattern in _AFTER:
        found = pattern.match(after)
        if found:
            return "poll", Span(one.span.start, one.span.end + found.end())
    found = _VERDICT.match(after)
    if found:
        return "poll", Span(one.span.start, one.span.end + found.end())
    for pattern in (_POLL_BEFORE, _BEFORE[3][1], _BEFORE[2][1]):
        found = pattern.search(before)
        if found:
            return "poll", Span(offset + found.start(), one.span.end)
    return None


def _in_quotation(text: str, start: int, at: int) -> bool:
    """Tell whether a place stands inside quotation marks that opened in its paragraph."""
    before = text[start:at]
    straight = before.count('"') + before.count("''")
    return straight % 2 == 1 or before.count("“") > before.count("”")


def _caption(text: str, paragraph: Span, one: Mention) -> bool:
    opened = text.rfind("(", paragraph.start, one.span.start)
    closed = text.find(")", one.span.end, min(paragraph.end, one.span.end + 60))
    if opened < 0 or closed < 0 or ")" in text[opened : one.span.start] or closed - opened > 120:
        return False
    return bool(_PICTURE.search(text[opened:closed]))
