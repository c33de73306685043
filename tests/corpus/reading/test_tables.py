import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingError, ReadingFault
from corpus.reading import Record, read_document, read_records
from corpus.reading.splitting import Piece
from corpus.reading.tables import is_table, rows

MEBIBYTE = 1024**2
LIMIT = 16 * MEBIBYTE
cells = st.text(st.sampled_from('ab ",;\t\n|é'), max_size=8)


def pieces(data: bytes, *, size: int = 1024, limit: int = LIMIT) -> list[Piece]:
    return list(rows((data[start : start + size] for start in range(0, len(data), size)), limit))


def objects(found: list[Piece]) -> list[dict[str, str]]:
    return [json.loads(piece.data) for piece in found if piece.fault is None]


@given(
    st.lists(st.lists(cells, min_size=3, max_size=3), max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 40),
)
def test_rows_are_those_of_the_standard_library(table: list[list[str]], mark: str, end: str, size: int) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        [["title", "body", "n"], *table]
    )
    expected = [
        {name: cell for name, cell in zip(("title", "body", "n"), row, strict=True) if cell.strip()} for row in table
    ]
    assert objects(pieces(written.getvalue().encode(), size=size)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b'title,body\nA,"5"" pipe"\n', '5" pipe', id="a doubled quotation mark"),
        pytest.param(b'title\tbody\nA\tthe 5" pipe\nB\tC\n', 'the 5" pipe', id="a mark within a field is an inch"),
        pytest.param(b'title,body\nA,"said \\"no\\", twice"\n', 'said "no", twice', id="a mark behind a backslash"),
        pytest.param(b"sep=;\ntitle;body\nA;B,C\n", "B,C", id="the line of Excel"),
        pytest.param("title;body\nA;Zürich\n".encode("cp1252"), "Zürich", id="not UTF-8"),
        pytest.param(b"\xef\xbb\xbftitle|body\nA|B", "B", id="a byte order mark, and no line break at the end"),
        pytest.param(b"title,body,,\nA,B,,\n", "B", id="columns without a name"),
        pytest.param(b"title,body,body\nA,B,C\n", "B", id="two columns of one name"),
    ],
)
def test_dialects(data: bytes, expected: str) -> None:
    (first, *_) = objects(pieces(data))
    assert first["body"] == expected


@pytest.mark.parametrize(
    ("data", "fault", "place"),
    [
        pytest.param(b"title,body\nA,B,C\n", ReadingFault.BROKEN_RECORD, 1, id="too many columns"),
        pytest.param(b"title,body\nA\n", ReadingFault.BROKEN_RECORD, 1, id="too few"),
        pytest.param(b'title,body\nA,B\nC,"D\nE,F\n', ReadingFault.BROKEN_RECORD, 2, id="a mark never closed"),
        pytest.param(b"title,body\nA," + b"x" * 2_000 + b"\nC,D\n", ReadingFault.TOO_LARGE, 1, id="a huge field"),
    ],
)
def test_a_broken_row_is_named_and_the_others_are_read(data: bytes, fault: ReadingFault, place: int) -> None:
    found = pieces(data, limit=1_000, size=7)
    assert [(piece.fault, piece.place) for piece in found if piece.fault] == [(fault, place)]


def test_a_row_after_a_huge_one_is_whole() -> None:
    data = b'title,body\nA,"' + b'x""\n' * 1_000 + b'"\n"C","D"\n'
    found = pieces(data, limit=1_000, size=7)
    assert [piece.fault for piece in found] == [ReadingFault.TOO_LARGE, None]
    assert objects(found) == [{"title": "C", "body": "D"}]


def test_memory_is_bounded_by_the_limit() -> None:
    def chunks():
        yield b'title,body\nA,"'
        for _ in range(64):
            yield b"x\n" * (MEBIBYTE // 2)
        yield b'"\nB,C\n'

    tracemalloc.start()
    try:
        faults = [piece.fault for piece in rows(chunks(), MEBIBYTE)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert faults == [ReadingFault.TOO_LARGE, None]
    assert peak < 6 * MEBIBYTE


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        pytest.param(b"headline,content,date\n", True, id="known names"),
        pytest.param(b"Title;Published At\n", True, id="in any writing"),
        pytest.param(b"kop,tekst,datum\n", False, id="names that are not known"),
        pytest.param(b"Storm over the title, body of water rises\n", False, id="a sentence"),
        pytest.param(b"title\nOne\nTwo\n", False, id="one column"),
        pytest.param(b"", False, id="nothing"),
        pytest.param(b'"' * 500, False, id="marks alone"),
    ],
)
def test_what_begins_like_a_table(head: bytes, *, is_one: bool) -> None:
    assert is_table(head) is is_one


def read(path: Path, keys: dict[str, str] | None = None) -> list[str]:
    found = []
    for item in read_records([path], keys=keys):
        if isinstance(item, Record):
            found.append(read_document(item).text)
        elif isinstance(item, ReadingError):
            found.append(f"{item.fault.name}: {item.detail}")
    return found


def test_unknown_columns_are_refused_once_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kop,tekst\nA,B\nC,D\n")
    (refused,) = read(path)
    assert refused.startswith("UNKNOWN_COLUMNS: ")
    assert "its columns: kop, tekst" in refused
    assert "--map title=COLUMN" in refused
    assert read(path, {"body": "tekst"}) == ["B", "D"]


def test_a_mapped_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,body\nA,B\n")
    assert read(path, {"published": "datum"}) == [
        "UNKNOWN_COLUMNS: no column 'datum' for published; its columns: title, body"
    ]
