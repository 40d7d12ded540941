"""The tests' own index keeps the port's promises."""

from __future__ import annotations

from tests.factories import MemoryIndex, annotated, says

FERRY = annotated(
    "The ferry stopped. “We ran out of fuel,” Ada Marsh said.\nShe “regrets it”.",
    says("We ran out of fuel", by="Ada Marsh", cue="said"),
    says("regrets it", by="Ada Marsh", source="She"),
    file="ferry.txt",
    outlet="Harbour Post",
    published="2026-03-02",
)
PIER = annotated("“No fuel at all,” the mayor said.", says("No fuel at all", source="the mayor"), file="pier.txt")


def test_finds_quotations_best_first_and_by_speaker() -> None:
    """Any term finds; all terms of a name find a speaker; what nobody is named for is nobody's."""
    index = MemoryIndex([PIER, FERRY])
    assert [q.file for q in index.quotations_with(["fuel", "run"], 5)] == ["ferry.txt", "pier.txt"]
    assert [q.words for q in index.quotations_by(["marsh"], 5)] == ["We ran out of fuel", "regrets it"]
    assert index.quotations_by(["marsh", "bo"], 5) == []
    assert index.quotations_with(["nothing"], 5) == []


def test_finds_passages_articles_and_counts() -> None:
    """Passages are lines; a frequency counts passages; a missing term counts none."""
    index = MemoryIndex([PIER, FERRY])
    assert index.passages_with(["regret"], 5)[0].words == "She “regrets it”."
    assert [one.article.file for one in index.articles_about(["ferry"], 5)] == ["ferry.txt"]
    assert index.frequencies(["fuel", "tide"]) == {"fuel": 2, "tide": 0}
    assert index.article("pier.txt") is PIER
    assert index.state().articles == 2
