"""A seeded generator of mixed messages: five languages, order ids, tracking numbers, Amazon links, one in ten violating."""

import json
import random
from collections.abc import Iterator

_CLEAN = {
    "en": [
        "Hello {name}, thank you for your message about order {order}.",
        "The replacement part leaves our warehouse tomorrow and the tracking number is {tracking}.",
        "Please check the three screws at the back of the drawer before you tighten the handle.",
        "If anything is still missing, simply answer this message and we will look into it today.",
        "The refund of ${price} was issued through Amazon and appears on your statement in 3 to 5 days.",
        "You can follow the parcel under Your Orders, or here: https://www.amazon.com/gp/your-account/order-details?orderID={order}",
        "The cover measures {size} x {size2} cm and is made of cotton; wash it at 30 degrees.",
        "We checked the photos with our colleague in the workshop and the hinge is clearly bent.",
        "Kind regards, {name} from the support desk",
    ],
    "de": [
        "Guten Tag {name}, vielen Dank für Ihre Nachricht zur Bestellung {order}.",
        "Das Ersatzteil verlässt morgen unser Lager, die Sendungsnummer lautet {tracking}.",
        "Bitte prüfen Sie die drei Schrauben an der Rückseite, bevor Sie den Griff festziehen.",
        "Die Erstattung von {price} € erfolgt über Amazon und ist in drei bis fünf Tagen sichtbar.",
        "Freundliche Grüße, {name} vom Kundenservice",
    ],
    "fr": [
        "Bonjour {name}, merci pour votre message au sujet de la commande {order}.",
        "La pièce de rechange part demain de notre entrepôt, le numéro de suivi est {tracking}.",
        "Répondez simplement à ce message si quelque chose manque encore.",
        "Cordialement, {name} du service client",
    ],
    "ja": [
        "{name}様、ご注文番号 {order} の件でご連絡ありがとうございます。",
        "交換部品は明日発送いたします。お問い合わせ番号は {tracking} です。",
        "ご不明な点がございましたら、このメッセージにそのままご返信ください。",
    ],
    "zh": [
        "{name}您好，感谢您就订单 {order} 的来信。",
        "替换配件明天从仓库发出，运单号是 {tracking}，请留意查收。",
        "安装前请先检查抽屉背面的三颗螺丝，尺寸为 {size} 厘米。",
        "退款 {price} 元已通过亚马逊原路退回，一般三到五个工作日到账。",
        "如果还有问题，请直接回复这条消息，我们今天就处理。",
    ],
}
_BAD = {
    "en": [
        "Please write to care@brand-{size}.example and we will sort it out.",
        "Leave us a 5-star review and we send you a gift card.",
        "Call our office at (202) 555-01{size2}, Mon-Fri.",
        "With the code THANKS{size} you get 10 % off your next order at www.brand-{size}.example.",
    ],
    "zh": [
        "给五星好评返现 {price} 元。",
        "您加我微信 brand_help{size}，优先处理。",
        "请发邮件到 kefu@brand-{size}.example，我们马上处理。",
    ],
}
_NAMES = ("Marlene", "Piotr", "Dario", "Ines", "Yusuf", "Lena", "Helen", "Tom")


def records(number: int, seed: int = 7) -> Iterator[str]:
    """Yield JSON lines of messages with about 900 characters in the mean."""
    random_ = random.Random(seed)
    for index in range(number):
        lang = random_.choices(list(_CLEAN), weights=(50, 15, 10, 10, 15))[0]
        lines = [random_.choice(_CLEAN[lang]) for _ in range(random_.randint(4, 18))]
        if random_.random() < 0.1:
            lines.insert(
                random_.randrange(len(lines)), random_.choice(_BAD["zh" if lang == "zh" else "en"])
            )
        text = "\n".join(line.format(**_values(random_)) for line in lines)
        yield json.dumps({"id": f"m{index}", "text": text}, ensure_ascii=False)


def _values(random_: random.Random) -> dict[str, object]:
    digits = "".join(random_.choices("0123456789", k=16))
    return {
        "name": random_.choice(_NAMES),
        "order": f"{random_.randint(100, 999)}-{digits[:7]}-{digits[7:14]}",
        "tracking": random_.choice(
            (f"1Z84R7E6{digits[:10]}", f"YT{digits}", f"00340434{digits[:12]}")
        ),
        "price": f"{random_.randint(1, 99)}.{random_.randint(10, 99)}",
        "size": random_.randint(10, 99),
        "size2": random_.randint(10, 99),
    }
