"""Handles: accounts on messengers and social networks, and the bare names of these."""

from collections.abc import Iterable, Iterator, Mapping

from amzlint.detect._accounts import Account, Scene, account, names
from amzlint.detect._platforms import Platform, platforms
from amzlint.detect.domains.claims import is_free
from amzlint.model import Entity
from amzlint.text.fold import INVISIBLE
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "handle"
NEEDS = ("url", "email", "phone", "placeholder")

_SLOTS = frozenset({"handle", "phone"})
_SITES = {"wa.me": "whatsapp", "t.me": "telegram", "m.me": "messenger", "line.me": "line"}


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:
    """Yield accounts with their platform, platforms alone (`mention`) and `@name` alone (`bare`).

    A mention right behind "add" or "on" is `invited` too.
    """
    for url in found.get("url", ()):
        if "messenger" in url.classes:
            yield _link(view, url)
    named = platforms(view)
    if not named and "@" not in view.value:
        return
    scene = _scene(view, found, named)
    handles = tuple(_handles(scene))
    yield from handles
    taken = [(one.start, one.end) for one in handles]
    for name in scene.names:
        if is_free(taken, name.start, name.end):
            yield Entity(KIND, "@" + name.value, name.start, name.end, frozenset({"bare"}))


def _scene(view: View, found: Mapping[str, tuple[Entity, ...]], named: list[Platform]) -> Scene:
    addresses = sorted(
        (one.start, one.end) for kind in ("url", "email") for one in found.get(kind, ())
    )
    ats = tuple(name for name in names(view.value) if is_free(addresses, name.start, name.end))
    places = tuple(one for one in named if is_free(addresses, one.start, one.end))
    if not places:
        return Scene(view, ats, (), (), ())
    slots = (slot for slot in found.get("placeholder", ()) if slot.classes & _SLOTS)
    phones = tuple(_accounts(found.get("phone", ())))
    return Scene(view, ats, phones, tuple(_accounts(slots)), places)


def _handles(scene: Scene) -> Iterator[Entity]:
    end = 0
    for platform in scene.platforms:
        if platform.start >= end:
            entity = _entity(scene.view, platform, account(scene, platform, end))
            if entity:
                end = entity.end
                yield entity


def _link(view: View, url: Entity) -> Entity:
    host, _, path = url.value.partition("/")
    named = _SITES.get(host.removeprefix("www.")) or next(
        (word for word in view.words.get("platform", {}).values() if word in host), host
    )
    classes = frozenset({"messenger", named, "id", "link"})
    return Entity(KIND, f"{named}:{path}", url.start, url.end, classes, url.disguised)


def _accounts(entities: Iterable[Entity]) -> Iterator[Account]:
    return (Account(one.value, one.start, one.end, one.disguised) for one in entities)


def _entity(view: View, platform: Platform, user: Account | None) -> Entity | None:
    """Make an account an entity, and a platform without one a mention where the word is unmistakable."""
    name, start, end = platform.name, platform.start, platform.end
    if not user and not platform.sure and not _is_invitation(view, platform):
        return None
    kind = "social" if name in view.words.get("social", {}) else "messenger"
    disguised = platform.disguised or bool(user and user.disguised)
    if user:
        start, end = min(start, user.start), max(end, user.end)
    return Entity(
        KIND,
        f"{name}:{user.value}" if user else name,
        start,
        end,
        frozenset({kind, name, *(("id",) if user else _mention(platform))}),
        disguised or _is_masked(view, start, end),
    )


def _mention(platform: Platform) -> tuple[str, ...]:
    return ("mention", "invited") if platform.invited else ("mention",)


def _is_invitation(view: View, platform: Platform) -> bool:
    """Tell `加V，` and `加V聊` from `加V领` and `用V60`, and `加微，` from `加微波炉`."""
    following = view.value[platform.end : platform.end + 1]
    if following.isdigit() and platform.end - platform.start == 1:
        return False
    goes_on = following.isalnum() and not following.isascii()
    if goes_on and not view.value[platform.start].isascii():
        return False
    return platform.invited and following not in view.words.get("not-handle", {})


def _is_masked(view: View, start: int, end: int) -> bool:
    """Tell whether letters and digits look other than they read."""
    raw = view.raw(start, end)
    plain = sum(map(_is_plain, raw)) < sum(map(_is_plain, view.value[start:end]))
    return plain or bool(compiled(INVISIBLE).search(raw.replace("\ufe0f", "")))


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()
