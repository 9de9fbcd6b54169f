"""Places: where the code points of a part stand in the file, worked out only when asked."""

import re
from bisect import bisect_right
from functools import cached_property
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]  # public in fact, missing in the stubs

from amzlint.record import record
from amzlint.text.patterns import compiled

Key = str | int

_SPACE = re.compile(r"[ \t\n\r]*")
_STEP = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+"


@record
class PlainPlace:
    """A part that stands in its file as it is, from the code point `base` on."""

    source: str
    base: int = 0

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.source))]

    def locate(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column."""
        at = min(self.base + offset, len(self.source))
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


@record
class JsonPlace:
    """A part that is a string inside one line of JSON, at the end of `keys`."""

    line: int
    raw: str
    keys: tuple[Key, ...]

    def locate(self, offset: int) -> tuple[int, int]:
        """Give the line, and the column of the character or of its escape."""
        at = _value(self.raw, self.keys) + 1
        for match in compiled(_STEP, re.DOTALL).finditer(self.raw, at):
            escaped = match.group()[0] == "\\"
            length = 1 if escaped else match.end() - match.start()
            if offset < length:
                return self.line, match.start() + (0 if escaped else offset) + 1
            offset -= length
        return self.line, len(self.raw) + 1


def _value(raw: str, keys: tuple[Key, ...]) -> int:
    """Find where the value at the end of the keys begins; of equal keys the last one counts."""
    at = _skip(raw, 0)
    for key in keys:
        at = _member(raw, at, key) if isinstance(key, str) else _item(raw, at, key)
    return at


def _skip(raw: str, at: int) -> int:
    match = _SPACE.match(raw, at)
    return match.end() if match else at


_DECODER = JSONDecoder()


def _member(raw: str, at: int, key: str) -> int:
    found = -1
    at = _skip(raw, at + 1)
    while raw[at] == '"':
        name, at = scanstring(raw, at + 1)
        at = _skip(raw, _skip(raw, at) + 1)
        if name == key:
            found = at
        _, at = _DECODER.raw_decode(raw, at)
        at = _skip(raw, at)
        if raw[at] == ",":
            at = _skip(raw, at + 1)
    return found


def _item(raw: str, at: int, index: int) -> int:
    at = _skip(raw, at + 1)
    for _ in range(index):
        _, at = _DECODER.raw_decode(raw, at)
        at = _skip(raw, _skip(raw, at) + 1)
    return at
