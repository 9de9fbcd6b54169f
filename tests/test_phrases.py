"""The phrase language: what each mark means, and that the index finds what the patterns find."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.policy.chains import CHARACTERS, WORDS, Compiled, Writing, one_of
from amzlint.policy.index import PhraseIndex, Row, tables
from amzlint.policy.phrases import PhraseError, compile_phrase, segmented
from amzlint.policy.sentence import Sentence, Sentences
from amzlint.text.fold import fold_word
from amzlint.text.sentences import prose, spans

SETS = {"review": ["review*", "rating*", "feedback"], "people": ["us", "me"], "empty": []}


def resolve(name: str) -> Compiled:
    if name not in SETS:
        raise PhraseError(f"<{name}> is unknown")
    return one_of([compile_phrase(phrase, resolve, WORDS) for phrase in SETS[name]])


def matches(phrase: str, text: str, writing: Writing = WORDS) -> list[str]:
    marked = prose(fold_word(text))
    return [
        match.group()
        for match in re.finditer(compile_phrase(phrase, resolve, writing).pattern, marked)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("mail us", "please mail us today", ["mail us"]),
        ("mail us", "e-mail users", []),
        ("mail us", "mail, us", ["mail, us"]),
        ("mail us", "mail. us", []),
        ("e-mail", "email e-mail e mail", ["email", "e-mail", "e mail"]),
        ("don't pay", "dont pay / don't pay / don’t pay", ["dont pay", "don't pay", "don't pay"]),
        ("bewert*", "bewertung bewerten wert", ["bewertung", "bewerten"]),
        ("*bewertung", "kundenbewertung", ["kundenbewertung"]),
        ("bewert* gut", "bewertung gut, bewert gut", ["bewertung gut", "bewert gut"]),
        ("gut *bewertung", "gut kundenbewertung", ["gut kundenbewertung"]),
        (
            "bewert* [sehr] gut",
            "bewertung sehr gut, bewerten gut",
            ["bewertung sehr gut", "bewerten gut"],
        ),
        ("(bewert*|not*) [sehr*] *gut", "noten sehrst supergut", ["noten sehrst supergut"]),
        ("wait* for us", "waiting for us", ["waiting for us"]),
        ("gute *bewertung", "gute kundenbewertung", ["gute kundenbewertung"]),
        ("wait* [just] for us", "waiting just for us", ["waiting just for us"]),
        (
            "(good|very positive) word",
            "a very positive word, a good word",
            ["very positive word", "good word"],
        ),
        (
            "leave [us] [a] <review>",
            "leave us a review; leave feedback",
            ["leave us a review", "leave feedback"],
        ),
        (
            "leave … review",
            "leave for all our friends a review",
            ["leave for all our friends a review"],
        ),
        ("leave … review", "leave it. a review", []),
        ("leave … review", "leave " + "x" * 60 + " review", []),
        ("加[我们|我][的]微信", "请加我的微信或加微信", ["加我的微信", "加微信"]),
        ("好评", "给个好评哦", ["好评"]),
        ("加vx", "加VX号", ["加vx"]),
        ("vx", "加vx号 vxx", ["vx"]),
        ("five-star", "FIVE STAR five–star fivestar", ["five star", "five-star", "fivestar"]),
        ("(a|b) (c|d) end", "a d end", ["a d end"]),
        ("50 % off", "50% off, 50 % off", ["50% off", "50 % off"]),
    ],
)
def test_a_phrase_finds(phrase: str, text: str, found: Sequence[str]) -> None:
    chinese = any("一" <= character <= "鿿" for character in text)
    assert matches(phrase, text, CHARACTERS if chinese else WORDS) == list(found)


@pytest.mark.parametrize(
    ("phrase", "mistake"),
    [
        ("(a|b", '")" is missing'),
        ("a]", "no opening bracket"),
        ("<nope> x", "<nope> is unknown"),
        ("* word", 'lone "*"'),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, mistake: str) -> None:
    with pytest.raises(PhraseError, match=re.escape(mistake)):
        compile_phrase(phrase, resolve, WORDS)


@pytest.mark.parametrize(
    ("phrase", "groups"),
    [
        ("leave [a] <review>", [["^review", "^rating", "^feedback$"], ["^leave$"]]),
        ("微信号", [["微信号"]]),
        ("[maybe] x", []),
        ("(one|two) three", [["^three$"], ["^one$", "^two$"]]),
    ],
)
def test_the_literals_of_a_phrase(phrase: str, groups: list[list[str]]) -> None:
    assert segmented(phrase, resolve, WORDS)[1] == groups


PHRASES = [
    "leave … <review>",
    "(good|bad) <review>",
    "re* us",
    "[very] good",
    "加[我]微信",
    "e-mail us",
    "don't leave",
    "给 … 好评",
]
TOKENS = st.sampled_from(
    [
        "leave",
        "review",
        "reviews",
        "good",
        "bad",
        "us",
        "use",
        "reuse",
        "email",
        "e-mail",
        "don't",
        "dont",
        ".",
        ",",
        "加",
        "我",
        "微信",
        "给",
        "好评",
        "very",
        "\n",
        "!",
        "feedback",
    ]
)


def sentences(texts: list[str], many: bool) -> list[Sentence]:
    rows = [Row(phrase, "en", 45, *segmented(phrase, resolve, WORDS)) for phrase in PHRASES]
    known = Sentences(PhraseIndex(rows, tables(rows)))
    if many:
        known.read(["x" * 30_000])
    return known.read(texts)


@given(st.lists(TOKENS, max_size=14), st.sampled_from(["", " "]), st.booleans())
@settings(max_examples=300)
def test_sentences_find_what_the_patterns_find(words: list[str], glue: str, many: bool) -> None:
    marked = prose(fold_word(glue.join(words)))
    texts = [marked[start:end] for start, end in spans(marked)]
    for sentence, text in zip(sentences(texts, many), texts, strict=True):
        for phrase in PHRASES:
            whole = re.search(compile_phrase(phrase, resolve, WORDS).pattern, text)
            assert bool(whole) is bool(sentence.ranges(phrase))


def test_numbers_that_no_phrase_speaks_of_are_the_same_sentence() -> None:
    one, other = sentences(
        ["leave order 1234567 a review", "leave order 7654321 a review"], many=False
    )
    assert one is other
    assert one.ranges("leave … <review>") == ((0, 28),)


@pytest.mark.parametrize(
    "text", ["leave " * 900, "a" * 5000, "review " * 700, "leave review " * 400, "(" * 5000]
)
def test_no_text_makes_a_phrase_slow(text: str) -> None:
    compiled = compile_phrase(
        "[please] leave … [very] (good|great|positive) … <review> … <people>", resolve, WORDS
    )
    assert len(re.findall(compiled.pattern, prose(text))) == 0
