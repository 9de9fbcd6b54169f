"""HTML: what the buyer reads of it, every character led back into the source."""

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
