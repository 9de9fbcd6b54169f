"""Text: for people. The line, a caret under the characters, why, and what to write instead."""

from collections.abc import Iterable
from typing import TextIO

from amzlint.engine import Item, Tally
from amzlint.model import Finding, Skipped
from amzlint.text.terminal import safe, width
from amzlint.wording import Look

_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
    "blue": "34",
}


def write(items: Iterable[Item], tally: Tally, look: Look, out: TextIO) -> None:
    """Write each finding as it is found, then one line that counts them."""
    for item in items:
        block = _skipped(item, look) if isinstance(item, Skipped) else _finding(item, look)
        out.write("\n".join(block) + "\n\n")
    if not look.quiet:
        out.write(_summary(tally, look) + "\n")


def _paint(text: str, colour: str, look: Look) -> str:
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if look.colour else text


def _finding(item: Finding, look: Look) -> list[str]:
    word = look.say(f"severity {item.severity}")
    disguised = f" ({look.say('disguised')})" if item.disguised else ""
    head = (
        _paint(f"{word}[{item.rule}]", item.severity, look)
        + f"{_paint(': ', 'bold', look)}{safe(item.message)}{disguised}"
    )
    unit = f" {item.unit}" if item.unit else ""
    owner = f" ({item.message_id})" if item.message_id != item.path else ""
    arrow = _paint("  --> ", "blue", look) + safe(
        f"{item.path}:{item.line}:{item.column}{unit}{owner}"
    )
    return [head, arrow, *_excerpt(item, look), *_notes(item, look)]


def _excerpt(item: Finding, look: Look) -> list[str]:
    if item.span is None:
        return [
            _paint("   | ", "blue", look) + _paint(f"({look.say('whole message')})", "dim", look)
        ]
    text = item.excerpt
    before, inside, after = (
        (text.before, text.inside, text.after)
        if look.show_text
        else (text.masked_before, text.masked_inside, text.masked_after)
    )
    first, *more = safe_lines(inside)
    before, after = safe(before), "" if more else safe(after)
    room = max(30, look.width - 6)
    before = _last(before, max(10, room - min(width(first), room // 2) - 12))
    caret = "^" * max(1, width(first))
    line = _fitted(before + first + after, room) + (f" {_ellipsis(more)}" if more else "")
    return [
        _paint("   |", "blue", look),
        _paint("   | ", "blue", look) + line,
        _paint("   | ", "blue", look)
        + " " * width(before)
        + _paint(_fitted(caret, room - width(before)), item.severity, look),
    ]


def safe_lines(text: str) -> list[str]:
    """Give the lines of an excerpt, made harmless."""
    return [safe(line) for line in text.split("\n")]


def _ellipsis(more: list[str]) -> str:
    return f"… (+{len(more)})"


def _last(text: str, columns: int) -> str:
    """Keep the end of a text that is too wide."""
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[1:]
    return "…" + text


def _fitted(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[:-1]
    return text + "…"


def _notes(item: Finding, look: Look) -> list[str]:
    notes = [f"{look.say('why')}: {item.consequence} ({look.say(f'basis {item.basis}')})"]
    if item.suggestion:
        notes.append(f"{look.say('write instead')}: {item.suggestion.text or look.say('remove')}")
    return [_paint("   = ", "blue", look) + safe(note) for note in notes]


def _skipped(item: Skipped, look: Look) -> list[str]:
    return [
        _paint(look.say("not checked"), "warning", look) + safe(f": {item.place}: {item.reason}")
    ]


def _summary(tally: Tally, look: Look) -> str:
    messages = look.count("message", tally.messages)
    counts = [
        look.count(severity, number)
        for severity in ("error", "warning", "info")
        if (number := tally.severities[severity])
    ]
    counts += [look.count("suppressed", tally.suppressed)] if tally.suppressed else []
    counts += [look.count("skipped", tally.skipped)] if tally.skipped else []
    comma = "，" if look.lang == "zh" else ", "
    return (
        look.say("found", counts=comma.join(counts), messages=messages)
        if counts
        else look.say("clean", messages=messages)
    )
