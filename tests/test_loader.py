"""The loader: every mistake at once, at its line, with the nearest known name."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from amzlint.errors import UserError, UserErrors
from amzlint.policy.cache import policy as cached
from amzlint.policy.loader import load
from amzlint.policy.policy import shipped
from amzlint.policy.schema import schemas
from amzlint.tree import parse
from tests.rulefolders import LEXICON, rule, write

TEN_MISTAKES = """\
severty: error
severity: fatal
basis: {kind: officially, source: x}
summary: {en: s}
message: {en: m, zh: m}
message: {en: m, zh: m}
"""
NINE_MISTAKES = """\
severty: error
severity: fatal
basis: {kind: officially, source: x}
summary: {en: s}
message: text
consequence: {en: c, zh: c}
forbid:
  any:
    - {phrase: revew}
    - {entity: emial}
    - {frase: x}
    - {field: chanel, is: amazon}
    - {regex: '(('}
    - {all: [{condition: moov}], within: 3 meters}
examples: {bad: [x], good: [y]}
"""


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(UserErrors) as caught:
        load([folder]).policy()
    return [str(error).replace(str(folder), "") for error in caught.value.errors]


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"test/rule.yaml": NINE_MISTAKES, "lexicons/en.yaml": LEXICON + "  review: [review*]"},
    )
    told = mistakes(tmp_path)
    expected = [
        (1, 'no key "severty"; did you mean "severity"?'),
        (2, '"severity" must be one of error, warning, info'),
        (
            3,
            '"kind" must be one of official, seed, reported, inference, folklore, not the text "officially"; did you mean "official"?',
        ),
        (3, '"basis" lacks the key "as-of"'),
        (4, '"summary" lacks the key "zh"'),
        (5, '"message" must be a mapping, not the text "text"'),
        (9, 'there is no concept "revew"; did you mean "review"?'),
        (10, 'there is no entity "emial"; did you mean "email"?'),
        (11, "names no condition"),
        (12, 'there is no field "chanel"; did you mean "channel"?'),
        (13, "is no regular expression"),
        (14, '"within" must be "sentence"'),
    ]
    for line, words in expected:
        assert any(
            error.startswith(f"/test/rule.yaml:{line}:") and words in error for error in told
        ), (line, words, told)


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    write(tmp_path, {"test/rule.yaml": TEN_MISTAKES})
    assert any(
        "test/rule.yaml:6" in error and "first in line 5" in error for error in mistakes(tmp_path)
    )


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"test/rule.yaml": "a: [1"}, r"/test/rule\.yaml:\d+: not valid YAML"),
        ({"test/rule.yaml": ""}, r"a rule must be a mapping, not nothing"),
        (
            {"rule.yaml": rule("forbid: {regex: bad}")},
            r"/rule\.yaml:1: a rule file lies in the folder of its family",
        ),
        ({"test/rule.yaml": rule("")}, r'either "forbid" or "when"'),
        ({"test/rule.yaml": rule("when: {regex: bad}")}, r'"when" and "require" belong together'),
        (
            {
                "test/rule.yaml": rule("forbid: {regex: bad}").replace(
                    'good: ["nothing of the kind"]', "good: []"
                )
            },
            r'lacks a good example in "en"',
        ),
        (
            {"test/rule.yaml": rule("forbid: {phrase: a, regex: b}")},
            r"names phrase and regex at once",
        ),
        (
            {"lexicons/en.yaml": "language: {code: de, name: x}"},
            r'the language code must be the file\'s name, "en"',
        ),
        (
            {"lexicons/en.yaml": LEXICON + "  a: ['(x|y']"},
            r'/lexicons/en\.yaml:4: the phrase "\(x\|y": a bracket is not closed',
        ),
        (
            {"lexicons/en.yaml": LEXICON + "  a:\n    phrases:\n      - x\n      - <b> y"},
            r"/lexicons/en\.yaml:7: .*<b> is no concept of this language",
        ),
        (
            {"lexicons/en.yaml": LEXICON + "  a: [<b> cc]\n  b: [<a> dd]"},
            r"<[ab]> leads back to itself",
        ),
        (
            {"lexicons/en.yaml": LEXICON + "  a: ['[x] yyy zz', 'on']\nwords: {at: [true]}"},
            r'"at".*put quotes round true',
        ),
        (
            {
                "test/rule.yaml": rule("forbid: {phrase: a}\nfix: {phrase: a}"),
                "lexicons/en.yaml": LEXICON + "  a: [bad]",
            },
            r'"fix" offers the concept "a", which has no "say"',
        ),
        (
            {"conditions/a.yaml": "summary: {en: x, zh: x}\ncondition: a\nexamples: {}"},
            r"asks for itself",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_mistakes(tmp_path: Path, files: dict[str, str], told: str) -> None:
    write(tmp_path, files)
    assert any(re.search(told, error) for error in mistakes(tmp_path)), mistakes(tmp_path)


def test_a_phrase_too_general_is_refused_where_a_rule_looks_for_it(tmp_path: Path) -> None:
    files = {
        "test/rule.yaml": rule("forbid: {phrase: a}"),
        "lexicons/en.yaml": LEXICON + "  a: ['[very] x']",
    }
    write(tmp_path, files)
    assert any("too general" in error for error in mistakes(tmp_path))


def test_no_such_folder() -> None:
    with pytest.raises(UserErrors, match="no such folder"):
        load([Path("/nowhere/at/all")])


@pytest.mark.parametrize("source", ["a: &x 1\nb: *x", "a: !!python/object:os.system x"])
def test_yaml_stays_data(source: str) -> None:
    assert set(parse(source, "f").plain()) <= {"a", "b"}  # type: ignore[call-overload]


def test_yaml_nested_too_deeply() -> None:
    with pytest.raises(UserError, match="nested too deeply"):
        parse("[" * 500 + "]" * 500, "f")


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("12", 12),
        ("012", "012"),
        ("1.5", "1.5"),
        ("2025-01-01", "2025-01-01"),
        ("true", True),
        ("~", None),
        ("'1'", "1"),
    ],
)
def test_only_a_few_words_are_no_texts(source: str, value: object) -> None:
    assert parse(f"a: {source}", "f").plain() == {"a": value}


def test_own_rules_add_and_override(tmp_path: Path) -> None:
    first = write(
        tmp_path / "one",
        {"t/a.yaml": rule("forbid: {regex: bad}"), "t/b.yaml": rule("forbid: {regex: bad}")},
    )
    second = write(tmp_path / "two", {"t/b.yaml": rule("forbid: {regex: worse}", bad="worse")})
    rules = {one.id: one.path for one in load([first, second]).policy().rules}
    assert "one" in rules["t/a"]
    assert "two" in rules["t/b"]


def test_the_cache_gives_the_same_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMZLINT_CACHE_DIR", str(tmp_path))
    fresh = cached([shipped()])
    stored = cached([shipped()])
    assert [one.id for one in fresh.rules] == [one.id for one in stored.rules]
    assert [list(row.segments) for row in fresh.rows] == [list(row.segments) for row in stored.rows]
    assert list(fresh.tables.literals) == list(stored.tables.literals)
    assert [rule.signals for rule in fresh.rules] == [rule.signals for rule in stored.rules]
    assert fresh.hosts == stored.hosts
    assert len(list(tmp_path.rglob("rules-*.txt"))) == 1


def test_a_damaged_cache_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMZLINT_CACHE_DIR", str(tmp_path))
    folder = write(tmp_path / "rules", {"t/a.yaml": rule("forbid: {regex: bad}")})
    cached([folder])
    file = next(tmp_path.rglob("rules-*.txt"))
    file.write_bytes(file.read_bytes().replace(b"bad", b"mad"))
    assert [one.id for one in cached([folder]).rules] == ["t/a"]


def test_shipped_files_fit_the_schema() -> None:
    folder = shipped()
    known = schemas()
    sorts = {"lexicons": "lexicon", "conditions": "condition"}
    files = sorted(folder.rglob("*.yaml"))
    assert files
    for file in files:
        schema = known[sorts.get(file.relative_to(folder).parts[0], "rule")]
        jsonschema.validate(parse(file.read_text(encoding="utf-8"), str(file)).plain(), schema)


@pytest.mark.parametrize("name", ["rule", "condition", "lexicon"])
def test_schemas_are_schemas(name: str) -> None:
    schema = json.loads(json.dumps(schemas()[name]))
    jsonschema.Draft202012Validator.check_schema(schema)
