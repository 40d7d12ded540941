"""Find what an article reports without quotation marks: Marsh said that the harbour would close."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.annotating.clauses import base_of, class_of, main_subject, with_office, without_finder
from corpus.annotating.phrases import Phrase, Sentence, parsed
from corpus.annotating.readings import Reading

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line
    from corpus.model import QuotationKind, Span

# Verbs that take a clause without "that": "she said the harbour would close".
_BARE = frozenset(
    "say add note argue claim insist believe think hope suggest acknowledge admit warn concede contend maintain "
    "announce predict declare explain state promise tell assure remind fear expect write tweet report allege "
    "stress reiterate confirm deny reveal recall conclude estimate indicate show find demonstrate doubt know "
    "feel assert assume charge complain declare determine discover emphasize explain figure guarantee imply learn "
    "pray realize remember sense speculate swear understand vow wish worry testify joke counter concur caution".split()
)
# Verbs behind which whatever holds a verb is a clause, however it begins.
_UTTERING = frozenset("say argue claim insist contend believe think".split())
_ADDRESSED = frozenset({"tell", "assure", "remind", "inform", "warn", "advise", "ask", "promise"})
# Verbs whose infinitive is what was said: "she promised to resign".
_COMMITTING = frozenset("promise vow pledge threaten offer agree swear want plan hope decline refuse propose".split())
# Verbs that ask somebody to do something: "she urged the board to close it".
_URGING = frozenset("urge ask encourage advise call beg implore order tell press invite challenge want".split())
_DENYING = frozenset({"deny", "dispute", "reject"})
_NEGATIONS = frozenset(
    {"not", "never", "n't", "didn't", "hasn't", "haven't", "hadn't", "doesn't", "don't", "nor", "neither"}
)
_CONTRASTS = frozenset({"but", "though", "although"})
_CLAUSE = 30
"""Words within which the verb of a reported clause stands."""
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
    rest: Span | None = None
    """What follows behind a cue in the middle: To leave, she said, would be right."""


def reported(line: Line) -> list[Reported]:
    """Return the reported statements of a paragraph, in order; one inside another is left to the outer speaker."""
    found: list[Reported] = []
    for start, end in line.sentences:
        if any(tag in "VvgG" for tag in line.tags[start:end]) or "according" in line.lower[start:end]:
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
    kind = class_of(sentence, verb)
    base = base_of(sentence, verb)
    if kind not in {"say", "think", "show"} and base not in _COMMITTING | _URGING:
        return None
    rule = "reported-participle" if _is_participle(sentence, verb) else "reported"
    first = _content_start(sentence, verb, base)
    if first is None and rule == "reported":
        first = _act_start(sentence, verb, base)
        rule += "-act"
    if first is None:
        return None
    subject = _subject(sentence, verb)
    if subject is None or subject.first <= first <= subject.last:
        return None
    last = _content_end(sentence, first)
    if sentence.tags[subject.last] == "w":
        last = min(last, _clause_end(sentence, first))
    if subject.first <= sentence.start + 1 and sentence.tags[subject.first - 1 : subject.first] == "S":
        last = min(last, _subordinate_end(sentence, first))
    return _reported(sentence, Reading(rule, subject, Phrase(verb, verb)), first, last, _denied(sentence, verb, base))


def _is_participle(sentence: Sentence, verb: int) -> bool:
    return sentence.tags[verb] == "G" and (verb == sentence.start or sentence.tags[verb - 1] != "B")


def _act_start(sentence: Sentence, verb: int, base: str) -> int | None:
    """Return where what was wanted begins: "urged the board to close it", "refused to resign"."""
    at = verb + 1
    if at < sentence.end and sentence.tags[at] == "2":
        return at if base in _COMMITTING else None
    if base not in _URGING:
        return None
    at += at < sentence.end and sentence.line.lower[at] in {"on", "for"}
    addressed = sentence.phrase_after(at)
    if addressed is None or addressed.last + 1 >= sentence.end:
        return None
    behind = with_office(sentence, addressed).last + 1
    return at if behind < sentence.end and sentence.tags[behind] == "2" else None


def _subject(sentence: Sentence, verb: int) -> Phrase | None:
    if sentence.tags[verb] == "G":
        before = verb - 1
        if before >= sentence.start and sentence.line.lower[before] == "as":  # "was quoted as saying"
            return sentence.subject_before(before - 1)
        if before >= sentence.start and sentence.tags[before] == "B":
            return sentence.subject_before(verb)
        return main_subject(sentence, verb)
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
    if base not in _BARE or at >= sentence.end:
        return None
    if _is_clause(sentence, at) or (base in _UTTERING and _holds_clause(sentence, at)):
        return at
    return _behind_place(sentence, at)


def _holds_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether words that no subject opens are a clause all the same: "closing it would", "if it rose, they"."""
    rest = sentence.tags[at : sentence.end]
    if rest[0] not in "DNn#pSgGQ" or sentence.line.lower[at] in {"as", "when", "how", "what", "where", "why"}:
        return False
    if rest[0] == "Q":
        return any(tag in "vVBHM" for tag in rest[1:12])
    return any(tag in "vVBHM" for tag in rest[1:_CLAUSE]) or "Q" in rest[:6]


def _behind_place(sentence: Sentence, at: int) -> int | None:
    """Read "said in a statement on Friday it would close": the clause behind where and when it was said."""
    tags = sentence.tags
    for _ in range(3):
        if at + 1 >= sentence.end or tags[at] != "P":
            return None
        place = sentence.starting.get(at + 1)
        at = at + 1 if place is None else place.last + 1
        while at < sentence.end and tags[at] in "RT":
            at += 1
        if at < sentence.end and _is_clause(sentence, at):
            return at
    return None


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
        if tags[at] == "c" and _goes_on(sentence, at + 1, apart=tags[at - 1] == ","):
            return at - 1 - (tags[at - 1] == ",")
    return sentence.end - 1


def _goes_on(sentence: Sentence, at: int, *, apart: bool) -> bool:
    """Tell whether the speaker says more behind "and": "and criticized her", ", and he repeated that"."""
    if apart and at < sentence.end and sentence.tags[at] == "p":
        at += 1
    return at < sentence.end and sentence.tags[at] == "V" and class_of(sentence, at) in {"say", "call"}


def _subordinate_end(sentence: Sentence, first: int) -> int:
    """Return the last token of what "While Marsh said ..., she" holds: before the comma and the main subject."""
    for at in range(first + 1, sentence.end - 1):
        if sentence.tags[at] == "," and _is_clause(sentence, at + 1):
            return at - 1
    return sentence.end - 1


def _clause_end(sentence: Sentence, first: int) -> int:
    """Return the last token of a relative clause: "the aide, who promised to resign, told"."""
    for at in range(first + 1, sentence.end - 1):
        if sentence.tags[at] in ",-" and sentence.tags[at + 1] in "VvBHM":
            return at - 1
    return sentence.end - 1


def _trailing(sentence: Sentence) -> Reported | None:
    """Read a statement whose source comes last or in the middle: the harbour would close, Marsh said.

    Also "..., according to the board" wherever it stands.
    """
    source = _according_to(sentence)
    if source is not None:
        return source
    for comma in _commas(sentence):
        closing = _closing(sentence, comma)
        if closing is not None:
            return _reported(sentence, closing, sentence.start, comma - 1)
        between = _between(sentence, comma)
        if between is not None:
            return between
    return None


def _according_to(sentence: Sentence) -> Reported | None:
    lower = sentence.line.lower
    for at in range(sentence.start, sentence.end - 2):
        if lower[at] == "according" and lower[at + 1] == "to":
            source = sentence.phrase_after(at + 2)
            if source is None:
                return None
            reading = Reading("reported-according-to", without_finder(sentence, source), Phrase(at, at + 1))
            if at > sentence.start + 1:
                return _reported(sentence, reading, sentence.start, at - 1)
            comma = sentence.tags.find(",", source.last, sentence.end)
            return None if comma < 0 else _reported(sentence, reading, comma + 1, sentence.end - 1)
    return None


def _between(sentence: Sentence, comma: int) -> Reported | None:
    """Read ", Marsh said," in the middle: what stands before it and behind it are one statement.

    Of words that only say when or where, "In May, Marsh said, ...", the part behind it is the statement.
    """
    tags = sentence.tags
    source = sentence.starting.get(comma + 1)
    if source is None or sentence.is_time(source):
        return None
    verb = source.last + 1
    while verb < sentence.end and tags[verb] in "RH":
        verb += 1
    behind = verb + 1
    while behind < sentence.end and tags[behind] in "RT":
        behind += 1
    if behind + MINIMUM > sentence.end or tags[verb] != "V" or tags[behind] != "," or class_of(sentence, verb) != "say":
        return None
    if tags[behind + 1] in "QG" or (tags[sentence.start] == "Q" and comma == sentence.start + 1):
        return None
    first, last = sentence.start, comma - 1
    reading = Reading("reported-between", source, Phrase(verb, verb))
    if tags[first] in "PRT" and not any(tag in "vVBHM" for tag in tags[first:comma]):
        return _reported(sentence, reading, behind + 1, sentence.end - 1)
    before = _reported(sentence, reading, first, last, minimum=1)
    rest = _reported(sentence, reading, behind + 1, sentence.end - 1, minimum=1)
    if before is None or rest is None:
        return rest
    return replace(before, rest=rest.content, kind="mixed" if "mixed" in (before.kind, rest.kind) else "indirect")


def _commas(sentence: Sentence) -> list[int]:
    """Return the last few commas of a sentence, where an attribution may close it or part it."""
    return [at for at in range(sentence.start + 1, sentence.end - 1) if sentence.tags[at] == ","][-6:]


def _closing(sentence: Sentence, comma: int) -> Reading | None:
    """Read ", Marsh said" or ", said Ada Marsh" at the end of a sentence."""
    tags = sentence.tags
    if comma <= sentence.start + MINIMUM or not _states(sentence, comma):
        return None
    if (
        tags[comma + 1] == "V"
        and class_of(sentence, comma + 1) == "say"
        and base_of(sentence, comma + 1) not in _ADDRESSED
    ):
        source = sentence.starting.get(comma + 2)
        acts = source is not None and tags[source.last + 1 : source.last + 2] in set("vVBHMR")
        if source is not None and tags[source.first] != "m" and not acts:
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


def _reported(
    sentence: Sentence, reading: Reading, first: int, last: int, denied: bool = False, minimum: int = MINIMUM
) -> Reported | None:
    tags, line = sentence.tags, sentence.line
    while first <= last and tags[first] in ",-:c":
        first += 1
    while last >= first and tags[last] in ",-:.":
        last -= 1
    said = [tag for tag in tags[first : last + 1] if tag not in ",-:.;"]
    if set(said) == {"Q"} or len(said) + 2 * said.count("Q") < minimum:
        return None
    return Reported(line, line.span_of(first, last), reading, denied, "mixed" if "Q" in said else "indirect")
