"""Quick: `amzlint check …` read without the option parser, which costs more time than a draft's lint.

Only calls that are plainly right are read here; anything else (help, a typing mistake) is Typer's.
"""

from collections.abc import Sequence
from dataclasses import Field, fields
from functools import cache
from typing import Any

from amzlint.cli.options import Flag, Options

OTHERS = frozenset(("explain", "rules", "version"))


def options(argv: Sequence[str]) -> Options | None:
    """Read the arguments of `check`, the default command; None where Typer shall have a look."""
    arguments = list(argv[1:] if argv[:1] == ["check"] else argv)
    if not argv or argv[0] in OTHERS:
        return None
    values: dict[str, Any] = {"paths": ()}
    while arguments:
        word = arguments.pop(0)
        if word == "--":
            values["paths"] += tuple(arguments)
            break
        if word == "-" or not word.startswith("-"):
            values["paths"] += (word,)
        elif not _option(word, arguments, values):
            return None
    return Options(**values)


def _option(word: str, arguments: list[str], values: dict[str, Any]) -> bool:
    """Take one option with its value; False where it is not plainly right."""
    name, equals, value = word.partition("=")
    spec = _named().get(name)
    if spec is None:
        return False
    if isinstance(spec.default, bool) or len(_flag(spec).names) > 1:
        values[spec.name] = name not in _denials(spec)
        return not equals
    if not equals:
        if not arguments:
            return False
        value = arguments.pop(0)
    values[spec.name] = (*values.get(spec.name, ()), value) if spec.default == () else value
    return True


def _flag(spec: "Field[Any]") -> Flag:
    flag: Flag = spec.metadata["flag"]
    return flag


def _denials(spec: "Field[Any]") -> tuple[str, ...]:
    """The names that turn a switch off: the second of two long ones."""
    return _flag(spec).names[1:] if spec.default is None else ()


@cache
def _named() -> dict[str, "Field[Any]"]:
    return {name: spec for spec in fields(Options) if spec.metadata for name in _flag(spec).names}
