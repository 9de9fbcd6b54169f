"""Placeholders: slots of a template that were never filled, and what each would become."""

import re
from collections.abc import Iterator, Mapping

from amzlint.model import Entity
from amzlint.text.patterns import compiled
from amzlint.text.view import View

KIND = "placeholder"
NEEDS: tuple[str, ...] = ()

_SIGNS = "{[<*_【○〇◯△"
_LEADS = (
    ("$", r"\$(?=[{%#(]|[^\W\d])"),
    ("%", r"%(?=[{%#(]|[^\W\d])"),
    ("#", r"\#(?=[{%#(]|[^\W\d])"),
)
# What a shape begins with, and how it goes on: a price and a hash before a number begin none.
_TRIGGER = (
    r"[{\[<%#$*_【○〇◯△x](?:(?<=[{\[<【])|(?<=[%#$])(?=[{%#(]|[^\W\d])|(?<=\*)(?=\|)|(?<=_)(?=_)|(?<=x)(?=x)"
    r"|(?<=[○〇◯△])(?=[○〇◯△]))"
)
_SHAPE = r"""
      (?P<tag> \{% \s{0,3} -? \s{0,3} (?P<keyword> [a-z]{2,12}+ )? [^{}\n]{0,200}? %\} )
    | (?P<syntax>
        \{\{ \{? [^{}\n]{1,200} \}? \}\}
      | [$\#%]\{ [^{}\n]{1,80} \}
      | \{! [^{}\n]{1,80} \}
      | \[\[ \s? [^\W\d] [\w .,:|'-]{0,60} \]\]
      | << [^<>\n]{1,60} >>
      | %% [^\W\d][\w.-]{0,60} %%
      | \#\# [^\W\d][\w.-]{0,60} \#\#
      | \*\| [^|*\n]{1,60} \|\*
      | %\( [a-z_]\w{0,40} \)[sd]
      )
    | (?P<braces> (?<! [0-9a-z\\$\#%{)=/] ) \{ (?: [^\W\d][\w.-]{0,60} | \d{1,2} | [^{}|\n]{1,40} (?: \| [^{}|\n]{1,40} ){1,8} ) \} )
    | (?P<slot>
        (?<! [0-9a-z_\])!] ) \[ [^\[\]{}<>\n]{1,60} \] (?! [(\[] )
      | 【 [^【】\[\]{}\n]{1,30} 】
      | (?<! < ) < [^<>{}\n=/]{1,60} > (?! > )
      | \{ [^{}|\n]{1,60} \}
      | (?<! [0-9a-z%] ) % [^\W\d][\w-]{1,40} % (?! [0-9a-z] )
      | (?<! [0-9a-z\#] ) \# [^\W\d][\w-]{1,40} \# (?! [0-9a-z] )
      | (?<! [0-9a-z$] ) \$ [^\W\d][\w-]{1,40} \$ (?! [0-9a-z] )
      | (?<! \w ) __ [^\W_][\w-]{1,40}? __ (?! \w )
      )
    | (?P<blank> (?<! \w ) _{3,}+ (?! \w ) )
    | (?P<crosses> (?<! [0-9a-z\-_/.@&*] ) x{3,}+ (?: [ ] x{3,}+ )*+ (?! [0-9a-z\-_/@'’*] | \.\w | [ ]?\d{2} )
        | (?<= [一-鿿] ) xx (?= [一-鿿，,：:！!] ) )
    | (?P<rings> (?<! [〇零一二三四五六七八九十百千] ) [○〇◯△]{2,4}+ (?= [一-鿿ぁ-ヿ] ) (?! [年零一二三四五六七八九十] ) )
    """
_STATEMENT = (
    r"end[a-z]*|els?e?if|else|if|unless|for|foreach|case|when|switch|set|assign|capture|block|include|extends"
    r"|macro|import|from|raw|comment|with|render|layout|filter|section|call|cycle|tablerow|break|continue|liquid"
)
_ELEMENTS = frozenset(
    {"address", "title", "time", "data", "link", "label", "code", "picture", "summary", "details"}
)
_HUMP = r"(?<=[^\W\d_A-Z])(?=[A-Z])"
_FILTER = r"[|,?(:\"']"
_TOKEN = r"[^\W\d_]+"
_CASED = "[a-zß-ɏͰ-֏]"
_LINE_START = r"(?:^|\n)[ \t]*(?:[-*•·]|\d{1,2}[.)、])?[ \t]*\Z"
_VALUE_FOLLOWS = r"[ \t]*[:：]?[ \t]*\d{3}|[ \t]*[:：][ \t]*[^\s:：]"
_KISSES_FOLLOW = r"[ \t]*(?:\n|\Z)"

# Parts of a name that say nothing by themselves, so that "[your order]" is no slot.
_COMPANIONS = frozenset({"filler", "number", "amazon", "order", "own-page", "shop"})
_OWN_PAGE = frozenset({"own-page", "order", "order-id", "amazon", "thing"})
_ORDER_ID = frozenset({"order-id", "order", "number", "amazon", "buyer", "filler"})


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - every detector is called alike
    """Yield template syntax, bracketed slots and blanks, with what they would become as a class."""
    for match in _shapes(view.value):
        classes = _classes(view, match)
        if classes:
            inside = match.group().strip("{}[]<>【】%#$!*|_() \t") or match.group()
            yield Entity(KIND, inside, *match.span(), frozenset(classes))


def _may_hold_one(value: str) -> bool:
    if any(map(value.__contains__, _SIGNS)) or ("x" in value and "xx" in value):
        return True
    return any(sign in value and compiled(lead).search(value) for sign, lead in _LEADS)


def _shapes(value: str) -> Iterator["re.Match[str]"]:
    if not _may_hold_one(value):
        return
    end = 0
    for trigger in compiled(_TRIGGER).finditer(value):
        if trigger.start() >= end:
            match = compiled(_SHAPE, re.VERBOSE).match(value, trigger.start())
            if match:
                yield match
                end = match.end()


def _classes(view: View, match: "re.Match[str]") -> set[str]:
    """Say what a shape is and what it becomes; nothing where it is no placeholder."""
    shape = match.lastgroup or ""
    if shape in ("blank", "crosses", "rings"):
        return {"other"} if _is_empty(view, match, shape) else set()
    if match["keyword"] and compiled(_STATEMENT).fullmatch(match["keyword"]):
        return {"tag", "certain"}
    values, covered = _read(view, match)
    becomes = _becomes(values)
    if not covered and (shape == "braces" or _shouts(view, match)):
        return {becomes}
    if shape == "slot" and not (
        covered and _speaks(match, values) and not _is_label(match, becomes)
    ):
        return set()
    return {becomes, "certain"} | (values & {"buyer"})


def _shouts(view: View, match: "re.Match[str]") -> bool:
    """Tell `%KUNDE%`, a variable in any language, from `%` and a word."""
    return match.group()[0] == match.group()[-1] == "%" and view.raw(*match.span()).isupper()


def _is_empty(view: View, match: "re.Match[str]", shape: str) -> bool:
    """Tell a gap to fill from a ruled line, kisses and a word with an x."""
    value, (start, end) = match.string, match.span()
    line = value[value.rfind("\n", 0, start) + 1 : start]
    if shape == "blank":
        following = value[end : end + 80].partition("\n")[0]
        return bool((line + following).strip("_ \t|+-"))
    if shape == "rings":
        return True
    raw = view.raw(start, end)
    if raw.isupper():
        return True
    kisses = compiled(_KISSES_FOLLOW).match(value, end) and not line.rstrip().endswith(
        (":", "：", "#")
    )
    return raw.islower() and end - start > 2 and not kisses


def _read(view: View, match: "re.Match[str]") -> tuple[set[str], bool]:
    """Give the values of the words in a slot, and whether they are all it says."""
    words = view.words.get("placeholder", {})
    tokens = compiled(_TOKEN).findall(_spelled(view, match))
    parts = [(words[token],) if token in words else _cover(token, words) for token in tokens]
    return {value for values in parts for value in values}, bool(parts) and all(parts)


def _spelled(view: View, match: "re.Match[str]") -> str:
    """Write the name in a slot with spaces for humps, without filters and defaults."""
    folded, raw = match.group(), view.raw(*match.span())
    if len(raw) == len(folded):
        cuts = {hump.start() for hump in compiled(_HUMP).finditer(raw)}
        folded = "".join(" " * (at in cuts) + character for at, character in enumerate(folded))
    return compiled(_FILTER).split(folded.lstrip("*|%("), maxsplit=1)[0]


def _cover(token: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Read a word that is glued from known ones, such as `trackinglink` or `买家姓名`."""
    least = 3 if compiled(_CASED).match(token) else 1
    reached: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(min(len(token), 40)):
        if start not in reached:
            continue
        for end in range(start + least, len(token) + 1):
            if token[start:end] in words:
                reached.setdefault(end, (*reached[start], words[token[start:end]]))
    return reached.get(len(token), ())


def _becomes(values: set[str]) -> str:
    """Decide what a slot will hold once it is filled."""
    for contact in ("handle", "email", "phone"):
        if contact in values and "thing" not in values:
            return contact
    if values & {"link", "url"}:
        return "own-page" if values & _OWN_PAGE and not values & {"shop", "url"} else "url"
    if values & {"order-id", "order"} and values <= _ORDER_ID:
        return "order-id"
    if "amount" in values:
        return "amount"
    return "name" if values & {"name", "buyer", "shop"} else "other"


def _speaks(match: "re.Match[str]", values: set[str]) -> bool:
    """Tell a slot from a tag such as `[Order]`, `【产品】` or `<address>`."""
    shape = match.group()
    if (shape[0] == "【" and values == {"thing"}) or shape[1:-1] in _ELEMENTS:
        return False
    return bool(values - _COMPANIONS) or (
        "number" in values and bool(values & {"order", "own-page"})
    )


def _is_label(match: "re.Match[str]", becomes: str) -> bool:
    """Tell `【订单号】114-…` and `[Model]: X2`, which announce a value, from a slot for one."""
    value, (start, end) = match.string, match.span()
    follows = compiled(_VALUE_FOLLOWS).match(value, end)
    if follows and follows.group()[-1:].isdigit():
        return True
    opens = becomes != "name" and compiled(_LINE_START).search(value, max(0, start - 12), start)
    return bool(opens and (match.group()[0] == "【" or follows))
