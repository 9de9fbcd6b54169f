"""Names: the words of a rule file that must be known, checked where they are read."""

from amzlint.policy.decode import Name, Problems, decode
from amzlint.policy.reading import own_pattern
from amzlint.tree import Tree


class ConceptName(Name):
    """A concept of some lexicon."""

    sort = "concept"


class EntityKind(Name):
    """A kind of entity: a detector's name."""

    sort = "entity"


class FieldName(Name):
    """A field of a message that rules may ask about."""

    sort = "field"


class ConditionName(Name):
    """A condition with a file of its own."""

    sort = "condition"


class Pattern(Name):
    """A regular expression that can be read."""

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Pattern | None":
        """Decode the expression and try to compile it."""
        value = decode(tree, str, problems, where)
        if value is None:
            return None
        if problems.known:
            try:
                own_pattern(value)
            except ValueError as error:
                problems.add(f"{where} is no regular expression: {error}", tree.line)
        return cls(value)
