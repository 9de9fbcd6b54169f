"""App: the commands as Typer knows them, with help, completion and words about mistakes."""

import inspect
from dataclasses import MISSING, fields
from typing import Annotated, Any, get_type_hints

import typer

from amzlint.cli import explain, rules, version
from amzlint.cli.check import run
from amzlint.cli.options import Flag, Options

app = typer.Typer(
    name="amzlint",
    help="Lint what sellers send to Amazon buyers. [b]check[/b] is the default command.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def check(**values: Any) -> None:
    """Lint drafts, templates, macros and exports."""
    for name in _MANY:
        values[name] = tuple(values[name] or ())
    raise typer.Exit(run(Options(**values)))


_MANY = frozenset(spec.name for spec in fields(Options) if spec.default == ())


def _signature() -> inspect.Signature:
    """Make the signature that Typer reads the options from."""
    hints = get_type_hints(Options)
    return inspect.Signature(
        [
            _parameter(spec.name, hints[spec.name], spec.default, spec.metadata.get("flag"))
            for spec in fields(Options)
        ]
    )


def _parameter(name: str, hint: Any, default: Any, flag: Flag | None) -> inspect.Parameter:
    many = default == ()
    kind: Any = list[str] | None if many else hint
    if flag is None:
        words: Any = typer.Argument(
            help="Files and folders; [b]-[/b] or nothing reads standard input.",
            show_default=False,
            metavar="[PATHS|-]...",
        )
    else:
        names = ["/".join(flag.names)] if default is None and len(flag.names) > 1 else flag.names
        words = typer.Option(
            *names,
            help=flag.help,
            metavar=flag.metavar,
            rich_help_panel=flag.panel,
            show_default=False,
        )
    value = None if many or default is MISSING else default
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=value, annotation=Annotated[kind, words]
    )


_SIGNATURE = _signature()
check.__signature__ = _SIGNATURE  # type: ignore[attr-defined]  # what inspect.signature gives
check.__annotations__ = {
    name: parameter.annotation for name, parameter in _SIGNATURE.parameters.items()
}

app.command("check")(check)
app.command("explain")(explain.explain)
app.add_typer(rules.app, name="rules")
app.command("version")(version.version)


@app.callback(invoke_without_command=True)
def _root(
    show: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and stop.", is_eager=True)
    ] = False,
) -> None:
    """Lint what sellers send to Amazon buyers."""
    if show:
        version.version()
        raise typer.Exit
