"""Verdict: a rule put to a message, exceptions weighed."""

from collections.abc import Iterator
from dataclasses import replace

from amzlint.model import SEVERITIES, WHOLE, Match, Message, Severity
from amzlint.policy.conditions import ANYWHERE, MESSAGE, SENTENCE, Condition
from amzlint.policy.policy import Rule
from amzlint.policy.reading import Reading
from amzlint.policy.rule import Applies, RuleFile
from amzlint.record import record


@record
class Verdict:
    """A violation before it has a place in a file; `missing` names an unmet requirement."""

    rule: Rule
    severity: Severity
    match: Match
    missing: str = ""


def applies(spec: Applies, message: Message) -> bool:
    """Tell whether a rule is for such messages at all."""
    return (
        message.channel in spec.channel
        and (not spec.kind or message.kind in spec.kind)
        and (not spec.format or message.format in spec.format)
        and spec.template in (None, message.template)
        and (message.subject is not None or spec.part != ("subject",))
    )


def judge(rule: Rule, reading: Reading) -> Iterator[Verdict]:
    """Find the violations of one rule in one message. Raises TimeoutError for a slow pattern."""
    spec = rule.spec
    condition = spec.forbid or spec.when
    if condition is None or not condition.sentences(reading):
        return
    if spec.forbid is not None:
        for match in _merged(_in_parts(spec, reading, spec.forbid)):
            yield from _weighed(rule, reading, match, "")
    elif spec.when is not None:
        for match in _merged(_in_parts(spec, reading, spec.when)):
            for name, wanted in spec.require.items():
                if not _met(reading, match, wanted):
                    yield from _weighed(rule, reading, match, name)


def _in_parts(spec: RuleFile, reading: Reading, condition: Condition) -> Iterator[Match]:
    parts = spec.applies.part
    for match in condition.find(reading):
        if not parts or (
            match.placed and reading.document.place(match.start, match.end)[0].name in parts
        ):
            yield match


def _merged(matches: Iterator[Match]) -> list[Match]:
    """Join matches that overlap: one violation is one finding."""
    found: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.names, match.start, match.end)):
        last = found[-1] if found else WHOLE
        if last.placed and match.start < last.end and match.names == last.names:
            found[-1] = replace(
                last, end=max(last.end, match.end), disguised=last.disguised or match.disguised
            )
        elif match.placed or not found:
            found.append(match)
    return found


def _met(reading: Reading, match: Match, wanted: Condition) -> bool:
    near = (wanted.within or MESSAGE).within
    others = reading.around(match, wanted.find(reading), near)
    return any(reading.near(match, other, near) for other in others)


def _weighed(rule: Rule, reading: Reading, match: Match, missing: str) -> Iterator[Verdict]:
    """Apply the exceptions: one drops the finding or lowers it; disguise is not excused."""
    spec = rule.spec
    severity = _severity(spec, reading.document.message)
    for exception in spec.unless.values():
        if match.disguised and not exception.disguised:
            continue
        near = exception.condition.within or SENTENCE
        mask = _touched(reading, match) if near.is_sentence else ANYWHERE
        found = reading.around(match, exception.condition.find(reading, mask), near.within)
        if any(reading.near(match, other, near.within) for other in found):
            if exception.to is None:
                return
            severity = max(severity, exception.to, key=SEVERITIES.index)
    yield Verdict(rule, severity, match, missing)


def _touched(reading: Reading, match: Match) -> int:
    return (
        reading.sentences_from(match.start, match.end)
        if match.placed and not match.names
        else ANYWHERE
    )


def _severity(spec: RuleFile, message: Message) -> Severity:
    return spec.severity if isinstance(spec.severity, str) else spec.severity[message.kind]
