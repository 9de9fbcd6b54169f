"""Identifiers: numbers and codes that are no contact data, however much they look like it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from amzlint.detect import _checks, _cues, _digits
from amzlint.detect._heads import NUMBER, Head, before, behind, family
from amzlint.detect._shapes import UPPER_CASE, Shape
from amzlint.model import Entity
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "identifier"
NEEDS: tuple[str, ...] = ()

Place = tuple[int, int]
_COUNTRY_CODE = r"\+\(?\d{1,3}\)?[ -]?\Z"
_JOINT = r"[a-z]*+[ ]?[-/._]?[ ]?[a-z]{0,3}"
_FOUR = r"[0-9](?:[a-z]*+[ ]?[-/._]?[ ]?[a-z]{0,3}[0-9]){3}"
_CODE = r"(?<!\+)[a-z]*+\d[0-9a-z]*+(?:[ ]?[-/._]?[ ]?(?=[a-z]{0,3}\d)[0-9a-z]++)*"
_EXACT = re.compile(r"(?:\d{3}|[dDsS]0\d)-\d{7}-\d{7}", re.ASCII)
_BROKEN = r"(?<![0-9a-z])(?<!\+)[\doil]{2,4}-[\doil]{5,9}-[\doil]{5,9}(?![0-9a-z]|-\d)"
_TYPED_AS_LETTERS = "-(?=[0-9oil]{5,9}-[0-9oil]{5})[0-9]*(?:-[0-9]*)?[oil]"
_LONG = r"\d{16,40}|\d{4}(?:[- ]\d{4}){3,8}(?:[- ]\d{1,4})?"
_PREFIX = r"(?<![a-z])[a-z]{2}[ -]\Z"
_PREFIXED = frozenset(("vat", "register", "bank", "certificate"))
_ORDER_ID = frozenset(("order-id",))
_EXACT_ORDER_ID = frozenset(("order-id", "well-formed"))


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - needs none
    """Find identifiers by their shape, then by the word that names them."""
    if not compiled("[0-9]").search(view.value):
        return
    left: list[Place] = []
    entities = list(_by_shape(view, left))
    if left and (_is_much(view.value, left) or compiled(_TYPED_AS_LETTERS).search(view.value)):
        value = _hidden(view.value, entities)
        entities += _broken(view, value)
        entities += _named(view, _hidden(value, entities))
        entities.sort(key=lambda entity: entity.start)
    yield from entities


def _is_much(value: str, left: list[Place]) -> bool:
    """Tell whether there are four digits in a row, or with little between them, that have no shape."""
    count = last = 0
    for start, end in left:
        if count and not compiled(_JOINT).fullmatch(value, last, start):
            count = 0
        count, last = count + end - start, end
        if count > 3:
            return True
    return False


def _hidden(value: str, entities: list[Entity]) -> str:
    return _digits.hidden(value, [(entity.start, entity.end) for entity in entities])


def _by_shape(view: View, left: list[Place]) -> Iterator[Entity]:
    """Find what looks like an identifier, and list the digits that don't."""
    value, at = view.value, 0
    numbers = compiled(NUMBER)
    while number := numbers.search(value, at):
        entity = _shaped(view, number, at)
        if entity is None:
            at = number.end("order") if number["order"] else number.start("sign")
            left.append((number.start(), at))
        else:
            yield entity
            at = entity.end
            if value[at : at + 1].isdigit():
                left.append((at, at + 4))


def _shaped(view: View, number: "re.Match[str]", at: int) -> Entity | None:
    start = number.start()
    if number["free"] is None:
        if number["inside"] is not None:
            return None
        place = before(number)
        entity = _shape_at(view, *place) if place and place[0] >= at else None
        if entity or number["glued"] is not None:
            return entity
    if number["order"]:
        code = view.value[start : number.end()]
        classes = _EXACT_ORDER_ID if view.raw(start, number.end()) == code else _ORDER_ID
        return Entity(KIND, code, start, number.end(), classes)
    return _shape_at(view, start, behind(number))


def _shape_at(view: View, start: int, head: Head) -> Entity | None:
    some = family(*head)
    match = some.pattern.match(view.value, start) if some else None
    if some is not None and match is not None:
        for shape in some.shapes[(match.lastindex or 1) - 1 :]:
            match = compiled(shape.pattern).match(view.value, start) if match is None else match
            if match is not None and _holds(view, shape, match):
                return _entity(view, shape.kind, *match.span())
            match = None
    return _upper_case(view, start) if head[1] in ("a2", "a2_") else None


def _holds(view: View, shape: Shape, match: "re.Match[str]") -> bool:
    if shape.check is not None and not shape.check(match.group()):
        return False
    if shape.sure:
        return True
    before = view.value[max(0, match.start() - 8) : match.start()]
    return not compiled(_COUNTRY_CODE).search(before) and not _cues.lead(view, _number(match)).cued


def _number(match: "re.Match[str]") -> int:
    """Give the offset of the first digit, so that the letters before it may be a telephone word."""
    digit = re.search(r"\d", match.group())
    return match.start() + (digit.start() if digit else 0)


def _upper_case(view: View, start: int) -> Entity | None:
    for shape in UPPER_CASE:
        match = compiled(shape.pattern).match(view.value, start)
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
    if kind == "order-id":
        return _order_id(view, start, end)
    return Entity(KIND, value, start, end, _classes(kind))


def _order_id(view: View, start: int, end: int) -> Entity:
    code = re.sub("[^0-9a-z]", "", view.value[start:end])
    exact = _EXACT.fullmatch(view.raw(start, end))
    value = f"{code[:3]}-{code[3:10]}-{code[10:]}"
    return Entity(KIND, value, start, end, _EXACT_ORDER_ID if exact else _ORDER_ID)


@cache
def _classes(kind: str) -> frozenset[str]:
    return frozenset((kind,))


def _broken(view: View, value: str) -> Iterator[Entity]:
    """Find order ids with a digit too many or too few: of 3, 7 and 7 digits two groups are right."""
    for match in compiled(_BROKEN).finditer(value) if "-" in value else ():
        lengths = [len(group) for group in match.group().split("-")]
        right = sum(length == wanted for length, wanted in zip(lengths, (3, 7, 7), strict=True))
        letters = right == 3 and not re.fullmatch(r"[\d-]+", match.group())
        if right != 2 and not letters:
            continue
        name = _cues.name_before(view, match.start()) or _cues.name_after(view, match.end())
        kind = "damaged-order-id" if name is None or name.kind == "order" else _kind(name)
        yield _entity(view, kind, *match.span())


def _named(view: View, value: str) -> Iterator[Entity]:
    for match in _codes(value):
        digits = sum(character.isdigit() for character in match.group())
        name = _name_before(view, match.start()) or _name_after(view, match)
        if name is None and compiled(_LONG).fullmatch(match.group()):
            yield _entity(view, "long", *match.span())
        if name is None or _is_phone(view, name, match.group(), digits):
            continue
        kind = _order_kind(match.group(), digits) if name.kind == "order" else _kind(name)
        yield _entity(view, kind, *match.span())


def _codes(value: str) -> Iterator["re.Match[str]"]:
    """Yield what has four digits: groups of digits and letters with at most a sign between."""
    at = 0
    while four := compiled(_FOUR).search(value, at):
        at, first = four.start() + 1, four.start()
        while first and (value[first - 1].isdigit() or "a" <= value[first - 1] <= "z"):
            first -= 1
        if code := compiled(_CODE).match(value, first):
            yield code
            at = code.end()


def _name_before(view: View, start: int) -> _cues.Name | None:
    name = _cues.name_before(view, start)
    if name is None and compiled(_PREFIX).search(view.value, max(0, start - 4), start):
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
