"""Platforms: where a text names a messenger or network, however it is spelled."""

from collections.abc import Iterator, Mapping

from amzlint.detect._masks import Masks, masked, masks
from amzlint.model import Words
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.spotter import Spotter
from amzlint.text.surfaces import alternation
from amzlint.text.tables import once_per_table
from amzlint.text.view import View

_IN_ADDRESS = r"\.[a-z]{2}|@[a-z]"  # what follows the name within a host or mailbox
_PARTING = r"[ .·*_/|~()+-]{1,2}"
_SHOUTED = r"[A-Z]{3,}[ -]\Z"


@record
class Platform:
    """A place that names a platform; `sure` where the word means nothing else, `short` for `ig`."""

    name: str
    start: int
    end: int
    sure: bool = True
    short: bool = False
    invited: bool = False
    disguised: bool = False


@record
class _Vocabulary:
    names: Mapping[str, str]
    spotter: Spotter
    invitation: str
    masks: Masks
    parted: str


@once_per_table
def _vocabulary(words: Words) -> _Vocabulary:
    groups = [words.get(group, {}) for group in _GROUPS]
    names = {surface: name for group in reversed(groups) for surface, name in group.items()}
    spellings = {
        surface: name
        for surface, name in groups[0].items()
        if len(surface) > 4 and surface.isascii() and surface.isalpha()
    }
    inviting = alternation(words.get("handle-add", ())) or "(?!)"
    pairs = [surface for surface in names if len(surface) == 2 and all(map(_is_han, surface))]
    return _Vocabulary(
        names,
        Spotter(names),
        rf"(?:{inviting})[\s“”\"'「:]{{0,2}}\Z",
        masks(spellings),
        "|".join(f"{pair[0]}{_PARTING}{pair[1]}" for pair in pairs) or "(?!)",
    )


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


_GROUPS = ("platform", "platform-disguised", "platform-short", "platform-word")


def platforms(view: View) -> list[Platform]:
    """List the platforms that a text names, in order and without overlaps."""
    vocabulary = _vocabulary(view.words)
    found = [*_named(view, vocabulary), *_parted(view.value, vocabulary)]
    found += (Platform(*place, disguised=True) for place in masked(view.value, vocabulary.masks))
    kept: list[Platform] = []
    for platform in sorted(found, key=lambda platform: (platform.start, -platform.end)):
        if not kept or platform.start >= kept[-1].end:
            kept.append(platform)
    return kept


def _named(view: View, vocabulary: _Vocabulary) -> Iterator[Platform]:
    for start, end in vocabulary.spotter.apart(view.value):
        surface = view.value[start:end]
        if compiled(_IN_ADDRESS).match(view.value, end):
            continue
        plain, disguised, short, _ = (surface in view.words.get(group, {}) for group in _GROUPS)
        sure = plain or disguised
        short = short and not sure
        if not sure and not short and not _is_name(view, start, end):
            continue
        before = view.value[max(0, start - 20) : start]
        invited = any(map(compiled(vocabulary.invitation).search, (before, surface[:1])))
        yield Platform(vocabulary.names[surface], start, end, sure, short, invited, disguised)


def _is_name(view: View, start: int, end: int) -> bool:
    """Tell `LINE` and `Signal` from the words line and signal."""
    raw = view.raw(start, end)
    glued = view.value[start - 1 : start].isalpha()  # 我们的Line
    capital = raw[:1].isupper() if glued or end - start > 4 else raw.isupper()
    return capital and not compiled(_SHOUTED).search(view.raw(max(0, start - 20), start))


def _parted(value: str, vocabulary: _Vocabulary) -> Iterator[Platform]:
    """Find `微.信`."""
    for match in compiled(vocabulary.parted).finditer(value) if not value.isascii() else ():
        name = vocabulary.names[match.group()[0] + match.group()[-1]]
        yield Platform(name, *match.span(), disguised=True)
