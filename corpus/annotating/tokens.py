"""Cut a paragraph into words with a part of speech each, quotations taken as one word."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.annotating.lexicon import (
    FUNCTION_WORDS,
    GIVEN_NAMES,
    IRREGULAR_PAST,
    NOUN_LIKE,
    OTHER_VERBS,
    REPORTING,
    REPORTING_GERUNDS,
    TITLES,
    VERB_CLASS,
)
from corpus.model import Span
from corpus.text import ABBREVIATIONS

if TYPE_CHECKING:
    from corpus.annotating.marks import Quoted
    from corpus.annotating.phrases import Sentence

# One letter stands for each class, so that a phrase is a regular expression over the letters:
#   N capitalised word   n other noun, adjective or unknown   D determiner   # number   T time word
#   p subject pronoun    m object pronoun   w relative pronoun   t "that"   S subordinator   c conjunction
#   P preposition   o "of"   y "by"   B be   H have   M modal or do   2 "to"   R adverb or negation   s possessive
#   V reporting verb   G its -ing form   v other verb   g other -ing form
#   Q quotation   , : ; - . punctuation; "." is the end of a sentence
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.S., R.J.
    r"|[$£€]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|%)?(?:-[^\W\d_]+)*"
    r"|['’]s\b|n['’]t\b|(?<=s)['’](?= )"
    r"|@\w+|#\w+"
    r"|[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*(?:[-‑][^\W_]+(?:['’](?!s\b)[^\W_]+)*)*"
    r"|--+|[–—―]|\.\.\.|…|[.,:;!?()\[\]-]"
)
# An aside in brackets, a party's letter or an age between commas says nothing about who speaks.
_ASIDE = re.compile(
    r"[(\[][^()\[\]\n“”\"]{0,100}[)\]]"
    r"|, ?[RDI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?,?"
    r"|, (?:an? )?\d{2},(?! [A-Z])"
    r"|,(?= (?:[JS]r\b|I{2,3}\b))"
)
_PUNCTUATION = {",": ",", ":": ":", ";": ";", "–": "-", "—": "-", "―": "-", "-": "-", "…": "-", "...": "-"}
LONGEST = 300
"""Words of the longest sentence that is read as one; a text without full stops is read in pieces of so many."""
_NAME_END = re.compile(r"(?:[^\W\d_]|[^\W\d_]\.[^\W\d_])$")


class Line:
    """A paragraph cut into words."""

    __slots__ = ("ends", "lower", "parsed", "run_at", "runs", "sentences", "span", "starts", "tags", "text", "words")

    def __init__(self, text: str, span: Span, runs: list[Quoted]) -> None:
        self.text = text
        self.span = span
        self.runs = runs
        """The outermost quotations, in order."""
        self.words: list[str] = []
        self.lower: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags = ""
        self.run_at: dict[int, Quoted] = {}
        """The quotation behind each token tagged Q."""
        self.sentences: list[tuple[int, int]] = []
        """The first token of each sentence and the one behind its last, its full stop left out."""
        self.parsed: dict[int, Sentence] = {}
        """The sentences whose phrases were found already, by their first token."""

    def span_of(self, first: int, last: int) -> Span:
        """Return the range of text from one token to another, both included."""
        return Span(self.starts[first], self.ends[last])

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the first token and the one behind the last of the sentence in which a token stands."""
        if not self.sentences:
            return 0, 0
        place = bisect_right(self.sentences, (at, len(self.tags) + 1)) - 1
        return self.sentences[max(place, 0)]


def line_of(text: str, span: Span, runs: list[Quoted], names: frozenset[str]) -> Line:
    """Cut one paragraph into words; `names` are the capitalised words that the article uses inside sentences.

    >>> line = line_of("Rep. Ada Marsh told the board on Friday.", Span(0, 40), [], frozenset())
    >>> line.tags
    'NNNVDnPT.'
    """
    line = Line(text, span, [run for run in runs if run.depth == 0])
    at = span.start
    for run in line.runs:
        _cut(line, at, run.outer.start)
        _add(line, "“”", run.outer.start, run.outer.end)
        at = run.outer.end
    _cut(line, at, span.end)
    _keep_tagged(line, _tagged(line, names))
    line.sentences = _sentences(line.tags)
    return line


def _sentences(tags: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(tags):
        end = tags.find(".", start, start + LONGEST)
        if end < 0:
            end = min(start + LONGEST, len(tags))
            found.append((start, end))
            start = end
        else:
            found.append((start, end))
            start = end + 1
    return found


def _keep_tagged(line: Line, tags: str) -> None:
    """Drop the words that say nothing and end a sentence behind a quotation that ends one."""
    kept: list[tuple[str, str, int, int, str]] = []
    last = len(tags) - 1
    line.run_at = {}
    runs = iter(line.runs)
    for i, tag in enumerate(tags):
        if tag == "~":
            continue
        if tag == "Q":
            line.run_at[len(kept)] = next(runs)
        kept.append((line.words[i], line.lower[i], line.starts[i], line.ends[i], tag))
        if tag == "Q" and i < last and _quotation_ends_sentence(line, tags, i):
            kept.append((".", ".", line.ends[i], line.ends[i], "."))
    if kept:
        words, lower, starts, ends, letters = zip(*kept, strict=True)
        line.words, line.lower, line.starts, line.ends = list(words), list(lower), list(starts), list(ends)
        line.tags = "".join(letters)


# "Marsh asked", "the mayor told her", "asked the mayor": what may follow a quotation that ends with its own stop
_REPORTS = re.compile(r"(?:p|D?[nN]+)(?:sn+)?R*(?:HR*)?V(?P<rest>[.,:]|[PT]|$)?")


def _quotation_ends_sentence(line: Line, tags: str, i: int) -> bool:
    stop, following = last_character(line, i), tags[i + 1]
    if following in ",:;.-" or stop not in ".!?…" or line.words[i + 1][0].islower():
        return False
    if following == "Q":
        return True
    opens = i == 0 or tags[i - 1] in ".Q"
    reports = _REPORTS.match(tags, i + 1)
    if not opens or reports is None:
        return True
    return stop == "." and (reports["rest"] is None or tags[i + 1] == "p")


def last_character(line: Line, quote: int) -> str:
    """Return the last character inside the marks of the quotation at a token."""
    end = line.ends[quote]
    return line.text[max(line.span.start, end - 8) : end].rstrip("”\"'’»“` \u00a0")[-1:]


def _cut(line: Line, start: int, end: int) -> None:
    """Add the words from one place to another, without the asides."""
    at = start
    for aside in _ASIDE.finditer(line.text, start, end):
        _words(line, at, aside.start())
        at = aside.end()
    _words(line, at, end)


def _words(line: Line, start: int, end: int) -> None:
    for found in _WORD.finditer(line.text, start, end):
        _add(line, found[0], found.start(), found.end())


def _add(line: Line, word: str, start: int, end: int) -> None:
    line.words.append(word)
    line.lower.append(word.replace("’", "'").lower())
    line.starts.append(start)
    line.ends.append(end)


# "a swiftly called meeting": between article and noun a participle is an adjective
_PARTICIPLE_BEFORE_NOUN = re.compile(r"(?<=D)R[vVgG](?=,?R?[nNvV])")


def _tagged(line: Line, names: frozenset[str]) -> str:
    tags: list[str] = []
    first = True
    for i, word in enumerate(line.words):
        tag = _tag(line, i, word, first, tags[-1] if tags else ".", names)
        tags.append(tag)
        first = tag == "." or (first and tag in "-Q,")
    return _PARTICIPLE_BEFORE_NOUN.sub("Rn", "".join(tags))


def _tag(line: Line, i: int, word: str, first: bool, before: str, names: frozenset[str]) -> str:
    head = word[0]
    if word == "“”":
        return "Q"
    if head in ".!?":
        return "." if word != "..." and _ends(line, i) else ("-" if word == "..." else "~")
    if word in _PUNCTUATION:
        return _PUNCTUATION[word] if word != "-" or _spaced(line, i) else "~"
    if head == "-":
        return "-"
    if head.isdigit() or head in "$£€":
        return "#"
    if head in "()[]":
        return "~"
    if head in "'’":
        return "B" if before in "pwB" else "s"
    if head == "@":
        return "N"
    lower = line.lower[i]
    if head.isupper():
        return _tag_capital(line, i, word, lower, first, names)
    return _tag_lower(line, i, lower, before)


def _spaced(line: Line, i: int) -> bool:
    before = line.text[line.starts[i] - 1 : line.starts[i]]
    return before.isspace() or before == ""


def _tag_capital(line: Line, i: int, word: str, lower: str, first: bool, names: frozenset[str]) -> str:
    known = FUNCTION_WORDS.get(lower)
    if known == "T":
        following = line.words[i + 1] if i + 1 < len(line.words) else ""
        if lower in {"april", "june", "may", "august", "sun", "mar", "jan", "tue", "wed", "sat", "mon"} and (
            following[:1].isupper() and FUNCTION_WORDS.get(following.lower()) != "T"
        ):
            return "N"
        return "T"
    if word == "US":
        return "N"
    if known == "p" and lower != "it":
        return "p"
    initial = len(word) == 1 and line.text[line.ends[i] : line.ends[i] + 1] == "."
    if word.isupper() and (len(word) > 1 or initial) and not first:
        return "N"
    if first:
        if known is not None and not (lower in {"will", "may"} and _is_name_before_verb(line, i)):
            return known
        if lower.endswith("ly") and word not in names and lower not in GIVEN_NAMES:
            return "R"
        if lower in _SAID:
            return "V"
        bare = re.sub(r"[’']s?$", "", word)
        if bare in names or lower in GIVEN_NAMES or lower.rstrip(".") in TITLES or _next_capital(line, i):
            return "N"
        if lower not in NOUN_LIKE and i + 1 < len(line.words) and line.lower[i + 1] in REPORTING:
            return "N"
        return _tag_lower(line, i, lower, ".")
    if known is not None and i + 1 < len(line.words) and line.lower[i + 1] in _SAID:
        return "N"
    if known in {"D", "o", "P", "t", "c", "S", "w", "2"} and (not _next_capital(line, i) or known == "S"):
        return known
    return "N"


_SAID = frozenset({"said", "says", "asked", "added", "wrote", "tweeted"})


def _is_name_before_verb(line: Line, i: int) -> bool:
    """Read "Will described", "Will Hurd": the modal verb is a name."""
    following = line.lower[i + 1] if i + 1 < len(line.lower) else ""
    return _next_capital(line, i) or (REPORTING.get(following, following) != following)


def _next_capital(line: Line, i: int) -> bool:
    return i + 1 < len(line.words) and line.words[i + 1][0].isupper() and line.starts[i + 1] - line.ends[i] <= 2


def _tag_lower(line: Line, i: int, lower: str, before: str) -> str:
    known = FUNCTION_WORDS.get(lower)
    if known is not None:
        if lower == "her" and not _noun_follows(line, i):
            return "m"
        if lower == "to" and _is_preposition(line, i):
            return "P"
        return known
    if lower in REPORTING:
        return "n" if _is_noun_here(line, i, lower, before) else "V"
    if lower in REPORTING_GERUNDS:
        return "n" if before in "Ds" and lower != "saying" else "G"
    if lower.endswith("ly") and lower not in {
        "family",
        "ally",
        "reply",
        "assembly",
        "supply",
        "bully",
        "rally",
        "fly",
        "early",
    }:
        return "R"
    if lower in OTHER_VERBS:
        return "n" if _is_noun_here(line, i, lower, before) else "v"
    if lower.endswith("ed") and len(lower) > 4 and lower not in {"hundred", "united"}:
        return "n" if before in "DsoV#P" else "v"
    if lower.endswith("ing") and len(lower) > 4:
        return "n" if before in "Dson#" and lower != "being" else "g"
    return "n"


def _is_preposition(line: Line, i: int) -> bool:
    """Read "An adviser to the mayor", "wrote to her": no infinitive follows."""
    if i + 1 >= len(line.words):
        return False
    printed, known = line.words[i + 1], FUNCTION_WORDS.get(line.lower[i + 1], "")
    return known in {"D", "m", "T"} or printed[0].isupper() or printed[0].isdigit()


def _noun_follows(line: Line, i: int) -> bool:
    if i + 1 >= len(line.words):
        return False
    follower = line.lower[i + 1]
    if follower == "“”":
        return False
    return follower[0].isalnum() and FUNCTION_WORDS.get(follower, "D") in "DT" and not follower.startswith("as")


_NEVER_NOUNS = frozenset(
    {"say", "said", "says", "told", "tells", "wrote", "writes", "tweeted", "asked", "asks", "reads"}
)
_PLURALS = frozenset(
    {"two", "three", "people", "men", "women", "police", "children", "media", "folks", "both", "many", "some", "others"}
)
_PLURAL_NAMES = ("ans", "crats", "ists", "ives", "voters", "officials")
_ENDS_NOUN = frozenset({"of", "and", "or", "in", "for", "from", "on", ".", "about", "by", ","})


def _is_noun_here(line: Line, i: int, lower: str, before: str) -> bool:
    """Tell a noun ("the report", "his claims", "news reports") from the verb that is spelled alike."""
    base = REPORTING.get(lower)
    if lower in _NEVER_NOUNS or before in "BHM2pwR":
        return False
    following = line.lower[i + 1] if i + 1 < len(line.lower) else "."
    if (
        lower.endswith("ed")
        or lower in IRREGULAR_PAST
        or (base is not None and base != lower and not lower.endswith("s"))
    ):
        adjective = before in "oPV" and following[0].isalpha() and following not in FUNCTION_WORDS
        return before in "Ds#" or (adjective and lower.endswith("ed"))
    if (lower == "read" and following in _AFTER_READ) or (lower == "put" and following == "it"):
        return False
    if (
        base is not None
        and before not in "Dos#yP"
        and (following in {"that", ":"} or (following == "“”" and before != "n"))
    ):
        return False
    if before in "os#yP" or (before == "D" and not (line.lower[i - 1] in _PLURALS and lower not in NOUN_LIKE)):
        return True
    plural = _is_plural(line.lower[i - 1] if i else "", before)
    if not lower.endswith("s") or lower.endswith("ss"):
        if before == "D" or (before in "nN" and plural):
            return False
        return before in "nNcgGvVtQ,-:;"
    if base is not None and lower not in NOUN_LIKE and base not in NOUN_LIKE:
        return False
    if before in "cgGvVt":
        return True
    if following in {".", ","} and base is not None and VERB_CLASS[base] == "say" and not plural and before in "nN":
        return False
    if following in {"for", "on"} and base is not None and not plural and before == "n":
        return False
    if following in _ENDS_NOUN or following in REPORTING:
        return before == "n" or following in {"of", "from", "about"}
    utters = base is not None and VERB_CLASS[base] == "say"
    if before == "n" and not utters and FUNCTION_WORDS.get(following, "") in _AFTER_NOUN:
        return True
    return plural and before == "n"


_AFTER_NOUN = frozenset("PoycBHMw")
_AFTER_READ = frozenset({".", ",", ":", "“”", "in"})


def _is_plural(word: str, tag: str) -> bool:
    if tag == "N":
        return word.endswith(_PLURAL_NAMES)
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "'s", "us", "is")))


def _ends(line: Line, i: int) -> bool:
    """Tell whether a stop ends the sentence: not after an abbreviation or an initial."""
    text, at = line.text, line.starts[i]
    behind = line.ends[i]
    while behind < line.span.end and text[behind] in ".!?)]”\"'’":
        behind += 1
    if behind >= line.span.end:
        return True
    if not text[behind].isspace():
        return text[behind].isupper() and text[at - 1 : at].islower()
    following = text[behind : behind + 4].lstrip(" \u00a0“\"'‘([—–-")
    if following and following[0].islower():
        return False
    if text[at] != "." or not i:
        return True
    word = line.lower[i - 1]
    if line.ends[i - 1] != at:
        return True
    if word in ABBREVIATIONS or (word.rstrip(".") in TITLES and word + "." in TITLES):
        return False
    return not _NAME_END.match(word)
