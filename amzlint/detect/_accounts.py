"""Accounts: what stands beside a platform and can be somebody's account there."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from amzlint.detect._platforms import Platform
from amzlint.model import Words
from amzlint.record import record
from amzlint.text.patterns import compiled
from amzlint.text.sentences import MARK
from amzlint.text.surfaces import alternation
from amzlint.text.tables import once_per_table
from amzlint.text.view import View

_GAP = r"[:：=]\s{0,3}|[ \t()（）\[\]/|,;\"'“”„‘’«»「」『』【】<>_*~→\-–—👉📱📲💬☎]"
_AT = r"(?<![0-9a-zß-ɏ_@!#$%&*+./-])@ ?([a-z_][a-z0-9_.]{1,29}|\d{5,20})(?![@\w]*[ß-ɏ]|@|://|[a-z0-9])"
_NUMBER = r"(?!\d+(?:\.\d+){2}|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{3}-\d{7}-\d{7})[+(]{0,2}\d(?:[ ().-]{0,2}\d){4,17}(?![0-9a-z])"
_NAME = r"(?:live:\.?)?[a-z0-9_][a-z0-9_.-]{2,30}(?:#\d{4})?"
_QUOTED = r"(?<=[\"“„«「『])[^\"”“»」』\n]{2,30}(?=[\"”“»」』])"
_ACCOUNT = r"[a-z_](?=.*[0-9_])"
_ENDS = r"[ \t]*(?:\Z|[\n.,;!?)/|\"'”」]|[^\x00-\x7f])"
_STOPS = r"[ \t]*(?:\Z|[\n.;!?)」])"
_LATIN = "[a-z]"

_STEPS = 8  # words and marks between a platform and its account
_OTHERS = 2  # other platforms with the same account
_NEAR = 16  # characters between an account and the platform behind it
_FAR = 40  # characters between a platform and `@name`
_TO_PHONE = 25


@record
class _Lead:
    """What stands between a platform and its account."""

    end: int
    cue: bool
    colon: bool
    link: bool


@record
class Account:
    """Something that can be somebody's account."""

    value: str
    start: int
    end: int
    disguised: bool = False


@record
class Scene:
    """A message with all that can make up a handle."""

    view: View
    names: tuple[Account, ...]
    phones: tuple[Account, ...]
    slots: tuple[Account, ...]
    platforms: tuple[Platform, ...]

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """Where the platform that starts at a place ends."""
        return {platform.start: platform.end for platform in self.platforms}


@once_per_table
def _lead_words(words: Words) -> "tuple[re.Pattern[str], re.Pattern[str]]":
    cue, link = (
        alternation(words.get(group, ())) or "(?!)" for group in ("handle-cue", "handle-link")
    )
    return re.compile(cue), re.compile(link)


def names(value: str) -> Iterator[Account]:
    """Yield every `@name` that is no part of an address."""
    for match in compiled(_AT).finditer(value) if "@" in value else ():
        name = match[1].rstrip(".")
        yield Account(name, match.start(), match.start(1) + len(name))


def account(scene: Scene, platform: Platform, after: int) -> Account | None:
    """Find the account that a platform is named with, not before the place `after`."""
    return _behind(scene, platform) or _far(scene, platform) or _before(scene, platform, after)


def _behind(scene: Scene, platform: Platform) -> Account | None:
    """Find the account that follows a platform, with nothing but leading words between."""
    lead = _lead(scene, platform)
    firm = lead.cue or lead.colon or platform.invited
    leads = firm or platform.sure or lead.link
    if platform.end - platform.start == 1 and not platform.invited:
        return None
    for one in (*scene.names, *scene.phones, *scene.slots):
        if leads and platform.end <= one.start <= lead.end < one.end:
            return one
    found = _number(scene.view.value, lead, firm) or _quoted(scene.view.value, lead)
    return found or (_named(scene, platform, lead) if leads else None)


def _lead(scene: Scene, platform: Platform) -> _Lead:
    cues, links = _lead_words(scene.view.words)
    value, at = scene.view.value, platform.end
    cue = bool(cues.match(value, at - 1))  # 微信号
    colon = link = False
    others = 0
    for _ in range(_STEPS):
        if word := cues.match(value, at):
            cue = True
        elif word := links.match(value, at):
            link = True
        elif word := compiled(_GAP).match(value, at):
            colon = colon or word.group()[0] in ":：="
        end = word.end() if word else scene.ends.get(at, at)
        others += not word
        if end == at or others > _OTHERS or value[end : end + 1] == "_":
            break
        at = end
    return _Lead(at, cue, colon, link)


def _number(value: str, lead: _Lead, firm: bool) -> Account | None:
    match = compiled(_NUMBER).match(value, lead.end)
    if not match:
        return None
    digits = re.sub(r"\D", "", match.group())
    if len(digits) < 7 and not (firm and match.group().isdigit()):
        return None
    plus = "+" if "+" in match.group() else ""
    return Account(plus + digits, *match.span())


def _quoted(value: str, lead: _Lead) -> Account | None:
    match = compiled(_QUOTED).match(value, lead.end) if lead.cue or lead.colon else None
    return Account(match.group(), *match.span()) if match else None


def _named(scene: Scene, platform: Platform, lead: _Lead) -> Account | None:
    """Take a word for an account where it looks like one, or where it is announced as one."""
    value, words = scene.view.value, scene.view.words
    match = compiled(_NAME).match(value, lead.end)
    name = match.group().rstrip(".-") if match else ""
    if len(name) < 3 or name in words.get("not-handle", {}):
        return None
    end = lead.end + len(name)
    if (compiled(_ACCOUNT).match(name) and len(name) > 4) or (lead.cue and lead.colon):
        return Account(name, lead.end, end)
    ending = _ending(scene, platform, lead, len(name))
    return Account(name, lead.end, end) if ending and compiled(ending).match(value, end) else None


def _ending(scene: Scene, platform: Platform, lead: _Lead, length: int) -> str | None:
    """Say what must follow a plain word so that it is an account, by how much announces it."""
    if lead.cue:
        return _ENDS
    if platform.name in scene.view.words.get("by-number", {}):
        return None
    if not compiled(_LATIN).match(scene.view.value, platform.start):
        return _ENDS if lead.colon or (platform.invited and length > 5) else None
    return _STOPS if lead.colon else None


def _far(scene: Scene, platform: Platform) -> Account | None:
    """Find `@name` or a telephone number further on in the sentence."""
    reaches = [] if platform.short else [(scene.names, _FAR)]
    if platform.sure:
        reaches.append((scene.phones, _TO_PHONE))
    for accounts, reach in reaches:
        for one in accounts:
            near = 0 <= one.start - platform.end <= reach
            if near and _is_one_sentence(scene, platform.end, one.start):
                return one
    return None


def _before(scene: Scene, platform: Platform, after: int) -> Account | None:
    """Find `@name` or a telephone number right before a platform: `@name on Instagram`."""
    if platform.end - platform.start == 1:
        return None
    for one in (*scene.names, *scene.phones):
        near = one.start >= after and 0 <= platform.start - one.end <= _NEAR
        if near and _is_one_sentence(scene, one.end, platform.start):
            return one
    return None


def _is_one_sentence(scene: Scene, start: int, end: int) -> bool:
    between = scene.view.prose[start:end]
    return MARK not in between and not any(at in scene.ends for at in range(start, end))
