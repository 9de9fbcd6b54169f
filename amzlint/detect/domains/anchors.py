"""Anchors: texts with a target behind them, in the form `[text](target)`; HTML anchors are read alike."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from amzlint.model import Entity
from amzlint.text.patterns import compiled

_TARGET = r"\(\s*<?(?P<target>[^\s<>()]*+(?:\([^\s()]*+\)[^\s<>()]*+)*+)>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
_ANCHOR = rf"(?<!!)\[(?P<text>(?:[^\[\]]++|\[[^\[\]]*+\](?:\([^()\s]*+\))?+)*+)\]{_TARGET}"
_IMAGE = rf"!\[[^\[\]]*+\]{_TARGET}"


def anchors(value: str) -> Iterator["re.Match[str]"]:
    """Find the anchors, with groups `text` and `target`; the text may hold an image."""
    return compiled(_ANCHOR).finditer(value) if "[" in value and "](" in value else iter(())


def images(value: str) -> list[tuple[int, int]]:
    """List the ranges of images."""
    return (
        [match.span() for match in compiled(_IMAGE).finditer(value)]
        if "[" in value and "![" in value
        else []
    )


def shown(value: str, urls: Sequence[Entity]) -> list[tuple[int, int]]:
    """List the ranges that readers see in place of a target that is a URL."""
    return [anchor.span("text") for anchor in anchors(value) if inside(urls, anchor.span("target"))]


def inside(entities: Sequence[Entity], span: tuple[int, int]) -> Entity | None:
    """Give the first of the entities, which are in reading order, that lies in a range."""
    at = bisect_left(entities, span[0], key=lambda entity: entity.start)
    return entities[at] if at < len(entities) and entities[at].end <= span[1] else None
