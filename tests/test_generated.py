"""The generated documents are in step with the rules."""

from dataclasses import asdict

import pytest

from amzlint import walk
from amzlint.engine import Tally, lint
from amzlint.fields import Fields
from amzlint.model import Case
from amzlint.policy.loader import load
from amzlint.policy.policy import shipped
from tests.generated import EXAMPLES, documents, example_files


def test_generated_documents_are_in_step() -> None:
    for path, text in documents().items():
        assert path.read_text(encoding="utf-8") == text, (
            f"{path.name} is not in step; run `make docs`"
        )


@pytest.mark.parametrize("sort", ["good", "bad"])
def test_drafts_are_what_their_folder_says(sort: str) -> None:
    policy = load([shipped()]).policy()
    for name in example_files():
        if f"drafts/{sort}/" in name:
            tally = Tally()
            list(
                lint(
                    policy,
                    policy.rules,
                    walk.read(walk.Input(name, EXAMPLES / name), Fields()),
                    "en",
                    tally,
                )
            )
            assert (tally.severities["error"] + tally.severities["warning"] > 0) is (
                sort == "bad"
            ), name


def test_the_order_of_messages_changes_nothing() -> None:
    policy = load([shipped()]).policy()
    cases = [
        case
        for name in example_files()
        for case in walk.read(walk.Input(name, EXAMPLES / name), Fields())
        if isinstance(case, Case)
    ]
    forwards = list(lint(policy, policy.rules, cases, "en", Tally()))
    backwards = list(lint(policy, policy.rules, cases[::-1], "en", Tally()))
    assert sorted(str(asdict(item)) for item in forwards) == sorted(
        str(asdict(item)) for item in backwards
    )
