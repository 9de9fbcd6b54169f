"""Sources and walk: every character leads to its line and column; nothing is skipped in silence."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint import plugins, walk
from amzlint.errors import UserError
from amzlint.fields import Fields
from amzlint.model import Case, Message, Skipped
from amzlint.text.decoding import decode
from amzlint.text.places import JsonPlace, PlainPlace

LINES = st.text(alphabet=st.sampled_from('ab"\\/\n\r\t\u0001é中👍\u2028{}[]:,'), max_size=30)


def read(data: bytes, reader: str, **defaults: object) -> list[Case | Skipped]:
    return list(walk.read_stream(io.BytesIO(data), "f", Fields(defaults), reader))


def messages(data: bytes, reader: str, **defaults: object) -> list[Message]:
    return [
        message
        for case in read(data, reader, **defaults)
        if isinstance(case, Case)
        for message in case.messages
    ]


def skipped(data: bytes, reader: str) -> list[tuple[str, str]]:
    return [(item.unit, item.reason) for item in read(data, reader) if isinstance(item, Skipped)]


@given(LINES, st.booleans(), st.booleans())
def test_json_places_point_at_the_character_or_its_escape(
    text: str, ascii_only: bool, in_case: bool
) -> None:
    record: dict[str, object] = {"id": "x", "kind": "reply", "text": text}
    keys: tuple[str | int, ...] = ("text",)
    if in_case:
        record, keys = {"messages": [{"text": "other"}, record]}, ("messages", 1, "text")
    raw = json.dumps(record, ensure_ascii=ascii_only)
    place = JsonPlace(7, raw, keys)
    for at, character in enumerate(text):
        line, column = place.locate(at)
        assert line == 7
        here = raw[column - 1 :]
        length = (
            12 if ord(character) > 0xFFFF and ascii_only else 6 if here.startswith("\\u") else 2
        )
        assert (
            json.loads(f'"{here[:length] if here[0] == chr(92) else here[0]}"', strict=False)
            == character
        )


def test_of_equal_keys_the_last_one_counts() -> None:
    assert JsonPlace(1, '{"text": "a", "text": "b"}', ("text",)).locate(0) == (1, 24)


@given(LINES, st.integers(0, 10))
def test_plain_places(text: str, base: int) -> None:
    place = PlainPlace("x" * base + text, base)
    for at, character in enumerate(text):
        line, column = place.locate(at)
        assert ("x" * base + text).split("\n")[line - 1][column - 1 : column] == character.replace(
            "\n", ""
        )


def test_a_message_with_all_its_fields() -> None:
    record = {
        "id": "m1",
        "text": "t",
        "format": "html",
        "channel": "api",
        "direction": "inbound",
        "kind": "proactive",
        "template": True,
        "lang": "de",
        "buyer_lang": "fr",
        "subject": "s",
        "attachments": [{"name": "a.pdf", "bytes": 3}, "b.txt"],
        "order_id": "114-1234567-1234567",
        "marketplace": "DE",
        "sent_at": "2025-01-01T00:00:00Z",
        "order_completed_at": None,
        "author": "Ann",
        "unknown": [1],
    }
    [message] = messages(json.dumps(record).encode(), "jsonl")
    assert (
        message.id,
        message.format,
        message.channel,
        message.direction,
        message.kind,
        message.template,
    ) == (
        "m1",
        "html",
        "api",
        "inbound",
        "proactive",
        True,
    )
    assert [(item.name, item.bytes) for item in message.attachments] == [
        ("a.pdf", 3),
        ("b.txt", None),
    ]
    assert message.subject is not None
    assert message.subject.source == "s"
    assert message.order_completed_at is None


def test_defaults_fill_what_the_record_leaves_open() -> None:
    data = b'{"text": "a"}\n{"text": "b", "kind": "reply"}'
    assert [message.kind for message in messages(data, "jsonl", kind="proactive")] == [
        "proactive",
        "reply",
    ]


def test_a_case_hands_its_fields_to_its_messages() -> None:
    data = json.dumps(
        {
            "id": "c",
            "buyer_lang": "ja",
            "messages": [{"text": "a", "at": "2025-01-01"}, {"text": "b", "direction": "inbound"}],
        }
    )
    [case] = read(data.encode(), "jsonl")
    assert isinstance(case, Case)
    assert (case.id, [message.buyer_lang for message in case.messages]) == ("c", ["ja", "ja"])
    assert [(message.id, message.unit, message.sent_at) for message in case.messages] == [
        ("c/1", "/messages/0", "2025-01-01"),
        ("c/2", "/messages/1", None),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "not valid JSON"),
        (b"[1]", "must be an object"),
        (b'{"id": 1}', 'needs a "text"'),
        (b'{"text": 5}', 'needs a "text"'),
        (b'{"text": "a", "channel": "amazn"}', 'did you mean "amazon"?'),
        (b'{"text": "a", "template": "yes"}', '"template" must be true or false'),
        (b'{"text": "a", "attachments": [{"bytes": 1}]}', "an attachment is"),
        (b'{"text": "a", "subject": []}', '"subject" must be a text'),
        (b'{"messages": [1]}', "message 1 of the case must be an object"),
        (b'{"messages": [], "status": "done"}', '"status" must be one of'),
        (b'{"text": "\xff"}', "not UTF-8 at byte 11"),
        (b'{"text": ' + b"[" * 100000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_is_read(line: bytes, reason: str) -> None:
    data = b'{"text": "first"}\n' + line + b'\n\n{"text": "last"}\n'
    assert [message.text.source for message in messages(data, "jsonl")] == ["first", "last"]
    [(unit, told)] = skipped(data, "jsonl")
    assert unit == "line 2"
    assert reason in told


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("你好".encode("utf-16"), "你好"),
        (b"a\r\nb", "a\r\nb"),
        (b"", ""),
    ],
)
def test_decoding(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("你好".encode("gb18030"), r"not UTF-8 at byte 1 \(line 1\)"),
        (b"a\nb\xff", r"byte 4 \(line 2\)"),
        (b"\0\1", "binary"),
    ],
)
def test_what_cannot_be_decoded_says_where(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(data)


def test_front_matter_sets_the_fields() -> None:
    data = b"---\ntitle: x\namzlint:\n  kind: proactive\n  buyer-lang: de\n  subject: Hello\n---\nText\nhere"
    [message] = messages(data, "markdown")
    assert (message.kind, message.buyer_lang, message.format, message.text.source) == (
        "proactive",
        "de",
        "markdown",
        "Text\nhere",
    )
    assert message.text.place.locate(5) == (9, 1)
    assert message.subject is not None
    assert message.subject.place.locate(0) == (6, 12)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"---\namzlint: {kind: later}\n---\nx", '"kind" must be one of'),
        (b"---\namzlint:\n  kin: reply\n---\nx", 'line 3: there is no field "kin"'),
        (b"---\na: [\n---\nx", "front matter, line"),
    ],
)
def test_front_matter_that_cannot_be_used(data: bytes, reason: str) -> None:
    [(_, told)] = skipped(data, "markdown")
    assert reason in told


@pytest.mark.parametrize(
    "data",
    [b"no front", b"--- no\n---\n", b"---\nonly opened", b"---\n---\nempty", b"---\na: 1\n---"],
)
def test_markdown_without_fields(data: bytes) -> None:
    [message] = messages(data, "markdown")
    assert message.kind == "reply"


@pytest.mark.parametrize(
    ("head", "reader"),
    [
        (b'{"text": "a"}', "jsonl"),
        (b"---\na: 1\n---\n", "markdown"),
        (b"Dear Ann,", "text"),
        (b"", "text"),
        (b"{curly} text", "text"),
    ],
)
def test_content_chooses_the_reader(head: bytes, reader: str) -> None:
    assert walk.sniffed(head) == reader


def test_walk_respects_ignore_files(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "b.md",
        "c.png",
        ".hidden.txt",
        "skip/d.txt",
        "sub/e.jsonl",
        "sub/f.txt",
        ".git/x.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("{}", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("skip/\n", encoding="utf-8")
    (tmp_path / "sub" / ".amzlintignore").write_text("*.txt\n", encoding="utf-8")
    found = [
        item.file.relative_to(tmp_path).as_posix()
        for item in walk.inputs([str(tmp_path)])
        if isinstance(item, walk.Input)
    ]
    assert found == ["a.txt", "b.md", "sub/e.jsonl"]
    below = [
        item.file.name
        for item in walk.inputs([str(tmp_path / "sub")])
        if isinstance(item, walk.Input)
    ]
    assert below == ["e.jsonl"]


def test_a_file_that_is_named_is_read_whatever_the_ignore_files_say(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    (tmp_path / "a.log").write_text("x", encoding="utf-8")
    [item] = walk.inputs([str(tmp_path / "a.log")])
    assert isinstance(item, walk.Input)


def test_a_path_that_leads_nowhere() -> None:
    [item] = walk.inputs(["/nowhere/at/all.txt"])
    assert isinstance(item, UserError)
    assert str(item) == "/nowhere/at/all.txt: no such file or folder"


@pytest.mark.parametrize("name", plugins.names("sources"))
def test_a_source_has_what_a_source_needs(name: str) -> None:
    module = plugins.load("sources", name)
    assert all(suffix.startswith(".") for suffix in module.SUFFIXES)
    assert callable(module.sniff)
    assert callable(module.read)
