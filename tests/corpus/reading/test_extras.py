"""PDF and Parquet, which need libraries that not everyone installs."""

import sys
from pathlib import Path

import pytest

from corpus.errors import ReadingError, ReadingFault
from corpus.reading import FileRead, Record, pdf, read_document, read_records
from corpus.reading.pdf import is_pdf, paragraphs

GOLDEN = Path(__file__).with_name("golden")


def outcomes(path: Path) -> list[ReadingFault | str]:
    found: list[ReadingFault | str] = []
    for item in read_records([path]):
        try:
            if isinstance(item, Record):
                found.append(read_document(item).title or "")
        except ReadingError as error:
            item = error  # noqa: PLW2901 - what became of it
        if isinstance(item, ReadingError):
            found.append(item.fault)
    return found


def raise_first(path: Path) -> None:
    first = next(iter(read_records([path])))
    if isinstance(first, ReadingError):
        raise first
    assert isinstance(first, Record)
    read_document(first)


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("tugboat.pdf", "pypdfium2", "dateline[pdf]"), ("dam.parquet", "pyarrow", "dateline[parquet]")],
)
def test_a_missing_library_is_named_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ReadingError) as raised:
        raise_first(GOLDEN / name)
    assert raised.value.fault is ReadingFault.MISSING_EXTRA
    assert f"pip install '{extra}'" in raised.value.detail


def test_columns_that_are_not_known_are_refused_with_the_remedy(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"kop": ["A"], "tekst": ["B"]}), tmp_path / "a.parquet")
    (refused,) = [item for item in read_records([tmp_path / "a.parquet"]) if isinstance(item, ReadingError)]
    assert (refused.fault, "--map title=COLUMN" in refused.detail) == (ReadingFault.UNKNOWN_COLUMNS, True)
    found = [item for item in read_records([tmp_path / "a.parquet"], keys={"title": "kop"}) if isinstance(item, Record)]
    assert [read_document(item).title for item in found] == ["A"]


def test_a_table_in_an_archive_is_read_too(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.gz").write_bytes(gzip.compress((GOLDEN / "dam.parquet").read_bytes()))
    assert outcomes(tmp_path / "a.gz") == ["Dam holds after rain", ReadingFault.NO_TEXT, "Weir repaired"]


def test_a_damaged_table_has_no_mark_without_faults(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes((GOLDEN / "dam.parquet").read_bytes()[:-40])
    assert outcomes(tmp_path / "a.parquet") == [ReadingFault.BROKEN_RECORD]
    assert not [item for item in read_records([tmp_path / "a.parquet"]) if isinstance(item, FileRead)]


@pytest.mark.parametrize(("limit", "value"), [("MOST_PAGES", 2), ("MOST_CHARACTERS", 100)])
def test_what_is_too_long_for_an_article_is_named(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(pdf, limit, value)
    assert outcomes(GOLDEN / "tugboat.pdf") == [ReadingFault.TOO_LARGE]


def test_a_page_tree_that_leads_back_to_itself_ends(tmp_path: Path) -> None:
    data = (GOLDEN / "tugboat.pdf").read_bytes()
    first = data.index(b"/Kids [")
    kids = data[first : data.index(b"]", first)]
    (tmp_path / "a.pdf").write_bytes(data.replace(kids, b"/Kids [2 0 R 2 0 R 2 0".ljust(len(kids))))
    assert len(outcomes(tmp_path / "a.pdf")) == 1


def test_what_begins_like_a_pdf() -> None:
    assert is_pdf(b"\n%PDF-1.7")
    assert not is_pdf(b"A text about %PDF-1.7")


def test_lines_join_to_paragraphs() -> None:
    page = "A headline\nThe first line of this paragraph reaches the mar\xad\ngin of the page, and so does the second one of\nit. Short.\nAnother one begins here and it goes on for a line"
    assert paragraphs([page]).split("\n") == [
        "A headline",
        "The first line of this paragraph reaches the margin of the page, and so does the second one of it. Short.",
        "Another one begins here and it goes on for a line",
    ]


def test_lines_that_run_over_most_pages_are_no_text() -> None:
    pages = [f"The Gazette, page {number}\nText of {word} in one line.\n{number}" for number, word in enumerate("abcd")]
    assert "Gazette" not in paragraphs(pages)
    assert paragraphs(pages).count("Text of") == 4


def test_a_table_with_a_time_in_no_zone_is_named(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"title": ["A"], "body": ["B"], "date": pa.array([0], pa.timestamp("us", tz="Ferry/Harbour"))})
    pq.write_table(table, tmp_path / "a.parquet")
    (error,) = [item for item in read_records([tmp_path / "a.parquet"]) if isinstance(item, ReadingError)]
    assert error.fault is ReadingFault.BROKEN_RECORD
    assert "no such time zone: 'Ferry/Harbour'" in str(error)
