"""Decode: a tree into the frozen dataclasses that describe it, all mistakes at once.

The dataclasses are the grammar of rule files: their fields are the keys (`is_` is written `is`,
`basis_of` is written `basis-of`), their type hints the kinds of values. The JSON Schema for
editors is made from the same types.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from amzlint.errors import UserError
from amzlint.tree import Tree

T = TypeVar("T")


@dataclass
class Problems:
    """The mistakes of one file, gathered so that all are told at once."""

    path: str
    errors: list[UserError] = field(default_factory=list)
    known: "Mapping[str, frozenset[str]]" = field(default_factory=dict)
    """What a name may be, by what it names; names of a sort that is not listed are not checked."""

    def add(self, message: str, line: int) -> None:
        """Note one mistake at its line."""
        self.errors.append(UserError(message, self.path, line))


def nearest(word: str, known: "list[str] | tuple[str, ...] | frozenset[str]") -> str:
    """Say which known word was meant, as the end of a sentence."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{close[0]}"?'
    return "; known: " + ", ".join(sorted(known)) if 0 < len(known) <= 12 else ""


class Name(str):
    """A name that must be known; a subclass says what it names."""

    __slots__ = ()
    sort = "name"

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Name | None":
        """Decode the name and check it against the known ones."""
        value = decode(tree, str, problems, where)
        known = problems.known.get(cls.sort)
        if value is not None and known is not None and value not in known:
            problems.add(f'there is no {cls.sort} "{value}"{nearest(value, known)}', tree.line)
        return None if value is None else cls(value)


def key_of(name: str) -> str:
    """Give the YAML key of a field."""
    return name.rstrip("_").replace("_", "-")


def shape(cls: Any) -> dict[str, tuple["Field[Any]", Any]]:
    """List the keys of a dataclass: key → (field, type hint)."""
    return _shape(cls)


@cache
def _shape(cls: Any) -> dict[str, tuple["Field[Any]", Any]]:
    hints = get_type_hints(cls)
    return {key_of(item.name): (item, hints[item.name]) for item in fields(cls) if item.init}


def decode(tree: Tree, hint: Any, problems: Problems, where: str) -> Any:
    """Turn a tree into a value of the hinted type; a mistake is noted and gives None.

    `where` names the value in words, for the messages.
    """
    reader = getattr(hint, "read", None)
    if callable(reader):
        return reader(tree, problems, where)
    if is_dataclass(hint) and isinstance(hint, type):
        return decode_class(tree, hint, problems, where)
    origin = get_origin(hint)
    decoder = _DECODERS.get(origin if origin is not None else hint)
    if decoder is None:
        raise TypeError(f"no way to decode {hint}")
    return decoder(tree, hint, problems, where)


def decode_class(tree: Tree, cls: type[T], problems: Problems, where: str) -> T | None:
    """Turn a mapping into a dataclass: unknown and missing keys are mistakes."""
    if not isinstance(tree.value, Mapping):
        problems.add(f"{where} must be a mapping, not {tree.what()}", tree.line)
        return None
    keys = shape(cls)
    before = len(problems.errors)
    values: dict[str, Any] = {}
    for key, item in tree.items():
        known = keys.get(key.replace("_", "-"))
        if known is None:
            problems.add(f'{where} has no key "{key}"{nearest(key, list(keys))}', item.line)
            continue
        if item.value is None and known[0].default_factory is not MISSING:
            continue  # an empty section is no mistake
        values[known[0].name] = decode(item, known[1], problems, f'"{key}"')
    for key, (spec, _) in keys.items():
        if spec.default is MISSING and spec.default_factory is MISSING and spec.name not in values:
            problems.add(f'{where} lacks the key "{key}"', tree.line)
    return None if len(problems.errors) > before else cls(**values)


def _decode_union(tree: Tree, hint: Any, problems: Problems, where: str) -> Any:
    choices = [choice for choice in get_args(hint) if choice is not types.NoneType]
    if tree.value is None and len(choices) < len(get_args(hint)):
        return None
    if len(choices) == 1:
        return decode(tree, choices[0], problems, where)
    for choice in choices:
        trial = Problems(problems.path, known=problems.known)
        value = decode(tree, choice, trial, where)
        if not trial.errors:
            return value
    best = choices[-1] if isinstance(tree.value, Mapping) else choices[0]
    return decode(tree, best, problems, where)


def _decode_literal(tree: Tree, hint: Any, problems: Problems, where: str) -> Any:
    words = get_args(hint)
    if tree.value in words:
        return tree.value
    known = [str(word) for word in words]
    problems.add(
        f"{where} must be one of {', '.join(known)}, not {tree.what()}{nearest(str(tree.value), known)}",
        tree.line,
    )
    return None


def _decode_tuple(tree: Tree, hint: Any, problems: Problems, where: str) -> Any:
    inner = get_args(hint)[0]
    if isinstance(tree.value, tuple):
        return tuple(decode(item, inner, problems, f"an entry of {where}") for item in tree.value)
    return (decode(tree, inner, problems, where),)


def _decode_mapping(tree: Tree, hint: Any, problems: Problems, where: str) -> Any:
    key_hint, inner = get_args(hint)
    if not isinstance(tree.value, Mapping):
        problems.add(f"{where} must be a mapping, not {tree.what()}", tree.line)
        return None
    for key, item in tree.items():
        decode(Tree(key, item.line), key_hint, problems, f"a key of {where}")
    return {key: decode(item, inner, problems, f'"{key}" of {where}') for key, item in tree.items()}


def _decode_scalar(tree: Tree, hint: Any, problems: Problems, where: str) -> Any:
    value = tree.value
    if hint is str and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, hint) and not (hint is int and isinstance(value, bool)):
        return value
    names = {str: "a text", int: "a whole number", bool: "true or false"}
    problems.add(f"{where} must be {names[hint]}, not {tree.what()}", tree.line)
    return None


_DECODERS: dict[Any, Callable[[Tree, Any, Problems, str], Any]] = {
    types.UnionType: _decode_union,
    Union: _decode_union,
    Literal: _decode_literal,
    tuple: _decode_tuple,
    Mapping: _decode_mapping,
    str: _decode_scalar,
    int: _decode_scalar,
    bool: _decode_scalar,
}
