"""The shell contract: commands, exit codes, and JSON that scripts rely on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.corrections import Corrections

ROOT = Path(__file__).parent.parent
QUOTE = "We asked for the bridge to be closed in January and were told to wait"


def shell(
    tmp_path: Path, *arguments: str, stdin: str | None = None, corrections: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONWARNINGS": "error"}
    environment |= {"CORRECTIONS_FILE": str(corrections)} if corrections else {}
    return subprocess.run(
        [sys.executable, "-m", "corpus", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        input=stdin,
    )


def answered(tmp_path: Path, *arguments: str) -> dict[str, Any]:
    done = shell(tmp_path, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def citations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [citation for entry in answer["answers"] for citation in entry["citations"]]


@pytest.mark.parametrize(
    ("ask", "query"),
    [("whosaid", QUOTE), ("timeline", "Orrin Bridge reopens"), ("sources", "nearly 40 hangers are corroded")],
)
def test_answers_follow_the_contract(tmp_path: Path, ask: str, query: str) -> None:
    """Every key of the contract stands in the answer, and every citation is the document's own words."""
    answer = answered(tmp_path, ask, query)
    assert (answer["id"], answer["ask"], answer["query"], answer["status"]) == (None, ask, query, "found")
    assert {"answers", "notes", "took_ms"} <= set(answer)
    assert citations(answer)
    for citation in citations(answer):
        assert set(citation) >= {"file", "outlet", "title", "published", "url", "origin", "link"}
        text = (ROOT / "corpus" / "articles" / citation["file"]).read_text(encoding="utf-8")
        if citation["file"].endswith(".txt"):
            assert text[citation["start"] : citation["end"]] == citation["passage"]
        else:
            assert citation["passage"] in text


def test_a_quotation_nobody_said(tmp_path: Path) -> None:
    """It is answered, exit 0, and nobody is named."""
    answer = answered(tmp_path, "whosaid", "the glacier will be sold to the highest bidder by nightfall")
    assert answer["status"] in {"near", "none"}


def test_people_read_the_verdict_first(tmp_path: Path) -> None:
    """The first line names the speaker; the words and the outlet follow."""
    lines = [line for line in shell(tmp_path, "whosaid", QUOTE).stdout.splitlines() if line.strip()]
    assert "Idris Fennimore" in lines[0]
    assert any("Celdon Courier" in line for line in lines)


def test_batch_answers_in_the_order_asked(tmp_path: Path) -> None:
    """One answer a line, with the question's own id; other keys are ignored."""
    questions = [
        {"id": "b", "ask": "sources", "query": "three tankers are missing", "files": ["x"]},
        {"id": 7, "ask": "whosaid", "query": QUOTE},
        {"ask": "timeline", "query": "boil notice lifted"},
    ]
    done = shell(tmp_path, "batch", "-", stdin="\n".join(json.dumps(one) for one in questions) + "\n\n")
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["id"], one["ask"]) for one in answers] == [("b", "sources"), (7, "whosaid"), (None, "timeline")]


def test_batch_goes_on_after_a_question_it_cannot_read(tmp_path: Path) -> None:
    """A filter that names nothing is told in that answer's notes; the next question is answered."""
    questions = [
        {"id": 1, "ask": "timeline", "query": "boil notice lifted in:glacier"},
        {"id": 2, "ask": "whosaid", "query": QUOTE},
    ]
    done = shell(tmp_path, "batch", "-", stdin="\n".join(json.dumps(one) for one in questions))
    assert done.returncode == 0, done.stderr
    wrong, right = (json.loads(line) for line in done.stdout.splitlines())
    assert (wrong["status"], wrong["answers"]) == ("none", [])
    assert "no outlet named “glacier”" in wrong["notes"][0]
    assert right["status"] == "found"


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        (
            "quotations",
            {
                "file",
                "quote_start",
                "quote_end",
                "speaker",
                "speaker_start",
                "speaker_end",
                "kind",
                "cue_start",
                "cue_end",
            },
        ),
        ("times", {"file", "start", "end", "value", "type"}),
        ("origins", {"file", "origin", "start", "end"}),
    ],
)
def test_exports(tmp_path: Path, what: str, keys: set[str]) -> None:
    """JSON Lines, with the keys of the contract."""
    done = shell(tmp_path, "export", what)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines
    assert all(keys <= set(line) for line in lines)


def test_what_the_desk_corrected_is_exported(tmp_path: Path) -> None:
    """One correction a line, from the file that the bot keeps them in."""
    kept = tmp_path / "corrections.sqlite"
    Corrections(kept).add("speaker", "rain.txt", "It rained.", "U1", "She rang us.", speaker="Ada Marsh")
    done = shell(tmp_path, "export", "corrections", corrections=kept)
    assert done.returncode == 0, done.stderr
    (line,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (line["file"], line["speaker"], line["reason"]) == ("rain.txt", "Ada Marsh", "She rang us.")


def test_status_names_what_was_left_out(tmp_path: Path) -> None:
    """A document that cannot be read is told with its reason, in both forms of the answer."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "rain.txt").write_text("Rain over Lisk\n\nIt rained.\n", encoding="utf-8")
    state = json.loads(shell(tmp_path, "status", "--json", "--corpus", str(folder)).stdout)
    assert state["articles"] == 1
    assert state["unreadable"] == [{"file": "empty.txt", "reason": "is empty"}]
    assert "left out: empty.txt: is empty" in shell(tmp_path, "status", "--corpus", str(folder)).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((), 2, "Usage"),  # nothing asked
        (("whosaid",), 2, "Missing argument"),
        (("export", "speakers"), 2, "speakers"),
        (("whosaid", "x", "--limit", "0"), 2, "--limit"),
        (("batch", "nowhere.jsonl"), 2, "nowhere.jsonl"),
        (("whosaid", "x", "--corpus", "/nowhere"), 1, "there is no corpus folder"),
        (("whosaid", "since:yesterday x"), 1, "is not a date"),
        (("status", "--index", "oracle://h/db"), 1, "no engine"),
    ],
)
def test_wrong_usage_and_failures(tmp_path: Path, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    """Exit 2 for wrong usage, 1 for anything else; a sentence on standard error, no answer, no trace."""
    done = shell(tmp_path, *arguments)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_question_that_is_no_json_is_told_by_its_line(tmp_path: Path) -> None:
    """Nothing is answered before every question is understood."""
    good = json.dumps({"ask": "whosaid", "query": "x"})
    done = shell(tmp_path, "batch", "-", stdin=good + "\n{broken\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "line 2" in done.stderr


def test_check_reads_standard_input(tmp_path: Path) -> None:
    """Each quotation of a draft is held against the archive."""
    done = shell(tmp_path, "check", "-", "--json", stdin=f"“{QUOTE},” Idris Fennimore said.\n")
    assert done.returncode == 0, done.stderr
    (one,) = json.loads(done.stdout)["quotations"]
    assert one["status"] == "found"
