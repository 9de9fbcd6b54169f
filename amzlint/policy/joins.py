"""Joins: the conditions that put others together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from amzlint.model import WHOLE, Match
from amzlint.policy.atoms import EntityIs, Field, Phrase
from amzlint.policy.conditions import ANYWHERE, SENTENCE, Condition, Conditions, Near, Scene, place
from amzlint.policy.reading import Reading
from amzlint.record import record


@record
class AnyOf(Condition):
    """Any of several conditions."""

    any_: tuple[Condition, ...]
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        yield from sorted(
            (match for part in self.any_ for match in part.find(reading, mask)), key=place
        )

    def possible(self, reading: Reading) -> int:
        mask = 0
        for part in self.any_:
            mask |= part.sentences(reading)
        return mask

    def feasible(self, scene: Scene) -> bool:
        return any(part.feasible(scene) for part in self.any_)

    def parts(self) -> Iterator[Condition]:
        yield from self.any_

    def signals(self, named: Conditions) -> frozenset[str] | None:
        joined: frozenset[str] = frozenset()
        for part in self.any_:
            signals = part.signals(named)
            if signals is None:
                return None
            joined |= signals
        return joined


@record
class Not(Condition):
    """A condition that must not hold; inside `all` it must not hold near the others."""

    not_: Condition
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        if not self.not_.find(reading):
            yield WHOLE

    def parts(self) -> Iterator[Condition]:
        yield self.not_


@record
class AllOf(Condition):
    """Several conditions near each other, in any order, or `in-order`; by default in one sentence."""

    all_: tuple[Condition, ...]
    within: Near | None = None
    in_order: bool = False

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        within = mask if self._is_in_sentence else ANYWHERE
        near = self.within or SENTENCE
        joined = (
            _joined(reading, self._wanted, near, within, in_order=self.in_order)
            if self._wanted
            else (WHOLE,)
        )
        for match in joined:
            if not any(self._stands(reading, match, part) for part in self._denied):
                yield match

    @cached_property
    def _wanted(self) -> tuple[Condition, ...]:
        return tuple(part for part in self.all_ if not isinstance(part, Not))

    @cached_property
    def _cheap_first(self) -> tuple[Condition, ...]:
        return tuple(
            sorted(self._wanted, key=lambda part: not isinstance(part, Phrase | EntityIs | Field))
        )

    @cached_property
    def _denied(self) -> tuple[Not, ...]:
        return tuple(part for part in self.all_ if isinstance(part, Not))

    @cached_property
    def _is_in_sentence(self) -> bool:
        """All members are looked for in one sentence."""
        return all((part.within or self.within or SENTENCE).is_sentence for part in self._wanted)

    def _stands(self, reading: Reading, match: Match, part: Not) -> bool:
        near = part.within or part.not_.within or self.within or SENTENCE
        mask = (
            reading.sentences_from(match.start, match.end)
            if near.is_sentence and match.placed
            else ANYWHERE
        )
        others = reading.around(match, part.not_.find(reading, mask), near.within)
        return any(reading.near(match, other, near.within) for other in others)

    def possible(self, reading: Reading) -> int:
        mask = ANYWHERE
        for part in self._cheap_first:
            found = part.sentences(reading)
            if not found:
                return 0
            mask &= found if self._is_in_sentence else ANYWHERE
        return mask

    def feasible(self, scene: Scene) -> bool:
        if self._is_in_sentence:
            return all(part.feasible(scene) for part in self._cheap_first)
        return any(part.feasible(scene) for part in self._wanted)

    def parts(self) -> Iterator[Condition]:
        yield from self.all_

    def signals(self, named: Conditions) -> frozenset[str] | None:
        known = [signals for part in self.all_ if (signals := part.signals(named)) is not None]
        return min(known, key=len, default=None)


def _joined(
    reading: Reading, parts: Sequence[Condition], near: Near, mask: int, *, in_order: bool
) -> Iterator[Match]:
    """Join each match of the first placed condition with the nearest of every other one."""
    found = []
    for part in parts:
        matches = part.find(reading, mask)
        if not matches:
            return
        found.append((part.within or near, matches))
    placed = [(by, matches) for by, matches in found if matches[0].placed]
    if not placed:
        yield WHOLE
        return
    for anchor in placed[0][1]:
        hull: Match | None = anchor
        for by, matches in placed[1:]:
            hull = hull and _extended(reading, anchor, hull, matches, by, in_order)
        if hull:
            yield hull


def _extended(
    reading: Reading, anchor: Match, hull: Match, matches: Sequence[Match], by: Near, in_order: bool
) -> Match | None:
    if by.within[1] == "message" and not in_order:
        return replace(hull, disguised=hull.disguised or matches[0].disguised)
    close = [
        match
        for match in reading.around(anchor, matches, by.within)
        if reading.near(anchor, match, by.within) and (not in_order or match.start >= hull.end)
    ]
    if not close:
        return None
    if by.within[1] == "message":
        return replace(hull, disguised=hull.disguised or close[0].disguised)
    nearest_one = min(
        close, key=lambda match: max(match.start - anchor.end, anchor.start - match.end)
    )
    return Match(
        min(hull.start, nearest_one.start),
        max(hull.end, nearest_one.end),
        hull.disguised or nearest_one.disguised,
    )
