"""Index: one pass over a message tells which phrases are worth a look, and in which sentence."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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

    The literals stand with a space at the edges where a word must begin or end; the first of them are
    looked for in every message, the others only in the sentences that these bring up. Of each literal the groups that
    it satisfies (`early` those that are looked for in every message) and the phrases that it brings up; of each phrase
    its concept, its early groups, and all its groups.
    """

    concepts: Sequence[str]
    literals: Sequence[str]
    early: Sequence[Sequence[int]]
    groups: Sequence[Sequence[int]]
    phrases: Sequence[Sequence[int]]
    first: Sequence[Sequence[int]]
    needs: Sequence[Sequence[int]]


def tables(rows: Sequence[Row], texts: Iterable[str] = ()) -> Tables:
    """Number the literals and groups of all phrases; what is rare in texts of the kind that is read comes first."""
    numbers: dict[tuple[str, ...], int] = {}
    first, needs = [], []
    for groups, count in _ranked(rows, list(texts)):
        needs.append([numbers.setdefault(tuple(group), len(numbers)) for group in groups])
        first.append(needs[-1][:count])
    looked_for = {group for groups in first for group in groups}
    listed: dict[str, list[int]] = {}
    for group, number in sorted(numbers.items(), key=lambda item: item[1] not in looked_for):
        for literal in group:
            listed.setdefault(literal, []).append(number)
    phrases: dict[str, list[int]] = {literal: [] for literal in listed}
    groups_of = {number: group for group, number in numbers.items()}
    for number, row_groups in enumerate(first):
        for literal in groups_of[row_groups[0]]:
            phrases[literal].append(number)
    early = [[group for group in found if group in looked_for] for found in listed.values()]
    return Tables(
        [row.concept for row in rows],
        list(map(_spaced, listed)),
        [found for found in early if found],
        list(listed.values()),
        list(phrases.values()),
        first,
        needs,
    )


def _ranked(rows: Sequence[Row], texts: list[str]) -> Iterator[tuple[Groups, int]]:
    """Give the groups of each phrase, the rarest first, and how many of them to look for early."""
    counts = _counts({literal for row in rows for group in row.groups for literal in group}, texts)

    def frequency(group: Sequence[str]) -> tuple[int, int]:
        return sum(counts[literal] for literal in group), -min(map(len, group))

    for row in rows:
        groups = sorted(row.groups, key=frequency)
        second = len(groups) > 1 and frequency(groups[1])[0] < _COMMON * len(texts)
        yield groups, 2 if second else 1


def _counts(literals: Iterable[str], texts: Iterable[str]) -> "Counter[str]":
    known = sorted(literals)
    automaton = _automaton(list(map(_spaced, known)))
    counts: Counter[str] = Counter()
    for text in texts:
        hits = automaton.find_matches_as_indexes(spaced(text), overlapping=True)
        counts.update({known[number] for number, _, _ in hits})
    return counts


def _automaton(literals: Sequence[str]) -> Any:
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - a single draft does without

    return AhoCorasick(literals)


def spaced(value: str) -> str:
    """Put spaces in place of what is no letter or digit, and at both ends: edges become characters."""
    return f" {value.translate(_SPACES)} "


def _spaced(literal: str) -> str:
    """Give a literal the same spaces; its edges `^` and `$` become some."""
    return literal.translate(_SPACES)


class PhraseIndex:
    """All phrases of all lexicons, found by literals that they can't do without, word edges included."""

    def __init__(self, rows: Sequence[Row], tables: Tables) -> None:
        self.rows = rows
        self._tables = tables
        self._scanned = 0

    @cached_property
    def _early(self) -> Any:
        return _automaton(self._tables.literals[: len(self._tables.early)])

    @cached_property
    def _all(self) -> Any:
        return _automaton(self._tables.literals)

    @cached_property
    def _first(self) -> list[frozenset[int]]:
        return [frozenset(groups) for groups in self._tables.first]

    def candidates(self, value: str, starts: Sequence[int]) -> Candidates:
        """Scan a folded text once; `starts` are the first offsets of its sentences, the first one 0."""
        tables = self._tables
        hits = self._hits(spaced(value))
        literals = {hit[0] for hit in hits}
        seen = set(chain.from_iterable(map(tables.early.__getitem__, literals)))
        brought = set(chain.from_iterable(map(tables.phrases.__getitem__, literals)))
        first = self._first
        likely = [number for number in brought if first[number] <= seen]
        return self._placed(likely, hits, starts) if likely else {}

    def _placed(self, likely: list[int], hits: Iterable[Hit], starts: Sequence[int]) -> Candidates:
        """Keep the phrases that have all their early groups in one sentence."""
        places: dict[int, int] = defaultdict(int)
        for literal, start, _ in hits:
            places[literal] |= 1 << bisect_right(starts, start) - 1
        masks: dict[int, int] = defaultdict(int)
        for literal, mask in places.items():
            for group in self._tables.early[literal]:
                masks[group] |= mask
        found: Candidates = {}
        concepts = self._tables.concepts
        for number in sorted(likely):
            mask = -1
            for group in self._tables.first[number]:
                mask &= masks[group]
            if mask:
                found.setdefault(concepts[number], []).append((number, mask))
        return found

    def literals_in(self, sentence: str) -> set[int]:
        """Tell which literals stand in a sentence, the late ones included."""
        value = spaced(sentence)
        if self._scanned < _FEW:
            return {
                number for number, literal in enumerate(self._tables.literals) if literal in value
            }
        return {hit[0] for hit in self._all.find_matches_as_indexes(value, overlapping=True)}

    def is_complete(self, number: int, literals: set[int]) -> bool:
        """Tell whether each group of a phrase has a literal among those of a sentence."""
        members = self._members
        return not any(literals.isdisjoint(members[group]) for group in self._tables.needs[number])

    @cached_property
    def _members(self) -> dict[int, frozenset[int]]:
        """The literals of each group."""
        members: dict[int, list[int]] = defaultdict(list)
        for literal, groups in enumerate(self._tables.groups):
            for group in groups:
                members[group].append(literal)
        return {group: frozenset(found) for group, found in members.items()}

    def _hits(self, value: str) -> list[Hit]:
        self._scanned += len(value)
        if self._scanned < _FEW:
            return list(_plain_hits(self._tables.literals[: len(self._tables.early)], value))
        hits: list[Hit] = self._early.find_matches_as_indexes(value, overlapping=True)
        return hits


def _plain_hits(literals: Sequence[str], value: str) -> Iterator[Hit]:
    for number, literal in enumerate(literals):
        at = value.find(literal)
        while at >= 0:
            yield number, at, at + len(literal)
            at = value.find(literal, at + 1)
