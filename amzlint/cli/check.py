"""`amzlint check`: lint files, folders or standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

_Many = list[str]
_DRAFT, _RULES, _OUTPUT, _EXIT = "About the draft", "Rules", "Output", "Exit code"


def check(
    paths: Annotated[
        _Many | None,
        typer.Argument(
            help="Files and folders; [b]-[/b] or nothing reads standard input.", show_default=False
        ),
    ] = None,
    select: Annotated[
        _Many | None,
        typer.Option(help="Only these rules or families.", metavar="RULES", rich_help_panel=_RULES),
    ] = None,
    ignore: Annotated[
        _Many | None,
        typer.Option(
            help="Leave these rules or families out.", metavar="RULES", rich_help_panel=_RULES
        ),
    ] = None,
    rules: Annotated[
        list[Path] | None,
        typer.Option(
            help="A folder of own rules, added to the shipped ones.",
            metavar="DIR",
            rich_help_panel=_RULES,
        ),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="How to write the report: text, concise, json, jsonl.",
            metavar="NAME",
            rich_help_panel=_OUTPUT,
        ),
    ] = "text",
    min_severity: Annotated[
        str,
        typer.Option(
            help="Show findings from this severity on.", metavar="SEVERITY", rich_help_panel=_OUTPUT
        ),
    ] = "info",
    show_text: Annotated[
        bool | None,
        typer.Option(
            "--show-text/--mask-text",
            help="Show contact data as it is; masked by default except on a terminal.",
            show_default=False,
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics", help="Count the findings by rule at the end.", rich_help_panel=_OUTPUT
        ),
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            help="Language of the report: en or zh; by default the locale's.",
            metavar="LANG",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Only findings, no summary.", rich_help_panel=_OUTPUT),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Tell which files are read, by which reader.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            help="Exit 1 for findings from this severity on.",
            metavar="SEVERITY",
            rich_help_panel=_EXIT,
        ),
    ] = "error",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 even with findings.", rich_help_panel=_EXIT)
    ] = False,
    strict: Annotated[
        bool | None,
        typer.Option(
            "--strict/--no-strict",
            help="Exit 2 if anything could not be checked; on by default where CI=true.",
            show_default=False,
            rich_help_panel=_EXIT,
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            help="The name that standard input goes by; its suffix chooses the reader.",
            metavar="NAME",
            rich_help_panel=_DRAFT,
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            help="Read everything with this reader: text, markdown, jsonl.",
            metavar="NAME",
            rich_help_panel=_DRAFT,
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="reply or proactive.", metavar="KIND", rich_help_panel=_DRAFT)
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option(
            help="amazon, email, phone or api.", metavar="CHANNEL", rich_help_panel=_DRAFT
        ),
    ] = None,
    buyer_lang: Annotated[
        str | None,
        typer.Option(
            help="The buyer's language, as en or zh-Hant.", metavar="LANG", rich_help_panel=_DRAFT
        ),
    ] = None,
    marketplace: Annotated[
        str | None,
        typer.Option(
            help="The marketplace's country, as US or DE.",
            metavar="COUNTRY",
            rich_help_panel=_DRAFT,
        ),
    ] = None,
    order_id: Annotated[
        str | None,
        typer.Option(
            help="The order that the draft is about.", metavar="ID", rich_help_panel=_DRAFT
        ),
    ] = None,
    template: Annotated[
        bool,
        typer.Option(
            "--template",
            help="The text has placeholders still to be filled.",
            rich_help_panel=_DRAFT,
        ),
    ] = False,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Ignore configuration files.", rich_help_panel=_RULES)
    ] = False,
) -> None:
    """Lint drafts, templates, macros and exports."""
    from amzlint.cli import settings
    from amzlint.engine import Tally, lint
    from amzlint.fields import check as checked
    from amzlint.policy.cache import policy as cached

    report = _reporter(format_)
    words = settings.language(lang)
    shown, failing = _severities(min_severity, "--min-severity"), _severities(fail_on, "--fail-on")
    given = {
        "kind": kind,
        "channel": channel,
        "buyer_lang": buyer_lang,
        "marketplace": marketplace,
        "order_id": order_id,
        "template": template or None,
    }
    try:
        defaults = checked(given)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    policy = cached(settings.folders(rules or ()))
    chosen = settings.selected(policy, settings.split(select or ()), settings.split(ignore or ()))
    intake = Intake(defaults, reader, stdin_filename, verbose)
    tally = Tally()
    items = lint(policy, chosen, intake.cases(paths or ["-"]), words, tally)
    look = settings.look(sys.stdout, words, show_text=show_text, quiet=quiet)
    report.write((item for item in items if _is_shown(item, shown)), tally, look, sys.stdout)
    if statistics:
        _write_statistics(tally, text=format_ == "text")
    sys.stdout.flush()
    strict = os.environ.get("CI", "").lower() in ("1", "true") if strict is None else strict
    raise typer.Exit(_exit_code(tally, intake, failing, strict=strict, exit_zero=exit_zero))


@dataclass
class Intake:
    """The cases of the paths on the command line, with a count of files and of paths that lead nowhere."""

    defaults: Any
    reader: str | None
    stdin_name: str | None
    verbose: bool
    files: int = 0
    errors: list[str] = field(default_factory=list)

    def cases(self, paths: list[str]) -> Iterator[Any]:
        """Read all inputs; a path that leads nowhere is told on stderr, and the others are read."""
        from amzlint import walk
        from amzlint.errors import UserError

        for path in paths:
            if path == "-":
                yield from self._stdin()
                continue
            for item in walk.inputs([path]):
                if isinstance(item, UserError):
                    self.errors.append(str(item))
                    print(f"error: {item}", file=sys.stderr)
                    continue
                self.files += 1
                self._tell(item.path, self.reader or "by name and content")
                yield from walk.read(item, self.defaults, self.reader)

    def _stdin(self) -> Iterator[Any]:
        from amzlint import walk

        stream = sys.stdin.buffer
        name = self.stdin_name or "<stdin>"
        head = stream.peek(4096)[:4096] if hasattr(stream, "peek") else b""
        reader = (
            self.reader or walk.by_suffix().get(Path(name).suffix.lower()) or walk.sniffed(head)
        )
        self.files += 1
        self._tell(name, reader)
        yield from walk.read_stream(stream, name, self.defaults, reader)

    def _tell(self, path: str, reader: str) -> None:
        if self.verbose:
            print(f"reading {path} ({reader})", file=sys.stderr)


def _reporter(name: str) -> Any:
    from amzlint import plugins

    known = plugins.names("reports")
    if name not in known:
        raise typer.BadParameter(f'there is no format "{name}"; known: {", ".join(known)}')
    return plugins.load("reports", name)


def _severities(least: str, flag: str) -> frozenset[str]:
    from amzlint.model import SEVERITIES

    if least not in SEVERITIES:
        raise typer.BadParameter(f'{flag} must be one of {", ".join(SEVERITIES)}, not "{least}"')
    names = [str(name) for name in SEVERITIES]
    return frozenset(names[: names.index(least) + 1])


def _is_shown(item: Any, severities: Iterable[str]) -> bool:
    return not hasattr(item, "severity") or item.severity in severities


def _write_statistics(tally: Any, *, text: bool) -> None:
    out = sys.stdout if text else sys.stderr
    for rule, number in sorted(tally.rules.items(), key=lambda row: (-row[1], row[0])):
        print(f"{number:7}  {rule}", file=out)


def _exit_code(
    tally: Any, intake: Intake, failing: frozenset[str], *, strict: bool, exit_zero: bool
) -> int:
    """0 nothing that fails · 1 findings · 2 something could not be done (wins) · 3 no input found."""
    if intake.errors or (tally.skipped and (strict or not tally.messages)):
        return 2
    if not intake.files:
        print(
            "error: no input found: no file here has a suffix that a reader knows", file=sys.stderr
        )
        return 3
    return int(not exit_zero and any(tally.severities[name] for name in failing))
