"""The entry: reads the command line, and turns what users can mend into one line each and exit 2."""

import os
import sys

from amzlint.cli import quick
from amzlint.errors import UserError, UserErrors

_APP_WORDS = quick.OTHERS | {
    "check",
    "-h",
    "--help",
    "--version",
    "-V",
    "--install-completion",
    "--show-completion",
}


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(_run(sys.argv[1:]))
    except (UserError, UserErrors) as error:
        for one in error.errors if isinstance(error, UserErrors) else (error,):
            print(f"error: {one}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(argv: list[str]) -> int:
    options = (
        None
        if any(name.startswith("_AMZLINT_COMPLETE") for name in os.environ)
        else quick.options(argv)
    )
    if options is not None:
        from amzlint.cli.check import run

        return run(options)
    from amzlint.cli.app import app

    named = not argv or argv[0] in _APP_WORDS
    app(argv if named else ["check", *argv], prog_name="amzlint")
    return 0
