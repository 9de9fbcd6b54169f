"""Reading: a document as one policy reads it; every answer is worked out once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Protocol

from amzlint.document import Document
from amzlint.model import Entity, Match
from amzlint.policy.index import Candidates, PhraseIndex, Row
from amzlint.text.patterns import compiled

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

    def __init__(self, document: Document, index: PhraseIndex, named: Mapping[str, Asked]) -> None:
        self.document = document
        self.named = named
        self._index = index
        self._answers: dict[tuple[int, int], Sequence[Match]] = {}
        self._phrases: dict[tuple[str, int], tuple[Match, ...]] = {}
        self._literals: dict[int, set[int]] = {}
        self._masks: dict[str, int] = {}
        self.possible: dict[int, int] = {}
        """In which sentences a condition may hold, by the condition's identity."""
        self._segments: dict[tuple[str, int], list[tuple[int, int]]] = {}

    @cached_property
    def candidates(self) -> Candidates:
        """The phrases that may stand in the message, by concept."""
        return self._index.candidates(self.document.view.value, self.document.sentence_starts)

    def phrases(self, concept: str, mask: int) -> Iterator[Match]:
        """Find a concept in the words of any language, in the sentences that the bits of a number name."""
        for sentence in bits(mask & self.sentences_of(concept)):
            key = (concept, sentence)
            if key not in self._phrases:
                self._phrases[key] = self._confirm(concept, sentence)
            yield from self._phrases[key]

    def _confirm(self, concept: str, sentence: int) -> tuple[Match, ...]:
        found: set[tuple[int, int]] = set()
        literals = self._literals_in(sentence)
        for number, mask in self.candidates[concept]:
            if mask >> sentence & 1 and self._index.is_complete(number, literals):
                found.update(self._spans(self._index.rows[number], sentence))
        return tuple(Match(start, end) for start, end in sorted(found))

    def _literals_in(self, sentence: int) -> set[int]:
        if sentence not in self._literals:
            start, end = self.document.sentences[sentence]
            self._literals[sentence] = self._index.literals_in(self.document.view.value[start:end])
        return self._literals[sentence]

    def _spans(self, row: Row, sentence: int) -> list[tuple[int, int]]:
        """Find a phrase in a sentence: its segments one behind the other."""
        first, *others = row.segments
        spans = self._segment(first, sentence)
        for source in others:
            if not spans:
                break
            spans = _followed(spans, self._segment(source, sentence), row.gap)
        return spans

    def _segment(self, source: str, sentence: int) -> list[tuple[int, int]]:
        """Find a segment of phrases in a sentence, once for all phrases that have it."""
        key = (source, sentence)
        if key not in self._segments:
            start, end = self.document.sentences[sentence]
            matches = compiled(source).finditer(self.document.view.prose, start, end)
            self._segments[key] = [match.span() for match in matches]
        return self._segments[key]

    def entities(self, kind: str) -> tuple[Entity, ...]:
        """Give the entities of a kind."""
        return self.document.entities(kind)

    def sentences_of(self, concept: str) -> int:
        """Tell in which sentences a concept may stand, as the bits of a number."""
        mask = self._masks.get(concept)
        if mask is None:
            mask = 0
            for _, sentences in self.candidates.get(concept, ()):
                mask |= sentences
            self._masks[concept] = mask
        return mask

    def sentences_with(self, kind: str) -> int:
        """Tell in which sentences the entities of a kind stand, as the bits of a number."""
        mask = self._masks.get(f"entity:{kind}")
        if mask is None:
            mask = 0
            for entity in self.entities(kind):
                mask |= self.sentences_from(entity.start, entity.end)
            self._masks[f"entity:{kind}"] = mask
        return mask

    def sentences_from(self, start: int, end: int) -> int:
        """Give the sentences that a range touches, as the bits of a number."""
        at = self.document.sentence_at
        first = at(start)
        return (1 << at(max(start, end - 1)) + 1) - (1 << first)

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
        return Reading(names, self._index, self.named) if names else None

    def field(self, name: str) -> tuple[str | int, ...]:
        """Give the values of a field; none where it is unknown."""
        return self.document.field(name)

    def regex(self, source: str, *, raw: bool) -> Iterator[Match]:
        """Match a rule's own pattern. Raises TimeoutError when it takes too long."""
        document = self.document
        if not raw:
            for found in own_pattern(source).finditer(document.view.value, timeout=_SECONDS):
                yield Match(*found.span())
            return
        spans = [
            found.span()
            for found in own_pattern(source).finditer(document.visible.value, timeout=_SECONDS)
        ]
        for start, end in spans:
            yield Match(*document.folded_range(start, end))


_SECONDS = 0.5


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


def _followed(
    found: list[tuple[int, int]], following: list[tuple[int, int]], gap: int
) -> list[tuple[int, int]]:
    """Join each span with those that begin at most `gap` characters behind it."""
    return list(
        dict.fromkeys(
            (start, last)
            for start, end in found
            for first, last in following
            if end <= first <= end + gap
        )
    )
