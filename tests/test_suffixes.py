"""The list of public suffixes is read as tldextract reads it, and Amazon's stores are known without it."""

import re

import pytest
from tldextract import TLDExtract

from amzlint.detect.domains import suffixes
from amzlint.detect.domains.authority import read_own
from tests.views import loaded

STORES = sorted(
    host
    for host, kind in loaded().hosts.items()
    if kind == "amazon" and re.fullmatch(r"amazon\.[a-z.]{2,6}", host)
)


def test_as_tldextract() -> None:
    extract = TLDExtract(suffix_list_urls=(), cache_dir=None)
    for rule in extract.tlds:
        known = rule.lstrip("*!.")
        for host in (known, f"brand.{known}", f"my.brand.{known}"):
            assert suffixes._listed(host) == extract(host).suffix, host


@pytest.mark.parametrize("host", STORES)
def test_stores(host: str) -> None:
    own = read_own(f"see https://www.{host}/dp/b0 now", 9)
    if own:
        assert own[0] == f"www.{host}"
        assert own[0].endswith(f".{suffixes.suffix(own[0])}")


def test_most_stores_are_known() -> None:
    found = [read_own(f"https://{host}/", 5) for host in STORES]
    assert sum(own is not None for own in found) > 20
    assert read_own("https://amazon.com.example.net/", 5) is None
    assert read_own("xhttps://amazon.com/", 6) is None
