"""The page of ``status`` at several widths, and what it says of an index that is behind or missing."""

import json
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from click.testing import CliRunner
from rich.console import Console

from cli import main
from corpus.archive import open_archive
from search.rendering.status_page import status_page
from search.status import status_of


def drawn(folder: Path, width: int) -> str:
    with open_archive(folder) as archive:
        page = status_page(status_of(archive))
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(page)
    return capture.get()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(example_archive: Path, width: int) -> None:
    text = drawn(example_archive, width)
    assert max(map(len, text.splitlines())) <= width
    assert "23 in 22 stories" in text
    assert "days without articles, in" in " ".join(text.split())


def test_it_says_whether_the_index_is_up_to_date(example_archive: Path, tmp_path: Path) -> None:
    assert "tantivy, up to date" in drawn(example_archive, 100)
    copy = copytree(example_archive, tmp_path / "archive")
    rmtree(copy / "index")
    assert "none that can be asked: dateline reindex" in drawn(copy, 100)


def test_the_object_says_what_the_last_ingest_did(example_archive: Path) -> None:
    result = CliRunner().invoke(main, ["status", "--json", "-a", str(example_archive)])
    status = json.loads(result.stdout)
    ingest = status["last_ingest"]
    assert (ingest["files"], ingest["read"], ingest["added"], ingest["skipped"]) == (18, 23, 23, 0)
    assert status["index"]["engine"] == "tantivy"
    assert min(status["index"]["bytes"], status["database_bytes"]) > 10_000


def test_the_rows_name_the_longest_gap_first(example_archive: Path) -> None:
    result = CliRunner().invoke(main, ["status", "-a", str(example_archive)])
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    gaps = [int(row[2]) for row in rows if row[0] == "gap"]
    assert gaps == sorted(gaps, reverse=True)
    covered = next(int(row[2]) for row in rows if row[0] == "days with articles")
    assert covered <= 23
