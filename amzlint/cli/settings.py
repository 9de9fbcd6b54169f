"""Settings: what flags and the environment say, as the rooms below take it."""

import os
import sys
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TextIO

from amzlint.cli.options import Options
from amzlint.errors import UserError
from amzlint.fields import Fields, check
from amzlint.model import SEVERITIES
from amzlint.policy.decode import nearest
from amzlint.policy.policy import Policy, Rule, shipped
from amzlint.policy.rule import Lang
from amzlint.wording import Look


def language(given: str | None) -> Lang:
    """Choose the language of the reports: the flag, else the locale's. Raises UserError."""
    if given is not None:
        if given not in ("en", "zh"):
            raise UserError(f'--lang must be en or zh, not "{given}"')
        return "zh" if given == "zh" else "en"
    import locale

    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


def look(out: TextIO, lang: Lang, *, show_text: bool | None, quiet: bool) -> Look:
    """Choose how a report looks: colours and texts on a terminal, neither elsewhere."""
    terminal = out.isatty()
    colour = terminal and os.environ.get("TERM") != "dumb"
    if os.environ.get("FORCE_COLOR"):
        colour = True
    if os.environ.get("NO_COLOR"):
        colour = False
    columns = _columns() if terminal else 100
    return Look(lang, terminal if show_text is None else show_text, colour, columns, quiet)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 100


def folders(extra: Iterable[str | Path]) -> tuple[Path, ...]:
    """Give the rule folders: the shipped ones, then the user's own."""
    return (shipped(), *(Path(folder) for folder in extra))


def selected(policy: Policy, select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Choose rules by id, family or glob. Raises UserError for a name that fits no rule."""
    chosen = named(policy, select) if select else (rule for rule in policy.rules if rule.is_on)
    left_out = {rule.id for rule in named(policy, ignore)}
    return tuple(rule for rule in chosen if rule.id not in left_out)


def named(policy: Policy, names: Sequence[str]) -> tuple[Rule, ...]:
    """List the rules of some names, in the policy's order. Raises UserError for a name that fits none."""
    for name in names:
        if not any(_names(name, rule) for rule in policy.rules):
            known = frozenset(
                (*(rule.id for rule in policy.rules), *(rule.family for rule in policy.rules))
            )
            raise UserError(
                f'there is no rule or family "{name}"{nearest(name, known)} ("amzlint rules list" shows all)'
            )
    return tuple(rule for rule in policy.rules if any(_names(name, rule) for name in names))


def _names(name: str, rule: Rule) -> bool:
    return fnmatchcase(rule.id, name) or name.rstrip("/") == rule.family


def severities(least: str, flag: str) -> frozenset[str]:
    """List the severities from the given one on. Raises UserError."""
    names = [str(name) for name in SEVERITIES]
    if least not in names:
        raise UserError(f'{flag} must be one of {", ".join(names)}, not "{least}"')
    return frozenset(names[: names.index(least) + 1])


def defaults(options: Options) -> Fields:
    """Give what the flags say about a draft. Raises UserError."""
    try:
        return check(options.draft)
    except ValueError as error:
        raise UserError(str(error)) from None


def split(values: Sequence[str] | None) -> list[str]:
    """Split repeated, comma-separated option values."""
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]
