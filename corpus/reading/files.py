"""Paths to records: files opened and unpacked, formats told apart, bytes split; nothing is raised.

Bad input is a value here: every path that cannot be read gives a ``ReadingError`` in its turn, and the rest goes on.
"""

import codecs
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import BYTE_ORDER_MARKS
from corpus.reading.formats import HEAD_BYTES, format_of
from corpus.reading.limits import LAYERS_LIMIT, RECORD_COST, RECORD_LIMIT, Allowance
from corpus.reading.packing import CHUNK_BYTES, Content, seekable, suffix_of, unpacked
from corpus.reading.record import FileRead, PassedOver, Record
from corpus.reading.splitting import with_head
from corpus.reading.tables import unknown_columns
from corpus.reading.walking import STANDARD_INPUT, files_below, shown, unopened

Read = Record | ReadingError | PassedOver | FileRead
"""What reading gives: a record, why there is none, and word of what was passed over and that a file is done."""


def read_records(
    paths: Iterable[Path],
    *,
    source: str | None = None,
    keys: Mapping[str, str] | None = None,
    unchanged: Callable[[str, int, int], bool] | None = None,
    limit: int = RECORD_LIMIT,
) -> Iterator[Read]:
    """The records of files and folders, in order, with a ``FileRead`` after the last of each file.

    ``-`` is standard input. Where ``unchanged(path, size, mtime_ns)`` is true the file is not opened, and only its
    ``FileRead`` comes. Whatever cannot be read comes as a ``ReadingError``; of a damaged file, the records before the
    damage come first. At most ``limit`` bytes and one chunk are held at a time.
    """
    wanted = _Wanted(source, tuple(sorted((keys or {}).items())), limit)
    for given in paths:
        for path in [given] if given == STANDARD_INPUT else files_below(given):
            if isinstance(path, ReadingError):
                yield path
                continue
            try:
                yield from _file(path, wanted, unchanged)
            except ReadingError as error:
                yield error
            except OSError as error:
                yield unopened(path, error)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What goes with every record, and how large one may be."""

    source: str | None
    keys: tuple[tuple[str, str], ...]
    limit: int


@dataclass(frozen=True, slots=True)
class _Passed:
    """Word that something stood there that is no article."""

    reason: str


def _file(path: Path, wanted: _Wanted, unchanged: Callable[[str, int, int], bool] | None) -> Iterator[Read]:
    name = shown(path)
    status = None if path == STANDARD_INPUT else path.stat()
    if status is not None and not stat.S_ISREG(status.st_mode):
        status = None  # a pipe has no size, and its time says nothing
    if status is not None and unchanged is not None and unchanged(name, status.st_size, status.st_mtime_ns):
        yield FileRead(name, status.st_size, status.st_mtime_ns, records=0, unchanged=True)
        return
    records = faults = 0
    passed: Counter[str] = Counter()
    with nullcontext(_standard_input()) if path == STANDARD_INPUT else path.open("rb") as file:
        allowance = Allowance(name, 0 if status is None else status.st_size)
        chunks = _chunks(file, None if status is not None else allowance)
        content = Content(name, suffix_of(path.name), chunks, file if status is not None else None)
        try:
            for item in _items(content, wanted, allowance):
                if isinstance(item, _Passed):
                    passed[item.reason] += 1
                    continue
                records += isinstance(item, Record)
                faults += isinstance(item, ReadingError)
                yield item
        except (ReadingError, OSError):
            yield from _passed_over(name, passed)
            raise
    yield from _passed_over(name, passed)
    size, modified = (0, None) if status is None else (status.st_size, status.st_mtime_ns)
    yield FileRead(name, size, modified, records, faults)


def _passed_over(name: str, reasons: Counter[str]) -> Iterator[PassedOver]:
    if reasons:
        yield PassedOver(name, tuple(sorted(reasons.items())))


def _items(
    content: Content, wanted: _Wanted, allowance: Allowance, layers: int = 0
) -> Iterator[Record | ReadingError | _Passed]:
    """The records in a file or in the files that are packed in it.

    Raises ReadingError where the file itself is no good; what is no good in an archive comes in its turn.
    """
    head, chunks = with_head(content.chunks, HEAD_BYTES)
    if not head:
        raise ReadingError(content.name, ReadingFault.EMPTY)
    content = replace(content, chunks=chunks)
    members = unpacked(content, head, allowance)
    if members is None:
        for item in _pieces(content, wanted):
            yield item
            if layers:
                allowance.spend(RECORD_COST)
        return
    if layers == LAYERS_LIMIT:
        raise ReadingError(content.name, ReadingFault.TOO_DEEP, f"over {LAYERS_LIMIT} archives and compressions")
    for member in members:
        items = _items(member, wanted, allowance, layers + 1)
        if member.name == content.name:  # compressed: the same file
            yield from items
            continue
        try:
            yield from items
        except ReadingError as error:
            if error.fault is ReadingFault.BOMB:
                raise
            yield error


def _pieces(content: Content, wanted: _Wanted) -> Iterator[Record | ReadingError | _Passed]:
    head, chunks = _in_utf8(content.chunks)
    form = format_of(head, content.name, content.suffix)
    columns, pieces = form.columns and form.columns(head), form.split(chunks, wanted.limit)
    if form.table is not None:
        file = seekable(replace(content, chunks=chunks))
        columns, pieces = form.table[0](file, content.name), form.table[1](file, wanted.limit)
    refusal = None if columns is None else unknown_columns(columns, dict(wanted.keys))
    if refusal:
        raise ReadingError(content.name, ReadingFault.UNKNOWN_COLUMNS, refusal)
    for piece in pieces:
        if piece.passed:
            yield _Passed(piece.passed)
        elif piece.fault is None:
            yield Record(content.name, piece.place, form.name, piece.data, wanted.source, wanted.keys)
        else:
            yield ReadingError(content.name, piece.fault, piece.detail, place=piece.place)


def _standard_input() -> BufferedReader:
    buffer = sys.stdin.buffer
    assert isinstance(buffer, BufferedReader)
    return buffer


def _chunks(file: BufferedReader, earning: Allowance | None) -> Iterator[bytes]:
    while chunk := file.read1(CHUNK_BYTES):
        if earning is not None:
            earning.earn(len(chunk))
        yield chunk


def _in_utf8(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes and all chunks, from UTF-16 and UTF-32 where a mark says so: splitters look for single bytes."""
    head, chunks = with_head(chunks, HEAD_BYTES)
    wide = next((encoding for mark, encoding in BYTE_ORDER_MARKS if head.startswith(mark)), "utf-8")
    if wide == "utf-8":
        return head, chunks
    decoder = codecs.getincrementaldecoder(wide)("replace")
    return with_head((text.encode("utf-8", "replace") for text in map(decoder.decode, chunks) if text), HEAD_BYTES)
