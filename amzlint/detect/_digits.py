"""Digits: runs of digits and digit words that may be one number, with the way back to the text."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.view import View

HIDE = "\x1f"
"""Stands in place of what is no part of a telephone number."""

_PLAIN = r"(?<![\da-z])(?:\+{1,2} ?)?(?:\([+ ]{0,2})?\d(?:[ \t\-./()~]{0,4}\d){5,}+(?![\d@])"
_LOOKALIKE = r"(?<![a-z0-9])(?=[oil]*\d)(?!\d+l(?!\w))[\doil]{3,16}(?![a-z0-9])"
MIXED = "[0-9](?:[oil]|(?<=[oil].))"
"""Digits next to letters that look like digits."""
_ORDINARY = r"(?ia:[0-9+()./#,;:\s\u00a0\u2007\u2009\u202f\u2010-\u2015\u2212-]|ext\w*|int|x)*+"
_SCRIPTS_WITH_DIGITS = "[\u0620-\u064a\u0671-\u06d3\u0904-\u0939\u0985-\u09b9\u0e01-\u0e30]"
_OWN_DIGITS = "[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]"


@record
class Unit:
    """One digit character or digit word: the digits it stands for and where it stands."""

    digits: str
    start: int
    end: int
    spelled: bool


@record
class Run:
    """Digits in a row that may be one number."""

    text: str
    start: int
    end: int
    units: tuple[Unit, ...]

    @cached_property
    def digits(self) -> str:
        """The digits alone, with a + in front where there is one."""
        return "".join(unit.digits for unit in self.units)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The digits as they are grouped."""
        return tuple(re.findall(r"\d+", self.text))

    @property
    def spelled(self) -> int:
        """How many of the units are words."""
        return sum(unit.spelled for unit in self.units)

    @property
    def counts_up(self) -> bool:
        """Tell a list like 1 2 3 4 5 or "three two one" from a number."""
        values = [
            int(value)
            for value in (self.groups if len(self.groups) > 3 else self.digits.lstrip("+"))
        ]
        steps = {later - earlier for earlier, later in pairwise(values)}
        return len(steps) == 1

    @property
    def is_list(self) -> bool:
        """Tell an enumeration, "38, 39, 41" or "one, two, five", from a number."""
        commas = len(re.findall("[,、]", self.text))
        if self.spelled:
            return commas >= len(self.units) - 1
        return commas > 0 and all(len(group) < 3 for group in self.groups)

    def beginnings(self) -> Iterator["Run"]:
        """Give what stands before each comma and line end, the longest first."""
        for count in range(len(self.units) - 1, 3, -1):
            gap = self.text[
                self.units[count - 1].end - self.start : self.units[count].start - self.start
            ]
            if "," in gap or "\n" in gap:
                yield self.until(count)

    def until(self, count: int) -> "Run":
        """Give the run of the first units."""
        units = self.units[:count]
        end = units[-1].end
        return Run(self.text[: end - self.start], self.start, end, units)

    def between(self, start: int, end: int) -> "Run":
        """Give the part of the run in a range, which may go on behind the run."""
        units = tuple(unit for unit in self.units if start <= unit.start and unit.end <= end)
        text = self.text[max(0, start - self.start) : end - self.start]
        return Run(text, start, end, units)

    def without_tail(self) -> "Run":
        """Cut off single digits at the end, which are an hour or a count, of a run with longer groups."""
        tail = re.search(r"(?:[ ]?[-/ ][ ]?\d)+\Z", self.text)
        count = len(re.findall(r"\d", tail.group())) if tail else 0
        if not 1 <= count <= 2 or max(map(len, self.groups)) < 3:
            return self
        return self.until(len(self.units) - count)


def hidden(value: str, places: Sequence[tuple[int, int]]) -> str:
    """Put marks in place of what is known to be something else; offsets stay."""
    pieces, at = [], 0
    for start, end in sorted(places):
        if end > at:
            pieces += [value[at:start], HIDE * (end - max(at, start))]
            at = end
    return "".join(pieces) + value[at:]


def with_digits_for_letters(value: str) -> str:
    """Read O, I and l as digits in words of nothing but digits and these letters."""
    if not compiled(MIXED).search(value):
        return value
    return compiled(_LOOKALIKE).sub(lambda match: match.group().translate(_AS_DIGITS), value)


_AS_DIGITS = str.maketrans("oil", "011")


def is_disguised(view: View, run: Run) -> bool:
    """Tell whether the characters of a plain run are more than digits in their usual formatting."""
    raw = view.raw(run.start, run.end)
    if compiled(_SCRIPTS_WITH_DIGITS).search(view.value):
        raw = compiled(_OWN_DIGITS).sub("0", raw)
    spaced = len(run.groups) > 6 and max(map(len, run.groups)) == 1
    return spaced or compiled(_ORDINARY).fullmatch(raw) is None


def plain(value: str) -> Iterator[Run]:
    """Find digits with the separators that telephone numbers are written with."""
    for match in compiled(_PLAIN).finditer(value):
        start, end = match.span()
        text = match.group()
        units = [
            Unit(digit.group(), start + digit.start(), start + digit.end(), spelled=False)
            for digit in re.finditer(r"(?<![+\d] )\+(?=[( ]*\d)|\d", text)
        ]
        yield Run(text, start, end, tuple(units))
