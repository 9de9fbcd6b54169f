"""The quick reader of the command line and Typer understand every option alike."""

from dataclasses import fields
from typing import Any

import pytest
from typer.testing import CliRunner

from amzlint.cli import app as app_module
from amzlint.cli import quick
from amzlint.cli.options import Options

FLAGS = [
    (spec, name)
    for spec in fields(Options)
    if spec.metadata
    for name in spec.metadata["flag"].names
]


def by_typer(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> Options:
    seen: list[Options] = []

    def record(options: Options) -> int:
        seen.append(options)
        return 0

    monkeypatch.setattr(app_module, "run", record)
    result = CliRunner().invoke(app_module.app, ["check", *argv])
    assert result.exit_code == 0, result.output
    return seen[0]


def value_of(spec: Any) -> list[str]:
    is_switch = isinstance(spec.default, bool) or len(spec.metadata["flag"].names) > 1
    return [] if is_switch else ["x"]


@pytest.mark.parametrize(("spec", "name"), FLAGS, ids=[name for _, name in FLAGS])
def test_every_option(spec: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    argv = ["a.txt", name, *value_of(spec), "b.txt"]
    assert quick.options(argv) == by_typer(argv, monkeypatch)


@pytest.mark.parametrize(
    "argv",
    [
        ["-"],
        ["--select", "a", "--select=b", "--ignore", "c,d", "x"],
        ["--format=json", "--lang", "zh"],
        ["a", "--", "--strict"],
        ["-q", "-v", "a"],
    ],
    ids=" ".join,
)
def test_ways_to_write_them(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert quick.options(argv) == by_typer(argv, monkeypatch)
    assert quick.options(["check", *argv]) == quick.options(argv)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--help"],
        ["-h"],
        ["explain", "x"],
        ["rules", "list"],
        ["version"],
        ["--no-such"],
        ["x", "--format"],
        ["x", "--strict=yes"],
        ["x", "-qv"],
    ],
    ids=" ".join,
)
def test_what_is_not_plainly_right_is_left_to_typer(argv: list[str]) -> None:
    assert quick.options(argv) is None
