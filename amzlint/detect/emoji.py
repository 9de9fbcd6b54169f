"""Emoji: pictographs, flags and keycaps, one entity for each run of them."""

from collections.abc import Iterator, Mapping

from amzlint.model import Entity
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "emoji"
NEEDS: tuple[str, ...] = ()

# Pictographs wherever they stand. Dingbats that print uses too (ticks, stars, arrows, card suits)
# are none without the selector that asks for the coloured form.
_PICTURE = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u2600-\u2604\u260e\u2614\u2615\u2618\u261d\u2620\u2622\u2623"
    "\u2639\u263a\u2648-\u2653\u267f\u2692-\u2694\u26a0\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4"
    "\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2728\u274c\u274e\u2753-\u2755"
    "\u2757\u2763\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f1e6-\U0001f1ff\U0001f201-\U0001f265\U0001f300-\U0001f3fa\U0001f400-\U0001f64f"
    "\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0\U0001f900-\U0001f9ff\U0001fa70-\U0001faff"
)
_SELECTED = "\u203c\u2049\u2139\u2194-\u21aa\u2328\u23cf-\u23fa\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b1c\u3030\u303d\u3297\u3299"
_ONE = rf"(?:[{_PICTURE}](?!\ufe0e)\ufe0f?|[{_SELECTED}]\ufe0f|[0-9#*]\ufe0f?\u20e3)[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*+"
_CLUSTER = rf"{_ONE}(?:\u200d(?:{_ONE}|[{_SELECTED}]))*+"
_RUN = rf"{_CLUSTER}(?:[ \t\xa0]{{0,3}}{_CLUSTER})*+"
_MAYBE = "[\u20e3\u231a-\u2b55\ufe0f\U0001f004-\U0001faff]"  # few ranges, quick to look for
_KEYCAP = "\u20e3"
_LEAD = 2  # characters of a run that may stand before one of `_MAYBE`


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - every detector is called alike
    """Yield each run of emoji, with only spaces between them."""
    if view.is_ordinary or view.shown.isascii():
        return
    sign = compiled(_MAYBE).search(view.shown)
    if not sign:
        return
    for match in compiled(_RUN).finditer(view.shown, max(0, sign.start() - _LEAD)):
        start, end = view.folded.arrival(*match.span())
        classes = {"keycap"} if _KEYCAP in match.group() else set()
        yield Entity(KIND, match.group(), start, end, frozenset(classes))
