"""A view as the real command makes it, with the words and hosts of the rule folder."""

from functools import cache
from typing import Any

from amzlint.policy.loader import Loaded, load
from amzlint.policy.policy import shipped
from amzlint.text.fold import fold
from amzlint.text.text import Text
from amzlint.text.view import View


@cache
def loaded() -> Loaded:
    return load([shipped()])


def view(text: str, **fields: Any) -> View:
    """Show a text to a detector."""
    return View(folded=fold(Text(text)), words=loaded().words(), hosts=loaded().hosts, **fields)
