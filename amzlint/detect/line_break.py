"""Line breaks: more than two in a row before further text, blanks between them included."""

import re
from collections.abc import Iterator, Mapping

from amzlint.model import Entity
from amzlint.text.view import View

KIND = "line-break"
NEEDS = ()

_RUN = re.compile(r"\n[ \t\r]*\n[ \t\r]*\n\s*(?=\S)")


def detect(view: View, found: Mapping[str, tuple[Entity, ...]]) -> Iterator[Entity]:  # noqa: ARG001 - the same for every detector
    """Yield runs of three and more line breaks."""
    if view.value.count("\n") > 2:
        for run in _RUN.finditer(view.value):
            yield Entity(KIND, "\n", run.start(), run.end())
