"""Hidden: characters that nobody sees, with the word, address or number that holds them."""

import re
from collections.abc import Iterator, Mapping

from amzlint.model import Entity
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "hidden"
NEEDS: tuple[str, ...] = ()

_CLASSES = {
    "zero-width": (
        "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u2800\u3164"
        "\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0100-\U000e01ef"
    ),
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    "soft-hyphen": "\u00ad",
    "tag": "\U000e0000-\U000e007f",
}
_CLASS_OF = {name: f"[{characters}]" for name, characters in _CLASSES.items()}
_ALL = "".join(_CLASSES.values())
_HIDDEN = f"[{_ALL}]"
_MAYBE = (  # few ranges, quick to look for
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U000e01ef]"
)

# Where scripts and pictures need characters that can't be seen; tried at the character.
_PICTURE = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"  # Arabic, Indic, Mongolian
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
_EXPECTED = rf"""
    (?: \A | (?<= \n ) ) \ufeff
    | (?<= [0-9#*] ) \ufe0f (?= \u20e3 )
    | (?<= [©®™‼⁉ℹⓂ{_PICTURE}] ) [\ufe0e\ufe0f]
    | (?<= [{_PICTURE}\ufe0f] ) \u200d (?= [{_PICTURE}] )
    | (?<= [{_JOINED}] ) [\u200c\u200d\u180b-\u180f\u17b4\u17b5]
    | [\u200c\u200d] (?= [{_JOINED}] )
    | (?<= [{_UNSPACED}] ) \u200b (?= [{_UNSPACED}] )
    | (?<= [\u2000-\u200a\u2010-\u22ff\u2e80-\ufaff\uff00-\uff0f\U00020000-\U0003ffff] ) [\ufe00-\ufe0f\U000e0100-\U000e01ef]
    | (?<= [\u1100-\u11ff] ) [\u115f\u1160]
    | [\u115f\u1160] (?= [\u1100-\u11ff] )
    """
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{3,6}\U000e007f"
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_OVERRIDES = "\u202d\u202e"
_LONG_WORD = 12  # letters; a shorter word needs no soft hyphen

_BREAKS = r"\s，。！？；：、（）【】「」『』《》"
_BEFORE = rf"[^{_BREAKS}]*\Z"
_AFTER = rf"[^{_BREAKS}{_ALL}]{{0,80}}(?:[{_ALL}]+[^{_BREAKS}{_ALL}]{{0,80}})*+(?:\s+[{_ALL}]+(?=\s|\Z))*+"
_EMBEDDED = "[\u202a\u202b\u202d\u202e\u2066-\u2068][^\n\u202c\u2069]{1,120}(?=[\u202c\u2069])"
_EDGES = "“”„\"'‘’«».,;:!?()[]<>"
_REACH = 80


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - every detector is called alike
    """Yield the tokens that hold hidden characters; neighbours with nothing to read are one."""
    shown = view.shown
    if view.is_ordinary or shown.isascii():
        return
    sign = compiled(_MAYBE).search(shown)
    if not sign:
        return
    end = 0
    for match in compiled(_HIDDEN).finditer(shown, sign.start()):
        at = match.start()
        if at >= end and not _is_expected(shown, at):
            start, end = _token(shown, at, end)
            yield _entity(view, start, end)


def _is_expected(shown: str, at: int) -> bool:
    """Tell whether a script or an emoji asks for a hidden character."""
    character = shown[at]
    if compiled(_EXPECTED, re.VERBOSE).match(shown, at):
        return True
    if compiled(_CLASS_OF["bidi"]).match(character):
        return character not in _OVERRIDES and bool(compiled(_RIGHT_TO_LEFT).search(shown))
    if compiled(_CLASS_OF["tag"]).match(character):
        flag = compiled(_FLAG).match(shown, max(0, shown.rfind("\U0001f3f4", max(0, at - 8), at)))
        return bool(flag and flag.end() > at)
    return character == "\u00ad" and _breaks_long_word(shown, at)


def _breaks_long_word(shown: str, at: int) -> bool:
    start, end = _token(shown, at, 0)
    pieces = shown[start:end].split("\u00ad")
    word = "".join(pieces)
    return word.isalpha() and len(word) >= _LONG_WORD and min(map(len, pieces)) > 1


def _token(shown: str, at: int, after: int) -> tuple[int, int]:
    """Give the token around a place, without the punctuation that closes it."""
    before = compiled(_BEFORE).search(shown, max(after, at - _REACH), at)
    embedded = compiled(_EMBEDDED).match(shown, at)
    behind = compiled(_AFTER).match(shown, embedded.end() if embedded else at)
    start = before.start() if before else at
    end = behind.end() if behind else at + 1
    while start < at and shown[start] in _EDGES:
        start += 1
    while end > at + 1 and shown[end - 1] in _EDGES:
        end -= 1
    return start, end


def _entity(view: View, start: int, end: int) -> Entity:
    token = view.shown[start:end]
    classes = {name for name, pattern in _CLASS_OF.items() if compiled(pattern).search(token)}
    if _splits(token):
        classes.add("in-word")
    first, last = view.folded.arrival(start, end)
    if first == last:  # nothing is left of it: show where it stood
        first, last = max(0, first - 1), min(len(view.value), last + 1)
    return Entity(KIND, view.value[first:last], first, last, frozenset(classes))


def _splits(token: str) -> bool:
    """Tell whether a hidden character has something to read on either side."""
    pieces = [piece for piece in compiled(_HIDDEN).split(token) if any(map(str.isalnum, piece))]
    return len(pieces) > 1
