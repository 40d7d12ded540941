"""One reading of a quotation: the rule that read it, its source and its cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.annotating.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read who a quotation is attributed to."""

    rule: str
    """The rule's name, which goes with the attribution to the reader."""
    source: Phrase
    cue: Phrase | None
    antecedent: Phrase | None = None
    """Whom a pronoun as the source stands for, where the sentence itself tells."""
