"""Intake: the cases of the paths on the command line."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from amzlint import walk
from amzlint.errors import UserError
from amzlint.fields import Fields
from amzlint.model import Case, Skipped

_HEAD = 4096


@dataclass
class Intake:
    """Reads files, folders and standard input; counts the files, and keeps the paths that lead nowhere."""

    defaults: Fields
    reader: str | None = None
    stdin_name: str | None = None
    verbose: bool = False
    files: int = 0
    errors: list[UserError] = field(default_factory=list)

    def cases(self, paths: Sequence[str]) -> Iterator[Case | Skipped]:
        """Read all inputs; a path that leads nowhere is told on stderr, and the others are read."""
        for path in paths:
            if path == "-":
                yield from self._stdin()
                continue
            for item in walk.inputs((path,)):
                if isinstance(item, UserError):
                    self.errors.append(item)
                    print(f"error: {item}", file=sys.stderr)
                else:
                    self._tell(item.path, walk.reader_of(item, self.reader))
                    yield from walk.read(item, self.defaults, self.reader)

    def _stdin(self) -> Iterator[Case | Skipped]:
        stream = sys.stdin.buffer
        name = self.stdin_name or "<stdin>"
        head = stream.peek(_HEAD)[:_HEAD] if isinstance(stream, BufferedReader) else b""
        reader = (
            self.reader or walk.by_suffix().get(Path(name).suffix.lower()) or walk.sniffed(head)
        )
        self._tell(name, reader)
        yield from walk.read_stream(stream, name, self.defaults, reader)

    def _tell(self, path: str, reader: str) -> None:
        self.files += 1
        if self.verbose:
            print(f"reading {path} as {reader}", file=sys.stderr)
