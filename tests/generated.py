"""The documents that are made from the rules: `make docs` writes them, a test keeps them in step."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from amzlint import walk
from amzlint.engine import Tally, lint
from amzlint.fields import Fields
from amzlint.model import Finding
from amzlint.policy.coverage import language
from amzlint.policy.loader import Loaded, load
from amzlint.policy.policy import Policy, Rule, shipped
from amzlint.reports import text as text_report
from amzlint.wording import Look

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def documents() -> dict[Path, str]:
    """Every generated file and its text."""
    loaded = load([shipped()])
    policy = loaded.policy()
    return {
        ROOT / "rules" / "README.md": rule_page(loaded, policy),
        EXAMPLES / "expected.json": expected(policy),
        ROOT / "docs" / "finding.svg": picture(policy),
    }


def rule_page(loaded: Loaded, policy: Policy) -> str:
    languages = sorted(loaded.lexicons)
    lines = [
        "# Rules",
        "",
        (
            f"{len(policy.rules)} rules in {len({rule.family for rule in policy.rules})} families. `amzlint explain RULE` tells more of each, in English and Chinese; "
            "[docs/writing-rules.md](../docs/writing-rules.md) tells how to write one. The last columns count the examples (bad + good) in each language."
        ),
        "This page is made from the rules by `make docs`.",
        "",
        f"| rule | severity | basis | what it is for | 说明 | {' | '.join(languages)} |",
        f"| --- | --- | --- | --- | --- |{' --- |' * len(languages)}",
        *(row(loaded, rule, languages) for rule in policy.rules),
        "",
    ]
    return "\n".join(lines)


def row(loaded: Loaded, rule: Rule, languages: list[str]) -> str:
    spec = loaded.rules[rule.id].spec
    severity = (
        spec.severity
        if isinstance(spec.severity, str)
        else ", ".join(f"{value} ({kind})" for kind, value in spec.severity.items())
    )
    counts = [
        f"{count(loaded, rule, 'bad', lang)} + {count(loaded, rule, 'good', lang)}"
        for lang in languages
    ]
    cells = (
        f"[{rule.id}]({rule.id}.yaml)",
        severity,
        spec.basis.kind,
        spec.summary.en,
        spec.summary.zh,
        *counts,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def count(loaded: Loaded, rule: Rule, sort: str, lang: str) -> int:
    own = Counter(
        language(example) for example in getattr(loaded.rules[rule.id].spec.examples, sort)
    )
    lent = loaded.lexicons[lang].lexicon.rules.get(rule.id)
    return own[lang] + (len(getattr(lent, sort)) if lent else 0)


def expected(policy: Policy) -> str:
    return (
        json.dumps(
            {name: list(reported(policy, name)) for name in example_files()},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def example_files() -> list[str]:
    found = walk.inputs([str(EXAMPLES)])
    return [
        item.file.relative_to(EXAMPLES).as_posix()
        for item in found
        if isinstance(item, walk.Input) and item.file.name != "README.md"
    ]


def reported(policy: Policy, name: str) -> Iterator[str]:
    cases = walk.read(walk.Input(name, EXAMPLES / name), Fields())
    for item in lint(policy, policy.rules, cases, "en", Tally()):
        yield (
            f"{item.line}:{item.column} {item.severity} {item.rule}"
            if isinstance(item, Finding)
            else item.reason
        )


def picture(policy: Policy) -> str:
    """The terminal picture of the README: a real report on an example."""
    name = "drafts/bad/whatsapp.txt"
    cases = walk.read(walk.Input(f"examples/{name}", EXAMPLES / name), Fields())
    rules = [
        rule
        for rule in policy.rules
        if rule.id in ("contact/chat-handle", "off-platform/missing-return")
    ]
    tally = Tally()
    out = io.StringIO()
    text_report.write(
        lint(policy, rules, cases, "en", tally),
        tally,
        Look(show_text=True, colour=True, width=110),
        out,
    )
    console = Console(record=True, width=112, file=io.StringIO(), force_terminal=True)
    console.print(
        Text.from_ansi(f"$ amzlint check examples/{name}\n" + out.getvalue().rstrip("\n"))
    )
    return console.export_svg(title="amzlint", unique_id="amzlint")


if __name__ == "__main__":
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")
