"""Tell from the words beside a date whether it is past or to come."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.annotating.times.scene import Scene

Lean = Literal["past", "future", "then", "was"]
"""then: around what is told, on either side ("ahead of Monday's vote"); was: to come when told ("was due Monday")."""

_WORD = re.compile(r"['’](?:ll|d|re|ve|s)\b|[A-Za-z]+(?:n['’]t)?|[,;:—()“”\"]|--")
_BY = re.compile(
    r"\b(?:by|until|till|before|ahead\s+of|closer\s+to|come)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)
_ADVERBS = frozenset("not also now still already first only just soon".split())
_STOPS = frozenset([";", ":"])
_OPEN_AUXILIARIES = frozenset(
    "be being is are 're get gets to 'll will would may might should must can could cannot".split()
)
_BEHIND_IS = frozenset("on in not the set this late early for at scheduled".split())
_COMMAS = frozenset([",", "(", ")", "“", "”", '"', "—", "--"])
_DETERMINERS = frozenset("a an the his her its their our my your".split())
_AHEAD = frozenset("will won't shall 'll scheduled slated expected due would could".split())
_FRONT = frozenset(
    "in on by at during after before since until for from and but the a early late then so also starting".split()
)
_PERFECT = frozenset("has have had 've 's was were been".split())
_NO_SUBJECT = _DETERMINERS | frozenset("to not did didn't do does don't doesn't could can would will and or".split())
_OWNED = frozenset("the his her its their our my 's this that".split())
_NEAR = 9  # words from a timetable's present tense to its date
_BEHIND = 16  # words behind a date in which its verb is looked for
_BEFORE = 30  # words before it
_NEXT_VERB = 8  # words behind a date inside its sentence: "the hearings in September could drag on"


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
_FUTURE, _PLAN, _MODAL, _INFINITIVE = (_CUES[name] for name in ("future", "plan", "modal", "infinitive"))
_PRESENT, _DELAY, _FACING, _HAPPENED = (_CUES[name] for name in ("present", "delay", "facing", "happened"))
_TIMETABLE, _PLURAL = _CUES["timetable"], _CUES["plural"]
_PAST, _PARTICIPLES, _NO_PAST = (_CUES[name] for name in ("past", "participle", "none"))


def lean(scene: Scene, start: int, end: int) -> Lean | None:
    """Return where the sentence points at an expression, or None where it leaves it open.

    The nearest word that decides wins: first in the clause before the expression, then behind it. Further left only
    what is to come counts: a past verb there is mostly another event's ("has argued that, at the convention in July").
    """
    left = scene.before(start)
    words = _words(left)[-_BEFORE:]
    comma = max((at for at, word in enumerate(words) if word in _COMMAS), default=-1)
    behind = _words(scene.after(end))[:_BEHIND]
    near = _delayed(words) or _told(words, behind) or _leftwards(words, comma)
    if near is None:
        near = _rightwards(behind, fronted=_FRONT.issuperset(words[comma + 1 :]))
    near = near or _from_preposition(left)
    if near is None and _leftwards(words[: comma + 1], -1) == "future":
        near = "future"
    return None if near == "open" else near


def _words(text: str) -> list[str]:
    """Return the words, the first in lower case; names keep their capitals, so that May and To are no cues."""
    words = [word.replace("’", "'") for word in _WORD.findall(text)]
    return [words[0].lower() if words[0] != "May" else "May", *words[1:]] if words else words


def _told(words: list[str], behind: list[str]) -> Lean | None:
    """Read "since Tuesday", "the victory on Tuesday" and "Tuesday's victory" as past."""
    if words[-1:] == ["since"]:
        return "past"
    if behind[:1] == ["'s"] and not _HAPPENED.isdisjoint(behind[1:4]):
        return "past"
    noun = -2 if words[-1:] == ["on"] else -1
    owned = not _OWNED.isdisjoint(words[noun - 3 : noun])
    return "past" if owned and not _HAPPENED.isdisjoint(words[noun : noun + 1 or None]) else None


def _leftwards(words: list[str], stop: int) -> Lean | Literal["open"] | None:
    """Go back word by word to the clause's opening and return what the first that decides says.

    An infinitive takes its time from the verb it hangs on: "plans to visit" is to come, "declined to answer" open.
    """
    last = len(words) - 1
    infinitive = then = False
    for at in range(last, stop, -1):
        word = words[at]
        if word in _STOPS:
            break
        if word in ("before", "ahead", "eve") and not infinitive:
            then = then or word != "before" or at == 0 or words[at - 1] not in _FACING
        elif word == "to" and _opens_infinitive(words, at):
            if at and words[at - 1] in _INFINITIVE:
                return "future"
            if at and words[at - 1] in ("was", "were"):
                return "was"
            infinitive = True
        elif cue := _cue(words, at):
            return cue
        elif _is_past(words, at) and not _is_open(words, at):
            return "then" if then else "open" if infinitive else "past"
    return "then" if then else None


def _cue(words: list[str], at: int) -> Lean | None:
    """Return what the word at a place says by itself of a time to come."""
    word, following = words[at], words[at + 1 : at + 3]
    if word in _FUTURE or (word in _PLAN and following[:1] in (["to"], ["for"])):
        return "was" if _had_been(words, at) else "future"
    if word == "would":
        return None if {"not", "have"} & set(following) else "was"
    if word in _MODAL:
        return None if {"not", "have", "never"} & set(following) else "future"
    if word in ("is", "are"):
        return "future" if _BEHIND_IS.issuperset(words[at + 1 :]) else None
    if len(words) - at > _NEAR:
        return None
    return "future" if word in _PRESENT or _is_timetable(words, at) else None


def _is_timetable(words: list[str], at: int) -> bool:
    """Tell "when the caucuses take place" from "to take place", "did not take place" and "the take"."""
    if words[at] in _PLURAL:
        return at > 0 and words[at - 1].endswith("s") and words[at - 1] != "'s"
    return words[at] in _TIMETABLE and at > 0 and words[at - 1] not in _NO_SUBJECT


def _had_been(words: list[str], at: int) -> bool:
    """Tell "was scheduled" and "had been expected" from "is scheduled"."""
    return not {"was", "were", "been", "had"}.isdisjoint(words[max(0, at - 2) : at])


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
    """Go on word by word; past a second comma or far only where the date opens its sentence."""
    for at, word in enumerate(words):
        if word in _STOPS or (not fronted and at and (word in _COMMAS or at > _NEXT_VERB)):
            return None
        if word in _AHEAD and "have" not in words[at + 1 : at + 3]:
            return "future"
        if fronted and _is_timetable(words, at):
            return "future"
        if word in ("is", "are"):
            return None if _FUTURE.isdisjoint(words[at + 1 : at + 4]) else "future"
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
    if word in _PARTICIPLES:
        return not _PERFECT.isdisjoint(words[max(0, at - 2) : at])
    regular = len(word) > 3 and word.endswith("ed") and word not in _NO_PAST and word[0].islower()
    return regular and not (at and words[at - 1] in _DETERMINERS)


def _is_open(words: list[str], at: int) -> bool:
    """Tell whether the word before leaves a past form open: "will be held" and "is held" do, "was held" does not."""
    back = at - 1
    while back >= 0 and (words[back] in _ADVERBS or words[back].endswith("ly")):
        back -= 1
    return back >= 0 and words[back] in _OPEN_AUXILIARIES
