"""`amzlint explain`: a rule with its reason, its source and its examples."""

from pathlib import Path
from typing import Annotated

import typer


def explain(
    rule: Annotated[str, typer.Argument(help="A rule id, as contact/email.", show_default=False)],
    rules: Annotated[
        list[Path] | None, typer.Option(help="A folder of own rules.", metavar="DIR")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(help="en or zh; by default the locale's.", metavar="LANG")
    ] = None,
) -> None:
    """Explain a rule: what it finds, why, where it comes from, what to write instead."""
