"""E-mail addresses: what is found, at which characters, and what stays silent."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.detect import email
from amzlint.model import Entity
from amzlint.ruletest import unmarked
from tests.views import view

PLAIN = [
    ("Write to ⟦care@brand-example.com⟧ please.", "care@brand-example.com"),
    ("请发邮件到⟦kefu@brand-example.cn⟧，我们马上处理。", "kefu@brand-example.cn"),
    ("보내 주세요 ⟦mail@test.com⟧으로", "mail@test.com"),
    ("サポート⟦help@brand.co.jp⟧まで", "help@brand.co.jp"),
    ("mailto:⟦care@brand.example⟧?subject=hi", "care@brand.example"),
    ("(⟦first.last+tag@mail.brand.co.uk⟧).", "first.last+tag@mail.brand.co.uk"),
    ("**⟦care@brand.com⟧** and _⟦help@brand.com⟧_", "care@brand.com"),
    ("CARE: ⟦CARE@BRAND.COM⟧", "care@brand.com"),
    ("⟦care@brand.com⟧.Please write", "care@brand.com"),
    ("⟦info@müller-shop.de⟧", "info@müller-shop.de"),
    ("пишите на ⟦почта@пример.рф⟧", "почта@пример.рф"),
    ("⟦12345678@qq.com⟧", "12345678@qq.com"),
]
DISGUISED = [
    ("⟦tech (at) hydrofern (dot) com⟧", "tech@hydrofern.com"),
    ("⟦tech[at]hydrofern[.]com⟧", "tech@hydrofern.com"),
    ("⟦kefu(a)brand.com⟧", "kefu@brand.com"),
    ("⟦kefu 艾特 haoyuehome 点 com⟧", "kefu@haoyuehome.com"),
    ("邮箱⟦kefu艾特haoyuehome点com⟧，谢谢", "kefu@haoyuehome.com"),
    ("⟦video【艾特】baiyu-outdoor【点】com⟧", "video@baiyu-outdoor.com"),
    ("⟦kefu圈a brand点cn⟧", "kefu@brand.cn"),
    ("reach ⟦care at brand dot com⟧", "care@brand.com"),
    ("reach ⟦care  at  brand  dot  co  dot  uk⟧", "care@brand.co.uk"),
    ("reach ⟦first dot last at brand dash home dot com⟧", "first.last@brand-home.com"),
    ("our mail is ⟦care at brand.com⟧", "care@brand.com"),
    ("⟦care @ brand.com⟧", "care@brand.com"),
    ("⟦care@ brand . com⟧", "care@brand.com"),
    ("⟦care@brand,com⟧", "care@brand.com"),
    ("⟦care@brand。com⟧", "care@brand.com"),
    ("⟦c a r e @ b r a n d . c o m⟧ thanks", "care@brand.com"),
    ("to ⟦c a r e at b r a n d dot c o m⟧", "care@brand.com"),
    ("⟦care\u200b@\u200bbrand\u2060.com⟧", "care@brand.com"),
    ("⟦ｃａｒｅ＠ｂｒａｎｄ．ｃｏｍ⟧", "care@brand.com"),
    ("⟦cаre@brаnd.com⟧", "care@brand.com"),
    ("⟦care%40brand.com⟧", "care@brand.com"),
    ("write to ⟦name@gmail⟧ now", "name@gmail.com"),
    ("⟦anna at gmail dot com⟧", "anna@gmail.com"),
    ("我的QQ邮箱⟦12345#qq.com⟧", "12345@qq.com"),
    ("⟦moc.dnarb@erac⟧", "care@brand.com"),
    ("⟦care@brand.c0m⟧", "care@brand.com"),
]
SILENT = [
    "Just order again at lumenlamps.com or manage it at amazon.com.",
    "Find us at brand dot com and look at the red dot.",
    "Our shop at brand dot com is open. Look at gmail.",
    "We meet at noon, at this point in time, at 9.30.",
    "Price is 3 pcs @ 5.99 or @ 12.50usd",
    "follow us @brand.com or on Instagram @brand.shop",
    "image@2x.png and @media",
    "https://www.brand.com/?mail=a@brand.com",
    "hey@6 hey@you foo@bar",
    "请在亚马逊订单页面点击联系卖家，谢谢。",
    "fitness at 6.40, class at 12.00, tonight at 9.15",
    "Order 114-1234567-1234567, tracking 1Z84R7E60391174228",
]
CLASSES = [
    ("x7k2m1qv4@marketplace.amazon.com", {"amazon"}),
    ("x7k2m1qv4+A0123456789@m.marketplace.amazon.co.jp", {"amazon"}),
    ("cb-seller-notification@amazon.com", {"amazon"}),
    ("x7k2m1qv4@marketplace.amazon.com.mx", {"amazon"}),
    ("x@marketplace.amazon.com.evil.example", {"external", "lookalike"}),
    ("care@amazon-support.com", {"external", "lookalike"}),
    ("x7k2m1qv4@marketplace.аmazon.com", {"external", "lookalike"}),
    ("care@brand.com", {"external"}),
    ("care@\nbrand.com", {"external", "split"}),
]
LONG = [
    "@",
    "a@",
    "a@a.",
    "at dot ",
    "a at a dot ",
    "(at)",
    "%40",
    "@gmail ",
    "moc.a@b ",
    "a@b,com ",
    "qq#",
    "\u200b",
    "e\u0301",
    "(",
    "1 ",
]


def found(text: str) -> list[Entity]:
    return list(email.detect(view(text), {}))


def marked(text: str, entity: Entity) -> str:
    span = view(text).folded.span(entity.start, entity.end)
    return f"⟦{text[span.start : span.end]}⟧"


@pytest.mark.parametrize(("text", "value"), PLAIN)
def test_plain(text: str, value: str) -> None:
    bare = unmarked(text).text
    first = found(bare)[0]
    assert (first.value, first.disguised) == (value, False)
    assert marked(bare, first) in text


@pytest.mark.parametrize(("text", "value"), DISGUISED)
def test_disguised(text: str, value: str) -> None:
    bare = unmarked(text).text
    (entity,) = found(bare)
    assert (entity.value, entity.disguised) == (value, True)
    assert marked(bare, entity) in text


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "classes"), CLASSES)
def test_classes(text: str, classes: set[str]) -> None:
    assert [entity.classes for entity in found(text)] == [classes]


@pytest.mark.parametrize("unit", LONG)
def test_time_stays_bounded(unit: str) -> None:
    looked = view((unit * 5000)[:5000])
    found("warm@brand.co.uk")
    start = perf_counter()
    list(email.detect(looked, {}))
    assert perf_counter() - start < 1


@given(st.text(alphabet="ab1 .@-_点()at\n%+艾特\u200bＡcom", max_size=40))
def test_spans_lie_inside(text: str) -> None:
    looked = view(text)
    end = 0
    for entity in email.detect(looked, {}):
        assert end <= entity.start < entity.end <= len(looked.value)
        end = entity.end
        if not entity.disguised:
            assert looked.value[entity.start : entity.end] == entity.value
