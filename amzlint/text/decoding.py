"""Decoding: the bytes of a text file to text, or a word about why not."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Decode UTF-8, or UTF-16 with its mark; the mark is no part of the text.

    Raises ValueError with the place of the first byte that can't be decoded.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"not UTF-8 at byte {error.start + 1} (line {line}); save the file as UTF-8"
        ) from None
    if "\0" in text:
        raise ValueError("a binary file, not a text")
    return text
