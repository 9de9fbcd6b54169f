import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzlint.detect import handle, placeholder
from amzlint.model import Entity
from amzlint.ruletest import unmarked
from tests.views import view

ACCOUNTS = [
    ("add my ⟦whatsapp +86 138 5550 1276⟧, I am online", "whatsapp:+8613855501276", False),
    ("by ⟦WhatsApp to +1 (312) 555-0187⟧.", "whatsapp:+13125550187", False),
    ("⟦WeChat: brand_help01⟧", "wechat:brand_help01", False),
    ("⟦WeChat ID: lumistore⟧ and we help", "wechat:lumistore", False),
    ("⟦WeChat/WhatsApp: +86 138 0013 8000⟧", "wechat:+8613800138000", False),
    ("您加我⟦微信 lumi_service88⟧,我一对一跟您说", "wechat:lumi_service88", False),
    ("⟦微信：kefu88⟧", "wechat:kefu88", False),
    ("加⟦微信kefuxiaoli⟧，谢谢", "wechat:kefuxiaoli", False),
    ("⟦微信号是kefu88⟧", "wechat:kefu88", False),
    ("⟦微信搜 brand-help⟧,", "wechat:brand-help", False),
    ("这个是我的⟦微信：9989123456⟧", "wechat:9989123456", False),
    ("⟦薇信搜 brand-help⟧，或者扫卡片", "wechat:brand-help", True),
    ("⟦V信 lumi888⟧", "wechat:lumi888", True),
    ("加我⟦VX：abc_123⟧", "wechat:abc_123", False),
    ("➕⟦V：lumi888⟧", "wechat:lumi888", False),
    ("⟦卫星号 abc12345⟧", "wechat:abc12345", True),
    ("⟦微\u200b信：kefu88⟧", "wechat:kefu88", True),
    ("加一下⟦企鹅号 8766 5540 1⟧,备注", "qq:876655401", True),
    ("⟦QQ群 123456789⟧", "qq:123456789", False),
    ("加⟦企鹅：8887766⟧", "qq:8887766", False),
    ("⟦扣扣 12345678⟧", "qq:12345678", True),
    ("Find me on ⟦T3legr@m, user name petnook_anna⟧, there", "telegram:petnook_anna", True),
    ("⟦Telegram: @brand_help⟧.", "telegram:brand_help", False),
    ("on ⟦tg: @brand_help⟧", "telegram:brand_help", False),
    ("⟦w h a t s a p p +86 138 0013 8000⟧", "whatsapp:+8613800138000", True),
    ("⟦ＷｈａｔｓＡｐｐ：+8613800138000⟧", "whatsapp:+8613800138000", True),
    ("⟦Wh@ts App +1 312 555 0100⟧", "whatsapp:+13125550100", True),
    ("⟦微.信：lumi2024⟧", "wechat:lumi2024", True),
    ("我们的⟦Line：lumi01⟧", "line:lumi01", False),
    ("⟦Skype ID live:.cid.abc123⟧", "skype:live:.cid.abc123", False),
    ("⟦LINE ID: brand_help⟧", "line:brand_help", False),
    ("⟦LINEで「@tokimori⟧」を友だち追加", "line:tokimori", False),
    ("Text us on ⟦Signal at +1 312 555 0187⟧", "signal:+13125550187", False),
    ('⟦Skype name: "Anna Petnook⟧"', "skype:anna petnook", False),
    ("Our ⟦insta is @mossandmug⟧, follow us", "instagram:mossandmug", False),
    ("my ⟦ig is lumi_88⟧", "instagram:lumi_88", False),
    ("⟦@brand on Instagram⟧", "instagram:brand", False),
    ("⟦Instagram: mossandmug⟧", "instagram:mossandmug", False),
    ("⟦Instagram i stället, vi heter @norrvik.tradgard⟧ där", "instagram:norrvik.tradgard", False),
    ("客服的⟦V💚:#{wechat_id}⟧，随时在线", "wechat:wechat_id", True),
    ("⟦公众号 lumihome⟧", "wechat-account:lumihome", False),
]
MENTIONS = [
    ("Message us on ⟦WhatsApp⟧", "whatsapp"),
    ("手机和⟦薇xin⟧同号", "wechat"),
    ("加⟦V⟧，", "wechat"),
    ("加⟦V⟧详聊", "wechat"),
    ("扫码加⟦微信⟧", "wechat"),
    ("支持⟦微信⟧支付", "wechat"),
    ("⟦微信⟧小程序 8.0.32版本", "wechat"),
    ("shows ⟦WhatsApp⟧ notifications 24 7 365", "whatsapp"),
    ("über ⟦Whats-Äpp⟧, da", "whatsapp"),
    ("Add us on ⟦LINE⟧", "line"),
    ("我的⟦vx同号⟧", "wechat"),
    ("Contact us on ⟦Signal⟧", "signal"),
    ("via ⟦Messenger⟧", "messenger"),
    ("⟦Instagram⟧ is down", "instagram"),
    ("Works with ⟦Instagram⟧: photos, videos", "instagram"),
    ("⟦WhatsApp⟧ number: please call", "whatsapp"),
    ("⟦WhatsApp⟧: Monday-Friday", "whatsapp"),
    ("⟦公式LINE⟧を友だち追加", "line"),
    ("⟦WeChat⟧ 2024-05-12", "wechat"),
    ("⟦QQ⟧ 114-1234567-1234567", "qq"),
]
SILENT = [
    "product line: XR200",
    "PRODUCT LINE: XR200",
    "Product Line ID: XR200",
    "on line 3, drop us a line there",
    "from the LINE FRIENDS series",
    "the messenger bag in Signal Orange",
    "behind each messenger; signal strength; our teams; zoom in; threads of the screw",
    "We chat with customers daily",
    "serial begins with VX 2000",
    "Seattle, WA 98101",
    "在线客服 产品线 生产线 卫星天线 企鹅玩偶 坐飞机 加微波炉 加V领毛衣",
    "製品ラインはUSB-C",
    "2 @ $5, 3 @5.99, 4 @ 12,99",
    "name@example.com",
    "help@whatsapp.com",
    "www.facebook.com/lumi",
    "f!@kn f@@kn @aliceìnheiro",
    "V：220",
    "oakline furniture",
]
SLOW = [
    "." * 5000,
    "1 " * 2500,
    "9-8.7-6.5-" * 500,
    "a." * 2500,
    "@" * 5000,
    "at dot " * 700,
    "whatsapp " * 550,
    "wechat id " * 500,
    "微信" * 2500,
    "加v" * 2500,
    "@a " * 1700,
    "whatsapp @a " * 410,
    "w h a t " * 600,
    "t3l" * 1700,
    "whatsapp" + " " * 4990,
    "wechat number is user id " * 200,
    "a-" * 2500,
    "LINE " * 1000,
    "e\u0301" * 2500,
    "\u200b" * 5000,
    "(" * 5000,
    "id " * 1600,
]


def bare(marked: str) -> str:
    return unmarked(marked).text


def inside(marked: str) -> str:
    return marked[marked.index("⟦") + 1 : marked.index("⟧")]


def detect(text: str, **found: tuple[Entity, ...]) -> list[tuple[str, Entity]]:
    seen = view(text)
    found["placeholder"] = tuple(placeholder.detect(seen, {}))
    return [(seen.raw(one.start, one.end), one) for one in handle.detect(seen, found)]


@pytest.mark.parametrize(("marked", "value", "disguised"), ACCOUNTS)
def test_account(marked: str, value: str, disguised: bool) -> None:
    ((raw, one),) = detect(bare(marked))
    assert (raw, one.value, one.disguised) == (inside(marked), value, disguised)
    assert {"id", value.partition(":")[0]} <= one.classes


@pytest.mark.parametrize(("marked", "value"), MENTIONS)
def test_mention(marked: str, value: str) -> None:
    ((raw, one),) = detect(bare(marked))
    assert (raw, one.value) == (inside(marked), value)
    assert "mention" in one.classes
    assert "id" not in one.classes


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert not detect(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("find us at @mossandmug.", "@mossandmug"),
        ("@12345 hi", "@12345"),
        ("の@usernameに", "@username"),
        ("hold @key and Q", "@key"),
    ],
)
def test_bare_name(text: str, value: str) -> None:
    ((_, one),) = detect(text)
    assert (one.value, set(one.classes)) == (value, {"bare"})


def test_social_and_messenger_are_told_apart() -> None:
    kinds = [one.classes & {"social", "messenger"} for _, one in detect("on WhatsApp or Instagram")]
    assert kinds == [{"messenger"}, {"social"}]


def test_link_to_a_messenger() -> None:
    url = Entity("url", "wa.me/8613800138000", 5, 24, frozenset({"messenger"}), disguised=True)
    ((_, one),) = detect("chat wa.me/8613800138000", url=(url,))
    assert (one.kind, one.value, one.start, one.end) == ("handle", "whatsapp:8613800138000", 5, 24)
    assert one.classes == {"messenger", "whatsapp", "id", "link"}
    assert one.disguised


def test_link_to_an_unknown_messenger_keeps_its_host() -> None:
    url = Entity("url", "chat.example/lumi", 0, 17, frozenset({"messenger"}))
    assert detect("chat.example/lumi", url=(url,))[0][1].value == "chat.example:lumi"


def test_platform_in_an_address_is_none() -> None:
    url = Entity("url", "brand.shop/whatsapp", 4, 23)
    assert not detect("see brand.shop/whatsapp", url=(url,))


@pytest.mark.parametrize(
    ("text", "span", "raw"),
    [
        ("电话13800138000（微信同号）", (2, 13), "13800138000（微信同号"),
        (
            "WhatsApp hattımıza yazın, 0532 555 01 74.",
            (26, 40),
            "WhatsApp hattımıza yazın, 0532 555 01 74",
        ),
    ],
)
def test_telephone_number_beside_a_platform(text: str, span: tuple[int, int], raw: str) -> None:
    phone = Entity("phone", "+1", *span, frozenset(), disguised=True)
    ((found, one),) = detect(text, phone=(phone,))
    assert (found, one.value.split(":")[1], one.disguised) == (raw, "+1", True)


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:12])
def test_fast(text: str) -> None:
    seen = view(text)
    assert min(timeit.repeat(lambda: list(handle.detect(seen, {})), number=1, repeat=4)) < 1


@given(
    st.lists(
        st.sampled_from(
            [
                "whatsapp",
                "微信",
                "LINE",
                "加",
                "V",
                "@a_b",
                " ",
                ":",
                "id",
                "kefu88",
                "+1 312 555 0187",
                "\n",
                ".",
                "号",
            ]
        ),
        max_size=12,
    )
)
def test_spans_lie_inside(parts: list[str]) -> None:
    text = "".join(parts)
    for _, one in detect(text):
        assert 0 <= one.start < one.end <= len(view(text).value)
