"""Speech: digits said in words, alone or among digits, with whatever stands between them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from amzlint.detect._digits import Run, Unit
from amzlint.text.surfaces import once_per_table

_LETTER = "a-zß-ɏ"
_BETWEEN = r"(?:[^\w\x1f!?。！？;；]|_|の)"
_WORDS = re.compile(r"[^\W\d_]+")
_TENS = re.compile("[2-9]0")
_TIMES = {"twice": 2, "thrice": 3}
LOOSE = re.compile(rf"\d{_BETWEEN}{{0,4}}\d")
"""Digits with anything between, worth a look where no plain number was found."""


def extension_end(value: str, at: int, words: Mapping[str, str]) -> int:
    """Give where the extension behind a number ends; its place where there is none."""
    match = _extension(words).match(value, at)
    return match.end() if match else at


@once_per_table
def _extension(words: Mapping[str, str]) -> "re.Pattern[str]":
    return re.compile(rf"[ ,;]{{0,3}}(?:{_choice(words)})[.:]? ?\d{{1,6}}(?![\d-])")


@dataclass(frozen=True, slots=True)
class _Speech:
    values: Mapping[str, str]
    run: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    signs: "re.Pattern[str]"


@once_per_table
def _speech(values: Mapping[str, str]) -> _Speech:
    said = [word for word, value in values.items() if value]
    filler = [word for word, value in values.items() if not value]
    latin = _choice([word for word in said if re.match(f"[{_LETTER}]", word)])
    signs = _choice([word for word in said if not re.match(f"[{_LETTER}]", word)])
    between = _choice(filler)
    unit = rf"(?:\d|{signs}|(?<![{_LETTER}])(?:{latin})++(?![{_LETTER}]))"
    word = rf"{_BETWEEN}{{0,3}}(?<![{_LETTER}])(?:{between})(?![{_LETTER}])"
    # Letters in the midst of digits, 06num12tel34, that are no digit word themselves.
    glued = rf"(?<=\d)(?!(?:{latin})++(?![{_LETTER}]))[a-z]{{2,5}}(?=\d)"
    gap = rf"(?:{glued}|(?:{word})?{_BETWEEN}{{0,4}})"
    return _Speech(
        values,
        re.compile(rf"\+?{unit}(?:{gap}{unit}){{3,}}+"),
        re.compile(rf"\d|\+|{signs}|{glued}|{latin}|{between}"),
        re.compile(signs),
    )


def _choice(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def is_spoken(value: str, values: Mapping[str, str]) -> bool:
    """Tell whether there are digit words enough to look for numbers made of them."""
    words = [word for word in _WORDS.findall(value) if values.get(word)]
    return len(words) > 2 or len(_speech(values).signs.findall(value)) > 2


def spoken(value: str, values: Mapping[str, str]) -> Iterator[Run]:
    """Find digits and digit words with whatever stands between them."""
    speech = _speech(values)
    for match in speech.run.finditer(value):
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
    for match in speech.unit.finditer(run.string, *run.span()):
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
        tens.spelled and one.spelled and _TENS.fullmatch(tens.digits) and apart in ("", " ", "-")
    ):
        return None
    if len(one.digits) != 1 or one.digits == "0":
        return None
    return Unit(tens.digits[0] + one.digits, tens.start, one.end, spelled=True)
