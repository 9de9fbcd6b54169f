"""Index: one pass over a message tells which phrases are worth a look, and in which sentence."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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


Form = tuple[int, Sequence[int]]
"""A way in which a literal counts: edges it needs (1 before, 2 behind), and the phrases it brings up."""

Candidates = dict[str, list[tuple[int, int]]]
"""Of every concept the phrases to confirm: (number of the phrase, number of the sentence)."""

Hit = tuple[int, int, int]
"""An occurrence: number of the literal, start, end."""

_FIRST_CJK = "\u3040"
_FEW = 20_000  # up to so many code points in all, looking for each literal is cheaper than the automaton


@record
class Tables:
    """What the look-up needs, as plain data: the literals and their forms."""

    literals: Sequence[str]
    forms: Sequence[Sequence[Form]]


def anchored(rows: Sequence[Row], texts: Iterable[str]) -> list[Row]:
    """Keep of every phrase the one group of literals that is rarest in texts of the kind that is read."""
    counts = _counts(
        {literal.strip("^$") for row in rows for group in row.groups for literal in group}, texts
    )

    def frequency(group: Sequence[str]) -> tuple[int, int]:
        cores = [literal.strip("^$") for literal in group]
        return sum(counts[core] for core in cores), -min(map(len, cores))

    return [replace(row, groups=[min(row.groups, key=frequency)]) for row in rows]


def _counts(literals: Iterable[str], texts: Iterable[str]) -> "Counter[str]":
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - only where rules are compiled

    known = sorted(literals)
    automaton = AhoCorasick(known)
    counts: Counter[str] = Counter()
    for text in texts:
        hits = automaton.find_matches_as_indexes(text, overlapping=True)
        counts.update({known[number] for number, _, _ in hits})
    return counts


def tables(rows: Sequence[Row]) -> Tables:
    """Number the literals of the first group of each phrase."""
    forms: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(rows):
        for literal in row.groups[0]:
            forms[literal.strip("^$")][_edges(literal)].append(number)
    return Tables(list(forms), [list(form.items()) for form in forms.values()])


def _edges(literal: str) -> int:
    return literal.startswith("^") + 2 * literal.endswith("$")


class PhraseIndex:
    """All phrases of all lexicons, found by a literal that they can't do without, word edges included."""

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
        found: set[tuple[int, int]] = set()
        forms, last = self._tables.forms, len(value)
        for literal, start, end in self._hits(value):
            sentence = bisect_right(starts, start) - 1
            for edges, phrases in forms[literal]:
                if (
                    edges & 1
                    and start
                    and value[start - 1].isalnum()
                    and value[start - 1] < _FIRST_CJK
                ):
                    continue
                if edges & 2 and end < last and value[end].isalnum() and value[end] < _FIRST_CJK:
                    continue
                found.update([(number, sentence) for number in phrases])
        candidates: Candidates = {}
        for pair in sorted(found):
            candidates.setdefault(self.rows[pair[0]].concept, []).append(pair)
        return candidates

    def _hits(self, value: str) -> Iterable[Hit]:
        self._scanned += len(value)
        if self._scanned < _FEW:
            return _plain_hits(self._tables.literals, value)
        hits: list[Hit] = self._automaton.find_matches_as_indexes(value, overlapping=True)
        return hits


def _plain_hits(literals: Sequence[str], value: str) -> Iterator[Hit]:
    for number, literal in enumerate(literals):
        at = value.find(literal)
        while at >= 0:
            yield number, at, at + len(literal)
            at = value.find(literal, at + 1)
