"""Find the words that attribute a quotation, and the phrase that they attribute it to, inside one sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.annotating.clauses import base_of, class_of, first_subject, main_subject, with_office, without_finder
from corpus.annotating.lexicon import NOUN_KIND, VERB_CLASS
from corpus.annotating.owners import claimed, possessor, quoted_possession
from corpus.annotating.phrases import Phrase
from corpus.annotating.readings import Reading
from corpus.annotating.tokens import last_character

if TYPE_CHECKING:
    from corpus.annotating.phrases import Sentence


_NOT_INVERTED = frozenset({"tell", "ask", "call", "describe", "accuse", "remind", "inform", "assure", "urge"})
_REACH = 45
"""Words behind a quotation within which its reporting verb stands."""


def reading_after(sentence: Sentence, quote: int) -> Reading | None:
    """Read an attribution behind the quotation: "Q," said the mayor; "Q," the mayor told reporters."""
    at = quote + 1
    tags = sentence.tags
    comma = at < sentence.end and tags[at] in ",-"
    at += comma
    if at >= sentence.end:
        return None
    pause = comma or last_character(sentence.line, quote) in {",", "?", "!", "…", "-", "—", "."}
    while at < sentence.end and tags[at] in "RT":
        at += 1
    inverted = _inverted(sentence, at)
    if inverted is not None:
        return Reading("cue-after-inverted", inverted, Phrase(at, at))
    if not pause:
        return None
    return _subject_then_verb(sentence, at)


def _inverted(sentence: Sentence, at: int) -> Phrase | None:
    """Read "said the mayor", "has said the mayor": the source behind the verb."""
    if at >= sentence.end or sentence.tags[at] != "V":
        return None
    base = base_of(sentence, at)
    kind = VERB_CLASS.get(base)
    if kind not in {"say", "show"} or (base in _NOT_INVERTED and base != "ask"):
        return None
    phrase = sentence.starting.get(at + 1)
    if phrase is None or sentence.tags[phrase.first] == "m" or sentence.is_time(phrase):
        return None
    follows = sentence.tags[phrase.last + 1] if phrase.last + 1 < sentence.end else "."
    if follows == "Q" and sentence.tags[phrase.last] == "D":
        return None
    if follows == "V" and sentence.line.lower[phrase.last + 1] != "read":
        return None
    return with_office(sentence, phrase)


def _subject_then_verb(sentence: Sentence, at: int) -> Reading | None:
    tags = sentence.tags
    if tags[at] not in "NnDp#T":
        return None
    weak: Reading | None = None
    for verb in range(at + 1, min(sentence.end, at + _REACH)):
        tag = tags[verb]
        if tag in "Q;:":
            break
        if tag not in "Vv":
            continue
        subject = sentence.subject_before(verb)
        if subject is None or subject.first > at + 1:
            continue
        if tag == "V" and class_of(sentence, verb) in {"say", "show"}:
            return Reading("cue-after", subject, Phrase(verb, verb))
        if weak is None:
            weak = Reading("cue-after-weak", subject, Phrase(verb, verb))
    return weak


def reading_at_end(sentence: Sentence, quote: int) -> Reading | None:
    """Read an attribution that closes the sentence further on: the plan was "Q" for some, said the mayor."""
    tags = sentence.tags
    for verb in range(quote + 2, sentence.end):
        if tags[verb] in "Q;:":
            return None
        if tags[verb] != "V" or (class_of(sentence, verb) != "say" and sentence.line.lower[verb] != "put"):
            continue
        if tags[verb - 1] in ",-":
            inverted = _inverted(sentence, verb)
            if inverted is not None:
                return Reading("cue-at-end", inverted, Phrase(verb, verb))
        subject = sentence.subject_before(verb)
        as_put = subject is not None and sentence.line.lower[subject.first - 1] == "as"
        if (
            subject is not None
            and (tags[subject.first - 1] in ",Q" or as_put)
            and (
                as_put or _beside_quotation(tags, subject.first) or verb + 1 == sentence.end or tags[verb + 1] in ".,PT"
            )
        ):
            return Reading("cue-at-end", subject, Phrase(verb, verb))
    return None


def _beside_quotation(tags: str, first: int) -> bool:
    return tags[first - 1] == "Q" or tags[first - 2 : first] == "Q,"


def name_with_colon(sentence: Sentence, quote: int) -> Reading | None:
    """Read a name and a colon: Ada Marsh: "Q"; More from Ada Marsh: "Q"."""
    tags = sentence.tags
    if quote - 2 < sentence.start or tags[quote - 1] != ":":
        return None
    phrase = sentence.ending.get(quote - 2)
    if phrase is None or tags[phrase.last] not in "Nn":
        return None
    if phrase.first > sentence.start and sentence.line.lower[phrase.first - 1] in {"from", "by"}:
        return Reading("name-with-colon", phrase, None)
    phrase = sentence.chain(phrase)
    before = phrase.first - 1
    bare = before < sentence.start or tags[before] in "-,"
    if bare and tags[phrase.last] == "N":
        return Reading("name-with-colon", phrase, None)
    return None


def according_to(sentence: Sentence, quote: int) -> Reading | None:
    """Read "according to the mayor" anywhere in the sentence."""
    lower = sentence.line.lower
    for at in range(sentence.start, sentence.end - 1):
        if lower[at] == "according" and lower[at + 1] == "to":
            phrase = sentence.phrase_after(at + 2)
            if phrase is not None:
                return Reading(
                    "according-to", with_office(sentence, without_finder(sentence, phrase)), Phrase(at, at + 1)
                )
        if lower[at] == "words" and lower[at + 1] == "of" and lower[at - 1] in {"the", "famous"}:
            phrase = sentence.starting.get(at + 2)
            if phrase is not None:
                return Reading("according-to", with_office(sentence, phrase), Phrase(at - 1, at + 1))
        if lower[at] == "per" and at > quote:
            phrase = sentence.starting.get(at + 1)
            if phrase is not None:
                return Reading("according-to", phrase, Phrase(at, at))
    return None


_DASHED_NAME = re.compile(r"[-]N+(?:[.,]|$)")


def dashed_name(sentence: Sentence, quote: int) -> Reading | None:
    """Read a name behind a dash: "Q" — Ada Marsh."""
    found = _DASHED_NAME.match(sentence.tags, quote + 1, sentence.end)
    if found is None:
        return None
    phrase = sentence.starting.get(quote + 2)
    return None if phrase is None else Reading("dashed-name", phrase, None)


def as_put_before(sentence: Sentence, quote: int) -> Reading | None:
    """Read "as Marsh put it" before the quotation."""
    lower = sentence.line.lower
    for verb in range(sentence.start + 2, quote - 1):
        if lower[verb] in {"put", "puts"} and lower[verb + 1] == "it":
            subject = sentence.subject_before(verb)
            if subject is not None:
                return Reading("cue-before", subject, Phrase(verb, verb + 1))
    return None


def inverted_before(sentence: Sentence, quote: int) -> Reading | None:
    """Read a cue that opens the sentence: Said Marsh: "Q"."""
    verb = sentence.start
    if sentence.tags[verb] != "V":
        return None
    source = _inverted(sentence, verb)
    if source is None or (source.last + 1 < sentence.end and source.last + 2 < quote):
        return None
    return Reading("cue-before", source, Phrase(verb, verb))


def reading_before(sentence: Sentence, quote: int) -> Reading | None:
    """Read an attribution before the quotation: the mayor said: "Q"; Marsh, who called the plan "Q", left."""
    weak: Reading | None = None
    for at in range(quote - 1, sentence.start - 1, -1):
        if sentence.tags[at] not in "VGvg":
            continue
        reading = _verb_before(sentence, at)
        if reading is None:
            continue
        if reading.rule == "verb-before":
            weak = weak or reading
        elif not _is_embedded(sentence, reading):
            return _with_antecedent(sentence, reading)
    return weak


def _with_antecedent(sentence: Sentence, reading: Reading) -> Reading:
    """Read "Lind said Marsh was right when she said Q": "she" is the one whom the outer statement is about."""
    source, tags = reading.source, sentence.tags
    if sentence.line.lower[source.first] not in {"he", "she"} or tags[source.first - 1] != "S":
        return reading
    for verb in range(source.first - 2, sentence.start, -1):
        if tags[verb] == "V" and class_of(sentence, verb) in {"say", "think"}:
            about = sentence.starting.get(verb + 1 + (tags[verb + 1] == "t"))
            states = about is not None and tags[about.last] == "N" and tags[about.last + 1] in "vVBHMR"
            return replace(reading, antecedent=about) if states else reading
        if tags[verb] in ";:":
            break
    return reading


def _is_embedded(sentence: Sentence, reading: Reading) -> bool:
    """Read "Marsh said he wrote Q": what he wrote is part of what Marsh said, and goes to Marsh."""
    if reading.rule == "cue-participle" or (reading.cue is not None and reading.source.first > reading.cue.last):
        return False
    if sentence.tags[reading.source.last] == "w" or sentence.tags[reading.source.first - 1] in "Q,-":
        return False
    at = reading.source.first - 1
    while at >= sentence.start and sentence.tags[at] in "RT":
        at -= 1
    at -= at >= sentence.start and sentence.tags[at] == "t"
    while at >= sentence.start and sentence.tags[at] in "RT":
        at -= 1
    return at >= sentence.start and sentence.tags[at] in "VG" and class_of(sentence, at) == "say"


def _subject_of_relative(sentence: Sentence, verb: int) -> Phrase | None:
    """Read "efforts, which the club's chair, Ada Marsh, called Q" and "what Marsh called Q": who follows "which"."""
    tags = sentence.tags
    for at in range(verb - 2, max(sentence.start - 1, verb - _REACH), -1):
        if tags[at] in "VvBHMGgQ;:t":
            return None
        if tags[at] == "w" or sentence.line.lower[at] == "what":
            subject = _with_possessor(sentence, at + 1)
            if subject is None:
                return None
            between = tags[subject.last + 1 : verb]
            apposed = between[:1] in {",", "-"} and between[-1:] == between[:1] and len(between) > 2
            return subject if apposed or between.strip("RT") == "" else None
    return None


def _with_possessor(sentence: Sentence, at: int) -> Phrase | None:
    """Return the noun phrase at a token with what an owner or "of" joins to it: "the chair of the club"."""
    phrase = sentence.starting.get(at)
    return None if phrase is None or sentence.is_time(phrase) else with_office(sentence, phrase)


def _verb_before(sentence: Sentence, at: int) -> Reading | None:
    tag = sentence.tags[at]
    kind = class_of(sentence, at) if tag in "VG" else "act"
    if base_of(sentence, at) == "continue" and sentence.tags[at + 1 : at + 2] in {"2", "g", "G"}:
        kind = "act"
    source = _agent(sentence, at) if _is_passive(sentence, at) else None
    if source is None:
        progressive = at > sentence.start and sentence.tags[at - 1] == "B"
        if tag in "Vv":
            source = _subject_of_relative(sentence, at)
        if source is None:
            source = sentence.subject_before(at) if tag in "Vv" or progressive else main_subject(sentence, at)
    if source is None and tag == "V" and at > sentence.start and sentence.tags[at - 1] in "Q,-":
        source = _inverted(sentence, at)
    if source is None:
        return None
    if kind == "show" and NOUN_KIND.get(sentence.line.lower[source.last]) not in {"document", "organisation"}:
        kind = "act"
    if kind in {"say", "call", "show"}:
        name = {"V": "cue-before", "G": "cue-participle"}[tag]
        return Reading(name if kind != "call" else name + "-call", source, Phrase(at, at))
    return Reading("verb-before", source, Phrase(at, at))


def _is_passive(sentence: Sentence, verb: int) -> bool:
    at = verb - 1
    while at >= sentence.start and sentence.tags[at] == "R":
        at -= 1
    if at < sentence.start or sentence.tags[at] != "B":
        return False
    base = base_of(sentence, verb)
    return sentence.line.lower[verb] != base and not sentence.line.lower[verb].endswith("s")


def _agent(sentence: Sentence, verb: int) -> Phrase | None:
    """Return who did it in a passive: "was called that by the mayor"."""
    for at in range(verb + 1, min(sentence.end, verb + 12)):
        if sentence.tags[at] == "y":
            return sentence.starting.get(at + 1)
        if sentence.tags[at] in ".;:":
            break
    return None


def last_cue(sentence: Sentence) -> Reading | None:
    """Return the last reporting verb of a sentence and its subject: what introduces a quotation that follows."""
    for at in range(sentence.end - 1, sentence.start - 1, -1):
        if sentence.tags[at] == "V" and class_of(sentence, at) in {"say", "call"}:
            subject = sentence.subject_before(at)
            if subject is not None:
                return Reading("introduced", subject, Phrase(at, at))
    subject = first_subject(sentence)
    return None if subject is None else Reading("introduced-weak", subject, None)


def read(sentence: Sentence, quote: int) -> Reading | None:
    """Return the best reading of a quotation inside its own sentence; None where the sentence names nobody."""
    after = reading_after(sentence, quote)
    if after is not None and after.rule != "cue-after-weak":
        return after
    for rule in (dashed_name, name_with_colon, possessor, inverted_before, claimed, as_put_before):
        reading = rule(sentence, quote)
        if reading is not None:
            return reading
    before = reading_before(sentence, quote)
    if before is not None and before.rule != "verb-before":
        return before
    return (
        reading_at_end(sentence, quote)
        or according_to(sentence, quote)
        or after
        or before
        or quoted_possession(sentence, quote)
        or _any_subject(sentence)
    )


def _any_subject(sentence: Sentence) -> Reading | None:
    subject = first_subject(sentence)
    return None if subject is None else Reading("subject", subject, None)
