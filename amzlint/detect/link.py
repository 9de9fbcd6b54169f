"""Link: a text with a target behind it, `[text](target)`; HTML anchors are read in the same form."""

import re
from collections.abc import Iterator, Mapping

from amzlint.detect.domains.anchors import anchors, inside
from amzlint.detect.domains.suffixes import registrable
from amzlint.model import Entity
from amzlint.text.view import View

KIND = "link"
NEEDS = ("url",)

_AMAZON = frozenset(("amazon", "amazon-page", "amazon-short"))


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:
    """Yield the anchors whose target is a URL, and tell which show another host than it."""
    for anchor in anchors(view.value):
        target = inside(found["url"], anchor.span("target"))
        if not target:
            continue
        shown = inside(found["url"], anchor.span("text"))
        classes = {"external" if _AMAZON.isdisjoint(target.classes) else "amazon"}
        if shown and _domain(shown) != _domain(target):
            classes.add("disguised")
        value = f"{' '.join(anchor['text'].split())} → {anchor['target']}"
        yield Entity(KIND, value, *anchor.span(), frozenset(classes), target.disguised)


def _domain(url: Entity) -> str:
    return registrable(re.split("[/?#:]", url.value)[0])
