"""Document: a message made ready, each view and entity worked out at most once and only when asked."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from types import ModuleType

from amzlint import plugins
from amzlint.model import Entity, Hosts, Message, Part, Span, Words
from amzlint.text.fold import fold
from amzlint.text.patterns import compiled
from amzlint.text.sentences import spans
from amzlint.text.text import Text
from amzlint.text.view import View

_GLUE = "\n\n"
_HAN = "[一-鿿]"

FIELDS: Mapping[str, Callable[[Message], Iterable[str | int | None]]] = {
    "kind": lambda message: (message.kind,),
    "channel": lambda message: (message.channel,),
    "direction": lambda message: (message.direction,),
    "format": lambda message: (message.format,),
    "template": lambda message: ("yes" if message.template else "no",),
    "lang": lambda message: (message.lang,),
    "buyer-lang": lambda message: (message.buyer_lang,),
    "marketplace": lambda message: (message.marketplace,),
    "order-id": lambda message: (message.order_id,),
    "length": lambda message: (len(message.text.source),),
    "attachment-count": lambda message: (len(message.attachments),),
    "attachment-bytes": lambda message: (sum(item.bytes or 0 for item in message.attachments),),
    "attachment-extension": lambda message: (_extension(item.name) for item in message.attachments),
}
"""What a rule may ask of a message; numbers are code points, pieces and bytes."""


def _extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else "none"


@cache
def detectors() -> Mapping[str, ModuleType]:
    """Import the detectors: entity kind → module."""
    modules = (plugins.load("detect", name) for name in plugins.names("detect"))
    return {module.KIND: module for module in modules if hasattr(module, "KIND")}


class _Found(Mapping[str, tuple[Entity, ...]]):
    """The kinds of entities that a detector needs, found when it first asks for them."""

    def __init__(self, document: "Document", kinds: tuple[str, ...]) -> None:
        self._document = document
        self._kinds = kinds

    def __getitem__(self, kind: str) -> tuple[Entity, ...]:
        if kind not in self._kinds:
            raise KeyError(kind)
        return self._document.entities(kind)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


class Document:
    """The parts of a message as one text, with everything that a rule may ask about it.

    Offsets are code points of the folded text; `place` leads back to a part and its source.
    """

    def __init__(
        self, message: Message, words: Words, hosts: Hosts, parts: tuple[Part, ...] | None = None
    ) -> None:
        self.message = message
        self.parts = message.parts if parts is None else parts
        self.source = _GLUE.join(part.source for part in self.parts)
        self._words = words
        self._hosts = hosts
        self._entities: dict[str, tuple[Entity, ...]] = {}

    @cached_property
    def visible(self) -> Text:
        """What the buyer reads: no markup, no quoted history."""
        text = Text(self.source)
        if self.message.format == "html":
            from amzlint.text.html import from_html  # noqa: PLC0415 - most messages have no markup

            text = from_html(text)
        if ">" in text.value or "---" in text.value:
            from amzlint.text.history import without_history  # noqa: PLC0415 - most messages quote nothing

            text = without_history(text)
        return text

    @cached_property
    def view(self) -> View:
        """The folded text with the tables that detectors need."""
        message = self.message
        lang = message.lang or message.buyer_lang
        return View(
            fold(self.visible),
            self._words,
            self._hosts,
            message.marketplace,
            lang,
            message.template,
        )

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as ranges of the folded text."""
        return spans(self.view.prose)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The first offsets of the sentences; the first one is taken to begin with the text."""
        return [0, *(start for start, _ in self.sentences[1:])]

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence in which an offset lies."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def entities(self, kind: str) -> tuple[Entity, ...]:
        """Find the entities of a kind, those that it needs first."""
        if kind not in self._entities:
            module = detectors()[kind]
            found = _Found(self, tuple(need for need in module.NEEDS if need in detectors()))
            self._entities[kind] = tuple(module.detect(self.view, found))
        return self._entities[kind]

    @cached_property
    def names(self) -> "Document | None":
        """The file names of the attachments as a document of their own."""
        message = self.message
        if self.parts is not message.parts and self.parts != message.parts:
            return None
        parts = tuple(
            Part("attachment", item.name, item.place or message.text.place)
            for item in message.attachments
        )
        return Document(message, self._words, self._hosts, parts) if parts else None

    def field(self, name: str) -> tuple[str | int, ...]:
        """Give the values of a field of the message; none where it is unknown."""
        return tuple(value for value in FIELDS[name](self.message) if value is not None)

    def kinds(self) -> list[str]:
        """List the kinds of entities that the message has."""
        return [kind for kind in detectors() if self.entities(kind)]

    @cached_property
    def language(self) -> str:
        """The language of the message: given, else Chinese or English by its script."""
        if self.message.lang:
            return self.message.lang.split("-")[0]
        return "zh" if compiled(_HAN).search(self.view.value) else "en"

    def base(self, part: Part) -> int:
        """Give the offset of a part in the joined source."""
        before = self.parts[: self.parts.index(part)]
        return sum(len(one.source) + len(_GLUE) for one in before)

    def place(self, start: int, end: int) -> tuple[Part, Span]:
        """Give the part and its source range of a folded range."""
        span = self.view.folded.span(start, end)
        offset = 0
        for part in self.parts:
            length = len(part.source)
            if span.start <= offset + length or part is self.parts[-1]:
                low, high = max(0, span.start - offset), min(length, span.end - offset)
                return part, Span(low, max(low, high))
            offset += length + len(_GLUE)
        raise AssertionError("a message has at least one part")
