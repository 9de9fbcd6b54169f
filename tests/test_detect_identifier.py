"""Identifiers: every look-alike of a telephone number is known by its shape or by its word."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.detect import identifier
from amzlint.model import Entity
from tests.views import view

FOUND = [
    # order ids, as Amazon writes them and as people type them
    ("Order ⟦112-4471903-8826617⟧ left.", "order-id well-formed"),
    ("您的订单⟦114-7720935-3361802⟧里的手表", "order-id well-formed"),
    ("ご注文番号⟦249-0093751-6640238⟧の園芸ばさみ", "order-id well-formed"),
    ("orderID=⟦113-2098845-7310526⟧&x", "order-id well-formed"),
    ("digital order ⟦D01-1234567-7654321⟧", "order-id well-formed"),
    ("multi-channel ⟦S01-1234567-7654321⟧", "order-id well-formed"),
    ("order ⟦112 4471903 8826617⟧", "order-id"),
    ("order ⟦112–4471903–8826617⟧", "order-id"),
    ("order ⟦112 - 4471903 - 8826617⟧", "order-id"),
    ("订单 ⟦１１２－４４７１９０３－８８２６６１７⟧", "order-id"),
    ("order no. ⟦11244719038826617⟧", "order-id"),
    ("⟦11244719038826617⟧ is your order number", "order-id"),
    # damaged ones
    ("for order ⟦112-88306-4471920⟧.", "damaged-order-id"),
    ("about ⟦112-88306-4471920⟧ again", "damaged-order-id"),
    ("about ⟦12-4471903-8826617⟧ again", "damaged-order-id"),
    ("order ⟦112-4471903-88266⟧", "damaged-order-id"),
    ("order ⟦112-44719038826617⟧", "damaged-order-id"),
    ("order ⟦1124471903882661⟧", "damaged-order-id"),
    ("order ⟦302-4471906⟧", "damaged-order-id"),
    ("订单号 ⟦112-447190-8826617⟧", "damaged-order-id"),
    # named as something else, or by another's order number
    ("refund reference ⟦112-88306-4471920⟧", "ticket"),
    ("tracking number ⟦112-88306-4471920⟧", "tracking"),
    ("reference ⟦P01-4471930-2208811⟧, on your card", "reference"),
    ("order ⟦4711023⟧", "order"),
    # parcels by shape
    ("UPS (⟦1Z84R7E60391174228⟧)", "tracking"),
    ("⟦1Z 999 AA1 01 2345 6784⟧", "tracking"),
    ("⟦RR123456785DE⟧", "tracking"),
    ("⟦LX 123 456 789 CN⟧", "tracking"),
    ("⟦YT2229521272164446⟧", "tracking"),
    ("⟦4PX3001827746512CA⟧", "tracking"),
    ("⟦JJD000390007882831234⟧", "tracking"),
    ("⟦JVGL0661722094417720⟧", "tracking"),
    ("⟦TBA123456789012⟧", "tracking"),
    ("⟦LP00123456789012⟧ und ⟦SF1234567890123⟧", "tracking"),
    ("⟦00340434161094027318⟧", "tracking"),
    ("⟦9400 1112 0255 8841 7702 36⟧", "tracking"),
    ("お問い合わせ番号 ⟦4000-1234-5670⟧", "tracking"),
    ("⟦4480 3312 9957⟧", "tracking"),
    # parcels by word
    ("Your tracking number is ⟦1234567890⟧.", "tracking"),
    ("Tracking: UPS ⟦1234567890⟧", "tracking"),
    ("FedEx ⟦771288405519⟧ reaches you", "tracking"),
    ("运单号：⟦1234567890⟧", "tracking"),
    ("快递单号是 ⟦77128840⟧", "tracking"),
    ("顺丰 ⟦1234567890⟧", "tracking"),
    ("quote ⟦2012984522⟧, your tracking number", "tracking"),
    ("⟦2012984522⟧ (tracking number)", "tracking"),
    # products
    ("ASIN ⟦B0C1234XYZ⟧", "asin"),
    ("the label says ⟦X00ABC1234⟧", "asin"),
    ("the box says ⟦4006381333931⟧", "ean"),
    ("EAN ⟦8806090981234⟧", "ean"),
    ("ISBN ⟦978-3-16-148410-0⟧", "ean"),
    ("条码 ⟦6901234567890⟧", "ean"),
    ("⟦356938035643809⟧", "imei"),
    ("serial number ⟦1234 5678 901⟧", "serial"),
    ("序列号 ⟦2L6B-0094417-03⟧ 麻烦留着", "serial"),
    ("S/N: ⟦20240012345⟧", "serial"),
    ("a new belt (part ⟦754-04060⟧)", "part"),
    ("OE number ⟦1K0 698 151⟧ J", "part"),
    ("型号 ⟦20394857⟧", "part"),
    # papers
    ("VAT number ⟦GB 284 5512 09⟧ is", "vat"),
    ("VAT ID ⟦DE 301 844 927⟧", "vat"),
    ("⟦DE298114706⟧", "vat"),
    ("税号 ⟦91440300MA5FX12345⟧", "vat"),
    ("⟦HRB 28817⟧", "register"),
    ("Company No. ⟦09917734⟧", "register"),
    ("CPF ⟦123.456.789-09⟧, CNPJ ⟦12.345.678/0001-90⟧", "register"),
    ("Steuernummer ⟦235/5844/1907⟧", "register"),
    ("Rechnung ⟦RE-2024-001234⟧", "reference"),
    ("number ⟦2024-11-00873⟧, dated", "reference"),
    ("号码 ⟦INV-20250314-0072⟧", "reference"),
    ("Invoice no. ⟦4711023⟧", "invoice"),
    ("RMA ⟦12345678⟧", "rma"),
    ("Case ID ⟦9012345678⟧", "ticket"),
    ("IBAN ⟦DE89 3704 0044 0532 0130 00⟧ and then", "iban"),
    ("licence ⟦3525 0512 3456 7800 0190 5500⟧", "long"),
    # dates, hours, amounts
    ("on ⟦12.10.2025⟧ or ⟦2025-10-12⟧ or ⟦10/12/22⟧", "date"),
    ("⟦2025年11月25日⟧", "date"),
    ("the ⟦2024-2025⟧ season", "date"),
    ("open ⟦08:00-18:00⟧, ⟦24/7⟧", "time"),
    ("⟦$1,299.00⟧ or ⟦1.299,00 €⟧ or ⟦1,299,000 元⟧", "price"),
    ("⟦104-108 cm⟧ and ⟦220-240 V⟧ and ⟦120x60x45⟧", "size"),
    ("⟦1,234,567⟧ sold", "quantity"),
    ("open ⟦192.168.1.1⟧ in", "ip"),
    ("firmware ⟦2.14.0.3812⟧", "version"),
    ("at ⟦52.3664378,4.869345⟧", "coordinates"),
    ("〒⟦150-0001⟧ or ⟦94105-1234⟧", "postal"),
    # accounts that are numbers
    ("QQ: ⟦87665540⟧", "chat-account"),
    ("加一下企鹅号 ⟦8766 5540 1⟧,备注", "chat-account"),
    ("LINE ID: ⟦0912345678⟧", "chat-account"),
]

SILENT = [
    "Call us at (202) 555-0143.",
    "WhatsApp +86 138 5550 1276",
    "you can reach DHL at +49 30 23125 001",
    "call DHL 0228 4333112",
    "For order questions call 415-555-0132.",
    "Order hotline: 415-555-0132",
    "Contact: 0161-496-0358 (order status)",
    "电话 0755-86543210",
    "tel 312/555/0187",
    "mobile 4000-1234-5670",
    "No digits here.",
]


def find(text: str) -> list[Entity]:
    return list(identifier.detect(view(text), {}))


def marked(text: str) -> tuple[str, list[str]]:
    return re.sub("[⟦⟧]", "", text), re.findall("⟦(.*?)⟧", text)


@pytest.mark.parametrize(("text", "classes"), FOUND)
def test_finds(text: str, classes: str) -> None:
    plain, wanted = marked(text)
    shown = view(plain)
    found = find(plain)
    raw = [shown.raw(entity.start, entity.end).strip("〒 ") for entity in found]
    # The country code of a VAT id may be left to the word before it.
    assert [w.removeprefix("GB ").removeprefix("DE ") for w in wanted] == [
        r.removeprefix("GB ").removeprefix("DE ") for r in raw
    ]
    assert {entity.classes for entity in found} == {frozenset(classes.split())}


@pytest.mark.parametrize("text", SILENT)
def test_leaves_telephone_numbers_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["112 4471903 8826617", "order 11244719038826617", "１１２-4471903-8826617"]
)
def test_an_order_id_has_one_value_however_typed(text: str) -> None:
    assert [entity.value for entity in find(text)] == ["112-4471903-8826617"]


NUMBERS = st.from_regex(
    r"\A(?:[a-z]{1,6}[ :]|order |tel )?[+(]?[0-9]{1,5}(?:[-./ ,x][0-9a-z]{1,8}){0,6}\Z"
)


@given(st.lists(NUMBERS | st.text(max_size=12), max_size=6))
@settings(max_examples=150, deadline=None)
def test_spans_lie_inside_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find(text)
    ends = [0, *(entity.end for entity in found)]
    assert all(end <= entity.start for end, entity in zip(ends, found, strict=False))
    assert all(entity.start < entity.end <= len(view(text).value) for entity in found)


SLOW = [
    "." * 5000, "1 " * 2500, "9-8.7-6.5-" * 500, "a." * 2500, "@" * 5000, "at dot " * 700,
    "[(" * 2500, "a" + "\u0301" * 5000, "\u200b" * 5000, "1" * 5000, "1a" * 2500, "12-" * 1700,
    "order number " * 400, "call 1234567 " * 380, "DE89 3704 " * 500, "112-4471903-8826617 " * 250,
]  # fmt: skip


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:12].encode("unicode_escape").decode())
def test_is_fast_on_hard_texts(text: str) -> None:
    shown = view(text)
    list(identifier.detect(shown, {}))
    start = time.process_time()
    list(identifier.detect(shown, {}))
    assert time.process_time() - start < 1
