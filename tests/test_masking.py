"""Masking: no piece of a contact is left in what a report shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.masking import mask, masked_value


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("email", "care@brand.example", "c•••@b•••.example"),
        ("email", "not an address", "•••"),
        ("phone", "+12025550143", "•••43"),
        ("phone", "12345", "•••"),
        ("url", "brand.example/path?x=1", "b•••.example"),
        ("url", "192.168.1.1", "•••"),
        ("handle", "whatsapp:brand_help", "•••"),
    ],
)
def test_masked_values(kind: str, value: str, shown: str) -> None:
    assert masked_value(kind, value) == shown


@given(st.text(max_size=40), st.data())
def test_no_character_of_a_secret_is_left(source: str, data: st.DataObject) -> None:
    low, high = sorted(
        data.draw(st.tuples(st.integers(0, len(source)), st.integers(0, len(source))))
    )
    start, end = sorted(
        data.draw(st.tuples(st.integers(0, len(source)), st.integers(0, len(source))))
    )
    masked = mask(source, start, end, [(low, high, "•••")])
    outside = source[start : max(start, min(low, end))] + source[min(end, max(high, start)) : end]
    overlaps = low < end and high > start
    assert masked.replace("•••", "", 1) == (outside if overlaps else source[start:end])


def test_neighbouring_secrets() -> None:
    assert mask("a bb cc d", 0, 9, [(2, 4, "<1>"), (5, 7, "<2>")]) == "a <1> <2> d"
