"""Cache: the compiled rules as one file of plain data, so that a draft need not wait for YAML.

The key is the content of every rule file, the program's version and files, and Python's version. The first line
seals the rest; what is damaged, or can't be written, only costs time. Behind it stand sections: JSON, and then a
phrase, segment, literal or list of numbers a line, left alone until a message needs it.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, overload

from amzlint import __version__
from amzlint.policy.conditions import Condition
from amzlint.policy.decode import Problems, decode
from amzlint.policy.index import Row, Tables
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import RuleFile
from amzlint.tree import Tree, from_plain

_CODE = ("policy", "text")
_SECTION = "\n\x1d\n"

T = TypeVar("T")


def policy(folders: Sequence[Path]) -> Policy:
    """Give the policy of rule folders, from the cache where it is fresh.

    Raises UserErrors with every mistake of every rule file.
    """
    key = _key(folders)
    file = _folder() / f"rules-{key[:32]}.txt"
    body = _read(file, key)
    if body is not None:
        return _unpacked(body)
    from amzlint.policy.loader import load  # noqa: PLC0415 - not needed where the cache is fresh

    loaded = load(folders)
    found = loaded.policy()
    _write(file, key, _packed(found, loaded.trees, loaded.condition_trees))
    return found


def _key(folders: Sequence[Path]) -> str:
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for folder in folders:
        for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.txt"))):
            with suppress(OSError):
                digest.update(f"\0{file}\0".encode("utf-8", "replace") + file.read_bytes())
    for name in _CODE:
        for file in sorted((Path(__file__).parent.parent / name).glob("*.py")):
            state = file.stat()
            digest.update(f"\0{file.name} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _folder() -> Path:
    base = os.environ.get("AMZLINT_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "amzlint"


def _read(file: Path, key: str) -> bytes | None:
    try:
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == _seal(key, body) else None


def _seal(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).hexdigest().encode()


def _write(file: Path, key: str, body: bytes) -> None:
    part = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(_seal(key, body) + b"\n" + body)
        part.replace(file)


def _packed(policy: Policy, rules: Mapping[str, Tree], conditions: Mapping[str, Tree]) -> bytes:
    plain = {
        "rules": [
            (
                rule.id,
                rule.path,
                rule.signals and sorted(rule.signals),
                rule.is_on,
                _without_examples(rules[rule.id]),
            )
            for rule in policy.rules
        ],
        "conditions": {
            name: _without_examples(tree.without("summary")) for name, tree in conditions.items()
        },
        "words": policy.words,
        "hosts": policy.hosts,
        "says": policy.says,
    }
    segments: dict[str, int] = {}
    rows = [
        f"{row.concept} {row.lang} {row.gap} {_numbers(segments.setdefault(one, len(segments)) for one in row.segments)}"
        for row in policy.rows
    ]
    found = policy.tables
    numbers = [map(_numbers, lists) for lists in (found.phrases, found.groups, found.needs)]
    sections = (rows, segments, found.literals, *numbers)
    head = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return _SECTION.join((head, *("\n".join(lines) for lines in sections))).encode()


def _without_examples(tree: Tree) -> object:
    return tree.without("examples").plain()


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _unpacked(body: bytes) -> Policy:
    head, rows, segments, literals, *numbers = body.decode().split(_SECTION)
    plain = json.loads(head)
    lines = rows.split("\n") if rows else []
    return Policy(
        tuple(_rule(*row) for row in plain["rules"]),
        _Conditions(plain["conditions"]),
        _Rows(lines, segments.split("\n")),
        Tables(
            [line.split(" ", 1)[0] for line in lines], literals.split("\n"), *map(_Lists, numbers)
        ),
        plain["words"],
        plain["hosts"],
        plain["says"],
    )


def _rule(
    name: str, path: str, signals: list[str] | None, is_on: bool, plain: dict[str, object]
) -> Rule:
    waits = None if signals is None else frozenset(signals)
    return Rule(name, path, waits, is_on, lambda: _decoded({**plain, "examples": {}}, RuleFile))


class _Conditions(Mapping[str, Condition]):
    """Named conditions, each decoded when a rule first asks for it."""

    def __init__(self, plain: dict[str, object]) -> None:
        self._plain = plain
        self._known: dict[str, Condition] = {}

    def __getitem__(self, name: str) -> Condition:
        if name not in self._known:
            self._known[name] = _decoded(self._plain[name], Condition)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)


class _Lazy(Sequence[T]):
    """Things that are put together from their lines, each when it is first asked for."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._known: list[T | None] = [None] * len(lines)

    def made(self, line: str) -> T:
        """Put one thing together."""
        raise NotImplementedError

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return [self[one] for one in range(len(self))[number]]
        known = self._known[number]
        if known is None:
            known = self._known[number] = self.made(self._lines[number])
        return known

    def __len__(self) -> int:
        return len(self._lines)


class _Lists(_Lazy[Sequence[int]]):
    """Lists of numbers."""

    def __init__(self, lines: str) -> None:
        super().__init__(lines.split("\n"))

    def made(self, line: str) -> Sequence[int]:
        return tuple(map(int, line.split()))


class _Rows(_Lazy[Row]):
    """Compiled phrases."""

    def __init__(self, lines: list[str], segments: list[str]) -> None:
        super().__init__(lines)
        self._segments = segments

    def made(self, line: str) -> Row:
        concept, lang, gap, *numbers = line.split(" ")
        return Row(concept, lang, int(gap), [self._segments[int(number)] for number in numbers], [])


def _decoded(plain: object, hint: Any) -> Any:
    problems = Problems("")
    found = decode(from_plain(plain), hint, problems, "a stored rule")
    assert not problems.errors, problems.errors
    return found
