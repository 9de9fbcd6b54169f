"""Context: words near a place that make a name more or less likely."""

from amzlint.text.view import View

_REACH = 40


def is_cued(view: View, group: str, at: int) -> bool:
    """Tell whether a word of a group stands shortly before a place."""
    before = view.value[max(0, at - _REACH) : at]
    return any(map(before.__contains__, view.words.get(group, ())))


def is_alone(view: View, start: int, end: int) -> bool:
    """Tell whether nothing else stands in the line."""
    value = view.value
    line_start = value.rfind("\n", 0, start) + 1
    line_end = value.find("\n", end)
    after = value[end:] if line_end < 0 else value[end:line_end]
    return not value[line_start:start].strip() and not after.strip(" \t\r.!")


def is_word(view: View, name: str) -> bool:
    """Tell whether what could be a name is a word of the sentence: `order again at`."""
    return any(name in view.words.get(group, ()) for group in ("not-a-name", "at", "at-sign"))
