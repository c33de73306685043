"""The compressions in which a web server sends a page, taken off within the bounds of one record.

One idea: each stops soon after it has given more than a record may have, so what grows beyond all measure costs no more.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from io import BufferedReader, BytesIO
from typing import Final

from corpus.reading.limits import RECORD_LIMIT
from corpus.reading.packing import zstandard_chunks
from corpus.reading.splitting import over

_PAGE: Final = re.compile(rb"[\xef\xbb\xbf\s]*+<")


def uncompressed(body: bytes, encoding: str) -> bytes:
    """A body without the compression that ``encoding``, a ``Content-Encoding`` in small letters, names.

    Some archives store a body without its compression and leave the header as it was; that shows in its first bytes.
    Raises ValueError with a few words for a compression that is not read, for what is none of its name, ends too early or
    holds more than a record may.
    """
    if not body or encoding in {"", "identity"} or _PAGE.match(body):
        return body
    unpack = _UNPACKING.get(encoding.removeprefix("x-"))
    if unpack is None:
        raise ValueError(f"compressed with {encoding[:20]}")
    page, is_whole = unpack(body)
    if len(page) > RECORD_LIMIT:
        raise ValueError(f"holds {over(RECORD_LIMIT)}")
    if not is_whole:
        raise ValueError(f"its {encoding[:20]} data end too early")
    return page


def _gzip(body: bytes) -> tuple[bytes, bool]:
    if not body.startswith(b"\x1f\x8b"):
        return body, True
    return _zlib(body, 31)


def _deflate(body: bytes) -> tuple[bytes, bool]:
    has_header = body[0] & 15 == 8 and not int.from_bytes(body[:2], "big") % 31
    return _zlib(body, 15 if has_header else -15)


def _zlib(body: bytes, window: int) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(window)
    try:
        return unpacker.decompress(body, RECORD_LIMIT + 1), unpacker.eof
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _brotli(body: bytes) -> tuple[bytes, bool]:
    import brotli  # noqa: PLC0415 - only where there is something for it

    unpacker = brotli.Decompressor()
    try:
        page = bytearray(unpacker.process(body, output_buffer_limit=RECORD_LIMIT + 1))
        while len(page) <= RECORD_LIMIT and not unpacker.is_finished() and not unpacker.can_accept_more_data():
            page += unpacker.process(b"", output_buffer_limit=RECORD_LIMIT + 1 - len(page))
    except brotli.error as error:
        raise ValueError(str(error)) from error
    return bytes(page), unpacker.is_finished()


def _zstandard(body: bytes) -> tuple[bytes, bool]:
    page = bytearray()
    try:
        for chunk in zstandard_chunks(BufferedReader(BytesIO(body))):
            page += chunk
            if len(page) > RECORD_LIMIT:
                break
    except EOFError:
        return bytes(page), False
    return bytes(page), True


_UNPACKING: Final[Mapping[str, Callable[[bytes], tuple[bytes, bool]]]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstandard,
}
