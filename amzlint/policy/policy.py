"""Policy: the rules with everything that they need to read a message."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from amzlint.document import Document
from amzlint.model import Hosts, Message, Words
from amzlint.policy.conditions import Condition, Scene
from amzlint.policy.index import PhraseIndex, Row, Tables
from amzlint.policy.reading import Reading
from amzlint.policy.rule import RuleFile
from amzlint.policy.sentence import Sentences
from amzlint.record import record

Says = Mapping[str, Mapping[str, str]]
"""Sentences that suggestions may offer: concept → language → sentence."""


@record
class Rule:
    """A rule under its id, with the file it stands in; what the file says is decoded when first asked for.

    `signals` is what the rule waits for (`phrase:x`, `entity:y`), one of it at least; None means always look.
    """

    id: str
    path: str
    signals: frozenset[str] | None
    is_on: bool
    decoded: Callable[[], RuleFile]

    @property
    def family(self) -> str:
        """The first half of the id."""
        return self.id.split("/")[0]

    @cached_property
    def spec(self) -> RuleFile:
        """What the file says."""
        return self.decoded()


@record
class Policy:
    """Compiled rules, conditions, phrases, word tables and hosts."""

    rules: tuple[Rule, ...]
    conditions: Mapping[str, Condition]
    rows: Sequence[Row]
    tables: Tables
    words: Words
    hosts: Hosts
    says: Says

    @cached_property
    def sentences(self) -> Sentences:
        """The phrases, ready to be looked up."""
        return Sentences(PhraseIndex(self.rows, self.tables))

    def feasible(self, reading: Reading) -> set[str]:
        """Name the rules for which some sentence, in this message, may have what they wait for."""
        found: set[str] = set()
        entities = reading.signs
        for sentence in reading.sentences:
            rules = sentence.rules.get(entities)
            if rules is None:
                scene = Scene(sentence.likely.keys(), entities, self.conditions, {})
                rules = sentence.rules[entities] = frozenset(self._feasible(scene))
            found |= rules
        return found

    def _feasible(self, scene: Scene) -> Iterator[str]:
        signals = {f"phrase:{concept}" for concept in scene.concepts}
        signals.update(f"entity:{kind}" for kind in scene.entities)
        for rule in self.rules:
            if rule.signals and not rule.signals.isdisjoint(signals):
                condition = rule.spec.forbid or rule.spec.when
                if condition is not None and condition.feasible(scene):
                    yield rule.id

    def read(self, message: Message) -> Reading:
        """Make a message ready to be asked."""
        return Reading(Document(message, self.words, self.hosts), self.sentences, self.conditions)


def shipped() -> Path:
    """Give the folder of the rules that come with the program."""
    installed = Path(__file__).parent.parent / "_rules"
    return installed if installed.is_dir() else Path(__file__).parent.parent.parent / "rules"
