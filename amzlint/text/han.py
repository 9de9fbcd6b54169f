"""Traditional to simplified Chinese characters, one for one.

The pairs in `han.txt` are OpenCC's (TSCharacters, Apache-2.0), the first choice of each.
"""

from functools import cache
from pathlib import Path


@cache
def simplified() -> dict[str, str]:
    """Read the table: traditional character → simplified character."""
    lines = Path(__file__).with_name("han.txt").read_text(encoding="utf-8").split()
    return {pair[0]: pair[1] for pair in lines}
