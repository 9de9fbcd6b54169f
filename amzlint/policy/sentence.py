"""Sentence: the phrases of a sentence, worked out once however many messages have the same words."""

import re
from collections.abc import Sequence

from amzlint.policy.index import PhraseIndex, Row
from amzlint.text.patterns import compiled

Range = tuple[int, int]

_MOST = (
    20_000  # sentences to remember; macros make most messages, so that most sentences come again
)
_LONG_NUMBER = "[0-9]{5,}"


class Sentence:
    """One sentence as prose, with the concepts that may stand in it; offsets are its own."""

    def __init__(self, text: str, index: PhraseIndex, likely: dict[str, list[int]]) -> None:
        self.likely = likely
        self.rules: dict[frozenset[str], frozenset[str]] = {}
        """The rules that may find something here, by the entities of the message."""
        self._text = text
        self._rows = index.rows
        self._found: dict[str, tuple[Range, ...]] = {}
        self._segments: dict[str, list[Range]] = {}

    def ranges(self, concept: str) -> tuple[Range, ...]:
        """Give the ranges where a concept stands, in reading order."""
        if concept not in self._found:
            rows = (self._rows[number] for number in self.likely.get(concept, ()))
            self._found[concept] = tuple(
                sorted({found for row in rows for found in self._phrase(row)})
            )
        return self._found[concept]

    def _phrase(self, row: Row) -> list[Range]:
        """Find a phrase: its segments one behind the other."""
        first, *others = row.segments
        found = self._segment(first)
        for source in others:
            if not found:
                break
            found = _followed(found, self._segment(source), row.gap)
        return found

    def _segment(self, source: str) -> list[Range]:
        """Find a segment, once for all phrases that have it."""
        if source not in self._segments:
            self._segments[source] = [
                match.span() for match in compiled(source).finditer(self._text)
            ]
        return self._segments[source]


def _followed(found: list[Range], following: list[Range], gap: int) -> list[Range]:
    """Join each range with those that begin at most `gap` characters behind it."""
    return list(
        dict.fromkeys(
            (start, last)
            for start, end in found
            for first, last in following
            if end <= first <= end + gap
        )
    )


class Sentences:
    """The sentences of the messages read so far; the same sentence is the same object."""

    def __init__(self, index: PhraseIndex) -> None:
        self._index = index
        self._known: dict[str, Sentence] = {}

    def read(self, texts: Sequence[str]) -> list[Sentence]:
        """Give the sentences of a message; numbers that no phrase speaks of are read as zeros."""
        keys = (
            texts
            if self._index.has_long_numbers
            else [compiled(_LONG_NUMBER).sub(_zeros, text) for text in texts]
        )
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if len(self._known) + len(new) > _MOST:
            self._known.clear()
            new = list(dict.fromkeys(keys))
        for key, likely in zip(new, self._index.likely(new), strict=True):
            self._known[key] = Sentence(key, self._index, likely)
        return [self._known[key] for key in keys]


def _zeros(match: "re.Match[str]") -> str:
    return "0" * len(match.group())
