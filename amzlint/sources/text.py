"""Plain text: a file is one draft."""

from collections.abc import Iterator
from typing import BinaryIO

from amzlint.fields import Fields
from amzlint.model import Case, Message, Part, Skipped
from amzlint.text.decoding import decode
from amzlint.text.places import PlainPlace

SUFFIXES = (".txt", ".text")


def sniff(head: bytes) -> bool:
    """Take anything that is no binary file."""
    return b"\0" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")


def read(stream: BinaryIO, path: str, defaults: Fields) -> Iterator[Case | Skipped]:
    """Yield the file as one message."""
    text = decode(stream.read())
    yield Case(
        path, (Message(text=Part("text", text, PlainPlace(text)), id=path, **defaults.values),)
    )
