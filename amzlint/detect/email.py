"""E-mail: addresses, plain and disguised."""

import re
from collections.abc import Iterator, Mapping

from amzlint.detect.domains import names, owners
from amzlint.detect.domains.context import is_alone, is_cued, is_word
from amzlint.detect.domains.hearts import begin
from amzlint.detect.domains.letters import LETTER, fitting
from amzlint.detect.domains.mailboxes import Mailbox, read_before, read_spoken_before
from amzlint.detect.domains.marks import CERTAIN, Marks, marks
from amzlint.detect.domains.names import Name
from amzlint.detect.domains.spelled import with_spelled
from amzlint.detect.domains.suffixes import is_file_ending, suffix
from amzlint.model import Entity
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "email"
NEEDS: tuple[str, ...] = ()

_UNLISTED = (
    rf"[{LETTER}][{LETTER}-]*+(?:\.[{LETTER}][{LETTER}-]*+)*\.(?P<last>[a-z]{{2,}})(?![{LETTER}.-])"
)
_ONE_LABEL = rf"[{LETTER}][{LETTER}-]*+"
_MAILTO = r"mailto:[^\s:]*\Z"
_ANY_DOT = rf"\.(?:(?<=[{LETTER}]\.)(?=[a-z])|(?<=[\[({{]\.)|(?<= \.)[ a-z])|。(?=[a-z])"
_INSIDE_URL = r"""(?:://|www\.)[^\s"'<>()，。；、（）]*\Z"""
_CERTAIN = frozenset(CERTAIN.split("|"))
_LONGEST_PREFIX = 200
_DOTS_OF_EMAIL = frozenset(("word", "framed", "full", "provider"))


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - every detector is called alike
    """Yield the addresses in reading order."""
    yield from with_spelled(view, _written)


def _written(view: View) -> Iterator[Entity]:
    table = marks(view)
    if not _may_hold_one(view, table):
        return
    floor = 0
    for heart in table.at_heart.finditer(view.value):
        at = _mark(view.value, heart, table, floor) if heart.start() >= floor else None
        entity = _address(view, at, table, floor) if at else None
        if entity:
            yield entity
            floor = entity.end


def _mark(value: str, heart: "re.Match[str]", table: Marks, floor: int) -> "re.Match[str] | None":
    """Read the whole at-mark round its heart, with its brackets and gaps."""
    start = heart.start()
    first = begin(value, start, floor)
    return table.at.match(value, first) or (table.at.match(value, start) if first < start else None)


def _may_hold_one(view: View, table: Marks) -> bool:
    value = view.value
    if "@" in value or ("%" in value and "%40" in value):
        return True
    if not table.may_hold_at(value):
        return False
    if ("#" in value or "*" in value) and table.has("mail-provider", value):
        return True
    return (table.has("at", value) or table.has("at-sign", value) or "a)" in value) and (
        fitting(value, _ANY_DOT).search(value) is not None
        or table.has("dot", value)
        or table.has("mail-provider", value)
    )


def _address(view: View, at: "re.Match[str]", table: Marks, floor: int) -> Entity | None:
    """Read mailbox and domain round a mark; what stands before `floor` belongs to another address."""
    domain = _domain(view, at, table)
    if domain is None:
        return _reversed(view, at, floor) if at.lastgroup == "plain" else None
    kind = at.lastgroup or ""
    if kind == "symbol" or (kind == "plain" and domain.is_plain):
        mailbox = read_before(view.value, at.start(), floor)
        kind = "space" if mailbox and mailbox.gap else kind
    else:
        mailbox = read_spoken_before(view.value, at.start(), floor, table)
    if mailbox is None or not _is_credible(view, kind, mailbox, domain):
        return None
    if compiled(_INSIDE_URL).search(
        view.value, max(0, mailbox.start - _LONGEST_PREFIX), mailbox.start
    ):
        return None
    disguised = kind != "plain" or not domain.is_plain
    return _entity(
        view, mailbox.start, domain.end, f"{mailbox.text}@{domain.host}", disguised=disguised
    )


def _domain(view: View, at: "re.Match[str]", table: Marks) -> Name | None:
    """Read what stands behind a mark: a name, a provider without its ending, or any plain name."""
    name = names.read(view, at.end(), loose="@" in at.group())
    if name:
        return name
    provider = table.provider.match(view.value, at.end())
    if provider:
        host = view.words["mail-provider"][provider.group()]
        return Name(tuple(host.split(".")), *provider.span(), frozenset(("provider",)))
    return _unlisted(view.value, at) if at.lastgroup == "plain" else None


def _unlisted(value: str, at: "re.Match[str]") -> Name | None:
    """Read a domain that no list knows; a single label only behind `mailto:`."""
    found = fitting(value, _UNLISTED).match(value, at.end())
    if found and is_file_ending(found["last"]):
        return None
    if not found:
        found = fitting(value, _ONE_LABEL).match(value, at.end())
        low = max(0, at.start() - _LONGEST_PREFIX)
        if not found or not compiled(_MAILTO).search(value, low, at.start()):
            return None
    return Name(tuple(found.group().split(".")), *found.span(), frozenset(("plain",)))


def _is_credible(view: View, kind: str, mailbox: Mailbox, domain: Name) -> bool:
    """Weigh a disguised address: `order again at brand.com` is none."""
    if kind in ("plain", "framed", "escape", "sign"):
        return True
    cued = is_cued(view, "mail-cue", mailbox.start)
    known = domain.host in view.words.get("mail-provider", {}).values()
    if kind == "symbol":
        return known or (cued and domain.labels[-1] in _CERTAIN)
    if is_word(view, mailbox.text) or owners.owner(view.hosts, f"{mailbox.text}.com"):
        return False
    if kind == "space":
        return not mailbox.gap or cued or domain.labels[-1] in _CERTAIN
    if known or cued or is_alone(view, mailbox.start, domain.end):
        return True
    sure = domain.is_compound or not domain.ends_in_small_word
    return sure and not _DOTS_OF_EMAIL.isdisjoint(domain.kinds)


def _reversed(view: View, at: "re.Match[str]", floor: int) -> Entity | None:
    """Read an address written backwards: `moc.dnarb@erac`."""
    host = read_before(view.value, at.start(), floor)
    mailbox = fitting(view.value, _ONE_LABEL).match(view.value, at.end())
    if not host or host.gap or not mailbox:
        return None
    name = host.text[::-1]
    if name.rpartition(".")[2] not in _CERTAIN or not suffix(name):
        return None
    return _entity(
        view, host.start, mailbox.end(), f"{mailbox.group()[::-1]}@{name}", disguised=True
    )


def _entity(view: View, start: int, end: int, value: str, *, disguised: bool) -> Entity:
    written = view.raw(start, end).lower()
    altered = written != view.value[start:end]
    host = value.rpartition("@")[2]
    foreign = altered and owners.is_homoglyph(written)
    classes = {"amazon" if not foreign and owners.is_amazon(view.hosts, host) else "external"}
    if "\n" in view.value[start:end]:
        classes.add("split")
    if foreign or (classes.isdisjoint(("amazon",)) and owners.looks_like_amazon(host)):
        classes.add("lookalike")
    return Entity(KIND, value, start, end, frozenset(classes), disguised or altered)
