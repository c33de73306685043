"""A stream of bytes to pieces, one a record, in bounded memory.

A splitter takes chunks as they are read and yields pieces; it never holds more than ``limit`` bytes and one chunk, so a
line of many gigabytes costs time and no memory. What is larger than the limit is named and passed over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus.errors import ReadingFault


@dataclass(frozen=True, slots=True)
class Piece:
    """One record's bytes, or the reason why there are none; ``place`` as in ``Record``.

    ``passed`` says why what stands there is no article and nothing is wrong with it, in a few words.
    """

    place: int | None
    data: bytes = b""
    fault: ReadingFault | None = None
    detail: str = ""
    passed: str = ""


def with_head(chunks: Iterable[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """The first ``size`` bytes, fewer only where there are no more, and all chunks."""
    taken: list[bytes] = []
    left = size
    chunks = iter(chunks)
    while left > 0 and (chunk := next(chunks, b"")):
        taken.append(chunk)
        left -= len(chunk)
    return b"".join(taken)[:size], _chained(taken, chunks)


def _chained(taken: list[bytes], chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield from taken
    yield from chunks


def whole(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """One piece: the file."""
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > limit:
            yield Piece(None, fault=ReadingFault.TOO_LARGE, detail=over(limit))
            return
    yield Piece(None, bytes(data))


# A line break and the blank lines below, at one stroke: a small compressed file may hold hundreds of millions.
_BREAKS: Final = re.compile(rb"\n(?:[ \t\r]*+\n)*+")


def lines(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each line that is not blank; ``place`` counts blank lines too."""
    number = 1
    pending = bytearray()
    too_long = False
    for chunk in chunks:
        start, searched = 0, len(pending)
        pending += chunk
        while (breaks := _BREAKS.search(pending, searched)) is not None:
            line = None if too_long or breaks.start() - start > limit else bytes(pending[start : breaks.start()])
            yield from _line(number, line, limit)
            number += breaks[0].count(10)
            too_long = False
            start = searched = breaks.end()
        del pending[:start]
        if len(pending) > limit:
            too_long = True
            pending.clear()
    yield from _line(number, None if too_long else bytes(pending), limit)


def _line(number: int, line: bytes | None, limit: int) -> Iterator[Piece]:
    if line is None:
        yield Piece(number, fault=ReadingFault.TOO_LARGE, detail=over(limit))
    elif line and not line.isspace():
        yield Piece(number, line)


_REUTERS_START: Final = re.compile(rb"<REUTERS\b")
_REUTERS_NUMBER: Final = re.compile(rb'<REUTERS\b[^>]*\bNEWID="(\d{1,9})"')


def reuters_elements(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each ``<REUTERS>`` element, without its end tag; ``place`` is its NEWID, else its number."""
    ordinal = 0
    for text in between(chunks, b"</REUTERS>", limit):
        if text is None:
            ordinal += 1
            yield Piece(ordinal, fault=ReadingFault.TOO_LARGE, detail=over(limit))
        elif start := _REUTERS_START.search(text):
            ordinal += 1
            number = _REUTERS_NUMBER.match(text, start.start())
            yield Piece(int(number[1]) if number else ordinal, text[start.start() :])


# A backslash takes the next byte with it, so that \\" ends no string.
_JSON_MARK: Final = re.compile(rb'\\.|["{}]', re.DOTALL)
_JSON_LIST_MARK: Final = re.compile(rb'\\.|["{}\[\]]', re.DOTALL)


@dataclass(slots=True)
class _Holders:
    """The objects about a list and the list in them, which is open; none where ``about`` is 0."""

    about: int
    level: int = 1  # lists that are open; behind the list 0

    def take(self, mark: bytes) -> bool:
        """Whether a mark that stands in no object of the list is theirs, and not the beginning of one."""
        if not self.about:
            return False
        if self.level:
            self.level += {b"[": 1, b"]": -1}.get(mark, 0)
            return mark != b"{"
        self.about += {b"{": 1, b"}": -1}.get(mark, 0)
        return True


def json_objects(chunks: Iterable[bytes], limit: int, *, about: int = 0) -> Iterator[Piece]:
    """A piece for each outermost ``{...}``: the elements of an array, or objects one after another.

    Where the chunks begin inside a list that so many objects are ``about``, those in the list come, and what stands behind
    it in those objects does not. Only strings, braces and brackets are looked at; whether a piece is JSON its reader will say.
    """
    ordinal = depth = 0
    holders = _Holders(about)
    marks = _JSON_LIST_MARK if about else _JSON_MARK
    quoted = False
    data = bytearray()
    for chunk in _between_escapes(chunks):
        start = 0
        for mark in marks.finditer(chunk):
            if mark[0] == b'"':
                quoted = (depth > 0 or holders.about > 0) and not quoted
            elif quoted or (not depth and holders.take(mark[0])):
                continue
            elif mark[0] == b"{":
                start = start if depth else mark.start()
                depth += 1
            elif mark[0] == b"}" and depth:
                depth -= 1
                if not depth:
                    ordinal += 1
                    data += chunk[start : mark.end()]
                    yield bounded(Piece(ordinal, bytes(data)), limit)
                    data.clear()
        if depth and len(data) <= limit:
            data += chunk[start:]
    within = "it" if depth else "the list of articles" if holders.about and holders.level else None
    if within:
        piece = Piece(ordinal + 1, bytes(data), ReadingFault.BROKEN_RECORD, f"the file ends within {within}")
        yield bounded(piece, limit)


def _between_escapes(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, none of which ends between a backslash and the byte that it takes with it."""
    carried = b""
    for read in chunks:
        chunk = carried + read
        carried = chunk[len(chunk) - (len(chunk) - len(chunk.rstrip(b"\\"))) % 2 :]
        yield chunk[: len(chunk) - len(carried)]


def bounded(piece: Piece, limit: int) -> Piece:
    """The piece; without its bytes, and named so, where they are more than ``limit``."""
    if len(piece.data) <= limit:
        return piece
    return Piece(piece.place, fault=ReadingFault.TOO_LARGE, detail=over(limit))


def between(chunks: Iterable[bytes], end: bytes, limit: int, *, keep: bool = False) -> Iterator[bytes | None]:
    """What lies before each ``end`` and after the last; None for what is longer than ``limit``.

    Where ``keep`` is true each but the last has its ``end`` too.
    """
    pending = bytearray()
    too_long = False
    kept = len(end) if keep else 0
    for chunk in chunks:
        start, searched = 0, max(0, len(pending) - len(end) + 1)
        pending += chunk
        while (found := pending.find(end, searched)) >= 0:
            yield None if too_long or found - start > limit else bytes(pending[start : found + kept])
            too_long = False
            start = searched = found + len(end)
        del pending[:start]
        if len(pending) > limit:
            too_long = True
            del pending[: len(pending) - len(end) + 1]  # an end that the next chunk completes is still found
    if too_long:
        yield None
    elif pending:
        yield bytes(pending)


def over(limit: int) -> str:
    """What to say of a record that is larger than ``limit`` bytes."""
    return f"over {limit / 1024**2:g} MiB"
