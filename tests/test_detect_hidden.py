import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.detect import hidden
from tests.views import view

ZWSP, ZWNJ, ZWJ, SHY, RLO, LRE, PDF = (
    "\u200b",
    "\u200c",
    "\u200d",
    "\u00ad",
    "\u202e",
    "\u202a",
    "\u202c",
)

FOUND = [
    (
        f"Ruth\nhelp{ZWSP}@{ZWSP}northpaw{ZWSP}.com, bye",
        "help@northpaw.com",
        {"zero-width", "in-word"},
    ),
    (f"call 0{ZWJ}30 1", "030", {"zero-width", "in-word"}),
    (f"What{SHY}sApp us", "whatsapp", {"soft-hyphen", "in-word"}),
    (f"kun{SHY}den{SHY}ser{SHY}vice@x.de", "kundenservice@x.de", {"soft-hyphen", "in-word"}),
    (
        f"a{SHY}b{SHY}c{SHY}d{SHY}e{SHY}f{SHY}g{SHY}h{SHY}i{SHY}j{SHY}k{SHY}l",
        "abcdefghijkl",
        {"soft-hyphen", "in-word"},
    ),
    (f"see moc{RLO}abc", "mocabc", {"bidi", "in-word"}),
    (f"tel {LRE}+86 138 0013 8000{PDF}!", "+86 138 0013 8000", {"bidi"}),
    (f"Hello{ZWSP}, Anna", "hello", {"zero-width"}),
    (f"Hello {ZWSP}Anna", "anna", {"zero-width"}),
    (f"微{ZWSP}信：kefu", "微信", {"zero-width", "in-word"}),
    (f"pre{ZWNJ} {ZWNJ} {ZWNJ} end", "pre  ", {"zero-width"}),
    ("🏴" + "".join(chr(0xE0000 + ord(one)) for one in "call me"), "🏴", {"tag"}),
    ("a\ufe0fb", "ab", {"zero-width", "in-word"}),
    ("x\ufeffy", "xy", {"zero-width", "in-word"}),
    ("ok \u3164\u3164 then", "  ", {"zero-width"}),
    (f"שלום {RLO}abc", "abc", {"bidi"}),
]
SILENT = [
    "plain",
    "\ufeffHello",
    "Subject\n\n\ufeffHello",
    f"Donau{SHY}dampf{SHY}schifffahrts{SHY}gesellschaft kommt",
    f"(Zahlungs{SHY}bestätigung)",
    f"می{ZWNJ}خواهم",
    f"क्{ZWJ}ष",
    f"👨{ZWJ}👩{ZWJ}👧 ❤️ 1️⃣ ©️ ⚠️",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    f"ไทย{ZWSP}ไทย",
    "שלום \u200f123\u200e",
    "葛\U000e0100城",
    "Grüße – „Zitat“ … 你好",
]
SLOW = [
    ZWSP * 5000,
    f"a{ZWSP}" * 2500,
    SHY * 5000,
    f"a{SHY}b" * 1700,
    f"{RLO}a " * 1700,
    f"😀{ZWJ}" * 2500,
    f"{LRE}a" * 2500,
    f" {ZWSP}" * 2500,
]


@pytest.mark.parametrize(("text", "value", "classes"), FOUND)
def test_found(text: str, value: str, classes: set[str]) -> None:
    (one,) = hidden.detect(view(text), {})
    assert (one.value, set(one.classes)) == (value, classes)


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert not list(hidden.detect(view(text), {}))


def test_nothing_to_read_has_an_empty_place() -> None:
    (one,) = hidden.detect(view(ZWSP * 3), {})
    assert (one.start, one.end) == (0, 0)


@pytest.mark.parametrize("text", SLOW)
def test_fast(text: str) -> None:
    seen = view(text)
    assert min(timeit.repeat(lambda: list(hidden.detect(seen, {})), number=1, repeat=4)) < 1


@given(
    st.text(st.sampled_from(f"aZ1 @.,\n{ZWSP}{ZWJ}{SHY}{RLO}{LRE}{PDF}\ufe0f😀漢م"), max_size=40)
)
def test_spans_lie_inside(text: str) -> None:
    seen = view(text)
    for one in hidden.detect(seen, {}):
        assert 0 <= one.start <= one.end <= len(seen.value)
        assert one.value == seen.value[one.start : one.end]
