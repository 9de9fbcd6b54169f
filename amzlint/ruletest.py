"""Rule test: the examples inside rules, conditions and lexicons, tried with their mutations."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from amzlint.engine import lint_message
from amzlint.model import Attachment, Case, Finding, Message, Part, Span
from amzlint.policy.atoms import Phrase
from amzlint.policy.conditions import Condition
from amzlint.policy.lexicon import LexiconFile
from amzlint.policy.loader import Loaded
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import Example, Examples
from amzlint.text.places import PlainPlace

State = Literal["missing", "wrong place", "wrong severity", "noisy"]
OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what it says, in words for the person who wrote it."""

    name: str
    path: str
    line: int
    state: State
    text: str
    change: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """An example without its marks, and what they marked."""

    text: str
    marks: tuple[Span, ...]

    def covered_by(self, spans: Sequence[Span]) -> bool:
        """Tell whether each mark lies in one of the ranges."""
        return all(
            any(span.start <= mark.start and mark.end <= span.end for span in spans)
            for mark in self.marks
        )


def unmarked(text: str) -> Trial:
    """Take the marks ⟦ ⟧ out of a text."""
    plain = ""
    opened: list[int] = []
    marks = []
    for character in text:
        if character == OPEN:
            opened.append(len(plain))
        elif character == CLOSE and opened:
            marks.append(Span(opened.pop(), len(plain)))
        else:
            plain += character
    return Trial(plain, tuple(sorted(marks)))


def _zero_width(text: str) -> str:
    return "".join(
        a + "\u200b" if a.isalnum() and b.isalnum() and not at % 3 else a
        for at, (a, b) in enumerate(zip(text, text[1:] + " ", strict=True))
    )


def _full_width(text: str) -> str:
    return "".join(
        chr(ord(character) + 0xFEE0) if character.isascii() and character.isalnum() else character
        for character in text
    )


def _spaced(text: str) -> str:
    return text.replace(" ", "\u00a0 ")


_MARKUP = re.compile(r"(<[^<>]*>)")
BAD_CHANGES: dict[str, Callable[[str], str]] = {
    "zero-width characters between letters": _zero_width,
    "full-width letters": _full_width,
    "capital letters": str.upper,
    "doubled and non-breaking spaces": _spaced,
}
GOOD_CHANGES: dict[str, Callable[[str], str]] = {
    "an order id added": lambda text: f"{text}\n(114-1234567-1234567)",
    "a tracking number added": lambda text: (
        f"{text}\nUPS 1Z84R7E60391174228, DHL 00340434161094027318"
    ),
    "an Amazon link added": lambda text: (
        f"{text}\nhttps://www.amazon.com/gp/your-account/order-details"
    ),
}


def run(loaded: Loaded, policy: Policy, rules: Sequence[Rule] | None = None) -> Iterator[Failure]:
    """Try the examples of some rules, by default of all and of conditions and lexicons too; yield what fails."""
    for rule in policy.rules if rules is None else rules:
        yield from _rule(loaded, policy, rule)
    if rules is None:
        for name, spec in loaded.conditions.items():
            yield from _found(
                policy, name, f"conditions/{name}.yaml", spec.condition, spec.examples
            )
        for file in loaded.lexicons.values():
            yield from _lexicon(policy, file)


def _rule(loaded: Loaded, policy: Policy, rule: Rule) -> Iterator[Failure]:
    sets: list[tuple[str, str | None, Examples]] = [
        (rule.path, None, loaded.rules[rule.id].spec.examples)
    ]
    for lang, file in loaded.lexicons.items():
        if rule.id in file.lexicon.rules:
            sets.append((file.problems.path, lang, file.lexicon.rules[rule.id]))
    for path, language, examples in sets:
        for example in examples.bad:
            yield from _bad(policy, rule, path, example, language)
        for example in examples.good:
            yield from _good(policy, rule, path, example, language)


def _message(rule: Rule, example: Example, text: str, lang: str | None) -> Message:
    return Message(
        text=Part("text", text, PlainPlace(text)),
        id="example",
        subject=Part("subject", example.subject, PlainPlace(example.subject))
        if example.subject
        else None,
        format=example.format,
        channel=example.channel or rule.spec.applies.channel[0],
        kind=example.kind,
        template=example.template,
        lang=example.lang or lang,
        buyer_lang=example.buyer_lang,
        marketplace=example.marketplace,
        attachments=tuple(Attachment(item.name, item.bytes) for item in example.attachments),
    )


def _findings(
    policy: Policy, rule: Rule, example: Example, text: str, lang: str | None
) -> list[Finding]:
    message = _message(rule, example, text, lang)
    items = lint_message(policy, (rule,), message, Case("example", (message,)), "en")
    return [item for item in items if isinstance(item, Finding)]


def _bad(
    policy: Policy, rule: Rule, path: str, example: Example, lang: str | None
) -> Iterator[Failure]:
    trial = unmarked(example.text)
    found = _findings(policy, rule, example, trial.text, lang)
    state = _state(found, trial, example)
    if state:
        shown = " ".join(f"{OPEN}{item.excerpt.inside}{CLOSE} ({item.severity})" for item in found)
        yield Failure(rule.id, path, example.line, state, example.text, found=shown)
        return
    for change, mutate in BAD_CHANGES.items():
        if not _findings(policy, rule, example, _changed(example, trial.text, mutate), lang):
            yield Failure(rule.id, path, example.line, "missing", example.text, change)


def _changed(example: Example, text: str, mutate: Callable[[str], str]) -> str:
    """Change what the buyer reads; markup stays as it is."""
    if example.format != "html":
        return mutate(text)
    pieces = _MARKUP.split(text)
    return "".join(piece if piece.startswith("<") else mutate(piece) for piece in pieces)


def _state(found: list[Finding], trial: Trial, example: Example) -> State | None:
    if not found:
        return "missing"
    if not trial.covered_by([item.span for item in found if item.span]):
        return "wrong place"
    if example.severity and all(item.severity != example.severity for item in found):
        return "wrong severity"
    return None


def _unchanged(text: str) -> str:
    return text


def _good(
    policy: Policy, rule: Rule, path: str, example: Example, lang: str | None
) -> Iterator[Failure]:
    text = unmarked(example.text).text
    for change, mutate in {"": _unchanged, **GOOD_CHANGES}.items():
        found = _findings(policy, rule, example, mutate(text), lang)
        if found:
            yield Failure(
                rule.id, path, example.line, "noisy", example.text, change, found[0].excerpt.inside
            )
            return


def _lexicon(policy: Policy, file: LexiconFile) -> Iterator[Failure]:
    for name, concept in file.lexicon.concepts.items():
        bad = tuple(
            Example(text, line=file.line(name, index, "examples"))
            for index, text in enumerate(concept.examples)
        )
        good = tuple(
            Example(text, line=file.line(name, index, "silent"))
            for index, text in enumerate(concept.silent)
        )
        condition = Phrase((name,))  # type: ignore[arg-type]  # a plain name is a concept's name
        yield from _found(policy, name, file.problems.path, condition, Examples(bad, good))


def _found(
    policy: Policy, name: str, path: str, condition: Condition, examples: Examples
) -> Iterator[Failure]:
    """Try a condition by itself: found in the bad texts, absent from the good ones."""
    for example in (*examples.bad, *examples.good):
        trial = unmarked(example.text)
        part = Part("text", trial.text, PlainPlace(trial.text))
        reading = policy.read(
            Message(text=part, id="example", kind=example.kind, template=example.template)
        )
        found = condition.find(reading)
        spans = [
            reading.document.place(match.start, match.end)[1] for match in found if match.placed
        ]
        shown = " ".join(f"{OPEN}{trial.text[span.start : span.end]}{CLOSE}" for span in spans)
        if example in examples.good:
            if found:
                yield Failure(name, path, example.line, "noisy", example.text, found=shown)
        elif not found:
            yield Failure(name, path, example.line, "missing", example.text)
        elif not trial.covered_by(spans):
            yield Failure(name, path, example.line, "wrong place", example.text, found=shown)
