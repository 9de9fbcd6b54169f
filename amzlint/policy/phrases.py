"""Phrases: what a lexicon writes instead of regular expressions.

`bewert*` is the rest of the word, `leave … review` a gap inside the sentence, `(good|positive)` a
choice, `[a]` may be left out, `<review>` any phrase of another concept. Words keep their edges as
their script asks; between words any few spaces, hyphens or quotes may stand. Every phrase is bounded,
so no message can make it slow.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amzlint.policy.index import Groups
from amzlint.text.fold import fold_word
from amzlint.text.sentences import MARK

CJK = "぀-ヿ㐀-鿿가-힯"
_SEPARATOR = f"[^\\w{MARK}]{{0,3}}"
_IS_CJK = re.compile(f"[{CJK}]")
_TOKEN = re.compile(r"\s+|…|\.\.\.|[()\[\]|]|<[^<>\s]*>?|[^\s()\[\]|<…]+")


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language is written: how many characters `…` may span, and what counts as a letter at a word's edge.

    The classes are small on purpose: a pattern with a large one takes ten times as long to compile.
    """

    gap: int
    letter: str

    @property
    def before(self) -> str:
        """The edge at which a word begins."""
        return f"(?<!{self.letter})"

    @property
    def after(self) -> str:
        """The edge at which a word ends."""
        return f"(?!{self.letter})"

    @property
    def rest(self) -> str:
        """The rest of a word."""
        return f"{self.letter}{{0,24}}"


WORDS = Writing(45, "[^\\W_]")
CHARACTERS = Writing(14, "[a-z0-9]")
"""Latin words stand between Chinese or Japanese characters without a space."""

Literal = str
"""A string that must occur for a phrase to match: `^word$` with its edges, as far as they hold."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase as a pattern over prose, and the literals without which it can't match."""

    pattern: str
    groups: Groups


class PhraseError(ValueError):
    """A phrase that can't be read, with what to mend."""


Resolve = Callable[[str], Compiled]
"""Gives the compiled choice of another concept by its name; raises PhraseError."""


@dataclass
class _Parser:
    tokens: list[str]
    resolve: Resolve
    writing: Writing
    at: int = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def sequence(self) -> Compiled:
        pattern: list[str] = []
        groups: Groups = []
        glue = ""
        while (token := self.peek()) not in ("", "|", ")", "]"):
            self.at += 1
            if token.isspace():
                glue = _SEPARATOR if pattern else ""
            elif token in ("…", "..."):
                pattern.append(f"[^{MARK}]{{0,{self.writing.gap}}}?")
                glue = ""
            else:
                item, optional = self.item(token)
                body = f"{glue}{item.pattern}"
                follows = self.peek().isspace()
                if optional and not glue and follows:
                    pattern.append(f"(?:{body}{_SEPARATOR})?")
                else:
                    pattern.append(f"(?:{body})?" if optional else body)
                groups += [] if optional else item.groups
                glue = ""
        return Compiled("".join(pattern), groups)

    def item(self, token: str) -> tuple[Compiled, bool]:
        if token in "([":
            return self.choice(")" if token == "(" else "]"), token == "["
        if token[0] == "<":
            return self.resolve(token.strip("<>")), False
        return _word(token, self.writing), False

    def choice(self, closing: str) -> Compiled:
        options = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence())
        if self.peek() != closing:
            raise PhraseError(f'a bracket is not closed; "{closing}" is missing')
        self.at += 1
        return one_of(options)


def one_of(options: list[Compiled]) -> Compiled:
    """Join phrases into a choice; its literals are those of the most telling group of each."""
    patterns = "|".join(dict.fromkeys(option.pattern for option in options))
    best = [min(option.groups, key=_weakness, default=None) for option in options]
    joined = [literal for group in best for literal in group or ()]
    telling = all(group is not None for group in best)
    return Compiled(f"(?:{patterns})", [list(dict.fromkeys(joined))] if telling else [])


def _weakness(group: list[Literal]) -> tuple[int, int]:
    """Order groups: long literals first, then few of them."""
    return -min(_weight(literal) for literal in group), len(group)


def _weight(literal: Literal) -> int:
    core = literal.strip("^$")
    return len(core) * 3 if _IS_CJK.search(core) else len(core)


def _word(token: str, writing: Writing) -> Compiled:
    """Compile one word: edges by script, `*` for its rest, hyphens and apostrophes loose."""
    before, after = token.startswith("*"), token.endswith("*")
    core = fold_word(token.strip("*"))
    if not core:
        raise PhraseError('a lone "*" says nothing; write at least one letter')
    pieces = [piece for piece in re.split("[-']", core) if piece]
    joined = re.sub(r"(?:\\-)+", lambda _: f"[^\\\\w{MARK}]{{0,2}}", re.escape(core)).replace(
        "'", "'?"
    )
    left = (
        ""
        if _IS_CJK.match(core[0]) or not core[0].isalnum()
        else writing.rest
        if before
        else writing.before
    )
    right = (
        ""
        if _IS_CJK.match(core[-1]) or not core[-1].isalnum()
        else writing.rest
        if after
        else writing.after
    )
    literal = max(pieces, key=len, default="")
    starts = left == writing.before and core.startswith(literal)
    ends = right == writing.after and core.endswith(literal)
    edged = ("^" if starts else "") + literal + ("$" if ends else "")
    useful = len(literal) > 1 or bool(_IS_CJK.match(literal))
    return Compiled(left + joined + right, [[edged]] if useful else [])


def compile_phrase(phrase: str, resolve: Resolve, writing: Writing) -> Compiled:
    """Compile a phrase of a language. Raises PhraseError.

    A phrase without groups is good for a `<reference>` only: nothing tells where to look for it.
    """
    parser = _Parser(_tokens(phrase), resolve, writing)
    found = parser.sequence()
    if parser.at < len(parser.tokens):
        raise PhraseError(f'"{parser.peek()}" has no opening bracket')
    try:
        re.compile(found.pattern)
    except re.error as error:
        raise PhraseError(f"can't be read ({error})") from None
    strongest = sorted(found.groups, key=_weakness)[:4]
    return Compiled(found.pattern, strongest)


def _tokens(phrase: str) -> list[str]:
    tokens = _TOKEN.findall(phrase.strip())
    return list(_spaced(tokens))


def _spaced(tokens: list[str]) -> Iterator[str]:
    """Drop the spaces that only lay out brackets and gaps: `( a | b )` is `(a|b)`."""
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token.isspace() and (
            before in ("", "(", "[", "|", "…", "...") or after in ("", ")", "]", "|", "…", "...")
        ):
            continue
        yield token
