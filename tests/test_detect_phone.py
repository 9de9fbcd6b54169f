"""Telephone numbers: plain and disguised ones are found, their look-alikes are not."""

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.detect import identifier, phone
from amzlint.model import Entity
from amzlint.text.view import View
from tests.views import view

PLAIN = [
    # text, value, classes; "US" unless the text says otherwise
    ("Call our office at ⟦(202) 555-0143⟧, Mon–Fri.", "+12025550143", "cued"),
    (
        "you can add my whatsapp ⟦+86 138 5550 1276⟧, I am online",
        "+8613855501276",
        "cued international",
    ),
    ("Whirlow Kitchen, ⟦+1 (415) 555-0142⟧", "+14155550142", "international"),
    ("The warranty line is ⟦1-800-555-0199⟧ (claims only).", "+18005550199", "toll-free"),
    ("tel. ⟦312.555.0187⟧", "+13125550187", "cued"),
    ("Phone: ⟦(312) 555 – 0187⟧", "+13125550187", "cued"),
    ("phone ⟦312—555—0187⟧", "+13125550187", "cued"),
    ("tel ⟦312/555/0187⟧", "+13125550187", "cued"),
    ("reach us at ⟦312.555.0187 ext. 42⟧", "+13125550187", "cued"),
    ("Brand · ⟦312-555-0187⟧ · Reno", "+13125550187", ""),
    ("Best, Ann\n⟦3125550187⟧\nReno", "+13125550187", ""),
    ("Call ⟦+1 312 555 0187⟧ or ⟦202 555 0143⟧.", "+13125550187", "cued international"),
    ("WhatsApp ⟦0114930 23125017⟧", "+493023125017", "cued"),
    ("Fax ⟦+49 30 23125-017⟧", "+493023125017", "cued international"),
    ("[our desk](⟦tel:+441615550139⟧)", "+441615550139", "cued international"),
    ("you can reach FedEx on ⟦800 463 3339⟧", "+18004633339", "cued toll-free"),
    ("please call UPS: ⟦0700 900 461⟧", "0700900461", "cued"),
    (
        "you can reach DHL at ⟦+49 30 23125 001⟧ with tracking 00340434161094027318",
        "+493023125001",
        "cued international",
    ),
    ("Tel ⟦+86-755-8654 3210⟧-801", "+8675586543210", "cued international"),
    ("pls txt ⟦07700900461⟧", "07700900461", "cued"),
    ("☎ ⟦0700 900 461⟧", "0700900461", "cued"),
    ("⟦202-555-0143⟧ (mobile)", "+12025550143", "cued"),
    ("Call us ⟦202 555 0143⟧ 9-5 Mon-Fri", "+12025550143", "cued"),
    ("Tel\n⟦202 555 0143⟧", "+12025550143", "cued"),
    ("Contact: ⟦202-555-0143⟧ (order 112-4471903-8826617)", "+12025550143", "cued"),
    ("For order questions call ⟦415-555-0132⟧.", "+14155550132", "cued"),
    ("Order hotline: ⟦415-555-0132⟧", "+14155550132", "cued"),
]

CHINESE = [
    ("请拨打 ⟦138 0013 8000⟧ 联系我们。", "+8613800138000", "cued", False),
    ("手机微信同号⟦13800138000⟧", "+8613800138000", "cued", False),
    ("⟦13800138000⟧（微信同号）", "+8613800138000", "cued", False),
    ("请加微信 ⟦13800138000⟧", "+8613800138000", "", False),
    ("电话：⟦010-8888 7777 转 8012⟧", "+861088887777", "cued", False),
    ("热线⟦400-820-8820⟧", "+864008208820", "cued", False),
    ("打给我 ⟦一三八 五五五零 一二七六⟧", "+8613855501276", "cued spelled", True),
    ("這是電話⟦幺三八零零幺三八零零零⟧", "+8613800138000", "cued spelled", True),
    ("手机 ⟦壹叁捌 零零壹叁 捌零零零⟧", "+8613800138000", "cued spelled", True),
    ("打这个:⟦一 三 八,零 零 一 三,八 零 零 零⟧", "+8613800138000", "cued spelled", True),
    ("手机⟦①③⑧⓪⓪①③⑧⓪⓪⓪⟧", "+8613800138000", "cued", True),
    ("手机⟦138零零13八千⟧", "", "", True),
    ("我的⟦138零零一三8000⟧", "+8613800138000", "spelled", True),
    ("手机⟦１３８００１３８０００⟧", "+8613800138000", "cued", True),
    ("⟦三一二 五五五 零一八七⟧ 打给我们", "+863125550187", "cued spelled", True),
    ("四零零找我：⟦四 0 0 八八八 一二三四⟧ 拨打", "+864008881234", "cued spelled", True),
]
CHINESE = [row for row in CHINESE if row[1]]

DISGUISED = [
    (
        "ring ⟦oh eight hundred, then five five five, then oh one nine four⟧.",
        "+448005550194",
        "cued spelled toll-free",
    ),
    (
        "Ring ⟦zero one six one, four nine six, zero three five eight⟧, ask for Amy",
        "+441614960358",
        "cued spelled",
    ),
    (
        "dial ⟦plus four four, one six one, four nine six, oh three five eight⟧",
        "+441614960358",
        "cued spelled international",
    ),
    (
        "call ⟦oh one six one, four nine six, oh three five eight⟧, one of us is in",
        "+441614960358",
        "cued spelled",
    ),
    ("it is ⟦oh one six one four nine six oh three five eight⟧", "+441614960358", "spelled"),
    (
        "ring ⟦double oh four four, one six one, four nine six, oh three five eight⟧",
        "+441614960358",
        "cued spelled",
    ),
    (
        "ring ⟦oh one six one, forty-nine six, oh three fifty eight⟧",
        "+441614960358",
        "cued spelled",
    ),
    ("⟦0one61 four9six 0358⟧ phone", "+441614960358", "cued spelled"),
    ("ring ⟦０１６１　４９６　０３５８⟧", "+441614960358", "cued"),
    ("ring ⟦0️⃣1️⃣6️⃣1️⃣ 4️⃣9️⃣6️⃣ 0️⃣3️⃣5️⃣8️⃣⟧", "+441614960358", "cued"),
    ("ring ⟦0161\u200b496\u200b0358⟧", "+441614960358", "cued"),
    ("ring ⟦O161 496 O358⟧", "+441614960358", "cued"),
    ("ring ⟦0 1 6 1 - 4 9 6 - 0 3 5 8⟧", "+441614960358", "cued"),
    ("ring ⟦0161_496_0358⟧", "+441614960358", "cued"),
    ("ring ⟦0161*496*0358⟧", "+441614960358", "cued"),
    ("ring ⟦0161 ❤ 496 ❤ 0358⟧", "+441614960358", "cued"),
    ("ring ⟦0161num496tel0358⟧", "+441614960358", "cued"),
    ("ring ⟦0161 dot 496 dot 0358⟧", "+441614960358", "cued"),
    ("ring ⟦0161\n496\n0358⟧ now", "+441614960358", "cued"),
]

SILENT = [
    "Order 112-4471903-8826617 left, call the carrier if it is late.",
    "order 112 4471903 8826617, order 112–4471903–8826617, order 11244719038826617",
    "订单号１１２－４４７１９０３－８８２６６１７ 电话联系快递",
    "phone 112-4471903-8826617",
    "order 112-88306-4471920: call the carrier",
    "Please text the carrier with tracking number 00340434161094021887.",
    "Call DHL and quote 201298452277, your tracking number.",
    "Tracking: UPS 1234567890. FedEx 771288405519. 1Z84R7E60391174228",
    "tracking 9400 1112 0255 8841 7702 36",
    "运单号 4000-1234-5670，快递单号 77128840551",
    "The case is 1234567890. Please call it by this number.",
    "phone model 20394857, mobile 128 GB, IMEI 356938035643809",
    "手机型号 20394857，手机壳 10 x 15 x 3 cm 2024/12/31",
    "EAN 8806090981234, ISBN 978-3-16-148410-0, 4006381333931",
    "Call up 192.168.0.1 on your phone, or 10.0.0.138; 用手机浏览器打开 172.16.0.1",
    "VAT number GB 284 5512 09 · Company No. 09917734 · HRB 28817",
    "Invoice RE-2024-123456, RMA 12345678, Case ID 9012345678",
    "serial number 1234 5678 901 on your phone",
    "Part number 1K0 698 151 J or Bosch 0 986 494 123",
    "I called twice: on 12.10.2025, 14:30, and on 2025-10-13 08:00.",
    "call 24/7, 365 days a year, since 1998-2025, 08:00-18:00",
    "the 2024-2025 season",
    "L (104-108 cm, that is EU 52 or US 42), 220-240 V 50/60 Hz",
    "phone charger 100-240 V, 50/60 Hz, 1.5 A",
    "Contact lenses -2.75 -3.00 -3.25 -3.50",
    "$415-666-7777 or 415-666-7777% or 1.299.000,00 € or 合计 1,299,000 元",
    "Refund reference P01-4471930-2208811, contact the bank",
    "Ring sizes 50, 52, 54, 56, 58 are in stock",
    "one two three four: count the screws",
    "steps: one, two, three, four, five, six, seven, eight",
    "three to five days, two or three weeks, one box, four screws",
    "between nineteen ninety and two thousand ten",
    "call 1 2 3 4 5 6 7 8 9 10",
    "1 2 3 4 5 6 7 8 9 10",
    "一二三四五六七八九十",
    "第一二三四页，二〇二五年一月二十日",
    "2025年11月25日10:30 来电",
    "QQ: 87665540, qq群 123456789",
    "那您加一下企鹅号 8766 5540 1,备注“水族灯”",
    "LINE ID: 0912345678",
    "Please keep 3125550187 for later.",
    "UUID ca801c26f98cd16e231354125ad046e40b",
    "Joe went to 192.168.0.1 today, firmware 2.14.0.3812",
    "write to 3125550187@mail.example",
    "open 8:30-12:00 and 13:30-18:00, call before",
    "税号 91440300MA5FX12345，电话见说明书",
]


def find(text: str, **fields: Any) -> tuple[View, list[Entity]]:
    shown = view(text, **fields)
    found = {"identifier": tuple(identifier.detect(shown, {}))}
    return shown, list(phone.detect(shown, found))


def check(marked: str, value: str, classes: str, *, disguised: bool, **fields: Any) -> None:
    shown, found = find(re.sub("[⟦⟧]", "", marked), **fields)
    wanted = [piece for piece in re.findall("⟦(.*?)⟧", marked, re.DOTALL) if piece]
    assert [shown.raw(entity.start, entity.end) for entity in found] == wanted
    assert found[0].value == value
    assert found[0].classes == frozenset(classes.split())
    assert {entity.disguised for entity in found} == {disguised}


@pytest.mark.parametrize(("text", "value", "classes"), PLAIN)
def test_finds_plain_numbers(text: str, value: str, classes: str) -> None:
    check(text, value, classes, disguised=False, marketplace="US")


@pytest.mark.parametrize(("text", "value", "classes"), DISGUISED)
def test_finds_disguised_numbers(text: str, value: str, classes: str) -> None:
    check(text, value, classes, disguised=True, marketplace="UK")


@pytest.mark.parametrize(("text", "value", "classes", "disguised"), CHINESE)
def test_finds_chinese_numbers(text: str, value: str, classes: str, disguised: bool) -> None:
    check(text, value, classes, disguised=disguised, lang="zh")


@pytest.mark.parametrize("fields", [{}, {"marketplace": "US"}, {"lang": "zh"}], ids=str)
@pytest.mark.parametrize("text", SILENT)
def test_is_silent_on_look_alikes(text: str, fields: dict[str, Any]) -> None:
    assert find(text, **fields)[1] == []


@pytest.mark.parametrize(
    ("text", "fields", "value"),
    [
        ("tel. 030 23125 017", {"marketplace": "DE"}, "+493023125017"),
        ("tel. 030 23125 017", {"lang": "de"}, "+493023125017"),
        ("Hearth & Hinge · 0131 496 0277", {}, "+441314960277"),
        ("TEL 050-5535-0148", {"lang": "ja"}, "+815055350148"),
        ("at 22 555 01 87", {"lang": "pl"}, "+48225550187"),
        ("call 07700 900461", {"marketplace": "UK"}, "+447700900461"),
        ("واتساب ٠٥٠٥٥٥٠١٨٣", {"lang": "ar"}, "+966505550183"),
    ],
)
def test_reads_numbers_of_the_country(text: str, fields: dict[str, Any], value: str) -> None:
    (found,) = find(text, **fields)[1]
    assert (found.value, found.disguised) == (value, False)


def test_what_others_found_is_no_number() -> None:
    text = "call at shop.example/202-555-0143"
    url = Entity("url", "shop.example", 8, len(text))
    assert list(phone.detect(view(text), {"url": (url,)})) == []


def test_a_telephone_link_is_a_number_though_it_is_a_link() -> None:
    text = "tel:+12025550143"
    url = Entity("url", "tel:+12025550143", 0, len(text))
    assert [entity.start for entity in phone.detect(view(text), {"url": (url,)})] == [0]


PIECES = st.sampled_from(
    [
        "call",
        "order",
        "one",
        "two",
        "oh",
        "double",
        "then",
        "tel",
        "+",
        "(",
        ")",
        "0",
        "1",
        "7",
        "202",
        "555",
        "0143",
        "0161",
        "-",
        ".",
        ",",
        "/",
        "_",
        "一",
        "零",
        "八",
        "x",
        "ext",
        "\n",
        "o",
        "l",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=200, deadline=None)
def test_spans_lie_inside_and_apart(pieces: list[str], glue: str) -> None:
    shown, found = find(glue.join(pieces))
    ends = [0, *(entity.end for entity in found)]
    assert all(end <= entity.start for end, entity in zip(ends, found, strict=False))
    assert all(entity.start < entity.end <= len(shown.value) for entity in found)


SLOW = [
    "." * 5000, "1 " * 2500, "9-8.7-6.5-" * 500, "a." * 2500, "@" * 5000, "at dot " * 700,
    "(" * 5000, "[(" * 2500, "a" + "\u0301" * 5000, "\u200b" * 5000, "1" * 5000, "1a" * 2500,
    "one two three " * 350, "call 1234567 " * 380, "0161 496 0358, " * 330, "一二" * 2500,
    "double " * 700, "o1 " * 1700, "twenty-" * 700, "1 2 3 4 5 6 7, " * 330,
]  # fmt: skip


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:12].encode("unicode_escape").decode())
def test_is_fast_on_hard_texts(text: str) -> None:
    find(text)
    shown = view(text)
    found = {"identifier": tuple(identifier.detect(shown, {}))}
    start = time.process_time()
    list(phone.detect(shown, found))
    assert time.process_time() - start < 1
