"""Lexicons: one file a language, from concepts to the phrases that a native agent writes."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from amzlint.policy.chains import CHARACTERS, WORDS, Compiled, one_of
from amzlint.policy.decode import Problems, decode_class, nearest
from amzlint.policy.index import Row
from amzlint.policy.phrases import PhraseError, compile_phrase, segmented
from amzlint.policy.rule import Examples
from amzlint.record import record
from amzlint.text.fold import fold_word
from amzlint.tree import Tree

_WRITINGS = {"words": WORDS, "characters": CHARACTERS}


@record
class Language:
    """Which language a lexicon is: BCP 47 code, its own name, how it is written."""

    code: str
    name: str
    gap: Literal["words", "characters"] = "words"


@record
class Concept:
    """What agents write for one idea, with texts in which it must and must not be found.

    `say` is a whole sentence that suggestions may offer.
    """

    phrases: tuple[str, ...] = ()
    say: str | None = None
    examples: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "Concept | None":
        """Decode a concept; a bare list is its phrases."""
        if isinstance(tree.value, Mapping):
            return decode_class(tree, cls, problems, where)
        return decode_class(Tree({"phrases": tree}, tree.line), cls, problems, where)


@record
class WordGroup:
    """A small table of words: surface form → value, folded as messages are."""

    words: Mapping[str, str]

    @classmethod
    def read(cls, tree: Tree, problems: Problems, where: str) -> "WordGroup | None":
        """Decode a list of words, or a mapping from a value to its words."""
        name = where.split('"')[1]
        rows = tree.items() if isinstance(tree.value, Mapping) else ((name, tree),)
        words: dict[str, str] = {}
        for value, row in rows:
            if not isinstance(row.value, tuple):
                problems.add(
                    f'{where}: the words of "{value}" must be a list, not {row.what()}', row.line
                )
                continue
            for word in row.value:
                if isinstance(word.value, bool) or word.value is None:
                    problems.add(f"{where}: put quotes round {word.what()}", word.line)
                words.setdefault(fold_word(str(word.value)), value)
        return cls(words)


@record
class Lexicon:
    """One language: its word tables for the detectors and its concepts for the rules."""

    language: Language
    words: Mapping[str, WordGroup] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    rules: Mapping[str, Examples] = field(default_factory=dict)
    """Examples of rules in this language, by rule id, beside those in the rule files."""


@record
class LexiconFile:
    """A lexicon with the tree it was read from, for the lines of late mistakes."""

    lexicon: Lexicon
    tree: Tree
    problems: Problems

    def line(self, name: str, index: int, key: str = "phrases") -> int:
        """Find the line of a phrase, or of an example, of a concept."""
        concept = (self.tree.get("concepts") or Tree(None)).get(name) or Tree(None)
        listed = concept.get(key) or concept
        return listed.value[index].line if isinstance(listed.value, tuple) else listed.line


def compile_lexicon(file: LexiconFile, asked: frozenset[str]) -> list[Row]:
    """Compile the phrases of the concepts that rules ask for; mistakes are noted in the file's problems.

    The other concepts are word sets for references; their phrases are read all the same.
    """
    return list(_Compiler(file, asked).rows())


class _Compiler:
    def __init__(self, file: LexiconFile, asked: frozenset[str]) -> None:
        self.file = file
        self.asked = asked
        self.concepts = file.lexicon.concepts
        self.writing = _WRITINGS[file.lexicon.language.gap]
        self.choices: dict[str, Compiled] = {}
        self.open: list[str] = []

    def rows(self) -> Iterator[Row]:
        """Compile all phrases of all concepts."""
        for name, concept in self.concepts.items():
            for index, phrase in enumerate(concept.phrases):
                row = self._row(name, phrase, index)
                if row is not None and row.groups and name in self.asked:
                    yield row

    def _row(self, name: str, phrase: str, index: int) -> Row | None:
        try:
            segments, groups = segmented(phrase, self.resolve, self.writing)
        except PhraseError as error:
            self._note(phrase, str(error), name, index)
            return None
        if name in self.asked and not groups:
            self._note(
                phrase,
                "too general to look for; it needs a word of two letters that must be there",
                name,
                index,
            )
        return Row(name, self.file.lexicon.language.code, self.writing.gap, segments, groups)

    def _note(self, phrase: str, mistake: str, name: str, index: int) -> None:
        self.file.problems.add(f'the phrase "{phrase}": {mistake}', self.file.line(name, index))

    def resolve(self, name: str) -> Compiled:
        """Compile the choice of all phrases of a concept, for `<name>`."""
        if name not in self.concepts:
            raise PhraseError(
                f"<{name}> is no concept of this language{nearest(name, list(self.concepts))}"
            )
        if name in self.open:
            raise PhraseError(f"<{name}> leads back to itself")
        if name not in self.choices:
            self.open.append(name)
            try:
                phrases = self.concepts[name].phrases
                self.choices[name] = one_of(
                    [compile_phrase(phrase, self.resolve, self.writing) for phrase in phrases]
                )
            finally:
                self.open.pop()
        return self.choices[name]
