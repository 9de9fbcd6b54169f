"""Gate: whether a text has digits enough for a telephone number, told before anything else is looked for."""

import re
from collections.abc import Mapping
from functools import lru_cache

from amzlint.detect import _digits, _speech
from amzlint.detect._shapes import CODE, MONEY
from amzlint.text.patterns import compiled

# Order ids and parcels' numbers, where nothing before them can make them something else.
_BARS = f"+/*×#〒{MONEY}-"
_FREE = rf"(?<![0-9a-z.{_BARS}].)(?<![0-9xab{_BARS}] .)"
_PARCEL = r"(?<=(?<![0-9a-z+])(?<![0-9][-./])(?:yt|sf|lp|jd).)[0-9]{8,33}(?![0-9a-z])"
_SURE = (
    rf"{_FREE}(?:[0-9]{{2}}-[0-9]{{7}}-[0-9]{{7}}(?![-./]?[0-9])|0340[0-9]{{15}}(?![0-9a-z])"
    rf"|(?<!{CODE} .)z[0-9a-z]{{16}}(?![0-9a-z]))|{_PARCEL}"
)
MIXED = r"(?<=[0-9])[oil]|(?<=[oil][0-9])"
SIX_MORE = r"(?:[^0-9\x1f]{0,8}+[0-9]){6}"


def may_hold(value: str, words: Mapping[str, str], spoken: _speech.Spelling) -> bool:
    """Tell, without a look at what else was found, whether there are digits enough for a number."""
    if spoken == "words":
        rest = compiled(f"[0-9](?:{_SURE})").sub(_digits.HIDE, value)
        return compiled(_digits.MIXED).search(rest) is not None or _speech.may_hold(rest, words)
    unit, more = _speech.row(words) if spoken else ("[0-9]", SIX_MORE)
    return any(match.lastindex for match in _candidate(unit, more).finditer(value))


@lru_cache(maxsize=64)
def _candidate(unit: str, more: str) -> "re.Pattern[str]":
    """Make a pattern whose only group is what may be a number; it finds what is none for sure, too."""
    return re.compile(f"{unit}(?:(?<=[0-9])(?:{_SURE})|({MIXED}|{more}))")
