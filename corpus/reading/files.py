"""Paths to records: files opened and decompressed, formats told apart, bytes split; nothing is raised.

Bad input is a value here: every path that cannot be read gives a ``ReadingError`` in its turn, and the rest goes on.
"""

import bz2
import codecs
import gzip
import lzma
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Final, Protocol

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import BYTE_ORDER_MARKS
from corpus.reading.formats import HEAD_BYTES, format_of
from corpus.reading.record import FileRead, Record
from corpus.reading.tables import unknown_columns
from corpus.reading.walking import STANDARD_INPUT, files_below, shown, unopened

RECORD_LIMIT: Final = 16 * 1024**2
"""The most bytes one record may have, uncompressed. The text of the longest news articles is about a tenth of a
megabyte, a page with its scripts and inline pictures up to ten; times the records under way, this bounds the memory of
an ingest."""

_CHUNK_BYTES: Final = 256 * 1024


class _Stream(Protocol):
    def read1(self, size: int, /) -> bytes: ...


# First bytes of a compressed file, and what reads it.
_COMPRESSIONS: Final[tuple[tuple[bytes, Callable[[BufferedReader], _Stream]], ...]] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_COMPRESSION_SUFFIXES: Final = frozenset({".gz", ".bz2", ".xz"})


def read_records(
    paths: Iterable[Path],
    *,
    source: str | None = None,
    keys: Mapping[str, str] | None = None,
    unchanged: Callable[[str, int, int], bool] | None = None,
    limit: int = RECORD_LIMIT,
) -> Iterator[Record | ReadingError | FileRead]:
    """The records of files and folders, in order, with a ``FileRead`` after the last of each file.

    ``-`` is standard input. Where ``unchanged(path, size, mtime_ns)`` is true the file is not opened, and only its
    ``FileRead`` comes. Whatever cannot be read comes as a ``ReadingError``; of a damaged file, the records before the
    damage come first. At most ``limit`` bytes and one chunk are held at a time.
    """
    named = tuple(sorted((keys or {}).items()))
    for given in paths:
        for path in [given] if given == STANDARD_INPUT else files_below(given):
            if isinstance(path, ReadingError):
                yield path
                continue
            try:
                yield from _file(path, source, named, unchanged, limit)
            except ReadingError as error:
                yield error
            except OSError as error:
                yield unopened(path, error)


def _file(
    path: Path,
    source: str | None,
    keys: tuple[tuple[str, str], ...],
    unchanged: Callable[[str, int, int], bool] | None,
    limit: int,
) -> Iterator[Record | ReadingError | FileRead]:
    name = shown(path)
    status = None if path == STANDARD_INPUT else path.stat()
    if status is not None and not stat.S_ISREG(status.st_mode):
        status = None  # a pipe has no size, and its time says nothing
    if status is not None and unchanged is not None and unchanged(name, status.st_size, status.st_mtime_ns):
        yield FileRead(name, status.st_size, status.st_mtime_ns, records=0, unchanged=True)
        return
    records = faults = 0
    with nullcontext(_standard_input()) if path == STANDARD_INPUT else path.open("rb") as file:
        head, chunks = _in_utf8(_chunks(file, name))
        if not head:
            raise ReadingError(name, ReadingFault.EMPTY)
        form = format_of(head, name, _suffix(path))
        refusal = form.columns and unknown_columns(form.columns(head), dict(keys))
        if refusal:
            raise ReadingError(name, ReadingFault.UNKNOWN_COLUMNS, refusal)
        for piece in form.split(chunks, limit):
            if piece.fault is None:
                records += 1
                yield Record(name, piece.place, form.name, piece.data, source, keys)
            else:
                faults += 1
                yield ReadingError(name, piece.fault, piece.detail, place=piece.place)
    if status is not None:
        yield FileRead(name, status.st_size, status.st_mtime_ns, records, faults)


def _standard_input() -> BufferedReader:
    buffer = sys.stdin.buffer
    assert isinstance(buffer, BufferedReader)
    return buffer


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in _COMPRESSION_SUFFIXES else suffix


def _chunks(file: BufferedReader, name: str) -> Iterator[bytes]:
    """The uncompressed bytes of ``file`` as they come; raises ReadingError where they are damaged."""
    begins = file.peek(8)
    opened = next((opened for magic, opened in _COMPRESSIONS if begins.startswith(magic)), None)
    stream: _Stream = file if opened is None else opened(file)
    while True:
        try:
            chunk = stream.read1(_CHUNK_BYTES)
        except (EOFError, zlib.error, lzma.LZMAError) as error:
            raise ReadingError(name, ReadingFault.TRUNCATED, str(error)) from error
        except OSError as error:
            if error.errno is not None:  # the disk's error, not the decompressor's
                raise
            raise ReadingError(name, ReadingFault.TRUNCATED, str(error)) from error
        if not chunk:
            return
        yield chunk


def _in_utf8(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes and all chunks, from UTF-16 and UTF-32 where a mark says so: splitters look for single bytes."""
    head, chunks = _with_head(chunks)
    wide = next((encoding for mark, encoding in BYTE_ORDER_MARKS if head.startswith(mark)), "utf-8")
    if wide == "utf-8":
        return head, chunks
    decoder = codecs.getincrementaldecoder(wide)("replace")
    return _with_head(text.encode("utf-8", "replace") for text in map(decoder.decode, chunks) if text)


def _with_head(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    taken: list[bytes] = []
    size = 0
    while size < HEAD_BYTES and (chunk := next(chunks, b"")):
        taken.append(chunk)
        size += len(chunk)
    return b"".join(taken)[:HEAD_BYTES], chain(taken, chunks)
