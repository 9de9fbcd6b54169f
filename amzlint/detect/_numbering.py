"""Numbering: what libphonenumber knows about the telephone numbers of countries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzlint.text.view import View

_REGIONS: Mapping[str, tuple[str, ...]] = {
    "ar": ("SA", "AE", "EG"),
    "de": ("DE", "AT", "CH"),
    "en": ("US", "GB", "AU"),
    "es": ("ES", "MX"),
    "fr": ("FR", "BE", "CH"),
    "it": ("IT",),
    "ja": ("JP",),
    "ko": ("KR",),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "pt": ("BR", "PT"),
    "sv": ("SE",),
    "tr": ("TR",),
    "zh": ("CN", "HK", "TW"),
}
_ONE = 11
_UNKNOWN = ("US", "GB")


@dataclass(frozen=True, slots=True)
class Listed:
    """A number that a country has given out, or could have: its place in the text that was looked at."""

    start: int
    end: int
    value: str
    toll_free: bool


def regions(view: View) -> tuple[str, ...]:
    """List the countries that the numbers of a message may belong to, the likeliest first."""
    import phonenumbers  # noqa: PLC0415 - slow to import, and few messages have a candidate

    lang = (view.lang or "").split("-")[0]
    found = list(_REGIONS.get(lang, ()))
    marketplace = {"UK": "GB"}.get(view.marketplace or "", view.marketplace)
    if marketplace in phonenumbers.SUPPORTED_REGIONS:
        found = [marketplace, *(found if lang == "zh" else [])]
    if any("\u4e00" <= character <= "\u9fff" for character in view.value):
        kana = any("\u3041" <= character <= "\u30fa" for character in view.value)
        found += _REGIONS["ja"] if kana else _REGIONS["zh"]
    return tuple(dict.fromkeys(found)) or _UNKNOWN


def listed(text: str, digits: str, countries: Sequence[str]) -> Iterator[Listed]:
    """Find the valid numbers of the first country that has any in a short text.

    `digits` are those of the text; where they are few, they are one number or none.
    """
    import phonenumbers as pn  # noqa: PLC0415 - as above

    if len(digits) <= _ONE:
        countries = [country for country in countries if is_valid(digits, [country])]
    for country in countries:
        matches = list(pn.PhoneNumberMatcher(text, country, leniency=pn.Leniency.VALID))
        if matches:
            for match in matches:
                yield Listed(match.start, match.end, _e164(match.number), _is_free(match.number))
            return


def value(digits: str, countries: Sequence[str]) -> str:
    """Write digits as E.164: valid somewhere, else possible in the likeliest country, else as they are."""
    import phonenumbers as pn  # noqa: PLC0415 - as above

    numbers = [number for country in countries if (number := _parsed(digits, country))]
    for number in numbers:
        if pn.is_valid_number(number):
            return _e164(number)
    first = numbers[0] if numbers else None
    if first is None or first.italian_leading_zero or not pn.is_possible_number(first):
        return digits
    return _e164(first)


def is_valid(digits: str, countries: Sequence[str]) -> bool:
    """Tell whether a country has such numbers."""
    import phonenumbers as pn  # noqa: PLC0415 - as above

    numbers = (_parsed(digits, country) for country in countries)
    return any(number is not None and pn.is_valid_number(number) for number in numbers)


def is_possible(digits: str) -> bool:
    """Tell whether an international number has a country code and a length of that country."""
    import phonenumbers as pn  # noqa: PLC0415 - as above

    number = _parsed(digits, None)
    return number is not None and bool(pn.is_possible_number(number))


def is_toll_free(e164: str) -> bool:
    """Tell whether a call to the number costs nothing."""
    number = _parsed(e164, None)
    return number is not None and _is_free(number)


def _parsed(digits: str, country: str | None) -> Any:
    import phonenumbers as pn  # noqa: PLC0415 - as above

    try:
        return pn.parse(digits, country)
    except pn.NumberParseException:
        return None


def _e164(number: Any) -> str:
    import phonenumbers as pn  # noqa: PLC0415 - as above

    return str(pn.format_number(number, pn.PhoneNumberFormat.E164))


def _is_free(number: Any) -> bool:
    import phonenumbers as pn  # noqa: PLC0415 - as above

    return bool(pn.number_type(number) == pn.PhoneNumberType.TOLL_FREE)
