"""Walk: the files that paths on the command line mean, and the reader for each."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from amzlint import plugins
from amzlint.errors import UserError
from amzlint.fields import Fields
from amzlint.model import Case, Skipped
from amzlint.record import record

_IGNORE_FILES = (".gitignore", ".amzlintignore")
_HEAD = 4096


@cache
def by_suffix() -> dict[str, str]:
    """List the suffixes that readers take: suffix → reader."""
    return {
        suffix: name
        for name in plugins.names("sources")
        for suffix in plugins.load("sources", name).SUFFIXES
    }


@record
class Input:
    """A file to read, as the user names it."""

    path: str
    file: Path


def inputs(paths: Sequence[str]) -> Iterator[Input | UserError]:
    """Find the files below the paths, in order of name; a path that leads nowhere is an error."""
    for path in paths:
        file = Path(path)
        if file.is_dir():
            yield from _below(file)
        elif file.exists():
            yield Input(file.as_posix(), file)
        else:
            yield UserError("no such file or folder", path)


def _below(folder: Path) -> Iterator[Input]:
    """Walk a folder; what .gitignore and .amzlintignore leave out, and hidden names, are passed over."""
    ignored = _Ignored(folder)
    for root, folders, files in os.walk(folder):
        here = Path(root)
        ignored.enter(here)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not ignored(here / name, "/")
        )
        for name in sorted(files):
            file = here / name
            if (
                file.suffix.lower() in by_suffix()
                and not name.startswith(".")
                and file.is_file()
                and not ignored(file, "")
            ):
                yield Input(file.as_posix(), file)


class _Ignored:
    """The ignore files of a folder, of those above it up to the repository's, and of those below."""

    def __init__(self, folder: Path) -> None:
        self._rules: list[tuple[Path, Any]] = []
        for above in reversed(_up_to_repository(folder.resolve())):
            self._load(above)

    def enter(self, folder: Path) -> None:
        """Take the ignore files of a folder into account."""
        self._load(folder.resolve())

    def _load(self, folder: Path) -> None:
        lines = [line for name in _IGNORE_FILES for line in _lines(folder / name)]
        if lines and folder not in [known for known, _ in self._rules]:
            from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where an ignore file exists

            self._rules.append((folder, GitIgnoreSpec.from_lines(lines)))

    def __call__(self, file: Path, suffix: str) -> bool:
        """Tell whether a file, or a folder where the suffix is `/`, is left out."""
        full = file.parent.resolve() / file.name
        for folder, spec in self._rules:
            if full.is_relative_to(folder) and spec.match_file(
                full.relative_to(folder).as_posix() + suffix
            ):
                return True
        return False


def _up_to_repository(folder: Path) -> list[Path]:
    """List the folders from the given one up to that of the repository, if there is one."""
    for index, above in enumerate((folder, *folder.parents)):
        if (above / ".git").exists():
            return [folder, *folder.parents][: index + 1]
    return [folder]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def read(item: Input, defaults: Fields, reader: str | None = None) -> Iterator[Case | Skipped]:
    """Read a file; one that can't be read is skipped with its reason."""
    try:
        if not item.file.is_file():
            yield Skipped(item.path, "", "not a regular file")
            return
        with item.file.open("rb") as stream:
            yield from read_stream(stream, item.path, defaults, reader_of(item, reader))
    except OSError as error:
        yield Skipped(item.path, "", f"can't be read: {error.strerror or error}")


def reader_of(item: Input, reader: str | None = None) -> str:
    """Choose the reader of a file: the given one, else by its suffix, else by its first bytes."""
    known = reader or by_suffix().get(item.file.suffix.lower())
    if known or not item.file.is_file():
        return known or "text"
    try:
        with item.file.open("rb") as stream:
            return sniffed(stream.read(_HEAD))
    except OSError:
        return "text"


def read_stream(
    stream: BinaryIO, path: str, defaults: Fields, reader: str
) -> Iterator[Case | Skipped]:
    """Read an open stream with a reader by its name."""
    try:
        yield from plugins.chosen("sources", reader, "reader").read(stream, path, defaults)
    except ValueError as error:
        yield Skipped(path, "", str(error))


def sniffed(head: bytes) -> str:
    """Choose the reader for content without a telling name."""
    names = [name for name in plugins.names("sources") if name != "text"]
    return next((name for name in names if plugins.load("sources", name).sniff(head)), "text")
