"""Tell the clauses of a sentence apart: its verbs, its main subject, whom a participle belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.annotating.lexicon import NOUN_KIND, REPORTING, REPORTING_GERUNDS, VERB_CLASS
from corpus.annotating.phrases import Phrase

if TYPE_CHECKING:
    from corpus.annotating.phrases import Sentence


_REACH = 20
"""Words before a participle in which the clause that it belongs to begins."""


def base_of(sentence: Sentence, at: int) -> str:
    """Return the base form of the reporting verb at a token."""
    word = sentence.line.lower[at]
    return REPORTING.get(word) or REPORTING_GERUNDS.get(word, word)


def class_of(sentence: Sentence, at: int) -> str:
    """Return the class of the reporting verb at a token: say, call, think, show or act."""
    return VERB_CLASS.get(base_of(sentence, at), "act")


def main_subject(sentence: Sentence, participle: int) -> Phrase | None:
    """Return the subject that a participle shares: "Marsh resigned, saying Q"; "Calling it Q, Marsh resigned"."""
    tags = sentence.tags
    before = participle - 1
    while before > sentence.start and tags[before] == "R":
        before -= 1
    if tags[before] == "," and before > sentence.start and tags[before - 1] == "V":
        beside = sentence.subject_before(before - 1)
        if beside is not None:
            return beside  # "the plan, Marsh said, adding"
    close = sentence.ending.get(before)
    if close is not None and sentence.line.lower[sentence.chain(close).first - 1] == "with":
        return sentence.chain(close)  # "with one of her ads asking"
    if close is not None and NOUN_KIND.get(sentence.line.lower[close.last]) in {"person", "group"}:
        return sentence.chain(close)
    if close is not None and tags[close.last] == "N" and tags[close.first - 1] == "o" and close.first > sentence.start:
        return close  # "footage of Marsh saying"
    described = _described(sentence, participle)
    if described is not None:
        return described
    for at in range(sentence.start, participle):
        if tags[at] in "VvBHM" and not in_subordinate_clause(sentence, at):
            subject = sentence.subject_before(at)
            if subject is not None:
                return subject
    return _subject_right_of(sentence, participle)


def _described(sentence: Sentence, participle: int) -> Phrase | None:
    """Read "Marsh recalled the clerk being calm, even warning": who is said to be so is the one who warned."""
    tags = sentence.tags
    for at in range(participle - 1, max(sentence.start + 1, participle - _REACH), -1):
        if tags[at] in "vVHM;:Q" or (tags[at] == "B" and sentence.line.lower[at] != "being"):
            return None
        if tags[at] == "B":
            close = sentence.ending.get(at - 1)
            named = close is not None and (tags[close.last] == "N" or tags[close.first] == "D")
            return close if named and close is not None and tags[close.first - 1] in "cvVgG" else None
    return None


def in_subordinate_clause(sentence: Sentence, verb: int) -> bool:
    """Tell whether "who", or "when" with a subject of its own, stands before the verb."""
    at = verb - 1
    while at >= sentence.start and sentence.tags[at] in "RBHM":
        at -= 1
    if at >= sentence.start and sentence.tags[at] == "w":
        return True
    subject = sentence.subject_before(verb)
    if subject is None or subject.first <= sentence.start:
        return False
    before = sentence.line.lower[subject.first - 1]
    return sentence.tags[subject.first - 1] in "St" or before in {"after", "before", "since", "until", "with"}


def _subject_right_of(sentence: Sentence, participle: int) -> Phrase | None:
    """Read "Calling it Q, Marsh resigned": the phrase behind the comma."""
    for at in range(participle + 1, sentence.end):
        if sentence.tags[at] == ",":
            phrase = sentence.phrase_after(at + 1)
            if phrase is not None and phrase.last + 1 < sentence.end and sentence.tags[phrase.last + 1] in "VvBHMR,":
                return phrase
    return None


def first_subject(sentence: Sentence) -> Phrase | None:
    """Return the subject of the first finite verb of a sentence."""
    for at in range(sentence.start, sentence.end):
        if sentence.tags[at] in "VvBHM" and not in_subordinate_clause(sentence, at):
            subject = sentence.subject_before(at)
            if subject is not None:
                return subject
    return None


def without_finder(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Read "A letter the paper obtained", "a letter Reuters obtained": without the one who obtained it."""
    behind = phrase.last + 1
    if behind >= sentence.end or sentence.tags[behind] not in "vV" or sentence.tags[phrase.last] != "N":
        return phrase
    for at in range(phrase.last, phrase.first, -1):
        if sentence.tags[at] != "N":
            return Phrase(phrase.first, at) if NOUN_KIND.get(sentence.line.lower[at]) == "document" else phrase
    return phrase


def with_office(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Extend a source behind its verb to the right: "said a spokesman for the mayor"."""
    tags, last = sentence.tags, phrase.last
    for _ in range(4):
        if tags[last] == "N" and tags[phrase.first] == "N" and last > phrase.first:
            break
        if last + 2 >= sentence.end or tags[last + 1] not in "oPc":
            break
        joins = tags[last + 1] == "o" or sentence.line.lower[last + 1] in {"for", "at", "with", "from", "to", "and"}
        following = sentence.starting.get(last + 2)
        if not joins or following is None or sentence.is_time(following) or tags[following.first] in "pm":
            break
        if tags[last + 1] == "c" and tags[following.last] != "N":
            break
        last = following.last
    return Phrase(phrase.first, last)
