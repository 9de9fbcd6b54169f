"""The rule language: what each word of it means."""

from dataclasses import asdict
from pathlib import Path

import pytest

from tests.rulefolders import found, policy

CONCEPTS = """
  one: [alpha]
  two: [beta]
  three: [gamma]
"""


@pytest.mark.parametrize(
    ("verdict", "text", "expected"),
    [
        ("forbid: {phrase: one}", "an alpha here", ["alpha"]),
        ("forbid: {phrase: [one, two]}", "beta, alpha", ["beta", "alpha"]),
        ("forbid: {regex: 'a+b'}", "xaab", ["aab"]),
        ("forbid: {regex: 'A+', in: raw}", "xAAb aa", ["AA"]),
        ("forbid: {any: [{phrase: one}, {phrase: two}]}", "beta alpha", ["beta", "alpha"]),
        ("forbid: {all: [{phrase: one}, {phrase: two}]}", "beta and alpha", ["beta and alpha"]),
        ("forbid: {all: [{phrase: one}, {phrase: two}]}", "beta. alpha", []),
        (
            "forbid: {all: [{phrase: one}, {phrase: two}], within: 2 sentences}",
            "beta. alpha",
            ["beta. alpha"],
        ),
        (
            "forbid: {all: [{phrase: one}, {phrase: two}], within: message}",
            "beta. x. alpha",
            ["alpha"],
        ),
        (
            "forbid: {all: [{phrase: one}, {phrase: two}], within: 5 characters}",
            "alpha x beta",
            ["alpha x beta"],
        ),
        (
            "forbid: {all: [{phrase: one}, {phrase: two}], within: 5 characters}",
            "alpha xxxxxx beta",
            [],
        ),
        (
            "forbid: {all: [{phrase: one}, {phrase: two}], in_order: true}",
            "alpha beta",
            ["alpha beta"],
        ),
        ("forbid: {all: [{phrase: one}, {phrase: two}], in_order: true}", "beta alpha", []),
        (
            "forbid: {all: [{phrase: one}, {regex: 'pha b'}], within: overlap}",
            "alpha b",
            ["alpha b"],
        ),
        ("forbid: {all: [{phrase: one}, {regex: 'b'}], within: overlap}", "alphab", []),
        ("forbid: {all: [{phrase: one}, {not: {phrase: two}}]}", "alpha. beta", ["alpha"]),
        ("forbid: {all: [{phrase: one}, {not: {phrase: two}}]}", "alpha beta", []),
        (
            "forbid: {all: [{phrase: one}, {not: {phrase: two}, within: message}]}",
            "alpha. beta",
            [],
        ),
        (
            "forbid: {all: [{phrase: one}, {not: {phrase: two, within: message}}]}",
            "alpha. beta",
            [],
        ),
        ("forbid: {not: {phrase: one}}", "nothing", [""]),
        ("forbid: {not: {phrase: one}}", "alpha", []),
        ("forbid: {all: [{field: channel, is: amazon}, {phrase: one}]}", "alpha", ["alpha"]),
        ("forbid: {all: [{field: channel, is: email}, {phrase: one}]}", "alpha", []),
        ("forbid: {field: length, over: 3}", "abcd", [""]),
        ("forbid: {field: length, over: 3}", "abc", []),
        ("forbid: {field: buyer-lang, known: true}", "abc", []),
        ("when: {phrase: one}\nrequire: {beta: {phrase: two}}", "alpha. beta", []),
        ("when: {phrase: one}\nrequire: {beta: {phrase: two}}", "alpha", ["alpha"]),
        (
            "when: {phrase: one}\nrequire: {beta: {phrase: two, within: sentence}}",
            "alpha. beta",
            ["alpha"],
        ),
        (
            "when: {phrase: one}\nrequire: {b: {phrase: two}, c: {phrase: three}}",
            "alpha",
            ["alpha", "alpha"],
        ),
        (
            "forbid: {phrase: one}\nunless: {x: {reason: r, phrase: two}}",
            "alpha beta. alpha",
            ["alpha"],
        ),
        (
            "forbid: {phrase: one}\nunless: {x: {reason: r, phrase: two, within: message}}",
            "alpha. beta",
            [],
        ),
        ("applies: {part: [subject]}\nforbid: {phrase: one}", "alpha", []),
        ("applies: {channel: [email]}\nforbid: {phrase: one}", "alpha", []),
        ("applies: {kind: [proactive]}\nforbid: {phrase: one}", "alpha", []),
        ("applies: {template: true}\nforbid: {phrase: one}", "alpha", []),
    ],
)
def test_words(tmp_path: Path, verdict: str, text: str, expected: list[str]) -> None:
    assert found(policy(tmp_path, verdict, CONCEPTS), text) == expected


def test_an_exception_can_lower_the_severity(tmp_path: Path) -> None:
    from tests.rulefolders import findings

    rules = policy(
        tmp_path, "forbid: {phrase: one}\nunless: {x: {reason: r, to: info, phrase: two}}", CONCEPTS
    )
    assert [one.severity for one in findings(rules, "alpha beta. alpha")] == ["info", "error"]


def test_severity_may_depend_on_the_kind(tmp_path: Path) -> None:
    from amzlint.policy.loader import load
    from tests.rulefolders import RULE, findings, write

    text = RULE.format(verdict="forbid: {phrase: one}", bad="x").replace(
        "severity: error", "severity: {reply: info, proactive: error}"
    )
    rules = load(
        [
            write(
                tmp_path,
                {
                    "test/rule.yaml": text,
                    "lexicons/en.yaml": "language: {code: en, name: e}\nconcepts:" + CONCEPTS,
                },
            )
        ]
    ).policy()
    assert [findings(rules, "alpha", kind=kind)[0].severity for kind in ("reply", "proactive")] == [
        "info",
        "error",
    ]


def test_overlapping_matches_are_one_finding(tmp_path: Path) -> None:
    rules = policy(
        tmp_path,
        "forbid: {any: [{phrase: long}, {phrase: short}]}",
        "\n  long: [alpha beta gamma]\n  short: [beta gamma delta]\n",
    )
    assert found(rules, "alpha beta gamma delta") == ["alpha beta gamma delta"]


def test_the_subject_is_read_too(tmp_path: Path) -> None:
    from amzlint.model import Part
    from amzlint.text.places import PlainPlace
    from tests.rulefolders import findings

    rules = policy(tmp_path, "forbid: {phrase: one}", CONCEPTS)
    parts = [
        (one.part, one.span)
        for one in findings(rules, "x alpha", subject=Part("subject", "alpha", PlainPlace("alpha")))
    ]
    assert [name for name, _ in parts] == ["subject", "text"]
    assert [(span.start, span.end) for _, span in parts if span] == [(0, 5), (2, 7)]


def test_a_slow_pattern_is_reported_not_passed_over(tmp_path: Path) -> None:
    from amzlint.engine import lint_message
    from amzlint.model import Case, Skipped
    from tests.rulefolders import message

    rules = policy(tmp_path, "forbid: {regex: '(a|a)+$'}")
    one = message("a" * 40 + "b")
    items = lint_message(rules, rules.rules, one, Case("p", (one,)), "en")
    assert [type(item) for item in items] == [Skipped]
    assert "took too long" in next(item.reason for item in items if isinstance(item, Skipped))


def test_rule_order_changes_nothing(tmp_path: Path) -> None:
    from amzlint.engine import lint_message
    from amzlint.model import Case
    from amzlint.policy.loader import load
    from tests.rulefolders import LEXICON, message, rule, write

    files = {
        f"test/{name}.yaml": rule(f"forbid: {{phrase: {name}}}") for name in ("one", "two", "three")
    }
    rules = load([write(tmp_path, {**files, "lexicons/en.yaml": LEXICON + CONCEPTS})]).policy()
    one = message("gamma beta alpha beta")
    case = Case("p", (one,))
    forwards = lint_message(rules, rules.rules, one, case, "en")
    backwards = lint_message(rules, rules.rules[::-1], one, case, "en")
    assert [asdict(item) for item in forwards] == [asdict(item) for item in backwards]
    assert [item.rule for item in forwards if not hasattr(item, "reason")] == [
        "test/three",
        "test/two",
        "test/one",
        "test/two",
    ]
