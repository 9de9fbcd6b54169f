"""`amzlint rules`: list, test, start and describe rules."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from amzlint.cli import settings
from amzlint.errors import UserError
from amzlint.model import SEVERITIES
from amzlint.policy.cache import policy as cached
from amzlint.policy.loader import load
from amzlint.policy.policy import Rule
from amzlint.ruleskeleton import skeleton
from amzlint.ruletest import Failure, run
from amzlint.text.terminal import width
from amzlint.wording import Look

app = typer.Typer(help="List, test, start and describe rules.", no_args_is_help=True)

_Names = Annotated[
    list[str] | None,
    typer.Argument(help="Rules or families; all by default.", show_default=False),
]
_Own = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", help="A folder of own rules, added to the shipped ones.", metavar="DIR"
    ),
]
_Lang = Annotated[
    str | None, typer.Option(help="en or zh; by default the locale's.", metavar="LANG")
]


@app.command("test")
def try_examples(
    names: _Names = None,
    rules: _Own = None,
    lang: _Lang = None,
) -> None:
    """Try the examples inside rules and lexicons, and mutations of them."""
    loaded = load(settings.folders(rules or ()))
    policy = loaded.policy(exemplified=True)
    chosen = settings.named(policy, names) if names else policy.rules
    words = settings.language(lang)
    failures = 0
    for failure in run(loaded, policy, chosen if names else None):
        failures += 1
        print(_told(failure, words), file=sys.stderr)
    print(_counted(len(chosen), failures, words))
    raise typer.Exit(int(failures > 0))


_STATES = {
    "missing": (
        "this bad example is not reported; the rule should find it",
        "这个反例没有被报告，规则本应发现它",
    ),
    "wrong place": (
        "this bad example is reported, but not where ⟦ ⟧ says",
        "这个反例被报告了，但位置不是 ⟦ ⟧ 所标",
    ),
    "wrong severity": (
        "this bad example is reported with another severity",
        "这个反例被报告了，但级别不同",
    ),
    "noisy": (
        "this good example is reported; the rule should leave it alone",
        "这个正例被误报，规则应放过它",
    ),
}


def _told(failure: Failure, lang: str) -> str:
    words = _STATES[failure.state][lang == "zh"]
    change = f" [{failure.change}]" if failure.change else ""
    found = f"\n    found: {failure.found}" if failure.found else ""
    return f"{failure.path}:{failure.line}: {failure.name}: {failure.state}{change}: {words}\n    {failure.text!r}{found}"


def _counted(rules: int, failures: int, lang: str) -> str:
    if lang == "zh":
        return (
            f"已测试 {rules} 条规则：{failures} 处不符"
            if failures
            else f"已测试 {rules} 条规则：全部通过"
        )
    return (
        f"{rules} rules tested: {failures} examples fail"
        if failures
        else f"{rules} rules tested: all examples hold"
    )


@app.command("list")
def list_rules(
    names: _Names = None,
    rules: _Own = None,
    format_: Annotated[
        str, typer.Option("--format", help="text or json.", metavar="NAME")
    ] = "text",
    lang: _Lang = None,
) -> None:
    """List the rules: severity, id and one line."""
    policy = cached(settings.folders(rules or ()))
    words = settings.language(lang)
    chosen = settings.named(policy, names) if names else policy.rules
    if format_ == "json":
        print(json.dumps([_row(rule) for rule in chosen], ensure_ascii=False, indent=2))
        return
    if format_ != "text":
        raise UserError(f'--format must be text or json, not "{format_}"')
    look = Look(words)
    for rule in chosen:
        off = "" if rule.spec.default == "on" else f" ({look.say('off by default')})"
        print(f"{_severity(rule, look)}  {rule.id:32}  {rule.spec.summary.of(words)}{off}")


def _row(rule: Rule) -> dict[str, object]:
    spec = rule.spec
    severity = spec.severity if isinstance(spec.severity, str) else dict(spec.severity)
    return {
        "id": rule.id,
        "family": rule.family,
        "severity": severity,
        "default": spec.default,
        "basis": spec.basis.kind,
        "channels": list(spec.applies.channel),
        "summary": {"en": spec.summary.en, "zh": spec.summary.zh},
    }


def _severity(rule: Rule, look: Look) -> str:
    spec = rule.spec
    names = {spec.severity} if isinstance(spec.severity, str) else set(spec.severity.values())
    text = "/".join(look.say(f"severity {name}") for name in sorted(names, key=SEVERITIES.index))
    return text + " " * max(0, 13 - width(text))


@app.command("new")
def new(
    rule: Annotated[
        str,
        typer.Argument(help="The id of the new rule, as house/no-moon-offer.", show_default=False),
    ],
    folder: Annotated[
        Path, typer.Option("--rules", help="The folder of your own rules.", metavar="DIR")
    ] = Path("rules"),
) -> None:
    """Write a new rule file that loads and passes, to be written on."""
    text = skeleton(rule, today=datetime.now(tz=UTC).date().isoformat())
    file = folder / f"{rule}.yaml"
    if file.exists():
        raise UserError("exists already; choose another id or edit it", str(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(f"{file}\ntry it: amzlint rules test {rule} --rules {folder}")


@app.command("schema")
def schema(
    name: Annotated[str, typer.Argument(help="rule, condition or lexicon.")] = "rule",
) -> None:
    """Print the JSON Schema of rule files, for editors."""
    from amzlint.policy.schema import schemas

    known = schemas()
    if name not in known:
        raise UserError(f'there is no schema "{name}"; known: {", ".join(known)}')
    print(json.dumps(known[name], ensure_ascii=False, indent=2))
