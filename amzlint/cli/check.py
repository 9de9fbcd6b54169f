"""`amzlint check`: lint files, folders or standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from amzlint import plugins
from amzlint.cli import settings
from amzlint.cli.intake import Intake
from amzlint.cli.options import Options
from amzlint.engine import Item, Tally, lint
from amzlint.model import Skipped
from amzlint.policy.cache import policy as cached


def run(options: Options) -> int:
    """Lint what the options name and write the report; give the exit code.

    Raises UserError and UserErrors for what the user can mend.
    """
    report = plugins.chosen("reports", options.format, "format")
    lang = settings.language(options.lang)
    shown, failing = (
        settings.severities(options.min_severity, "--min-severity"),
        settings.severities(options.fail_on, "--fail-on"),
    )
    policy = cached(settings.folders(options.rules or ()))
    rules = settings.selected(
        policy, settings.split(options.select), settings.split(options.ignore)
    )
    intake = Intake(
        settings.defaults(options), options.reader, options.stdin_filename, options.verbose
    )
    tally = Tally()
    items = lint(policy, rules, intake.cases(options.paths or ["-"]), lang, tally)
    look = settings.look(sys.stdout, lang, show_text=options.show_text, quiet=options.quiet)
    report.write(_shown(items, shown), tally, look, sys.stdout)
    if options.statistics:
        _write_statistics(tally, sys.stdout if options.format == "text" else sys.stderr)
    sys.stdout.flush()
    return _exit_code(options, intake, tally, failing)


def _shown(items: Iterable[Item], severities: frozenset[str]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Skipped) or item.severity in severities:
            yield item


def _write_statistics(tally: Tally, out: TextIO) -> None:
    for rule, number in sorted(tally.rules.items(), key=lambda row: (-row[1], row[0])):
        print(f"{number:7}  {rule}", file=out)


def _exit_code(options: Options, intake: Intake, tally: Tally, failing: frozenset[str]) -> int:
    """Give 0 for nothing that fails, 1 for findings, 2 for something not done (it wins), 3 for no input."""
    strict = (
        os.environ.get("CI", "").lower() in ("1", "true")
        if options.strict is None
        else options.strict
    )
    if intake.errors or (tally.skipped and (strict or not tally.messages)):
        return 2
    if not intake.files:
        print(
            "error: no input found: no file here has a suffix that a reader knows", file=sys.stderr
        )
        return 3
    return int(not options.exit_zero and any(tally.severities[name] for name in failing))
