"""Speech: digits said in words, alone or among digits, with whatever stands between them."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Literal

from amzlint.detect._digits import Run, Unit
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.spotter import LATIN, Spotter, letters
from amzlint.text.tables import once_per_table

_BETWEEN = r"(?:[^\w\x1f!?。！？;；]|_|の)"
_WITHIN_WORD = r"[^\W\d_]"
_DIGITS = "[0-9]+"
_WIDE = 7  # signs between two words, with a filler among them
_GAP = rf"{_BETWEEN}{{0,{_WIDE}}}|[a-z]{{1,5}}"
_TENS = "[2-9]0"
_FEW = 2  # digit words that every text may have
_TIMES = {"twice": 2, "thrice": 3}
LOOSE = rf"[0-9]{_BETWEEN}{{0,4}}[0-9]"
"""Digits with anything between, worth a look where no plain number was found."""


def extension_end(value: str, at: int, words: Mapping[str, str]) -> int:
    """Give where the extension behind a number ends; its place where there is none."""
    match = _extension(words).match(value, at)
    return match.end() if match else at


@once_per_table
def _extension(words: Mapping[str, str]) -> "re.Pattern[str]":
    return re.compile(rf"[ ,;]{{0,3}}(?:{_choice(words)})[.:]? ?\d{{1,6}}(?![\d-])")


Spelling = Literal["", "signs", "words"]
"""How digits are said: not at all, in signs alone, or in words too."""


@record
class _Speech:
    values: Mapping[str, str]
    said: Spotter
    """What stands for digits, but for the words of one letter."""
    letters: str
    signs: frozenset[str]
    """Words that need no edges."""

    @cached_property
    def units(self) -> Spotter:
        """Find what is said between digits, too."""
        return Spotter((word for word in self.values if word not in self.letters), "")

    @property
    def single(self) -> str:
        """Write down a word of one letter that stands alone."""
        return rf"[{self.letters}](?![^\W\d_])(?<![^\W\d_].)"

    @cached_property
    def alone(self) -> str:
        """Write down a word of one letter, alone or next to another word."""
        latin = [word for word, value in self.values.items() if value and word not in self.signs]
        first, last = ("".join({word[end] for word in latin}) for end in (0, -1))
        before = rf"(?<![{LATIN}].)(?:(?![{LATIN}])|(?=[{first}]))"
        return rf"[{self.letters}](?:{before}|(?![{LATIN}])(?<=[{last}].))"

    @cached_property
    def row(self) -> tuple[str, str]:
        """Write down digits and signs enough, with no other Chinese character between than a filler's.

        The first is one of them, the second what follows it.
        """
        unit = f"[0-9{re.escape(''.join(self.signs))}]"
        fillers = [word for word, value in self.values.items() if not value]
        gap = rf"(?:{_BETWEEN}|[a-z{re.escape(''.join(fillers))}])"
        longest = _WIDE + max(map(len, fillers), default=0)
        more = 5 if all(len(self.values[sign]) == 1 for sign in self.signs) else 3
        return unit, rf"(?:{gap}{{0,{longest}}}?{unit}){{{more}}}"

    @cached_property
    def patterns(self) -> "tuple[re.Pattern[str], re.Pattern[str]]":
        """Write down a run of digits and words, and one of its units."""
        said = [word for word, value in self.values.items() if value]
        latin = _choice([word for word in said if word not in self.signs])
        signs = _choice(self.signs)
        between = _choice([word for word, value in self.values.items() if not value])
        unit = rf"(?:\d|{signs}|(?<![{LATIN}])(?:{latin})++(?![{LATIN}]))"
        word = rf"{_BETWEEN}{{0,3}}(?<![{LATIN}])(?:{between})(?![{LATIN}])"
        # Letters in the midst of digits, 06num12tel34, that are no digit word themselves.
        glued = rf"(?<=\d)(?!(?:{latin})++(?![{LATIN}]))[a-z]{{2,5}}(?=\d)"
        gap = rf"(?:{glued}|(?:{word})?{_BETWEEN}{{0,4}})"
        run = rf"\+?{unit}(?:{gap}{unit}){{3,}}+"
        return re.compile(run), re.compile(rf"\d|\+|{signs}|{glued}|{latin}|{between}")


@once_per_table
def _speech(values: Mapping[str, str]) -> _Speech:
    said = [word for word, value in values.items() if value]
    latin = [word for word in said if word[0] in letters(LATIN)]
    single = [word for word in latin if len(word) == 1]
    spotter = Spotter((word for word in said if word not in single), "")
    return _Speech(values, spotter, "".join(single), frozenset(said).difference(latin))


def _choice(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def spelling(value: str, values: Mapping[str, str]) -> Spelling:
    """Tell whether there are digit words enough to look for numbers made of them, and which ones."""
    speech, latin = _speech(values), letters(LATIN)
    spots = speech.said.spots(value)
    single = len(compiled(speech.single).findall(value)) if speech.letters else 0
    if len(spots) + single <= _FEW:
        return ""
    signs = [spot for spot in spots if value[spot[0]] not in latin]
    if len(signs) < len(spots) or (speech.letters and compiled(speech.alone).search(value)):
        words = single + sum(_is_word(value, *spot) for spot in spots)
        return "words" if words > _FEW or _apart(signs) > _FEW else ""
    return "signs" if _apart(signs) > _FEW else ""


def _apart(spots: list[tuple[int, int]]) -> int:
    count = at = 0
    for start, end in spots:
        if start >= at:
            count, at = count + 1, end
    return count


def _is_word(value: str, start: int, end: int) -> bool:
    before = start > 0 and compiled(_WITHIN_WORD).match(value, start - 1)
    return not before and not compiled(_WITHIN_WORD).match(value, end)


def row(values: Mapping[str, str]) -> tuple[str, str]:
    """Give the patterns of a digit or sign, and of those that must follow it to make a number."""
    return _speech(values).row


def may_hold(value: str, values: Mapping[str, str]) -> bool:
    """Tell whether digits or digit words follow each other with nothing but gaps and fillers between.

    They are a number from four words on, and from six digits on.
    """
    speech = _speech(values)
    spots = speech.units.spots(value)
    reach = count = length = 0
    for start, end, digits, more in sorted(_places(value, speech, spots)):
        if start > reach and (
            start - reach > _WIDE or not compiled(_GAP).fullmatch(value, reach, start)
        ):
            count = length = 0
        count, length, reach = count + digits, length + more, max(reach, end)
        if count > 3 and length > 5:
            return True
    return False


def _places(
    value: str, speech: _Speech, spots: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where digits and words are, how many of them at least, and for how many digits at most."""
    for digits in compiled(_DIGITS).finditer(value):
        yield *digits.span(), digits.end() - digits.start(), digits.end() - digits.start()
    for start, end in spots:
        more = len(speech.values[value[start:end]])
        yield start, end, more > 0, more
    for match in compiled(speech.alone).finditer(value) if speech.letters else ():
        yield *match.span(), 1, 1


def spoken(value: str, values: Mapping[str, str]) -> Iterator[Run]:
    """Find digits and digit words with whatever stands between them."""
    if not may_hold(value, values):
        return
    speech = _speech(values)
    for match in speech.patterns[0].finditer(value):
        units = tuple(_units(speech, match))
        if units:
            start, end = units[0].start, units[-1].end
            yield Run(value[start:end], start, end, units)


def _units(speech: _Speech, run: "re.Match[str]") -> Iterator[Unit]:
    last: Unit | None = None
    for unit in _single_units(speech, run):
        joined = _joined(last, unit, run.string) if last else unit
        if joined is None and last is not None:
            yield last
        last = joined or unit
    if last is not None:
        yield last


def _single_units(speech: _Speech, run: "re.Match[str]") -> Iterator[Unit]:
    times, start = 1, -1
    for match in speech.patterns[1].finditer(run.string, *run.span()):
        word = match.group()
        value = speech.values.get(word, word)
        if value in _TIMES:
            times, start = _TIMES[value], match.start()
        elif value.isdecimal() or (value == "+" and match.start() == run.start()):
            first = match.start() if times == 1 else start
            yield Unit(value * times, first, match.end(), spelled=word != value)
            times = 1


def _joined(tens: Unit, one: Unit, value: str) -> Unit | None:
    """Make 39 of "thirty nine"."""
    apart = value[tens.end : one.start]
    if not (
        tens.spelled
        and one.spelled
        and compiled(_TENS).fullmatch(tens.digits)
        and apart in ("", " ", "-")
    ):
        return None
    if len(one.digits) != 1 or one.digits == "0":
        return None
    return Unit(tens.digits[0] + one.digits, tens.start, one.end, spelled=True)
