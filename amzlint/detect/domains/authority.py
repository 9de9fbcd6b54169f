"""Authority: a host with the scheme and user before it and the path behind it, as a URL has them."""

from typing import NamedTuple

from amzlint.detect.domains.hearts import is_glued
from amzlint.detect.domains.letters import LETTER, fitting
from amzlint.detect.domains.marks import Marks
from amzlint.detect.domains.names import Name
from amzlint.text.patterns import compiled

_CJK = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_PORT = r":\d{1,5}(?!\w)"
_ASCII_PATH = r"[/?#\\][\x00-\x08\x0e-\x1b!#-;=?-_a-{}~\x7f]*+"
_QUOTES = "“”„«»"
_PATH = rf"[/?#\\][^\s<>\"{_QUOTES}`|{_CJK}]*+"
_BRACKET = r"[()\[\]{}]"
_SPOKEN_PART = rf"[{LETTER}][{LETTER}_-]*+"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,:;!?'’*_~([{\\"
_MOST_PARTS = 4


_STORES = r"com(?:\.(?:mx|br|be|tr|au))?|co\.(?:uk|jp|za)|ca|de|fr|it|es|nl|se|pl|ie|ae|sa|eg|in|sg"
_OWN = (
    rf"https://(?<![{LETTER}+.-]https://)(?P<host>(?:www\.|sellercentral\.)?amazon\.(?:{_STORES}))"
    r"(?P<path>/[a-z0-9/?=&.%_+~#-]*+)(?!\S)"
)


class Tail(NamedTuple):
    """Port and path behind a host, and where they end."""

    text: str
    end: int


def read_tail(value: str, at: int) -> Tail:
    """Read port and path, without the punctuation and brackets of the sentence around."""
    port = compiled(_PORT).match(value, at) if value[at : at + 1] == ":" else None
    begin = port.end() if port else at
    end = _trimmed(value, begin, _path_end(value, begin))
    return Tail(value[at:end], end)


def read_own(value: str, slashes: int) -> tuple[str, Tail] | None:
    """Read host and path of a link to one of Amazon's stores, as most links are; none is no answer."""
    own = fitting(value, _OWN).match(value, max(0, slashes - 5))
    if not own:
        return None
    path = own["path"].rstrip(_TRAILING)
    return own["host"], Tail(path, own.start("path") + len(path))


def read_spoken_tail(value: str, name: Name, table: Marks) -> Tail:
    """Read a path whose slashes may be words, as they may behind a name with spoken dots."""
    tail = read_tail(value, name.end)
    parts: list[str] = []
    end = tail.end
    while not name.is_plain and not tail.text and len(parts) < _MOST_PARTS:
        slash = table.dot.match(value, end)
        part = (
            slash
            and slash.lastgroup == "slash"
            and fitting(value, _SPOKEN_PART).match(value, slash.end())
        )
        if not part:
            break
        parts.append(f"/{part.group()}")
        end = part.end()
    return Tail("".join(parts), end) if parts else tail


def _path_end(value: str, at: int) -> int:
    """Find the end of a path; most are ASCII, and the class of all others takes long to compile."""
    path = compiled(_ASCII_PATH).match(value, at)
    if not path:
        return at
    following = value[path.end() : path.end() + 1]
    if following.isascii() or following in _QUOTES or is_glued(following):
        return path.end()
    path = compiled(_PATH).match(value, at)
    return path.end() if path else at


def _trimmed(value: str, start: int, end: int) -> int:
    """Cut a path at a bracket that it did not open, and what ends a sentence off its end."""
    opened: list[str] = []
    bracket = compiled(_BRACKET).search(value, start, end)
    for place in range(bracket.start() if bracket else end, end):
        character = value[place]
        if character in "([{":
            opened.append(character)
        elif character in _PAIRS and (not opened or opened.pop() != _PAIRS[character]):
            end = place
            break
    while end > start and value[end - 1] in _TRAILING:
        end -= 1
    return end
