"""A folder of modules is a registry: the file name is the name that users type."""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from amzlint.errors import UserError


@cache
def names(package: str) -> tuple[str, ...]:
    """List the modules of a package's folder, with `-` for `_`; none of them is imported."""
    folder = Path(__file__).parent / package
    return tuple(sorted(file.stem.replace("_", "-") for file in folder.glob("[a-z]*.py")))


def chosen(package: str, name: str, what: str) -> ModuleType:
    """Import the module that a user names. Raises UserError where there is none."""
    if name not in names(package):
        raise UserError(f'there is no {what} "{name}"; known: {", ".join(names(package))}')
    return load(package, name)


def load(package: str, name: str) -> ModuleType:
    """Import one module of a package by its typed name."""
    return import_module(f"amzlint.{package}.{name.replace('-', '_')}")
