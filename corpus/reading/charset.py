"""Bytes to text: which encoding, and which characters no text should hold."""

import codecs
import re
from typing import Final

# The longer mark first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Detection looks at this many bytes: more text than that changes its mind no more, and costs time.
_DETECTION_BYTES: Final = 64 * 1024

# Encodings that hide other scripts in seven-bit bytes, so that what they hold is valid UTF-8 and means something else.
_SEVEN_BIT: Final = ("iso2022", "hz")

# What a page means when it says this: every browser reads these names so, and curly quotes depend on it.
_MEANT: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}

_LINE_BREAK: Final = re.compile("\r\n|[\r\v\f]")
# C0 controls (the four line breaks are gone by then, the tab stays), the delete character, and halves of surrogate
# pairs, which no database can store.
_DROPPED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HALF_PAIR: Final = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of ``data``, never failing: what fits no encoding becomes U+FFFD.

    Tried in this order: a byte order mark, strict UTF-8, the encoding the document declares, detection. Bytes that are
    valid UTF-8 are UTF-8 whatever was declared, because text in another encoding practically never is; only the
    seven-bit encodings go before it.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    stated = _codec(declared)
    strict = [stated, "utf-8"] if stated.startswith(_SEVEN_BIT) else ["utf-8", stated]
    for encoding in filter(None, strict):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):  # LookupError: a codec that is not for text, such as hex
            continue
    return data.decode(detected(data), "replace")


def normalise(text: str) -> str:
    r"""``text`` with ``\n`` for every line break, without a byte order mark and control characters; all else stays.

    >>> normalise("\ufeffone\r\ntwo\x00\n")
    'one\ntwo\n'
    """
    text = _LINE_BREAK.sub("\n", text.removeprefix("\ufeff"))
    return _HALF_PAIR.sub("\ufffd", _DROPPED.sub("", text))


def _codec(name: str | None) -> str:
    if not name:
        return ""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):  # an unknown name, one with a NUL in it
        return ""
    return _MEANT.get(found, found)


def detected(data: bytes) -> str:
    """The encoding that ``data``, which is not UTF-8, is most likely in."""
    import chardet  # noqa: PLC0415 - only for the few texts that are not UTF-8

    found = chardet.detect(data[:_DETECTION_BYTES])["encoding"]
    return _codec(found) or "cp1252"
