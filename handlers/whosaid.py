"""Answer /whosaid: who is quoted with these words, where, and what differs from the print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.blocks import NAME_LIMIT, Block, Message, Part, actions, button, line, overflow, rich, words
from handlers.citing import citation_lines, excerpt, ref, remark_lines
from handlers.command import question
from handlers.manner import PLAIN, Manner
from handlers.paging import Page, State, lay_out, short_version
from handlers.wording import count, nothing_found, shorten, silence

if TYPE_CHECKING:
    from corpus import Citation, Corpus, WhoSaid
    from corpus.model import Said

MOST = 50
EXACT = ("verbatim", "fragment")
PER_PAGE = 3
GUESS = 0.5  # Attribution.confidence: below this the reading is a guess and shown as one

MORE = (
    ("Copy citation", "plain"),
    ("Copy citation, AP style", "ap"),
    ("Copy citation as Markdown", "markdown"),
    ("Wrong match", "wrong"),
)
_VERDICTS = {
    "verbatim": "exact quotation",
    "fragment": "exact words of a longer quotation",
    "altered": "near match",
    "reported": "reported in indirect speech, without quotation marks",
}


def answer(text: str, corpus: Corpus, manner: Manner = PLAIN) -> Message:
    """Say who said the words of the command."""
    query = question(text)
    found = corpus.who_said(query, MOST)
    if manner.exact:
        found = replace(found, answers=tuple(one for one in found.answers if one.verdict in EXACT))
    state = corpus.state()
    page = Page(
        state=State("whosaid", query, manner.first, short_version(state.version), manner.exact, manner.shared),
        verdict=_verdict(found),
        entries=[_entry(number, said, query, manner) for number, said in enumerate(found.answers)],
        per_page=PER_PAGE,
        notes=[*found.notes, *(() if found.status == "found" else nothing_found(query, state))],
    )
    return lay_out(page, manner)


def name(said: Said) -> str:
    """Name the speaker; a reading that is a guess says so, and nobody is made up."""
    if said.speaker.name is None:
        return "A speaker the article does not name"
    return f"Probably {said.speaker.name}" if said.confidence < GUESS else said.speaker.name


def _verdict(found: WhoSaid) -> Part:
    sentence = _sentence(found)
    return Part(rich(line(words(sentence, bold=True))), sentence)


def _sentence(found: WhoSaid) -> str:
    if found.status != "found" or not found.answers:
        return silence(found.notes, "Nobody in the archive is quoted with these words.")
    best = found.answers[0]
    who, where = shorten(name(best), 120), count(len(best.citations), "article")
    if found.about is not None:
        about = f" with “{shorten(found.about, 100)}”" if found.about else ""
        return f"{who}: {count(len(found.answers), 'quotation')}{about}, the newest first."
    if best.speaker.name is None:
        return f"The article does not name the speaker: {where}."
    return {
        "verbatim": f"{who} said it: {where}.",
        "fragment": f"{who} said it, in a longer quotation: {where}.",
        "altered": f"{who} said nearly this ({differing(best)}): {where}.",
        "reported": f"{who} is reported to have said it, in indirect speech: {where}.",
    }[best.verdict]


def differing(said: Said) -> str:
    """Say in words by how many words asked and print differ."""
    asked = sum(len(part.split()) for step, part in said.difference if step == "-")
    printed = sum(len(part.split()) for step, part in said.difference if step == "+")
    return f"{count(max(asked, printed), 'word')} {'differs' if max(asked, printed) == 1 else 'differ'}"


def _entry(number: int, said: Said, query: str, manner: Manner) -> list[Part]:
    citations = _naming_first(said)
    who = shorten(name(said), 120)
    about = f", {shorten(said.speaker.role, 160)}" if said.speaker.role else ""
    verdict = _VERDICTS[said.verdict] + (f", {differing(said)}" if said.verdict == "altered" else "")
    named = f" (“{shorten(said.mention, 80)}”)" if said.mention else ""
    blocks: list[Block] = [line(words(who, bold=True), words(f"{about}{named}: {verdict}"))]
    plain = [f"{who}{about}{named}: {verdict}"]
    quoted, printed = excerpt(citations[0], said.quotation)
    blocks += quoted
    plain.append(printed)
    if said.verdict == "altered" and (changes := _changes(said)):
        blocks.append(line(words(changes)))
        plain.append(changes)
    lines, cited = citation_lines(citations, manner)
    remarks, remarked = remark_lines(citations, said.quotation, query, manner)
    whole = "\n".join(part for part in (*plain, cited, remarked) if part)
    return [Part(rich(*blocks, *lines, *remarks), whole), _more(number, ref(citations[0], said.quotation).value())]


def _naming_first(said: Said) -> tuple[Citation, ...]:
    """Put an article that names the speaker before those that have only "an engineer": the name needs its proof.

    The first stays the first: it prints the words that the verdict is about.
    """
    first, *others = said.citations
    return (first, *sorted(others, key=lambda one: said.mention not in one.article.text))


def _more(number: int, passage: str) -> Part:
    """Offer what can be done with the passage; which one it is rides in the block's name."""
    elements = [button("Full passage", "passage", passage, hint="Full passage, with its neighbours")]
    named = f"{number}|{passage}"
    if len(named) > NAME_LIMIT:
        return actions(*elements)
    return actions(*elements, overflow("more", MORE), block_id=named)


def _changes(said: Said, most: int = 4) -> str:
    """Tell the differences between the words asked and the words printed, in words."""
    steps = [step for step in said.difference if step[1].strip()]
    told: list[str] = []
    at = 0
    while at < len(steps):
        kind, part = steps[at][0], f"“{shorten(steps[at][1].strip(), 80)}”"
        following = steps[at + 1] if at + 1 < len(steps) else None
        if kind == "-" and following and following[0] == "+":
            told.append(f"{part} is printed as “{shorten(following[1].strip(), 80)}”")
            at += 1
        elif kind == "-":
            told.append(f"{part} is not in print")
        elif kind == "+":
            told.append(f"print adds {part}")
        at += 1
    more = [f"and {count(len(told) - most, 'more difference')}"] if len(told) > most else []
    return f"Differs from the words asked: {'; '.join([*told[:most], *more])}." if told else ""
