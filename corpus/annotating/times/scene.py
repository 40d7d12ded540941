"""What a rule may know when it reads an expression: the text around it and the day to count from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.annotating.times.lexicon import either

if TYPE_CHECKING:
    from datetime import date

    from corpus.model import Span

Basis = Literal["stated", "publication", "expression", "context", "unresolved"]
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_TITLES = either("Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Prof Rev Hon St Jr Sr No vs Inc Co Corp Ltd")
_STATES = either("Va Md Pa Calif Fla Ga Conn Mass Mich Minn Tenn Tex Wis Wash Ill Ind Ariz Ala")
_DATES = either("Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Mon Tues? Wed Thurs? Fri Sat Sun [ap]\\.m")
_NO_END = re.compile(rf"\b(?:[A-Z]|{_TITLES}|{_STATES}|{_DATES})\.$")
REACH = 220  # characters of context on each side that a cue is looked for in; longer sentences are rare in news


@dataclass(frozen=True, slots=True)
class Scene:
    """The text that is read, and the day its relative dates count from."""

    text: str
    reference: date | None
    """The day of publication, or the one a date line gives; None where nobody says."""
    basis: Basis = "unresolved"
    """What the reference is known from: publication, context, or unresolved where there is none."""
    anchor: Span | None = None
    """The date line, where the reference is known from it."""
    written: date | None = None
    """The day the lead dates itself to, where print followed a day or two later."""
    passage: Span | None = None
    """The passage that is being read."""

    def before(self, at: int) -> str:
        """Return what stands in the same sentence before a position, at most REACH characters."""
        start = max(self.passage.start if self.passage else 0, at - REACH)
        window = self.text[start:at]
        for end in reversed(list(_SENTENCE_END.finditer(window))):
            if not _NO_END.search(window[: end.start() + 1]):
                return window[end.end() :]
        return window

    def after(self, at: int) -> str:
        """Return what stands in the same sentence from a position on, at most REACH characters."""
        stop = min(self.passage.end if self.passage else len(self.text), at + REACH)
        window = self.text[at:stop]
        for end in _SENTENCE_END.finditer(window):
            if not _NO_END.search(window[: end.start() + 1]):
                return window[: end.start()]
        return window
