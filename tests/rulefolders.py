"""Small rule folders for tests, written to a temporary place."""

from pathlib import Path

from amzlint.engine import lint_message
from amzlint.model import Case, Finding, Message, Part
from amzlint.policy.loader import load
from amzlint.policy.policy import Policy
from amzlint.text.places import PlainPlace

RULE = """
severity: error
basis: {{kind: official, source: test, as_of: "2025-01-01"}}
summary: {{en: s, zh: 短}}
message: {{en: m, zh: 消}}
consequence: {{en: c, zh: 果}}
{verdict}
examples:
  bad: ["{bad}"]
  good: ["nothing of the kind"]
"""
LEXICON = """
language: {code: en, name: English}
concepts:
"""


def rule(verdict: str, bad: str = "bad") -> str:
    return RULE.format(verdict=verdict, bad=bad)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def policy(folder: Path, verdict: str, concepts: str = "") -> Policy:
    """One rule, `test/rule`, over a small English lexicon."""
    files = {
        "test/rule.yaml": rule(verdict),
        "lexicons/en.yaml": LEXICON + (concepts or "  none: [nothing]"),
    }
    return load([write(folder, files)]).policy()


def message(text: str, **fields: object) -> Message:
    return Message(text=Part("text", text, PlainPlace(text)), id="m", **fields)  # type: ignore[arg-type]


def findings(policy: Policy, text: str, **fields: object) -> list[Finding]:
    one = message(text, **fields)
    items = lint_message(policy, policy.rules, one, Case("p", (one,)), "en")
    return [item for item in items if isinstance(item, Finding)]


def found(policy: Policy, text: str, **fields: object) -> list[str]:
    """The characters of each finding; "" for the message as a whole."""
    return [
        text[one.span.start : one.span.end] if one.span else ""
        for one in findings(policy, text, **fields)
    ]
