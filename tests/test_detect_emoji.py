import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.detect import emoji
from amzlint.ruletest import unmarked
from tests.views import view

RUNS = [
    ("Good news ⟦🚚⟧ your parcel", set()),
    ("Danke⟦😀😀⟧!", set()),
    ("Love ⟦❤️⟧ it", set()),
    ("Family ⟦👨‍👩‍👧 👍🏽⟧.", set()),
    ("Flags ⟦🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿⟧", set()),
    ("⟦⚠️⟧ Wichtig", set()),
    ("⟦✔️⟧ erledigt", set()),
    ("麻烦加一下我们客服的V⟦💚⟧:123", set()),
    ("Hotline ⟦0️⃣8️⃣0️⃣ 5️⃣5️⃣5️⃣ 0️⃣1️⃣7️⃣7️⃣⟧", {"keycap"}),
    ("⟦1️⃣⟧ Open it\n⟦2️⃣⟧ Press start", {"keycap"}),
    ("⟦☎⟧ 030 123", set()),
    ("⟦🤷‍♀️⟧x", set()),
]
SILENT = [
    "Brand™ and name® © 2024, 20 °C, № 5, ½ cup, 12 €",
    "Open → press → done ✓ • ★★★★☆ ✔ ➜ ♥ ♪",
    "☎︎ 030 123",
    "(^^) (≧▽≦) ☆*:.｡. m(_ _)m ¯\\_(ツ)_/¯ (✿◠‿◠)",
    "您好，订单①已发货。「重要」【通知】〜",
    "3 × 4 ≥ 12 ∞ ±2 ≈ √9 ■ □ ▲ ●",
    "Grüße aus Köln",
    "plain ASCII :-) <3",
]


@pytest.mark.parametrize(("marked", "classes"), RUNS)
def test_run(marked: str, classes: set[str]) -> None:
    seen = view(unmarked(marked).text)
    found = list(emoji.detect(seen, {}))
    assert [one.value for one in found] == [part.split("⟧")[0] for part in marked.split("⟦")[1:]]
    assert {kind for one in found for kind in one.classes} == classes


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert not list(emoji.detect(view(text), {}))


@given(st.text(st.sampled_from("a1 ️‍⃣😀❤🇩🏽👨‍️\n漢é"), max_size=30))
def test_spans_lie_inside(text: str) -> None:
    seen = view(text)
    for one in emoji.detect(seen, {}):
        assert 0 <= one.start < one.end <= len(seen.value)
