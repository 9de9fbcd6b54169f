"""Telephone, fax and text message numbers, however they are written."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from amzlint.detect import _cues, _digits, _gate, _numbering, _speech
from amzlint.detect._cues import Lead
from amzlint.detect._digits import Run
from amzlint.model import Entity
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "phone"
NEEDS = ("identifier", "url", "email")

_LINK = r"(?:tel|sms|callto|fax):/{0,2}\Z"
_LINKED = ("tel:", "sms:", "callto:", "fax:")
_AMERICAN = (
    r"(?<![\d+])(?:\+?1[-. ]?)?(?:\(\d{3}\)[-. ]?\d{3}[-. ]?|\d{3}[-. /]\d{3}[-. ])\d{4}(?![-.]?\d)"
)
_TRUNK = r"(?<![\d+])0\d{1,4}-\d{1,4}-\d{4}(?![-.]?\d)"
_GLUED = r"0\d{8,11}"
_MOBILE = r"1[3-9]\d{9}"
_LOCAL = r"(?<![\d.])(?:192\.168|172\.16|127\.0|10\.\d{1,3})(?:\.\d{1,3}){2}(?!\.?\d)"
_MANY = 24  # runs of digits in one message; further ones cost time and change nothing
_NEAR = 48  # code points from a word like "call" within which any shape of number is believed


@record
class _Text:
    """A message in which everything that is known to be no telephone number is hidden."""

    view: View
    value: str

    @cached_property
    def _countries(self) -> tuple[str, ...]:
        return _numbering.regions(self.view)

    def countries(self, run: Run) -> tuple[str, ...]:
        """List the countries that a run may belong to; a Chinese mobile number is known everywhere."""
        mobile = compiled(_MOBILE).fullmatch(run.digits) is not None
        return (*self._countries, "CN") if mobile else self._countries


@record
class _Context:
    """What stands round a run of digits."""

    lead: Lead
    linked: bool
    followed: bool

    @property
    def cued(self) -> bool:
        return self.lead.cued or self.linked or self.followed

    @property
    def trusted(self) -> bool:
        """Tell whether a number that looks right may be believed: none but telephones' words name it."""
        return self.cued or not self.lead.identifier or self.lead.cue is not None


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:
    """Find numbers: written plainly, then spelled or with odd characters between the digits."""
    words = view.words.get("digit", {})
    spoken = _speech.spelling(view.value, words)
    if not _gate.may_hold(view.value, words, spoken):
        return
    value = _digits.with_digits_for_letters(
        _digits.hidden(view.value, list(_known(view.value, found)))
    )
    if not spoken and not compiled(f"[0-9](?:{_gate.MIXED}|{_gate.SIX_MORE})").search(value):
        return
    text = _Text(view, value)
    numbers = [
        number for run in islice(_digits.plain(value), _MANY) for number in _plain(text, run)
    ]
    rest = _digits.hidden(value, [(number.start, number.end) for number in numbers])
    if spoken or compiled(_speech.LOOSE).search(rest):
        text = _Text(view, rest)
        numbers += [
            n for run in islice(_speech.spoken(rest, words), _MANY) for n in _spoken(text, run)
        ]
    yield from sorted(numbers, key=lambda number: number.start)


def _known(value: str, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[tuple[int, int]]:
    """List what is something else already: addresses, identifiers, the router at home."""
    yield from (match.span() for match in compiled(_LOCAL).finditer(value))
    for kind in NEEDS:
        for entity in found.get(kind, ()):
            if kind != "url" or not entity.value.startswith(_LINKED):
                yield entity.start, entity.end


def _context(text: _Text, run: Run) -> _Context:
    linked = compiled(_LINK).search(text.view.value, max(0, run.start - 9), run.start) is not None
    followed = _cues.followed(text.view, run.end)
    return _Context(_cues.lead(text.view, run.start), linked, followed)


def _plain(text: _Text, run: Run) -> Iterator[Entity]:
    if len(run.units) > 40 or run.counts_up:
        return
    context = _context(text, run)
    numbers = list(_listed(text, run, context)) or list(_shaped(text, run, context))
    yield from numbers
    if not numbers and (number := _unlisted(run, context)):
        yield _entity(text, number, context)


def _listed(text: _Text, run: Run, context: _Context) -> Iterator[Entity]:
    """Find numbers that a country has given out."""
    low, high = max(0, run.start - 1), run.end + 24
    for number in _numbering.listed(text.value[low:high], run.digits, text.countries(run)):
        start, end = low + number.start, low + number.end
        if start < run.end and (context.cued or _is_written_as_phone(text, start, end, context)):
            part = run.between(start, end)
            yield _entity(text, part, context, number.value, number.toll_free)


def _is_written_as_phone(text: _Text, start: int, end: int, context: _Context) -> bool:
    written = text.value[start:end]
    groups = re.findall(r"\d+", written)
    digits = "".join(groups)
    if "+" in written:
        return True
    if not context.trusted or (written != text.view.value[start:end] and len(digits) < 10):
        return False
    if _is_alone(text.value, start, end):
        return True
    if len(groups) == 1:
        return bool(compiled(_GLUED).fullmatch(digits) or compiled(_MOBILE).fullmatch(digits))
    if groups[0] == "0":
        return len(groups[1]) == 1
    return digits[0] == "0" or max(map(len, groups)) > 2


def _is_alone(value: str, start: int, end: int) -> bool:
    """Tell whether nothing else stands on the line."""
    line = value[value.rfind("\n", 0, start) + 1 : start] + value[end:].partition("\n")[0]
    return not re.search(r"\w", line)


def _shaped(text: _Text, run: Run, context: _Context) -> Iterator[Entity]:
    """Find numbers written as in America, or with the 0 and hyphens of many other countries."""
    if context.trusted:
        for pattern in (_AMERICAN, _TRUNK):
            for match in compiled(pattern).finditer(text.value, run.start, run.end):
                yield _entity(text, run.between(*match.span()), context)


def _unlisted(run: Run, context: _Context) -> Run | None:
    """Trim a run to what may be a number that no list has: behind a + or a word like "call"."""
    number = run.without_tail()
    if len(number.groups) > 2 and len(number.digits) > 15:
        number = number.until(len(number.units) - len(number.groups[-1]))
    digits = number.digits.lstrip("+")
    if not 7 <= len(digits) <= 15:
        return None
    if number.digits.startswith("+") and len(digits) > 7 and _numbering.is_possible(number.digits):
        return number
    if not context.cued or (len(number.groups) == 1 and len(digits) > 13):
        return None
    near = context.linked or context.followed or (context.lead.cue or 0) <= _NEAR
    return number if near or digits[0] == "0" or len(number.groups) > 1 else None


def _spoken(text: _Text, run: Run) -> Iterator[Entity]:
    """Judge digits among which there are words, or signs that no plain number has."""
    if len(run.units) > 40 or run.counts_up:
        return
    context = _context(text, run)
    number = _best(text, run)
    if number is None:
        return
    if not number.spelled:
        near = context.followed or context.lead.beside
        if near and not number.is_list:
            yield _entity(text, number, context, disguised=True)
    elif context.cued or (context.trusted and _is_said_as_phone(text, number)):
        yield _entity(text, number, context, disguised=True)


def _is_said_as_phone(text: _Text, number: Run) -> bool:
    if number.is_list or number.spelled < 4:
        return False
    single = sum(len(unit.digits) == 1 for unit in number.units)
    return single > 6 or _numbering.is_valid(number.digits, text.countries(number))


def _best(text: _Text, run: Run) -> Run | None:
    """Cut off what is said behind a number: the longest valid beginning, else all of it."""
    number = run.without_tail()
    for part in (number, *number.beginnings()):
        length = len(part.digits.lstrip("+"))
        if 7 <= length <= 15 and _numbering.is_valid(part.digits, text.countries(part)):
            return part
    return number if 7 <= len(number.digits.lstrip("+")) <= 15 else None


def _entity(
    text: _Text,
    run: Run,
    context: _Context,
    value: str | None = None,
    toll_free: bool | None = None,
    *,
    disguised: bool = False,
) -> Entity:
    value = value or _numbering.value(run.digits, text.countries(run))
    classes = {
        "cued": context.cued,
        "spelled": run.spelled > 0,
        "international": run.digits.startswith("+"),
        "toll-free": _numbering.is_toll_free(value) if toll_free is None else toll_free,
    }
    start = run.start
    if context.linked and (
        link := compiled(_LINK).search(text.view.value, max(0, start - 9), start)
    ):
        start = link.start()
    end = max(
        run.end, _speech.extension_end(text.value, run.end, text.view.words.get("extension", {}))
    )
    hidden = disguised or _digits.is_disguised(text.view, run)
    held = frozenset(name for name, holds in classes.items() if holds)
    return Entity(KIND, value, start, end, held, hidden)
