"""Fields: the fields of a message or case as JSON, YAML or flags give them, checked strictly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, get_args

from amzlint.model import Attachment, Channel, Direction, Format, Kind

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "format": get_args(Format),
    "channel": get_args(Channel),
    "direction": get_args(Direction),
    "kind": get_args(Kind),
}
_TEXTS = (
    "lang",
    "buyer_lang",
    "order_id",
    "marketplace",
    "sent_at",
    "order_completed_at",
    "author",
)
KNOWN = frozenset((*_CHOICES, *_TEXTS, "template"))


@dataclass(frozen=True)
class Fields:
    """Values for the fields of a message, ready to be handed to it."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def over(self, defaults: "Fields") -> "Fields":
        """Give these fields, and those of `defaults` where nothing is said here."""
        return Fields({**defaults.values, **self.values})


def check(record: Mapping[str, object]) -> Fields:
    """Take the fields of a message out of a record; null counts as absent.

    Raises ValueError, in words a user can act on, for a value that a field can't have.
    """
    values: dict[str, Any] = {}
    for name in KNOWN & record.keys():
        value = record[name]
        if value is not None:
            values[name] = _checked(name, value)
    return Fields(values)


def _checked(name: str, value: object) -> object:
    if name == "template":
        if not isinstance(value, bool):
            raise ValueError(f'"template" must be true or false, not {value!r}')
        return value
    if name in _CHOICES:
        choices = _CHOICES[name]
        if value not in choices:
            close = get_close_matches(str(value), choices, n=1)
            meant = f'; did you mean "{close[0]}"?' if close else ""
            raise ValueError(
                f'"{name}" must be one of {", ".join(choices)}, not {str(value)[:40]!r}{meant}'
            )
        return value
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise ValueError(f'"{name}" must be a text')


def attachments(value: object) -> tuple[Attachment, ...]:
    """Read a list of attachments: names, or mappings with `name` and `bytes`. Raises ValueError."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError('"attachments" must be a list')
    return tuple(_attachment(item) for item in value)


def _attachment(item: object) -> Attachment:
    if isinstance(item, str):
        return Attachment(item)
    if isinstance(item, dict) and isinstance(item.get("name"), str):
        size = item.get("bytes")
        if size is None or (isinstance(size, int) and not isinstance(size, bool) and size >= 0):
            return Attachment(item["name"], size)
    raise ValueError('an attachment is {"name": text, "bytes": number}')
