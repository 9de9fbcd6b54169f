"""Suffixes: where the registrable part of a domain name begins, by the public suffix list."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from pathlib import Path

# Public suffixes with no other below them, so that the list need not be asked.
_LEVEL = (
    "com net org info biz de nl eu ch cc dk cz shop store online site dev top vip xyz club life"
)
# Endings of file names and of program names that are no top-level domains.
_ENDINGS = """
    pdf jpg jpeg png gif webp svg bmp tif tiff heic txt doc docx odt rtf xls xlsx csv ppt pptx html htm
    js jsx ts css json xml yaml exe msi dmg apk ipa bat dll mp3 mp4 m4a wav avi mkv webm rar gz tgz tar
    iso eml msg log ini php bin hex sys dwg dxf stl psd eps
"""
_FLAT = frozenset(_LEVEL.split())
_NONE = frozenset(_ENDINGS.split())
_RESERVED = frozenset(("example", "test"))  # RFC 2606: examples and tests stand for real names
_LIST = ".tld_set_snapshot"
LEET = str.maketrans("013", "oie")
"""Digits that stand for letters in a top-level domain: `brand.c0m`."""


def is_file_ending(ending: str) -> bool:
    """Tell whether a word behind a dot ends the names of files or programs, and no host."""
    return ending in _NONE


def suffix(host: str) -> str:
    """Give the public suffix of a host, or nothing where no name can end like that."""
    last = host.rpartition(".")[2]
    if last in _FLAT or last in _RESERVED:
        return last
    if last in _NONE or last[-1:].isdigit() or len(last) < 2:
        return ""
    if not last.isalpha() and not last.startswith("xn--"):
        return last if last.translate(LEET) in _FLAT else ""
    return _listed(host)


@lru_cache(maxsize=4096)
def _listed(host: str) -> str:
    """Look a host up in the list; tldextract itself is asked where names are encoded or a rule has a star."""
    labels = host.split(".")
    parents = [".".join(labels[at:]) for at in range(len(labels))]
    rules = _rules()
    if not rules or not host.isascii() or "xn--" in host:
        return _list()(host)
    if any(f"*.{parent}" in rules for parent in parents):
        return _list()(host)
    return next((parent for parent in parents if parent in rules), "")


@cache
def _rules() -> frozenset[str]:
    """Read the public part of the list that comes with tldextract, which takes 150 ms to import."""
    spec = PathFinder.find_spec("tldextract")
    try:
        text = Path(spec.origin if spec and spec.origin else "").with_name(_LIST).read_text("utf-8")
    except (OSError, ValueError):
        return frozenset()
    return frozenset(text.partition("// ===BEGIN PRIVATE DOMAINS===")[0].splitlines())


@cache
def _list() -> Callable[[str], str]:
    """Open the list that comes with tldextract; nothing is fetched and nothing is stored."""
    from tldextract import TLDExtract  # noqa: PLC0415 - takes 150 ms, and few hosts need it

    extract = TLDExtract(suffix_list_urls=(), cache_dir=None)
    return lambda host: extract(host).suffix


def registrable(host: str) -> str:
    """Give the part of a host that somebody registered: one label and the suffix."""
    end = suffix(host)
    if not end or host == end:
        return host
    return ".".join(host.split(".")[-end.count(".") - 2 :])
