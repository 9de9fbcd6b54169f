"""Markdown: a file is one template or draft, with its fields in front matter under `amzlint:`."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from amzlint.errors import UserError
from amzlint.fields import KNOWN, Fields, attachments, check
from amzlint.model import Case, Message, Part, Skipped
from amzlint.text.decoding import decode
from amzlint.text.places import PlainPlace
from amzlint.tree import Tree, parse

SUFFIXES = (".md", ".markdown")
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)??---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_OWN = ("subject", "attachments", "id")


def sniff(head: bytes) -> bool:
    """Tell a file with front matter."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r\n"))


def read(stream: BinaryIO, path: str, defaults: Fields) -> Iterator[Case | Skipped]:
    """Yield the file as one message; what stands above the text under `amzlint:` sets its fields.

    Raises ValueError where the front matter can't be used.
    """
    source = decode(stream.read())
    front = _FRONT.match(source)
    body = front.end() if front else 0
    head = _head(front[1] or "", path) if front else {}
    values = (
        check({key: value for key, value in head.items() if key not in _OWN}).over(defaults).values
    )
    subject = head.get("subject")
    yield Case(
        path,
        (
            Message(
                text=Part("text", source[body:], PlainPlace(source, body)),
                id=str(head.get("id") or path),
                subject=_subject(source, str(subject)) if subject else None,
                attachments=attachments(head.get("attachments")),
                **{"format": "markdown", **values},
            ),
        ),
    )


def _subject(source: str, subject: str) -> Part:
    return Part("subject", subject, PlainPlace(source, max(0, source.find(subject))))


def _head(front: str, path: str) -> dict[str, object]:
    """Read the `amzlint:` mapping of the front matter; other tools' keys are left alone."""
    try:
        tree = parse(front, path).get("amzlint") or Tree({})
    except UserError as error:
        raise ValueError(f"front matter, line {(error.line or 1) + 1}: {error.message}") from None
    known = KNOWN | set(_OWN)
    for key, item in tree.items():
        if key.replace("-", "_") not in known:
            raise ValueError(
                f'front matter, line {item.line + 1}: there is no field "{key}"; known: {", ".join(sorted(known))}'
            )
    head = tree.plain()
    return (
        {key.replace("-", "_"): value for key, value in head.items()}
        if isinstance(head, dict)
        else {}
    )
