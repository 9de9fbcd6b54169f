"""Shapes: what identifiers look like that need no word beside them."""

import re
from collections.abc import Callable

from amzlint.detect import _checks
from amzlint.record import record

Check = Callable[[str], bool]


@record
class Shape:
    """The look of one sort of identifier; patterns have no groups and end where the identifier ends.

    `heads` are the heads (see _heads.py) that it may have, all of them and perhaps more. `check` gets
    the characters that were found. What is not `sure` is a telephone number behind a word like "call".
    """

    kind: str
    heads: str
    pattern: str
    sure: bool = True
    check: Check | None = None


def _proved_by(check: Check) -> Check:
    return lambda text: check(re.sub(r"[^0-9a-z]", "", text))


def _is_date(text: str) -> bool:
    numbers = re.findall(r"\d+", text)
    year = next((number for number in numbers if len(number) == 4), numbers[-1])
    numbers.remove(year)
    low, high = sorted(map(int, numbers))
    return 1 <= low <= 12 and high <= 31


_COUNTRY = (
    "(?:at|be|bg|cy|cz|de|dk|ee|el|es|eu|fi|fr|gb|hr|hu|ie|it|lt|lu|lv|mt|nl|pl|pt|ro|se|si|sk|xi)"
)
MONEY = "$€£¥₹₺₩₽฿₫₴"
CODE = "(?:usd|eur|gbp|cny|rmb|jpy|cad|aud|chf|inr|mxn|brl|pln|sek|try|sgd|hkd|twd)"
"""Currencies, of three letters each."""
_YEAR = r"(?:19|20)\d\d"
UNIT = (
    "(?:mm|cm|km|kg|mg|lbs|lb|oz|ml|cl|kv|kw|kwh|wh|mah|ah|hz|khz|mhz|ghz|gb|tb|mb|kb|dpi|px|rpm|db|lm"
    "|bar|psi|nm|ohm|ω|μm|m2|m3|v|w|inch|inches|ft|gsm|fps|kcal|kj|pcs)"
)
_CARRIER = "(?:4px|jjd|jd|yt|lp|sf|tb[acm]|qa|px|gfus|ltn|1ls|j[a-z]{2,3}|gm|lx|rx|uv|sp)"
_DATES = "|".join(
    rf"{_YEAR}{sep}\d{{1,2}}{sep}\d{{1,2}}|\d{{1,2}}{sep} ?\d{{1,2}}{sep} ?(?:{_YEAR}|\d\d)"
    for sep in ("-", r"\.", "/")
)
_HOUR, _CLOCK = r"(?:[01]\d|2[0-4])[0-5]\d", r"\d{1,2}[:.]\d\d"
_ID = r"(?![0-9a-z])"
_NO = r"(?![-./]?\d)"
_END = r"(?![- ]?\d)"

SHAPES = (
    Shape(
        "order-id",
        "3:-./_ds a1",
        rf"(?:\d{{3}}|[ds]0\d) ?[-\s./_] ?\d{{7}} ?[-\s./_] ?\d{{7}}{_NO}",
    ),
    Shape("reference", "a1", rf"[a-z]\d\d-\d{{7}}-\d{{7}}{_NO}"),
    Shape(
        "tracking",
        "1:au",
        rf"1z[0-9a-z]{{16}}{_ID}|1z \d[0-9a-z]{{2}} [0-9a-z]{{3}} \d\d(?: \d{{4}}){{2}}",
    ),
    Shape("tracking", "a2 a2_", rf"[a-z]{{2}} ?\d{{3}} ?\d{{3}} ?\d{{3}} ?[a-z]{{2}}{_ID}"),
    Shape(
        "tracking",
        "1:au a2 a3 a4 a5",
        rf"{_CARRIER}\d{{8,34}}[a-z]{{0,3}}{_ID}|jd[0-9a-z]{{11,24}}{_ID}",
    ),
    Shape(
        "tracking",
        "1:au a1",
        rf"[hct]00[0-9a-z]{{13}}{_ID}|3s[0-9a-z]{{3,5}}\d{{7,12}}{_ID}|[acdfl]\d{{10}}(?:\d{{4}})?{_ID}",
    ),
    Shape(
        "tracking",
        "4:d 8:d 12:d 16:d 20:* 22:*",
        rf"00340\d{{15}}{_ID}|9[1-6]\d\d(?: ?\d{{4}}){{4}}(?: ?\d\d)?{_END}",
    ),
    Shape(
        "tracking",
        "4:-d",
        rf"(?<!\d )(?:\d{{4}}-\d{{4}}-\d{{4}}|\d{{4}} \d{{4}} \d{{4}}){_END}",
        sure=False,
    ),
    Shape(
        "asin",
        "a1 a3 a4 a5",
        rf"b0[0-9a-z]{{8}}{_ID}|x00[0-9a-z]{{7}}{_ID}|lpn[0-9a-z]{{9,12}}{_ID}",
    ),
    Shape(
        "ean",
        "3:-d",
        rf"97[89][- ]\d{{1,5}}[- ]\d{{1,7}}[- ]\d{{1,7}}[- ]\d{_NO}",
        check=_proved_by(_checks.mod10),
    ),
    Shape(
        "ean",
        "1-5:-",
        r"\d{1,5}-\d{1,7}-\d{1,6}-[\dx](?![-\dx])",
        sure=False,
        check=_proved_by(_checks.isbn10),
    ),
    Shape("ean", "12-14:*", rf"\d{{12,14}}{_ID}", sure=False, check=_checks.mod10),
    Shape(
        "imei",
        "15:* 2:-",
        rf"\d{{15}}{_ID}|\d\d-\d{{6}}-\d{{6}}-\d{_NO}",
        sure=False,
        check=_proved_by(_checks.luhn),
    ),
    Shape(
        "vat",
        "a2 a2_ a3 a3- a4 a4_",
        rf"{_COUNTRY}u?\d{{8,12}}(?:b\d\d)?{_ID}|fr ?[0-9a-z]{{2}} ?\d{{9}}{_ID}|es ?[a-z]\d{{7}}[0-9a-z]{_ID}|che-?\d{{3}}\.\d{{3}}\.\d{{3}}",
    ),
    Shape("register", "a1 a3 a3_", rf"hr[ab] ?\d{{3,6}}(?: [a-z]{{1,2}})?{_ID}|t\d{{13}}{_ID}"),
    Shape(
        "register",
        "3:. 2:. 5:.",
        rf"\d{{3}}\.\d{{3}}\.\d{{3}}-\d\d{_NO}|\d\d\.?\d{{3}}\.\d{{3}}/\d{{4}}-\d\d{_NO}",
    ),
    Shape("register", "2-3:/", rf"\d{{2,3}}/\d{{3,4}}/\d{{4,5}}{_NO}", sure=False),
    Shape("date", "4:-./ 1-2:-./", rf"(?:{_DATES}){_NO}", check=_is_date),
    Shape(
        "date",
        "4:o 1-2:o",
        rf"{_YEAR} ?年 ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?[日号])?|\d{{1,2}} ?月 ?\d{{1,2}} ?[日号]",
    ),
    Shape("date", "4:-/s", rf"{_YEAR} ?[-/] ?{_YEAR}{_NO}"),
    Shape("date", "8:*", rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_ID}", sure=False),
    Shape(
        "time",
        "1-2::. 2:/s",
        rf"{_CLOCK}(?::\d\d)? ?- ?{_CLOCK}{_NO}|\d{{1,2}}:\d\d(?::\d\d)?(?!:?\d)|24 ?/ ?7(?!\d)",
    ),
    Shape("time", "4:-s", rf"{_HOUR} ?- ?{_HOUR}{_END}", sure=False),
    Shape("price", "a3 a3_ s$", rf"(?:[{MONEY}]|{CODE}) ?\d[\d.,'’-]{{0,24}}"),
    Shape(
        "price",
        "1-25:-.,'uo",
        rf"\d[\d.,'’-]{{0,24}} ?(?:[{MONEY}]|[%‰元円块]|(?:{CODE}|zł)(?![a-z])|[美欧]元)",
    ),
    Shape(
        "size",
        "1-13:-.,/uos",
        rf"\d[\d.,]{{0,12}}(?: ?[-x×*/] ?\d[\d.,]{{0,12}}){{0,3}} ?(?:{UNIT}{_ID}|[°″]|[厘毫]米|公斤|千克|毫[升安])",
    ),
    Shape(
        "size",
        "1-5:.,uo",
        r"(?<!\d )\d{1,5}(?:[.,]\d{1,3})? ?[x×*] ?\d{1,5}(?:[.,]\d{1,3})?(?: ?[x×*] ?\d{1,5}(?:[.,]\d{1,3})?)?(?![\d*])",
        sure=False,
    ),
    Shape(
        "quantity",
        "1-3:,.",
        r"\d{1,3}(?:,\d{3}){2,5}(?![,\d])|\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,2})?(?![-.\d])",
        sure=False,
    ),
    Shape("ip", "1-3:.", r"(?:[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}(?!\.?\d)", sure=False),
    Shape(
        "version",
        "a1 a1- a1_ a3 a3- a3_ 1-2:.",
        r"v(?:er)?\.? ?\d{1,4}(?:\.\d{1,6}){1,4}(?!\.?\d)|\d{1,2}\.\d{1,5}\.(?:\d|\d{1,5}\.\d)(?:\.\d{2,6}){0,2}(?!\.?\d)",
        sure=False,
    ),
    Shape("coordinates", "1-3:. s-", r"-?\d{1,3}\.\d{4,9} ?[,;/ ] ?-?\d{1,3}\.\d{4,9}(?!\d)"),
    Shape(
        "reference",
        "a1 a1- a2 a2- a3 a3- a4 a4- a5 a5-",
        rf"[a-z]{{1,5}}[-/_#]?\d{{2,8}}(?:[-/_.]\d{{2,12}}){{1,4}}{_NO}",
        sure=False,
    ),
    Shape(
        "reference",
        "4:-/",
        rf"{_YEAR}[-/](?:[a-z]{{1,4}}[-/])?\d{{2,8}}(?:[-/]\d{{2,8}}){{0,2}}{_NO}",
        sure=False,
    ),
    Shape("reference", "s#", r"#\d{4,20}(?![-\d])"),
    Shape("postal", "s〒 5:-", rf"〒 ?\d{{3}}-\d{{4}}|\d{{5}}-\d{{3,4}}{_END}", sure=False),
)
"""In this order the first shape that fits wins."""

UPPER_CASE = (
    Shape("vat", "a2_", rf"{_COUNTRY} \d{{3}} \d{{3,4}} \d{{2,4}}(?: \d{{2,3}})?{_END}"),
    Shape("iban", "a2", rf"[a-z]{{2}}\d\d(?: ?[0-9a-z]{{4}}){{2,7}}(?: ?[0-9a-z]{{1,4}})?{_ID}"),
)
"""Shapes that count only where the text has capitals, because small letters would be words."""
