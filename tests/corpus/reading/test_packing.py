import bz2
import gzip
import io
import json
import os
import random
import struct
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
import zstandard

from corpus.errors import ReadingError, ReadingFault
from corpus.reading import FileRead, Record, packing, read_records
from corpus.reading.limits import MEBIBYTE

PAGE = b"<!DOCTYPE html><title>Ferry</title><p>The ferry sailed again on Tuesday."
STORY = b"The ferry sailed again on Tuesday, the harbour office said.\n"
Members = dict[str, bytes]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Members, form: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def read(folder: Path, data: bytes, name: str = "a.zip") -> list[str]:
    """What comes of a file: the places of records, the faults."""
    path = folder / name
    path.write_bytes(data)
    found = []
    for item in read_records([path]):
        if isinstance(item, Record):
            found.append(f"{item.path[len(str(folder)) + 1 :]} {item.format} {item.place or ''}".rstrip())
        elif isinstance(item, ReadingError):
            found.append(f"{item.path[len(str(folder)) + 1 :]} {item.fault.name}")
    return found


MEMBERS = {"b/two.jsonl": b'{"title": "A"}\n{"title": "B"}\n', "one.html": PAGE, "empty.txt": b""}
OUTCOMES = ["b/two.jsonl jsonl 1", "b/two.jsonl jsonl 2", "one.html html", "empty.txt EMPTY"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(zipped(MEMBERS), id="zip"),
        pytest.param(zipped(MEMBERS, zipfile.ZIP_STORED), id="zip, stored"),
        pytest.param(zipped(MEMBERS, zipfile.ZIP_BZIP2), id="zip, bzip2"),
        pytest.param(tarred(MEMBERS), id="tar"),
        pytest.param(tarred(MEMBERS, tarfile.USTAR_FORMAT), id="tar, old"),
        pytest.param(tarred(MEMBERS, tarfile.GNU_FORMAT), id="tar, gnu"),
        pytest.param(gzip.compress(tarred(MEMBERS)), id="tar.gz"),
        pytest.param(bz2.compress(tarred(MEMBERS)), id="tar.bz2"),
        pytest.param(zstandard.compress(tarred(MEMBERS)), id="tar.zst"),
        pytest.param(gzip.compress(zipped(MEMBERS)), id="zip.gz"),
    ],
)
def test_members_are_read_under_their_names(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data, "dump") == [f"dump!{outcome}" for outcome in OUTCOMES]


def test_archives_lie_in_one_another(tmp_path: Path) -> None:
    inner = gzip.compress(tarred({"page.html.gz": gzip.compress(PAGE)}))
    assert read(tmp_path, zipped({"in.tgz": inner})) == ["a.zip!in.tgz!page.html.gz html"]
    assert read(tmp_path, zipped({"deep.zip": zipped({"in.tgz": inner})})) == [
        "a.zip!deep.zip!in.tgz!page.html.gz TOO_DEEP"
    ]


def test_an_archive_comes_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BufferedReader(io.BytesIO(zipped(MEMBERS)))

    monkeypatch.setattr("sys.stdin", Input)
    places = [item.path for item in read_records([Path("-")]) if isinstance(item, Record)]
    assert places == ["-!b/two.jsonl", "-!b/two.jsonl", "-!one.html"]


def test_one_mark_follows_the_records_of_all_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(MEMBERS))
    marks = [item for item in read_records([path]) if isinstance(item, FileRead)]
    assert [(mark.path, mark.records, mark.faults) for mark in marks] == [(str(path), 3, 1)]


def test_hidden_members_are_passed_over_as_in_a_folder(tmp_path: Path) -> None:
    data = tarred({"./a.txt": STORY, "./._a.txt": b"\0\1", ".git/b.txt": STORY, "__MACOSX/c.txt": STORY})
    assert read(tmp_path, data) == ["a.zip!./a.txt text"]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("../../outside.txt", "../../outside.txt", id="up"),
        pytest.param("/etc/outside.txt", "/etc/outside.txt", id="absolute"),
        pytest.param("a\nb\x1b[31m.txt", "a\\nb\\x1b[31m.txt", id="a line and a colour"),
        pytest.param("x" * 300 + ".txt", "x" * 250 + "…", id="long"),
    ],
)
def test_a_members_name_is_a_label(tmp_path: Path, pack: Callable[[Members], bytes], name: str, shown: str) -> None:
    inside = tmp_path / "in" / "here"
    inside.mkdir(parents=True)
    (found,) = read(inside, pack({name: STORY}))
    assert found == f"a.zip!{shown.removeprefix('/') if pack is zipped and name[0] == '/' else shown} text" or (
        found == f"a.zip!{shown} text"
    )
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "here", "in"]


def test_links_in_archives_are_named_and_not_followed(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("link.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        archive.addfile(_of_size("after.txt", len(STORY)), io.BytesIO(STORY))
    assert read(tmp_path, file.getvalue()) == [*["a.zip!link.txt UNREADABLE"] * 3, "a.zip!after.txt text"]


def _of_size(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    return member


def test_what_is_encrypted_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": STORY, "b.txt": STORY}))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert read(tmp_path, bytes(data)) == ["a.zip!a.txt UNREADABLE", "a.zip!b.txt text"]


def test_an_office_document_is_no_archive_of_articles(tmp_path: Path) -> None:
    data = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    assert read(tmp_path, data) == ["a.zip"[:5] + " UNKNOWN_FORMAT"]


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(4_000).hex().encode()
    data = bytearray(zipped({"a.txt": noise, "b.txt": STORY}))
    data[500:520] = bytes(20)
    assert read(tmp_path, bytes(data)) == ["a.zip!a.txt TRUNCATED", "a.zip!b.txt text"]


@pytest.mark.parametrize(
    "compress",
    [
        pytest.param(gzip.compress, id="gz"),
        pytest.param(bz2.compress, id="bz2"),
        pytest.param(zstandard.compress, id="zst"),
    ],
)
def test_an_archive_that_ends_too_early_gives_what_it_has_and_says_so(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    noise = random.Random(1)
    members = {f"{number}.txt": noise.randbytes(50_000).hex().encode() for number in range(40)}
    data = compress(tarred(members))
    found = read(tmp_path, data[: len(data) * 2 // 3], "a.tar.x")
    assert len(found) > 8
    assert found[0] == "a.tar.x!0.txt text"
    assert found[-1].endswith("TRUNCATED")
    assert not [item for item in read_records([tmp_path / "a.tar.x"]) if isinstance(item, FileRead) and not item.faults]


def test_two_frames_are_one_file(tmp_path: Path) -> None:
    data = zstandard.compress(STORY) + zstandard.compress(STORY)
    (tmp_path / "a.txt.zst").write_bytes(data)
    assert [item.data for item in read_records([tmp_path / "a.txt.zst"]) if isinstance(item, Record)] == [STORY * 2]


# --- bombs ------------------------------------------------------------------------------------------------------------


def bomb_of_one_member() -> bytes:
    return zipped({"a.jsonl": b"\n" * (120 * MEBIBYTE)})


def bomb_of_records() -> bytes:
    return zipped({"a.jsonl": b"\n0" * (50 * MEBIBYTE)})


def bomb_of_members_that_overlap() -> bytes:
    """One megabyte of blanks that a thousand entries of the list all point at."""
    data = zipped({"a.txt": b" " * (64 * MEBIBYTE)})
    central = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, tail = data[central:end], bytearray(data[end:])
    count = 1_000
    struct.pack_into("<HHL", tail, 8, count, count, len(entry) * count)
    return data[:central] + entry * count + bytes(tail)


def bomb_in_a_bomb() -> bytes:
    inner = zipped({f"{number}.txt": b" " * MEBIBYTE for number in range(64)})
    return zipped({f"{number}.zip": inner for number in range(64)})


def bomb_of_zstandard() -> bytes:
    compressor = zstandard.ZstdCompressor().compressobj()
    return b"".join([compressor.compress(bytes(MEBIBYTE)) for _ in range(1_000)]) + compressor.flush()


def bomb_of_a_header() -> bytes:
    member = tarfile.TarInfo("a")
    member.type, member.size = tarfile.XHDTYPE, 8 * 1024**3
    return gzip.compress(member.tobuf() + bytes(64 * MEBIBYTE))


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        pytest.param(bomb_of_one_member, "BOMB", id="one member"),
        pytest.param(bomb_of_records, "BOMB", id="records"),
        pytest.param(bomb_of_members_that_overlap, "BOMB", id="members that overlap"),
        pytest.param(bomb_in_a_bomb, "BOMB", id="archives in an archive"),
        pytest.param(bomb_of_zstandard, "BINARY", id="zstandard"),
        pytest.param(bomb_of_a_header, "TRUNCATED", id="a header"),
    ],
)
def test_a_bomb_is_named_in_bounded_time_and_memory(tmp_path: Path, make: Callable[[], bytes], fault: str) -> None:
    data = make()
    assert len(data) < 2 * MEBIBYTE
    begun = process_time()
    tracemalloc.start()
    try:
        found = read(tmp_path, data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found[-1].endswith(fault)
    assert process_time() - begun < 20
    assert peak < 80 * MEBIBYTE


def test_a_list_of_members_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "DIRECTORY_LIMIT", 100)
    assert read(tmp_path, zipped({f"{number}.txt": STORY for number in range(9)})) == ["a.zip TOO_LARGE"]


def test_an_archive_too_large_to_be_held_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "HELD_LIMIT", 100)
    inner = zipped({"a.txt": os.urandom(200).hex().encode()})
    (tmp_path / "a.zip").write_bytes(zipped({"in.zip": inner, "b.txt": STORY}))
    faults = [item for item in read_records([tmp_path / "a.zip"]) if isinstance(item, ReadingError)]
    assert [(fault.fault, "give it as a file" in fault.detail) for fault in faults] == [(ReadingFault.TOO_LARGE, True)]


def test_long_archives_are_read_in_little_memory(tmp_path: Path) -> None:
    members = {
        f"{number}.json": json.dumps({"title": str(number), "body": "x" * 400}).encode() for number in range(3_000)
    }
    data = tarred(members)
    del members
    (tmp_path / "a.tar").write_bytes(data)
    del data
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Record) for item in read_records([tmp_path / "a.tar"]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 3_000
    assert peak < 8 * MEBIBYTE
