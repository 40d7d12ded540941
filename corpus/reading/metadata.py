"""Read what stands beside the documents: metadata.csv, metadata.tsv or metadata.jsonl, one row a document."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from corpus.reading.decoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FIELDS = ("title", "outlet", "published", "updated", "url", "author", "language")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows by file, and what could not be understood, a sentence each."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()
    """File of metadata, and what is wrong with it."""


def read_metadata(folder: Path) -> Metadata:
    """Return the metadata of a corpus folder; what is wrong with it is told, never raised."""
    rows: dict[str, dict[str, str]] = {}
    problems: list[tuple[str, str]] = []
    for name in ("metadata.csv", "metadata.tsv", "metadata.jsonl"):
        path = folder / name
        if not path.is_file():
            continue
        try:
            for row in _rows(path):
                rows[row["file"]] = {key: row[key].strip() for key in FIELDS if row.get(key, "").strip()}
        except Exception as error:  # noqa: BLE001 - whatever is wrong with this file, the corpus is read without it
            problems.append((name, f"cannot be read as metadata, so the documents speak for themselves: {error}"))
    for file, row in rows.items():
        problems.extend(
            ("metadata", f"{file}: “{row[key]}” is not a date for {key}; write 2026-03-21")
            for key in ("published", "updated")
            if key in row and day(row[key]) is None
        )
    return Metadata(rows, tuple(problems))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    text = decoded(path.read_bytes()).removeprefix("\ufeff")
    if path.suffix == ".jsonl":
        for line in text.splitlines():
            if line.strip():
                yield {key: str(value) for key, value in json.loads(line).items() if value is not None}
        return
    lines = text.splitlines()
    if path.suffix == ".tsv":
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.DictReader(lines)
    for row in reader:
        yield {key: value for key, value in row.items() if key and isinstance(value, str)}


def day(value: object) -> date | None:
    """Return the day that a date, a time stamp or their ISO text names, else None.

    >>> day("2026-03-21T08:00:00Z"), day("soon")
    (datetime.date(2026, 3, 21), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        return None
