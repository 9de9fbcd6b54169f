"""Marks: what people write in place of the at-sign, the dot and the dash, compiled from the lexicons."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from amzlint.model import Words

LETTER = "a-z0-9\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0587"
"""Letters and digits of the scripts that put spaces between words; CJK text may be glued to a name."""

# Endings that are no word after a gap: `brand . com`, `brand com`.
CERTAIN = "com|net|org|cn|de|fr|co|uk|jp|eu|ru|pl|nl|it|es|ca|au|us|mx|br|kr|tw|hk|io|xyz|vip|top"

_GROUPS = ("at", "at-sign", "dot", "hyphen", "underscore", "slash", "mail-provider")
_OPENING = "[({<【〔〖「『〈《“\"'"
_OPEN = rf"[{re.escape(_OPENING)}]{{1,2}}[ \t]?"
_CLOSE = r"[ \t]?[\])}>】〕〗」』〉》”\"']{1,2}"
_GAP = r"[ \t\r\n]{1,4}"
_MAYBE = r"[ \t\r\n]{0,4}"
_END = f"(?![{LETTER}-])"
_AROUND = f" \t\r\n{_OPENING}_*~|-"
_WIDEST = 5
_MIDDLE_DOTS = "·•∙‧"
_ODD_DOTS = (*(f"{sign}." for sign in f" \t\r\n{_OPENING}"), *f"。｡{_MIDDLE_DOTS}")
_LETTER_A = rf"(?<=[{LETTER}]) [\[({{]a[\])}}] (?=[{LETTER}])"
_NEVER = r"(?!)"
_UNSPACED = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff]")

_Table = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Patterns whose named group tells in which way a mark is written.

    `dot` is what may stand between two labels, `loose` the same where a name is sure to follow,
    `at` what may stand between a mailbox and its domain, `joint` what may end before a place inside
    a spoken mailbox, `provider` the short name of a mail provider. A heart is what the mark has at
    least, quick to look for.
    """

    dot: re.Pattern[str]
    loose: re.Pattern[str]
    at: re.Pattern[str]
    joint: re.Pattern[str]
    provider: re.Pattern[str]
    at_heart: re.Pattern[str]
    odd_dot_heart: re.Pattern[str]


def marks(words: Words) -> Marks:
    """Compile the marks for the word tables, once for each table."""
    return _compile(tuple(tuple(words.get(group, ())) for group in _GROUPS))


@lru_cache(maxsize=8)
def _compile(groups: tuple[tuple[str, ...], ...]) -> Marks:
    table = dict(zip(_GROUPS, groups, strict=True))
    dots = _dots(table)
    blank = rf"| (?P<blank> (?: [ \t]{{1,3}} | [ \t]?,[ \t]? ) (?=(?:{CERTAIN}){_END}) )"
    provider = rf"(?:{_choice(table['mail-provider'])}) (?![{LETTER}_-]|\.[{LETTER}])"
    ats = (*table["at"], *table["at-sign"])
    hearts = (
        r"@|%40|\#|\*|\^|\(a\)|\[a\]|\{a\}|" + "|".join(map(_ended, ats)),
        rf"{_choice((*table['dot'], *_ODD_DOTS))}|\.(?={_GAP}c)",
    )
    patterns = (dots, dots + blank, _ats(table), _joints(table), provider, *hearts)
    return Marks(*(re.compile(pattern, re.VERBOSE) for pattern in patterns))


def _dots(table: _Table) -> str:
    return rf"""
        (?P<plain> \. (?=[{LETTER}]) )
      | (?P<framed> {_framed(table["dot"], ".")} )
      | (?P<word> {_spoken(table["dot"])} )
      | (?P<full> [ \t]?[。｡][ \t]? | [{_MIDDLE_DOTS}] )
      | (?P<space> {_GAP}\.{_MAYBE} (?=(?:{CERTAIN}){_END}) | \.{_GAP} (?=(?:com|cn){_END}) )
      | (?P<hyphen> {_spoken(table["hyphen"])} )
      | (?P<underscore> {_spoken(table["underscore"])} )
      | (?P<slash> {_spoken(table["slash"])} | / )"""


def _ats(table: _Table) -> str:
    return rf"""
        (?P<framed> {_framed((*table["at"], *table["at-sign"]), "@")} | {_LETTER_A} )
      | (?P<plain> @ (?![ \t\r\n@]) )
      | (?P<space> {_MAYBE} @ {_GAP} (?=[{LETTER}]) )
      | (?P<escape> %40 )
      | (?P<symbol> (?<=[{LETTER}]) [\#*^] (?=[{LETTER}]) )
      | (?P<sign> {_spoken(table["at-sign"])} )
      | (?P<word> {_spoken(table["at"])} )"""


def _joints(table: _Table) -> str:
    return rf"""
        (?: (?P<word> {_spoken(table["dot"])} ) | (?P<framed> {_framed(table["dot"], ".")} )
          | (?P<hyphen> {_spoken(table["hyphen"])} )
          | (?P<underscore> {_spoken(table["underscore"])} ) ) \Z"""


def _framed(words: Iterable[str], mark: str) -> str:
    """Match a mark in brackets, or a word between signs that are drawn on both sides."""
    choice = _choice(words)
    return rf"""
        {_MAYBE} {_OPEN} (?: {re.escape(mark)} | {choice} ) {_CLOSE} {_MAYBE}
      | {_MAYBE} (?: _(?:{choice})_ | \*(?:{choice})\* | ~(?:{choice})~ | \|(?:{choice})\| ) {_MAYBE}
      | {_GAP} -(?:{choice})- {_GAP}"""


def _spoken(words: Iterable[str]) -> str:
    """Match a word: between gaps, or glued where its script has none."""
    known = tuple(words)
    spaced = [word for word in known if not _UNSPACED.search(word)]
    glued = [word for word in known if _UNSPACED.search(word)]
    return rf"{_GAP} (?: {_choice(spaced)} ) {_GAP} | {_MAYBE} (?: {_choice(glued)} ) {_MAYBE}"


def _choice(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first) or _NEVER


def _ended(word: str) -> str:
    """Match a word up to its end, where its script shows one."""
    return re.escape(word) + ("" if _UNSPACED.search(word) else rf"(?![{LETTER}])")


def begin(value: str, heart: int, floor: int) -> int:
    """Step back from the heart of a mark over the gaps and brackets before it."""
    at = heart
    while at > max(floor, heart - _WIDEST) and value[at - 1] in _AROUND:
        at -= 1
    return at
