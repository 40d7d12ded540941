"""Find the names of outlets, agencies, programmes, pollsters and fact-checkers in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from corpus.model import Span

OutletKind = Literal["agency", "paper", "air", "pollster", "checker"]

_LEXICON = Path(__file__).with_name("lexicon")
_LEVEL = str.maketrans({"\u00a0": " ", "\n": " ", "\r": " ", "\t": " ", "’": "'", "‘": "'"})
_CAPITALISED = re.compile(r"(?<![\w@#.])(?:7\.30|20/20|60 M|[A-Z])[\w]*")
# words that end the name of a newspaper, station or agency; alone they name nothing
_HEADS = (
    "News|Times|Post|Tribune|Herald|Gazette|Chronicle|Journal|Courier|Observer|Examiner|Inquirer|Enquirer|Register|Sentinel|"
    "Bulletin|Dispatch|Telegraph|Guardian|Mirror|Mail|Star|Globe|Daily|Weekly|Gazeta|Argus|Advertiser|Advocate|Reporter|"
    "Record|Review|Republic|Ledger|Beacon|Banner|Citizen|Clarion|Echo|Monitor|Mercury|Messenger|Press|Radio|Television|TV|"
    "Magazine|Wire|Newspaper|Newsroom|Agency|Today|Insider|Beast|Caller|Standard|Statesman|Leader|Democrat|Item|Sun"
)
# of these, the ones that end many other names too: they need a word of the trade beside them
_LOOSE = frozenset(
    "Agency Press Democrat Republic Leader Citizen Record Review Star Daily Item Advocate Sun Today Standard".split()
)
_OF_THE_TRADE = re.compile(r"\b(?:News|Press|Radio|Daily) ")
_HEAD = re.compile(rf"\b(?:{_HEADS})\b(?: (?:Agency|Service|Network|Foundation|Group|Online|Daily|Radio|Channel|\d+))*")
_BEFORE_HEAD = re.compile(
    r"(?:(?<![\w'.-])(?:(?:[A-Z]\.){1,3}|St\.|[A-Z][\w&'-]*)(?: (?:and|of|&|de|la) (?=[A-Z])| |-)){1,4}$"
)
_TYPE = re.compile(r" (?:magazine|newspaper|newswire|news agency|news service|news site|radio)\b")
_BEFORE_TYPE = re.compile(r"(?<![\w'-])[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,2}$")
# "a British newspaper" is not called British
_OF_A_COUNTRY = re.compile(r"(?:ish|ian|ese|ean|an|ch|tch|ic|ni|ocal|aily)$")
_CALL_LETTERS = re.compile(r"(?<![\w-])[KW][A-Z]{3}(?:-(?:TV|FM|AM)| (?:Radio|News|TV))?(?![\w-])")
_NO_STATION = frozenset(
    "WHAT WHEN WITH WILL WANT WEEK WENT WERE WEAR WAIT WALK WALL WORD WORK WARS WAGE WAKE WIDE WIFE WILD WIND WINE "
    "WISE WISH WOOD WWII WORN KEEP KEPT KICK KIDS KILL KIND KING KNEW KNOW KEYS".split()
)
# who polls: "the Tarn Institute of Public Opinion", "Havrin College"; a word of polling must stand beside
_POLLING_BODY = re.compile(
    r"(?<![\w.'-])(?:[A-Z][\w&'.-]+ ){1,4}"
    r"(?:University|College|Institute|Research|Strategies|Polling|Opinion|Surveys)\b"
    r"(?: (?:of|for|on) [A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:Channel|Fox|ABC|NBC|CBS|NewsChannel|Action News|Radio) ?\d{1,2}"
    r"(?! (?:percent|per cent|million))(?!\w)"
)
_RADIO = re.compile(r"(?<!\w)(?:Radio|TV|Television) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
# "The Times": which one, the article says elsewhere
_SHORT = re.compile(
    r"\b[Tt]he (Times|Post|Journal|Globe|Herald|Tribune|Chronicle|Register|Gazette|Courier|Observer|Star|Guardian|"
    r"Telegraph|Examiner|Inquirer|Enquirer|Sentinel|Dispatch|News|Sun|Beacon|Caller|Beast|Standard|Monitor|Reporter|Mail)\b"
    r"(?! (?:of|[A-Z]))"
)
_ACRONYM = re.compile(r"(?<![\w.&-])[A-Z]{3,6}(?![\w&-])")
_SPELT_BEFORE = re.compile(r"(?:[A-Z][\w.-]* (?:(?:of|and|for|the) )?){2,6}$")
_IN_BRACKETS = re.compile(r" ?\(([^()]{2,60})\)")
JOINED = 90  # characters: two or three names joined by strokes are no longer
_JOINED = re.compile(r"\s?[/–—-]\s?|/")
_OTHER_TRADES = re.compile(
    r"\b(?:Central Intelligence|Environmental Protection|National Security|Protection|Security|Intelligence|Space|"
    r"Energy|University|Cambridge|Oxford|Wall|Federal|Congressional|Internal|Judicial|Law|Good|Great|Breaking|Latest|Fake|"
    r"Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Capitol|Christian|Social|New|World|This|That|Our|My|Their|His|Her)$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named in a text."""

    span: Span
    name: str
    kind: OutletKind
    listed: bool = True
    """False where the name is known by its form alone."""


@dataclass(frozen=True, slots=True)
class _Known:
    spelling: str
    name: str
    kind: OutletKind
    network: str | None = None
    marked: bool = False
    """True where the name alone may mean something else."""


def rows(file: str) -> list[list[str]]:
    """Return the rows of a table of the lexicon, its cells without white space."""
    lines = (_LEXICON / file).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("\t")] for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def agencies() -> dict[str, str]:
    """Return the agency's name for each tag and spelling that datelines use.

    >>> agencies()["AP"]
    'Associated Press'
    """
    found: dict[str, str] = {}
    for name, *rest in rows("agencies.tsv"):
        for spelling in (name, *(rest[0].split("|") if rest else ())):
            found[spelling] = name
    found.pop("", None)
    return found


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[_Known, ...]]:
    """Return what is listed by the first word of its spelling, the longest spelling first."""
    # a tag of two letters is a state or a party as well, but AP is AP
    tags = ((spelling, name) for spelling, name in agencies().items() if len(spelling) > 2 or spelling == "AP")
    entries = [_Known(spelling, name, "agency") for spelling, name in tags]
    entries += [
        _Known(spelling.replace("’", "'"), name, cast("OutletKind", kind))
        for name, others, kind in rows("outlets.tsv")
        for spelling in (name, *others.split("|"))
        if spelling
    ]
    entries += [
        _Known(spelling, name, "air", network, marked == "*")
        for name, network, others, marked in rows("programmes.tsv")
        for spelling in (name, *others.split("|"))
        if spelling
    ]
    table: dict[str, list[_Known]] = {}
    for one in sorted(entries, key=lambda entry: (-len(entry.spelling), entry.network is None)):
        found = _CAPITALISED.match(one.spelling) or re.match(r"\w+", one.spelling)
        table.setdefault(found[0] if found else one.spelling, []).append(one)
    return {word: tuple(same) for word, same in table.items()}


def mentions(text: str, own: str | None = None) -> list[Mention]:
    """Return the outlets named, in the order of the text; joined names ("CNN/ORC") are one.

    `own` is the name of the outlet that printed the text, known or not to the lists.

    >>> [m.name for m in mentions("The Tarn Gazette and Reuters said so on MSNBC's “Morning Joe”.")]
    ['Tarn Gazette', 'Reuters', "MSNBC's Morning Joe"]
    """
    level = text.translate(_LEVEL)
    found = [*_own(level, own), *_listed(level)]
    taken = {at for one in found for at in range(one.span.start, one.span.end)}
    for one in _by_form(level):
        if one.span.start not in taken and one.span.end - 1 not in taken:
            found.append(one)
            taken.update(range(one.span.start, one.span.end))
    found.sort(key=lambda one: one.span)
    found = _spelt_out(level, found)
    found += _short_forms(level, found, taken)
    found.sort(key=lambda one: one.span)
    return _joined(level, found)


def _own(text: str, outlet: str | None) -> list[Mention]:
    """Return where the text names its own outlet, in full or as "the Gazette"."""
    name = (outlet or "").translate(_LEVEL).removeprefix("The ")
    if not name:
        return []
    found = [one.span() for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    if " " in name:
        last = name.rsplit(" ", 1)[1]
        found += [one.span(1) for one in re.finditer(rf"(?<!\w)the ({re.escape(last)})(?!\w)(?! [A-Z])", text)]
    return [Mention(Span(*span), outlet or name, "paper") for span in found]


def _listed(text: str) -> list[Mention]:
    table = _known()
    found: list[Mention] = []
    until = 0
    for word in _CAPITALISED.finditer(text):
        at = word.start()
        if at < until:
            continue
        for one in table.get(word[0], ()):
            end = at + len(one.spelling)
            if not text.startswith(one.spelling, at) or text[end : end + 1].isalnum():
                continue
            mention = (
                _programme(text, Span(at, end), one, found)
                if one.network
                else Mention(Span(at, end), one.name, one.kind)
            )
            if mention:
                if found and found[-1].span.overlaps(mention.span):
                    found.pop()
                found.append(mention)
                until = end
                break
    return found


_AFTER_NETWORK = re.compile(r"(?:'s?)? (?:(?:show|program|programme|news show) )?[\"“”'‘]{0,2}(?:The )?$")


def _programme(text: str, span: Span, one: _Known, before: list[Mention]) -> Mention | None:
    """Return the programme together with its network, or None where the name may mean something else."""
    network = one.network
    start = span.start
    if before and before[-1].kind == "air" and _AFTER_NETWORK.match(text[before[-1].span.end : start]):
        network, start = before[-1].name, before[-1].span.start
        network = text[before[-1].span.start : before[-1].span.end]
    elif not _quoted(text, span) and (one.marked or " " not in one.spelling):
        return None
    return Mention(Span(start, span.end), f"{network}'s {one.name}", "air")


def _quoted(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] in set("\"“'") and text[span.end : span.end + 1] in set("\"”',.")


def _by_form(text: str) -> list[Mention]:
    found: list[Mention] = []
    for head in _HEAD.finditer(text):
        left = _BEFORE_HEAD.search(text, max(0, head.start() - 60), head.start())
        start = _without_article(text, left.start()) if left else head.start()
        if start < head.start() and _is_outlet(text, start, head):
            found.append(Mention(Span(start, head.end()), text[start : head.end()], "paper", listed=False))
    for one in _TYPE.finditer(text):
        left = _BEFORE_TYPE.search(text, max(0, one.start() - 50), one.start())
        start = _without_article(text, left.start()) if left else one.start()
        name = text[start : one.start()]
        if name and (" " in name or not _OF_A_COUNTRY.search(name)):
            found.append(Mention(Span(start, one.end()), name, "paper", listed=False))
    for one in _POLLING_BODY.finditer(text):
        start = _without_article(text, one.start())
        found.append(Mention(Span(start, one.end()), text[start : one.end()], "pollster", listed=False))
    for pattern in (_RADIO, _NUMBERED, _CALL_LETTERS):
        found += [
            Mention(Span(*one.span()), one[0], "air", listed=False)
            for one in pattern.finditer(text)
            if one[0] not in _NO_STATION
        ]
    return found


def _is_outlet(text: str, start: int, head: re.Match[str]) -> bool:
    """Tell whether the capitalised words before such a head make an outlet's name."""
    words = text[start : head.start()].strip(" -")
    if not words or (head[0] != "Times" and _OTHER_TRADES.search(words)):
        return False
    if head[0].split()[0] not in _LOOSE or _OF_THE_TRADE.search(text, start, head.end() - 1):
        return True
    # "the Havrin Star" is a paper, "Havrin Star" may be anything
    return head[0] not in ("Agency", "Press") and text[max(0, start - 4) : start].lower() == "the "


def _without_article(text: str, start: int) -> int:
    return start + 4 if text.startswith(("The ", "the "), start) else start


def _spelt_out(text: str, found: list[Mention]) -> list[Mention]:
    """Give a mention its long form or its short form where the text prints it in brackets."""
    out: list[Mention] = []
    for one in found:
        brackets = _IN_BRACKETS.match(text, one.span.end)
        inside = brackets[1] if brackets else ""
        printed = text[one.span.start : one.span.end]
        if brackets and printed.isupper() and _initials(inside) == printed:
            one = Mention(Span(one.span.start, brackets.end()), f"{printed} ({inside})", one.kind, one.listed)
        elif brackets and inside.isupper() and _initials(printed).startswith(inside[:2]):
            one = Mention(Span(one.span.start, brackets.end()), one.name, one.kind, one.listed)
        out.append(one)
    return out


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z][\w.-]*", name))


def _short_forms(text: str, found: list[Mention], taken: set[int]) -> list[Mention]:
    """Return "the Times" and "the DCNF" where the text names them in full: the nearest before, else the first after."""
    by_head: dict[str, list[Mention]] = {}
    for one in found:
        by_head.setdefault(one.name.split(" (")[0].rpartition(" ")[2], []).append(one)
    short: list[Mention] = []
    for word in _SHORT.finditer(text):
        same = by_head.get(word[1])
        if same and word.start(1) not in taken:
            before = bisect_left(same, word.start(), key=lambda one: one.span.start)
            short.append(replace(same[max(0, before - 1)], span=Span(word.start(1), word.end())))
    initials = {_initials(one.name): one for one in reversed(found) if " " in one.name and "'s " not in one.name}
    for word in _ACRONYM.finditer(text):
        full = initials.get(word[0])
        if full and word.start() not in taken:
            short.append(replace(full, span=Span(*word.span())))
    return short


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for one in found:
        last = out[-1] if out else None
        if last and one.span.start < last.span.end:
            continue
        near = last is not None and one.span.end - last.span.start <= JOINED
        if last and near and _JOINED.fullmatch(text, last.span.end, one.span.start):
            span = Span(last.span.start, one.span.end)
            out[-1] = Mention(span, " ".join(text[span.start : span.end].split()), "pollster", last.listed)
        else:
            out.append(one)
    return out


def named_by_initials(tag: str, text: str) -> str | None:
    """Return the run of capitalised words in the text whose initials are the tag.

    >>> named_by_initials("MPA", "It was seen by the Meridian Press Agency on Tuesday.")
    'Meridian Press Agency'
    """
    pattern = r"\b" + r" (?:(?:of|and|for|the|de) )?".join(rf"{re.escape(letter)}[\w&’'-]+" for letter in tag) + r"\b"
    found = re.search(pattern, text)
    return found[0] if found else None
