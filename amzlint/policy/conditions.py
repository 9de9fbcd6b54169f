"""Conditions: the words of the rule language. A condition finds matches; finding none means no."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any, ClassVar, Literal

from amzlint.model import WHOLE, Match
from amzlint.policy.decode import Name, Problems, decode, decode_class, key_of, nearest
from amzlint.policy.reading import Reading, Within, own_pattern
from amzlint.tree import Tree

_NEAR = re.compile(r"(?:(\d+) (sentences?|characters?))|(sentence|message)")


@dataclass(frozen=True, slots=True)
class Near:
    """How near two things must be: `sentence`, `2 sentences`, `40 characters` or `message`."""

    within: Within

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Near | None":
        """Decode the words of a nearness."""
        match = _NEAR.fullmatch(str(tree.value))
        if not match:
            problems.add(
                f'{where} must be "sentence", "2 sentences", "40 characters" or "message", not {tree.what()}',
                tree.line,
            )
            return None
        unit = (match[2] or match[3]).rstrip("s")
        return cls((int(match[1] or 1), "characters" if unit == "character" else unit))


class ConceptName(Name):
    """A concept of some lexicon."""

    sort = "concept"


class EntityKind(Name):
    """A kind of entity: a detector's name."""

    sort = "entity"


class FieldName(Name):
    """A field of a message that rules may ask about."""

    sort = "field"


class ConditionName(Name):
    """A condition with a file of its own."""

    sort = "condition"


class Pattern(Name):
    """A regular expression that can be read."""

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Pattern | None":
        """Decode the expression and try to compile it."""
        value = decode(tree, str, problems, where)
        if value is None:
            return None
        if problems.known:
            try:
                own_pattern(value)
            except ValueError as error:
                problems.add(f"{where} is no regular expression: {error}", tree.line)
        return cls(value)


SENTENCE = Near((1, "sentence"))
MESSAGE = Near((0, "message"))


class Condition:
    """Something that can be asked of a message; its fields are the keys that it is written with."""

    __slots__ = ()
    within: Near | None
    words: ClassVar[dict[str, type["Condition"]]] = {}

    def __init_subclass__(cls) -> None:
        """Register the word that the condition is written with: its first field."""
        cls.words[key_of(next(iter(cls.__annotations__)))] = cls

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Condition | None":
        """Decode whichever condition the keys of a mapping name."""
        found = [word for word in Condition.words if tree.get(word) is not None]
        if len(found) != 1:
            said = (
                f"names {' and '.join(found)} at once; join them with all: or any:"
                if found
                else "names no condition"
            )
            key = next((key for key, _ in tree.items()), "")
            hint = "" if found else nearest(key, list(Condition.words))
            problems.add(f"{where} {said}{hint}", tree.line)
            return None
        return decode_class(
            tree, Condition.words[found[0]], problems, f"a condition with {found[0]}:"
        )

    def find(self, reading: Reading) -> Sequence[Match]:
        """Give the matches, in order of place; the same question is answered once a message."""
        return reading.once(self, lambda: list(self.search(reading)))

    def search(self, reading: Reading) -> Iterator[Match]:
        """Look for matches."""
        raise NotImplementedError

    def parts(self) -> "Iterator[Condition]":
        """The conditions inside this one."""
        yield from ()

    def signals(self, named: "Conditions") -> frozenset[str] | None:  # noqa: ARG002 - see below
        """Name what must occur (`phrase:x`, `entity:y`), one of it at least; None means always look."""
        return None


@dataclass(frozen=True, eq=False)
class Phrase(Condition):
    """A concept of the lexicons, in the words of any language."""

    phrase: tuple[ConceptName, ...]
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        found = [match for concept in self.phrase for match in reading.phrases(concept)]
        yield from sorted(found, key=_place)

    def signals(self, named: "Conditions") -> frozenset[str]:  # noqa: ARG002 - the same for every condition
        return frozenset(f"phrase:{concept}" for concept in self.phrase)


@dataclass(frozen=True, eq=False)
class Regex(Condition):
    """A regular expression of one's own, over the folded (or raw) text; it is stopped when slow."""

    regex: Pattern
    in_: Literal["folded", "raw"] = "folded"
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        yield from reading.regex(self.regex, raw=self.in_ == "raw")


@dataclass(frozen=True, eq=False)
class EntityIs(Condition):
    """A thing that a detector found; `is` asks for one of its classes, `except` leaves out values."""

    entity: tuple[EntityKind, ...]
    is_: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    disguised: bool | None = None
    more_than: int = 0
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        found = [
            entity
            for kind in self.entity
            for entity in reading.entities(kind)
            if self._fits(entity)
        ]
        if len({entity.value for entity in found}) > self.more_than:
            matches = (Match(entity.start, entity.end, entity.disguised) for entity in found)
            yield from sorted(matches, key=_place)

    def _fits(self, entity: Any) -> bool:
        return (
            (not self.is_ or not entity.classes.isdisjoint(self.is_))
            and entity.classes.isdisjoint(self.not_)
            and self.disguised in (None, entity.disguised)
            and not any(fnmatchcase(entity.value, pattern) for pattern in self.except_)
        )

    def signals(self, named: "Conditions") -> frozenset[str]:  # noqa: ARG002 - the same for every condition
        return frozenset(f"entity:{kind}" for kind in self.entity)


@dataclass(frozen=True, eq=False)
class Field(Condition):
    """A field of the message: `is` compares, `matches` is a glob, `over` a number, `known` its presence."""

    field: FieldName
    is_: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    over: int | None = None
    known: bool | None = None
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        values = reading.field(self.field)
        if self.known is not None and self.known != bool(values):
            return
        if any(self._fits(value) for value in values) or (
            self.known is not None and not self._asks
        ):
            yield WHOLE

    @property
    def _asks(self) -> bool:
        return bool(self.is_ or self.matches or self.over is not None)

    def _fits(self, value: str | int) -> bool:
        text = str(value).lower()
        return (
            (not self.is_ or text in self.is_)
            and (not self.matches or any(fnmatchcase(text, glob) for glob in self.matches))
            and (self.over is None or (isinstance(value, int) and value > self.over))
        )


@dataclass(frozen=True, eq=False)
class Named(Condition):
    """A condition that has a file of its own in `rules/conditions/`."""

    condition: ConditionName
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        yield from reading.named[self.condition].find(reading)

    def signals(self, named: "Conditions") -> frozenset[str] | None:
        return named[self.condition].signals(named)


@dataclass(frozen=True, eq=False)
class InAttachment(Condition):
    """A condition on the file name of an attachment, which is read like a message."""

    attachment: Condition
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        names = reading.attachments
        if names is not None:
            yield from (replace(match, names=True) for match in self.attachment.find(names))

    def parts(self) -> Iterator[Condition]:
        yield self.attachment


@dataclass(frozen=True, eq=False)
class AnyOf(Condition):
    """Any of several conditions."""

    any_: tuple[Condition, ...]
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        yield from sorted((match for part in self.any_ for match in part.find(reading)), key=_place)

    def parts(self) -> Iterator[Condition]:
        yield from self.any_

    def signals(self, named: "Conditions") -> frozenset[str] | None:
        joined: frozenset[str] = frozenset()
        for part in self.any_:
            signals = part.signals(named)
            if signals is None:
                return None
            joined |= signals
        return joined


@dataclass(frozen=True, eq=False)
class Not(Condition):
    """A condition that must not hold; inside `all` it must not hold near the others."""

    not_: Condition
    within: Near | None = None

    def search(self, reading: Reading) -> Iterator[Match]:
        if not self.not_.find(reading):
            yield WHOLE

    def parts(self) -> Iterator[Condition]:
        yield self.not_


@dataclass(frozen=True, eq=False)
class AllOf(Condition):
    """Several conditions near each other, in any order, or `in-order`; by default in one sentence."""

    all_: tuple[Condition, ...]
    within: Near | None = None
    in_order: bool = False

    def search(self, reading: Reading) -> Iterator[Match]:
        wanted = [part for part in self.all_ if not isinstance(part, Not)]
        denied = [part for part in self.all_ if isinstance(part, Not)]
        for match in (
            _joined(reading, wanted, self.within or SENTENCE, self.in_order) if wanted else [WHOLE]
        ):
            if not any(self._stands(reading, match, part) for part in denied):
                yield match

    def _stands(self, reading: Reading, match: Match, part: Not) -> bool:
        near = part.within or self.within or SENTENCE
        return any(reading.near(match, other, near.within) for other in part.not_.find(reading))

    def parts(self) -> Iterator[Condition]:
        yield from self.all_

    def signals(self, named: "Conditions") -> frozenset[str] | None:
        known = [signals for part in self.all_ if (signals := part.signals(named)) is not None]
        return min(known, key=len, default=None)


def _joined(
    reading: Reading, parts: Sequence[Condition], near: Near, in_order: bool
) -> Iterator[Match]:
    """Join each match of the first placed condition with the nearest of every other one."""
    found = [(part.within or near, part.find(reading)) for part in parts]
    if not all(matches for _, matches in found):
        return
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
    close = [
        match
        for match in matches
        if reading.near(anchor, match, by.within) and (not in_order or match.start >= hull.end)
    ]
    if not close:
        return None
    if by.within[1] == "message":
        return replace(hull, disguised=hull.disguised or any(match.disguised for match in close))
    nearest_one = min(
        close, key=lambda match: max(match.start - anchor.end, anchor.start - match.end)
    )
    return Match(
        min(hull.start, nearest_one.start),
        max(hull.end, nearest_one.end),
        hull.disguised or nearest_one.disguised,
    )


def _place(match: Match) -> tuple[int, int]:
    return match.start, match.end


def walk(condition: Condition) -> Iterator[Condition]:
    """Iterate over a condition and all conditions inside it."""
    yield condition
    for part in condition.parts():
        yield from walk(part)


Conditions = Mapping[str, Condition]
