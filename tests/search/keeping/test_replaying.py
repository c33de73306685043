import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from corpus.actions import correct, remove
from corpus.archive import Archive, open_archive
from corpus.dates import DateInterval
from corpus.storing import open_writer
from search.asking import Request, ask
from search.engine import Selection, Sort, Undated
from search.indexing import catch_up
from search.keeping.receipts import Receipt, ReceiptUnreadable, read_receipt, receipt, write_receipt
from search.keeping.replaying import Replay, replay
from search.keeping.watching import save
from tests.conftest import ingest

NOW = datetime(2024, 6, 15, 12, tzinfo=timezone(timedelta(hours=2)))
LATER = datetime(2024, 7, 1)  # noqa: DTZ001 - UTC and naive, as archives keep it
RECORDS = {
    "one": {"title": "One", "body": "One oil tanker is in the harbour and waits for a pilot.", "date": "2024-06-14"},
    "two": {"title": "Two", "body": "Two oil tankers sail for the north at dawn with the tide.", "date": "2024-06-15"},
    "three": {"title": "Three", "body": "Three oils.", "date": "2020-01-01"},
}


def grow(folder: Path, **records: dict[str, str]) -> None:
    lines = (
        json.dumps({"url": f"https://e.test/{name}", "language": "en", **record}) for name, record in records.items()
    )
    (folder / "records.jsonl").write_text("\n".join(lines))
    ingest(folder / "archive", "--no-entities", str(folder / "records.jsonl"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    grow(tmp_path, **RECORDS)
    return tmp_path


def receipt_of(folder: Path, request: Request) -> Receipt:
    with open_archive(folder / "archive") as archive:
        (folder / "out.csv").write_text("exported")
        answer = ask(archive, replace(request, limit=None), now=NOW)
        return read_receipt(write_receipt(archive, answer, folder / "out.csv", now=NOW))


def replayed(folder: Path, made: Receipt) -> Replay:
    with open_archive(folder / "archive") as archive:
        return replay(archive, made)


def told(found: Replay) -> list[tuple[str, str | None, str]]:
    return [
        (each.change, None if each.headline is None else each.headline.title, each.because)
        for each in found.differences
    ]


def row_of(archive: Archive, title: str) -> int:
    rows = list(archive.heads())
    return next(row for row, headline in archive.headlines(rows).items() if headline.title == title)


def test_a_receipt_is_read_as_it_was_written(folder: Path) -> None:
    request = Request(
        "oil", published_from="2024", selection=Selection(undated=Undated.INCLUDE), sort=Sort.OLDEST, limit=None
    )
    read = receipt_of(folder, request)
    with open_archive(folder / "archive") as archive:
        assert read == receipt(archive, ask(archive, request, now=NOW), folder / "out.csv", now=NOW)
    assert (read.canonical, read.file, len(read.articles)) == ("oil AND published:>=2024", "out.csv", 2)


def test_the_same_archive_gives_the_same(folder: Path) -> None:
    made = receipt_of(folder, Request("oil"))
    found = replayed(folder, made)
    assert found.is_same
    assert not found.readings
    assert not found.is_older


def test_a_relative_date_is_that_of_the_day_of_the_receipt(folder: Path) -> None:
    made = receipt_of(folder, Request("published:yesterday"))
    assert len(made.articles) == 1
    assert replayed(folder, made).is_same


def test_what_was_ingested_since_is_added(folder: Path) -> None:
    made = receipt_of(folder, Request("oil"))
    grow(folder, four={"title": "Four", "body": "Four oil wells."})
    assert told(replayed(folder, made)) == [("added", "Four", "it was ingested since")]


def test_a_text_that_changed_is_changed_added_or_removed(folder: Path) -> None:
    made = receipt_of(folder, Request("tankers"))
    assert len(made.articles) == 2
    grow(
        folder,
        one={
            "title": "One",
            "body": "One oil tanker is in the harbour and waits for a pilot. More came.",
            "date": "2024-06-14",
        },
        two={"title": "Two", "body": "Two oil ships sail for the north at dawn with the tide.", "date": "2024-06-15"},
    )
    found = replayed(folder, made)
    assert told(found) == [("removed", "Two", "its text changed"), ("changed", "One", "its text changed")]


def test_what_a_person_did_is_the_reason(folder: Path) -> None:
    made = receipt_of(folder, Request("published:2024"))
    with open_writer(folder / "archive") as archive:
        with archive.transaction():
            remove(archive, [row_of(archive, "One")], now=LATER)
            correct(archive, row_of(archive, "Two"), DateInterval.of(2019), "print", now=LATER)
            correct(archive, row_of(archive, "Three"), DateInterval.of(2024), "print", now=LATER)
        catch_up(archive)
    assert sorted(told(replayed(folder, made))) == [
        ("added", "Three", "its date was corrected, or a correction taken back"),
        ("removed", "One", "it was removed"),
        ("removed", "Two", "its date was corrected, or a correction taken back"),
    ]


def test_a_word_that_stands_for_more_is_told(folder: Path) -> None:
    made = receipt_of(folder, Request("sail*"))
    assert len(made.articles) == 1
    grow(folder, five={"title": "Five", "body": "Sailing home."})
    found = replayed(folder, made)
    assert found.readings == ("sail*: now also sailing",)


def test_saved_queries_are_those_of_the_receipt(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        save(archive, "q", Request("tankers"), now=NOW, replacing=False)
    made = receipt_of(folder, Request("query:q"))
    with open_writer(folder / "archive") as archive:
        save(archive, "q", Request("nothing"), now=NOW, replacing=True)
    assert replayed(folder, made).is_same


def test_another_archive_is_told(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = receipt_of(folder, Request("oil"))
    other = tmp_path_factory.mktemp("other")
    grow(other, one=RECORDS["one"])
    found = replayed(other, made)
    assert found.is_older
    assert sorted(told(found)) == [("removed", None, "this archive does not have it")] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "not JSON", id="empty"),
        pytest.param("[1]", "another kind", id="a list"),
        pytest.param('{"a": 1}', "another kind", id="another object"),
        pytest.param('{"receipt": 99}', "format 99", id="a later format"),
        pytest.param('{"receipt": 1}', "missing or broken", id="nothing in it"),
    ],
)
def test_what_is_no_receipt_is_refused(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(text)
    with pytest.raises(ReceiptUnreadable, match=said):
        read_receipt(tmp_path / "r.json")


@pytest.mark.parametrize("key", ["now", "selection", "counts", "articles", "reading", "unit"])
def test_a_receipt_with_a_broken_part_is_refused(key: str, folder: Path) -> None:
    receipt_of(folder, Request("oil"))
    path = folder / "out.csv.receipt.json"
    value = json.loads(path.read_text())
    path.write_text(json.dumps(value | {key: [1] if key != "now" else "2024-01-01"}))
    with pytest.raises(ReceiptUnreadable):
        read_receipt(path)
