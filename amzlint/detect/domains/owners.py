"""Owners: whose a host is, by the host tables, and which hosts only look like Amazon's."""

import re
import unicodedata
from functools import lru_cache

from amzlint.detect.domains.suffixes import registrable
from amzlint.model import Hosts
from amzlint.text.fold import fold_word
from amzlint.text.patterns import compiled
from amzlint.text.tables import once_per_table

_AMAZON = frozenset(("amazon", "amazon-short"))
_DEEPEST = 2  # segments of a path that a host table may ask for

_SHAPES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("4", "a"), ("@", "a"), ("2", "z"))
_INNOCENT = r"amazon(?:as|e|en|ia|ian|ic|ie|ite)(?![a-z])"  # rivers, women, machines
_SEGMENT = re.compile(r"[^/?#]+")
_TOKEN = re.compile(r"[^\W_]+")


def owner(hosts: Hosts, host: str, path: str = "") -> str | None:
    """Give the class of the table that lists a host or one above it, longest entry first."""
    with_paths = _with_paths(hosts)
    parent = host
    while "." in parent:
        found = _below(hosts, parent, path) if parent in with_paths else hosts.get(parent)
        if found:
            return found
        parent = parent.partition(".")[2]
    return None


def _below(hosts: Hosts, parent: str, path: str) -> str | None:
    segments = _SEGMENT.findall(path)[:_DEEPEST]
    keys = ("/".join((parent, *segments[:depth])) for depth in range(len(segments), -1, -1))
    return next((hosts[key] for key in keys if hosts.get(key)), None)


@once_per_table
def _with_paths(hosts: Hosts) -> frozenset[str]:
    """List the hosts that have paths of their own in the table."""
    return frozenset(key.partition("/")[0] for key in hosts if "/" in key)


def is_amazon(hosts: Hosts, host: str) -> bool:
    """Tell whether a host is Amazon's, by its registrable domain."""
    return owner(hosts, host) in _AMAZON


@lru_cache(maxsize=4096)
def looks_like_amazon(host: str) -> bool:
    """Tell whether somebody else's host takes Amazon's name, or one that the eye takes for it."""
    shape = _shape(host)
    if "amazon" in compiled(_INNOCENT).sub("", shape):
        return True
    tokens = _TOKEN.findall(_shape(registrable(host).partition(".")[0]))
    return any(token == "amzn" or _is_one_edit_off(token) for token in tokens)


def is_homoglyph(written: str) -> bool:
    """Tell whether letters of other scripts stand for Latin ones in a host that reads as Latin."""
    plain = unicodedata.normalize("NFKC", written).lower()
    return not plain.isascii() and fold_word(plain).isascii() and any(map(_is_foreign, plain))


def _is_foreign(character: str) -> bool:
    return not character.isascii() and character.isalpha()


def _shape(host: str) -> str:
    """Reduce a host to what it looks like: punycode shown, accents and look-alikes gone."""
    shown = ".".join(_shown(label) for label in host.split("."))
    bare = unicodedata.normalize("NFKD", fold_word(shown))
    value = "".join(character for character in bare if not unicodedata.combining(character))
    for written, meant in _SHAPES:
        value = value.replace(written, meant)
    return value


def _shown(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _is_one_edit_off(token: str) -> bool:
    """Tell whether one letter changed, added, lost or swapped makes a word `amazon`."""
    name = "amazon"
    if not 5 <= len(token) <= 7 or token == name or token[0] != "a":
        return False
    start = next((i for i, (a, b) in enumerate(zip(token, name, strict=False)) if a != b), 5)
    rest, meant = token[start:], name[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return meant in (rest[1:], swapped) or rest == meant[1:] or rest[1:] == meant[1:]
