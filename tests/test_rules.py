"""The shipped rules test themselves; here are the promises over all of them."""

from collections import Counter
from pathlib import Path

import pytest

from amzlint.policy.coverage import language
from amzlint.policy.loader import Loaded, load
from amzlint.policy.policy import shipped
from amzlint.ruletest import run

# Rules of the policy that wait for a dictionary, a language detector, HTML or whole cases.
LATER_FAMILIES = ("case",)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load([shipped()])


RULES = sorted(
    path.relative_to(shipped()).with_suffix("").as_posix()
    for path in shipped().glob("[a-z]*/*.yaml")
    if path.parent.name not in ("lexicons", "conditions")
)


def test_all_examples_hold(loaded: Loaded) -> None:
    assert list(run(loaded, loaded.policy(exemplified=True))) == []


@pytest.mark.parametrize("name", RULES)
def test_three_bad_and_three_good_examples_in_each_language(loaded: Loaded, name: str) -> None:
    examples = loaded.rules[name].spec.examples
    for sort in (examples.bad, examples.good):
        count = Counter(language(example) for example in sort)
        assert count["en"] >= 3
        assert count["zh"] >= 3


@pytest.mark.parametrize("name", RULES)
def test_a_rule_tells_what_to_write_instead(loaded: Loaded, name: str) -> None:
    rule = loaded.rules[name]
    assert rule.spec.fix is not None or rule.spec.severity == "info"
    assert rule.spec.summary.en.endswith(".")
    assert rule.spec.message.zh.endswith("。")


def test_examples_use_reserved_names_only() -> None:
    for path in Path(shipped()).rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert "gmail.com" not in text or path.parent.name == "lexicons", path
