"""JSON: the whole report as one object, version 1 (docs/json.md)."""

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from amzlint import __version__
from amzlint.engine import Item, Tally
from amzlint.model import Finding, Skipped
from amzlint.wording import Look

SCHEMA = "amzlint.report/1"


def write(items: Iterable[Item], tally: Tally, look: Look, out: TextIO) -> None:
    """Write one JSON object; findings stand in reading order."""
    findings: list[Mapping[str, object]] = []
    skipped: list[Mapping[str, object]] = []
    for item in items:
        if isinstance(item, Skipped):
            skipped.append(skipped_row(item))
        else:
            findings.append(row(item, look))
    head = {"schema": SCHEMA, "version": __version__, "summary": summary(tally)}
    json.dump({**head, "findings": findings, "skipped": skipped}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def summary(tally: Tally) -> Mapping[str, int]:
    """Give the counts of a run."""
    return {
        "messages": tally.messages,
        "cases": tally.cases,
        "errors": tally.severities["error"],
        "warnings": tally.severities["warning"],
        "infos": tally.severities["info"],
        "suppressed": tally.suppressed,
        "skipped": tally.skipped,
    }


def skipped_row(item: Skipped) -> Mapping[str, object]:
    """Give what was not checked as plain data."""
    return {"path": item.path, "unit": item.unit, "reason": item.reason}


def row(item: Finding, look: Look) -> Mapping[str, object]:
    """Give a finding as the published schema has it."""
    suggestion, suppressed = item.suggestion, item.suppressed
    return {
        "rule": item.rule,
        "severity": item.severity,
        "message": item.message,
        "path": item.path,
        "line": item.line,
        "column": item.column,
        "end_line": item.end_line,
        "end_column": item.end_column,
        "unit": item.unit,
        "message_id": item.message_id,
        "case_id": item.case_id,
        "part": item.part,
        "start": item.span.start if item.span else None,
        "end": item.span.end if item.span else None,
        "excerpt": item.excerpt.inside if look.show_text else item.excerpt.masked_inside,
        "disguised": item.disguised,
        "basis": item.basis,
        "suggestion": suggestion
        and {"text": suggestion.text, "applicability": suggestion.applicability},
        "related": [
            {"message_id": one.message_id, "start": one.start, "end": one.end}
            for one in item.related
        ],
        "fingerprint": item.fingerprint,
        "suppressed": suppressed and {"by": suppressed.by, "reason": suppressed.reason},
    }
