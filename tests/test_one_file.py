"""A rule, a language, a source, a report and an entity are one new file each; nothing else is edited."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rulefolders import rule

ROOT = Path(__file__).parent.parent
SOURCE = '''"""Shouted drafts."""
from amzlint.model import Case, Message, Part
from amzlint.text.places import PlainPlace

SUFFIXES = (".shout",)


def sniff(head):
    return False


def read(stream, path, defaults):
    text = stream.read().decode()
    yield Case(path, (Message(text=Part("text", text, PlainPlace(text)), id=path, **defaults.values),))
'''
REPORT = '''"""Counts only."""


def write(items, tally, look, out):
    out.write(f"{sum(1 for _ in items)} in all\\n")
'''
DETECTOR = '''"""Magic words."""
from amzlint.model import Entity

KIND = "magic"
NEEDS = ()


def detect(view, found):
    at = view.value.find("abracadabra")
    if at >= 0:
        yield Entity("magic", "abracadabra", at, at + 11)
'''
LANGUAGE = """
language: {code: xx, name: Test}
concepts:
  xx-greeting: [mellon*]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house, so that files can be dropped in."""
    for name in ("amzlint", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def drop(house: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_text(text, encoding="utf-8")


def amzlint(house: Path, *arguments: str, stdin: str = "") -> str:
    env = {
        **os.environ,
        "PYTHONPATH": str(house),
        "AMZLINT_CACHE_DIR": str(house / "cache"),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-m", "amzlint.cli", *arguments]
    run = subprocess.run(
        command, input=stdin, capture_output=True, text=True, env=env, cwd=house, check=False
    )
    assert not run.stderr, run.stderr
    return run.stdout


def rules(out: str) -> list[str]:
    return [row["rule"] for line in out.splitlines() if "rule" in (row := json.loads(line))]


def test_a_rule(house: Path) -> None:
    drop(house, {"rules/house/wizard.yaml": rule("forbid: {regex: 'wizard'}", bad="a wizard")})
    assert rules(
        amzlint(house, "check", "-", "--select", "house", "--format", "jsonl", stdin="a wizard")
    ) == ["house/wizard"]


def test_a_language(house: Path) -> None:
    drop(
        house,
        {
            "rules/lexicons/xx.yaml": LANGUAGE,
            "rules/house/mellon.yaml": rule("forbid: {phrase: xx-greeting}")
            .replace('bad: ["bad"]', "bad: [{text: mellon, lang: xx}]")
            .replace('good: ["', 'good: [{text: x, lang: xx}, "'),
        },
    )
    assert rules(
        amzlint(
            house, "check", "-", "--select", "house", "--format", "jsonl", stdin="speak mellons"
        )
    ) == ["house/mellon"]


def test_a_source(house: Path) -> None:
    drop(house, {"amzlint/sources/shout.py": SOURCE, "in/a.shout": "HELLO"})
    assert "reading" not in amzlint(house, "check", "in")
    assert "in 1 message" in amzlint(house, "check", "in")


def test_a_report(house: Path) -> None:
    drop(house, {"amzlint/reports/count.py": REPORT})
    assert amzlint(house, "check", "-", "--format", "count", stdin="Hello") == "0 in all\n"


def test_an_entity(house: Path) -> None:
    drop(
        house,
        {
            "amzlint/detect/magic.py": DETECTOR,
            "rules/house/magic.yaml": rule("forbid: {entity: magic}", bad="abracadabra"),
        },
    )
    assert rules(
        amzlint(house, "check", "-", "--select", "house", "--format", "jsonl", stdin="abracadabra!")
    ) == ["house/magic"]
