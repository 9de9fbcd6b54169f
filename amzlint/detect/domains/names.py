"""Names: a domain name read off a text, with plain or disguised dots between its labels."""

import re
from typing import NamedTuple

from amzlint.detect.domains.marks import marks
from amzlint.detect.domains.suffixes import LEET, suffix
from amzlint.text.view import View

_MOST_PIECES = 8
_LONGEST_LABEL = 63
_JOINTS = {"hyphen": "-", "underscore": "_"}
_PLAIN = frozenset(("plain",))
_GOES_ON = frozenset(("plain", "framed"))

# Top-level domains that are also small words of many languages: "the red dot is", "punto de venta".
_WORDS = """
    am an as at be by de do es et he id in is it la li me mi ms mu my no nu of on or pa pm se si so st
    su to tv um us va ve
"""
_SMALL_WORDS = frozenset(_WORDS.split())


class Name(NamedTuple):
    """A domain name at its place; `kinds` are the kinds of dots (see `Marks`) that it was written with."""

    labels: tuple[str, ...]
    start: int
    end: int
    kinds: frozenset[str]

    @property
    def host(self) -> str:
        """The name with plain dots."""
        return ".".join(self.labels)

    @property
    def owner(self) -> str:
        """The label that somebody chose: the one before the public suffix."""
        return self.labels[-suffix(self.host).count(".") - 2]

    @property
    def is_plain(self) -> bool:
        """Tell whether only ordinary dots were used."""
        return self.kinds <= {"plain"}

    @property
    def ends_in_small_word(self) -> bool:
        """Tell whether the top-level domain may be a word of the sentence instead."""
        return self.labels[-1] in _SMALL_WORDS

    @property
    def is_compound(self) -> bool:
        """Tell whether it has more to it than one word, a dot and a top-level domain."""
        return len(self.labels) > 2 or "-" in self.labels[0] or "framed" in self.kinds


class _Piece(NamedTuple):
    """A label, or a part of one, with the mark that stood before it."""

    text: str
    start: int
    end: int
    kind: str


def read(view: View, at: int, *, loose: bool = False) -> Name | None:
    """Read the name that begins at a place; none if it does not end in a public suffix."""
    plain = None if loose else marks(view).plain_name.match(view.value, at)
    return (plain and _plain(plain)) or _cut(view, _pieces(view, at, loose=loose))


def _plain(found: "re.Match[str]") -> Name | None:
    """Read a name without disguise in one go."""
    host = found.group()
    labels = tuple(host.split("."))
    end = suffix(host)
    is_whole = end.count(".") + 1 < len(labels) <= _MOST_PIECES and labels[-1].isalpha()
    if not end or not is_whole or len(host) > _LONGEST_LABEL:
        return None
    return Name(labels, found.start(), found.end(), _PLAIN)


def read_on(view: View, at: int) -> tuple[Name | None, int]:
    """Read a name, and tell how far no other one needs to be looked for."""
    pieces = _pieces(view, at)
    last = pieces[-1].start if pieces else at
    name = _cut(view, pieces)
    return name, name.end if name else last


def _pieces(view: View, at: int, *, loose: bool = False) -> list[_Piece]:
    pieces: list[_Piece] = []
    kind = ""
    value, label_at = view.value, marks(view).label.match
    label = label_at(value, at)
    while label and len(pieces) < _MOST_PIECES and not _is_complete(pieces, label.group(), kind):
        end = label.end()
        pieces.append(_Piece(label.group(), label.start(), end, kind))
        plain = label_at(value, end + 1) if value[end : end + 1] == "." else None
        if plain:
            kind, label = "plain", plain
            continue
        kind, end = _mark(view, end, loose=loose)
        label = label_at(value, end) if kind else None
    return pieces


def _mark(view: View, at: int, *, loose: bool) -> tuple[str, int]:
    """Read the mark between two labels: its kind, which is empty where none goes on, and its end."""
    table = marks(view)
    if not loose and not table.may_follow.match(view.value, at):
        return "", at
    mark = (table.loose if loose else table.dot).match(view.value, at)
    if mark is None or mark.lastgroup == "slash":
        return "", at
    return mark.lastgroup or "", mark.end()


def start_before(view: View, end: int) -> int | None:
    """Find where the label begins that ends at a place."""
    table = marks(view)
    low = max(0, end - _LONGEST_LABEL)
    edge = table.edge.match(view.value, low, end)
    label = table.label_before.search(view.value, edge.end() if edge else low, end)
    return label.start() if label else None


def _is_complete(pieces: list[_Piece], following: str, kind: str) -> bool:
    """Tell whether a name is done, so that what follows behind a disguised dot is another word."""
    if kind in _GOES_ON or len(pieces) < 2:
        return False
    labels = _labels(pieces)
    if len(labels) < 2 or not suffix(".".join(labels)):
        return False
    if kind == "full" and all(piece.kind == "full" for piece in pieces[1:]):
        return False
    longer = suffix(".".join((*labels, following)))
    if longer.endswith(f"{labels[-1]}.{following}"):
        return False
    return kind != "word" or not longer or following in _SMALL_WORDS


def _cut(view: View, pieces: list[_Piece]) -> Name | None:
    """Take as many pieces as make a name; what comes behind may be the next sentence."""
    while len(pieces) > 1:
        labels = _labels(pieces)
        end = suffix(".".join(labels))
        if end and end.count(".") + 1 < len(labels):
            kinds = {piece.kind for piece in pieces[1:]}
            if not labels[-1].isalpha() and not labels[-1].startswith("xn--"):
                labels[-1] = labels[-1].translate(LEET)
                kinds.add("leet")
            return Name(tuple(labels), pieces[0].start, pieces[-1].end, frozenset(kinds))
        last = pieces.pop()
        if last.kind in _GOES_ON and not begins_sentence(view, last.start, last.end):
            return None
    return None


def _labels(pieces: list[_Piece]) -> list[str]:
    labels: list[str] = []
    for piece in pieces:
        if piece.kind in _JOINTS:
            labels[-1] += _JOINTS[piece.kind] + piece.text
        else:
            labels.append(piece.text)
    return labels


def begins_sentence(view: View, start: int, end: int) -> bool:
    """Tell whether a word is written with a capital and small letters, as in `today.Please`."""
    letters = [letter for letter in view.raw(start, end) if letter.isalpha()]
    return len(letters) > 1 and letters[0].isupper() and all(map(str.islower, letters[1:]))
