"""All 21,578 Reuters stories, as the files are: counted, dated to the second, and compared with their SGML fields."""

import gzip
import html
import random
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

MONTHS = {name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}
SAMPLE = 400
SEED = 1987


def ingest(archive: Path, data: Path) -> Result:
    return CliRunner().invoke(main, ["ingest", "-a", str(archive), "--no-entities", str(data / "reuters21578")])


@pytest.fixture(scope="module")
def reuters_archive(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reuters") / "archive"
    result = ingest(folder, data)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def rows(reuters_archive: Path) -> dict[int, sqlite3.Row]:
    connection = sqlite3.connect(reuters_archive / "articles.sqlite")
    connection.row_factory = sqlite3.Row
    found = connection.execute(
        "SELECT files.place, articles.* FROM files JOIN articles USING (row) JOIN heads USING (row)"
    )
    by_number = {row["place"]: row for row in found}
    connection.close()
    return by_number


def records(data: Path) -> Iterator[tuple[int, str]]:
    """The number and the SGML of each story, taken apart by other means than the reader's."""
    for path in sorted((data / "reuters21578").glob("*.sgm.gz")):
        text = gzip.decompress(path.read_bytes()).decode("latin-1")
        for element in text.split("</REUTERS>")[:-1]:
            number = re.search(r'NEWID="(\d+)"', element)
            assert number is not None
            yield int(number[1]), element


def field(element: str, name: str) -> str | None:
    start, end = element.find(f"<{name}>"), element.find(f"</{name}>")
    if start < 0:
        return None
    return html.unescape(re.sub(r"&#\d+;", "", element[start + len(name) + 2 : end]))


def outside(element: str) -> str:
    """The letters of a story's text that stand in no field."""
    text = element[element.index("<TEXT") :]
    for name in ("TITLE", "AUTHOR", "DATELINE", "BODY"):
        text = re.sub(f"<{name}>.*?</{name}>", "", text, flags=re.DOTALL)
    return letters(re.sub(r"<[^>]*>|&#\d+;", "", text))


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_every_story_is_an_article(rows: dict[int, sqlite3.Row]) -> None:
    assert sorted(rows) == list(range(1, 21_579))


def test_all_dates_but_the_broken_one_are_stated_to_the_second(data: Path, rows: dict[int, sqlite3.Row]) -> None:
    wrong = []
    for number, element in records(data):
        found = re.match(r"\s*(\d+)-([A-Z]{3})-(\d{4})\s+(\d\d:\d\d:\d\d)\.", field(element, "DATE") or "")
        gold = found and f"{found[3]}-{MONTHS[found[2]]:02}-{int(found[1]):02}T{found[4]}"
        if (rows[number]["published"], rows[number]["kind"]) != (gold, "stated"):
            wrong.append(number)
    assert wrong == [17_192]
    assert rows[17_192]["kind"] == "unknown"


def test_titles_are_those_of_the_file(data: Path, rows: dict[int, sqlite3.Row]) -> None:
    for number, element in records(data):
        title = field(element, "TITLE")
        if title is not None:
            assert rows[number]["title"] == " ".join(title.split())


def test_dateline_and_body_are_those_of_the_file(data: Path, rows: dict[int, sqlite3.Row]) -> None:
    # about thirty stories have text outside all fields, which is read too; there is no gold for where it belongs
    whole = [(number, element) for number, element in records(data) if "<BODY>" in element and not outside(element)]
    for number, element in random.Random(SEED).sample(whole, SAMPLE):
        body = rows[number]["body"]
        dateline = field(element, "DATELINE") or ""
        sign_off = r"(?:\s*\b(?:reuters?|reute|more)\b\W*)*\s*\Z"
        printed = letters(dateline) + letters(re.sub(sign_off, "", field(element, "BODY") or "", flags=re.IGNORECASE))
        assert letters(re.sub(sign_off, "", body, flags=re.IGNORECASE)) == printed, number


def test_the_same_again_adds_nothing(reuters_archive: Path, data: Path, rows: dict[int, sqlite3.Row]) -> None:
    result = ingest(reuters_archive, data)
    assert result.exit_code == 0
    assert "22 more not read again" in result.stderr
    connection = sqlite3.connect(reuters_archive / "articles.sqlite")
    assert connection.execute("SELECT count(*), max(row) FROM articles").fetchone() == (
        21_578,
        max(r["row"] for r in rows.values()),
    )
    connection.close()
