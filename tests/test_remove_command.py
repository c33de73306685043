"""``dateline remove`` and ``undo`` as a user types them; the index follows, and no ingest brings back what was removed."""

import json
import random
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.archive import open_archive
from search.engine import Sort
from search.engines.scan import ScanEngine
from search.indexing import open_engine
from tests.conftest import EXAMPLES
from tests.search.writing import asked

INSURERS, TANKERS = "d4cafca0", "e7e2cba5"
QUERIES = (
    "*",
    "oil",
    "published:2024",
    "NOT published:2023",
    "is:copy",
    "is:original",
    "is:undated",
    "tanker* AND oil",
)


@pytest.fixture
def archive(example_archive: Path, tmp_path: Path) -> Path:
    return copytree(example_archive, tmp_path / "archive")


def run(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(archive), *arguments[1:]])


def one(archive: Path, *arguments: str) -> Any:
    result = run(archive, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout.splitlines()[0])


def assert_the_index_agrees_with_the_scan(archive: Path) -> None:
    with open_archive(archive) as opened:
        engine, behind = open_engine(opened)
        assert behind == 0
        oracle = ScanEngine(lambda: opened.stored(opened.heads()))
        for query in QUERIES:
            wanted = asked(opened, query).resolved
            assert engine.search(wanted, sort=Sort.NEWEST, limit=None) == oracle.search(
                wanted, sort=Sort.NEWEST, limit=None
            ), query


def test_what_is_removed_is_found_no_more_and_comes_back(archive: Path) -> None:
    result = run(archive, "remove", INSURERS, TANKERS, INSURERS)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "2 articles removed")
    assert one(archive, "count", "*")["articles"] == 21
    assert_the_index_agrees_with_the_scan(archive)
    result = run(archive, "undo")
    assert result.stdout.splitlines()[0] == "undone: 2 articles removed"
    assert one(archive, "count", "*")["articles"] == 23
    assert_the_index_agrees_with_the_scan(archive)


def test_an_id_that_is_not_found_removes_none(archive: Path) -> None:
    result = run(archive, "remove", INSURERS, "zzzz")
    assert result.exit_code == 1
    assert one(archive, "count", "*")["articles"] == 23


def test_an_id_that_is_not_enough_removes_none(archive: Path) -> None:
    with open_archive(archive) as opened:
        firsts = [opened.id_of(row)[0] for row in opened.heads()]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    assert run(archive, "remove", twice).exit_code == 2
    assert one(archive, "count", "*")["articles"] == 23


def test_no_id_is_a_usage_error(archive: Path) -> None:
    assert run(archive, "remove").exit_code == 2


def test_show_says_that_it_was_removed(archive: Path) -> None:
    run(archive, "remove", INSURERS)
    result = run(archive, "show", INSURERS)
    assert result.exit_code == 1
    assert "was removed" in result.stderr


def test_an_ingest_leaves_it_out_and_says_so(archive: Path) -> None:
    run(archive, "remove", INSURERS)
    clippings = EXAMPLES / "clippings.jsonl"
    again = archive.parent / "again.jsonl"
    again.write_bytes(clippings.read_bytes())
    result = run(archive, "ingest", "--no-entities", "--processes", "1", str(again))
    assert "0 new, 5 unchanged, 1 removed earlier, left out" in result.stderr
    assert one(archive, "count", "*")["articles"] == 22
    run(archive, "undo")
    assert str(again) in json.loads(run(archive, "show", INSURERS, "--json").stdout)["files"]


def test_nothing_to_undo_exits_with_1(archive: Path) -> None:
    result = run(archive, "undo")
    assert result.exit_code == 1
    assert "nothing to undo" in result.stderr
    assert run(archive, "undo", "--list").exit_code == 1


def test_corrections_are_undone_as_well(archive: Path) -> None:
    run(archive, "dates", INSURERS, "--set", "2020", "--because", "print")
    assert one(archive, "search", f"id:{INSURERS}")["published"] == "2020"
    assert one(archive, "undo")["what"] == "corrected"
    assert one(archive, "search", f"id:{INSURERS}")["published"] == "2024-02-19"
    assert_the_index_agrees_with_the_scan(archive)


def test_the_log_lists_what_was_done_latest_first(archive: Path) -> None:
    run(archive, "dates", INSURERS, "--set", "2020", "--because", "print")
    run(archive, "remove", TANKERS)
    run(archive, "undo")
    header, *lines = (line.split("\t") for line in run(archive, "undo", "--list").stdout.splitlines())
    assert header == ["action", "made", "what", "undone", "id", "title", "before", "after", "because"]
    assert [(line[0], line[2], bool(line[3])) for line in lines] == [("2", "removed", True), ("1", "corrected", False)]
    assert lines[1][7:] == ["2020", "print"]


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_the_index_holds_what_the_archive_does(seed: int, archive: Path) -> None:
    chance = random.Random(seed)
    with open_archive(archive) as opened:
        ids = [opened.id_of(row) for row in opened.heads()]
    for _ in range(12):
        article = chance.choice(ids)
        match chance.choice(("remove", "set", "unset", "undo")):
            case "remove":
                run(archive, "remove", article)
            case "set":
                date = chance.choice(("2020", "2024-02", "unknown", "2023-05-01.."))
                run(archive, "dates", article, "--set", date, "--because", "print")
            case "unset":
                run(archive, "dates", article, "--unset")
            case _:
                run(archive, "undo")
    assert_the_index_agrees_with_the_scan(archive)
    while run(archive, "undo").exit_code == 0:
        pass
    assert_the_index_agrees_with_the_scan(archive)
    assert one(archive, "count", "*")["articles"] == len(ids)


# --- earlier texts ------------------------------------------------------------------------------------------------------


@pytest.fixture
def revised(tmp_path: Path) -> tuple[Path, str]:
    """An archive of one article in two texts, and its id."""
    archive, page = tmp_path / "archive", tmp_path / "page.json"
    record = {
        "url": "https://a.example/1",
        "title": "Flood",
        "body": "The water rose on Monday. It stood high for a day.",
    }
    for body in (record["body"], record["body"].replace("Monday", "Tuesday")):
        page.write_text(json.dumps(record | {"body": body}))
        assert run(archive, "ingest", "--no-entities", "--processes", "1", str(page)).exit_code == 0
    return archive, one(archive, "search", "*")["id"]


def test_an_earlier_text_is_shown(revised: tuple[Path, str]) -> None:
    archive, article = revised
    first, latest = one(archive, "show", article, "--revision", "1"), one(archive, "show", article)
    assert ("Monday" in first["body"], "Tuesday" in latest["body"]) == (True, True)
    assert [(shown["revision"], shown["revisions"]) for shown in (first, latest)] == [(1, 2), (2, 2)]
    assert first["story"] == latest["story"]
    assert "revision: 2 of 2" in run(archive, "show", article).stdout


def test_what_changed_is_shown(revised: tuple[Path, str]) -> None:
    archive, article = revised
    lines = run(archive, "show", article, "--changes").stdout.splitlines()
    assert lines[2:] == ["~ The water rose on [-Monday-]{+Tuesday+}. It stood high for a day."]
    (change,) = one(archive, "show", article, "--changes")["changes"]
    assert [piece["change"] for piece in change["pieces"]] == ["kept", "removed", "added", "kept"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param(("--revision", "3"), 1, id="beyond the last"),
        pytest.param(("--revision", "0"), 2, id="zero"),
        pytest.param(("--changes", "--revision", "1"), 1, id="changes of the first"),
        pytest.param(("--changes", "--raw"), 2, id="two views"),
    ],
)
def test_what_is_not_there_is_refused(revised: tuple[Path, str], options: tuple[str, ...], code: int) -> None:
    archive, article = revised
    assert run(archive, "show", article, *options).exit_code == code
