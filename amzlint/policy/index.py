"""Index: one pass over a message tells which phrases are worth a look, and in which sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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
"""Of every concept the phrases to confirm: (number of the phrase, number of the sentence)."""

_FIRST_CJK = "\u3040"


class PhraseIndex:
    """All phrases of all lexicons, found by the literals that they can't do without.

    A phrase is a candidate in a sentence where each of its groups has a literal, word edges included.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.concepts = frozenset(row.concept for row in rows)
        bits: dict[tuple[str, ...], int] = {}
        self._masks = [self._mask(row, bits) for row in rows]
        forms: dict[str, dict[str, int]] = defaultdict(dict)
        for group, bit in bits.items():
            for literal in group:
                core = forms[literal.strip("^$")]
                core[literal] = core.get(literal, 0) | 1 << bit
        anchored: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for literal in row.groups[0]:
                anchored[literal].append(number)
        self._literals = list(forms)
        self._effects = [_effects(forms[core], anchored) for core in self._literals]

    @staticmethod
    def _mask(row: Row, bits: dict[tuple[str, ...], int]) -> int:
        mask = 0
        for group in row.groups:
            mask |= 1 << bits.setdefault(tuple(group), len(bits))
        return mask

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - not needed by `explain` and the like

        return AhoCorasick(self._literals)

    def candidates(self, value: str, starts: Sequence[int]) -> Candidates:
        """Scan a folded text once; `starts` are the first offsets of its sentences."""
        masks: dict[int, int] = defaultdict(int)
        numbers: dict[int, set[int]] = defaultdict(set)
        effects, last = self._effects, len(value)
        for literal, start, end in self._automaton.find_matches_as_indexes(value, overlapping=True):
            left = start > 0 and (before := value[start - 1]).isalnum() and before < _FIRST_CJK
            right = end < last and (after := value[end]).isalnum() and after < _FIRST_CJK
            effect = effects[literal][2 * left + right]
            if effect is not None:
                sentence = bisect_right(starts, start) - 1
                masks[sentence] |= effect[0]
                if effect[1]:
                    numbers[sentence].update(effect[1])
        return self._complete(masks, numbers)

    def _complete(self, masks: dict[int, int], numbers: dict[int, set[int]]) -> Candidates:
        """Keep the phrases of which every group was seen in the same sentence."""
        found: Candidates = {}
        for sentence, phrases in numbers.items():
            seen = masks[sentence]
            for number in phrases:
                mask = self._masks[number]
                if seen & mask == mask:
                    found.setdefault(self.rows[number].concept, []).append((number, sentence))
        return found


Effect = tuple[int, tuple[int, ...]]
"""The groups that an occurrence satisfies, and the phrases that it brings up."""


def _effects(forms: dict[str, int], anchored: dict[str, list[int]]) -> list[Effect | None]:
    """Work out what an occurrence does, by whether a letter stands before (2) and behind it (1)."""
    return [
        _effect(forms, anchored, left=left, right=right)
        for left in (False, True)
        for right in (False, True)
    ]


def _effect(
    forms: dict[str, int], anchored: dict[str, list[int]], *, left: bool, right: bool
) -> Effect | None:
    mask = 0
    phrases: list[int] = []
    for literal, bits in _allowed(forms.items(), left=left, right=right):
        mask |= bits
        phrases += anchored.get(literal, ())
    return (mask, tuple(phrases)) if mask else None


def _allowed(
    forms: Iterable[tuple[str, int]], *, left: bool, right: bool
) -> Iterable[tuple[str, int]]:
    for literal, bits in forms:
        if not (left and literal.startswith("^")) and not (right and literal.endswith("$")):
            yield literal, bits
