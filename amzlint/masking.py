"""Masking: contact data in excerpts made unreadable, one piece at a time."""

import re
from bisect import bisect_left
from functools import lru_cache

from amzlint.document import Document, detectors

KINDS = ("email", "phone", "handle", "url")
_DOTS = "•••"
_OPEN = frozenset(("amazon", "amazon-page", "carrier", "odr"))
_HOST = re.compile(r"[^/?#]*\.(?P<tld>[a-z]{2,12})(?=$|[/?#:])")


@lru_cache(maxsize=1)
def secrets(document: Document) -> list[tuple[int, int, str]]:
    """List the contact data of a message: (start, end, masked form) in code points of its source."""
    found = []
    for kind in (kind for kind in KINDS if kind in detectors()):
        for entity in document.entities(kind):
            if kind == "url" and not _OPEN.isdisjoint(entity.classes):
                continue
            span = document.view.folded.span(entity.start, entity.end)
            plain = "" if entity.disguised else entity.value
            found.append((span.start, span.end, masked_value(kind, plain)))
    return _apart(sorted(found))


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join what overlaps, so that no piece of a longer secret is left over."""
    joined: list[tuple[int, int, str]] = []
    for start, end, shown in found:
        if joined and start < joined[-1][1]:
            first, last, _ = joined[-1]
            joined[-1] = (first, max(last, end), _DOTS)
        else:
            joined.append((start, end, shown))
    return joined


def masked_value(kind: str, value: str) -> str:
    """Give the masked form of a plain value: `s•••@b•••.com`, `•••87`, `b•••.com`."""
    if kind == "email" and "@" in value:
        local, _, host = value.rpartition("@")
        return f"{local[:1]}{_DOTS}@{host[:1]}{_DOTS}.{host.rpartition('.')[2]}"
    if kind == "phone" and len(value) > 5:
        return f"{_DOTS}{value[-2:]}"
    if kind == "url" and (found := _HOST.match(value)):
        return f"{value[:1]}{_DOTS}.{found['tld']}"
    return _DOTS


def mask(source: str, start: int, end: int, secrets: list[tuple[int, int, str]]) -> str:
    """Give `source[start:end]` with every secret that reaches into it masked."""
    pieces = []
    at = start
    for low, high, shown in _reaching(start, end, secrets):
        if high > start:
            pieces.append(source[at : max(at, low)])
            pieces.append(shown if low >= start and high <= end else _DOTS)
            at = min(max(at, high), end)
    pieces.append(source[at:end])
    return "".join(pieces)


def _reaching(
    start: int, end: int, secrets: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Choose the secrets that may reach into a range; they lie apart and in order."""
    first = bisect_left(secrets, (start, 0, ""))
    return secrets[max(0, first - 1) : bisect_left(secrets, (end, 0, ""))]
