"""Give each word of a paragraph a letter for its part of speech."""

from __future__ import annotations

import re
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
from corpus.text import ABBREVIATIONS

if TYPE_CHECKING:
    from corpus.annotating.tokens import Line

# One letter stands for each class, so that a phrase is a regular expression over the letters:
#   N capitalised word   n other noun, adjective or unknown   D determiner   # number   T time word
#   p subject pronoun    m object pronoun   w relative pronoun   t "that"   S subordinator   c conjunction
#   P preposition   o "of"   y "by"   B be   H have   M modal or do   2 "to"   R adverb or negation   s possessive
#   V reporting verb   G its -ing form   v other verb   g other -ing form
#   Q quotation   , : ; - . punctuation; "." is the end of a sentence
_PUNCTUATION = {",": ",", ":": ":", ";": ";", "–": "-", "—": "-", "―": "-", "-": "-", "…": "-", "...": "-"}
_NAME_END = re.compile(r"(?:[^\W\d_]|[^\W\d_]\.[^\W\d_])$")

# "a swiftly called meeting": between article and noun a participle is an adjective
_PARTICIPLE_BEFORE_NOUN = re.compile(r"(?<=D)R[vVgG](?=,?R?[nNvV])")


def tagged(line: Line, names: frozenset[str]) -> str:
    """Return a letter for each word; `names` are the capitalised words that the article uses inside sentences."""
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
