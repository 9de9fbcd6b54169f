"""The house: who may import whom, and how large things may grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "amzlint"

# A room imports only from rooms above it, and from itself; docs/architecture.md tells why.
ROOMS = [
    "errors",
    "plugins",
    "record",
    "tree",
    "model",
    "text",
    "fields",
    "sources",
    "walk",
    "detect",
    "document",
    "policy",
    "masking",
    "engine",
    "ruletest",
    "ruleskeleton",
    "wording",
    "ruledocs",
    "reports",
    "cli",
]


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_above(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    used = {
        name.split(".")[1]
        for name in imports(path)
        if name.startswith("amzlint.") and name.count(".")
    }
    rooms = {name for name in used if name in ROOMS}
    assert here in ROOMS
    assert all(ROOMS.index(name) <= ROOMS.index(here) for name in rooms), (
        f"{here} looks down at {rooms}"
    )


def test_every_room_exists() -> None:
    assert {room(path) for path in modules()} - {"__init__"} == set(ROOMS)


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("typer", {"cli"}),
        ("yaml", {"tree"}),
        ("phonenumbers", {"detect"}),
        ("tldextract", {"detect"}),
        ("pathspec", {"walk"}),
        ("ahocorasick_rs", {"text"}),
    ],
)
def test_a_library_has_one_home(library: str, homes: set[str]) -> None:
    assert {
        room(path)
        for path in modules()
        if library in {name.split(".")[0] for name in imports(path)}
    } == homes


def test_no_import_cycles() -> None:
    graph = {module_name(path): set(imports(path)) for path in modules()}
    graph = {
        name: {used for used in names if used in graph and used != name}
        for name, names in graph.items()
    }
    while leaves := {name for name, used in graph.items() if not used & graph.keys()}:
        for name in leaves:
            del graph[name]
    assert not graph


def module_name(path: Path) -> str:
    return ".".join(("amzlint", *path.relative_to(PACKAGE).with_suffix("").parts))


def functions() -> list[tuple[int, str]]:
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((length, f"{path.name}:{node.name}"))
    return sorted(found)


def test_functions_are_short() -> None:
    lengths = functions()
    assert lengths[int(len(lengths) * 0.95)][0] <= 25, lengths[-12:]
    assert lengths[-1][0] <= 45, lengths[-5:]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_are_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 250


def test_only_the_command_line_prints_and_exits() -> None:
    for path in modules():
        if room(path) != "cli":
            names = {
                node.id
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Name)
            }
            assert not names & {"print", "exit", "input"}, path
