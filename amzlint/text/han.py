"""Traditional to simplified Chinese characters, one for one, and spellings that mean the same.

The pairs in `han.txt` are OpenCC's (TSCharacters, Apache-2.0), the first choice of each.
"""

from functools import cache
from pathlib import Path

# 回覆 and 回复, 跟著 and 跟着, 帐号 and 账号: two spellings of one word, which OpenCC keeps apart.
_SPELLINGS = dict(zip("覆著妳牠帐", "复着你它账", strict=True))


@cache
def simplified() -> dict[str, str]:
    """Read the table: traditional character → simplified character."""
    lines = Path(__file__).with_name("han.txt").read_text(encoding="utf-8").split()
    table = {pair[0]: _SPELLINGS.get(pair[1], pair[1]) for pair in lines}
    return {**table, **_SPELLINGS}
