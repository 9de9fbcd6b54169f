"""Views for the tests of detectors, with the tables of the shipped rules."""

from functools import cache
from pathlib import Path

import yaml

from amzlint.model import Hosts, Words
from amzlint.text.fold import fold, fold_word
from amzlint.text.text import Text
from amzlint.text.view import View

RULES = Path(__file__).parent.parent / "rules"


@cache
def tables() -> tuple[Words, Hosts]:
    words: dict[str, dict[str, str]] = {}
    for file in sorted((RULES / "lexicons").glob("*.yaml")):
        groups = yaml.safe_load(file.read_text(encoding="utf-8")).get("words") or {}
        for group, entry in groups.items():
            rows = entry if isinstance(entry, dict) else {group: entry}
            for value, listed in rows.items():
                words.setdefault(group, {}).update({fold_word(str(word)): value for word in listed})
    hosts = {
        host: file.stem
        for file in sorted((RULES / "hosts").glob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if (host := line.split("#")[0].strip())
    }
    return words, hosts


def view(
    text: str, marketplace: str | None = None, lang: str | None = None, *, template: bool = False
) -> View:
    return View(fold(Text(text)), *tables(), marketplace, lang, template)
