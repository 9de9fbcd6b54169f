"""URL: addresses of pages and bare domain names, plain and disguised."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from amzlint.detect.domains import anchors, names, owners
from amzlint.detect.domains.authority import Tail, read_own, read_spoken_tail, read_tail
from amzlint.detect.domains.belief import is_bare_credible, is_odd_credible
from amzlint.detect.domains.claims import claim, end_of_holder, is_free
from amzlint.detect.domains.classes import classes
from amzlint.detect.domains.hearts import begin
from amzlint.detect.domains.letters import LETTER, fitting
from amzlint.detect.domains.marks import marks
from amzlint.detect.domains.spelled import with_spelled
from amzlint.model import Entity
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "url"
NEEDS = ("email",)

_SLASHES = r":(?P<framed>\](?<=\[:\]))?[ \t]?[/\\](?:[ \t]?[/\\]){0,3}[ \t]?"
_USUAL = rf"(?<![{LETTER}+.-])(?P<web>https?)(?P<other>(?!))?\Z"
_SCHEME = rf"(?<![{LETTER}])(?:(?P<web>(?:h(?:tt|xx|\*{{1,2}}|t\*|\*t|--|__|tx|xt)|tt)ps?)|(?P<other>[a-z][a-z0-9+.-]{{0,20}}))[ \t]?\Z"
_NO_LINK = frozenset(
    ("file", "about", "chrome", "javascript", "data", "blob", "cid", "mailto", "tel", "sms")
)
_USER = r"[^\s/?#@<>\"'()]{1,64}+@"
_NUMBER = (
    r"\[?(\d{1,3}(?:\.\d{1,3}){3})\]?(?![\w-]|\.\w)|\[([0-9a-f]{0,4}(?::[0-9a-f.]{0,15}){2,8})\]"
)
_OUTSIDE = r"\s/?#:@<>\"'“”()\[\]{}|\\^`,;!，。；！？、：（）「」《》*"
_ANY_HOST = rf"[^{_OUTSIDE}._~=+&%$-](?:[^{_OUTSIDE}]*[^{_OUTSIDE}.])?"
_MALFORMED = r"[_-](?:\.|\Z)|\.[_-]|\.[a-z]\Z|[^.]{64}"
_LOCAL = (
    r"(?:.*\.)?(?:localhost|local|lan|home|internal|intranet|localdomain|arpa|corp|private)|fritz\.(?:box|nas|repeater)"
    r"|www|router|gateway|modem|printer|nas|setup|raspberrypi|(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+"
)
_WWW = rf"w(?<![{LETTER}@.-]w)ww\d?(?:[ \t]{{1,3}}|[ \t]?[,。·][ \t]?|[ \t]?\.[ \t])(?=[{LETTER}])"
_RUN = rf"[{LETTER}_.-]*+"
_FOUR_NUMBERS = r"\d{1,3}(?:\.\d{1,3}){3}"
_IP = frozenset(("ip",))
_SHOWN = frozenset(("shown",))


class _Site(NamedTuple):
    """A host at its place, and how it was written."""

    host: str
    start: int
    end: int
    plain: bool
    tail: Tail
    scheme: str = ""
    extra: frozenset[str] = frozenset()


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:
    """Yield the links in reading order; the domain of an e-mail address is none, the source of an image neither.

    What an anchor shows in place of its target has the class `shown` alone.
    """
    addresses = [(entity.start, entity.end) for entity in found.get("email", ())]
    images = anchors.images(view.value)
    entities = tuple(
        entity
        for entity in with_spelled(view, _written)
        if is_free(addresses, entity.start, entity.end)
        and is_free(images, entity.start, entity.end)
    )
    shown = anchors.shown(view.value, entities)
    for entity in entities:
        leads = is_free(shown, entity.start, entity.end)
        yield entity if leads else replace(entity, classes=_SHOWN)


def _written(view: View) -> Iterator[Entity]:
    """Yield the links of a text, those with a scheme first where two share characters."""
    taken: list[tuple[int, int]] = []
    sites = [site for site in _sites(view, taken) if claim(taken, site.start, site.tail.end)]
    for site in sorted(sites, key=lambda site: site.start):
        yield _entity(view, site)


def _sites(view: View, taken: list[tuple[int, int]]) -> Iterator[_Site]:
    """Yield the links, those first that are surest; what is taken by then is looked at no more."""
    value = view.value
    if ":" in value and ("/" in value or "\\" in value):
        yield from _schemed(view)
    if "www" in value:
        yield from _broken_www(view)
    yield from _bare(view, taken)
    if marks(view).may_hold_odd_dot(value):
        yield from _odd(view)


def _schemed(view: View) -> Iterator[_Site]:
    value = view.value
    for slashes in compiled(_SLASHES).finditer(value):
        own = read_own(value, slashes.start())
        if own:
            end = slashes.end() + len(own[0])
            yield _Site(own[0], slashes.start() - 5, end, plain=True, tail=own[1], scheme="https")
            continue
        start = slashes.start() - (1 if slashes["framed"] else 0)
        scheme = fitting(value, _USUAL).search(value, max(0, start - 5), start) or fitting(
            value, _SCHEME
        ).search(value, max(0, start - 24), start)
        usual = slashes.group() == "://"
        if scheme and (usual or scheme["web"]) and scheme.group() not in _NO_LINK:
            plain = (usual and scheme.group() in ("http", "https")) or bool(scheme["other"])
            site = _authority(view, scheme, slashes.end(), plain=plain)
            if site:
                yield site


def _authority(view: View, scheme: "re.Match[str]", at: int, *, plain: bool) -> _Site | None:
    """Read the host behind a scheme; any host will do that is not of the local network."""
    value = view.value
    user = compiled(_USER).match(value, at)
    begin = user.end() if user else at
    extra = {"lookalike"} if user else set()
    name = names.read(view, begin)
    number = None if name else compiled(_NUMBER).match(value, begin)
    if name:
        host, end, plain = name.host, name.end, plain and name.is_plain
    elif number:
        host, end = number[1] or number[2], number.end()
        extra.add("ip")
    else:
        other = compiled(_ANY_HOST).match(value, begin)
        if not other:
            return None
        host, end = other.group(), other.end()
    if compiled(_LOCAL).fullmatch(host) or compiled(_MALFORMED).search(host):
        return None
    kind = scheme.group().strip()
    tail = read_spoken_tail(value, name, marks(view)) if name else read_tail(value, end)
    return _Site(host, scheme.start(), end, plain, tail, kind, frozenset(extra))


def _broken_www(view: View) -> Iterator[_Site]:
    table = marks(view)
    for www in fitting(view.value, _WWW).finditer(view.value):
        name = names.read(view, www.end(), loose=True)
        if name:
            tail = read_spoken_tail(view.value, name, table)
            yield _Site(name.host, www.start(), name.end, False, tail)


def _bare(view: View, taken: list[tuple[int, int]]) -> Iterator[_Site]:
    """Yield names with ordinary dots, and numbers with a port or path."""
    value, done = view.value, 0
    run_at = fitting(value, _RUN).match
    for dot in marks(view).inner_dot.finditer(value):
        run = run_at(value, dot.start()) if taken and dot.start() >= done else None
        if run and run.end() <= end_of_holder(taken, dot.start()):
            done = run.end()
            continue
        start = names.start_before(view, dot.start()) if dot.start() >= done else None
        if start is None:
            continue
        run = run_at(value, start)
        done = run.end() if run else dot.end()
        if is_free(taken, start, start + 1) and not _is_part(value, start, done):
            site = _named(view, start) or _numbered(value, start)
            if site:
                yield site


def _named(view: View, start: int) -> _Site | None:
    name = names.read(view, start)
    if not name or compiled(_LOCAL).fullmatch(name.host):
        return None
    tail = read_tail(view.value, name.end)
    if not is_bare_credible(view, name, tail.text):
        return None
    return _Site(name.host, start, name.end, name.is_plain, tail)


def _numbered(value: str, start: int) -> _Site | None:
    """Read an IP address; without a port or path it could be the number of a version."""
    number = compiled(_FOUR_NUMBERS).match(value, start)
    if not number or compiled(_LOCAL).fullmatch(number.group()):
        return None
    tail = read_tail(value, number.end())
    sure = tail.text.startswith((":", "/"))
    return _Site(number.group(), start, number.end(), True, tail, extra=_IP) if sure else None


def _is_part(value: str, start: int, end: int) -> bool:
    """Tell whether a name is a part of something else: an address, a path, a variable."""
    before = value[max(0, start - 2) : start]
    if before[-1:] in ("@", "\\", "=", "&", "$") or value[end : end + 1] == "@":
        return True
    return before[-1:] == "/" and before != "//"


def _odd(view: View) -> Iterator[_Site]:
    """Yield names with disguised dots."""
    value, table, done = view.value, marks(view), 0
    for dot in table.odd_dot_heart.finditer(value):
        close = begin(value, dot.start(), done)
        start = names.start_before(view, close) if dot.start() >= done else None
        if start is None or _is_part(value, start, close):
            continue
        name, done = names.read_on(view, start)
        if name and not name.is_plain and is_odd_credible(view, name):
            tail = read_spoken_tail(value, name, table)
            yield _Site(name.host, start, name.end, plain=False, tail=tail)


def _entity(view: View, site: _Site) -> Entity:
    written = view.raw(site.start, site.end).lower()
    altered = written != view.value[site.start : site.end]
    host = site.host.removeprefix("www.")
    found = classes(view.hosts, host, site.tail.text) | site.extra
    if altered and owners.is_homoglyph(written):
        found = {"external", "lookalike"} | site.extra
    found |= _manner(site.scheme, host)
    return Entity(
        KIND,
        host + site.tail.text.replace("\\", "").rstrip("/"),
        site.start,
        site.tail.end,
        frozenset(found),
        altered or not site.plain,
    )


def _manner(scheme: str, host: str) -> set[str]:
    """Tell how a link is reached and its host written."""
    found = {"bare"} if not scheme else {"https"} if scheme.endswith("ps") else {"insecure"}
    if not host.isascii() or "xn--" in host:
        found.add("idn")
    return found
