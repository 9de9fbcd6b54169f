"""Loader: folders of YAML to a policy; every mistake is told at once, and then nothing is linted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from amzlint.document import FIELDS, detectors
from amzlint.errors import UserError, UserErrors
from amzlint.policy.atoms import Named
from amzlint.policy.conditions import Condition, walk
from amzlint.policy.coverage import LoadedRule, concepts, uncovered, unsaid
from amzlint.policy.decode import Problems, decode
from amzlint.policy.index import tables
from amzlint.policy.lexicon import Lexicon, LexiconFile, compile_lexicon
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import ConditionFile, read_rule
from amzlint.text.fold import fold_word
from amzlint.tree import Tree, parse

_APART = ("lexicons", "conditions", "hosts")


@dataclass
class Loaded:
    """Everything that was read: the policy, and what only tests and explanations need."""

    trees: dict[str, Tree] = field(default_factory=dict)
    rules: dict[str, LoadedRule] = field(default_factory=dict)
    conditions: dict[str, ConditionFile] = field(default_factory=dict)
    condition_trees: dict[str, Tree] = field(default_factory=dict)
    lexicons: dict[str, LexiconFile] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)
    errors: list[UserError] = field(default_factory=list)

    def policy(self, *, exemplified: bool = False) -> Policy:
        """Compile what was read; `exemplified` also the concepts that no rule asks for but that have examples.

        Raises UserErrors with every mistake of every file.
        """
        asked = self._asked() | (self._exemplified() if exemplified else frozenset())
        rows = [row for file in self.lexicons.values() for row in compile_lexicon(file, asked)]
        for file in self.lexicons.values():
            self.errors += file.problems.errors
        if self.errors:
            raise UserErrors(self.errors)
        conditions: Mapping[str, Condition] = {
            name: spec.condition for name, spec in self.conditions.items()
        }
        rules = tuple(_rule(file, conditions) for _, file in sorted(self.rules.items()))
        return Policy(
            rules,
            conditions,
            rows,
            tables(rows, self._texts()),
            self.words(),
            self.hosts,
            self._says(),
        )

    def _texts(self) -> Iterator[str]:
        """Give the good examples, folded: texts in which the same words stand as in most messages."""
        for rule in self.rules.values():
            for example in rule.spec.examples.good:
                yield fold_word(example.text)

    def words(self) -> dict[str, dict[str, str]]:
        """Merge the word tables of all languages: group → folded word → value."""
        words: dict[str, dict[str, str]] = {}
        for file in self.lexicons.values():
            for group, entry in file.lexicon.words.items():
                words.setdefault(group, {}).update(entry.words)
        return words

    def _says(self) -> dict[str, dict[str, str]]:
        says: dict[str, dict[str, str]] = {}
        for lang, file in self.lexicons.items():
            for name, concept in file.lexicon.concepts.items():
                if concept.say:
                    says.setdefault(name, {})[lang] = concept.say
        return says

    def _exemplified(self) -> frozenset[str]:
        concepts = (
            item for file in self.lexicons.values() for item in file.lexicon.concepts.items()
        )
        return frozenset(name for name, concept in concepts if concept.examples or concept.silent)

    def _asked(self) -> frozenset[str]:
        """List the concepts that rules and conditions look for."""
        conditions = [spec.condition for spec in self.conditions.values()]
        for rule in self.rules.values():
            spec = rule.spec
            conditions += [one for one in (spec.forbid, spec.when) if one is not None]
            conditions += [
                *spec.require.values(),
                *(exception.condition for exception in spec.unless.values()),
            ]
        return frozenset[str]().union(
            *(concepts(condition, self.conditions) for condition in conditions)
        )


def _rule(file: LoadedRule, conditions: Mapping[str, Condition]) -> Rule:
    condition = file.spec.forbid or file.spec.when
    signals = condition.signals(conditions) if condition else None
    return Rule(file.id, file.path, signals, file.spec.default == "on", lambda: file.spec)


def load(folders: Iterable[Path]) -> Loaded:
    """Read rule folders, later ones adding to and overriding earlier ones by id.

    Raises UserErrors for a folder that is not there and for conditions that ask for themselves; all other
    mistakes wait for `Loaded.policy`.
    """
    loaded = Loaded()
    folders = tuple(folders)
    for folder in folders:
        if not folder.is_dir():
            raise UserErrors([UserError("no such folder of rules", str(folder))])
        _read_hosts(folder, loaded)
        _read_lexicons(folder, loaded)
    known = {
        "concept": frozenset(
            name for file in loaded.lexicons.values() for name in file.lexicon.concepts
        ),
        "entity": frozenset(detectors()),
        "field": frozenset(FIELDS),
        "condition": frozenset(
            file.stem for folder in folders for file in (folder / "conditions").glob("*.yaml")
        ),
    }
    for folder in folders:
        _read_conditions(folder, loaded, known)
        _read_rules(folder, loaded, known)
    cycles = list(_cycles(loaded))
    if cycles:
        raise UserErrors([*loaded.errors, *cycles])
    loaded.errors += unsaid(loaded.rules.values(), loaded.lexicons)
    loaded.errors += uncovered(loaded.rules.values(), loaded.conditions, loaded.lexicons)
    return loaded


def _read(file: Path, errors: list[UserError]) -> Tree | None:
    try:
        return parse(file.read_text(encoding="utf-8"), _shown(file))
    except UserError as error:
        errors.append(error)
    except (OSError, UnicodeDecodeError) as error:
        errors.append(UserError(f"can't be read as UTF-8 text: {error}", _shown(file)))
    return None


def _shown(file: Path) -> str:
    """Name a file relative to the current folder where it lies below it."""
    return (
        str(file.relative_to(Path.cwd()))
        if file.is_absolute() and file.is_relative_to(Path.cwd())
        else str(file)
    )


def _read_hosts(folder: Path, loaded: Loaded) -> None:
    for file in sorted((folder / "hosts").glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            host = line.split("#")[0].strip().lower()
            if host:
                loaded.hosts[host] = file.stem


def _read_lexicons(folder: Path, loaded: Loaded) -> None:
    for file in sorted((folder / "lexicons").glob("*.yaml")):
        tree = _read(file, loaded.errors)
        problems = Problems(_shown(file))
        lexicon: Lexicon | None = decode(tree, Lexicon, problems, "a lexicon") if tree else None
        if tree is None or lexicon is None:
            loaded.errors += problems.errors
            continue
        if lexicon.language.code != file.stem:
            problems.add(f'the language code must be the file\'s name, "{file.stem}"', 1)
        if (earlier := loaded.lexicons.get(file.stem)) is not None:
            lexicon = _merged(earlier.lexicon, lexicon)
        loaded.lexicons[file.stem] = LexiconFile(lexicon, tree, problems)


def _merged(one: Lexicon, other: Lexicon) -> Lexicon:
    return Lexicon(
        other.language,
        {**one.words, **other.words},
        {**one.concepts, **other.concepts},
        {**one.rules, **other.rules},
    )


def _read_conditions(folder: Path, loaded: Loaded, known: Mapping[str, frozenset[str]]) -> None:
    for file in sorted((folder / "conditions").glob("*.yaml")):
        tree = _read(file, loaded.errors)
        if tree is None:
            continue
        problems = Problems(_shown(file), known=known)
        spec = decode(tree, ConditionFile, problems, "a named condition")
        loaded.errors += problems.errors
        if spec is not None:
            loaded.conditions[file.stem] = spec
            loaded.condition_trees[file.stem] = tree


def _rule_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*.yaml")):
        path = file.relative_to(folder)
        if path.parts[0] not in _APART:
            yield path.with_suffix("").as_posix(), file


def _read_rules(folder: Path, loaded: Loaded, known: Mapping[str, frozenset[str]]) -> None:
    for name, file in _rule_files(folder):
        tree = _read(file, loaded.errors)
        if tree is None:
            continue
        problems = Problems(_shown(file), known=known)
        if name.count("/") != 1:
            problems.add("a rule file lies in the folder of its family: <family>/<name>.yaml", 1)
        spec = read_rule(tree, problems)
        loaded.errors += problems.errors
        if spec is not None:
            loaded.rules[name] = LoadedRule(name, _shown(file), spec)
            loaded.trees[name] = tree


def _cycles(loaded: Loaded) -> Iterator[UserError]:
    uses = {
        name: {part.condition for part in walk(spec.condition) if isinstance(part, Named)}
        for name, spec in loaded.conditions.items()
    }
    for name, used_here in uses.items():
        seen, ahead = set(), set(used_here)
        while ahead:
            seen |= ahead
            ahead = {inner for used in ahead for inner in uses.get(used, ())} - seen
        if name in seen:
            yield UserError(
                "the condition asks for itself, directly or through another",
                f"conditions/{name}.yaml",
            )
