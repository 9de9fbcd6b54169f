"""Platforms: where a text names a messenger or network, however it is spelled."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amzlint.model import Words
from amzlint.text.surfaces import LETTER, alternation, once_per_table
from amzlint.text.view import View

# Characters that stand in for letters in `t3legr@m`; 1, ! and | are an i or an l.
_STAND_INS = str.maketrans("@4€350$7+986", "aaeesosttgbb")
_I_OR_L = re.compile("[1!|¡]")
_FILLING = re.compile(r"[\W_]+")
_ODD = re.compile("[0-9@$!|¡€+*._~'’·ß-ɏ-][a-z]")
_WORD = rf"[{LETTER}@$!|¡€+*._~'’·-]{{0,24}}"
_WORD_BEFORE = re.compile(rf"{_WORD}\Z")
_WORD_BEHIND = re.compile(_WORD)
_APART = re.compile("[ ._*·-][a-z][ ._*·-]{1,2}[a-z][ ._*·-]")
_SPACED = re.compile(
    rf"(?<![{LETTER}])[{LETTER}](?:[ ._*·-]{{1,2}}[{LETTER}]){{3,11}}(?![{LETTER}])"
)
_IN_ADDRESS = re.compile(r"\.[a-z]{2}|@[a-z]")  # what follows the name within a host or mailbox
_PAIR = re.compile("[一-鿿]{2}")
_PARTING = r"[ .·*_/|~()+-]{1,2}"
_SHOUTED = re.compile(r"[A-Z]{3,}[ -]\Z")


@dataclass(frozen=True, slots=True)
class Platform:
    """A place that names a platform; `sure` where the word means nothing else, `short` for `ig`."""

    name: str
    start: int
    end: int
    sure: bool = True
    short: bool = False
    invited: bool = False
    disguised: bool = False


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    names: Mapping[str, str]
    words: "re.Pattern[str]"
    invitation: "re.Pattern[str]"
    spellings: Mapping[str, str]
    parted: "re.Pattern[str]"


@once_per_table
def _vocabulary(words: Words) -> _Vocabulary:
    groups = [words.get(group, {}) for group in _GROUPS]
    names = {surface: name for group in reversed(groups) for surface, name in group.items()}
    latin = {
        surface: name
        for surface, name in groups[0].items()
        if surface.isascii() and surface.isalpha()
    }
    inviting = alternation(words.get("handle-add", ())) or "(?!)"
    pairs = [surface for surface in names if _PAIR.fullmatch(surface)]
    parted = "|".join(f"{pair[0]}{_PARTING}{pair[1]}" for pair in pairs) or "(?!)"
    return _Vocabulary(
        names,
        re.compile(alternation(names) or "(?!)"),
        re.compile(rf"(?:{inviting})[\s“”\"'「:]{{0,2}}\Z"),
        {surface: name for surface, name in latin.items() if len(surface) > 4},
        re.compile(parted),
    )


_GROUPS = ("platform", "platform-disguised", "platform-short", "platform-word")


def platforms(view: View) -> list[Platform]:
    """List the platforms that a text names, in order and without overlaps."""
    vocabulary = _vocabulary(view.words)
    found = [*_named(view, vocabulary), *_respelled(view.value, vocabulary)]
    kept: list[Platform] = []
    for platform in sorted(found, key=lambda platform: (platform.start, -platform.end)):
        if not kept or platform.start >= kept[-1].end:
            kept.append(platform)
    return kept


def _named(view: View, vocabulary: _Vocabulary) -> Iterator[Platform]:
    for match in vocabulary.words.finditer(view.value):
        surface, (start, end) = match.group(), match.span()
        if _IN_ADDRESS.match(view.value, end):
            continue
        plain, disguised, short, _ = (surface in view.words.get(group, {}) for group in _GROUPS)
        sure = plain or disguised
        short = short and not sure
        if not sure and not short and not _is_name(view, start, end):
            continue
        before = view.value[max(0, start - 20) : start]
        invited = any(map(vocabulary.invitation.search, (before, surface[:1])))
        yield Platform(vocabulary.names[surface], start, end, sure, short, invited, disguised)


def _is_name(view: View, start: int, end: int) -> bool:
    """Tell `LINE` and `Signal` from the words line and signal."""
    raw = view.raw(start, end)
    glued = view.value[start - 1 : start].isalpha()  # 我们的Line
    capital = raw[:1].isupper() if glued or end - start > 4 else raw.isupper()
    return capital and not _SHOUTED.search(view.raw(max(0, start - 20), start))


def _respelled(value: str, vocabulary: _Vocabulary) -> Iterator[Platform]:
    """Find `t3legr@m`, `whats-äpp`, `w h a t s a p p` and `微.信`."""
    for start, end in _odd_words(value):
        word = value[start:end].rstrip("._'’*-!+")
        if word.isascii() and word.isalpha():
            continue
        joined = word + value[end + 1 : end + 4] if value[end : end + 1] == " " else ""
        for spelled, length in ((word, len(word)), (joined, len(joined) + 1)):
            if name := _unmasked(spelled, vocabulary.spellings):
                yield Platform(name, start, start + length, disguised=True)
    for match in _SPACED.finditer(value) if _APART.search(value) else ():
        if name := _unmasked(match.group(), vocabulary.spellings):
            yield Platform(name, *match.span(), disguised=True)
    for match in vocabulary.parted.finditer(value):
        name = vocabulary.names[match.group()[0] + match.group()[-1]]
        yield Platform(name, *match.span(), disguised=True)


def _odd_words(value: str) -> Iterator[tuple[int, int]]:
    """List the words with something in them that is no letter."""
    end = 0
    for odd in _ODD.finditer(value):
        if odd.start() >= end:
            before = _WORD_BEFORE.search(value, max(end, odd.start() - 24), odd.start())
            behind = _WORD_BEHIND.match(value, odd.start())
            end = behind.end() if behind else odd.end()
            yield before.start() if before else odd.start(), end


def _unmasked(word: str, spellings: Mapping[str, str]) -> str | None:
    letters = word.translate(_STAND_INS)
    for letter in "il":
        bare = unicodedata.normalize("NFD", _I_OR_L.sub(letter, letters))
        name = spellings.get(_FILLING.sub("", bare))
        if name:
            return name
    return None
