"""What the documentation says can be seen, can be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.scenarios.stage import scenario

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


def test_every_feature_names_steps_of_the_day_at_the_desk() -> None:
    """Each step that docs/slack.md names in quotation marks is one of the scenario's, by that very name."""
    rows = [line.split("|") for line in (ROOT / "docs" / "slack.md").read_text("utf-8").splitlines() if "|" in line]
    named = {step for cells in rows for step in re.findall("“([^”]+)”", cells[3])}
    assert len(named) > 30
    assert named <= {step.name for step in scenario()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """A link to another file of the project names one that is there."""
    links = _LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
