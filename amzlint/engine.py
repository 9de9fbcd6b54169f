"""Engine: rules × messages to findings, in reading order."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from amzlint.document import Document
from amzlint.masking import mask, secrets
from amzlint.model import Case, Excerpt, Finding, Match, Message, Part, Skipped, Span, Suggestion
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.reading import Reading
from amzlint.policy.rule import Lang
from amzlint.policy.verdict import Verdict, applies, judge

Item = Finding | Skipped
_AROUND = 100  # code points of context on each side of a finding in a long line
_NEIGHBOURHOOD = 24


@dataclass
class Tally:
    """What a run has read and found so far."""

    messages: int = 0
    cases: int = 0
    skipped: int = 0
    suppressed: int = 0
    severities: "Counter[str]" = field(default_factory=Counter)
    rules: "Counter[str]" = field(default_factory=Counter)

    def add(self, item: Item) -> None:
        """Count a finding or something skipped."""
        if isinstance(item, Skipped):
            self.skipped += 1
        elif item.suppressed:
            self.suppressed += 1
        else:
            self.severities[item.severity] += 1
            self.rules[item.rule] += 1


def lint(
    policy: Policy, rules: Sequence[Rule], cases: Iterable[Case | Skipped], lang: Lang, tally: Tally
) -> Iterator[Item]:
    """Lint cases one after the other; what could not be checked comes through in its place."""
    for case in cases:
        found = (
            [case] if isinstance(case, Skipped) else _lint_case(policy, rules, case, lang, tally)
        )
        for item in found:
            tally.add(item)
            yield item


def _lint_case(
    policy: Policy, rules: Sequence[Rule], case: Case, lang: Lang, tally: Tally
) -> Iterator[Item]:
    tally.cases += case.id is not None
    tally.messages += len(case.messages)
    for message in case.messages:
        if message.direction == "outbound":
            yield from lint_message(policy, rules, message, case, lang)


def lint_message(
    policy: Policy, rules: Sequence[Rule], message: Message, case: Case, lang: Lang
) -> list[Item]:
    """Lint one outbound message: its findings by part, place and rule."""
    reading = policy.read(message)
    found: list[Item] = []
    for rule in _asked(policy, rules, reading):
        try:
            found += [
                _finding(policy, reading, verdict, case, lang) for verdict in judge(rule, reading)
            ]
        except TimeoutError:
            reason = f"the pattern of {rule.id} took too long; this rule was not checked"
            found.append(Skipped(case.path, message.unit, reason))
    return sorted(found, key=_reading_order)


def _asked(policy: Policy, rules: Sequence[Rule], reading: Reading) -> Iterator[Rule]:
    """Choose the rules that may have something to say about a message."""
    signals = _signals(reading)
    feasible = policy.feasible(reading)
    for rule in rules:
        waits = rule.signals
        if waits is not None and waits.isdisjoint(signals):
            continue
        if waits and "attachment" not in waits and reading.sentences and rule.id not in feasible:
            continue
        if applies(rule.spec.applies, reading.document.message):
            yield rule


def _signals(reading: Reading) -> set[str]:
    signals = {f"phrase:{concept}" for concept in reading.concepts}
    signals.update(f"entity:{kind}" for kind in reading.document.kinds())
    if reading.document.message.attachments:
        signals.add("attachment")
    return signals


_PARTS = ("subject", "text", "attachment")


def _reading_order(item: Item) -> tuple[int, int, int, str]:
    if isinstance(item, Skipped):
        return (len(_PARTS), 0, 0, item.reason)
    span = item.span or Span(-1, -1)
    return (_PARTS.index(item.part), span.start, span.end, item.rule)


def _finding(policy: Policy, reading: Reading, verdict: Verdict, case: Case, lang: Lang) -> Finding:
    document = reading.document.names if verdict.match.names else reading.document
    assert document is not None
    message, spec = document.message, verdict.rule.spec
    part, span = _place(document, verdict.match)
    line, column = part.place.locate(span.start if span else 0)
    end_line, end_column = part.place.locate(span.end) if span else (line, column)
    excerpt = _excerpt(document, part, span or Span(0, 0))
    return Finding(
        rule=verdict.rule.id,
        severity=verdict.severity,
        message=spec.message.of(lang).replace("{missing}", verdict.missing),
        path=case.path,
        unit=message.unit,
        message_id=message.id,
        case_id=case.id,
        part=part.name,
        span=span,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        excerpt=excerpt if span else replace(excerpt, inside="", masked_inside=""),
        disguised=verdict.match.disguised,
        basis=spec.basis.kind,
        consequence=spec.consequence.of(lang),
        suggestion=_suggestion(policy, verdict.rule, document.language),
        fingerprint=_fingerprint(verdict, message, excerpt),
    )


def _place(document: Document, match: Match) -> tuple[Part, Span | None]:
    if not match.placed:
        return document.message.text, None
    return document.place(match.start, match.end)


def _excerpt(document: Document, part: Part, span: Span) -> Excerpt:
    """Cut the line round a finding, once as it is and once with contact data masked."""
    source, base = document.source, document.base(part)
    first, last = base + span.start, base + span.end
    least, most = max(base, first - _AROUND), min(base + len(part.source), last + _AROUND)
    low = max(least, source.rfind("\n", least, first) + 1)
    until = source.find("\n", last, most)
    high = most if until < 0 else until
    hidden = secrets(document)
    cuts = ((low, first), (first, last), (last, high))
    return Excerpt(
        *(source[start:end].rstrip("\r") for start, end in cuts),
        *(mask(source, start, end, hidden).rstrip("\r") for start, end in cuts),
    )


def _suggestion(policy: Policy, rule: Rule, language: str) -> Suggestion | None:
    fix = rule.spec.fix
    if fix is None:
        return None
    if fix.phrase is not None:
        says = policy.says.get(fix.phrase, {})
        text = says.get(language) or says.get("en") or next(iter(says.values()))
    else:
        text = fix.replace.of("zh" if language == "zh" else "en") if fix.replace else ""
    return Suggestion(text, fix.applicability)


_NUMBER = re.compile(r"\d")


def _fingerprint(verdict: Verdict, message: Message, excerpt: Excerpt) -> str:
    """Identify a finding by rule, unit, masked neighbourhood, and a short check of what was found.

    The check has 16 bits, so that it tells values apart but gives none away.
    """
    around = excerpt.masked_before[-_NEIGHBOURHOOD:] + "\0" + excerpt.masked_after[:_NEIGHBOURHOOD]
    neighbourhood = " ".join(_NUMBER.sub("#", around).lower().split())
    check = hashlib.blake2b(
        excerpt.inside.encode("utf-8", "replace"), digest_size=2, key=b"amzlint"
    ).hexdigest()
    parts = (verdict.rule.id, message.unit, verdict.missing, neighbourhood, check)
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()
