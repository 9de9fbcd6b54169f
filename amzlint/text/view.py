"""View: what a detector gets to see of a message."""

from functools import cached_property

from amzlint.model import Hosts, Words
from amzlint.record import record
from amzlint.text.sentences import prose
from amzlint.text.text import Text


@record
class View:
    """The folded text of a message with its way back, and the tables of the rule folder.

    Offsets of entities are code points of `folded.value`.
    """

    folded: Text
    words: Words
    hosts: Hosts
    marketplace: str | None = None
    lang: str | None = None
    template: bool = False

    @property
    def value(self) -> str:
        """The folded string."""
        return self.folded.value

    @cached_property
    def prose(self) -> str:
        """The folded string with sentence ends marked, at the same offsets."""
        return prose(self.value)

    @property
    def shown(self) -> str:
        """The string before folding: markup is gone, every disguise is still there."""
        return (self.folded.parent or self.folded).value

    @property
    def is_ordinary(self) -> bool:
        """Tell whether the fold met ordinary characters alone: no pictograph, nothing that nobody sees."""
        return self.folded.pieces is None and self.folded.parent is not None

    def raw(self, start: int, end: int) -> str:
        """Give the characters before folding, as the buyer sees them."""
        parent = self.folded.parent
        if parent is None:
            return self.value[start:end]
        if self.folded.pieces is None and parent.parent is None:
            return parent.value[start:end]
        root: Text = parent
        while root.parent is not None:
            root = root.parent
        span = self.folded.span(start, end)
        return root.value[span.start : span.end]
