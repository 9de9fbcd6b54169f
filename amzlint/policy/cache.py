"""Cache: the compiled rules as one file of plain data, so that a draft need not wait for YAML.

The key is the content of every rule file, the program's version and files, and Python's version. The first line
seals the rest; what is damaged, or can't be written, only costs time. The second line is JSON; every further
line is a segment of phrases, left alone until a message needs it.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, overload

from amzlint import __version__
from amzlint.policy.conditions import Condition
from amzlint.policy.decode import Problems, decode
from amzlint.policy.index import Row, Tables
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import RuleFile
from amzlint.tree import Tree, from_plain

_CODE = ("policy", "text")


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


def _packed(
    policy: Policy, rules: Mapping[str, tuple[str, Tree]], conditions: Mapping[str, Tree]
) -> bytes:
    numbers: dict[str, int] = {}
    rows = [
        (
            row.concept,
            row.lang,
            row.gap,
            [numbers.setdefault(one, len(numbers)) for one in row.segments],
        )
        for row in policy.rows
    ]
    plain = {
        "rules": [
            (
                rule.id,
                rule.path,
                rule.signals and sorted(rule.signals),
                rule.is_on,
                _without_examples(rules[rule.id][1]),
            )
            for rule in policy.rules
        ],
        "conditions": {
            name: _without_examples(tree.without("summary")) for name, tree in conditions.items()
        },
        "rows": rows,
        "tables": asdict(policy.tables),
        "words": policy.words,
        "hosts": policy.hosts,
        "says": policy.says,
    }
    return "\n".join(
        (json.dumps(plain, ensure_ascii=False, separators=(",", ":")), *numbers)
    ).encode()


def _without_examples(tree: Tree) -> object:
    return tree.without("examples").plain()


def _unpacked(body: bytes) -> Policy:
    head, _, segments = body.partition(b"\n")
    plain = json.loads(head)
    return Policy(
        tuple(_rule(*row) for row in plain["rules"]),
        _Conditions(plain["conditions"]),
        _Rows(plain["rows"], segments),
        Tables(**plain["tables"]),
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


class _Rows(Sequence[Row]):
    """Compiled phrases, each put together when a message first brings it up."""

    def __init__(self, plain: list[tuple[str, str, int, list[int]]], segments: bytes) -> None:
        self._plain = plain
        self._packed = segments
        self._segments: list[str] = []
        self._known: list[Row | None] = [None] * len(plain)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        if isinstance(number, slice):
            return [self[one] for one in range(len(self))[number]]
        row = self._known[number]
        if row is None:
            concept, lang, gap, numbers = self._plain[number]
            self._segments = self._segments or self._packed.decode().split("\n")
            row = self._known[number] = Row(
                concept, lang, gap, [self._segments[one] for one in numbers], []
            )
        return row

    def __len__(self) -> int:
        return len(self._plain)


def _decoded(plain: object, hint: Any) -> Any:
    problems = Problems("")
    found = decode(from_plain(plain), hint, problems, "a stored rule")
    assert not problems.errors, problems.errors
    return found
