"""Options: every flag of `check`, declared once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

_DRAFT, _RULES, _OUTPUT, _EXIT = "About the draft", "Rules", "Output", "Exit code"


def _option(*names: str, help: str, panel: str, metavar: str | None = None) -> Any:  # noqa: A002 - typer's own word
    return typer.Option(
        *names, help=help, metavar=metavar, rich_help_panel=panel, show_default=False
    )


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files and folders; [b]-[/b] or nothing reads standard input.",
        show_default=False,
        metavar="[PATHS|-]...",
    ),
]
Select = Annotated[
    list[str] | None, _option(help="Only these rules or families.", metavar="RULES", panel=_RULES)
]
Ignore = Annotated[
    list[str] | None,
    _option(help="Leave these rules or families out.", metavar="RULES", panel=_RULES),
]
OwnRules = Annotated[
    list[Path] | None,
    _option(
        "--rules",
        help="A folder of own rules, added to the shipped ones.",
        metavar="DIR",
        panel=_RULES,
    ),
]
Isolated = Annotated[bool, _option("--isolated", help="Ignore configuration files.", panel=_RULES)]
Format = Annotated[
    str,
    _option(
        "--format", help="text (default), concise, json or jsonl.", metavar="NAME", panel=_OUTPUT
    ),
]
MinSeverity = Annotated[
    str,
    _option(
        help="Show findings from this severity on: info (default), warning, error.",
        metavar="SEVERITY",
        panel=_OUTPUT,
    ),
]
ShowText = Annotated[
    bool | None,
    _option(
        "--show-text/--mask-text",
        help="Contact data as it is, or masked (default, but not on a terminal).",
        panel=_OUTPUT,
    ),
]
Statistics = Annotated[
    bool, _option("--statistics", help="Count the findings by rule at the end.", panel=_OUTPUT)
]
Lang = Annotated[
    str | None,
    _option(
        "--lang",
        help="Language of the report: en or zh; else the locale's.",
        metavar="LANG",
        panel=_OUTPUT,
    ),
]
Quiet = Annotated[bool, _option("--quiet", "-q", help="Only findings, no summary.", panel=_OUTPUT)]
Verbose = Annotated[
    bool,
    _option("--verbose", "-v", help="Tell which files are read, by which reader.", panel=_OUTPUT),
]
FailOn = Annotated[
    str,
    _option(
        help="Exit 1 for findings from this severity on: error (default), warning, info.",
        metavar="SEVERITY",
        panel=_EXIT,
    ),
]
ExitZero = Annotated[bool, _option("--exit-zero", help="Exit 0 even with findings.", panel=_EXIT)]
Strict = Annotated[
    bool | None,
    _option(
        "--strict/--no-strict",
        help="Exit 2 if anything could not be checked; on where CI=true.",
        panel=_EXIT,
    ),
]
StdinFilename = Annotated[
    str | None,
    _option(
        help="The name that standard input goes by; its suffix chooses the reader.",
        metavar="NAME",
        panel=_DRAFT,
    ),
]
Reader = Annotated[
    str | None,
    _option(
        help="Read everything with this reader: text, markdown, jsonl.",
        metavar="NAME",
        panel=_DRAFT,
    ),
]
Kind = Annotated[
    str | None, _option(help="reply (default) or proactive.", metavar="KIND", panel=_DRAFT)
]
Channel = Annotated[
    str | None,
    _option(help="amazon (default), email, phone or api.", metavar="CHANNEL", panel=_DRAFT),
]
BuyerLang = Annotated[
    str | None,
    _option(help="The buyer's language, as en or zh-Hant.", metavar="LANG", panel=_DRAFT),
]
Marketplace = Annotated[
    str | None,
    _option(help="The marketplace's country, as US or DE.", metavar="COUNTRY", panel=_DRAFT),
]
OrderId = Annotated[
    str | None, _option(help="The order that the draft is about.", metavar="ID", panel=_DRAFT)
]
Template = Annotated[
    bool, _option("--template", help="The text has placeholders still to be filled.", panel=_DRAFT)
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """The flags of one call of `check`."""

    paths: list[str] | None
    select: list[str] | None
    ignore: list[str] | None
    rules: list[Path] | None
    isolated: bool
    format_: str
    min_severity: str
    show_text: bool | None
    statistics: bool
    lang: str | None
    quiet: bool
    verbose: bool
    fail_on: str
    exit_zero: bool
    strict: bool | None
    stdin_filename: str | None
    reader: str | None
    kind: str | None
    channel: str | None
    buyer_lang: str | None
    marketplace: str | None
    order_id: str | None
    template: bool

    @property
    def draft(self) -> dict[str, object]:
        """What the flags say about a draft; None where they say nothing."""
        return {
            "kind": self.kind,
            "channel": self.channel,
            "buyer_lang": self.buyer_lang,
            "marketplace": self.marketplace,
            "order_id": self.order_id,
            "template": self.template or None,
        }
