"""A folder of modules is a registry: the file name is the name that users type."""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """List the modules of a package's folder, with `-` for `_`; none of them is imported."""
    folder = Path(__file__).parent / package
    return tuple(sorted(file.stem.replace("_", "-") for file in folder.glob("[a-z]*.py")))


def load(package: str, name: str) -> ModuleType:
    """Import one module of a package by its typed name."""
    return import_module(f"amzlint.{package}.{name.replace('-', '_')}")
