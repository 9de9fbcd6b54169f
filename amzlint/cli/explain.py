"""`amzlint explain`: a rule with its reason, its source and its examples."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from amzlint.cli import settings
from amzlint.policy.loader import load
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import Lang
from amzlint.ruledocs import explanation, marked

_UNDERLINE, _BOLD, _RESET = "\x1b[4m", "\x1b[1m", "\x1b[0m"


def explain(
    names: Annotated[
        list[str],
        typer.Argument(help="Rule ids or families, as contact/email.", show_default=False),
    ],
    rules: Annotated[
        list[Path] | None, typer.Option(help="A folder of own rules.", metavar="DIR")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(help="en or zh; else the locale's.", metavar="LANG")
    ] = None,
) -> None:
    """Explain rules: what they find, why, where they come from, what to write instead."""
    loaded = load(settings.folders(rules or ()))
    policy = loaded.policy()
    words = settings.language(lang)
    look = settings.look(sys.stdout, words, show_text=None, quiet=False)
    chosen = [rule for name in names for rule in settings.named(policy, [name])]
    print("\n\n".join(_text(rule, policy, words, colour=look.colour) for rule in chosen))


def _text(rule: Rule, policy: Policy, lang: Lang, *, colour: bool) -> str:
    bold, reset = (_BOLD, _RESET) if colour else ("", "")
    opened, closed = (_UNDERLINE, _RESET) if colour else ("⟦", "⟧")
    (name, summary), *parts = explanation(rule, policy, lang)
    blocks = [f"{bold}{name}{reset}\n{summary}"]
    for heading, text in parts:
        body = marked(text, opened, closed).replace("\n", "\n  ")
        blocks.append(f"{bold}{heading}{reset}\n  {body}")
    return "\n".join(blocks)
