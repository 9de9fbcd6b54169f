"""History: what a reply quotes of earlier messages is context, and cut."""

import re

from amzlint.text.text import Text

_QUOTED_LINE = re.compile(r"^[ \t]*>.*(?:\n|\Z)", re.MULTILINE)
_ATTRIBUTION = re.compile(
    r"^(?:on\b.{0,200}\bwrote|am\b.{0,200}\bschrieb.{0,80}|le\b.{0,200}\ba écrit|el\b.{0,200}\bescribió|il\b.{0,200}\bha scritto|.{0,200}写道|.{0,200}寫道)\s?[:：][ \t]*\n(?=[ \t]*>|[ \t]*\n[ \t]*>)",
    re.MULTILINE | re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^-{3,}\s?(?:original message|ursprüngliche nachricht|message d'origine|原始邮件|原始郵件)\s?-{3,}.*",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)


def without_history(text: Text) -> Text:
    """Cut lines quoted with `>`, the line that announces them, and a quoted original below it."""
    value = text.value
    cut = [
        match.span()
        for pattern in (_QUOTED_LINE, _ATTRIBUTION, _ORIGINAL)
        for match in pattern.finditer(value)
    ]
    kept = []
    at = 0
    for start, end in sorted(cut):
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    kept.append((at, len(value)))
    return text.keep([(start, end) for start, end in kept if start < end])
