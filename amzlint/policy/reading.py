"""Reading: a document as one policy reads it; every answer is worked out once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Protocol

from amzlint.document import Document
from amzlint.model import Entity, Match
from amzlint.policy.sentence import Sentence, Sentences

Within = tuple[int, str]
"""How near: a number, and `sentence`, `characters` or `message` (whose number means nothing)."""


class Asked(Protocol):
    """A condition as a reading sees it."""

    def find(self, reading: "Reading", mask: int = ...) -> Sequence[Match]:
        """Give the matches in order of place."""
        ...

    def sentences(self, reading: "Reading") -> int:
        """Tell in which sentences there may be a match."""
        ...


class Reading:
    """The phrases and entities of one document, and what lies near what."""

    def __init__(self, document: Document, known: Sentences, named: Mapping[str, Asked]) -> None:
        self.document = document
        self.named = named
        self.possible: dict[int, int] = {}
        """In which sentences a condition may hold, by the condition's identity."""
        self._known = known
        self._answers: dict[tuple[int, int], Sequence[Match]] = {}

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences with the concepts that may stand in them."""
        prose = self.document.view.prose
        return self._known.read([prose[start:end] for start, end in self.document.sentences])

    @cached_property
    def concepts(self) -> Mapping[str, int]:
        """The concepts that may stand in the message, with their sentences as the bits of a number."""
        masks: dict[str, int] = {}
        for number, sentence in enumerate(self.sentences):
            for concept in sentence.likely:
                masks[concept] = masks.get(concept, 0) | 1 << (number >> self._shift)
        return masks

    @cached_property
    def _shift(self) -> int:
        """How many sentences share a bit, as a power of two: a huge message has no more bits than a long one."""
        return max(0, len(self.sentences).bit_length() - _MOST_BITS)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The kinds of entities that the message has, and their classes as `kind:class`."""
        kinds = self.document.kinds()
        classes = (
            f"{one.kind}:{name}"
            for kind in kinds
            if kind != "identifier"
            for one in self.entities(kind)
            for name in one.classes
        )
        return frozenset((*kinds, *classes))

    def phrases(self, concept: str, mask: int) -> Iterator[Match]:
        """Find a concept in the words of any language, in the sentences that the bits of a number name."""
        for bit in bits(mask & self.concepts.get(concept, 0)):
            for number in range(
                bit << self._shift, min(bit + 1 << self._shift, len(self.sentences))
            ):
                base = self.document.sentences[number][0]
                for start, end in self.sentences[number].ranges(concept):
                    yield Match(base + start, base + end)

    def entities(self, kind: str) -> tuple[Entity, ...]:
        """Give the entities of a kind."""
        return self.document.entities(kind)

    def sentences_from(self, start: int, end: int) -> int:
        """Give the sentences that a range touches, as the bits of a number."""
        at = self.document.sentence_at
        first, last = at(start) >> self._shift, at(max(start, end - 1)) >> self._shift
        return (1 << last + 1) - (1 << first)

    def around(self, match: Match, matches: Sequence[Match], within: Within) -> Sequence[Match]:
        """Leave out those of many matches, in reading order, that are too far away for sure."""
        number, unit = within
        if len(matches) < _MANY or unit == "message" or match.names:
            return matches
        low, high = match.start - number, match.end + number
        if unit == "sentence":
            at, ranges = self.document.sentence_at, self.document.sentences
            low = ranges[max(0, at(match.start) - number)][0]
            high = ranges[min(len(ranges) - 1, at(match.end) + number)][1]
        first = bisect_left(matches, low - _LONGEST, key=_start)
        last = bisect_right(matches, high, key=_start)
        return [other for other in matches[first:last] if other.end >= low]

    def once(self, key: tuple[int, int], answer: Callable[[], Sequence[Match]]) -> Sequence[Match]:
        """Remember the answer of a condition for some sentences."""
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = answer()
        return found

    def near(self, one: Match, other: Match, within: Within) -> bool:
        """Tell whether two matches are as near as asked; what has no place is near everything."""
        number, unit = within
        if unit == "message" or not (one.placed and other.placed) or one.names != other.names:
            return True
        if unit == "characters":
            return max(one.start, other.start) - min(one.end, other.end) <= number
        first, last = sorted((one, other), key=lambda match: match.start)
        document = (one.names and self.document.names) or self.document
        at = document.sentence_at
        return at(last.start) - at(max(first.start, first.end - 1)) < number

    @cached_property
    def attachments(self) -> "Reading | None":
        """The names of the attachments, read as a message of their own."""
        names = self.document.names
        return Reading(names, self._known, self.named) if names else None

    def field(self, name: str) -> tuple[str | int, ...]:
        """Give the values of a field; none where it is unknown."""
        return self.document.field(name)

    def regex(self, source: str, *, raw: bool) -> Iterator[Match]:
        """Match a rule's own pattern. Raises TimeoutError when it takes too long."""
        view = self.document.view
        value = view.shown if raw else view.value
        for found in own_pattern(source).finditer(value, timeout=_SECONDS):
            yield Match(*(view.folded.arrival(*found.span()) if raw else found.span()))


_SECONDS = 0.5
_MOST_BITS = 10  # a power of two
_MANY = 64
_LONGEST = 4000  # code points; no match that begins farther away reaches a place


def _start(match: Match) -> int:
    return match.start


@lru_cache(maxsize=1024)
def own_pattern(source: str) -> Any:
    """Compile a rule's own pattern. Raises ValueError where it is none."""
    import regex  # noqa: PLC0415 - only where a rule has a pattern of its own

    try:
        return regex.compile(source, regex.VERSION1)
    except regex.error as error:
        raise ValueError(str(error)) from None


def bits(mask: int) -> Iterator[int]:
    """Iterate over the numbers of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
