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
_END = re.compile(
    r"""
    [!?。！？\u06d4\u061f]+          # ends wherever it stands
    | (?<=[^\s.]) \.+ (?= ["'”’»)\]*_]* (?: \s | $ ) )   # a full stop needs a space behind it
    | \.{3,} | …
    | \n [ \t\r]* (?= \n )          # an empty line
    | \n (?= [ \t]* (?: [-*•·>#|] | \d{1,2} [.)] ) )    # a list item
    | \n
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[\w.]+$")
_WRAP_WIDTH = 55  # a line at least this long may have been wrapped, a shorter one ends a sentence


def prose(value: str) -> str:
    """Put a mark in place of every sentence end and a space in place of other line ends."""
    return _END.sub(_mark, value)


def _mark(match: "re.Match[str]") -> str:
    found, value = match.group(), match.string
    if found[0] == "." and not found.startswith("..."):
        word = _WORD_BEFORE.search(value, max(0, match.start() - 12), match.start())
        if word and (word.group() in _ABBREVIATIONS or _is_initial(word.group(), value, match)):
            return found
    elif found == "\n" and _is_wrap(value, match.start()):
        return " "
    return MARK * len(found)


def _is_initial(word: str, value: str, match: "re.Match[str]") -> bool:
    """Tell `J. Smith` from the end of a sentence that ends in one letter."""
    return (
        len(word) == 1
        and word.isalpha()
        and word != "i"
        and value[match.end() : match.end() + 1] == " "
    )


def _is_wrap(value: str, at: int) -> bool:
    line_start = value.rfind("\n", 0, at) + 1
    before = value[line_start:at].rstrip("\r")[-1:]
    following = value[at + 1 : at + 2]
    return (
        at - line_start >= _WRAP_WIDTH
        and following.isalnum()
        and (before.isalnum() or before == ",")
    )


def spans(marked: str) -> list[tuple[int, int]]:
    """List the sentences of a prose as half-open ranges without their marks."""
    found = []
    at = 0
    for piece in marked.split(MARK):
        if piece.strip():
            found.append((at, at + len(piece)))
        at += len(piece) + 1
    return found
