"""Phrases: what a lexicon writes instead of regular expressions.

`bewert*` is the rest of the word, `leave … review` a gap inside the sentence, `(good|positive)` a
choice, `[a]` may be left out, `<review>` any phrase of another concept. Words keep their edges as
their script asks; between words any few spaces, hyphens or quotes may stand. Every phrase is bounded,
so no message can make it slow.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amzlint.policy.chains import IS_CJK, Chain, Compiled, Writing, one_of, weakness
from amzlint.policy.index import Groups
from amzlint.text.fold import fold_word
from amzlint.text.sentences import MARK

_TOKEN = re.compile(r"\s+|…|\.\.\.|[()\[\]|]|<[^<>\s]*>?|[^\s()\[\]|<…]+")


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
        return self.chain().compiled(f"[^{MARK}]{{0,{self.writing.gap}}}?")

    def chain(self) -> Chain:
        chain = Chain()
        glued = False
        while (token := self.peek()) not in ("", "|", ")", "]"):
            self.at += 1
            if token.isspace():
                glued = True
            elif token in ("…", "..."):
                chain.gap()
            else:
                item, optional = self.item(token)
                chain.add(item, glued=glued, optional=optional, before_space=self.peek().isspace())
                glued = False
        return chain

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
    left = writing.before if _has_edge(core[0]) else ""
    right = writing.after if _has_edge(core[-1]) else ""
    joined = (writing.rest if before and left else "") + joined
    joined += writing.rest if after and right else ""
    literal = max(pieces, key=len, default="")
    starts = writing.has_spaces and left and not before and core.startswith(literal)
    ends = writing.has_spaces and right and not after and core.endswith(literal)
    edged = ("^" if starts else "") + literal + ("$" if ends else "")
    useful = len(literal) > 1 or bool(IS_CJK.match(literal))
    return Compiled(joined, [[edged]] if useful else [], left, right)


def _has_edge(character: str) -> bool:
    return character.isalnum() and not IS_CJK.match(character)


def compile_phrase(phrase: str, resolve: Resolve, writing: Writing) -> Compiled:
    """Compile a phrase of a language as one pattern, for references. Raises PhraseError."""
    return _read(phrase, resolve, writing).compiled(f"[^{MARK}]{{0,{writing.gap}}}?")


def segmented(phrase: str, resolve: Resolve, writing: Writing) -> tuple[tuple[str, ...], Groups]:
    """Compile a phrase as the patterns between its gaps, and its most telling literals. Raises PhraseError.

    Segments are shared by many phrases, so that each is compiled and looked for once. A phrase without
    groups is good for a `<reference>` only: nothing tells where to look for it.
    """
    chain = _read(phrase, resolve, writing)
    return chain.segments(), sorted(chain.groups, key=weakness)[:6]


def _read(phrase: str, resolve: Resolve, writing: Writing) -> Chain:
    parser = _Parser(_tokens(phrase), resolve, writing)
    chain = parser.chain()
    if parser.at < len(parser.tokens):
        raise PhraseError(f'"{parser.peek()}" has no opening bracket')
    return chain


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
