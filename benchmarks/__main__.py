"""Print the record as ratios: python -m benchmarks RECORD.json, as pytest-benchmark wrote it."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path
from typing import Any


def table(record: dict[str, Any]) -> str:
    """Return a Markdown row for each benchmark: its median beside On Record's in the same run."""
    rows = ["| what | who | median | ratio to On Record | beside |", "|---|---|---|---|---|"]
    ordered = sorted(record["benchmarks"], key=lambda one: (one["group"], one["name"] != "test_on_record"))
    for group, members in groupby(ordered, key=lambda one: one["group"]):
        ours = None
        for one in members:
            median = one["stats"]["median"]
            ours = ours or median
            beside = "; ".join(f"{name} {value}" for name, value in one["extra_info"].items())
            name = one["name"].removeprefix("test_").replace("_", " ")
            rows.append(f"| {group} | {name} | {median * 1000:.1f} ms | {median / ours:.2f} | {beside} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
