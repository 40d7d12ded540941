"""List what a speaker is quoted as saying, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.filters import Filters, narrowed
from corpus.asking.whosaid.asked import Asked
from corpus.asking.whosaid.candidates import Candidate, candidate
from corpus.asking.whosaid.grouping import Entry, said, same_words
from corpus.asking.whosaid.speakers import same_speaker
from corpus.asking.whosaid.tokens import FUNCTION_WORDS
from corpus.model import WhoSaid
from corpus.text import terms

if TYPE_CHECKING:
    from corpus.index.port import Index

LISTED = 20  # quotations looked at for each one shown: copies, indirect speech and other outlets' are left out


def quoted_from(query: str, filters: Filters, index: Index, limit: int, about: str = "") -> WhoSaid:
    """Return the quotations of the speaker that the filters name, newest first, each once.

    Where `about` is given, only those that have all its words but those of grammar.
    """
    if filters.speaker is None:
        return WhoSaid(query, "none", notes=("Type the words of a quotation, or from: and a speaker's name.",))
    groups: list[list[Candidate]] = []
    telling = [term for term in terms(about) if term not in FUNCTION_WORDS]
    for quoted in narrowed(index, filters).quotations_by(terms(filters.speaker), limit * LISTED, telling):
        page = index.article(quoted.file)
        if page is None:
            continue
        attribution = page.attributions[quoted.ordinal]
        if attribution.quotation.kind == "indirect":
            continue
        copy = candidate(Asked(quoted.words), page, attribution, attribution.quotation.content)
        if copy is None:
            continue
        home = next((group for group in groups if _same(copy, group[0])), None)
        if home is not None:
            home.append(copy)
        elif len(groups) < limit:
            groups.append([copy])
    entries = [Entry(tuple(group)) for group in groups]
    if not entries:
        where = " within these filters" if filters != Filters(filters.speaker) else ""
        return WhoSaid(query, "none", notes=(f"The archive quotes nobody named {filters.speaker}{where}.",))
    return WhoSaid(query, "found", tuple(said(entry) for entry in entries), _namesakes(entries), about)


def _same(one: Candidate, other: Candidate) -> bool:
    return same_speaker(one.speaker, other.speaker) is not False and same_words(one, other)


def _namesakes(entries: list[Entry]) -> tuple[str, ...]:
    people: list[Entry] = []
    for entry in entries:
        if all(same_speaker(entry.speaker, other.speaker) is False for other in people):
            people.append(entry)
    if len(people) < 2:
        return ()
    names = [entry.speaker.name or "" for entry in people]
    return (f"More than one speaker goes by that name: {', '.join(names)}.",)
