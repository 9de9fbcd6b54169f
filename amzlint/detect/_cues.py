"""Cues: the words round a number that tell what it is."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from amzlint.model import Words
from amzlint.text.sentences import MARK
from amzlint.text.surfaces import once_per_table
from amzlint.text.view import View

_LETTER = "a-zß-ɏ"
_LATIN = re.compile(f"[{_LETTER}]")
_SYMBOLS = "[☎☏📞📱📲📠]|(?<![a-z])(?:tel|sms|callto|fax):"
_GAP = r"[\s:#=()\[\]\"'“”„«»「」【】№*|-]{0,4}"
_NEAR = 48  # code points between a word and the number that it names
_CALLED = 6  # code points of "DHL at "
_BESIDE = 24  # code points between "call" and a number that no other word can claim
_REACH = 100  # code points that a sentence may take from "call" to the number


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Name:
    """The word that names a number: what it names, where it begins, whether it says "number" too."""

    kind: str
    start: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class _Tables:
    any: "re.Pattern[str]"
    cue: "re.Pattern[str]"
    before: "re.Pattern[str]"
    after: "re.Pattern[str]"
    label: "re.Pattern[str]"


def choice(words: Collection[str]) -> str:
    """Write words as a tree of letters, in which the longest wins; only Latin letters need an edge."""
    latin = _tree([word for word in words if _LATIN.match(word)])
    other = _tree([word for word in words if not _LATIN.match(word)])
    heads = "".join(sorted({re.escape(word[0]) for word in words})) or "\0"
    return rf"(?=[{heads}])(?:(?<![{_LETTER}]){latin}|{other})"


def _tree(words: list[str], before: str = "") -> str:
    if not words:
        return "(?!)"
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    ends = heads.pop("", None)
    edge = rf"(?![{_LETTER}])" if _LATIN.match(before) else ""
    branches = [re.escape(head) + _tree(rests, head) for head, rests in heads.items()]
    if ends is not None:
        branches.append(edge)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@once_per_table
def _tables(words: Words) -> _Tables:
    cue = _SYMBOLS + "|" + choice(_of(words, "cue", "phone"))
    names = choice(words.get("identifier", ()))
    naming = choice(words.get("naming", ()))
    label = choice(_of(words, "naming", "label"))
    copula, article = (
        choice(_of(words, "naming", "copula")),
        choice(_of(words, "naming", "article")),
    )
    return _Tables(
        re.compile(f"(?P<cue>{cue})|(?:{names})"),
        re.compile(f"[ ]?[(（,、/]?[ ]?(?:{cue})"),
        re.compile(rf"(?P<name>{names})(?P<gap>(?:{_GAP}(?:{naming})\.?){{0,4}}{_GAP})\Z"),
        re.compile(
            f" ?(?:[(（] ?(?:(?:{article}) ?)?|(?:{copula}) ?(?:(?:{article}) ?)?|, ?(?:{article}) ?)"
            rf"(?P<name>{names})(?P<label> ?(?:{label}))?+(?![\W_]{{0,3}}\d)"
        ),
        re.compile(f"[#№]|{label}"),
    )


def _of(words: Words, group: str, value: str) -> list[str]:
    return [word for word, of in words.get(group, {}).items() if of == value]


def lead(view: View, at: int) -> Lead:
    """Find what leads to a number at an offset, in its sentence or at the end of the line above."""
    low = max(0, at - _REACH)
    window = view.prose[low:at]
    first = window.rfind(MARK) + 1
    if not re.search(r"[^\W_]", window[first:]):
        first = max(window.rfind(MARK, 0, max(0, first - 1)) + 1, first - _NEAR)
    found = Lead()
    for match in _tables(view.words).any.finditer(view.value, low + first, at):
        distance = at - match.end()
        if match["cue"] is not None:
            found = Lead(distance)
        elif not _is_called(view, match, found, distance):
            found = Lead(found.cue, identifier=True)
    return found


def _is_called(view: View, name: "re.Match[str]", found: Lead, distance: int) -> bool:
    """Tell "call DHL at 0228 …", where the carrier is who is called."""
    carrier = view.words["identifier"].get(name.group()) == "carrier"
    return carrier and found.cued and distance <= _CALLED


def followed(view: View, end: int) -> bool:
    """Tell whether a telephone word stands right behind a number, as in "(mobile)"."""
    return _tables(view.words).cue.match(view.value, end, end + 24) is not None


def name_before(view: View, at: int) -> Name | None:
    """Find the word that names the number at an offset, with nothing but "number is" between."""
    tables = _tables(view.words)
    match = tables.before.search(view.value, max(0, at - _NEAR), at)
    if match is None:
        return None
    kind = view.words["identifier"][match["name"]]
    labelled = tables.label.search(match["gap"]) is not None
    return Name(kind, match.start(), labelled)


def name_after(view: View, end: int) -> Name | None:
    """Find the word that names the number before it: "… is your tracking number"."""
    match = _tables(view.words).after.match(view.value, end, end + _NEAR)
    if match is None:
        return None
    kind = view.words["identifier"][match["name"]]
    return Name(kind, match.start(), labelled=match["label"] is not None)
