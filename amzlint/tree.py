"""Tree: a YAML file with the line of every value, read strictly."""

from collections.abc import Iterator, Mapping

from amzlint.errors import UserError
from amzlint.record import record

Scalar = str | int | bool | None


@record
class Tree:
    """One value of a YAML file with its 1-based line; mappings and lists hold trees again."""

    value: "Scalar | Mapping[str, Tree] | tuple[Tree, ...]"
    line: int = 0

    def items(self) -> Iterator[tuple[str, "Tree"]]:
        """Iterate over a mapping; any other value has none."""
        if isinstance(self.value, Mapping):
            yield from self.value.items()

    def get(self, key: str) -> "Tree | None":
        """Give the value of a key of a mapping, or None."""
        return self.value.get(key) if isinstance(self.value, Mapping) else None

    def without(self, *keys: str) -> "Tree":
        """Give the same mapping without some keys."""
        return Tree({key: tree for key, tree in self.items() if key not in keys}, self.line)

    def plain(self) -> object:
        """Give the value as JSON knows it, without lines."""
        if isinstance(self.value, Mapping):
            return {key: tree.plain() for key, tree in self.value.items()}
        if isinstance(self.value, tuple):
            return [tree.plain() for tree in self.value]
        return self.value

    def what(self) -> str:
        """Name the kind of value as a person would."""
        match self.value:
            case str():
                return f'the text "{self.value[:40]}"'
            case bool():
                return str(self.value).lower()
            case int():
                return f"the number {self.value}"
            case None:
                return "nothing"
            case tuple():
                return "a list"
            case _:
                return "a mapping"


def from_plain(value: object, line: int = 0) -> Tree:
    """Make a tree of plain JSON data; every value stands in the given line."""
    if isinstance(value, dict):
        return Tree({str(key): from_plain(item, line) for key, item in value.items()}, line)
    if isinstance(value, list):
        return Tree(tuple(from_plain(item, line) for item in value), line)
    if value is None or isinstance(value, str | bool | int):
        return Tree(value, line)
    return Tree(str(value), line)


def parse(source: str, path: str) -> Tree:
    """Read one YAML document; only true, false, null and whole numbers are no texts.

    Raises UserError at the line of a syntax error, a duplicate key, an anchor or a tag.
    """
    import yaml  # noqa: PLC0415 - rules come from the cache most of the time

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(source, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise UserError(
            f"not valid YAML: {problem}", path, mark.line + 1 if mark else None
        ) from None
    except RecursionError:
        raise UserError("nested too deeply to be a rule", path) from None
    return Tree(None, 1) if node is None else _tree(node, path, 0)


_DEEPEST = 60


def _tree(node: object, path: str, depth: int) -> Tree:
    import yaml  # noqa: PLC0415 - see parse

    assert isinstance(node, yaml.Node)
    line = node.start_mark.line + 1
    if depth > _DEEPEST:
        raise UserError("nested too deeply to be a rule", path, line)
    if isinstance(node, yaml.MappingNode):
        return Tree(_mapping(node, path, depth), line)
    if isinstance(node, yaml.SequenceNode):
        return Tree(tuple(_tree(item, path, depth + 1) for item in node.value), line)
    assert isinstance(node, yaml.ScalarNode)
    return Tree(_scalar(node.value) if not node.style else node.value, line)


def _mapping(node: object, path: str, depth: int) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for key, value in node.value:  # type: ignore[attr-defined]  # a yaml.MappingNode
        if not isinstance(key.value, str):
            raise UserError("a key must be a word", path, key.start_mark.line + 1)
        if key.value in found:
            raise UserError(
                f'the key "{key.value}" stands twice (first in line {found[key.value].line}); keep one',
                path,
                key.start_mark.line + 1,
            )
        found[key.value] = _tree(value, path, depth + 1)
    return found


def _scalar(value: str) -> Scalar:
    words: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
    if value in words:
        return words[value]
    if (
        value.isascii()
        and value.removeprefix("-").isdigit()
        and (value == "0" or value.lstrip("-")[0] != "0")
    ):
        return int(value)
    return value
