import bz2
import gzip
import io
import json
import lzma
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadingError, ReadingFault
from corpus.reading import RECORD_LIMIT, FileRead, Record, read_records

ARTICLE = "The ferry sailed again on Tuesday, the harbour office said.\n"
MEBIBYTE = 1024**2


def faults(path: Path, limit: int = RECORD_LIMIT) -> list[tuple[ReadingFault, int | None]]:
    found = read_records([path], limit=limit)
    return [(error.fault, error.place) for error in found if isinstance(error, ReadingError)]


def records(path: Path, limit: int = RECORD_LIMIT) -> list[Record]:
    return [record for record in read_records([path], limit=limit) if isinstance(record, Record)]


def jsonl(*titles: str) -> bytes:
    return b"".join(json.dumps({"title": title, "body": ARTICLE}).encode() + b"\n" for title in titles)


def test_a_plain_file_is_one_record(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    assert list(read_records([path])) == [
        Record(str(path), None, "text", ARTICLE.encode()),
        FileRead(str(path), path.stat().st_size, path.stat().st_mtime_ns, records=1),
    ]


def test_lines_are_numbered_as_an_editor_numbers_them(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl("one") + b"\n \r\n" + jsonl("two"))
    assert [record.place for record in records(path)] == [1, 4]


@pytest.mark.parametrize(
    "compress",
    [
        pytest.param(gzip.compress, id="gz"),
        pytest.param(bz2.compress, id="bz2"),
        pytest.param(lzma.compress, id="xz"),
        pytest.param(lambda data: gzip.compress(data[:10]) + gzip.compress(data[10:]), id="two members"),
    ],
)
def test_compression_is_told_by_the_bytes(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "no-suffix"
    path.write_bytes(compress(jsonl("one", "two")))
    assert [record.data for record in records(path)] == jsonl("one", "two").splitlines()


def test_the_suffix_before_the_compression_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"not JSON\n"))
    assert [record.format for record in records(path)] == ["jsonl"]


def test_a_truncated_file_gives_its_records_first_and_no_mark(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"title": os.urandom(400).hex()}).encode() + b"\n" for _ in range(2_000))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-2_000])
    found = list(read_records([path]))
    whole = [item.data for item in found if isinstance(item, Record)]
    assert len(whole) > 1_500
    assert whole == lines.splitlines()[: len(whole)]
    assert isinstance(found[-1], ReadingError)
    assert found[-1].fault is ReadingFault.TRUNCATED


def test_damage_in_the_middle_is_named(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(os.urandom(50_000).hex().encode()))
    data[20_000:20_100] = bytes(100)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(bytes(data))
    assert faults(path) == [(ReadingFault.TRUNCATED, None)]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        pytest.param("a.txt", b"", ReadingFault.EMPTY, id="empty"),
        pytest.param("a.gz", gzip.compress(b""), ReadingFault.EMPTY, id="empty within"),
        pytest.param("a.txt", bytes(range(256)) * 40, ReadingFault.BINARY, id="binary"),
        pytest.param("a.html", b"\0\1\2\3" * 40, ReadingFault.BINARY, id="binary by another name"),
        pytest.param("a.txt", "wide text".encode("utf-16-le"), ReadingFault.BINARY, id="utf-16 without a mark"),
        pytest.param("a.txt", b"{\\rtf1 A}", ReadingFault.UNKNOWN_FORMAT, id="rtf by another name"),
        pytest.param("a.csv", b"kop,tekst\nA,B\n", ReadingFault.UNKNOWN_COLUMNS, id="a table of unknown columns"),
        pytest.param("a", b"<?xml version='1.0'?><rss version='2.0'/>", ReadingFault.NO_TEXT, id="a feed of nothing"),
        pytest.param("a", b"<?xml version='1.0'?><urlset/>", ReadingFault.UNKNOWN_FORMAT, id="other XML"),
    ],
)
def test_what_is_no_article(tmp_path: Path, name: str, data: bytes, fault: ReadingFault) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert faults(path) == [(fault, None)]


def test_a_missing_path(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere") == [(ReadingFault.MISSING, None)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    path.chmod(0)
    assert faults(path) == [(ReadingFault.UNREADABLE, None)]


def test_the_rest_goes_on_after_a_bad_path(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(ARTICLE)
    kinds = [type(item) for item in read_records([tmp_path / "nowhere", good])]
    assert kinds == [ReadingError, Record, FileRead]


@pytest.mark.parametrize("name", [pytest.param("a.txt", id="whole file"), pytest.param("a.html", id="page")])
def test_a_file_over_the_limit(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(ARTICLE * 40)
    assert faults(path, limit=1_000) == [(ReadingFault.TOO_LARGE, None)]
    assert not records(path, limit=1_000)


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl("one") + jsonl("x" * 5_000) + jsonl("three"))
    assert faults(path, limit=1_000) == [(ReadingFault.TOO_LARGE, 2)]
    assert [record.place for record in records(path, limit=1_000)] == [1, 3]
    marks = [item for item in read_records([path], limit=1_000) if isinstance(item, FileRead)]
    assert [(mark.records, mark.faults) for mark in marks] == [(2, 1)]


def _write_line(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"title": "')
        for _ in range(64):
            file.write(b"x" * MEBIBYTE)
        file.write(b'"}\n' + jsonl("after"))


def _write_bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"title": "')
        for _ in range(64):
            file.write(b"x" * MEBIBYTE)
        file.write(b'"}\n' + jsonl("after"))


@pytest.mark.parametrize(
    "write", [pytest.param(_write_line, id="one long line"), pytest.param(_write_bomb, id="decompression bomb")]
)
def test_memory_is_bounded_by_the_limit(tmp_path: Path, write: Callable[[Path], None]) -> None:
    path = tmp_path / "a.jsonl"
    write(path)
    tracemalloc.start()
    try:
        found = [getattr(item, "place", None) for item in read_records([path], limit=MEBIBYTE)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == [1, 2, None]
    assert peak < 6 * MEBIBYTE


def test_a_known_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\0" * 50)
    asked: list[tuple[str, int, int]] = []

    def unchanged(path: str, size: int, mtime_ns: int) -> bool:
        asked.append((path, size, mtime_ns))
        return True

    status = path.stat()
    mark = FileRead(str(path), status.st_size, status.st_mtime_ns, records=0, unchanged=True)
    assert list(read_records([path], unchanged=unchanged)) == [mark]
    assert asked == [(str(path), status.st_size, status.st_mtime_ns)]


def test_standard_input_cannot_be_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BufferedReader(io.BytesIO(gzip.compress(jsonl("one"))))

    monkeypatch.setattr("sys.stdin", Input)
    assert list(read_records([Path("-")])) == [
        Record("-", 1, "jsonl", jsonl("one").rstrip()),
        FileRead("-", size=0, mtime_ns=None, records=1),
    ]


def test_a_pipe_is_read_and_cannot_be_known_again() -> None:
    reading, writing = os.pipe()
    os.write(writing, ARTICLE.encode())
    os.close(writing)
    try:
        _, done = read_records([Path(f"/dev/fd/{reading}")])
    finally:
        os.close(reading)
    assert done == FileRead(f"/dev/fd/{reading}", size=0, mtime_ns=None, records=1)


def test_utf_16_is_split_like_any_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes("\ufeff".encode("utf-16-le") + jsonl("Zürich", "Ċ").decode().encode("utf-16-le"))
    assert [json.loads(record.data)["title"] for record in records(path)] == ["Zürich", "Ċ"]


def test_options_travel_with_the_record(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    (record, _) = read_records([path], source="The Gazette", keys={"title": "kop", "body": "tekst"})
    assert isinstance(record, Record)
    assert (record.source, record.keys) == ("The Gazette", (("body", "tekst"), ("title", "kop")))
