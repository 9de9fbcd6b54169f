"""Spelled: texts whose letters stand one by one, `c a r e @ b r a n d . c o m`, pushed together."""

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from amzlint.detect.domains.claims import claim, is_free
from amzlint.detect.domains.letters import LETTER, fitting
from amzlint.model import Entity
from amzlint.text.text import Text
from amzlint.text.view import View

_ONE = rf"[{LETTER}@./:_-]"
_LONE = re.compile(" . ")
_HINT = rf" {_ONE} (?: {{0,2}}{_ONE} )"
_RUN = (
    rf"(?<![{LETTER}]){_ONE}(?P<gap> {{1,3}}){_ONE}(?![{LETTER}])(?:(?P=gap){_ONE}(?![{LETTER}]))++"
)


Find = Callable[[View], Iterator[Entity]]


def with_spelled(view: View, find: Find) -> Iterator[Entity]:
    """Yield what is found in a text, and in it with spelled words pushed together, in reading order."""
    squeezed = squeeze(view)
    if squeezed is None:
        yield from find(view)
        return
    again = map(squeezed.lead_back, find(squeezed.view))
    taken: list[tuple[int, int]] = []
    entities = [
        entity
        for entity in chain((one for one in again if one), find(view))
        if claim(taken, entity.start, entity.end)
    ]
    yield from sorted(entities, key=lambda entity: entity.start)


class Squeezed(NamedTuple):
    """A view without the gaps in spelled words, and where its characters came from."""

    view: View
    origins: "array[int]"
    runs: list[tuple[int, int]]

    def lead_back(self, entity: Entity) -> Entity | None:
        """Place an entity in the original text; none if nothing of it was spelled."""
        start = self.origins[entity.start]
        end = self.origins[entity.end - 1] + 1
        if is_free(self.runs, start, end):
            return None
        return replace(entity, start=start, end=end, disguised=True)


@lru_cache(maxsize=1)
def squeeze(view: View) -> Squeezed | None:
    """Push spelled words together, for all who ask after each other; none if there is none."""
    value = view.value
    if not _LONE.search(value) or not fitting(value, _HINT).search(value):
        return None
    origins: array[int] = array("l")
    runs: list[tuple[int, int]] = []
    at = 0
    for run in fitting(value, _RUN).finditer(value):
        origins.extend(range(at, run.start()))
        origins.extend(range(run.start(), run.end(), 1 + len(run["gap"])))
        at = run.end()
        runs.append(run.span())
    origins.extend(range(at, len(value)))
    squeezed = "".join(value[origin] for origin in origins)
    return Squeezed(replace(view, folded=Text(squeezed)), origins, runs) if runs else None
