"""Web archives (WARC): the pages in them, as they were sent, with the address each was fetched from.

Cut by hand and not by a library, for records are nothing but lengths, what is too large must be passed over, and after
damage the next record must be found. The day of a capture is when it was crawled, and never a date of the article.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final

from corpus.article import Document
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode
from corpus.reading.contentcoding import uncompressed
from corpus.reading.fields import article_url
from corpus.reading.html import declared_charset, read_markup
from corpus.reading.packing import CHUNK_BYTES, as_file
from corpus.reading.record import Record
from corpus.reading.splitting import Piece, over

is_web_archive: Final = re.compile(rb"WARC/[01]\.\d").match

_HEADER_BYTES: Final = 64 * 1024  # of one record, and of one answer; real ones take a few kilobytes
_STATUS: Final = re.compile(rb"HTTP/[\d.]+ (\d{3})")
_HTML: Final = re.compile(r"text/html|application/xhtml", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE: Final = re.compile(rb"([\da-fA-F]{1,8})[^\r\n]*\r?\n")
_HEADERS: Final = BytesHeaderParser()


@dataclass(frozen=True, slots=True)
class _Capture:
    """What the header of a record says: its kind, where it came from, and how many bytes follow."""

    kind: str
    address: str
    type: str
    length: int


def responses(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each page; ``place`` counts all records of the archive.

    Answers that are no page come as what was passed over, with the reason; requests and remarks of the crawler do not.
    """
    file = as_file(iter(chunks))
    for place, capture in enumerate(_captures(file), start=1):
        if capture is None:
            yield Piece(place, fault=ReadingFault.BROKEN_RECORD, detail="no record begins where one should")
            continue
        begin = file.read(min(capture.length, _HEADER_BYTES))
        piece = _judged(capture, begin, place, limit)
        left = capture.length - len(begin)
        taken = [begin]
        while left > 0 and (chunk := file.read(min(left, CHUNK_BYTES))):
            left -= len(chunk)
            if piece is None:
                taken.append(chunk)
        if left > 0:
            yield Piece(place, fault=ReadingFault.TRUNCATED, detail="the archive ends within it")
        elif piece is None:
            yield _page(capture, b"".join(taken), place)
        elif piece.passed or piece.fault:
            yield piece


def read_response(record: Record) -> Document:
    """The article of a page, which states its address, else was fetched from it."""
    head, _, body = record.data.partition(b"\n")
    stated = json.loads(head)
    try:
        page = uncompressed(_unchunked(body) if stated["chunked"] else body, stated["encoding"])
    except ValueError as error:
        raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, str(error), place=record.place) from error
    markup = decode(page, declared=stated["charset"] or declared_charset(page))
    return read_markup(record, markup, address=article_url(stated["url"]))


def _captures(file: io.BufferedReader) -> Iterator[_Capture | None]:
    """The header of each record, after which its bytes are to be read; one None for damage up to the next record."""
    is_damaged = False
    while line := file.readline(_HEADER_BYTES):
        capture = _capture(line, file) if line.strip() else None
        if capture is not None or (line.strip() and not is_damaged):
            yield capture
            is_damaged = capture is None


def _capture(line: bytes, file: io.BufferedReader) -> _Capture | None:
    """The header that begins with ``line``; None where it is none."""
    if not is_web_archive(line):
        return None
    lines = []
    left = _HEADER_BYTES
    while (line := file.readline(left)) and line.strip():
        lines.append(line)
        left -= len(line)
    header = _HEADERS.parsebytes(b"".join(lines))
    length = str(header.get("Content-Length", "")).strip()
    if left <= 0 or not re.fullmatch(r"[0-9]{1,15}", length):
        return None
    address = str(header.get("WARC-Target-URI", "")).strip().strip("<>")
    return _Capture(str(header.get("WARC-Type", "")).strip().lower(), address, _type(header), int(length))


def _judged(capture: _Capture, begin: bytes, place: int, limit: int) -> Piece | None:
    """Why a record is no page; None where it is one."""
    if capture.kind == "revisit":
        return Piece(place, passed="captured before")
    if capture.kind == "resource":
        reason = None if _HTML.search(capture.type) else "not HTML"
    elif capture.kind == "response":
        status, header = _answer(begin)
        is_page = _HTML.search(_type(header)) is not None
        reason = (
            "redirected"
            if 300 <= status < 400
            else "not found or refused"
            if status != 200
            else None
            if is_page
            else "not HTML"
        )
    else:
        return Piece(place)
    if reason is not None:
        return Piece(place, passed=reason)
    return Piece(place, fault=ReadingFault.TOO_LARGE, detail=over(limit)) if capture.length > limit else None


def _page(capture: _Capture, block: bytes, place: int) -> Piece:
    """The page with what must be known to read it, in JSON on a line of its own."""
    header = Message()
    body = block
    if capture.kind == "response":
        _, header = _answer(block[:_HEADER_BYTES])
        end = _BLANK_LINE.search(block)
        body = block[end.end() :] if end else b""
    stated = {
        "url": capture.address,
        "charset": header.get_content_charset(),
        "encoding": str(header.get("Content-Encoding", "")).strip().lower(),
        "chunked": "chunked" in str(header.get("Transfer-Encoding", "")).lower(),
    }
    return Piece(place, json.dumps(stated).encode() + b"\n" + body)


def _answer(begin: bytes) -> tuple[int, Message]:
    """The status of an answer, 0 where it has none, and its header."""
    status = _STATUS.match(begin)
    end = _BLANK_LINE.search(begin)
    header = begin[: end.start() if end else None].partition(b"\n")[2]
    return int(status[1]) if status else 0, _HEADERS.parsebytes(header)


def _type(header: Message) -> str:
    return str(header.get("Content-Type", ""))


def _unchunked(body: bytes) -> bytes:
    """The body whose pieces were sent with their lengths; as it is where it was stored without them."""
    pieces: list[bytes] = []
    start = 0
    while (size := _CHUNK_SIZE.match(body, start)) is not None:
        length = int(size[1], 16)
        if not length:
            return b"".join(pieces)
        piece = body[size.end() : size.end() + length]
        pieces.append(piece)
        start = size.end() + len(piece)
        start += 2 if body.startswith(b"\r\n", start) else 1
    if not pieces:
        return body
    raise ValueError("it ends before its last piece")
