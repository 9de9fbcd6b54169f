"""Index: one pass over a message tells which phrases are worth a look, and in which sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from amzlint.record import record

Groups = list[list[str]]
"""Literals of which, group by group, at least one must stand in the sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One compiled phrase of a concept: patterns that follow each other with at most `gap` characters between."""

    concept: str
    lang: str
    gap: int
    segments: Sequence[str]
    groups: Groups


Form = tuple[int, Sequence[int], Sequence[int]]
"""A way in which a literal counts: edges it needs (1 before, 2 behind), its groups, the phrases it brings up."""

Candidates = dict[str, list[tuple[int, int]]]
"""Of every concept the phrases to confirm: (number of the phrase, number of the sentence)."""

Hit = tuple[int, int, int]
"""An occurrence: number of the literal, start, end."""

_FIRST_CJK = "\u3040"
_FEW = 20_000  # up to so many code points in all, looking for each literal is cheaper than the automaton


@record
class Tables:
    """What the look-up needs, as plain data: the literals with their forms, and of each phrase its groups."""

    literals: Sequence[str]
    forms: Sequence[Sequence[Form]]
    needs: Sequence[Sequence[int]]


def tables(rows: Sequence[Row]) -> Tables:
    """Number literals and groups of all phrases."""
    bits: dict[tuple[str, ...], int] = {}
    needs = [[bits.setdefault(tuple(group), len(bits)) for group in row.groups] for row in rows]
    forms: dict[str, dict[int, tuple[list[int], list[int]]]] = defaultdict(
        lambda: defaultdict(lambda: ([], []))
    )
    for group, bit in bits.items():
        for literal in group:
            forms[literal.strip("^$")][_edges(literal)][0].append(bit)
    for number, row in enumerate(rows):
        for literal in row.groups[0]:
            forms[literal.strip("^$")][_edges(literal)][1].append(number)
    listed = [[(edges, *lists) for edges, lists in form.items()] for form in forms.values()]
    return Tables(list(forms), listed, needs)


def _edges(literal: str) -> int:
    return literal.startswith("^") + 2 * literal.endswith("$")


class PhraseIndex:
    """All phrases of all lexicons, found by the literals that they can't do without.

    A phrase is a candidate in a sentence where each of its groups has a literal, word edges included.
    """

    def __init__(self, rows: Sequence[Row], tables: Tables) -> None:
        self.rows = rows
        self._tables = tables
        self._scanned = 0

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - a single draft does without

        return AhoCorasick(self._tables.literals)

    def candidates(self, value: str, starts: Sequence[int]) -> Candidates:
        """Scan a folded text once; `starts` are the first offsets of its sentences."""
        seen: dict[int, set[int]] = defaultdict(set)
        numbers: dict[int, set[int]] = defaultdict(set)
        forms, last = self._tables.forms, len(value)
        for literal, start, end in self._hits(value):
            sentence = bisect_right(starts, start) - 1
            for edges, groups, phrases in forms[literal]:
                if (
                    edges & 1
                    and start
                    and value[start - 1].isalnum()
                    and value[start - 1] < _FIRST_CJK
                ):
                    continue
                if edges & 2 and end < last and value[end].isalnum() and value[end] < _FIRST_CJK:
                    continue
                seen[sentence].update(groups)
                numbers[sentence].update(phrases)
        return self._complete(seen, numbers)

    def _hits(self, value: str) -> Iterable[Hit]:
        self._scanned += len(value)
        if self._scanned < _FEW:
            return _plain_hits(self._tables.literals, value)
        hits: list[Hit] = self._automaton.find_matches_as_indexes(value, overlapping=True)
        return hits

    def _complete(self, seen: dict[int, set[int]], numbers: dict[int, set[int]]) -> Candidates:
        """Keep the phrases of which every group was seen in the same sentence."""
        found: Candidates = {}
        needs, rows = self._tables.needs, self.rows
        for sentence, phrases in numbers.items():
            groups = seen[sentence]
            for number in phrases:
                if groups.issuperset(needs[number]):
                    found.setdefault(rows[number].concept, []).append((number, sentence))
        return found


def _plain_hits(literals: Sequence[str], value: str) -> Iterator[Hit]:
    for number, literal in enumerate(literals):
        at = value.find(literal)
        while at >= 0:
            yield number, at, at + len(literal)
            at = value.find(literal, at + 1)
