"""Tables: what is worked out from a word table once, however many messages ask for it."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

Table = TypeVar("Table", bound=Mapping[str, Any])
Made = TypeVar("Made")

_MOST = 8


def once_per_table(make: Callable[[Table], Made]) -> Callable[[Table], Made]:
    """Remember what was made from a table; tables are told by identity, as none is ever changed."""
    kept: dict[int, tuple[Table, Made]] = {}

    @wraps(make)
    def made(table: Table) -> Made:
        known = kept.get(id(table))
        if known is None:
            if len(kept) >= _MOST:
                kept.clear()
            known = kept[id(table)] = (table, make(table))
        return known[1]

    return made
