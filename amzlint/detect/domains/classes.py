"""Classes: the words by which rules ask for a link, one of them saying where it leads."""

from amzlint.detect.domains import owners
from amzlint.model import Hosts
from amzlint.text.patterns import compiled

_ALONE = frozenset(("amazon-short", "carrier", "video", "social", "messenger", "odr"))
_STORE = r"(?:\A|\.)amazon\.[a-z.]+\Z"
_PAGE = r"/(?:dp|gp/(?:product|aw/d|offer-listing|browse|search|bestsellers|promotion)|stores?|shops?|storefront|sp?|b|live|promocode|vdp|deals?|exec/obidos)(?=[/?#.]|\Z)"
_AFFILIATE = r"[?&;](?:tag|ascsubtag|linkcode)="


def classes(hosts: Hosts, host: str, path: str) -> set[str]:
    """Tell where a link leads: exactly one of `external` and the classes that are no external link."""
    owner = owners.owner(hosts, host, path)
    if owner == "amazon":
        return _of_amazon(host, path)
    if owner in _ALONE:
        return {owner}
    found = {"external", owner} if owner else {"external"}
    if not owner and owners.looks_like_amazon(host):
        found.add("lookalike")
    return found


def _of_amazon(host: str, path: str) -> set[str]:
    """Tell pages that show products, or earn somebody a commission, from the buyer's own pages."""
    if compiled(_AFFILIATE).search(path):
        return {"amazon-page", "affiliate"}
    is_page = compiled(_STORE).search(host) and compiled(_PAGE).search(
        path.partition("?")[0].partition("#")[0]
    )
    return {"amazon-page" if is_page else "amazon"}
