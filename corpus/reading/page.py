"""Tell the parts of a page apart: headline, byline, time stamps and furniture; the text stays whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import Span
from corpus.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_BYLINE = 120  # characters
BYLINE_WORDS = 12
LONGEST_STAMP = 80  # characters of a line that is nothing but a date, with its label
HEAD_LINES = 14  # where headline, byline and time stamps stand; the longest head seen had eleven lines
LONGEST_FURNITURE = 700  # characters; a licence notice reaches 500
LONGEST_HEADLINE = 220  # characters
SECTION_WORDS = 3  # "Human Rights", "World news": a section name above the headline is no longer


@dataclass(frozen=True, slots=True)
class Page:
    """What a document says of itself; None where it is silent."""

    title: str
    headline: Span | None
    author: str | None
    published: date | None
    updated: date | None
    furniture: tuple[Span, ...]


def _patterns() -> re.Pattern[str]:
    lines = Path(__file__).with_name("furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and not line.startswith("#")), re.IGNORECASE)


_FURNITURE = _patterns()
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_BYLINE = re.compile(r"[Bb][Yy]\s+([A-Z].{2,100}?)\.?")
_REPORTER = re.compile(
    r"([A-Z][\w’'\-]+(?:\s[A-Z][\w.’'\-]+){1,3}?)\s+(?:\w+\s+){0,2}(?:Reporter|Correspondent|Contributor|Editor|Writer|Staff)\.?$"
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_STAMP = re.compile(
    r"(?P<label>(?:last\s+)?(?:updated?|modified|published|posted|created|first published)(?:\s+(?:on|at))?\s*:?\s*)?"
    r"(?:[^\W\d_][\w.’'\-]*(?:\s[\w.’'\-]+){0,2},\s+)?"  # the place
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'month2')},?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.Z+\-]+)?)"
    r"(?P<rest>[\s,|•·–—\-]*(?:at\s+)?(?:\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?|[+\-]\d{2}:?\d{2})?)?)[\s.|]*$",
    re.IGNORECASE,
)


def layout(text: str, title: str | None = None) -> Page:
    """Read the page's parts; `title` is what is known from elsewhere."""
    lines = [_trimmed(text, found.start(), found.end()) for found in _LINE.finditer(text)]
    stamps = _stamps(text, lines)
    bylines = [line for line in lines[:HEAD_LINES] if _byline(line.of(text))]
    furniture = [line for line in lines if _is_furniture(line.of(text))]
    apart = {*furniture, *bylines, *(line for line, _, _ in stamps)}
    headline = _headline(text, [line for line in lines if line not in apart], title)
    sections = _sections(text, lines, apart, headline)
    published = [day for _, updated, day in stamps if not updated]
    updated = [day for _, updated, day in stamps if updated]
    return Page(
        title=headline.of(text) if headline else "",
        headline=headline,
        author=next((_byline(line.of(text)) for line in bylines), None),
        published=min(published) if published else (min(updated) if updated else None),
        updated=max(updated) if updated else None,
        furniture=tuple(sorted(apart | sections)),
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    stripped = words.lstrip(" \t\u00a0\ufeff")
    return Span(end - len(stripped), start + len(words.rstrip()))


def _is_furniture(line: str) -> bool:
    return len(line) <= LONGEST_FURNITURE and _FURNITURE.fullmatch(line) is not None


def _byline(line: str) -> str | None:
    if len(line) > LONGEST_BYLINE:
        return None
    if line[:3].lower() == "by ":
        found = _BYLINE.fullmatch(line) if _few_words(line, BYLINE_WORDS) else None
    else:
        found = _REPORTER.match(line)
    return found[1] if found else None


def _few_words(line: str, most: int) -> bool:
    return len(line.split()) <= most


def _stamps(text: str, lines: Sequence[Span]) -> list[tuple[Span, bool, date]]:
    """Return the lines that are nothing but a date, whether each calls itself an update, and its day."""
    found: list[tuple[Span, bool, date]] = []
    for line in [*lines[:HEAD_LINES], *lines[HEAD_LINES:][-4:]]:
        if len(line) > LONGEST_STAMP:
            continue
        stamp = _STAMP.match(line.of(text))
        day = _stamped_day(stamp) if stamp else None
        if stamp and day:
            found.append(
                (line, "updat" in (stamp["label"] or "").lower() or "modif" in (stamp["label"] or "").lower(), day)
            )
    return found


def _stamped_day(stamp: re.Match[str]) -> date | None:
    try:
        if stamp["iso"]:
            return date.fromisoformat(stamp["iso"])
        name = (stamp["month"] or stamp["month2"]).lower()[:3]
        month = next(at for at, full in enumerate(_MONTHS, 1) if full.startswith(name))
        return date(int(stamp["year"] or stamp["year2"]), month, int(stamp["day"] or stamp["day2"]))
    except ValueError:
        return None


def _headline(text: str, lines: Sequence[Span], title: str | None) -> Span | None:
    if title:
        wanted = _bare(title)
        return next((line for line in lines[:HEAD_LINES] if _bare(line.of(text)) == wanted), None)
    head = [line for line in lines[:HEAD_LINES] if len(line) <= LONGEST_HEADLINE]
    long_enough = (line for line in head if not _few_words(line.of(text), SECTION_WORDS))
    first = next(long_enough, None) or next(iter(head), None)
    return first if first is None or first == lines[0] or _before_the_report(first, lines) else lines[0]


def _before_the_report(line: Span, lines: Sequence[Span]) -> bool:
    return all(len(other) <= LONGEST_HEADLINE for other in lines[: lines.index(line)])


def _bare(line: str) -> str:
    return "".join(c for c in fold(line).text if c.isalnum())


def _sections(text: str, lines: Sequence[Span], apart: set[Span], headline: Span | None) -> set[Span]:
    """Return the short lines above the headline, which name a section."""
    if headline is None:
        return set()
    above = (line for line in lines if line < headline and line not in apart)
    return {line for line in above if _few_words(line.of(text), SECTION_WORDS)}
