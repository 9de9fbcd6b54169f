"""A view as the real command makes it, with the words and hosts of the rule folder."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from amzlint.model import Words
from amzlint.text.fold import fold, fold_word
from amzlint.text.text import Text
from amzlint.text.view import View

_RULES = Path(__file__).parent.parent / "rules"


@cache
def words() -> Words:
    """Read the word tables of all languages."""
    tables: dict[str, dict[str, str]] = {}
    for file in sorted((_RULES / "lexicons").glob("*.yaml")):
        groups = yaml.safe_load(file.read_text(encoding="utf-8"))["words"] or {}
        for group, rows in groups.items():
            named = rows.items() if isinstance(rows, dict) else [(group, rows)]
            table = {
                fold_word(str(word)): value for value, row in reversed(list(named)) for word in row
            }
            tables.setdefault(group, {}).update(table)
    return tables


@cache
def hosts() -> dict[str, str]:
    """Read the host lists."""
    lines = [
        (file.stem, line.split("#")[0].strip())
        for file in (_RULES / "hosts").glob("*.txt")
        for line in file.open()
    ]
    return {host: kind for kind, host in lines if host}


def view(text: str, **fields: Any) -> View:
    """Show a text to a detector."""
    return View(folded=fold(Text(text)), words=words(), hosts=hosts(), **fields)
