"""Rule docs: a rule explained from what its file says, offline and in both languages."""

from collections.abc import Iterator

from amzlint.policy.coverage import language
from amzlint.policy.policy import Policy, Rule
from amzlint.policy.rule import Example, Lang, RuleFile
from amzlint.ruletest import CLOSE, OPEN
from amzlint.wording import Look

_SHOWN = 3


def explanation(rule: Rule, policy: Policy, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the parts of an explanation as (heading, text); a text may have several lines."""
    spec, look = rule.spec, Look(lang)
    yield rule.id, spec.summary.of(lang)
    yield look.say("heading severity"), _severity(spec, look)
    yield look.say("heading applies"), _applies(spec, look)
    yield look.say("why"), spec.consequence.of(lang)
    basis = spec.basis
    source = f"{look.say(f'basis {basis.kind}')}: {basis.source} ({basis.as_of})"
    yield look.say("basis"), f"{source}\n{basis.url}" if basis.url else source
    instead = _instead(rule, policy, lang)
    if instead:
        yield look.say("write instead"), instead
    if spec.unless:
        rows = (f"- {_effect(name, spec, look)}" for name in spec.unless)
        yield look.say("heading unless"), "\n".join(rows)
    for sort in ("bad", "good"):
        examples = list(_examples(getattr(spec.examples, sort), lang))
        yield look.say(f"heading {sort}"), "\n".join(examples)


def _severity(spec: RuleFile, look: Look) -> str:
    if isinstance(spec.severity, str):
        return look.say(f"severity {spec.severity}")
    return ", ".join(
        f"{look.say(f'severity {severity}')} ({kind})" for kind, severity in spec.severity.items()
    )


def _applies(spec: RuleFile, look: Look) -> str:
    named: list[str] = [
        *spec.applies.channel,
        *spec.applies.kind,
        *spec.applies.format,
        *spec.applies.part,
    ]
    if spec.applies.template is not None:
        named.append("template" if spec.applies.template else "no template")
    return ", ".join(named) + ("" if spec.default == "on" else f" · {look.say('off by default')}")


def _effect(name: str, spec: RuleFile, look: Look) -> str:
    exception = spec.unless[name]
    lowered = f" → {look.say(f'severity {exception.to}')}" if exception.to else ""
    return f"{name}: {exception.reason}{lowered}"


def _instead(rule: Rule, policy: Policy, lang: Lang) -> str:
    fix = rule.spec.fix
    if fix is None:
        return ""
    if fix.phrase is not None:
        return policy.says.get(fix.phrase, {}).get(lang, "")
    return fix.replace.of(lang) if fix.replace else Look(lang).say("remove")


def _examples(examples: tuple[Example, ...], lang: Lang) -> Iterator[str]:
    """Show a few examples, those in the reader's language first."""
    ordered = sorted(examples, key=lambda example: language(example) != lang)
    for example in ordered[:_SHOWN]:
        shown = example.text if len(example.text) <= 400 else example.text[:400] + "…"
        subject = f"[{example.subject}] " if example.subject else ""
        yield "- " + (subject + shown).replace("\n", "\n  ")


def marked(text: str, before: str, after: str) -> str:
    """Turn the marks of examples into something a reader sees."""
    return text.replace(OPEN, before).replace(CLOSE, after)
