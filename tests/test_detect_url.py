"""URLs and bare domain names: what is found, where it leads, and what stays silent."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.detect import email, link, url
from amzlint.model import Entity
from amzlint.policy.policy import shipped
from amzlint.ruletest import unmarked
from tests.views import view

FOUND = [
    ("See ⟦https://www.brand.com/help⟧.", "brand.com/help", {"external", "https"}, False),
    ("visit ⟦brand-home.co.uk⟧ today", "brand-home.co.uk", {"external", "bare"}, False),
    ("Besuchen Sie ⟦holzkontor.de⟧!", "holzkontor.de", {"external", "bare"}, False),
    ("详情请看⟦https://www.brand.com/help⟧查看", "brand.com/help", {"external", "https"}, False),
    ("也可以是⟦baidu.com⟧、谢谢", "baidu.com", {"external", "bare"}, False),
    (
        "(⟦http://en.example.org/wiki/a_(b)⟧).",
        "en.example.org/wiki/a_(b)",
        {"external", "insecure"},
        False,
    ),
    ("⟦http://93.184.216.7/login⟧", "93.184.216.7/login", {"external", "insecure", "ip"}, False),
    ("⟦россия.рф⟧", "россия.рф", {"external", "bare", "idn"}, False),
    ("⟦https://xn--mller-kva.de⟧", "xn--mller-kva.de", {"external", "https", "idn"}, False),
    ("at ⟦cranknchain dot com⟧ now", "cranknchain.com", {"external", "bare"}, True),
    ("⟦www dot brand dot co dot uk⟧", "brand.co.uk", {"external", "bare"}, True),
    ("⟦brand dot com slash help⟧", "brand.com/help", {"external", "bare"}, True),
    ("搜⟦haoyuehome点com⟧就行", "haoyuehome.com", {"external", "bare"}, True),
    ("⟦hxxps://cdn.brand.com/x.pdf⟧", "cdn.brand.com/x.pdf", {"external", "https"}, True),
    ("⟦h**p://brand.com⟧", "brand.com", {"external", "insecure"}, True),
    ("⟦brand[.]com⟧", "brand.com", {"external", "bare"}, True),
    ("⟦brand(dot)com⟧", "brand.com", {"external", "bare"}, True),
    ("go to ⟦brand . com⟧", "brand.com", {"external", "bare"}, True),
    ("⟦www brand com⟧", "brand.com", {"external", "bare"}, True),
    ("⟦www,brand,com⟧", "brand.com", {"external", "bare"}, True),
    ("⟦w w w . b r a n d . i t⟧", "brand.it", {"external", "bare"}, True),
    (
        "网盘 ⟦pan。baidu。com/s/1k9⟧ 提取",
        "pan.baidu.com/s/1k9",
        {"external", "bare", "file-share"},
        True,
    ),
    ("网址：⟦b r a n d . c o m⟧ 请收藏", "brand.com", {"external", "bare"}, True),
    ("⟦ｈｔｔｐｓ：／／ｂｒａｎｄ．ｊｐ⟧", "brand.jp", {"external", "https"}, True),
    ("⟦bra\u200bnd.com⟧", "brand.com", {"external", "bare"}, True),
    ("⟦https:\\/\\/brand.com\\/x⟧", "brand.com/x", {"external", "https"}, True),
]
KINDS = [
    ("Amazon.com", "amazon"),
    ("https://www.amazon.com/gp/your-account/order-details?orderID=1", "amazon"),
    ("https://www.amazon.co.uk/review/create-review?asin=B08N3KT7QW", "amazon"),
    ("https://sellercentral.amazon.de/x", "amazon"),
    ("https://www.amazon.com/dp/B0C7KX2M9Q", "amazon-page"),
    ("https://www.amazon.de/-/en/Title/dp/B0C7KX2M9Q/ref=sr_1", "amazon-page"),
    ("https://www.amazon.fr/stores/page/6B1F0E2A", "amazon-page"),
    ("amazon.com/s?k=lamp", "amazon-page"),
    ("https://www.amazon.it/gp/help/customer?tag=brand-21", "amazon-page"),
    ("https://www.dpd.co.uk/tracking/15501234567890", "carrier"),
    ("https://youtu.be/abc", "video"),
    ("https://www.bilibili.com/video/BV1xK4y1R7mD", "video"),
    ("https://www.facebook.com/groups/brand", "social"),
    ("xiaohongshu.com/user/1", "social"),
    ("https://wa.me/15550100", "messenger"),
    ("t.me/brand", "messenger"),
    ("https://ec.europa.eu/consumers/odr/", "odr"),
    ("amzn.to/3xYz", "amazon-short"),
    ("https://bit.ly/3Rk7vQd", "shortener"),
    ("http://t.cn/abc", "shortener"),
    ("https://www.surveymonkey.com/r/QX7T2LB", "survey"),
    ("https://brand.s3.amazonaws.com/x.pdf", "file-share"),
    ("trustpilot.com/review/brand", "review-site"),
    ("https://shop123.taobao.com", "marketplace"),
]
LOOKALIKES = [
    "https://www.amazon.com.partsheet-db.net/x",
    "amazon-support.com",
    "arnazon.de",
    "amaz0n.co",
    "amazom.com",
    "brand.amazon.shop.com",
    "https://amazon.de@evil.example/x",
    "https://xn--mazon-3ve.com",
    "аmazon.com/gp",
    "amzn-help.com",
]
SILENT = [
    "It shipped today.Please wait. It arrived.It was ok.Thanks",
    "See manual.pdf, photo.jpg, archive.zip, clip.mov, main.py, Node.js and ASP.NET",
    "e.g. this, i.e. that, p.es. questo, S.p.A., GmbH & Co.KG, a.m.",
    "firmware 2.14.0.3812, v1.2.3.4, 12.10.2025, 5.5in, 20x30.cm, order.no 12",
    "{{order.id}} {{ shop.name }} ${a.name} {customer.name} {% if ticket.id %} <%= user.name %>",
    "http://192.168.0.1/setup http://localhost:8080 10.0.0.1:80/x http://fritz.box http://router.local",
    "the red dot is on, at that point in time, selling point is, point de vente, dot to dot",
    "请点击我的订单。ok。下午5点 to 9点",
    "Weight: 5 kg. Net weight 4 kg. Service · Shop · Info",
    "write to care@brand.com or mailto:x@brand.com, tel:+15550100",
    "Order 114-1234567-1234567, tracking JD014600003812345678, 00340434161094027318",
    "and/or w/o 24/7 http:// www. ![logo](https://brand.com/a.png)",
]
LONG = [
    ".",
    "1 ",
    "9-8.7-6.5-",
    "a.",
    "@",
    "at dot ",
    "a dot ",
    "a点",
    "a。",
    "[](",
    "[a](",
    "(",
    "http://",
    "http://a.",
    "www.",
    " .com",
    "{{a.com ",
    "e\u0301",
    "\u200b",
]
MAIN = {
    "amazon",
    "amazon-page",
    "carrier",
    "video",
    "social",
    "messenger",
    "odr",
    "amazon-short",
    "external",
}


def found(text: str) -> list[Entity]:
    looked = view(text)
    return list(url.detect(looked, {"email": tuple(email.detect(looked, {}))}))


@pytest.mark.parametrize(("text", "value", "classes", "disguised"), FOUND)
def test_found(text: str, value: str, classes: set[str], disguised: bool) -> None:
    bare = unmarked(text).text
    (entity,) = found(bare)
    span = view(bare).folded.span(entity.start, entity.end)
    assert (entity.value, entity.classes, entity.disguised) == (
        value,
        frozenset(classes),
        disguised,
    )
    assert f"⟦{bare[span.start : span.end]}⟧" in text


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_where_it_leads(text: str, kind: str) -> None:
    (entity,) = found(text)
    assert kind in entity.classes
    assert len(entity.classes & MAIN) == 1


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalike(text: str) -> None:
    assert [{"external", "lookalike"} <= entity.classes for entity in found(text)] == [True]


@pytest.mark.parametrize(
    "text", ["amazonas-reise.de", "amazonaws.com/x", "aboutamazon.com", "amazing.com"]
)
def test_no_lookalike(text: str) -> None:
    assert [entity for entity in found(text) if "lookalike" in entity.classes] == []


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("unit", LONG)
def test_time_stays_bounded(unit: str) -> None:
    looked = view((unit * 5000)[:5000])
    found("https://warm.brand.co.uk")
    start = perf_counter()
    entities = tuple(url.detect(looked, {}))
    list(link.detect(looked, {"url": entities}))
    assert perf_counter() - start < 1


@given(st.text(alphabet="abw1 .:/@-_点。()[]\nＡcom\u200b", max_size=40))
def test_spans_lie_inside(text: str) -> None:
    looked = view(text)
    end = 0
    for entity in url.detect(looked, {}):
        assert end <= entity.start < entity.end <= len(looked.value)
        end = entity.end
        if not entity.disguised:
            assert entity.value in looked.value[entity.start : entity.end]


def test_hosts_are_clean_and_listed_once() -> None:
    lines = [
        host
        for file in (shipped() / "hosts").glob("*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if (host := line.split("#")[0].strip())
    ]
    assert [host for host in lines if host != host.lower() or " " in host or "//" in host] == []
    assert [host for host in lines if lines.count(host) > 1] == []
