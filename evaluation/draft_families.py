"""Draft word families (resign, resignation) from Princeton WordNet's derivational links.

usage: python evaluation/draft_families.py WORDNET_DIR > corpus/asking/lexicon/families.txt

WORDNET_DIR is what Debian's package wordnet-base installs as /usr/share/wordnet. A row holds a verb with the nouns of
its act, state or result, and the adjectives made of it. Persons are left out: a reporter is not a report.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Lexicographer files of nouns that name what is done or felt, not who or what does it.
ABSTRACT = {"04", "07", "09", "10", "11", "12", "16", "19", "21", "22", "26"}
SEEN = 2  # times that a word occurs in WordNet's tagged texts; below, families are learned words and chance
SHARED = 4  # letters that two words of a family begin with: "resign-ation"; "go" and "departure" are no family
SENSES = 3  # of a word, the most frequent first; rarer senses bring "court" to "courtesy"


def synsets(path: Path) -> Iterator[tuple[str, str, list[str], list[tuple[str, str, str, int, int]]]]:
    """Yield offset, lexicographer file, words and pointers (symbol, offset, part, source, target) of a data file."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * i].partition("(")[0].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = [
            (parts[i], parts[i + 1], parts[i + 2], *divmod(int(parts[i + 3], 16), 256))
            for i in range(at + 1, at + 1 + 4 * int(parts[at]), 4)
        ]
        yield parts[0], parts[1], words, pointers


def first_senses(path: Path) -> dict[str, list[str]]:
    """Return for each word of an index file the offsets of its most frequent senses."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            found[parts[0]] = parts[-int(parts[2]) :][:SENSES]
    return found


def frequencies(path: Path) -> Counter[str]:
    """Return how often each word occurs in the tagged texts."""
    counts: Counter[str] = Counter()
    for line in path.read_text("utf-8").splitlines():
        key, _, count = line.split()
        counts[key.partition("%")[0]] += int(count)
    return counts


def families(folder: Path) -> Iterator[list[str]]:
    """Yield a verb or adjective with its kin."""
    parts = {"v": "verb", "n": "noun", "a": "adj"}
    held = {p: {o: (f, w, ptr) for o, f, w, ptr in synsets(folder / f"data.{name}")} for p, name in parts.items()}
    senses = {p: first_senses(folder / f"index.{name}") for p, name in parts.items()}
    seen = frequencies(folder / "cntlist.rev")
    kin: dict[str, set[str]] = defaultdict(set)
    for part in ("v", "a"):
        for offset, (_, words, pointers) in held[part].items():
            for symbol, target, other, source, aim in pointers:
                if symbol != "+" or other not in {"n", "a"} or not source:
                    continue
                word, (file, others, _) = words[source - 1], held[other][target]
                relative = others[aim - 1]
                usual = offset in senses[part].get(word, ()) and target in senses[other].get(relative, ())
                known = seen[word] >= SEEN and seen[relative] >= 1
                alike = word not in {relative, "will"} and word[:SHARED] == relative[:SHARED]
                plain = (other == "a" or file in ABSTRACT) and word.isalpha() and relative.isalpha()
                if usual and known and alike and plain:
                    kin[word].add(relative)
    for word in sorted(kin):
        yield [word, *sorted(kin[word])]


if __name__ == "__main__":
    print("# Word families, drafted by evaluation/draft_families.py from Princeton WordNet 3.0 (licence: WORDNET.txt)")  # noqa: T201 - a tool
    for row in families(Path(sys.argv[1])):
        print(*row)  # noqa: T201 - a tool
