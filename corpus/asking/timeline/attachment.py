"""Tell which event of its sentence a date belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.paraphrases import verbs
from corpus.asking.timeline.event_question import FUNCTION_WORDS
from corpus.asking.timeline.reporting import REPORTING, SPEAKING
from corpus.text import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.asking.timeline.event_question import EventQuestion
    from corpus.asking.timeline.occurrences import Occurrences
    from corpus.asking.timeline.prose import Mark, Prose

OWN_EVENT = 1.12  # "Monday's debate", asked for the debate
OTHER_EVENT = 0.62  # "Monday's debate", asked for anything else
OTHER_VERB = 0.88  # "reeled on Sunday over the killing", asked for the killing
REFERENCE = 0.85  # "three days after the Feb. 10 notice, she left", asked when she left
OTHER_END = 0.7  # "began in May and ended Monday", asked for the last of it
SAYING = 0.75  # "police said Tuesday" dates the statement
LIKE = 0.0  # credit from which a word next to the date may be the event
_TOLD = 0.6  # credit from which a word tells the event, rather than something like it
_POSSESSED = 4  # words after "Monday's" in which its noun stands
_TO_VERB = 4  # words before the date in which the reporting verb stands
_VERB_AFTER = 1  # "just this month announced"
_GOVERNS = 8  # words before the date in which the verb that it goes with stands
_BEGINNING = frozenset(terms("begin began started launched opened commenced"))
_ENDING = frozenset(terms("ended concluded finished closed completed expired stopped"))
_DETERMINERS = frozenset("the a an his her their its this that our".split())
_SMALL = frozenset("on in at last this late early the".split())


def attachment(prose: Prose, mark: Mark, question: EventQuestion, found: Sequence[Occurrences]) -> float:
    """Return how much the words next to the date speak for the event asked for, 1 where they say nothing."""
    told = _events(mark.line, question, found, _TOLD)
    like = {at for at in _events(mark.line, question, found, LIKE) if at in told or prose.terms[at] not in REPORTING}
    if _is_possessive(prose.article.article.text, mark) or _describes(prose, mark):
        following = range(mark.last, min(mark.last + _POSSESSED, prose.lines[mark.line].last))
        return OWN_EVENT if like.intersection(following) else OTHER_EVENT
    if _stands_beside(prose, mark, like):
        return OWN_EVENT
    reporting = _reporting(prose, mark)
    if reporting and not told.intersection(reporting) and (told or not _asks_for_saying(question)):
        return SAYING
    if _is_counted_from(prose, mark):
        return REFERENCE
    verb = governing_verb(prose, mark)
    if verb is not None and _is_other_end(prose.terms[verb], question):
        return OTHER_END
    if verb is not None and told and verb not in like and not reporting:
        return OTHER_VERB
    return 1.0


def _events(line: int, question: EventQuestion, found: Sequence[Occurrences], worth: float) -> set[int]:
    """Return where the sentence has event words of the question, or words that are worth as much."""
    return {
        at
        for one, places in zip(question.asked, found, strict=True)
        if one.kind == "event"
        for at, value in places.by_line.get(line, ())
        if value >= worth
    }


def _is_possessive(text: str, mark: Mark) -> bool:
    span = mark.stated.span
    return text[span.end : span.end + 2] in {"'s", "’s"} or text[span.start : span.end].endswith(("'s", "’s"))


def _describes(prose: Prose, mark: Mark) -> bool:
    """Tell whether a date only describes a noun, "the 2011 raid", or belongs to a name, "the Act of 2000"."""
    line, text = prose.lines[mark.line], prose.article.article.text
    first = prose.words[mark.first]
    before = mark.first - 1
    if mark.stated.when.precision == "year" and before - 1 >= line.first and prose.words[before].text == "of":
        return prose.capital[before - 1] and prose.terms[before - 1] not in verbs()
    if mark.last >= line.last or text[mark.stated.span.end : prose.words[mark.last].span.start] != " ":
        return False
    led = first.text in _DETERMINERS or (before >= line.first and prose.words[before].text in _DETERMINERS)
    return led and prose.words[mark.last].text not in FUNCTION_WORDS


def _stands_beside(prose: Prose, mark: Mark, events: set[int]) -> bool:
    before = mark.first - 1
    return before in events or mark.last in events or (before - 1 in events and prose.words[before].text in _SMALL)


def _reporting(prose: Prose, mark: Mark) -> list[int]:
    line = prose.lines[mark.line]
    near = range(max(line.first, mark.first - _TO_VERB), min(line.last, mark.last + _VERB_AFTER))
    return [at for at in near if prose.terms[at] in REPORTING]


def governing_verb(prose: Prose, mark: Mark) -> int | None:
    """Return the nearest verb in the past before a date, in its clause."""
    line, clause = prose.lines[mark.line], prose.clauses[mark.line].of
    for at in range(mark.first - 1, max(line.first, mark.first - _GOVERNS) - 1, -1):
        if clause[at - line.first] != clause[mark.first - line.first]:
            return None
        if prose.terms[at] in verbs() and prose.terms[at] != prose.words[at].text and not prose.capital[at]:
            return at
    return None


def _is_counted_from(prose: Prose, mark: Mark) -> bool:
    """Tell whether another date of the sentence is counted from this one."""
    here = mark.stated.span
    for other in prose.marks:
        if other.line == mark.line and other is not mark:
            anchor = other.stated.counted_from.span if other.stated.counted_from else other.stated.expression.anchor
            if anchor is not None and anchor.overlaps(here):
                return True
    return False


def _is_other_end(verb: str, question: EventQuestion) -> bool:
    """Tell whether the date goes with a beginning where the end is asked for, or the other way round."""
    return (question.phase == "end" and verb in _BEGINNING) or (question.phase == "start" and verb in _ENDING)


def _asks_for_saying(question: EventQuestion) -> bool:
    return any(term in SPEAKING for one in question.asked if one.kind == "event" for term in one.terms)
