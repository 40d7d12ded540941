"""Tell from the words beside a date whether it is past or to come."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

Lean = Literal["past", "future"]

_WORD = re.compile(r"['’](?:ll|d|re|ve|s)\b|[A-Za-z]+(?:n['’]t)?|[,;:—()“”\"]|--")
_BY = re.compile(
    r"\b(?:by|until|till|through|before|ahead\s+of|closer\s+to|come)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)
_ADVERBS = frozenset("not also now still already first only just soon".split())
_STOPS = frozenset([";", "—", "--", ":"])
_OPEN_AUXILIARIES = frozenset(
    "be being is are 're get gets to 'll will would may might should must can could cannot".split()
)
_BEHIND_IS = frozenset("on in not the set this late early for at scheduled".split())
_COMMAS = frozenset([",", "(", ")", "“", "”", '"'])
_DETERMINERS = frozenset("a an the his her its their our my your".split())
_AHEAD = frozenset("will won't shall 'll scheduled slated expected due would could".split())
_FRONT = frozenset(
    "in on by at during after before since until for from and but the a early late then so also starting".split()
)
_BEHIND = 16  # words behind a date in which its verb is looked for
_BEFORE = 30  # words before it


def _sections(name: str) -> dict[str, frozenset[str]]:
    """Read a file of words in sections; `#` opens a comment."""
    words: dict[str, set[str]] = {}
    section = ""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            words[section] = set()
        elif section and not line.startswith("#"):
            words[section].update(line.split())
    return {section: frozenset(found) for section, found in words.items()}


_CUES = _sections("cues.txt")
_FUTURE, _MODAL, _INFINITIVE = _CUES["future"], _CUES["modal"], _CUES["infinitive"]
_PRESENT, _PAST, _NO_PAST, _DELAY = _CUES["present"], _CUES["past"], _CUES["none"], _CUES["delay"]


def lean(scene: Scene, start: int, end: int) -> Lean | None:
    """Return where the sentence points at an expression, or None where it leaves it open.

    The nearest word that decides wins: first in the clause before the expression, then behind it. Further left only
    what is to come counts: a past verb there is mostly another event's ("has argued that, at the convention in July").
    """
    left = scene.before(start)
    words = _words(left)[-_BEFORE:]
    comma = max((at for at, word in enumerate(words) if word in _COMMAS), default=-1)
    near = _delayed(words) or _leftwards(words, comma)
    if near is None:
        near = _rightwards(_words(scene.after(end))[:_BEHIND], fronted=_FRONT.issuperset(words))
    near = near or _from_preposition(left)
    if near is None and _leftwards(words[: comma + 1], -1) == "future":
        near = "future"
    return None if near == "open" else near


def _words(text: str) -> list[str]:
    """Return the words, the first in lower case; names keep their capitals, so that May and To are no cues."""
    words = [word.replace("’", "'") for word in _WORD.findall(text)]
    return [words[0].lower() if words[0] != "May" else "May", *words[1:]] if words else words


def _leftwards(words: list[str], stop: int) -> Lean | Literal["open"] | None:
    """Go back word by word to the clause's opening and return what the first that decides says.

    An infinitive takes its time from the verb it hangs on: "plans to visit" is to come, "declined to answer" open.
    """
    last = len(words) - 1
    infinitive = False
    for at in range(last, stop, -1):
        word = words[at]
        if word in _STOPS:
            return None
        if word in _FUTURE:
            return "future"
        if word in _MODAL and not {"not", "have", "never"} & set(words[at + 1 : at + 3]):
            return "future"
        if word in _PRESENT and last - at <= 5:
            return "future"
        if word == "to" and _opens_infinitive(words, at):
            if at and words[at - 1] in _INFINITIVE:
                return "future"
            infinitive = True
        elif word in ("is", "are") and _BEHIND_IS.issuperset(words[at + 1 :]):
            return "future"
        elif _is_past(words, at) and not _is_open(words, at):
            return "open" if infinitive else "past"
    return None


def _opens_infinitive(words: list[str], at: int) -> bool:
    behind = words[at + 1] if at + 1 < len(words) else ""
    return behind.islower() and behind not in _DETERMINERS and not behind.endswith(("ing", "ed", "s"))


def _delayed(words: list[str]) -> Lean | None:
    """Read "suspended until Friday" as to come, though the verb is past, and "not until Friday" as past."""
    if not words or words[-1] not in ("until", "till"):
        return None
    if "not" in words[-6:] or any(word.endswith("n't") for word in words[-6:]):
        return None
    return "future" if _DELAY & set(words[-8:]) else None


def _rightwards(words: list[str], *, fronted: bool) -> Lean | None:
    """Go on word by word; past a second comma only where the date opens its sentence."""
    for at, word in enumerate(words):
        if word in _STOPS or (word in _COMMAS and at and not fronted):
            return None
        if word in _AHEAD and "have" not in words[at + 1 : at + 3]:
            return "future"
        if word in ("has", "have", "'ve"):
            return "past"
        if _is_past(words, at):
            return None if _is_open(words, at) else "past"
    return None


def _from_preposition(text: str) -> Lean | None:
    return "future" if _BY.search(text) else None


def _is_past(words: list[str], at: int) -> bool:
    """Tell a past form; behind an article it is an adjective ("a contested convention")."""
    word = words[at]
    if word in _PAST:
        return True
    regular = len(word) > 3 and word.endswith("ed") and word not in _NO_PAST and word[0].islower()
    return regular and not (at and words[at - 1] in _DETERMINERS)


def _is_open(words: list[str], at: int) -> bool:
    """Tell whether the word before leaves a past form open: "will be held" and "is held" do, "was held" does not."""
    back = at - 1
    while back >= 0 and (words[back] in _ADVERBS or words[back].endswith("ly")):
        back -= 1
    return back >= 0 and words[back] in _OPEN_AUXILIARIES
