"""JSON lines: a message or a case a line, as docs/formats.md describes them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from amzlint.fields import Fields, attachments, check
from amzlint.model import Attachment, Case, Message, Part, Skipped
from amzlint.text.places import JsonPlace, Key

SUFFIXES = (".jsonl", ".ndjson")


def sniff(head: bytes) -> bool:
    """Tell JSON lines by their first characters."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and b'"' in head


def read(stream: BinaryIO, path: str, defaults: Fields) -> Iterator[Case | Skipped]:
    """Yield a case for each line; a line that can't be read is skipped with its reason."""
    for number, line in enumerate(stream, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield _case(line, number, path, defaults)
        except UnicodeDecodeError as error:
            yield Skipped(
                path,
                f"line {number}",
                f"not UTF-8 at byte {error.start + 1} of the line; save the file as UTF-8",
            )
        except json.JSONDecodeError as error:
            yield Skipped(
                path, f"line {number}", f"not valid JSON: {error.msg} at column {error.colno}"
            )
        except RecursionError:
            yield Skipped(path, f"line {number}", "nested too deeply to be a message")
        except ValueError as error:
            yield Skipped(path, f"line {number}", str(error))


def _case(line: bytes, number: int, path: str, defaults: Fields) -> Case:
    raw = line.decode("utf-8").removeprefix("\ufeff").rstrip("\r\n")
    record = json.loads(raw)
    if not isinstance(record, dict):
        raise ValueError("a line must be an object with a text")
    if "messages" not in record:
        message = _message(
            record, raw, number, (), defaults, str(record.get("id") or f"line {number}")
        )
        return Case(path, (message,))
    return _whole_case(record, raw, number, path, defaults)


def _whole_case(record: dict[str, Any], raw: str, number: int, path: str, defaults: Fields) -> Case:
    if not isinstance(record["messages"], list):
        raise ValueError('"messages" must be a list')
    own = check(
        {
            key: value
            for key, value in record.items()
            if key in ("order_id", "marketplace", "buyer_lang", "order_completed_at")
        }
    )
    name = str(record.get("id") or f"line {number}")
    shared = own.over(defaults)
    messages = []
    for index, item in enumerate(record["messages"]):
        if not isinstance(item, dict):
            raise ValueError(f"message {index + 1} of the case must be an object with a text")
        message = _message(
            item,
            raw,
            number,
            ("messages", index),
            shared,
            str(item.get("id") or f"{name}/{index + 1}"),
        )
        messages.append(replace(message, sent_at=message.sent_at or item.get("at")))
    status = record.get("status")
    if status not in (None, "open", "closed"):
        raise ValueError(f'"status" must be one of open, closed, not {str(status)[:40]!r}')
    return Case(path, tuple(messages), name, status=status, **own.values)


def _message(
    record: dict[str, Any],
    raw: str,
    number: int,
    keys: tuple[Key, ...],
    defaults: Fields,
    name: str,
) -> Message:
    text, subject = record.get("text"), record.get("subject")
    if not isinstance(text, str):
        raise ValueError('a message needs a "text"')
    if subject is not None and not isinstance(subject, str):
        raise ValueError('"subject" must be a text')
    files = [
        Attachment(
            item.name, item.bytes, JsonPlace(number, raw, (*keys, "attachments", index, "name"))
        )
        for index, item in enumerate(attachments(record.get("attachments")))
    ]
    return Message(
        text=Part("text", text, JsonPlace(number, raw, (*keys, "text"))),
        id=name,
        subject=Part("subject", subject, JsonPlace(number, raw, (*keys, "subject")))
        if subject
        else None,
        unit="".join(f"/{key}" for key in keys),
        attachments=tuple(files),
        **check(record).over(defaults).values,
    )
