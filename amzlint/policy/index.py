"""Index: one pass over a message tells which phrases are worth a look, and in which sentence."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
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


Candidates = dict[str, list[tuple[int, int]]]
"""Of every concept the phrases to confirm: the number of the phrase, and its sentences as bits of a number."""

Hit = tuple[int, int, int]
"""An occurrence: number of the literal, start, end."""

_FEW = 20_000  # up to so many code points in all, looking for each literal is cheaper than the automaton
_COMMON = (
    0.12  # a second group that more texts have than this rules out less than it costs to look for
)
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}


@record
class Tables:
    """What the look-up needs, as plain data.

    The literals stand with a space at the edges where a word must begin or end; of each literal the groups that it
    satisfies and the phrases that it brings up, of each phrase the groups that it needs.
    """

    literals: Sequence[str]
    groups: Sequence[Sequence[int]]
    phrases: Sequence[Sequence[int]]
    needs: Sequence[Sequence[int]]


def telling(rows: Sequence[Row], texts: Iterable[str]) -> list[Row]:
    """Keep of every phrase the groups of literals that are rarest in texts of the kind that is read."""
    known = list(texts)
    counts = _counts({literal for row in rows for group in row.groups for literal in group}, known)
    limit = _COMMON * len(known)

    def frequency(group: Sequence[str]) -> tuple[int, int]:
        return sum(counts[literal] for literal in group), -min(map(len, group))

    def kept(groups: Groups) -> Groups:
        rarest, *others = sorted(groups, key=frequency)
        return [rarest, *(group for group in others[:1] if frequency(group)[0] < limit)]

    return [replace(row, groups=kept(row.groups)) for row in rows]


def _counts(literals: Iterable[str], texts: Iterable[str]) -> "Counter[str]":
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - only where rules are compiled

    known = sorted(literals)
    automaton = AhoCorasick(list(map(_spaced, known)))
    counts: Counter[str] = Counter()
    for text in texts:
        hits = automaton.find_matches_as_indexes(spaced(text), overlapping=True)
        counts.update({known[number] for number, _, _ in hits})
    return counts


def spaced(value: str) -> str:
    """Put spaces in place of what is no letter or digit, and at both ends: edges become characters."""
    return f" {value.translate(_SPACES)} "


def _spaced(literal: str) -> str:
    """Give a literal the same spaces; its edges `^` and `$` become some."""
    return literal.translate(_SPACES)


def tables(rows: Sequence[Row]) -> Tables:
    """Number the literals and groups of all phrases."""
    numbers: dict[tuple[str, ...], int] = {}
    needs = [
        [numbers.setdefault(tuple(group), len(numbers)) for group in row.groups] for row in rows
    ]
    groups: dict[str, list[int]] = defaultdict(list)
    for group, number in numbers.items():
        for literal in group:
            groups[literal].append(number)
    phrases: dict[str, list[int]] = {literal: [] for literal in groups}
    for number, row in enumerate(rows):
        for literal in row.groups[0]:
            phrases[literal].append(number)
    literals = [_spaced(literal) for literal in groups]
    return Tables(literals, list(groups.values()), list(phrases.values()), needs)


class PhraseIndex:
    """All phrases of all lexicons, found by literals that they can't do without, word edges included."""

    def __init__(self, rows: Sequence[Row], tables: Tables) -> None:
        self.rows = rows
        self._tables = tables
        self._scanned = 0

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - a single draft does without

        return AhoCorasick(self._tables.literals)

    @cached_property
    def _needs(self) -> list[frozenset[int]]:
        return [frozenset(groups) for groups in self._tables.needs]

    def candidates(self, value: str, starts: Sequence[int]) -> Candidates:
        """Scan a folded text once; `starts` are the first offsets of its sentences."""
        tables = self._tables
        hits = self._hits(spaced(value))
        literals = {hit[0] for hit in hits}
        seen = set(chain.from_iterable(map(tables.groups.__getitem__, literals)))
        brought = set(chain.from_iterable(map(tables.phrases.__getitem__, literals)))
        needs = self._needs
        likely = [number for number in brought if needs[number] <= seen]
        return self._placed(likely, hits, starts) if likely else {}

    def _placed(self, likely: list[int], hits: Iterable[Hit], starts: Sequence[int]) -> Candidates:
        """Keep the phrases that have all their groups in one sentence."""
        places: dict[int, int] = defaultdict(int)
        for literal, start, _ in hits:
            places[literal] |= 1 << max(0, bisect_right(starts, start) - 1)
        masks: dict[int, int] = defaultdict(int)
        for literal, mask in places.items():
            for group in self._tables.groups[literal]:
                masks[group] |= mask
        found: Candidates = {}
        for number in sorted(likely):
            first, *others = self._tables.needs[number]
            mask = masks[first]
            for group in others:
                mask &= masks[group]
            if mask:
                found.setdefault(self.rows[number].concept, []).append((number, mask))
        return found

    def _hits(self, value: str) -> list[Hit]:
        self._scanned += len(value)
        if self._scanned < _FEW:
            return list(_plain_hits(self._tables.literals, value))
        hits: list[Hit] = self._automaton.find_matches_as_indexes(value, overlapping=True)
        return hits


def _plain_hits(literals: Sequence[str], value: str) -> Iterator[Hit]:
    for number, literal in enumerate(literals):
        at = value.find(literal)
        while at >= 0:
            yield number, at, at + len(literal)
            at = value.find(literal, at + 1)
