"""Patterns: regular expressions compiled when a text first needs them, for compiling costs start-up."""

import re
from functools import lru_cache


@lru_cache(maxsize=8192)
def compiled(source: str, flags: int = 0) -> "re.Pattern[str]":
    """Compile a pattern once."""
    return re.compile(source, flags)
