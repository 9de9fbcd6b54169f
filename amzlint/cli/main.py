"""The command line: one file per command; only this room prints, reads the environment and exits."""

import os
import sys
from typing import Annotated

import typer

from amzlint.cli import check, explain, rules, version
from amzlint.errors import UserError, UserErrors

app = typer.Typer(
    name="amzlint",
    help="Lint what sellers send to Amazon buyers. [b]check[/b] is the default command.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
app.command("check")(check.check)
app.command("explain")(explain.explain)
app.add_typer(rules.app, name="rules")
app.command("version")(version.version)

_COMMANDS = frozenset(("check", "explain", "rules", "version"))
_GLOBAL = frozenset(("-h", "--help", "--install-completion", "--show-completion"))


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


def _arguments(argv: list[str]) -> list[str]:
    """Put the default command in front where none is named."""
    if not argv or argv[0] in _COMMANDS or argv[0] in _GLOBAL | {"--version", "-V"}:
        return argv
    return ["check", *argv]


def main() -> None:
    """Run the command line; mistakes the user can mend are one line each, and exit 2."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app(_arguments(sys.argv[1:]), prog_name="amzlint")
    except (UserError, UserErrors) as error:
        for one in error.errors if isinstance(error, UserErrors) else (error,):
            print(f"error: {one}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
