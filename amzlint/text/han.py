"""Traditional to simplified Chinese characters, one for one.

The pairs in `han.txt` are OpenCC's (TSCharacters, Apache-2.0), the first choice of each.
"""

from functools import cache
from importlib.resources import files


@cache
def simplified() -> dict[str, str]:
    """Read the table: traditional character → simplified character."""
    lines = files("amzlint.text").joinpath("han.txt").read_text(encoding="utf-8").split()
    return {pair[0]: pair[1] for pair in lines}
