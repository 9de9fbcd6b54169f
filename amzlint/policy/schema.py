"""Schema: the JSON Schema of rules and lexicons, made from the types that decode them."""

import types
from collections.abc import Mapping
from dataclasses import MISSING
from typing import Any, Literal, Union, get_args, get_origin

from amzlint.document import FIELDS, detectors
from amzlint.policy.conditions import NEAR, Condition, Near
from amzlint.policy.decode import Name, shape
from amzlint.policy.lexicon import Concept, Lexicon, WordGroup
from amzlint.policy.names import EntityKind, FieldName
from amzlint.policy.rule import ConditionFile, Example, RuleFile, Unless

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_SCALARS: Mapping[type, Schema] = {
    str: {"type": ["string", "integer"]},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
}
_OWN_KEYS = {Unless: ("reason", "to", "disguised"), ConditionFile: ("summary", "examples")}


def schemas() -> Mapping[str, Schema]:
    """Give the schemas by name: `rule`, `condition` and `lexicon`."""
    roots = {"rule": RuleFile, "condition": ConditionFile, "lexicon": Lexicon}
    return {name: _root(name, cls) for name, cls in roots.items()}


def _root(name: str, cls: type) -> Schema:
    definitions: dict[str, Schema] = {}
    body = _of(cls, definitions)
    target = definitions.pop(body["$ref"].rpartition("/")[2])
    title = f"amzlint {name} file"
    return {
        "$schema": _DIALECT,
        "title": title,
        **target,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """Describe one type; classes become definitions that are referred to."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        return {"anyOf": [_of(arg, definitions) for arg in args if arg is not types.NoneType]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        item = _of(args[0], definitions)
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is Mapping:
        return {"type": ["object", "null"], "additionalProperties": _of(args[1], definitions)}
    return _class(hint, definitions)


def _class(cls: type, definitions: dict[str, Schema]) -> Schema:
    if issubclass(cls, Name):
        known = {EntityKind: detectors(), FieldName: FIELDS}.get(cls)
        return {"enum": sorted(known)} if known else _TEXT
    if cls is Near:
        return {"type": "string", "pattern": f"^(?:{NEAR})$"}
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = _described(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _described(cls: type, definitions: dict[str, Schema]) -> Schema:
    if cls is Condition:
        return {"oneOf": [_object(word, definitions) for word in Condition.words.values()]}
    if cls in _OWN_KEYS:
        return {
            "oneOf": [_object(word, definitions, beside=cls) for word in Condition.words.values()]
        }
    if cls is WordGroup:
        words: Schema = {"type": "array", "items": {"type": ["string", "integer"]}}
        return {"anyOf": [words, {"type": "object", "additionalProperties": words}]}
    body = _object(cls, definitions)
    if cls is Example:
        body["properties"].pop("line")
        return {"anyOf": [_TEXT, body]}
    return {"anyOf": [{"type": "array", "items": _TEXT}, body]} if cls is Concept else body


def _object(cls: type, definitions: dict[str, Schema], beside: type | None = None) -> Schema:
    """Describe a dataclass; with `beside`, also the keys that another one adds to the same mapping."""
    keys = dict(shape(cls))
    if beside is not None:
        keys |= {key: value for key, value in shape(beside).items() if key in _OWN_KEYS[beside]}
    properties = {key.replace("-", "_"): _of(hint, definitions) for key, (_, hint) in keys.items()}
    needed = [
        key.replace("-", "_")
        for key, (spec, _) in keys.items()
        if spec.default is MISSING and spec.default_factory is MISSING
    ]
    described = (cls.__doc__ or "").split("\n\n")[0]
    body: Schema = {
        "type": "object",
        "description": described,
        "properties": properties,
        "required": needed,
    }
    return {**body, "additionalProperties": False}
