"""Find what an article reports without quotation marks: Marsh said that the harbour would close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotating.clauses import base_of, class_of, without_finder
from corpus.annotating.phrases import Phrase, Sentence, parsed
from corpus.annotating.readings import Reading

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line
    from corpus.model import QuotationKind, Span

# Verbs that take a clause without "that": "she said the harbour would close".
_BARE = frozenset(
    "say add note argue claim insist believe think hope suggest acknowledge admit warn concede contend maintain "
    "announce predict declare explain state promise tell assure remind fear expect write tweet report allege "
    "stress reiterate confirm deny reveal recall conclude estimate indicate".split()
)
_ADDRESSED = frozenset({"tell", "assure", "remind", "inform", "warn", "advise", "ask", "promise"})
# Verbs whose infinitive is what was said: "she promised to resign".
_COMMITTING = frozenset("promise vow pledge threaten offer agree swear".split())
_DENYING = frozenset({"deny", "dispute", "reject"})
_NEGATIONS = frozenset(
    {"not", "never", "n't", "didn't", "hasn't", "haven't", "hadn't", "doesn't", "don't", "nor", "neither"}
)
_CONTRASTS = frozenset({"but", "though", "although"})
MINIMUM = 3
"""Words that a reported statement has at least."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement that is reported, in the words of the article."""

    source_line: Line
    content: Span
    reading: Reading
    denied: bool
    kind: QuotationKind
    """mixed where part of it stands between quotation marks, else indirect."""


def reported(line: Line) -> list[Reported]:
    """Return the reported statements of a paragraph, in order; one inside another is left to the outer speaker."""
    found: list[Reported] = []
    for start, end in line.sentences:
        if "V" in line.tags[start:end] or "according" in line.lower[start:end]:
            found.extend(_in_sentence(parsed(line, start, end)))
    return found


def _in_sentence(sentence: Sentence) -> list[Reported]:
    tags = sentence.tags
    trailing = _trailing(sentence)
    if trailing is not None:
        return [trailing]
    out: list[Reported] = []
    at = sentence.start
    while at < sentence.end:
        if tags[at] in "VG":
            item = _complement(sentence, at)
            if item is not None:
                out.append(item)
                at = _token_behind(sentence, item.content.end, at)
                continue
        at += 1
    return out


def _token_behind(sentence: Sentence, position: int, at: int) -> int:
    starts = sentence.line.starts
    while at < sentence.end and starts[at] < position:
        at += 1
    return at


def _complement(sentence: Sentence, verb: int) -> Reported | None:
    """Read what follows a reporting verb: "that ...", a clause of its own, or an infinitive."""
    if class_of(sentence, verb) not in {"say", "think"}:
        return None
    base = base_of(sentence, verb)
    first = _content_start(sentence, verb, base)
    if first is None:
        return None
    subject = _subject(sentence, verb)
    if subject is None or subject.last >= first:
        return None
    last = _content_end(sentence, first)
    if sentence.tags[subject.last] == "w":
        last = min(last, _clause_end(sentence, first))
    return _reported(
        sentence, Reading("reported", subject, Phrase(verb, verb)), first, last, _denied(sentence, verb, base)
    )


def _subject(sentence: Sentence, verb: int) -> Phrase | None:
    if sentence.tags[verb] == "G":
        before = verb - 1
        if before >= sentence.start and sentence.line.lower[before] == "as":  # "was quoted as saying"
            return sentence.subject_before(before - 1)
        if before >= sentence.start and sentence.tags[before] == "B":
            return sentence.subject_before(verb)
        return None
    return sentence.subject_before(verb)


def _content_start(sentence: Sentence, verb: int, base: str) -> int | None:
    """Return the token at which the reported words begin."""
    tags = sentence.tags
    at = verb + 1
    if base in _ADDRESSED:
        addressed = sentence.phrase_after(at)
        if addressed is not None:
            at = addressed.last + 1
    limit = min(sentence.end, at + 12)
    there = tags.find("t", at, limit)
    if there >= 0 and not any(tag in "vVGgQ:;" for tag in tags[at:there]):
        return there + 1 if there + 1 < sentence.end else None
    while at < sentence.end and tags[at] in "RT":
        at += 1
    if base in _COMMITTING and at < sentence.end and tags[at] == "2":
        return at
    if base not in _BARE or tags[verb] == "G" or at >= sentence.end:
        return None
    return at if _is_clause(sentence, at) else None


def _is_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether a subject with a finite verb stands at a token."""
    phrase = sentence.starting.get(at)
    if phrase is None or sentence.tags[phrase.first] == "m" or sentence.is_time(phrase):
        return False
    for verb in range(phrase.last + 1, min(sentence.end, phrase.last + 14)):
        tag = sentence.tags[verb]
        if tag in "vVBHM":
            return True
        if tag in "t:;Qw":
            return False
    return False


def _content_end(sentence: Sentence, first: int) -> int:
    """Return the last token of the reported words: before "; ", ", adding ...", " and said"."""
    tags = sentence.tags
    for at in range(first + 1, sentence.end):
        if tags[at] == ";" or (tags[at] in ",-" and at + 1 < sentence.end and tags[at + 1] == "G"):
            return at - 1
        if tags[at] == "," and at + 1 < sentence.end and sentence.line.lower[at + 1] in _CONTRASTS:
            return at - 1
        if tags[at] == "c" and at + 1 < sentence.end and tags[at + 1] == "V" and class_of(sentence, at + 1) == "say":
            return at - 1 - (tags[at - 1] == ",")
    return sentence.end - 1


def _clause_end(sentence: Sentence, first: int) -> int:
    """Return the last token of a relative clause: "the aide, who promised to resign, told"."""
    for at in range(first + 1, sentence.end - 1):
        if sentence.tags[at] in ",-" and sentence.tags[at + 1] in "VvBHM":
            return at - 1
    return sentence.end - 1


def _trailing(sentence: Sentence) -> Reported | None:
    """Read a statement whose source comes last: the harbour would close, Marsh said; ..., according to the board."""
    tags, lower = sentence.tags, sentence.line.lower
    comma = tags.rfind(",", sentence.start, sentence.end)
    if comma <= sentence.start + MINIMUM:
        return None
    for comma_at in _commas(sentence):
        at = comma_at + 1
        if lower[at] == "according" and at + 2 < sentence.end and lower[at + 1] == "to":
            source = sentence.phrase_after(at + 2)
            if source is not None:
                source = without_finder(sentence, source)
                reading = Reading("reported-according-to", source, Phrase(at, at + 1))
                return _reported(sentence, reading, sentence.start, comma_at - 1)
        closing = _closing(sentence, comma_at)
        if closing is not None:
            return _reported(sentence, closing, sentence.start, comma_at - 1)
    return None


def _commas(sentence: Sentence) -> list[int]:
    """Return the last few commas of a sentence, where an attribution may close it."""
    return [at for at in range(sentence.start + MINIMUM, sentence.end - 1) if sentence.tags[at] == ","][-5:]


def _closing(sentence: Sentence, comma: int) -> Reading | None:
    """Read ", Marsh said" or ", said Ada Marsh" at the end of a sentence, with no quotation before it."""
    tags = sentence.tags
    if tags[comma - 1] == "Q" or not _states(sentence, comma):
        return None
    if (
        tags[comma + 1] == "V"
        and class_of(sentence, comma + 1) == "say"
        and base_of(sentence, comma + 1) not in _ADDRESSED
    ):
        source = sentence.starting.get(comma + 2)
        if source is not None and tags[source.first] != "m":
            return Reading("reported-after", source, Phrase(comma + 1, comma + 1))
    source = sentence.starting.get(comma + 1)
    if source is None:
        return None
    verb = source.last + 1
    while verb < sentence.end and tags[verb] in "RHT":
        verb += 1
    if verb < sentence.end and tags[verb] == "V" and class_of(sentence, verb) == "say" and _ends_soon(sentence, verb):
        return Reading("reported-after", source, Phrase(verb, verb))
    return None


def _states(sentence: Sentence, comma: int) -> bool:
    """Tell whether a main clause stands before the comma: with a finite verb, and not opened by "when" or "after"."""
    before = sentence.tags[sentence.start : comma]
    if not any(tag in "vVBHM" for tag in before) or before[0] in "SgG":
        return False
    if before[0] == "P" and "," not in before:
        return False
    first = sentence.phrases[0] if sentence.phrases else None
    if first is None:
        return False
    finite = next(at for at in range(sentence.start, comma) if sentence.tags[at] in "vVBHM")
    return sentence.subject_before(finite) is not None


def _ends_soon(sentence: Sentence, verb: int) -> bool:
    """Nothing but when, where and to whom it was said follows the verb."""
    rest = sentence.tags[verb + 1 : sentence.end]
    return len(rest) <= 14 and not any(tag in "tQ:pVvBHMS2" for tag in rest)


def _denied(sentence: Sentence, verb: int, base: str) -> bool:
    if base in _DENYING:
        return True
    before = sentence.line.lower[max(sentence.start, verb - 4) : verb]
    return any(word in _NEGATIONS for word in before)


def _reported(sentence: Sentence, reading: Reading, first: int, last: int, denied: bool = False) -> Reported | None:
    tags, line = sentence.tags, sentence.line
    while first <= last and tags[first] in ",-:c":
        first += 1
    while last >= first and tags[last] in ",-:.":
        last -= 1
    said = [tag for tag in tags[first : last + 1] if tag not in ",-:.;"]
    if len(said) < MINIMUM or set(said) == {"Q"}:
        return None
    return Reported(line, line.span_of(first, last), reading, denied, "mixed" if "Q" in said else "indirect")
