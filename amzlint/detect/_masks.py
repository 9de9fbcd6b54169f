"""Masks: names that are spelled with other characters, with signs or with gaps between their letters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.spotter import Spotter, letters
from amzlint.text.surfaces import LETTER

Masked = tuple[str, int, int]
"""A name, and where it stands."""

# Characters that stand in for letters in `t3legr@m`; 1, ! and | are an i or an l.
_STAND_INS = str.maketrans("@4€350$7+986", "aaeesosttgbb")
_I_OR_L = re.compile("[1!|¡]")
_FILLING = re.compile(r"[\W_]+")
_SIGNS = "@$!|¡€+*._~'’·-"
_ODD = "[0-9@$!|¡€+*._~'’·ß-ɏ-][a-z]"
_LONGEST = 24  # characters of a word on either side of the first odd one
_JOINED = 3  # characters of a name that may follow behind a space: `what's app`
_APART = "[ ._*·-][a-z][ ._*·-]{1,2}[a-z][ ._*·-]"
_SPACED = rf"(?<![{LETTER}])[{LETTER}](?:[ ._*·-]{{1,2}}[{LETTER}]){{3,11}}(?![{LETTER}])"
_BEYOND_BYTES = "[Ā-ɏ]"


@record
class Masks:
    """The names that are looked for, and what they look like when every mask is off."""

    names: Mapping[str, str]
    skeletons: frozenset[str]
    spotter: Spotter


def masks(names: Mapping[str, str]) -> Masks:
    """Prepare names in plain Latin letters: surface → name."""
    skeletons = frozenset(surface.translate(_skeleton()) for surface in names)
    return Masks(names, skeletons, Spotter(skeletons, ""))


def masked(value: str, known: Masks) -> Iterator[Masked]:
    """Find `t3legr@m`, `whats-äpp` and `w h a t s a p p`."""
    if not _may_be_masked(value, known):
        return
    yield from _in_words(value, known)
    for match in compiled(_SPACED).finditer(value) if compiled(_APART).search(value) else ():
        if name := _unmasked(match.group(), known):
            yield name, *match.span()


def _may_be_masked(value: str, known: Masks) -> bool:
    """Take all masks off and all gaps out at once, to see whether a name is left anywhere."""
    raw = value.replace("€", "e").encode("latin-1", "ignore")
    if len(raw) < len(value) and compiled(_BEYOND_BYTES).search(value):
        return True
    return bool(known.spotter.spots(raw.translate(*_bare()).decode("latin-1")))


def _in_words(value: str, known: Masks) -> Iterator[Masked]:
    for start, end in _odd_words(value):
        word = value[start:end].rstrip("._'’*-!+")
        if word.isascii() and word.isalpha():
            continue
        joined = word + value[end + 1 : end + 1 + _JOINED] if value[end : end + 1] == " " else ""
        for spelled, length in ((word, len(word)), (joined, len(joined) + 1)):
            if name := _unmasked(spelled, known):
                yield name, start, start + length


def _odd_words(value: str) -> Iterator[tuple[int, int]]:
    """List the words with something in them that is no letter."""
    inner, last, end = letters() | frozenset(_SIGNS), len(value), 0
    for odd in compiled(_ODD).finditer(value):
        at = odd.start()
        if at < end:
            continue
        start, low, high = at, max(end, at - _LONGEST), min(last, at + _LONGEST)
        while start > low and value[start - 1] in inner:
            start -= 1
        end = at + 1
        while end < high and value[end] in inner:
            end += 1
        yield start, end


def _unmasked(word: str, known: Masks) -> str | None:
    if word.translate(_skeleton()) not in known.skeletons:
        return None
    spelled = word.translate(_STAND_INS)
    for letter in "il":
        bare = unicodedata.normalize("NFD", _I_OR_L.sub(letter, spelled))
        name = known.names.get(_FILLING.sub("", bare))
        if name:
            return name
    return None


class _Skeleton(dict[int, str]):
    """What is left of a character when its mask is off, an l taken for an i."""

    def __missing__(self, code: int) -> str:
        letter = _I_OR_L.sub("i", chr(code).translate(_STAND_INS))
        bare = _FILLING.sub("", unicodedata.normalize("NFD", letter)).replace("l", "i")
        self[code] = bare
        return bare


@cache
def _skeleton() -> _Skeleton:
    return _Skeleton()


@cache
def _bare() -> tuple[bytes, bytes]:
    """Make the table that takes the masks off the characters of Latin-1, and list what it drops."""
    skeleton = _skeleton()
    bare = [skeleton[code] for code in range(256)]
    drop = bytes(code for code in range(256) if not bare[code].isalnum())
    return bytes(ord(letter[0]) if letter else 0 for letter in bare), drop
