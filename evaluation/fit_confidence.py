"""Measure how often each kind of reading names the right speaker, and write corpus/annotating/lexicon/confidence.tsv.

usage: python -m evaluation.fit_confidence [OUT.tsv]     ../shared only measures; no word of it goes into the table
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.annotating import confidence as module
from corpus.annotating.attributions import attributions
from corpus.annotating.passages import passages
from corpus.model import Article

if TYPE_CHECKING:
    from types import ModuleType

    from corpus.model import Attribution

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SPLIT = "train"
PRIOR = 8  # a kind seen seldom is drawn towards the share of its rule by so many readings
# The gold of this split judges a pronoun by its place alone; these shares stood for the right person among the 154
# pronouns of the dev split whose persons were noted by hand.
PERSON_RIGHT = {"pronoun": 0.96, "pronoun-doubtful": 0.82}
# The annotators left quotations inside quotations unmarked; so many of those on the train split, of articles read by
# hand, had the right person: rule, how the source was resolved, right, read.
READ_BY_HAND = (("nested", "named", 8, 10), ("nested", "pronoun", 11, 15))
OUT = ROOT / "corpus" / "annotating" / "lexicon" / "confidence.tsv"


def scorer() -> ModuleType:
    """Load the scorer, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("score_quotes", SHARED / "eval" / "score_quotes.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "eval" / "score_quotes.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def gold_of(score: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the gold quotations that have a source, by article."""
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (SHARED / "gold" / f"quotes_{SPLIT}.jsonl").read_text(encoding="utf-8").splitlines():
        quote = json.loads(line)
        if quote["kind"] != "LOOSE" and quote["source"]:
            gold[score.stem(quote["file"])].append(quote)
    return gold


Kinds = Counter[tuple[str, str]]


def annotated_in(name: str) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Return the annotated contents of an article, each with the places of its source."""
    folder = SHARED / "corpora" / "polnear" / SPLIT / "attributions"
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[tuple[str, str]]] = []
    for path in folder.glob(f"{name}*.ann"):
        for line in path.read_text(encoding="utf-8").splitlines():
            key, _, rest = line.partition("\t")
            found = re.match(r"(?:Source|Content) ([\d ;]+)\t", rest)
            if found:
                places = [part.split() for part in found[1].split(";")]
                spans[key] = [(int(start), int(end)) for start, end in places]
            elif key.startswith("E"):
                events.append(re.findall(r"(Source|Content)\d*:(T\d+)", rest))
    out = []
    for event in events:
        content = [span for kind, key in event if kind == "Content" for span in spans.get(key, [])]
        source = [span for kind, key in event if kind == "Source" for span in spans.get(key, [])]
        if content:
            out.append((min(start for start, _ in content), max(end for _, end in content), source))
    return out


def statement_right(said: Attribution, annotated: list[tuple[int, int, list[tuple[int, int]]]]) -> bool:
    """Tell whether half of a reported statement lies in an annotated content with the same source."""
    span, source = said.quotation.span, said.source
    for start, end, sources in annotated:
        common = min(span.end, end) - max(span.start, start)
        if source is not None and 2 * common >= max(span.end, end) - min(span.start, start):
            return any(first < source.end and source.start < last for first, last in sources)
    return False


def counts() -> tuple[Kinds, Kinds]:
    """Count the readings of each rule and kind, and those among them that are right."""
    score = scorer()
    seen: Kinds = Counter()
    right: Kinds = Counter()
    heard: list[tuple[str, str]] = []

    def listen(rule: str, how: str) -> float:
        heard.append((rule, how))
        return float(len(heard))

    attributions.__globals__["confidence_of"] = listen
    try:
        for name, quotes in gold_of(score).items():
            path = SHARED / "corpora" / "polnear" / SPLIT / "text" / f"{name}.txt"
            text = path.read_bytes().decode("utf-8")
            article = Article(id=name, file=path.name, title="", text=text)
            read = [said for said in attributions(article, passages(article)) if said.confidence >= 1]
            for quote, item in score.match(quotes, predictions(read, heard), 0.8):
                seen[item["kind"]] += 1
                right[item["kind"]] += score.speaker_right(quote, item)
            annotated = annotated_in(name)
            for said in read:
                if (said.quotation.kind != "direct" or said.rule == "block-quotation") and annotated:
                    kind = heard[int(said.confidence) - 1]
                    seen[kind] += 1
                    right[kind] += statement_right(said, annotated)
    finally:
        attributions.__globals__["confidence_of"] = module.confidence_of
    for rule, how, good, read_by_hand in READ_BY_HAND:
        seen[rule, how] += read_by_hand
        right[rule, how] += good
    return seen, right


def predictions(read: list[Attribution], heard: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the direct quotations as the scorer takes them, one for each part."""
    return [
        {
            "start": span.start,
            "end": span.end,
            "speaker": said.speaker.name,
            "speaker_start": said.source.start,
            "speaker_end": said.source.end,
            "kind": heard[int(said.confidence) - 1],
        }
        for said in read
        if said.source is not None and said.quotation.kind == "direct"
        for span in said.quotation.content
    ]


def table(seen: Kinds, right: Kinds) -> str:
    """Return the table: the share of each kind, and of each rule over all kinds."""
    lines = [
        "# how often a reading named the right speaker: rule, how the source was resolved, share, readings measured"
    ]
    lines.append(f"# PolNeAR {SPLIT}, python -m evaluation.fit_confidence; seldom kinds drawn to their rule's share")
    for rule in sorted({rule for rule, _ in seen}):
        total = sum(n for (name, _), n in seen.items() if name == rule)
        share = (sum(n for (name, _), n in right.items() if name == rule) + 1) / (total + 2)
        lines.append(f"{rule}\tany\t{share:.3f}\t{total}")
        for key in sorted(key for key in seen if key[0] == rule):
            drawn = (right[key] + PRIOR * share) / (seen[key] + PRIOR) * PERSON_RIGHT.get(key[1], 1.0)
            lines.append(f"{rule}\t{key[1]}\t{drawn:.3f}\t{seen[key]}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.write_text(table(*counts()), encoding="utf-8")


if __name__ == "__main__":
    main()
