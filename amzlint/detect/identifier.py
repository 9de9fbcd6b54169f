"""Identifiers: numbers and codes that are no contact data, however much they look like it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from amzlint.detect import _checks, _cues
from amzlint.detect._shapes import SHAPES, UPPER_CASE, Shape
from amzlint.model import Entity
from amzlint.text.view import View

KIND = "identifier"
NEEDS: tuple[str, ...] = ()

Place = tuple[int, int]
_HIDE = "\x1f"
_START = re.compile(
    r"(?<![0-9a-z])(?<!\d[-./])(?<!\+)(?=[a-z]{0,5}[-/_# .]?\d|[$€£¥₹₺₩₽฿₫₴〒#-] ?\d)"
)
_COUNTRY_CODE = re.compile(r"\+\(?\d{1,3}\)?[ -]?\Z")
_CODE = re.compile(
    r"(?<![0-9a-z])(?<!\+)[a-z]*+\d[0-9a-z]*+(?:[ ]?[-/._]?[ ]?(?=[a-z]{0,3}\d)[0-9a-z]++)*"
)
_EXACT = re.compile(r"(?:\d{3}|[dDsS]0\d)-\d{7}-\d{7}", re.ASCII)
_BROKEN = re.compile(r"(?<![0-9a-z])(?<!\+)[\doil]{2,4}-[\doil]{5,9}-[\doil]{5,9}(?![0-9a-z]|-\d)")
_LONG = re.compile(r"\d{16,40}|\d{4}(?:[- ]\d{4}){3,8}(?:[- ]\d{1,4})?")
_PREFIX = re.compile(r"(?<![a-z])[a-z]{2}[ -]\Z")
_PREFIXED = frozenset(("vat", "register", "bank", "certificate"))


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - needs none
    """Find identifiers by their shape, then by the word that names them."""
    if not re.search(r"\d", view.value):
        return
    entities = list(_by_shape(view))
    value = _hidden(view.value, entities)
    entities += _broken(view, value)
    entities += _named(view, _hidden(value, entities))
    yield from sorted(entities, key=lambda entity: entity.start)


def _hidden(value: str, entities: list[Entity]) -> str:
    pieces = []
    at = 0
    for entity in sorted(entities, key=lambda entity: entity.start):
        pieces += [value[at : entity.start], _HIDE * (entity.end - entity.start)]
        at = entity.end
    return "".join(pieces) + value[at:]


@cache
def _all_shapes() -> "re.Pattern[str]":
    choices = (f"(?P<s{number}>{shape.pattern})" for number, shape in enumerate(SHAPES))
    return re.compile("|".join(choices))


@cache
def _pattern(source: str) -> "re.Pattern[str]":
    return re.compile(source)


def _by_shape(view: View) -> Iterator[Entity]:
    at = 0
    while start := _START.search(view.value, at):
        at = start.end() + 1
        shaped = _shape_at(view, start.start())
        if shaped is not None:
            yield shaped
            at = shaped.end


def _shape_at(view: View, start: int) -> Entity | None:
    match = _all_shapes().match(view.value, start)
    if match is not None:
        first = int((match.lastgroup or "s0")[1:])
        for shape in SHAPES[first:]:
            match = _pattern(shape.pattern).match(view.value, start)
            if match is not None and _holds(view, shape, match):
                return _entity(view, shape.kind, *match.span())
    return _upper_case(view, start) if view.value[start].isalpha() else None


def _holds(view: View, shape: Shape, match: "re.Match[str]") -> bool:
    if shape.check is not None and not shape.check(match.group()):
        return False
    if shape.sure:
        return True
    before = view.value[max(0, match.start() - 8) : match.start()]
    return not _COUNTRY_CODE.search(before) and not _cues.lead(view, _number(match)).cued


def _number(match: "re.Match[str]") -> int:
    """Give the offset of the first digit, so that the letters before it may be a telephone word."""
    digit = re.search(r"\d", match.group())
    return match.start() + (digit.start() if digit else 0)


def _upper_case(view: View, start: int) -> Entity | None:
    for shape in UPPER_CASE:
        match = _pattern(shape.pattern).match(view.value, start)
        if match is None or not view.raw(*match.span())[:2].isupper():
            continue
        end = match.end() if shape.kind != "iban" else _iban_end(match)
        if end:
            return _entity(view, shape.kind, start, end)
    return None


def _iban_end(match: "re.Match[str]") -> int:
    """Give where the check digits prove an IBAN to end, since words may follow; 0 where they don't."""
    groups = match.group().split(" ")
    for last in range(len(groups), 0, -1):
        code = "".join(groups[:last])
        if len(code) >= 15 and _checks.iban(code):
            return match.start() + len(" ".join(groups[:last]))
    return 0


def _entity(view: View, kind: str, start: int, end: int) -> Entity:
    value = view.value[start:end].rstrip(" .,'’-")
    end = start + len(value)
    classes = [kind]
    if kind == "order-id":
        code = re.sub(r"[^0-9a-z]", "", value)
        value = f"{code[:3]}-{code[3:10]}-{code[10:]}"
        if _EXACT.fullmatch(view.raw(start, end)):
            classes.append("well-formed")
    return Entity(KIND, value, start, end, frozenset(classes))


def _broken(view: View, value: str) -> Iterator[Entity]:
    """Find order ids with a digit too many or too few: of 3, 7 and 7 digits two groups are right."""
    for match in _BROKEN.finditer(value) if "-" in value else ():
        lengths = [len(group) for group in match.group().split("-")]
        right = sum(length == wanted for length, wanted in zip(lengths, (3, 7, 7), strict=True))
        letters = right == 3 and not re.fullmatch(r"[\d-]+", match.group())
        if right != 2 and not letters:
            continue
        name = _cues.name_before(view, match.start()) or _cues.name_after(view, match.end())
        kind = "damaged-order-id" if name is None or name.kind == "order" else _kind(name)
        yield _entity(view, kind, *match.span())


def _named(view: View, value: str) -> Iterator[Entity]:
    for match in _CODE.finditer(value):
        digits = sum(character.isdigit() for character in match.group())
        if digits < 4:
            continue
        name = _name_before(view, match.start()) or _name_after(view, match)
        if name is None and _LONG.fullmatch(match.group()):
            yield _entity(view, "long", *match.span())
        if name is None or _is_phone(view, name, match.group(), digits):
            continue
        kind = _order_kind(match.group(), digits) if name.kind == "order" else _kind(name)
        yield _entity(view, kind, *match.span())


def _name_before(view: View, start: int) -> _cues.Name | None:
    name = _cues.name_before(view, start)
    if name is None and _PREFIX.search(view.value, max(0, start - 4), start):
        name = _cues.name_before(view, start - 3)
        return name if name and name.kind in _PREFIXED else None
    return name


def _name_after(view: View, code: "re.Match[str]") -> _cues.Name | None:
    if _cues.lead(view, code.start()).beside:
        return None
    return _cues.name_after(view, code.end())


def _is_phone(view: View, name: _cues.Name, code: str, digits: int) -> bool:
    """Tell whether a bare "order" or a carrier's name is not meant: "call DHL 0228 4333112"."""
    if name.kind not in ("order", "carrier") or name.labelled or not 7 <= digits <= 13:
        return False
    return not re.search("[a-z]", code) and _cues.lead(view, name.start).cued


def _kind(name: _cues.Name) -> str:
    return "tracking" if name.kind == "carrier" else name.kind


def _order_kind(code: str, digits: int) -> str:
    """Tell what stands behind the word order: an order id as typed, a damaged one, or something else."""
    lengths = [len(group) for group in re.findall(r"\d+", code)]
    if re.search("[a-z]", code.replace("o", "").replace("i", "").replace("l", "")):
        return "order"
    if lengths in ([17], [3, 7, 7]):
        return "order-id"
    if 14 <= digits <= 19 or lengths in ([3, 7], [7, 7]):
        return "damaged-order-id"
    return "order"
