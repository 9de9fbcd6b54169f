import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.detect import placeholder
from amzlint.ruletest import unmarked
from tests.views import view

FOUND = [
    ("Hi ⟦{{customer.first_name}}⟧,", {"name", "buyer", "certain"}),
    ('Hi ⟦{{ name | default: "there" }}⟧,', {"name", "certain"}),
    ("order ⟦{{order_id}}⟧", {"order-id", "certain"}),
    ("order ⟦{{ order.amazon_id }}⟧", {"order-id", "certain"}),
    ("⟦{%customer.firstName,fallback=there%}⟧", {"name", "buyer", "certain"}),
    ("⟦{% if csat == 'good' %}⟧", {"tag", "certain"}),
    ("⟦{%- endif %}⟧", {"tag", "certain"}),
    ("⟦{!Order.Amazon_Order_Id__c}⟧", {"order-id", "certain"}),
    ("Dear ⟦{first_name}⟧!", {"name", "certain"}),
    ("Dear ⟦{BuyerName}⟧", {"name", "buyer", "certain"}),
    ("Dear ⟦{ Buyer Name }⟧", {"name", "buyer", "certain"}),
    ("Dear ⟦{vorname}⟧", {"other"}),
    ("Dear ⟦{0}⟧", {"other"}),
    ("⟦{Hi|Hello|Good day}⟧ Anna", {"other"}),
    ("⟦${client.name}⟧", {"name", "buyer", "certain"}),
    ("亲爱的⟦#{buyer_name}⟧，", {"name", "buyer", "certain"}),
    ("your order ⟦[[order-id]]⟧", {"order-id", "certain"}),
    ("⟦[[product-review-link]]⟧", {"own-page", "certain"}),
    ("⟦<<Buyer First Name>>⟧,", {"name", "buyer", "certain"}),
    ("Dear ⟦<Your Name>⟧", {"name", "certain"}),
    ("Hallo ⟦##VORNAME##⟧", {"other", "certain"}),
    ("⟦%%NAME%%⟧", {"name", "certain"}),
    ("Hi ⟦%NAME%⟧, ⟦%KUNDE%⟧", None),
    ("⟦#order_id#⟧", {"order-id", "certain"}),
    ("⟦__NAME__⟧", {"name", "certain"}),
    ("⟦*|FNAME|*⟧", {"other", "certain"}),
    ("⟦%(amount)s⟧", {"amount", "certain"}),
    ("Dear ⟦[Buyer Name]⟧,", {"name", "buyer", "certain"}),
    ("Dear ⟦[BUYER_NAME]⟧,", {"name", "buyer", "certain"}),
    ("by ⟦[insert date here]⟧", {"other", "certain"}),
    ("refund of ⟦[Amount]⟧", {"amount", "certain"}),
    ("the ⟦[product]⟧ you bought", {"other", "certain"}),
    ("尊敬的⟦[买家姓名]⟧，您好", {"name", "buyer", "certain"}),
    ("退款⟦[金额]⟧美元", {"amount", "certain"}),
    ("退款⟦［金额］⟧美元", {"amount", "certain"}),
    ("⟦【收件人】⟧您好，", {"name", "buyer", "certain"}),
    ("您的订单⟦【訂單號】⟧缺少门牌号", {"order-id", "certain"}),
    ("请发到⟦[邮箱地址]⟧。", {"email", "certain"}),
    ("write to ⟦{{support_email}}⟧", {"email", "certain"}),
    ("call ⟦{ServicePhone}⟧", {"phone", "certain"}),
    ("请拨打⟦{客服电话}⟧", {"phone", "certain"}),
    ("shop at ⟦{{shop_url}}⟧", {"url", "certain"}),
    ("see ⟦{{website_link}}⟧", {"url", "certain"}),
    ("see ⟦{{survey.link}}⟧", {"url", "certain"}),
    ("track: ⟦{{tracking_link}}⟧", {"own-page", "certain"}),
    ("return: ⟦{{returnLink}}⟧", {"own-page", "certain"}),
    ("⟦{{feedback_url}}⟧", {"own-page", "certain"}),
    ("⟦[评价链接]⟧", {"own-page", "certain"}),
    ("⟦{官网链接}⟧", {"url", "certain"}),
    ("V: ⟦{{wechat_id}}⟧", {"handle", "certain"}),
    ("⟦{{phone_model}}⟧", {"other", "certain"}),
    ("Dear ⟦XXX⟧,", {"other"}),
    ("your order ⟦xxx⟧ ships", {"other"}),
    ("尊敬的⟦XX⟧先生", {"other"}),
    ("订单号：⟦xxx⟧", {"other"}),
    ("⟦○○⟧様", {"other"}),
    ("Name: ⟦____⟧", {"other"}),
]
SILENT = [
    "[Important] your order",
    "【重要】请查收",
    "as shown [1] and [2, 3]",
    "[text](https://x.com) ![photo](a.png) [your name](u)",
    "- [x] done\n- [ ] open",
    "he said [sic] [see photo] [update] [New] [Amazon] [Order]",
    "【新款】蓝牙耳机 【产品】XX-200",
    "【订单号】114-1234567-1234567",
    "[Order number]: 112-4471903-8826617",
    "[Model]: X200",
    "**bold** __wichtig__ __init__ _it_",
    '{"name": "x", "id": 3} a = {} {a: 1} function(){return}',
    "<p>Hi</p><br> <address> <b>",
    "a < b and c > d, x<y>z",
    "20 % off and 30 % back, 100%cotton and 50%wool%",
    "%20order%20id %E5%8F%B7",
    "size XXL, XXX-Large, 3XL, xx",
    "Thanks so much!\nAnna xxx",
    "Love xxx\nAnna",
    "card ending xxxx 1234, 114-xxxxxxx-xxxxxxx",
    "www.xxx.com xxx@qq.com",
    "Signature\n____________\nDate",
    "snake_case a___b",
    "#sale #1 #newarrivals item #3",
    "二〇〇五年 ○ △",
    "$5 and $10, US$ 20",
    ":-[ :{ ;]",
    "dict[name] orders[0]",
]
SLOW = [
    "[" * 5000,
    "{{" * 2500,
    "{%" * 2500,
    "{a|" * 1700,
    "<a" * 2500,
    "%a" * 2500,
    "#a#" * 1700,
    "__a" * 1700,
    "_" * 5000,
    "x" * 5000,
    "xxx " * 1250,
    "【订单" * 1700,
    "[" + "订单" * 2000,
    "[订单订单订单订单订单订单订单订单]" * 280,
    "[[a" * 1700,
    "##a" * 1700,
    "{{" + "a" * 4990,
    "." * 5000,
    "1 " * 2500,
    "(" * 5000,
]


def bare(marked: str) -> str:
    return unmarked(marked).text


@pytest.mark.parametrize(("marked", "classes"), FOUND)
def test_found(marked: str, classes: set[str] | None) -> None:
    seen = view(bare(marked))
    found = list(placeholder.detect(seen, {}))
    assert [seen.raw(one.start, one.end) for one in found] == [
        part.split("⟧")[0] for part in marked.split("⟦")[1:]
    ]
    assert classes is None or found[0].classes == classes


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert not [one.value for one in placeholder.detect(view(text), {})]


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:12])
def test_fast(text: str) -> None:
    seen = view(text)
    assert min(timeit.repeat(lambda: list(placeholder.detect(seen, {})), number=1, repeat=4)) < 1


@given(st.text(st.sampled_from("{}[]<>%#_$|*x0 aName订单号【】.\n"), max_size=40))
def test_spans_lie_inside(text: str) -> None:
    seen = view(text)
    for one in placeholder.detect(seen, {}):
        assert 0 <= one.start < one.end <= len(seen.value)
        assert one.value in seen.value[one.start : one.end]
