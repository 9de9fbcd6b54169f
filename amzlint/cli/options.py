"""Options: every flag of `check`, declared once.

Typer's command and the quick reader of `amzlint.cli.quick` are both made from these fields.
"""

from dataclasses import dataclass, field
from typing import Any

from amzlint.record import record

_DRAFT, _RULES, _OUTPUT, _EXIT = "About the draft", "Rules", "Output", "Exit code"


@record
class Flag:
    """How a field of `Options` is written on the command line."""

    names: tuple[str, ...]
    help: str
    panel: str
    metavar: str | None = None


def _flag(default: object, names: str, panel: str, help_: str, metavar: str | None = None) -> Any:
    return field(
        default=default, metadata={"flag": Flag(tuple(names.split()), help_, panel, metavar)}
    )


@dataclass(frozen=True, kw_only=True)
class Options:
    """The flags of one call of `check`."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = _flag(
        (), "--select", _RULES, "Only these rules or families.", "RULES"
    )
    ignore: tuple[str, ...] = _flag(
        (), "--ignore", _RULES, "Leave these rules or families out.", "RULES"
    )
    rules: tuple[str, ...] = _flag(
        (), "--rules", _RULES, "A folder of own rules, added to the shipped ones.", "DIR"
    )
    isolated: bool = _flag(False, "--isolated", _RULES, "Ignore configuration files.")
    format: str = _flag(
        "text", "--format", _OUTPUT, "text (default), concise, json or jsonl.", "NAME"
    )
    min_severity: str = _flag(
        "info",
        "--min-severity",
        _OUTPUT,
        "Show findings from this severity on: info (default), warning, error.",
        "SEVERITY",
    )
    show_text: bool | None = _flag(
        None,
        "--show-text --mask-text",
        _OUTPUT,
        "Contact data as it is, or masked (default, but not on a terminal).",
    )
    statistics: bool = _flag(
        False, "--statistics", _OUTPUT, "Count the findings by rule at the end."
    )
    lang: str | None = _flag(
        None, "--lang", _OUTPUT, "Language of the report: en or zh; else the locale's.", "LANG"
    )
    quiet: bool = _flag(False, "--quiet -q", _OUTPUT, "Only findings, no summary.")
    verbose: bool = _flag(
        False, "--verbose -v", _OUTPUT, "Tell which files are read, by which reader."
    )
    fail_on: str = _flag(
        "error",
        "--fail-on",
        _EXIT,
        "Exit 1 for findings from this severity on: error (default), warning, info.",
        "SEVERITY",
    )
    exit_zero: bool = _flag(False, "--exit-zero", _EXIT, "Exit 0 even with findings.")
    strict: bool | None = _flag(
        None,
        "--strict --no-strict",
        _EXIT,
        "Exit 2 if anything could not be checked; on where CI=true.",
    )
    stdin_filename: str | None = _flag(
        None,
        "--stdin-filename",
        _DRAFT,
        "The name that standard input goes by; its suffix chooses the reader.",
        "NAME",
    )
    reader: str | None = _flag(
        None, "--reader", _DRAFT, "Read everything with this reader: text, markdown, jsonl.", "NAME"
    )
    kind: str | None = _flag(None, "--kind", _DRAFT, "reply (default) or proactive.", "KIND")
    channel: str | None = _flag(
        None, "--channel", _DRAFT, "amazon (default), email, phone or api.", "CHANNEL"
    )
    buyer_lang: str | None = _flag(
        None, "--buyer-lang", _DRAFT, "The buyer's language, as en or zh-Hant.", "LANG"
    )
    marketplace: str | None = _flag(
        None, "--marketplace", _DRAFT, "The marketplace's country, as US or DE.", "COUNTRY"
    )
    order_id: str | None = _flag(
        None, "--order-id", _DRAFT, "The order that the draft is about.", "ID"
    )
    template: bool = _flag(
        False, "--template", _DRAFT, "The text has placeholders still to be filled."
    )

    @property
    def draft(self) -> dict[str, object]:
        """What the flags say about a draft; None where they say nothing."""
        names = ("kind", "channel", "buyer_lang", "marketplace", "order_id")
        return {**{name: getattr(self, name) for name in names}, "template": self.template or None}
