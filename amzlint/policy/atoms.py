"""Atoms: the conditions that look at the message itself."""

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Literal

from amzlint.model import WHOLE, Entity, Match
from amzlint.policy.conditions import ANYWHERE, Condition, Conditions, Near, Scene, place
from amzlint.policy.names import ConceptName, ConditionName, EntityKind, FieldName, Pattern
from amzlint.policy.reading import Reading
from amzlint.record import record


@record
class Phrase(Condition):
    """A concept of the lexicons, in the words of any language."""

    phrase: tuple[ConceptName, ...]
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        found = [match for concept in self.phrase for match in reading.phrases(concept, mask)]
        yield from sorted(found, key=place)

    def possible(self, reading: Reading) -> int:
        mask = 0
        for concept in self.phrase:
            mask |= reading.concepts.get(concept, 0)
        return mask

    def feasible(self, scene: Scene) -> bool:
        return not scene.concepts.isdisjoint(self.phrase)

    def signals(self, named: Conditions) -> frozenset[str]:
        return frozenset(f"phrase:{concept}" for concept in self.phrase)


@record
class Regex(Condition):
    """A regular expression of one's own, over the folded (or raw) text; it is stopped when slow.

    `needs` names texts of which one must stand in the folded text: where none does, nothing is tried.
    """

    regex: Pattern
    in_: Literal["folded", "raw"] = "folded"
    needs: tuple[str, ...] = ()
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        yield from reading.regex(self.regex, raw=self.in_ == "raw")

    def possible(self, reading: Reading) -> int:
        value = reading.document.view.value
        return ANYWHERE if not self.needs or any(text in value for text in self.needs) else 0


@record
class EntityIs(Condition):
    """A thing that a detector found; `is` asks for one of its classes, `except` leaves out values."""

    entity: tuple[EntityKind, ...]
    is_: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    disguised: bool | None = None
    more_than: int = 0
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        found = [
            entity
            for kind in self.entity
            for entity in reading.entities(kind)
            if self._fits(entity)
        ]
        if len({entity.value for entity in found}) > self.more_than:
            matches = (
                Match(entity.start, entity.end, entity.disguised)
                for entity in found
                if mask & reading.sentences_from(entity.start, entity.end)
            )
            yield from sorted(matches, key=place)

    def _fits(self, entity: Entity) -> bool:
        return (
            (not self.is_ or not entity.classes.isdisjoint(self.is_))
            and entity.classes.isdisjoint(self.not_)
            and self.disguised in (None, entity.disguised)
            and not any(fnmatchcase(entity.value, pattern) for pattern in self.except_)
        )

    def possible(self, reading: Reading) -> int:
        mask = 0
        for kind in self.entity:
            for entity in reading.entities(kind):
                if self._fits(entity):
                    mask |= reading.sentences_from(entity.start, entity.end)
        return mask

    def feasible(self, scene: Scene) -> bool:
        return not scene.entities.isdisjoint(self._signs)

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """What a scene has of the entity: its kind, or kind and class."""
        if not self.is_ or "identifier" in self.entity:
            return self.entity
        return tuple(f"{kind}:{name}" for kind in self.entity for name in self.is_)

    def signals(self, named: Conditions) -> frozenset[str]:
        return frozenset(f"entity:{kind}" for kind in self.entity)


@record
class Field(Condition):
    """A field of the message: `is` compares, `matches` is a glob, `over` a number, `known` its presence."""

    field: FieldName
    is_: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    over: int | None = None
    known: bool | None = None
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        values = reading.field(self.field)
        if self.known is not None and self.known != bool(values):
            return
        if any(self._fits(value) for value in values) or (
            self.known is not None and not self._asks
        ):
            yield WHOLE

    def possible(self, reading: Reading) -> int:
        return ANYWHERE if any(self.search(reading, ANYWHERE)) else 0

    def signals(self, named: Conditions) -> frozenset[str] | None:
        return frozenset(("attachment",)) if self.field.startswith("attachment") else None

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


@record
class Named(Condition):
    """A condition that has a file of its own in `rules/conditions/`."""

    condition: ConditionName
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        yield from reading.named[self.condition].find(reading, mask)

    def possible(self, reading: Reading) -> int:
        return reading.named[self.condition].sentences(reading)

    def feasible(self, scene: Scene) -> bool:
        found = scene.known.get(self.condition)
        if found is None:
            found = scene.named[self.condition].feasible(scene)
            scene.known[self.condition] = found
        return found

    def signals(self, named: Conditions) -> frozenset[str] | None:
        return named[self.condition].signals(named)


@record
class InAttachment(Condition):
    """A condition on the file name of an attachment, which is read like a message."""

    attachment: Condition
    within: Near | None = None

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        names = reading.attachments
        if names is not None:
            yield from (replace(match, names=True) for match in self.attachment.find(names))

    def possible(self, reading: Reading) -> int:
        return ANYWHERE if reading.attachments else 0

    def parts(self) -> Iterator[Condition]:
        yield self.attachment

    def signals(self, named: Conditions) -> frozenset[str]:
        return frozenset(("attachment",))
