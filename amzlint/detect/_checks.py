"""Checks: what the last digits of a number prove about it."""


def mod10(digits: str) -> bool:
    """Check an EAN, UPC, GTIN or ISBN-13: weights 1 and 3 from the right."""
    total = sum(
        int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))
    )
    return total % 10 == 0 and len(set(digits)) > 1


def luhn(digits: str) -> bool:
    """Check an IMEI or a card number: every second digit from the right doubled."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


def isbn10(code: str) -> bool:
    """Check an ISBN-10, whose last character may be an x."""
    values = [10 if character == "x" else int(character) for character in code]
    return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0


_NUMBERS = str.maketrans({chr(ord("a") + place): str(10 + place) for place in range(26)})


def iban(code: str) -> bool:
    """Check an IBAN: the rest of a division by 97."""
    return int((code[4:] + code[:4]).translate(_NUMBERS)) % 97 == 1
