"""The command line as its users meet it: the real command, its words and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
BAD = "Hi Ann, please write to care@brand.example for your refund.\n"
GOOD = "Hi Ann, please reply to this message and we will answer here.\n"


def amzlint(
    *arguments: str,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    variables = {
        key: value
        for key, value in os.environ.items()
        if key not in ("CI", "LANG", "LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR")
    }
    run = subprocess.run(
        [sys.executable, "-m", "amzlint.cli", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env={**variables, "LANG": "C.UTF-8", **(env or {})},
        check=False,
        timeout=60,
    )
    return subprocess.CompletedProcess(
        run.args, run.returncode, run.stdout.decode(), run.stderr.decode()
    )


def rules(run: "subprocess.CompletedProcess[str]") -> list[str]:
    return [row["rule"] for line in run.stdout.splitlines() if "rule" in (row := json.loads(line))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (("check", "-"), GOOD, 0),
        (("check", "-"), BAD, 1),
        (("-",), BAD, 1),
        ((), "", 2),
        (("check", "-", "--exit-zero"), BAD, 0),
        (("check", "-", "--ignore", "contact,off-platform"), BAD, 0),
        (("check", "-", "--select", "links"), BAD, 0),
        (("check", "-", "--select", "contact/emial"), BAD, 2),
        (("check", "-", "--format", "xml"), BAD, 2),
        (("check", "-", "--fail-on", "never"), BAD, 2),
        (("check", "-", "--kind", "later"), BAD, 2),
        (("check", "-", "--lang", "fr"), BAD, 2),
        (("check", "--no-such-flag"), BAD, 2),
        (("check", "nowhere.txt"), "", 2),
        (("check", "nowhere.txt", "-"), BAD, 2),
        (("explain", "contact/email"), "", 0),
        (("explain", "contact/emial"), "", 2),
        (("rules", "list"), "", 0),
        (("rules", "schema"), "", 0),
        (("rules", "schema", "x"), "", 2),
        (("version",), "", 0),
        (("--version",), "", 0),
        (("--help",), "", 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_exit_codes(arguments: tuple[str, ...], stdin: str, code: int) -> None:
    run = amzlint(*arguments, stdin=stdin)
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl"])
def test_the_exit_code_is_the_same_for_every_format(name: str, folder: Path) -> None:
    assert amzlint("check", str(folder), "--format", name).returncode == 1


def test_an_empty_folder_is_no_success(tmp_path: Path) -> None:
    run = amzlint("check", str(tmp_path))
    assert run.returncode == 3
    assert "no input found" in run.stderr


def test_what_could_not_be_read_is_told_and_fails_where_strict(folder: Path) -> None:
    (folder / "wrong.txt").write_bytes("你好".encode("gb18030"))
    (folder / "bad.txt").unlink()
    run = amzlint("check", str(folder))
    assert run.returncode == 0
    assert "not UTF-8 at byte 1 (line 1)" in run.stdout
    assert "1 not checked" in run.stdout
    assert amzlint("check", str(folder), "--strict").returncode == 2
    assert amzlint("check", str(folder), env={"CI": "true"}).returncode == 2
    assert amzlint("check", str(folder), "--no-strict", env={"CI": "true"}).returncode == 0


def test_when_nothing_at_all_was_checked_the_exit_says_so(tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_bytes(b"\xff\xfe\xff")
    assert amzlint("check", str(tmp_path)).returncode == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(folder: Path) -> None:
    (folder / "good.txt").chmod(0)
    assert "can't be read" in amzlint("check", str(folder)).stdout


def test_the_report_as_json_keeps_to_its_schema(folder: Path) -> None:
    run = amzlint("check", str(folder), "--format", "json")
    report = json.loads(run.stdout)
    jsonschema.validate(report, SCHEMA)
    assert report["summary"]["messages"] == 2
    assert {row["rule"] for row in report["findings"]} >= {
        "contact/email",
        "off-platform/forbidden-topic",
    }


def test_the_report_as_json_lines_is_the_same_row_by_row(folder: Path) -> None:
    whole = json.loads(amzlint("check", str(folder), "--format", "json").stdout)
    lines = [
        json.loads(line)
        for line in amzlint("check", str(folder), "--format", "jsonl").stdout.splitlines()
    ]
    assert lines[:-1] == whole["findings"]
    assert lines[-1]["summary"] == whole["summary"]


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl"])
def test_contact_data_is_masked_unless_asked_for(name: str) -> None:
    assert "care@brand" not in amzlint("check", "-", "--format", name, stdin=BAD).stdout
    assert "care@brand" in amzlint("check", "-", "--format", name, "--show-text", stdin=BAD).stdout


def test_places_are_those_of_the_file(folder: Path) -> None:
    (folder / "bad.txt").write_text("你好\r\n👍 write to care@brand.example\n", encoding="utf-8")
    run = amzlint(
        "check", str(folder / "bad.txt"), "--select", "contact/email", "--format", "concise"
    )
    assert run.stdout.startswith(f"{folder / 'bad.txt'}:2:12: error contact/email")


def test_min_severity_hides_but_does_not_change_the_exit() -> None:
    run = amzlint(
        "check",
        "-",
        "--min-severity",
        "error",
        "--fail-on",
        "warning",
        "--format",
        "jsonl",
        stdin="Great 👍\n",
    )
    assert run.returncode == 1
    assert rules(run) == []


def test_stdin_filename_chooses_the_reader() -> None:
    record = json.dumps({"id": "x", "text": BAD})
    run = amzlint(
        "check",
        "-",
        "--stdin-filename",
        "x.jsonl",
        "--format",
        "jsonl",
        "--select",
        "contact/email",
        stdin=record,
    )
    assert [json.loads(line).get("message_id") for line in run.stdout.splitlines()] == ["x", None]
    assert '"path": "x.jsonl"' in run.stdout


def test_statistics_count_the_rules(folder: Path) -> None:
    assert "      1  contact/email" in amzlint("check", str(folder), "--statistics").stdout


@pytest.mark.parametrize(
    ("env", "word"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "错误"),
        ({"LANG": "en_US.UTF-8"}, "error"),
        ({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US"}, "错误"),
    ],
)
def test_the_words_are_the_locales(env: dict[str, str], word: str) -> None:
    assert word in amzlint("check", "-", stdin=BAD, env=env).stdout


def test_the_words_may_be_chosen() -> None:
    assert (
        "error["
        in amzlint("check", "-", "--lang", "en", stdin=BAD, env={"LANG": "zh_CN.UTF-8"}).stdout
    )


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours(env: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in amzlint("check", "-", stdin=BAD, env=env).stdout) is coloured


def test_control_characters_of_a_message_never_reach_the_terminal() -> None:
    nasty = "write to \x1b[2J\x1b]0;x\x07care@brand.example \u202egnp\n"
    for name in ("text", "concise"):
        out = amzlint("check", "-", "--format", name, "--show-text", stdin=nasty).stdout
        assert not set(out) & {"\x1b", "\x07", "\u202e"}


def test_a_closed_pipe_is_no_traceback(folder: Path) -> None:
    (folder / "many.jsonl").write_text(json.dumps({"text": BAD}) + "\n", encoding="utf-8")
    with (folder / "many.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": f"{number}", "text": BAD}) + "\n" for number in range(3000)
        )
    command = (
        f"{sys.executable} -m amzlint.cli check {folder / 'many.jsonl'} --format jsonl | head -1"
    )
    run = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.stdout.count("\n") == 1
    assert run.stderr == ""


def test_a_rule_file_with_mistakes_is_told_and_nothing_is_linted(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "rule.yaml").write_text(
        "severity: fatal\nforbid: {phrase: nope}\n", encoding="utf-8"
    )
    run = amzlint("check", "-", "--rules", str(tmp_path), stdin=BAD)
    assert run.returncode == 2
    assert run.stdout == ""
    assert f"{tmp_path}/t/rule.yaml:1:" in run.stderr
    assert f"{tmp_path}/t/rule.yaml:2:" in run.stderr


def test_a_new_rule_is_one_file_and_passes(tmp_path: Path) -> None:
    assert amzlint("rules", "new", "house/moon", cwd=tmp_path).returncode == 0
    assert amzlint("rules", "test", "house", "--rules", "rules", cwd=tmp_path).returncode == 0
    run = amzlint(
        "check", "-", "--rules", "rules", "--format", "jsonl", stdin="our moon offer", cwd=tmp_path
    )
    assert rules(run) == ["house/moon"]
    assert amzlint("rules", "new", "house/moon", cwd=tmp_path).returncode == 2
    assert amzlint("rules", "new", "No Good", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("name", ["house", "house/moon", "house/m*"])
def test_a_broken_rule_fails_in_words_for_everyone(tmp_path: Path, name: str) -> None:
    amzlint("rules", "new", "house/moon", cwd=tmp_path)
    file = tmp_path / "rules" / "house" / "moon.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("moon\\s+offer", "sun\\s+offer"), encoding="utf-8"
    )
    run = amzlint("rules", "test", name, "--rules", "rules", cwd=tmp_path)
    assert run.returncode == 1
    assert "this bad example is not reported; the rule should find it" in run.stderr


def test_verbose_tells_the_reader(folder: Path) -> None:
    assert f"reading {folder / 'good.txt'} as text" in amzlint("check", str(folder), "-v").stderr


def test_a_huge_message(tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_text((GOOD * 400 + BAD) * 800, encoding="utf-8")
    run = amzlint("check", str(tmp_path), "--select", "contact/email", "--format", "jsonl")
    assert run.returncode == 1
    assert rules(run).count("contact/email") == 800
