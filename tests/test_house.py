"""The house stands: who may import whom, and where a foreign library lives."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "corpus")

# Inside corpus, from left to right: a module may import what stands in its own storey and what it names here.
STOREYS = {
    "errors": set(),
    "model": set(),
    "inflection": set(),
    "text": {"model", "inflection"},
    "reading": {"model", "text", "inflection", "errors"},
    "annotating": {"model", "text", "inflection", "errors"},
    "index": {"model", "text", "inflection", "errors"},
    "asking": {"model", "text", "inflection", "errors", "index.port"},
    "pictures": {"model", "text", "errors"},
    "build": {"model", "text", "errors", "reading", "annotating", "index.port"},
}
LODGERS = {
    "rapidfuzz": ("corpus/asking/",),
    "sqlite_utils": ("corpus/index/sqlite/draft.py",),
    "msgspec": ("corpus/index/",),
    "charset_normalizer": ("corpus/reading/",),
    "frontmatter": ("corpus/reading/",),
    "matplotlib": ("corpus/pictures/",),
    "slack_bolt": ("handlers/", "bot/"),
    "slack_sdk": ("handlers/", "bot/"),
    "flask": ("bot/",),
    "werkzeug": ("bot/",),
    "itsdangerous": ("bot/",),
    "dotenv": ("bot/settings.py",),
    "click": ("corpus/__main__.py", "bot/"),
    "rich": ("corpus/printing.py", "corpus/__main__.py", "bot/"),
}


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imports(path: Path, *, at_run_time: bool = False) -> set[str]:
    """Return the dotted names that a module imports; with `at_run_time`, those of its top level alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if at_run_time else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno} imports by a relative path"
            assert node.module is not None
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_imports_point_from_bot_to_handlers_to_corpus() -> None:
    """Nothing in a room imports from a room to its left."""
    for path in modules():
        room = ROOMS.index(path.relative_to(ROOT).parts[0])
        left = [name for name in imports(path) if name.split(".")[0] in ROOMS[:room]]
        assert not left, f"{path.relative_to(ROOT)} points left, to {left}"


def test_only_the_root_and_the_start_of_the_bot_reach_the_archive_themselves() -> None:
    """bot/app.py, bot/startup.py and the pages that show articles import corpus; transport and playground do not."""
    for path in (ROOT / "bot" / "playground").rglob("*.py"):
        assert not [name for name in imports(path) if name.split(".")[0] in {"corpus", "handlers"}], path
    for path in (ROOT / "handlers").rglob("*.py"):
        engines = [
            name for name in imports(path) if name.startswith(("corpus.index", "corpus.asking", "corpus.annotating"))
        ]
        assert not engines, f"{path.relative_to(ROOT)} sees {engines}"


@pytest.mark.parametrize("storey", STOREYS)
def test_storeys_of_the_archive(storey: str) -> None:
    """A storey of corpus imports itself and what stands left of it, and no sibling."""
    allowed = STOREYS[storey] | {storey}
    paths = [
        path for path in modules() if name_of(path).startswith("corpus.") and name_of(path).split(".")[1] == storey
    ]
    assert paths or storey == "pictures", storey
    for path in paths:
        for name in imports(path):
            if name.startswith("corpus."):
                inside = name.removeprefix("corpus.")
                assert any(inside == one or inside.startswith(one + ".") for one in allowed), (
                    f"{name_of(path)} imports {name}"
                )


@pytest.mark.parametrize("library", LODGERS)
def test_a_foreign_library_lives_in_one_room(library: str) -> None:
    """Outside its room nobody knows that the library exists."""
    for path in modules():
        if library in {name.split(".")[0] for name in imports(path)}:
            place = path.relative_to(ROOT).as_posix()
            assert place.startswith(LODGERS[library]), f"{place} imports {library}"


def test_no_circle_of_imports() -> None:
    """Following the imports of the top level never leads back."""
    names = {name_of(path) for path in modules()}
    graph: dict[str, set[str]] = defaultdict(set)
    for path in modules():
        graph[name_of(path)] = {name for name in imports(path, at_run_time=True) if name in names} - {name_of(path)}

    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in graph[name]:
                # a package names in its __init__ what its own modules offer; that is no circle
                if not name.startswith(other + "."):
                    walk(other, (*trail, name))
            done.add(name)

    for name in names:
        walk(name, ())


def test_every_value_is_frozen() -> None:
    """Every dataclass of the project is frozen, but for the few that hold running state, which are no dataclasses."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                for decorator in node.decorator_list:
                    written = ast.unparse(decorator)
                    assert "dataclass" not in written or "frozen=True" in written, (
                        f"{path.relative_to(ROOT)}:{node.lineno}"
                    )


def test_every_module_opens_with_one_sentence() -> None:
    """The docstring of a module starts with a sentence that says what it is for."""
    for path in modules():
        opening = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert opening, f"{path.relative_to(ROOT)} does not say what it is for"
