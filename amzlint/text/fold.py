"""Fold: the form of a text in which disguises of characters no longer matter.

Invisible characters out, NFKC, every Unicode digit to ASCII, lower case, traditional Chinese
characters to simplified ones, and in words of mixed script the look-alikes of Latin letters to
Latin. Done by grapheme cluster, so that `e` + U+0301 and `é` meet and each folded character
still knows the characters it came from.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from amzlint.text.han import simplified
from amzlint.text.patterns import compiled
from amzlint.text.text import Text

# What a person cannot see: format characters, fillers, variation selectors, tags, the keycap frame.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
INVISIBLE = f"[{_INVISIBLE}]"

# Characters that a fold leaves alone but for their case, as long as nothing combines with them.
_PLAIN = "\x00-\x7f¡-§©«¬®°±¶·»¿À-ÖØ-öø-ÿĀ-įĴ-ľŁ-ňŊ-ž–—‘’“”•…€、。「」『』【】ぁ-ゖァ-ヺー一-鿿"
_UNUSUAL = f"[^{_PLAIN}]+"

_PLAINER = str.maketrans("‘’ʼ′“”„«»–—", "'" * 4 + '"' * 5 + "-" * 2)

_LOOKALIKES = str.maketrans(
    "аеорсухкмтвніјѕԁһԛԝьзαορνκτυιεηρχγωβ" + "ѵɡօսհոցյզ",
    "aeopcyxkmtbhijsdhqwb3aopvktuienpxywb" + "vgouhngjq",
)
_FOREIGN = "[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0530-\u058f]"
_MIXED = rf"[^\W_]*{_FOREIGN}[^\W_]*"
_LATIN = re.compile("[a-z]")


@lru_cache(maxsize=65536)
def fold_cluster(cluster: str) -> str:
    """Fold one grapheme cluster; the result may be empty or longer than what went in."""
    value = unicodedata.normalize("NFKC", compiled(INVISIBLE).sub("", cluster)).lower()
    value = unicodedata.normalize("NFKC", value).replace("i\u0307", "i")
    return "".join(_fold_character(character) for character in value).translate(_PLAINER)


def _fold_character(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if compiled(INVISIBLE).match(character):
        return ""
    if unicodedata.category(character) == "Pd":
        return "-"
    if unicodedata.category(character) == "Zs":
        return " "
    return simplified().get(character, character)


def fold(text: Text) -> Text:
    """Fold a text; ASCII and plain characters cost no more than lower-casing."""
    value = text.value
    if value.isascii():
        return Text(value.lower(), text)
    if not compiled(_UNUSUAL).search(value):
        return Text(_latinised(_plain(value)), text)
    pieces = list(_pieces(value))
    return Text(_latinised("".join(piece for piece, _, _ in pieces)), text, lambda: pieces)


def _plain(value: str) -> str:
    """Fold characters that keep their number."""
    lowered = value.lower()
    return lowered if lowered.isascii() else lowered.translate(_one_for_one())


@cache
def _one_for_one() -> dict[int, int | str]:
    return {**_PLAINER, **{ord(one): other for one, other in simplified().items()}}


def _pieces(value: str) -> Iterator[tuple[str, int, int]]:
    """Cut a text into plain stretches and the clusters between them, each folded, with their places."""
    at = 0
    for match in compiled(f"[{_PLAIN}]?{_UNUSUAL}").finditer(value):
        if match.start() > at:
            yield _plain(value[at : match.start()]), at, match.start()
        at = match.start()
        for cluster in _clusters(match.group()):
            yield fold_cluster(cluster), at, at + len(cluster)
            at += len(cluster)
    if at < len(value):
        yield _plain(value[at:]), at, len(value)


def _clusters(run: str) -> Iterable[str]:
    if all(map(_stands_alone, run)):
        return run
    import regex  # noqa: PLC0415 - only where characters combine, and slow to import

    clusters: list[str] = regex.findall(r"\X", run)
    return clusters


@lru_cache(maxsize=4096)
def _stands_alone(character: str) -> bool:
    """Tell whether a character neither joins the one before nor waits for the one behind it."""
    combines = (
        "\u1100" <= character <= "\u11ff"
        or "\ua960" <= character <= "\ud7ff"
        or character > "\U0001f000"
    )
    return not combines and unicodedata.category(character)[0] not in "MC"


def _latinised(value: str) -> str:
    """Turn look-alikes into Latin letters, only in words that have Latin letters already."""
    if not compiled(_FOREIGN).search(value):
        return value
    return compiled(_MIXED).sub(_latinised_word, value)


def _latinised_word(match: "re.Match[str]") -> str:
    word = match.group()
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word


def fold_word(word: str) -> str:
    """Fold a word of a rule or lexicon as messages are folded."""
    return fold(Text(word)).value
