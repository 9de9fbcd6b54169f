"""Surfaces: one pattern for all words of a table, built once for each table."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

LETTER = "0-9a-zß-ɏͰ-֏"
"""What words of scripts with spaces are made of: such a word ends where these end."""

_EDGE = re.compile(f"[{LETTER}]")


class _Table:
    """A table that is known by its identity, since mappings can't be hashed."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and self.words is other.words


def pattern(words: Mapping[str, str]) -> "re.Pattern[str]":
    """Give the pattern that finds the longest word of a table; words in Latin letters stand alone."""
    return _compiled(_Table(words))


@lru_cache(maxsize=128)
def _compiled(table: _Table) -> "re.Pattern[str]":
    return re.compile(alternation(table.words) if table.words else r"(?!)")


def alternation(words: Iterable[str]) -> str:
    """Write words as a choice that branches on first letters, so that most places fail at once."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        branches.setdefault(word[0], []).append(word[1:])
    return "|".join(_branch(first, rests) for first, rests in branches.items())


def _branch(first: str, rests: list[str]) -> str:
    head = re.escape(first)
    before = f"(?<![{LETTER}]{head})" if _EDGE.match(first) else ""
    return f"{head}{before}(?:{'|'.join(_rest(first, rest) for rest in rests)})"


def _rest(first: str, rest: str) -> str:
    after = f"(?![{LETTER}])" if _EDGE.match((first + rest)[-1]) else ""
    return re.escape(rest) + after
