"""Text with places: every step keeps the way back."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.text.fold import fold, fold_word
from amzlint.text.history import without_history
from amzlint.text.html import from_html
from amzlint.text.sentences import MARK, prose, spans
from amzlint.text.text import Text

# Everything that has ever made trouble: marks, joiners, full-width, keycaps, astral, traditional, ends of lines.
TRICKY = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aZ09 .,-_@:/\r\n\té́̈ﬁ½Ⅷ①０５Ａｚ＠．。，微訂單后後ー\u200b\u200d\ufeff\u00ad\u202e\ufe0f\u20e3👍🏽🇩🇪a̐İßαа中"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(TRICKY)
def test_every_folded_character_leads_back_into_the_source(value: str) -> None:
    folded = fold(Text(value))
    for at in range(len(folded.value)):
        span = folded.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(value)


@given(TRICKY)
def test_folded_places_never_run_backwards(value: str) -> None:
    folded = fold(Text(value))
    starts = [folded.span(at, at + 1).start for at in range(len(folded.value))]
    assert starts == sorted(starts)


@given(TRICKY)
def test_fold_twice_is_fold_once(value: str) -> None:
    once = fold_word(value)
    assert fold_word(once) == once


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_only_lowered(value: str) -> None:
    folded = fold(Text(value))
    assert folded.value == value.lower()
    assert folded.span(0, len(value)).end == len(value)


@given(st.text(alphabet="aé中。订 你1", max_size=30))
def test_the_short_cut_and_the_long_way_agree(value: str) -> None:
    long_way = fold(Text(value + "\u200b")).value
    assert fold(Text(value)).value == long_way


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("HELLO", "hello"),
        ("ｈｅｌｐ＠ｓｈｏｐ．ｃｏｍ", "help@shop.com"),
        ("0️⃣8️⃣0️⃣", "080"),
        ("①⑤", "15"),
        ("𝟗𝟗", "99"),
        ("٠٥٥", "055"),
        ("help\u200b@\u00adshop", "help@shop"),
        ("e\u0301", "é"),
        ("wh\u0430tsapp", "whatsapp"),
        ("\u043c\u043e\u0441\u043a\u0432\u0430", "москва"),
        ("微信號", "微信号"),
        ("don’t – “so”", 'don\'t - "so"'),
        ("İstanbul", "istanbul"),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(Text(raw)).value == folded


def test_a_place_inside_a_folded_cluster_is_the_whole_cluster() -> None:
    folded = fold(Text("x0️⃣8️⃣"))
    assert folded.value == "x08"
    assert folded.span(1, 2).start == 1
    assert folded.span(1, 2).end == 4
    assert folded.span(1, 3).end == 7


@given(TRICKY, st.data())
def test_kept_ranges_hold_the_same_characters(value: str, data: st.DataObject) -> None:
    cut = sorted(data.draw(st.lists(st.integers(0, len(value)), min_size=2, max_size=6)))
    ranges = list(zip(cut[::2], cut[1::2], strict=False))
    kept = Text(value).keep(ranges)
    for at, character in enumerate(kept.value):
        span = kept.span(at, at + 1)
        assert value[span.start : span.end] == character


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "&amp;",
                "&#64;",
                "&eacute;",
                "a",
                " ",
                "<",
                ">",
                "&",
                "<!-- x -->",
                '<a href="https://x.example/a">',
                "</a>",
                "<script>q</script>",
                "\n",
            ]
        )
    )
)
def test_visible_characters_of_html_lead_back_into_the_source(tokens: list[str]) -> None:
    source = "".join(tokens)
    visible = from_html(Text(source))
    for at, character in enumerate(visible.value):
        span = visible.span(at, at + 1)
        assert 0 <= span.start <= span.end <= len(source)
        if character.isalnum() and character.isascii():
            assert character in source[span.start : span.end]


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        ("a &amp; b", "a & b"),
        ("help&#64;sh<b>op</b>.com", "help@shop.com"),
        ("<p>a</p><p>b</p>", "\na\n\nb\n"),
        ("a<!-- hidden -->b<style>p{}</style>c", "abc"),
        ('<a href="https://x.example">here</a>', "[here](https://x.example)"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
    ],
)
def test_html(source: str, visible: str) -> None:
    assert from_html(Text(source)).value == visible


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Thanks.\n\nOn Mon, 3 Feb 2025, Ann wrote:\n> call me\n> please\n", "Thanks.\n\n"),
        ("好的。\n\n2025年2月3日 张三 写道：\n> 打给我\n", "好的。\n\n"),
        ("Hi\n-----Original Message-----\nFrom: a\ncall me", "Hi\n"),
        ("a > b and x --- y", "a > b and x --- y"),
        ("On Monday we wrote: the parcel left.\nBye", "On Monday we wrote: the parcel left.\nBye"),
    ],
)
def test_quoted_history_is_cut(source: str, kept: str) -> None:
    assert without_history(Text(source)).value == kept


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One", " Two", " Three"]),
        ("mr. smith, e.g. at 3.50 eur. bye", ["mr. smith, e.g. at 3.50 eur", " bye"]),
        ("write to a@b.example. done", ["write to a@b.example", " done"]),
        ("您好。请回复！谢谢", ["您好", "请回复", "谢谢"]),
        ("Hello,\nBest", ["Hello,", "Best"]),
        (
            "this is a long line that an editor has wrapped somewhere\nand it goes on",
            ["this is a long line that an editor has wrapped somewhere and it goes on"],
        ),
        ("- a\n- b", ["- a", "- b"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    marked = prose(text)
    assert [marked[start:end] for start, end in spans(marked)] == sentences


@given(TRICKY)
def test_prose_keeps_the_length(value: str) -> None:
    assert len(prose(value)) == len(value)


@given(TRICKY)
def test_sentences_do_not_overlap_and_hold_no_mark(value: str) -> None:
    marked = prose(value)
    found = spans(marked)
    assert all(MARK not in marked[start:end] for start, end in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


def test_the_table_of_traditional_characters_is_one_for_one() -> None:
    from amzlint.text.han import simplified

    table = simplified()
    assert len(table) > 2500
    assert all(len(one) == len(other) == 1 and one != other for one, other in table.items())
    assert all(unicodedata.category(one) == "Lo" for one in table)


@pytest.mark.parametrize(
    ("one", "other"),
    [("回覆", "回复"), ("答覆您", "答复您"), ("跟著", "跟着"), ("帳號", "账号"), ("帐号", "账号")],
)
def test_two_spellings_of_a_word_fold_alike(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)
