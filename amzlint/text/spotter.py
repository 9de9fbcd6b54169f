"""Spotter: all words of a table found in one pass over a text, however many they are.

A regular expression of hundreds of words takes longer to compile than a draft takes to lint, and it tries
every place of a text.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from amzlint.text.surfaces import LETTER

LATIN = "a-zß-ɏ"


@cache
def letters(ranges: str = LETTER) -> frozenset[str]:
    """List the characters of a class that is written like `a-zß-ɏ`."""
    pairs = zip(ranges[::3], ranges[2::3], strict=True)
    return frozenset(chr(code) for low, high in pairs for code in range(ord(low), ord(high) + 1))


def automaton(words: Sequence[str]) -> Any:
    """Make what finds all words of a list in one pass: `find_matches_as_indexes` gives (word, start, end)."""
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - not needed before there is a text

    return AhoCorasick(words)


class Spotter:
    """The words of a table; one that begins or ends with a letter doesn't go on with letters there."""

    def __init__(self, words: Iterable[str], ranges: str = LETTER) -> None:
        self._letters = letters(ranges)
        self._words = list(dict.fromkeys(words))
        self._edges = [
            (word[0] in self._letters, word[-1] in self._letters) for word in self._words
        ]

    @cached_property
    def _automaton(self) -> Any:
        return automaton(self._words)

    def spots(self, value: str, low: int = 0, high: int | None = None) -> list[tuple[int, int]]:
        """List every word in a range, by place and the longest first; what is behind it does not count."""
        text = value[low:high] if low or high is not None else value
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return []
        letters, edges, last = self._letters, self._edges, len(text)
        spots = []
        for word, start, end in found:
            first_is_letter, last_is_letter = edges[word]
            if last_is_letter and end < last and text[end] in letters:
                continue
            at = low + start
            if not first_is_letter or not at or value[at - 1] not in letters:
                spots.append((at, low + end))
        return sorted(spots, key=_by_place)

    def apart(self, value: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield the words of a range that don't overlap: at each place the longest."""
        at = low
        for start, end in self.spots(value, low, high):
            if start >= at:
                yield start, end
                at = end


def _by_place(spot: tuple[int, int]) -> tuple[int, int]:
    return spot[0], -spot[1]
