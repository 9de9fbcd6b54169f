"""Marks: what people write in place of the at-sign, the dot and the dash, compiled from the lexicons."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from amzlint.detect.domains import hearts
from amzlint.detect.domains.hearts import CLOSING, GAP, MAYBE, MIDDLE_DOTS, OPENING, Table, choice
from amzlint.detect.domains.letters import LATIN, LETTER
from amzlint.model import Words
from amzlint.text.tables import once_per_table
from amzlint.text.view import View

# Endings that are no word after a gap: `brand . com`, `brand com`.
CERTAIN = "com|net|org|cn|de|fr|co|uk|jp|eu|ru|pl|nl|it|es|ca|au|us|mx|br|kr|tw|hk|io|xyz|vip|top"

_GROUPS = ("at", "at-sign", "dot", "hyphen", "underscore", "slash", "mail-provider")
_OPEN = rf"[{re.escape(OPENING)}]{{1,2}}[ \t]?"
_CLOSE = rf"[ \t]?[{CLOSING}]{{1,2}}"
_END = f"(?![{LETTER}-])"
_LETTER_A = rf"(?<=[{LETTER}]) [\[({{]a[\])}}] (?=[{LETTER}])"


class Marks:
    """Patterns whose named group tells in which way a mark is written, each compiled when first needed."""

    def __init__(self, table: Table, letter: str) -> None:
        self.words = table
        self._gates = {group: hearts.shortest(words) for group, words in table.items()}
        self._letter = letter

    def has(self, group: str, value: str) -> bool:
        """Tell whether the letters of any word of a group stand anywhere; a gate, no proof."""
        return any(map(value.__contains__, self._gates[group]))

    @cached_property
    def label(self) -> "re.Pattern[str]":
        """A label of a name."""
        return self._compiled(rf"[{LETTER}](?:[{LETTER}_-]{{0,61}}[{LETTER}])?(?![{LETTER}])")

    @cached_property
    def plain_name(self) -> "re.Pattern[str]":
        """Labels between ordinary dots, up to where no mark can follow."""
        label = rf"[{LETTER}]++ (?: [_-]++ [{LETTER}]++ )*+"
        ends = rf"(?! [{LETTER}_-] | \.[{LETTER}_.-] ) (?! {hearts.before_label(self.words)} )"
        return self._compiled(rf"{label} (?: \. {label} )++ {ends}")

    @cached_property
    def label_before(self) -> "re.Pattern[str]":
        """A label that ends at a place."""
        return self._compiled(rf"(?<![{LETTER}-])[{LETTER}][{LETTER}_-]*+\Z")

    @cached_property
    def edge(self) -> "re.Pattern[str]":
        """Everything up to the last character that is no part of a label."""
        return self._compiled(rf"[\s\S]*[^{LETTER}_-]")

    @cached_property
    def dot(self) -> "re.Pattern[str]":
        """What may stand between two labels."""
        return self._compiled(_dots(self.words))

    @cached_property
    def loose(self) -> "re.Pattern[str]":
        """What may stand between two labels where a name is sure to follow."""
        blank = rf"| (?P<blank> (?: [ \t]{{1,3}} | [ \t]?,[ \t]? ) (?=(?:{CERTAIN}){_END}) )"
        return self._compiled(_dots(self.words) + blank)

    @cached_property
    def at(self) -> "re.Pattern[str]":
        """What may stand between a mailbox and its domain."""
        return self._compiled(_ats(self.words))

    @cached_property
    def joint(self) -> "re.Pattern[str]":
        """What may end before a place inside a spoken mailbox."""
        return self._compiled(_joints(self.words))

    @cached_property
    def provider(self) -> "re.Pattern[str]":
        """The short name of a mail provider."""
        return self._compiled(
            rf"(?:{choice(self.words['mail-provider'])}) (?![{LETTER}_-]|\.[{LETTER}])"
        )

    @cached_property
    def may_follow(self) -> "re.Pattern[str]":
        """What every mark between two labels begins with, but slashes."""
        return self._compiled(hearts.before_label(self.words))

    @cached_property
    def inner_dot(self) -> "re.Pattern[str]":
        """An ordinary dot between two labels."""
        return self._compiled(hearts.inner_dot(self.words))

    @cached_property
    def at_heart(self) -> "re.Pattern[str]":
        """What an at-mark has at least, quick to look for."""
        return self._compiled(hearts.at(self.words))

    def may_hold_at(self, value: str) -> bool:
        """Tell whether the heart of an at-mark may stand anywhere."""
        stands = value.__contains__
        if any(map(stands, hearts.AT_BEGINS)) and any(map(stands, hearts.AT_SIGNS)):
            return True
        if any(map(stands, self._glued_begins)) and any(map(stands, self._glued_ats)):
            return True
        return any(pattern.search(value) for pattern in self._spoken_ats)

    def may_hold_odd_dot(self, value: str) -> bool:
        """Tell whether a disguised dot may stand anywhere."""
        if self.has("dot", value) or self._odd.search(value):
            return True
        return not value.isascii() and self._round.search(value) is not None

    @cached_property
    def _odd(self) -> "re.Pattern[str]":
        return self._compiled(hearts.ODD)

    @cached_property
    def _round(self) -> "re.Pattern[str]":
        return self._compiled(hearts.ROUND)

    @cached_property
    def _glued_ats(self) -> tuple[str, ...]:
        words = (*self.words["at"], *self.words["at-sign"])
        return hearts.shortest(filter(hearts.is_glued, words))

    @cached_property
    def _glued_begins(self) -> frozenset[str]:
        return frozenset(next(filter(hearts.is_glued, word)) for word in self._glued_ats)

    @cached_property
    def _spoken_ats(self) -> "tuple[re.Pattern[str], ...]":
        return tuple(map(self._compiled, hearts.spoken_at(self.words)))

    @cached_property
    def odd_dot_heart(self) -> "re.Pattern[str]":
        """What a disguised dot has at least, quick to look for."""
        return self._compiled(hearts.odd_dot(self.words))

    def _compiled(self, source: str) -> "re.Pattern[str]":
        if self._letter == LATIN:
            source = source.replace(LETTER, LATIN)
            for signs in hearts.WIDE:
                source = source.replace(signs, "")
        return re.compile(source, re.VERBOSE)


@lru_cache(maxsize=2)
def marks(view: View) -> Marks:
    """Make the marks for the word tables, once for each table; an ASCII text needs few of the words."""
    every, latin = _both(view.words)
    return latin if view.value.isascii() else every


@once_per_table
def _both(words: Words) -> tuple[Marks, Marks]:
    return _made(tuple(tuple(words.get(group, ())) for group in _GROUPS))


@lru_cache(maxsize=8)
def _made(groups: tuple[tuple[str, ...], ...]) -> tuple[Marks, Marks]:
    every = dict(zip(_GROUPS, groups, strict=True))
    latin = {group: tuple(filter(str.isascii, words)) for group, words in every.items()}
    return Marks(every, LETTER), Marks(latin, LATIN)


def _dots(table: Table) -> str:
    return rf"""
        (?P<plain> \. (?=[{LETTER}]) )
      | (?P<framed> {_framed(table["dot"], ".")} )
      | (?P<word> {_spoken(table["dot"])} )
      | (?P<full> [ \t]?[。｡][ \t]? | [{MIDDLE_DOTS}] )
      | (?P<space> {GAP}\.{MAYBE} (?=(?:{CERTAIN}){_END}) | \.{GAP} (?=(?:com|cn){_END}) )
      | (?P<hyphen> {_spoken(table["hyphen"])} )
      | (?P<underscore> {_spoken(table["underscore"])} )
      | (?P<slash> {_spoken(table["slash"])} | / )"""


def _ats(table: Table) -> str:
    return rf"""
        (?P<framed> {_framed((*table["at"], *table["at-sign"]), "@")} | {_LETTER_A} )
      | (?P<plain> @ (?![ \t\r\n@]) )
      | (?P<space> {MAYBE} @ {GAP} (?=[{LETTER}]) )
      | (?P<escape> %40 )
      | (?P<symbol> (?<=[{LETTER}]) [\#*^] (?=[{LETTER}]) )
      | (?P<sign> {_spoken(table["at-sign"])} )
      | (?P<word> {_spoken(table["at"])} )"""


def _joints(table: Table) -> str:
    return rf"""
        (?: (?P<word> {_spoken(table["dot"])} ) | (?P<framed> {_framed(table["dot"], ".")} )
          | (?P<hyphen> {_spoken(table["hyphen"])} )
          | (?P<underscore> {_spoken(table["underscore"])} ) ) \Z"""


def _framed(words: Iterable[str], mark: str) -> str:
    """Match a mark in brackets, or a word between signs that are drawn on both sides."""
    any_word = choice(words)
    return rf"""
        {MAYBE} {_OPEN} (?: {re.escape(mark)} | {any_word} ) {_CLOSE} {MAYBE}
      | {MAYBE} (?: _(?:{any_word})_ | \*(?:{any_word})\* | ~(?:{any_word})~ | \|(?:{any_word})\| ) {MAYBE}
      | {GAP} -(?:{any_word})- {GAP}"""


def _spoken(words: Iterable[str]) -> str:
    """Match a word: between gaps, or glued where its script has none."""
    known = tuple(words)
    spaced = [word for word in known if not hearts.is_glued(word)]
    glued = [word for word in known if hearts.is_glued(word)]
    return rf"{GAP} (?: {choice(spaced)} ) {GAP} | {MAYBE} (?: {choice(glued)} ) {MAYBE}"
