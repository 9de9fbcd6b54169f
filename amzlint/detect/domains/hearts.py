"""Hearts: the least that a mark has, so that most places of a text need no closer look."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from amzlint.detect.domains.letters import LETTER

AT_BEGINS = "@%#*^([{"
AT_SIGNS = ("@", "%40", "#", "*", "^", "a)", "a]", "a}")
_WIDE_OPENING = "【〔〖「『〈《“"
_WIDE_CLOSING = "】〕〗」』〉》”"
OPENING = f"[({{<{_WIDE_OPENING}\"'"
CLOSING = rf"\])}}>{_WIDE_CLOSING}\"'"
GAP = r"[ \t\r\n]{1,4}"
MAYBE = r"[ \t\r\n]{0,4}"
MIDDLE_DOTS = "·•∙‧"
_ROUND_DOTS = f"。｡{MIDDLE_DOTS}"
_QUOTED = "【〔「『“"
_AROUND = f" \t\r\n{OPENING}_*~|-"
_WIDEST = 5
_ODD_DOTS = (*(f"{sign}." for sign in f" \t\r\n{OPENING}"), *_ROUND_DOTS)
_NEVER = r"(?!)"
_UNSPACED = (("\u1100", "\u11ff"), ("\u2e80", "\ua4cf"), ("\uac00", "\ud7ff"))

ODD = rf"""\. (?: (?<= [\[({{<{_QUOTED}"'] \. ) | (?<= [ \t\n] \. ) [ \t\n]? [a-z] | {GAP} c(?:om|n) (?![a-z]) )"""
ROUND = rf"[{_ROUND_DOTS}] (?= [ \t]? [{LETTER}] )"
"""Signs of disguised dots, ordinary and other ones."""

WIDE = (_WIDE_OPENING, _WIDE_CLOSING, _ROUND_DOTS, _QUOTED)
"""Signs in character classes that an ASCII text can't hold; classes without them are compiled sooner."""

Table = Mapping[str, tuple[str, ...]]
"""Group of words → its words."""


def is_glued(word: str) -> bool:
    """Tell whether the script of a word has no spaces."""
    return not word.isascii() and any(
        first <= character <= last for character in word for first, last in _UNSPACED
    )


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that hold another one, as a look for any of them needs only that."""
    every = sorted(set(words), key=len)
    return tuple(
        word for at, word in enumerate(every) if not any(less in word for less in every[:at])
    )


def choice(words: Iterable[str]) -> str:
    """Match any of the words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first) or _NEVER


def before_label(table: Table) -> str:
    """Match what every mark between two labels begins with, but slashes; a full stop is none."""
    words = choice((*table["dot"], *table["hyphen"], *table["underscore"]))
    return rf"""{MAYBE}+ (?: [{re.escape(OPENING)}_*~|{_ROUND_DOTS}-] | {words}
        | (?<=[ \t\r\n])\. | \. (?! {GAP}[^c \t\r\n] | \Z ) )"""


def inner_dot(table: Table) -> str:
    """Match a dot between two labels, but that of a number that no name can go on behind."""
    number = rf"[0-9]{{1,60}}+ (?! [{LETTER}_-] | \.[{LETTER}_.-] ) (?! {before_label(table)} )"
    return rf"\. (?=[{LETTER}]) (?<=[{LETTER}]\.) (?! {number} )"


def odd_dot(table: Table) -> str:
    """Match the heart of a disguised dot."""
    return rf"{choice((*table['dot'], *_ODD_DOTS))}|\.(?={GAP}c)"


def at(table: Table) -> str:
    """Match the heart of an at-mark."""
    glued = (re.escape(word) for word in (*table["at"], *table["at-sign"]) if is_glued(word))
    return "|".join((r"@|%40|\#|\*|\^|\(a\)|\[a\]|\{a\}", *glued, *spoken_at(table)))


def spoken_at(table: Table) -> Iterator[str]:
    """Match the words for an at-sign that stand free and lead to the name of a provider or to a mark.

    A pattern for each two letters that they begin with is quick to look for.
    """
    label = rf"[{LETTER}][{LETTER}_-]*+ (?: (?<=[_-]) | {before_label(table)} )"
    leads = (
        rf"(?= [ \t]?[{CLOSING}_*~|-] | {GAP}+ (?: {choice(table['mail-provider'])} | {label} ) )"
    )
    words = (*table["at"], *table["at-sign"])
    spaced = sorted(word for word in words if not is_glued(word) and word[0] != "@")
    for first, group in groupby(spaced, key=lambda word: word[:2]):
        rest = "|".join(re.escape(word[2:]) for word in group)
        yield rf"{re.escape(first)} (?<=[{re.escape(_AROUND)}]{re.escape(first)}) (?:{rest}) {leads}"


def begin(value: str, heart: int, floor: int) -> int:
    """Step back from the heart of a mark over the gaps and brackets before it."""
    at = heart
    while at > max(floor, heart - _WIDEST) and value[at - 1] in _AROUND:
        at -= 1
    return at
