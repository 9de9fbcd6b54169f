"""Text: a string that knows the source range of each of its characters."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from amzlint.model import Span

Pieces = Callable[[], list[tuple[str, int, int]]]
"""Output strings with the range of the text they came from, worked out when asked."""


@dataclass(frozen=True)
class Text:
    """A string made from another text, or the source itself where `parent` is None.

    `pieces` gives, when first asked, the output strings with their ranges in the parent; a piece as
    long as its range maps character by character, any other piece maps as a whole. Without pieces
    the text has the parent's length and maps one to one.
    """

    value: str
    parent: "Text | None" = None
    pieces: Pieces | None = None

    @cached_property
    def _origins(self) -> tuple["array[int]", "array[int]"]:
        starts: array[int] = array("l")
        ends: array[int] = array("l")
        for value, start, end in self.pieces() if self.pieces else ():
            if len(value) == end - start:
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
            else:
                starts.extend([start] * len(value))
                ends.extend([end] * len(value))
        return starts, ends

    def span(self, start: int, end: int) -> Span:
        """Give the source range of the characters `start` to `end` (code points).

        An empty range maps to an empty range at the place where its next character stands.
        """
        if self.parent is None:
            return Span(start, end)
        if self.pieces is None:
            return self.parent.span(start, end)
        starts, ends = self._origins
        if start >= len(starts):
            at = ends[-1] if ends else 0
            return self.parent.span(at, at)
        if end <= start:
            return self.parent.span(starts[start], starts[start])
        return self.parent.span(starts[start], max(ends[start:end]))

    def arrival(self, start: int, end: int) -> tuple[int, int]:
        """Give the range that the parent's characters `start` to `end` became, of a text in order.

        Characters that the text left out give an empty range at the place where they stood.
        """
        if self.parent is None or self.pieces is None:
            return start, end
        starts, ends = self._origins
        return bisect_right(ends, start), bisect_left(starts, end)

    def keep(self, ranges: list[tuple[int, int]]) -> "Text":
        """Make the text of the given ranges alone, in their order."""
        value = self.value
        if ranges == [(0, len(value))]:
            return self
        pieces = [(value[start:end], start, end) for start, end in ranges if start < end]
        return Text("".join(piece for piece, _, _ in pieces), self, lambda: pieces)
