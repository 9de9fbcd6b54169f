"""Surfaces: one pattern for all words of a table."""

import re
from collections.abc import Iterable

LETTER = "0-9a-zß-ɏͰ-֏"
"""What words of scripts with spaces are made of: such a word ends where these end."""

_EDGE = re.compile(f"[{LETTER}]")


def alternation(words: Iterable[str]) -> str:
    """Write words as a choice of which the longest wins; words in Latin letters stand alone.

    It branches on first letters, so that most places of a text fail at once.
    """
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
