"""Mailboxes: the part of an address before its at-sign, read backwards."""

from typing import NamedTuple

from amzlint.detect.domains.letters import LETTER, fitting
from amzlint.detect.domains.marks import Marks

_CHARACTERS = f"{LETTER}_.+%&~$-"
_BEFORE = rf"(?<![{_CHARACTERS}])[{_CHARACTERS}]++\Z"
_LONGEST = 64
_LONGEST_GAP = 4
_LONGEST_JOINT = 24
_JOINTS = {"word": ".", "framed": ".", "hyphen": "-", "underscore": "_"}
_GAPS = " \t\r\n"


class Mailbox(NamedTuple):
    """A mailbox and where it begins; `gap` tells that it does not touch the mark behind it."""

    text: str
    start: int
    gap: bool


def read_before(value: str, end: int, floor: int) -> Mailbox | None:
    """Read the mailbox that ends at a place, or a small gap before it, and begins at `floor` or later."""
    close = end
    while close > max(floor, end - _LONGEST_GAP) and value[close - 1] in _GAPS:
        close -= 1
    found = fitting(value, _BEFORE).search(value, max(floor, close - _LONGEST), close)
    if found is None:
        return None
    text = found.group().rpartition("..")[2].lstrip(".+%&~$-_")
    if not text or (text.endswith(".") and close == end):
        return None
    return Mailbox(text.rstrip("."), close - len(text), close < end)


def read_spoken_before(value: str, end: int, floor: int, table: Marks) -> Mailbox | None:
    """Read a mailbox that may be spoken in parts: `max dot miller`."""
    mailbox = read_before(value, end, floor)
    while mailbox:
        low = max(floor, mailbox.start - _LONGEST_JOINT)
        joint = table.joint.search(value, low, mailbox.start)
        before = joint and read_before(value, joint.start(), floor)
        if not joint or not before or before.gap:
            return mailbox
        mark = _JOINTS[joint.lastgroup or "word"]
        mailbox = Mailbox(before.text + mark + mailbox.text, before.start, mailbox.gap)
    return None
