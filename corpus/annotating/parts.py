"""Join the parts of one quotation: cut in two by its cue, or carried on in the next paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.annotating.continuation import Found

REACH = 240
"""Characters that a cue clause between two parts may have."""


def joined(found: Iterable[Found]) -> list[list[Found]]:
    """Group the runs that are parts of one quotation, in the order of the text.

    "Q," she said, "and Q" is one quotation, and so are paragraphs that each open a mark and close none but the last.
    """
    groups: list[list[Found]] = []
    for item in found:
        if groups and _belongs(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _belongs(group: list[Found], item: Found) -> bool:
    first, last = group[0], group[-1]
    if first.reading is None or item.reading is None or first.source_line is not item.source_line:
        return False
    if first.reading.source != item.reading.source or first.reading.cue != item.reading.cue:
        return False
    if last.line is not item.line:
        return item.reading.rule == "continued-paragraph" and not last.run.closed
    gap = item.run.outer.start - last.run.outer.end
    if gap <= 3:
        return item.reading.rule == "continued"
    interrupts = first.reading.rule.startswith("cue-after") and len(group) == 1
    return interrupts and gap <= REACH and _cue_between(last, item)


def _cue_between(last: Found, item: Found) -> bool:
    """Nothing but the cue clause stands between the two parts."""
    cue = last.reading.cue if last.reading is not None else None
    if cue is None or last.source_line is not last.line:
        return False
    return (
        last.at < cue.first and cue.last < item.at and not last.line.tags[last.at + 1 : item.at].strip(".").count(".")
    )
