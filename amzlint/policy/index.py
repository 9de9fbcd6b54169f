"""Index: which phrases are worth a look in a sentence, told by the literals that they can't do without."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from amzlint.record import record
from amzlint.text.spotter import automaton

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


_FEW = 20_000  # up to so many code points in all, looking for each literal is cheaper than the automaton
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
_LONG_NUMBER = re.compile("[0-9]{5}")


@record
class Tables:
    """What the look-up needs, as plain data.

    The literals stand with a space at the edges where a word must begin or end. Of each literal the phrases that it
    brings up and the groups that it is in; of each phrase its concept and its groups, the rarest first.
    """

    concepts: Sequence[str]
    literals: Sequence[str]
    phrases: Sequence[Sequence[int]]
    groups: Sequence[Sequence[int]]
    needs: Sequence[Sequence[int]]


def tables(rows: Sequence[Row], texts: Iterable[str] = ()) -> Tables:
    """Number literals and groups; a phrase is brought up by what is rarest in texts of the kind that is read."""
    counts = _counts({literal for row in rows for group in row.groups for literal in group}, texts)

    def frequency(group: Sequence[str]) -> tuple[int, int]:
        return sum(counts[literal] for literal in group), -min(map(len, group))

    numbers: dict[tuple[str, ...], int] = {}
    ranked = [[tuple(group) for group in sorted(row.groups, key=frequency)] for row in rows]
    needs = [[numbers.setdefault(group, len(numbers)) for group in groups] for groups in ranked]
    literals = {
        literal: number
        for number, literal in enumerate(dict.fromkeys(chain.from_iterable(numbers)))
    }
    phrases: list[list[int]] = [[] for _ in literals]
    for number, (rarest, *_) in enumerate(ranked):
        for literal in rarest:
            phrases[literals[literal]].append(number)
    groups: list[list[int]] = [[] for _ in literals]
    for group, number in numbers.items():
        for literal in group:
            groups[literals[literal]].append(number)
    return Tables(
        [row.concept for row in rows], list(map(_spaced, literals)), phrases, groups, needs
    )


def _counts(literals: Iterable[str], texts: Iterable[str]) -> "Counter[str]":
    known = sorted(literals)
    found_by = automaton(list(map(_spaced, known)))
    counts: Counter[str] = Counter()
    for text in texts:
        hits = found_by.find_matches_as_indexes(spaced(text), overlapping=True)
        counts.update({known[number] for number, _, _ in hits})
    return counts


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
    def has_long_numbers(self) -> bool:
        """Tell whether any phrase speaks of a number of five digits or more."""
        return any(map(_LONG_NUMBER.search, self._tables.literals))

    def likely(self, sentences: Sequence[str]) -> Iterator[dict[str, list[int]]]:
        """Give of each sentence the phrases to confirm: concept → numbers of rows."""
        for found in self._literals_in([spaced(sentence) for sentence in sentences]):
            yield self._complete(found)

    def _complete(self, literals: set[int]) -> dict[str, list[int]]:
        """Keep the phrases that have a literal of each of their groups."""
        tables = self._tables
        met = set(chain.from_iterable(map(tables.groups.__getitem__, literals)))
        found: dict[str, list[int]] = {}
        for number in sorted(set(chain.from_iterable(map(tables.phrases.__getitem__, literals)))):
            if met.issuperset(tables.needs[number]):
                found.setdefault(tables.concepts[number], []).append(number)
        return found

    def _literals_in(self, sentences: list[str]) -> Iterator[set[int]]:
        self._scanned += sum(map(len, sentences))
        if self._scanned < _FEW:
            whole = "\n".join(sentences)
            known = [
                (number, literal)
                for number, literal in enumerate(self._tables.literals)
                if literal in whole
            ]
            for sentence in sentences:
                yield {number for number, literal in known if literal in sentence}
            return
        for sentence in sentences:
            yield {hit[0] for hit in self._all.find_matches_as_indexes(sentence, overlapping=True)}

    @cached_property
    def _all(self) -> Any:
        """The automaton of all literals; with it every list will be asked for, so that none stays packed."""
        tables = self._tables
        lists = (list(tables.phrases), list(tables.groups), list(tables.needs))
        self._tables = Tables(tables.concepts, tables.literals, *lists)
        return automaton(tables.literals)
