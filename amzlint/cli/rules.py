"""`amzlint rules`: list, test, start and describe rules."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="List, test, start and describe rules.", no_args_is_help=True)

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
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Rules or families; all by default.", show_default=False),
    ] = None,
    rules: _Own = None,
    lang: _Lang = None,
) -> None:
    """Try the examples inside rules and lexicons, and mutations of them."""
    from amzlint.cli import settings
    from amzlint.policy.loader import load
    from amzlint.ruletest import run

    loaded = load(settings.folders(rules or ()))
    policy = loaded.policy(exemplified=True)
    if names:
        settings.selected(policy, names, ())
    words = settings.language(lang)
    failures = 0
    for failure in run(loaded, policy, names or ()):
        failures += 1
        print(_told(failure, words), file=sys.stderr)
    number = len(settings.selected(policy, names or (), ())) if names else len(policy.rules)
    print(_counted(number, failures, words))
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


def _told(failure: Any, lang: str) -> str:
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
