"""Plain frozen data that the rooms hand to each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from amzlint.record import record

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Channel = Literal["amazon", "email", "phone", "api"]
Direction = Literal["outbound", "inbound", "internal"]
Kind = Literal["reply", "proactive"]
Format = Literal["text", "html", "markdown"]
PartName = Literal["text", "subject", "attachment"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the source of one part."""

    start: int
    end: int


class Place(Protocol):
    """How the code points of a part sit in the file that a person would edit."""

    def locate(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column of a code point of the part."""
        ...


@record
class Part:
    """One text of a message as its source gives it, and where it stands."""

    name: PartName
    source: str
    place: Place


@record
class Attachment:
    """A file that goes with a message; what is None the source does not say."""

    name: str
    bytes: int | None = None
    place: Place | None = None


@record
class Message:
    """One message with the fields of POLICY's first table; None means unknown."""

    text: Part
    id: str
    subject: Part | None = None
    unit: str = ""
    format: Format = "text"
    channel: Channel = "amazon"
    direction: Direction = "outbound"
    kind: Kind = "reply"
    template: bool = False
    lang: str | None = None
    buyer_lang: str | None = None
    marketplace: str | None = None
    order_id: str | None = None
    sent_at: str | None = None
    order_completed_at: str | None = None
    author: str | None = None
    attachments: tuple[Attachment, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The texts in reading order: subject, then body."""
        return (self.subject, self.text) if self.subject else (self.text,)


@record
class Case:
    """Messages that belong together, oldest first; a lone message is a case of one without id."""

    path: str
    messages: tuple[Message, ...]
    id: str | None = None
    order_id: str | None = None
    marketplace: str | None = None
    buyer_lang: str | None = None
    order_completed_at: str | None = None
    status: Literal["open", "closed"] | None = None


@record
class Skipped:
    """Something that was not checked, and why: never the same as clean."""

    path: str
    unit: str
    reason: str

    @property
    def place(self) -> str:
        """Say where it stands."""
        return f"{self.path}: {self.unit}" if self.unit else self.path


@record
class Entity:
    """A thing found in a folded text, at folded code points.

    `value` is normalised (lower-case address, E.164 number, host and path), so that allow-lists
    compare values; `classes` are the words that a rule may ask for.
    """

    kind: str
    value: str
    start: int
    end: int
    classes: frozenset[str] = frozenset()
    disguised: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a condition holds, in folded code points; `start` < 0 is the message as a whole."""

    start: int
    end: int
    disguised: bool = False
    names: bool = False
    """The offsets are those of the attachments' names, not of the text."""

    @property
    def placed(self) -> bool:
        """Tell whether the match has a place at all."""
        return self.start >= 0


WHOLE = Match(-1, -1)


@record
class Suggestion:
    """A compliant wording; `safe` may be applied unseen, `suggest` wants a look."""

    text: str
    applicability: Literal["safe", "suggest"] = "suggest"


@record
class Suppression:
    """Who silenced a finding, and for what reason."""

    by: str
    reason: str


@record
class Related:
    """Another place that belongs to a finding."""

    message_id: str
    start: int
    end: int


@record
class Excerpt:
    """The characters of a finding and of its line, as they are and with contact data masked."""

    before: str
    inside: str
    after: str
    masked_before: str
    masked_inside: str
    masked_after: str


@record
class Finding:
    """One violation, at its characters; `span` is None where something is absent as a whole."""

    rule: str
    severity: Severity
    message: str
    path: str
    unit: str
    message_id: str
    case_id: str | None
    part: PartName
    span: Span | None
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: Excerpt
    disguised: bool
    basis: str
    consequence: str
    suggestion: Suggestion | None
    fingerprint: str
    related: tuple[Related, ...] = ()
    suppressed: Suppression | None = None


Words = Mapping[str, Mapping[str, str]]
"""Small word tables of all languages: group (`at`, `dot`, `digit` …) → folded word → value."""

Hosts = Mapping[str, str]
"""Known hosts: registrable domain or host with path prefix → class (`amazon`, `carrier` …)."""
