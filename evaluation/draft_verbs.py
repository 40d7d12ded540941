"""Draft the words that can be verbs, though they mostly are not, from Princeton WordNet's tagged texts.

usage: python evaluation/draft_verbs.py WORDNET_DIR > corpus/asking/lexicon/also_verbs.txt

WORDNET_DIR is what Debian's package wordnet-base installs as /usr/share/wordnet. Words that are verbs at least as often
as otherwise stand in verbs.txt beside it, and are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

VERBS = Path(__file__).parent.parent / "corpus" / "asking" / "lexicon" / "verbs.txt"
VERB = "2"  # what the part of speech begins with in a sense key: step%2:38:00::
SHORTEST = 3  # letters


def also_verbs(folder: Path, mostly: set[str]) -> list[str]:
    """Return the words that the tagged texts use as a verb at least once."""
    found = set()
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        word, _, sense = line.split()[0].partition("%")
        if sense.startswith(VERB) and word.isalpha() and len(word) >= SHORTEST and word not in mostly:
            found.add(word)
    return sorted(found)


if __name__ == "__main__":
    known = {line.strip() for line in VERBS.read_text("utf-8").splitlines() if not line.startswith("#")}
    print("# Words that can be verbs, though WordNet's tagged texts use them otherwise more often;")  # noqa: T201 - a tool
    print("# drafted by evaluation/draft_verbs.py from Princeton WordNet 3.0 (licence: WORDNET.txt)")  # noqa: T201 - a tool
    for one in also_verbs(Path(sys.argv[1]), known):
        print(one)  # noqa: T201 - a tool
