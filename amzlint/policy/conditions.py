"""Conditions: what can be asked of a message. A condition finds matches; finding none means no."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from amzlint.model import Match
from amzlint.policy.decode import Problems, decode_class, key_of, nearest, shape
from amzlint.policy.reading import Reading, Within
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.tree import Tree

NEAR = r"(?:(\d+) (sentences?|characters?))|(sentence|message|overlap)"
"""The words of a nearness, as a pattern."""


@dataclass(frozen=True, slots=True)
class Near:
    """How near two things must be: `sentence`, `2 sentences`, `40 characters`, `message` or `overlap`."""

    within: Within

    @property
    def is_sentence(self) -> bool:
        """Tell whether one sentence is meant."""
        return self.within == (1, "sentence")

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Near | None":
        """Decode the words of a nearness."""
        match = compiled(NEAR).fullmatch(str(tree.value))
        if not match:
            problems.add(
                f'{where} must be "sentence", "2 sentences", "40 characters", "message" or "overlap", not {tree.what()}',
                tree.line,
            )
            return None
        if match[3] == "overlap":
            return OVERLAP
        unit = (match[2] or match[3]).rstrip("s")
        return cls((int(match[1] or 1), "characters" if unit == "character" else unit))


ANYWHERE = -1
"""Every bit of a number: any sentence."""

SENTENCE = Near((1, "sentence"))
MESSAGE = Near((0, "message"))
OVERLAP = Near((-1, "characters"))


@record
class Scene:
    """What may stand in a sentence (concepts), what stands in its message (entities), and the named conditions.

    `known` remembers which named conditions are feasible.
    """

    concepts: AbstractSet[str]
    entities: AbstractSet[str]
    named: "Conditions"
    known: dict[str, bool]


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
        present = [word for word in Condition.words if tree.get(word) is not None]
        found = [
            word
            for word in present
            if not any(word in shape(Condition.words[other]) for other in present if other != word)
        ]
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

    def find(self, reading: Reading, mask: int = ANYWHERE) -> Sequence[Match]:
        """Give the matches in order of place; at least those that touch the sentences that `mask` names.

        The same question is answered once a message.
        """
        wanted = mask & self.sentences(reading)
        if not wanted:
            return ()
        return reading.once((id(self), wanted), lambda: list(self.search(reading, wanted)))

    def sentences(self, reading: Reading) -> int:
        """Tell which sentences a match may touch, as the bits of a number; cheap, and never too few."""
        mask = reading.possible.get(id(self))
        if mask is None:
            mask = reading.possible[id(self)] = self.possible(reading)
        return mask

    def search(self, reading: Reading, mask: int) -> Iterator[Match]:
        """Look for matches that touch the sentences of a mask."""
        raise NotImplementedError

    def possible(self, reading: Reading) -> int:
        """Work out the sentences; what has no place may be anywhere."""
        return ANYWHERE

    def feasible(self, scene: Scene) -> bool:
        """Tell whether a match may touch a sentence in such a scene; never false where one does."""
        return True

    def parts(self) -> "Iterator[Condition]":
        """The conditions inside this one."""
        yield from ()

    def signals(self, named: "Conditions") -> frozenset[str] | None:
        """Name what must occur (`phrase:x`, `entity:y`), one of it at least; None means always look."""
        return None


def place(match: Match) -> tuple[int, int]:
    """Give the key that puts matches in reading order."""
    return match.start, match.end


def walk(condition: Condition) -> Iterator[Condition]:
    """Iterate over a condition and all conditions inside it."""
    yield condition
    for part in condition.parts():
        yield from walk(part)


Conditions = Mapping[str, Condition]
