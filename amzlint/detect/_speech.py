"""Speech: digits said in words, alone or among digits, with whatever stands between them."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from amzlint.detect._digits import Run, Unit
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.spotter import LATIN, Spotter, letters
from amzlint.text.surfaces import once_per_table

_BETWEEN = r"(?:[^\w\x1f!?。！？;；]|_|の)"
_WITHIN_WORD = re.compile(r"[^\W\d_]")
_GAP = re.compile(rf"{_BETWEEN}{{0,7}}")
_TENS = re.compile("[2-9]0")
_FEW = 2  # digit words that every text may have
_TIMES = {"twice": 2, "thrice": 3}
LOOSE = re.compile(rf"[0-9]{_BETWEEN}{{0,4}}[0-9]")
"""Digits with anything between, worth a look where no plain number was found."""


def extension_end(value: str, at: int, words: Mapping[str, str]) -> int:
    """Give where the extension behind a number ends; its place where there is none."""
    match = _extension(words).match(value, at)
    return match.end() if match else at


@once_per_table
def _extension(words: Mapping[str, str]) -> "re.Pattern[str]":
    return re.compile(rf"[ ,;]{{0,3}}(?:{_choice(words)})[.:]? ?\d{{1,6}}(?![\d-])")


@record
class _Speech:
    values: Mapping[str, str]
    spotter: Spotter
    """All words but those of one letter."""
    letters: str
    signs: frozenset[str]
    """Words that need no edges."""

    @cached_property
    def patterns(self) -> "tuple[re.Pattern[str], re.Pattern[str]]":
        """Write down a run of digits and words, and one of its units."""
        said = [word for word, value in self.values.items() if value]
        latin = _choice([word for word in said if word not in self.signs])
        signs = _choice(self.signs)
        between = _choice([word for word, value in self.values.items() if not value])
        unit = rf"(?:\d|{signs}|(?<![{LATIN}])(?:{latin})++(?![{LATIN}]))"
        filler = rf"{_BETWEEN}{{0,3}}(?<![{LATIN}])(?:{between})(?![{LATIN}])"
        run = rf"\+?{unit}(?:(?:{filler})?{_BETWEEN}{{0,4}}{unit}){{3,}}+"
        return re.compile(run), re.compile(rf"\d|\+|{signs}|{latin}|(?:{between})")


@once_per_table
def _speech(values: Mapping[str, str]) -> _Speech:
    said = [word for word, value in values.items() if value]
    latin = [word for word in said if word[0] in letters(LATIN)]
    single = [word for word in latin if len(word) == 1]
    spotter = Spotter((word for word in values if word not in single), "")
    return _Speech(values, spotter, "".join(single), frozenset(said).difference(latin))


def _choice(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def is_spoken(value: str, values: Mapping[str, str]) -> bool:
    """Tell whether there are digit words enough to look for numbers made of them."""
    speech = _speech(values)
    words = signs = at = 0
    for start, end in speech.spotter.spots(value):
        word = value[start:end]
        if values[word]:
            words += _is_word(value, start, end)
            if word in speech.signs and start >= at:
                signs, at = signs + 1, end
    if speech.letters and words <= _FEW:
        letter = rf"[{speech.letters}](?![^\W\d_])(?<![^\W\d_].)"
        words += sum(1 for _ in compiled(letter).finditer(value))
    return words > _FEW or signs > _FEW


def _is_word(value: str, start: int, end: int) -> bool:
    before = start > 0 and _WITHIN_WORD.match(value, start - 1)
    return not before and not _WITHIN_WORD.match(value, end)


def may_hold(value: str, values: Mapping[str, str]) -> bool:
    """Tell whether four digits or digit words follow each other with nothing but gaps and fillers between."""
    speech = _speech(values)
    units = [(*spot, bool(values[value[slice(*spot)]])) for spot in speech.spotter.spots(value)]
    digits = compiled(f"[0-9{speech.letters}]").finditer(value)
    units += [(*digit.span(), True) for digit in digits]
    count = reach = 0
    for start, end, said in sorted(units):
        near = start <= reach or (start - reach < 8 and _GAP.fullmatch(value, reach, start))
        count = count * bool(near) + said
        reach = max(reach, end)
        if count > 3:
            return True
    return False


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
        elif value and (value != "+" or match.start() == run.start()):
            first = match.start() if times == 1 else start
            yield Unit(value * times, first, match.end(), spelled=word != value)
            times = 1


def _joined(tens: Unit, one: Unit, value: str) -> Unit | None:
    """Make 39 of "thirty nine"."""
    apart = value[tens.end : one.start]
    if not (
        tens.spelled and one.spelled and _TENS.fullmatch(tens.digits) and apart in ("", " ", "-")
    ):
        return None
    if len(one.digits) != 1 or one.digits == "0":
        return None
    return Unit(tens.digits[0] + one.digits, tens.start, one.end, spelled=True)
