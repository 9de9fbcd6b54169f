"""Cache: the rules without their examples as one JSON file, so that a draft need not wait for YAML.

The key is the content of every rule file, the program's version and Python's. The file is plain data,
checked against its own digest; one that is damaged or can't be written only costs time.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from amzlint import __version__
from amzlint.policy.conditions import Condition
from amzlint.policy.decode import Problems, decode
from amzlint.policy.index import Row
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import RuleFile
from amzlint.tree import Tree, from_plain


def policy(folders: Sequence[Path]) -> Policy:
    """Give the policy of rule folders, from the cache where it is fresh.

    Raises UserErrors with every mistake of every rule file.
    """
    key = _key(folders)
    file = _folder() / f"rules-{key[:32]}.json"
    stored = _read(file, key)
    if stored is not None:
        return _from_plain(stored)
    from amzlint.policy.loader import load  # noqa: PLC0415 - not needed where the cache is fresh

    loaded = load(folders)
    found = loaded.policy()
    _write(file, key, _plain(found, loaded.trees, loaded.condition_trees))
    return found


def _key(folders: Sequence[Path]) -> str:
    digest = hashlib.sha256(f"{__version__} {sys.version} 1".encode())
    for folder in folders:
        for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.txt"))):
            with suppress(OSError):
                digest.update(f"\0{file}\0".encode("utf-8", "replace") + file.read_bytes())
    return digest.hexdigest()


def _folder() -> Path:
    base = os.environ.get("AMZLINT_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "amzlint"


def _read(file: Path, key: str) -> Any:
    try:
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(body) if head == _seal(key, body) else None


def _seal(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).hexdigest().encode()


def _write(file: Path, key: str, plain: object) -> None:
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    part = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(_seal(key, body) + b"\n" + body)
        part.replace(file)


def _plain(
    policy: Policy, rules: Mapping[str, tuple[str, Tree]], conditions: Mapping[str, Tree]
) -> dict[str, object]:
    trees = {name: (path, tree.without("examples").plain()) for name, (path, tree) in rules.items()}
    segments = {
        source: number
        for number, source in enumerate(
            dict.fromkeys(one for row in policy.rows for one in row.segments)
        )
    }
    return {
        "rules": trees,
        "conditions": {
            name: tree.without("summary", "examples").plain() for name, tree in conditions.items()
        },
        "segments": list(segments),
        "rows": [
            (row.concept, row.lang, row.gap, [segments[one] for one in row.segments], row.groups)
            for row in policy.rows
        ],
        "words": policy.words,
        "hosts": policy.hosts,
        "says": policy.says,
    }


def _from_plain(stored: dict[str, Any]) -> Policy:
    rules = tuple(
        _rule(name, path, plain) for name, (path, plain) in sorted(stored["rules"].items())
    )
    conditions = {name: _decoded(plain, Condition) for name, plain in stored["conditions"].items()}
    segments = stored["segments"]
    rows = [
        Row(concept, lang, gap, [segments[number] for number in numbers], groups)
        for concept, lang, gap, numbers, groups in stored["rows"]
    ]
    return Policy(rules, conditions, rows, stored["words"], stored["hosts"], stored["says"])


def _rule(name: str, path: str, plain: dict[str, object]) -> Rule:
    return Rule(name, path, _decoded({**plain, "examples": {}}, RuleFile))


def _decoded(plain: object, hint: Any) -> Any:
    problems = Problems("")
    found = decode(from_plain(plain), hint, problems, "a stored rule")
    assert not problems.errors, problems.errors
    return found
