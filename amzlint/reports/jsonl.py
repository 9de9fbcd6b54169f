"""JSON lines: a finding a line as it is found, the summary last."""

import json
from collections.abc import Iterable
from typing import TextIO

from amzlint import __version__
from amzlint.engine import Item, Tally
from amzlint.model import Skipped
from amzlint.reports.json import SCHEMA, row, skipped_row, summary
from amzlint.wording import Look


def write(items: Iterable[Item], tally: Tally, look: Look, out: TextIO) -> None:
    """Write findings, `{"skipped": …}` for what was not checked, and `{"summary": …}` at the end."""
    for item in items:
        line = {"skipped": skipped_row(item)} if isinstance(item, Skipped) else row(item, look)
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
    out.write(
        json.dumps({"schema": SCHEMA, "version": __version__, "summary": summary(tally)}) + "\n"
    )
