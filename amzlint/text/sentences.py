"""Prose: a folded text in which every sentence end is one mark, at unchanged offsets.

Phrases never reach over the mark, so a gap needs no other limit; `within: sentence` counts the
marks between two places.
"""

import re

MARK = "\x1e"

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nr",
        "tel",
        "fax",
        "ext",
        "approx",
        "inc",
        "ltd",
        "co",
        "corp",
        "e.g",
        "i.e",
        "etc",
        "vs",
        "incl",
        "excl",
        "max",
        "min",
        "z.b",
        "d.h",
        "u.a",
        "bzw",
        "ca",
        "str",
        "art",
        "abb",
        "pos",
        "resp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "p.s",
        "a.m",
        "p.m",
    ]
)
# Most ends need no look at the word before them. The mark comes before its look-behind: that is five times as fast.
_SURE = re.compile(
    r"[!?。！？\u06d4\u061f…]|\.(?<=[^\s.]{7}\.)(?=[\"')\]*_]{0,3}(?:\s|$))|\n(?<![\w,\r]\n)"
)
_LIKELY = re.compile(r"\n|\.(?<=[^\s.]\.)\.*(?=[\"')\]*_]{0,3}(?:\s|$))|\.{3,}")
_LONG = 12  # no abbreviation is that long
_WRAP_WIDTH = 55  # a line at least this long may have been wrapped, a shorter one ends a sentence


def prose(value: str) -> str:
    """Put a mark in place of every sentence end and a space in place of other line ends and underscores."""
    return _LIKELY.sub(_mark, _SURE.sub(MARK, value)).replace("_", " ")


def _mark(match: "re.Match[str]") -> str:
    found, value, start = match.group(), match.string, match.start()
    if found == ".":
        low = max(0, start - _LONG)
        ends = (value.rfind(end, low, start) for end in (" ", "\n", MARK))
        word = value[max(low - 1, *ends) + 1 : start]
        if word in _ABBREVIATIONS or _is_initial(word, value[match.end() : match.end() + 1]):
            return found
    elif found == "\n" and _is_wrap(value, start):
        return " "
    return MARK * len(found)


def _is_initial(word: str, behind: str) -> bool:
    """Tell `J. Smith` from the end of a sentence that ends in one letter."""
    return len(word) == 1 and word.isalpha() and word != "i" and behind == " "


def _is_wrap(value: str, at: int) -> bool:
    """Tell a line end inside a sentence: behind a long line that ends in a word or comma."""
    before = value[at - 1 : at] if value[at - 1 : at] != "\r" else value[at - 2 : at - 1]
    if not (before.isalnum() or before == ","):
        return False
    return value[at + 1 : at + 2].isalnum() and at - value.rfind("\n", 0, at) > _WRAP_WIDTH


def spans(marked: str) -> list[tuple[int, int]]:
    """List the sentences of a prose as half-open ranges without their marks."""
    found = []
    at = 0
    for piece in marked.split(MARK):
        if piece.strip():
            found.append((at, at + len(piece)))
        at += len(piece) + 1
    return found
