"""Cues: the words round a number that tell what it is."""

import re
from collections.abc import Iterable, Iterator, Mapping

from amzlint.model import Words
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.sentences import MARK
from amzlint.text.spotter import LATIN, Spotter, letters
from amzlint.text.tables import once_per_table
from amzlint.text.view import View

_SYMBOLS = ("☎", "☏", "📞", "📱", "📲", "📠", "tel:", "sms:", "callto:", "fax:")
_MAY_LEAD_ON = r" ?[^\s.:;!?\d]"
_NUMBER_BEHIND = r"[\W_]{0,3}\d"
_LETTER_OR_DIGIT = r"[^\W_]"
_PUNCTUATION = "[ ]?[(（,、/]?[ ]?"
_GAP = r"[\s:#=()\[\]\"'“”„«»「」【】№*|-]{0,4}"
_NEAR = 48  # code points between a word and the number that it names
_CALLED = 6  # code points of "DHL at "
_BESIDE = 24  # code points between "call" and a number that no other word can claim
_REACH = 100  # code points that a sentence may take from "call" to the number


@record
class Lead:
    """What leads to a number: how far back a telephone word is, and whether an identifier's is nearer."""

    cue: int | None = None
    identifier: bool = False

    @property
    def cued(self) -> bool:
        """Tell whether the last word that counts is one for telephones."""
        return self.cue is not None and not self.identifier

    @property
    def beside(self) -> bool:
        """Tell whether a telephone word stands so near that nothing else can be meant."""
        return self.cued and (self.cue or 0) <= _BESIDE


@record
class Name:
    """The word that names a number: what it names, where it begins, whether it says "number" too."""

    kind: str
    start: int
    labelled: bool


@record
class _Tables:
    cues: frozenset[str]
    kinds: Mapping[str, str]
    spotter: Spotter
    gap: str
    before: tuple[str, str]
    label: str


@once_per_table
def _tables(words: Words) -> _Tables:
    cues = (*_SYMBOLS, *_of(words, "cue", "phone"))
    kinds = words.get("identifier", {})
    copula, article = (_choice(_of(words, "naming", value)) for value in ("copula", "article"))
    return _Tables(
        frozenset(cues),
        kinds,
        Spotter((*cues, *kinds), LATIN),
        rf"(?:{_GAP}(?:{_choice(words.get('naming', ()))})\.?){{0,4}}{_GAP}",
        (
            f" ?(?:[(（] ?|(?:{copula}) ?|, ?)(?:{article}) ?",
            f" ?(?:[(（] ?|(?:{copula}) ?)",
        ),
        _choice(_of(words, "naming", "label")),
    )


def _choice(words: Iterable[str]) -> str:
    """Write words as a choice of which the longest wins; only Latin letters need an edge."""
    edges: dict[tuple[bool, bool], list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        first, last = (letter in letters(LATIN) for letter in (word[0], word[-1]))
        edges.setdefault((first, last), []).append(re.escape(word))
    return (
        "|".join(
            first * f"(?<![{LATIN}])" + f"(?:{'|'.join(same)})" + last * f"(?![{LATIN}])"
            for (first, last), same in edges.items()
        )
        or "(?!)"
    )


def _of(words: Words, group: str, value: str) -> list[str]:
    return [word for word, of in words.get(group, {}).items() if of == value]


def lead(view: View, at: int) -> Lead:
    """Find what leads to a number at an offset, in its sentence or at the end of the line above."""
    low = max(0, at - _REACH)
    window = view.prose[low:at]
    first = window.rfind(MARK) + 1
    if not compiled(_LETTER_OR_DIGIT).search(window, first):
        first = max(window.rfind(MARK, 0, max(0, first - 1)) + 1, first - _NEAR)
    found = Lead()
    for start, end in _leading(view, low + first, at):
        word = view.value[start:end]
        if word in _tables(view.words).cues:
            found = Lead(at - end)
        elif not _is_called(view, word, found, at - end):
            found = Lead(found.cue, identifier=True)
    return found


def _is_called(view: View, name: str, found: Lead, distance: int) -> bool:
    """Tell "call DHL at 0228 …", where the carrier is who is called."""
    carrier = view.words["identifier"].get(name) == "carrier"
    return carrier and found.cued and distance <= _CALLED


def _leading(view: View, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the words for telephones and identifiers; where both begin, it is the telephones' one."""
    tables = _tables(view.words)
    spots = [
        (start, view.value[start:end] not in tables.cues, -end)
        for start, end in tables.spotter.spots(view.value, low, high)
    ]
    at = low
    for start, _, end in sorted(spots):
        if start >= at:
            at = -end
            yield start, at


def followed(view: View, end: int) -> bool:
    """Tell whether a telephone word stands right behind a number, as in "(mobile)"."""
    skipped = compiled(_PUNCTUATION).match(view.value, end, end + 24)
    tables, at = _tables(view.words), skipped.end() if skipped else end
    spots = tables.spotter.spots(view.value, at, end + 24)
    return any(start == at and view.value[start:last] in tables.cues for start, last in spots)


def name_before(view: View, at: int) -> Name | None:
    """Find the word that names the number at an offset, with nothing but "number is" between."""
    tables, value = _tables(view.words), view.value
    for start, end in tables.spotter.spots(value, max(0, at - _NEAR), at):
        kind = tables.kinds.get(value[start:end])
        if kind is not None and compiled(tables.gap).fullmatch(value, end, at):
            labelled = compiled(f"[#№]|{tables.label}").search(value[end:at]) is not None
            return Name(kind, start, labelled)
    return None


def name_after(view: View, end: int) -> Name | None:
    """Find the word that names the number before it: "… is your tracking number"."""
    tables, value, high = _tables(view.words), view.value, end + _NEAR
    if not compiled(_MAY_LEAD_ON).match(value, end):
        return None
    spots = tables.spotter.spots(value, end, high)
    for before in tables.before if spots else ():
        match = compiled(before).match(value, end, high)
        for start, last in spots if match else ():
            kind = tables.kinds.get(value[start:last])
            if match and start == match.end() and kind is not None:
                label = compiled(f" ?(?:{tables.label})").match(value, last, high)
                if not compiled(_NUMBER_BEHIND).match(value, label.end() if label else last, high):
                    return Name(kind, start, labelled=label is not None)
    return None
