"""Concise: one line a finding, for editors and grep."""

from collections.abc import Iterable
from typing import TextIO

from amzlint.engine import Item, Tally
from amzlint.model import Skipped
from amzlint.text.terminal import safe
from amzlint.wording import Look


def write(items: Iterable[Item], tally: Tally, look: Look, out: TextIO) -> None:  # noqa: ARG001 - the same for every report
    """Write `path:line:column: severity rule: message (excerpt)` as findings come."""
    out.writelines(safe(_line(item, look)) + "\n" for item in items)


def _line(item: Item, look: Look) -> str:
    if isinstance(item, Skipped):
        return f"{item.place}: {look.say('not checked')}: {item.reason}"
    inside = item.excerpt.inside if look.show_text else item.excerpt.masked_inside
    shown = f" ({' '.join(inside.split())[:80]})" if inside else ""
    return f"{item.path}:{item.line}:{item.column}: {look.say(f'severity {item.severity}')} {item.rule}: {item.message}{shown}"
