"""What files are packed in: compressed streams and archives, opened layer by layer, nothing ever written.

The names of an archive's members are labels and never paths: no member is extracted, and no link in one is followed.
"""

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Final, Protocol

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.limits import DIRECTORY_LIMIT, HELD_LIMIT, MEBIBYTE, Allowance

CHUNK_BYTES: Final = 256 * 1024

# Memory that a stream may ask for: what the program asks for at its highest usual level, --long.
_ZSTANDARD_WINDOW: Final = 128 * MEBIBYTE
# Taken at a time: what comes out of so few bytes is at most a few dozen megabytes.
_ZSTANDARD_BYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one file, wherever it lies.

    Attributes:
        name: where, as in ``Record.path``.
        suffix: of its name, in lower case with the dot, without that of a compression.
        chunks: its bytes, once, as they come; reading them may raise ReadingError.
        file: the same for reading at any place; None where they only come once.
    """

    name: str
    suffix: str
    chunks: Iterator[bytes]
    file: IO[bytes] | None = None


class _Stream(Protocol):
    def read1(self, size: int, /) -> bytes: ...


def _zstandard(file: io.BufferedReader) -> _Stream:
    return as_file(zstandard_chunks(file))


def zstandard_chunks(file: io.BufferedReader) -> Iterator[bytes]:
    """Frame after frame; raises EOFError where one does not end or is damaged, which the library's reader passes over."""
    from zstandard import ZstdDecompressor, ZstdError  # noqa: PLC0415 - only where there is something for it

    decompressor = ZstdDecompressor(max_window_size=_ZSTANDARD_WINDOW)
    frame = None
    while data := file.read1(_ZSTANDARD_BYTES):
        while data:
            frame = decompressor.decompressobj() if frame is None else frame
            try:
                chunk = frame.decompress(data)
            except ZstdError as error:
                raise EOFError(str(error)) from error
            if chunk:
                yield chunk
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame is not None:
        raise EOFError("ends within a frame")


# First bytes of a compressed file, and what reads it.
_COMPRESSIONS: Final[tuple[tuple[re.Pattern[bytes], Callable[[io.BufferedReader], _Stream]], ...]] = (
    (re.compile(rb"\x1f\x8b"), lambda file: gzip.GzipFile(fileobj=file)),
    (re.compile(rb"BZh[1-9]1AY&SY|BZh[1-9]\x17rE8P\x90"), bz2.BZ2File),
    (re.compile(rb"\xfd7zXZ\x00"), lzma.LZMAFile),
    (re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), _zstandard),
)
_COMPRESSION_SUFFIXES: Final = frozenset({".gz", ".bz2", ".xz", ".zst"})
_TAR_SUFFIXES: Final = frozenset({".tar", ".tgz", ".tbz2", ".tbz", ".txz", ".tzst"})
_ZIP: Final = re.compile(rb"PK(?:\x03\x04|\x05\x06)")
_TAR: Final = re.compile(rb".{257}ustar", re.DOTALL)

# Where a WACZ, which is a ZIP, keeps its captures.
_CAPTURES: Final = re.compile(r"archive/.+\.warc(?:\.gz)?\Z")

# What Finder puts beside every file.
_OTHERS: Final = frozenset({"__MACOSX"})
_LONGEST_LABEL: Final = 250  # code points of a member's name that are shown
_END_RECORD: Final = b"PK\x05\x06"
_END_BYTES: Final = 22 + 65535  # the end of a ZIP and the longest comment after it


def suffix_of(name: str) -> str:
    """The suffix of a file's name, in lower case; of a compressed file, the one before that of the compression."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix in _COMPRESSION_SUFFIXES else path.suffix


def unpacked(content: Content, head: bytes, allowance: Allowance) -> Iterator[Content] | None:
    """What ``content``, which begins with ``head``, is a packing of, in order; None where it is none.

    Damage is raised as a ReadingError while the members are taken or their bytes are read.
    """
    for magic, open_stream in _COMPRESSIONS:
        if magic.match(head):
            stream = open_stream(as_file(content.chunks))
            return iter([Content(content.name, content.suffix, _chunks(stream, content.name, allowance))])
    if _ZIP.match(head):
        return _zip_members(content, allowance)
    if _TAR.match(head) or content.suffix in _TAR_SUFFIXES:
        return _tar_members(content, allowance)
    return None


def as_file(chunks: Iterator[bytes]) -> io.BufferedReader:
    """Chunks as a file that is read once, from the beginning to the end."""
    return io.BufferedReader(_Chunked(chunks), CHUNK_BYTES)


def seekable(content: Content) -> IO[bytes]:
    """The bytes of ``content`` at any place, held in memory where they only come once; raises ReadingError, TOO_LARGE."""
    if content.file is not None:
        content.file.seek(0)
        return content.file
    held = io.BytesIO()
    for chunk in content.chunks:
        held.write(chunk)
        if held.tell() > HELD_LIMIT:
            detail = f"over {HELD_LIMIT // MEBIBYTE} MiB in a pipe or another archive; give it as a file"
            raise ReadingError(content.name, ReadingFault.TOO_LARGE, detail)
    held.seek(0)
    return held


class _Chunked(io.RawIOBase):
    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self._chunks = chunks
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # what callers pass
        taken = self._left or next(self._chunks, b"")
        size = min(len(buffer), len(taken))
        buffer[:size] = taken[:size]
        self._left = taken[size:]
        return size


def _chunks(stream: _Stream, name: str, allowance: Allowance) -> Iterator[bytes]:
    """The bytes of a stream as they come; raises ReadingError where they are damaged or too many."""
    while True:
        try:
            chunk = stream.read1(CHUNK_BYTES)
        except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError) as error:
            raise ReadingError(name, ReadingFault.TRUNCATED, str(error)) from error
        except OSError as error:
            if error.errno is not None:  # the disk's error, not the decompressor's
                raise
            raise ReadingError(name, ReadingFault.TRUNCATED, str(error)) from error
        if not chunk:
            return
        allowance.spend(len(chunk))
        yield chunk


# --- ZIP --------------------------------------------------------------------------------------------------------------


def _zip_members(content: Content, allowance: Allowance) -> Iterator[Content]:
    file = seekable(content)
    try:
        _judge_directory(file, content.name)
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise ReadingError(content.name, ReadingFault.TRUNCATED, str(error)) from error
    names = {member.filename for member in archive.infolist()}
    if names & {"[Content_Types].xml", "mimetype"}:
        raise ReadingError(content.name, ReadingFault.UNKNOWN_FORMAT, "an office document or e-book")
    is_web_archive = "datapackage.json" in names and any(_CAPTURES.match(name) for name in names)
    for member in archive.infolist():
        if member.is_dir() or _is_passed_over(member.filename):
            continue
        if is_web_archive and not _CAPTURES.match(member.filename):
            continue  # lists of what is in the captures
        name = _member_name(content.name, member.filename)
        yield Content(name, suffix_of(member.filename), _zip_chunks(archive, member, name, allowance))


def _zip_chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, allowance: Allowance) -> Iterator[bytes]:
    if member.flag_bits & 1:
        raise ReadingError(name, ReadingFault.UNREADABLE, "encrypted")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadingError(name, ReadingFault.UNREADABLE, "a link in an archive, not followed")
    try:
        opened = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, EOFError) as error:
        raise ReadingError(name, ReadingFault.TRUNCATED, str(error)) from error
    with opened as stream:
        assert isinstance(stream, zipfile.ZipExtFile)
        yield from _chunks(stream, name, allowance)


def _judge_directory(file: IO[bytes], name: str) -> None:
    """Raises ReadingError where the list of members is too long to be held."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_BYTES))
    tail = file.read(_END_BYTES)
    found = tail.rfind(_END_RECORD)
    if found >= 0 and len(tail) >= found + 16:
        (stated,) = struct.unpack_from("<L", tail, found + 12)
        # a ZIP of over 4 GiB states it elsewhere; it is no longer than what lies before the end
        if min(size, stated) > DIRECTORY_LIMIT and (stated != 0xFFFFFFFF or _wide_directory(tail) > DIRECTORY_LIMIT):
            raise ReadingError(
                name, ReadingFault.TOO_LARGE, f"its list of members is over {DIRECTORY_LIMIT // MEBIBYTE} MiB"
            )
    file.seek(0)


def _wide_directory(tail: bytes) -> int:
    found = tail.rfind(b"PK\x06\x06")
    return struct.unpack_from("<Q", tail, found + 40)[0] if 0 <= found <= len(tail) - 48 else 0


# --- tar --------------------------------------------------------------------------------------------------------------


def _tar_members(content: Content, allowance: Allowance) -> Iterator[Content]:
    """The files of a tar one after another: the bytes of each are gone when the next is asked for."""
    try:
        archive = tarfile.TarFile(fileobj=_Forward(content.chunks))
        while (member := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined] # or it would keep what it knows of every one
            if member.isdir() or _is_passed_over(member.name):
                continue
            name = _member_name(content.name, member.name)
            yield Content(name, suffix_of(member.name), _tar_chunks(archive, member, name, allowance))
    except (tarfile.TarError, ValueError, OverflowError, RecursionError) as error:
        raise ReadingError(content.name, ReadingFault.TRUNCATED, str(error)) from error


def _tar_chunks(archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, allowance: Allowance) -> Iterator[bytes]:
    stream = archive.extractfile(member) if member.isreg() and not member.issparse() else None
    if stream is None:
        raise ReadingError(name, ReadingFault.UNREADABLE, "a link, a device or a sparse file in an archive")
    assert isinstance(stream, io.BufferedReader)
    yield from _chunks(stream, name, allowance)


class _Forward(io.RawIOBase):
    """Chunks as ``tarfile`` wants a file: it may skip, never go back, and takes no more at a time than names need."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self._file = as_file(chunks)
        self._place = 0

    def read(self, size: int = -1, /) -> bytes:
        if not 0 <= size <= MEBIBYTE:
            raise tarfile.ReadError("a header beyond all measure")
        data = self._file.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        if whence != io.SEEK_SET or place < self._place:
            raise tarfile.ReadError("members that lie one in another")
        while self._place < place:
            if not self.read(min(CHUNK_BYTES, place - self._place)):
                raise tarfile.ReadError("unexpected end of data")
        return self._place


# --- names ------------------------------------------------------------------------------------------------------------


def _is_passed_over(name: str) -> bool:
    """Whether a member is one that would be passed over in a folder."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part in _OTHERS for part in parts)


def _member_name(archive: str, name: str) -> str:
    r"""Where a member lies: ``dump.zip!folder/a.html``; what cannot be printed is escaped."""
    label = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in name[:_LONGEST_LABEL])
    return f"{archive}!{label}{'…' if len(name) > _LONGEST_LABEL else ''}"
