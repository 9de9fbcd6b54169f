"""Coverage: which languages a rule speaks, and whether it has an example in each."""

import re
from collections.abc import Iterable, Iterator, Mapping

from amzlint.errors import UserError
from amzlint.policy.atoms import Named, Phrase
from amzlint.policy.conditions import Condition, walk
from amzlint.policy.lexicon import LexiconFile
from amzlint.policy.rule import ConditionFile, Example, RuleFile
from amzlint.record import record

_HAN = re.compile("[一-鿿]")
_KANA = re.compile("[぀-ヿ]")


@record
class LoadedRule:
    """A rule with everything that its file says, examples included."""

    id: str
    path: str
    spec: RuleFile


def language(example: Example) -> str:
    """Tell the language of an example in a rule file: given, else Chinese or English by its script."""
    if example.lang:
        return example.lang
    text = example.text + (example.subject or "")
    return "zh" if _HAN.search(text) and not _KANA.search(text) else "en"


def concepts(condition: Condition | None, named: Mapping[str, ConditionFile]) -> set[str]:
    """List the concepts that a condition asks for, through named conditions too."""
    found: set[str] = set()
    for part in walk(condition) if condition else ():
        if isinstance(part, Phrase):
            found.update(part.phrase)
        elif isinstance(part, Named) and part.condition in named:
            found |= concepts(named[part.condition].condition, named)
    return found


def uncovered(
    rules: Iterable[LoadedRule],
    named: Mapping[str, ConditionFile],
    lexicons: Mapping[str, LexiconFile],
) -> Iterator[UserError]:
    """Find rules that lack a bad or a good example in a language that they cover."""
    for rule in rules:
        asked = concepts(rule.spec.forbid or rule.spec.when, named)
        spoken = {
            code for code, file in lexicons.items() if not asked.isdisjoint(file.lexicon.concepts)
        }
        for sort in ("bad", "good"):
            own = {language(example) for example in getattr(rule.spec.examples, sort)}
            lent = {code for code, file in lexicons.items() if _lends(file, rule.id, sort)}
            for code in sorted((spoken or {"en"}) - own - lent):
                yield UserError(
                    f'lacks a {sort} example in "{code}"; every language that the rule covers needs one',
                    rule.path,
                )


def unsaid(rules: Iterable[LoadedRule], lexicons: Mapping[str, LexiconFile]) -> Iterator[UserError]:
    """Find rules whose suggestion is a concept for which no lexicon says a sentence."""
    says = {
        name
        for file in lexicons.values()
        for name, concept in file.lexicon.concepts.items()
        if concept.say
    }
    for rule in rules:
        phrase = rule.spec.fix.phrase if rule.spec.fix else None
        if phrase is not None and phrase not in says:
            yield UserError(
                f'"fix" offers the concept "{phrase}", which has no "say" in any lexicon', rule.path
            )


def _lends(file: LexiconFile, rule: str, sort: str) -> bool:
    examples = file.lexicon.rules.get(rule)
    return bool(examples and getattr(examples, sort))
