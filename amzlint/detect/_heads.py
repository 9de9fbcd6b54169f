"""Heads: how a number begins and what stands round it, which leaves few shapes that it can have.

The table of shapes names heads like this: `3:-` are three digits and a hyphen, `1-5:u` one to five digits and
a unit or currency; `a2` are two letters right before a digit, `a2-` with a sign between, `a2_` with a space;
`s$` is a currency's sign. Behind digits there is

    - . , ' / : _   that sign, where the number may go on behind it
    d  a space and a digit             s  a space and a sign, or a line end
    u  a unit or currency              a  other letters, with no space
    o  a sign or character for one     *  anything
"""

import re
from functools import cache, lru_cache

from amzlint.detect._shapes import CODE, MONEY, SHAPES, UNIT, Shape
from amzlint.record import record
from amzlint.text.patterns import compiled

Head = tuple[int, str]
"""How many digits a number begins with, none where letters or a sign stand before it; and what is round them."""

_WORD = (
    r"(?<=(?<![0-9a-z])[a-z]{2} .)(?=[0-9]{2} ?[0-9]{3})|(?<=(?<![0-9a-z])fr .)(?=[0-9a-z])"
    rf"|(?<=(?<![0-9a-z])(?:hr[ab]|ver|{CODE}) .)"
    r"|(?<=(?<![0-9a-z])v .)|(?<=(?<![0-9a-z])fr[a-z]{2} .)"
)
_FREE = r"(?<![0-9a-z+])(?<![0-9][-./])"
NUMBER = (
    "[0-9](?<![0-9].)"
    rf"(?:(?<=[a-z].)(?P<glued>)|(?<=[a-z][-/_#.].)(?P<joined>)|(?:{_WORD})(?P<spaced>)"
    rf"|(?<={_FREE}[{MONEY}#〒-].)(?P<signed>)|(?<={_FREE}[{MONEY}〒] .)(?P<apart>)"
    r"|(?<![0-9a-z+].)(?<![0-9][-./].)(?P<free>)|(?P<inside>))"
    r"(?:(?P<order>[0-9]{2}-[0-9]{7}-[0-9]{7}(?![-./]?[0-9]))"
    r"|[0-9]*+(?P<sign>[-.,'’:/_]?)(?P<space> ?)(?:(?P<word>zł|[a-z]++)|(?P<next>(?s:.?))))"
)
"""A run of digits, whether what is before it belongs to it, and what follows: the rest of an order id or anything else."""

_SIGNS = "-.,'’:/_"
_MARKS = frozenset(f"{MONEY}%‰元円块美欧°″厘毫公千×*年月ωμ")
_BEFORE = r"(?<![0-9a-z+])(?<![0-9][-./])[a-z]{1,5}\Z"


@cache
def _words() -> frozenset[str]:
    """List the letters that may follow digits within a shape: those of units, currencies, zł and 3 x 4."""
    return frozenset(re.findall("[a-z]+", UNIT + CODE)) | frozenset(("zł", "x"))


def behind(number: "re.Match[str]") -> Head:
    """Give the head of a number that starts with its digits."""
    sign, space, word, after = number.group("sign", "space", "word", "next")
    digits = number.start("sign") - number.start()
    if word:
        goes_on = word in _words() or (sign in "-/" and not space)
        return digits, (sign if goes_on else "") if sign else _behind_word(word, space)
    if sign:
        goes_on = after != "" and (after in _MARKS or after in _SIGNS or after.isdigit())
        return digits, sign if goes_on else ""
    if after in _MARKS:
        return digits, "o"
    if space and after.isdigit():
        return digits, "d"
    return digits, "s" if after.isspace() or (space and after and after in "-./_") else ""


def _behind_word(word: str, space: str) -> str:
    if word in _words():
        return "u"
    return "" if space else "a"


def before(number: "re.Match[str]") -> tuple[int, Head] | None:
    """Give where an identifier may start before the digits, and its head."""
    value, start = number.string, number.start()
    if number["signed"] is not None or number["apart"] is not None:
        at = start - 1 if number["apart"] is None else start - 2
        return at, (0, "s$" if value[at] in MONEY else f"s{value[at]}")
    end = start if number["glued"] is not None else start - 1
    letters = compiled(_BEFORE).search(value, max(0, end - 6), end)
    if letters is None:
        return None
    gap = "" if end == start else "_" if value[end] == " " else "-"
    return letters.start(), (0, f"a{end - letters.start()}{gap}")


@record
class Family:
    """The shapes that a head leaves, in their order; the pattern has a group for each."""

    shapes: tuple[Shape, ...]
    pattern: "re.Pattern[str]"


@lru_cache(maxsize=512)
def family(digits: int, round_: str) -> Family | None:
    """Select the shapes that may have a head."""
    shapes = tuple(shape for shape in SHAPES if _may_have(shape, digits, round_))
    choices = "|".join(f"({shape.pattern})" for shape in shapes)
    return Family(shapes, re.compile(choices)) if shapes else None


def _may_have(shape: Shape, digits: int, round_: str) -> bool:
    heads = shape.heads.split()
    if not digits:
        return round_ in heads
    for head in heads:
        lengths, colon, follows = head.partition(":")
        low, _, high = lengths.partition("-")
        if colon and int(low) <= digits <= int(high or low) and _includes(follows, round_):
            return True
    return False


def _includes(follows: str, round_: str) -> bool:
    return follows == "*" or (round_ != "" and round_.replace("’", "'") in follows)
