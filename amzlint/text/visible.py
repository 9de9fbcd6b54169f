"""Visible text: what the buyer reads of a part, without markup and without quoted history."""

import html
import re

from amzlint.text.text import Text

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z) | <(script|style|head)\b.*?(?:</\1\s*>|\Z) | </?[a-z][^<>]*> | <![^<>]*> | &(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|tr|td|th|li|ul|ol|table|h[1-6]|blockquote|hr|section|article|header|footer)\b",
    re.IGNORECASE,
)
_HREF = re.compile(
    r"""<a\b[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*(?:\n|\Z)", re.MULTILINE)
_ATTRIBUTION = re.compile(
    r"^(?:on\b.{0,200}\bwrote|am\b.{0,200}\bschrieb.{0,80}|le\b.{0,200}\ba écrit|el\b.{0,200}\bescribió|il\b.{0,200}\bha scritto|.{0,200}写道|.{0,200}寫道)\s?[:：][ \t]*\n(?=[ \t]*>|[ \t]*\n[ \t]*>)",
    re.MULTILINE | re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^-{3,}\s?(?:original message|ursprüngliche nachricht|message d'origine|原始邮件|原始郵件)\s?-{3,}.*",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)

Piece = tuple[str, int, int]


def from_html(source: Text) -> Text:
    """Drop tags and comments, decode entities, and show a link as `[text](target)`."""
    pieces = _html_pieces(source.value)
    return Text("".join(value for value, _, _ in pieces), source, lambda: pieces)


def _html_pieces(value: str) -> list[Piece]:
    pieces: list[Piece] = []
    target: Piece | None = None
    at = 0
    for match in _TAG.finditer(value):
        pieces.append((value[at : match.start()], at, match.start()))
        at = match.end()
        tag = match.group()
        if tag[0] == "&":
            pieces.append((html.unescape(tag), match.start(), at))
            continue
        if tag[:2].lower() in ("<a", "</") and (opened := _HREF.match(tag)):
            group = opened.lastindex or 1
            target = (
                opened[group],
                match.start() + opened.start(group),
                match.start() + opened.end(group),
            )
            pieces.append(("[", match.start(), at))
        elif tag.lower().startswith("</a") and target:
            pieces += [("](", match.start(), match.start()), target, (")", at, at)]
            target = None
        elif _BLOCK.match(tag):
            pieces.append(("\n", match.start(), at))
    pieces.append((value[at:], at, len(value)))
    return [piece for piece in pieces if piece[0]]


def without_history(text: Text) -> Text:
    """Cut lines quoted with `>`, the line that announces them, and a quoted original below it."""
    value = text.value
    if ">" not in value and "---" not in value:
        return text
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
