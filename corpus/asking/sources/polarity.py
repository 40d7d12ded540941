"""Tell whether a passage states a thing as fact, denies it, or only wishes, fears or foresees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.sources.digest import Sentence

_NEGATORS = frozenset("not never no nor neither without cannot none nobody nothing hardly barely".split())
_NONE = frozenset({"nothing", "none", "nobody", "no"})
_NO_NEGATION = frozenset(
    {("no", "doubt"), ("not", "only"), ("not", "just"), ("not", "merely"), ("no", "matter"), ("not", "one")}
)
# Verbs that turn what follows into its contrary: "refused to endorse" is "did not endorse".
_CONTRARY = frozenset(
    terms(
        "refuse refusal decline fail failure deny denial reject rejection avoid stop halt cancel block abandon "
        "lack false untrue dispute refute debunk unwilling unwillingness reluctant reluctance resist rebuff oppose "
        "opposition"
    )
)
# Auxiliaries and conjunctions that leave open whether it happened.
_OPEN = frozenset(
    "if would could might may should must whether unless ought possibly perhaps potentially likely unlikely".split()
)
# Verbs and nouns after which an infinitive or a clause is wished, feared, asked or only thought of.
_WISHED = frozenset(
    terms(
        """threaten threat urge demand ask want consider hope fear risk potential suggest propose recommend wish press
        pressure beg seek try attempt refuse consider chance possibility prospect danger need invite offer open mull
        weigh ponder contemplate effort bid push proposal request speculation rumor possible potential whether
        question"""
    )
)
_FUTURE = frozenset(
    terms("will shall plan set due intend schedule prepare vow pledge promise expect going about wants")
)
_JOINS = frozenset("as when while after before because since where".split())
_NO_PLAN = frozenset("plane planes".split())  # which share their term with "plan"
_DETERMINERS = frozenset("the a an this that his her its their our no any every".split())
_STOPS = re.compile(r"[;:—]|\s[-–]\s|,\s(?:but|while|though|although|whereas)\b")
NEGATION_REACH = 4  # words; "has not yet formally endorsed" has three between
AFTER_REACH = 3  # words; "has proposed nothing"
ENOUGH_REACH = 5  # words; "criticised for not raising rates fast enough" does not say that none were raised
OPEN_REACH = 4  # words between an auxiliary and its verb: "would, he said, resign"
IF_REACH = 9  # words between "if" and its verb, with titles and names between
WISHED_REACH = 7  # words; "called on the embattled chairwoman of the board to resign"


@dataclass(frozen=True, slots=True)
class Force:
    """How a thing is stated."""

    negated: bool = False
    unreal: bool = False
    """Wished, feared, demanded, possible, or asked about."""
    future: bool = False


def is_negator(word: str) -> bool:
    """Tell whether a folded word negates: "not", "never", "hasn't"."""
    return word in _NEGATORS or word.endswith("n't")


def force(sentence: Sentence, text: str, at: int) -> Force:
    """Return how the word at this place of its sentence is stated."""
    first = _clause_start(sentence, text, at)
    words = sentence.words
    reach = range(_joined_from(words, max(first, at - NEGATION_REACH), at), at)
    negations = sum(
        (is_negator(words[i]) and words[i : i + 2] not in _NO_NEGATION) or sentence.terms[i] in _CONTRARY for i in reach
    )
    negations += any(word in _NONE for word in words[at + 1 : at + 1 + AFTER_REACH])
    negations += any(words[i : i + 2] == ("yet", "to") for i in reach)
    negations += at > 0 and words[at - 1] == "against" and words[at].endswith("ing")
    negations -= "enough" in words[at + 1 : at + 1 + ENOUGH_REACH] and negations > 0
    negations += at > 0 and words[at - 1] == "non"
    infinitive = "to" in words[max(0, at - 2) : at]
    open_ = any(word in _OPEN for word in words[max(first, at - OPEN_REACH) : at])
    open_ = open_ or "if" in words[max(first, at - IF_REACH) : at]
    wished = range(max(first, at - WISHED_REACH), at)
    unreal = open_ or any(_wishes(sentence, i) for i in wished) or _asks(sentence, text)
    future = infinitive or any(_foresees(sentence, i) for i in range(max(first, at - OPEN_REACH), at))
    return Force(negations % 2 == 1, unreal, future)


def _joined_from(words: Sequence[str], first: int, at: int) -> int:
    """Return the first word from which nothing joins another clause: "dismissed the dispute as she rode"."""
    return max((i for i in range(first, at) if words[i] in _JOINS), default=first)


def _wishes(sentence: Sentence, at: int) -> bool:
    if sentence.terms[at] == "call":
        return sentence.words[at + 1 : at + 2] in {("for",), ("on",)}
    return sentence.terms[at] in _WISHED


def _foresees(sentence: Sentence, at: int) -> bool:
    noun = at > 0 and sentence.words[at - 1] in _DETERMINERS  # "the plan", not "they plan"
    return sentence.terms[at] in _FUTURE and not noun and sentence.words[at] not in _NO_PLAN


def _asks(sentence: Sentence, text: str) -> bool:
    return text[sentence.span.start : sentence.span.end].rstrip("\"”’'»)").endswith("?")


def _clause_start(sentence: Sentence, text: str, at: int) -> int:
    """Return the first word of the clause in which a word stands, as far as punctuation tells."""
    for i in range(at, max(0, at - WISHED_REACH), -1):
        if _STOPS.search(text, sentence.spans[i - 1].end, sentence.spans[i].end):
            return i
    return max(0, at - WISHED_REACH)
