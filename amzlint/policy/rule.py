"""Rule: what a rule file says, as its keys stand in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from amzlint.model import Channel, Format, Kind, PartName, Severity
from amzlint.policy import atoms, joins
from amzlint.policy.conditions import Condition
from amzlint.policy.decode import Problems, decode, decode_class
from amzlint.policy.names import ConceptName
from amzlint.record import record
from amzlint.tree import Tree

WORDS = (atoms, joins)
"""The modules that bring the words of the rule language; importing them registers the words."""

Lang = Literal["en", "zh"]


@record
class Localised:
    """A text in the languages that the reports speak."""

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """Give the text in one language."""
        return self.zh if lang == "zh" else self.en


@record
class Basis:
    """Where a rule comes from: how sure it is, the source, and the day it was looked up."""

    kind: Literal["official", "seed", "reported", "inference", "folklore"]
    source: str
    as_of: str
    url: str | None = None


@record
class Applies:
    """Which messages and parts a rule is for; what is not named is not asked."""

    channel: tuple[Channel, ...] = ("amazon", "api")
    kind: tuple[Kind, ...] = ()
    format: tuple[Format, ...] = ()
    part: tuple[PartName, ...] = ()
    template: bool | None = None


@record
class Unless:
    """A named exception: why, what must hold near the finding, and what then becomes of it.

    `to` lowers the severity instead of dropping the finding; a disguised match is never excused
    unless `disguised` says so.
    """

    reason: str
    condition: Condition
    to: Severity | None = None
    disguised: bool = False

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Unless | None":
        """Decode the condition's own keys and those of the exception from one mapping."""
        own = ("reason", "to", "disguised")
        condition = Tree(tree.without(*own).value, tree.line)
        rest = {key: item for key, item in tree.items() if key in own}
        return decode_class(Tree({**rest, "condition": condition}, tree.line), cls, problems, where)


@record
class Fix:
    """What to write instead: a sentence of the lexicon, a text, or the match taken out."""

    phrase: ConceptName | None = None
    replace: Localised | None = None
    insert: Literal["end-of-paragraph", "end-of-message"] | None = None
    remove: bool = False
    applicability: Literal["safe", "suggest"] = "suggest"


@record
class FileName:
    """An attachment of an example."""

    name: str
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text to try a rule on; ⟦ ⟧ mark what the finding must cover."""

    text: str
    subject: str | None = None
    kind: Kind = "reply"
    channel: Channel | None = None
    format: Format = "text"
    template: bool = False
    lang: str | None = None
    buyer_lang: str | None = None
    marketplace: str | None = None
    attachments: tuple[FileName, ...] = ()
    severity: Severity | None = None
    line: int = 0

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Example | None":
        """Decode an example; a bare text is a reply."""
        row = dict(tree.items()) if isinstance(tree.value, Mapping) else {"text": tree}
        row["line"] = Tree(tree.line, tree.line)
        return decode_class(Tree(row, tree.line), cls, problems, where)


@record
class Examples:
    """What a rule must find and what it must leave alone."""

    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


@record
class RuleFile:
    """A rule as it is written; its id is the path of its file."""

    severity: Severity | Mapping[Kind, Severity]
    basis: Basis
    summary: Localised
    message: Localised
    consequence: Localised
    examples: Examples
    applies: Applies = field(default_factory=Applies)
    forbid: Condition | None = None
    when: Condition | None = None
    require: Mapping[str, Condition] = field(default_factory=dict)
    unless: Mapping[str, Unless] = field(default_factory=dict)
    fix: Fix | None = None
    default: Literal["on", "off"] = "on"


@record
class ConditionFile:
    """A named condition with its own examples."""

    summary: Localised
    condition: Condition
    examples: Examples

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "ConditionFile | None":
        """Decode the condition's own keys beside the summary and the examples."""
        own = ("summary", "examples")
        rest = {key: item for key, item in tree.items() if key in own}
        return decode_class(
            Tree({**rest, "condition": tree.without(*own)}, tree.line), cls, problems, where
        )


def read_rule(tree: Tree, problems: Problems) -> RuleFile | None:
    """Decode a rule file and check what no single key can tell."""
    rule: RuleFile | None = decode(tree, RuleFile, problems, "a rule")
    if rule is None:
        return None
    if (rule.forbid is None) == (rule.when is None):
        problems.add('a rule has either "forbid" or "when" with "require"', tree.line)
    if (rule.when is None) != (not rule.require):
        problems.add('"when" and "require" belong together', tree.line)
    return rule
