"""Belief: whether something shaped like a domain name without a scheme is one."""

from amzlint.detect.domains import owners
from amzlint.detect.domains.context import is_alone, is_cued, is_word
from amzlint.detect.domains.names import Name, begins_sentence
from amzlint.text.patterns import compiled
from amzlint.text.view import View

# Top-level domains that are endings of files, and names of programs that look like hosts.
_FILES = frozenset(("zip", "mov", "py", "sh", "rs", "md", "ps", "cab"))
_PROGRAMS = frozenset(("asp.net", "ado.net", "vb.net", "ml.net", "socket.io"))
# Top-level domains that no sentence begins with.
_EVERYWHERE = frozenset(("com", "net", "org", "cn", "info", "biz", "eu", "uk", "jp"))

# Top-level domains that begin the next sentence, or that are units, wherever a space was forgotten.
_STARTS = """
    am an as at be best by call care click day do done fast free full good help here how id im in is it
    live me my name new next no now of on one open or page please pm read red sale save search see so
    soon team tips to today top us we win you zero zone cm kg km mg ml mm
"""
_JOINED = frozenset(_STARTS.split())
_HOLDERS = (("{", "}"), ("[[", "]]"), ("%", "%"), ("#", "#"), ("<<", ">>"))
_REACH = 40


def is_bare_credible(view: View, name: Name, path: str) -> bool:
    """Weigh a name with ordinary dots: `today.Please`, `manual.zip` and `{{order.id}}` are none."""
    if is_held(view, name.start, name.end):
        return False
    if len(name.labels) == 2 and (name.labels[0] == "www" or _is_initials(view, name)):
        return False
    if path or name.labels[0] == "www":
        return True
    return not _is_joined(view, name)


def _is_joined(view: View, name: Name) -> bool:
    """Tell whether a name is rather a file, a program, or two words with no space behind the full stop."""
    last = name.labels[-1]
    if last in _FILES or name.host in _PROGRAMS:
        return True
    if last in _EVERYWHERE:
        return False
    if begins_sentence(view, name.end - len(last), name.end) or is_word(view, name.labels[0]):
        return True
    return name.labels[-2].isdigit() or (last in _JOINED and not _is_signalled(view, name))


def _is_initials(view: View, name: Name) -> bool:
    """Tell whether a name is an abbreviation as `p.es`; the few hosts of one letter are listed."""
    return len(name.labels[0]) == 1 and not owners.owner(view.hosts, name.host)


def is_odd_credible(view: View, name: Name) -> bool:
    """Weigh a name with disguised dots: `the red dot is`, `9点 to` and `Service · Shop` are none."""
    owner = name.owner
    if is_held(view, name.start, name.end):
        return False
    if name.labels[0] == "www":
        return True
    if "framed" not in name.kinds and is_word(view, owner):
        return False
    if len(owner) < (2 if name.kinds & {"word", "framed"} else 3) or owner.isdigit():
        return False
    if name.ends_in_small_word or (name.kinds & {"full"} and name.labels[-1] not in _EVERYWHERE):
        return _is_signalled(view, name)
    return True


def _is_signalled(view: View, name: Name) -> bool:
    return (
        name.is_compound
        or (len(name.owner) > 3 and name.owner[0].isalpha() and not name.owner.isalpha())
        or is_cued(view, "web-cue", name.start)
        or is_alone(view, name.start, name.end)
    )


def is_held(view: View, start: int, end: int) -> bool:
    """Tell whether a name fills a placeholder, as in `{{shop.name}}`."""
    value = view.value
    before = value[max(0, start - _REACH) : start].rstrip(" ")
    after = value[end : end + _REACH].lstrip(" ")
    return any(
        before.endswith(opening) and after.startswith(closing) for opening, closing in _HOLDERS
    ) or (
        bool(compiled(_OPEN_HOLDER).search(before)) and bool(compiled(_CLOSED_HOLDER).match(after))
    )


_OPEN_HOLDER = r"(?:\{\{|\$\{|\{%|<%)[^{}<>]*\Z"
_CLOSED_HOLDER = r"[^{}<>]*(?:\}|%>)"
