"""Chains: the patterns of words put together, kept small so that they compile and fail fast."""

import re
from dataclasses import dataclass, field

from amzlint.policy.index import Groups
from amzlint.text.sentences import MARK

CJK = "぀-ヿ㐀-鿿가-힯"
IS_CJK = re.compile(f"[{CJK}]")
_SEPARATOR = f"[^\\w{MARK}]{{0,3}}"
_SPACE = f"[^\\w{MARK}]{{1,3}}"

Literal = str
"""A string that must occur for a phrase to match: `^word$` with its edges, as far as they hold."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language is written: how many characters `…` may span, and the edges and the rest of a word.

    The patterns are small on purpose: they stand at every word of a lexicon.
    """

    gap: int
    before: str
    after: str
    rest: str
    has_spaces: bool = True


WORDS = Writing(45, r"\b", r"\b", r"\w{0,24}")
CHARACTERS = Writing(14, "(?<![a-z0-9])", "(?![a-z0-9])", "[a-z0-9]{0,24}", has_spaces=False)
"""Latin words stand between Chinese or Japanese characters without a space."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase as a pattern over prose, and the literals without which it can't match.

    The edges at its ends stand apart, so that a choice of words needs them once and a space between words makes
    them needless: patterns stay small, and what is small compiles and fails fast.
    """

    core: str
    groups: Groups
    left: str = ""
    right: str = ""

    @property
    def pattern(self) -> str:
        """The whole pattern."""
        return self.left + self.core + self.right


@dataclass
class Chain:
    """A sequence that is being put together; `right` is the edge still owed at its end."""

    done: list[str] = field(default_factory=list)
    """The segments before the last gap."""
    pattern: str = ""
    groups: Groups = field(default_factory=list)
    left: str = ""
    right: str = ""

    def gap(self) -> None:
        if self.pattern:
            self.done.append(self.left + self.pattern + self.right)
        self.pattern = self.left = self.right = ""

    def add(self, item: Compiled, *, glued: bool, optional: bool, before_space: bool) -> None:
        if not optional:
            self.groups += item.groups
        if not self.pattern and not optional:
            self.left, self.pattern, self.right = item.left, item.core, item.right
        elif not self.pattern:
            self.pattern = f"(?:{item.pattern}{_SEPARATOR if before_space else ''})?"
        elif glued and self.right and item.left and (not optional or item.right == self.right):
            body = f"{_SPACE}{item.core}"
            self.pattern += f"(?:{body})?" if optional else body
            self.right = item.right
        else:
            body = f"{_SEPARATOR if glued else ''}{item.left}{item.core}"
            self.pattern += self.right + (f"(?:{body}{item.right})?" if optional else body)
            self.right = "" if optional else item.right

    def segments(self) -> tuple[str, ...]:
        last = self.left + self.pattern + self.right
        return (*self.done, last) if last else tuple(self.done)

    def compiled(self, gap: str) -> Compiled:
        if self.done:
            return Compiled(gap.join(self.segments()), self.groups)
        return Compiled(self.pattern, self.groups, self.left, self.right)


def one_of(options: list[Compiled]) -> Compiled:
    """Join phrases into a choice; its literals are those of the most telling group of each.

    Options with the same edges share them; edges that all of them have stand outside the choice.
    """
    by_edges: dict[tuple[str, str], dict[str, None]] = {}
    for option in options:
        by_edges.setdefault((option.left, option.right), {})[option.core] = None
    best = [min(option.groups, key=weakness, default=None) for option in options]
    joined = [literal for group in best for literal in group or ()]
    groups = [list(dict.fromkeys(joined))] if all(group is not None for group in best) else []
    if len(by_edges) == 1:
        ((left, right), cores), *_ = by_edges.items()
        return Compiled(f"(?:{'|'.join(cores)})", groups, left, right)
    parts = (f"{left}(?:{'|'.join(cores)}){right}" for (left, right), cores in by_edges.items())
    return Compiled(f"(?:{'|'.join(parts)})", groups)


def weakness(group: list[Literal]) -> tuple[int, int]:
    """Order groups: long literals first, then few of them."""
    return -min(_weight(literal) for literal in group), len(group)


def _weight(literal: Literal) -> int:
    core = literal.strip("^$")
    return len(core) * 3 if IS_CJK.search(core) else len(core)
