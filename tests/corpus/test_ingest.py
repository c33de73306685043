"""The pipeline's promises: nothing twice, nothing lost, the same archive however often it stops."""

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.archive import open_archive
from corpus.ingest import Tally, ingest
from corpus.placing import Outcome
from corpus.storing import open_writer

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 1, 12, 0, 0)  # noqa: DTZ001 - UTC and naive, as the archive keeps it


def run_ingest(archive: Path, *paths: Path) -> Tally:
    with open_writer(archive, create=True) as writer:
        return ingest(
            writer,
            paths,
            source=None,
            annotators=(),
            now=NOW,
            processes=1,
            on_progress=lambda _tally: None,
            on_skip=lambda _error: None,
        )


def command(archive: Path, *paths: Path) -> Result:
    return CliRunner().invoke(
        main, ["ingest", "-a", str(archive), "--no-entities", "--processes", "1", *map(str, paths)]
    )


def story(number: int) -> str:
    sentences = [f"The harbour board met on day {number} to hear report {number * 7 + part}." for part in range(12)]
    return f"Harbour report {number}\n\n" + " ".join(sentences) + "\n"


def contents(archive: Path) -> list[tuple[object, ...]]:
    """Everything that an archive says of its articles, but for row numbers and the time they were added."""
    connection = sqlite3.connect(archive / "articles.sqlite")
    found = connection.execute(
        "SELECT articles.id, articles.title, articles.body, articles.raw, articles.lines, articles.dating,"
        " articles.candidates, articles.mentioned, words.body, files.path, files.place,"
        " original.id FROM heads JOIN articles USING (row) JOIN words USING (row) JOIN files USING (row)"
        " LEFT JOIN stories USING (row) LEFT JOIN articles AS original ON original.row = stories.original"
        " ORDER BY 1, 10, 11"
    ).fetchall()
    connection.close()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(story(number), encoding="utf-8")
    lines = [
        json.dumps({"title": f"Record {n}", "body": story(100 + n), "date": f"2024-01-{n + 1:02}"}) for n in range(9)
    ]
    with gzip.open(folder / "records.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return folder


def test_everything_in_a_folder_is_read(folder: Path, tmp_path: Path) -> None:
    tally = run_ingest(tmp_path / "archive", folder)
    assert tally.outcomes == {Outcome.NEW: 14}
    assert tally.files == 6


def test_the_same_again_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    run_ingest(tmp_path / "archive", folder)
    again = run_ingest(tmp_path / "archive", folder)
    assert (again.read, again.files, again.files_unchanged) == (0, 0, 6)


def test_a_file_that_was_touched_adds_nothing(folder: Path, tmp_path: Path) -> None:
    run_ingest(tmp_path / "archive", folder)
    os.utime(folder / "records.jsonl.gz", (1, 1))
    again = run_ingest(tmp_path / "archive", folder)
    assert again.outcomes == {Outcome.UNCHANGED: 9}


def test_another_file_of_the_same_article_is_noted(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((folder / "0.txt").read_bytes())
    tally = run_ingest(tmp_path / "archive", folder / "0.txt", copy)
    assert tally.outcomes == {Outcome.NEW: 1, Outcome.UNCHANGED: 1}
    with open_archive(tmp_path / "archive") as archive:
        (row,) = archive.heads()
        assert [Path(path).name for path, _ in archive.files_of(row)] == ["0.txt", "copy.txt"]


def test_a_later_text_of_an_address_is_a_revision(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    record = {"url": "https://a.example/1", "title": "Flood", "body": story(1)}
    page.write_text(json.dumps(record))
    run_ingest(tmp_path / "archive", page)
    page.write_text(json.dumps(record | {"body": story(1) + "\nThe water has since gone down."}))
    tally = run_ingest(tmp_path / "archive", page)
    assert tally.outcomes == {Outcome.REVISED: 1}
    with open_archive(tmp_path / "archive") as archive:
        assert archive.count() == 1
        (stored,) = archive.stored(archive.heads())
        assert "gone down" in stored.annotated.article.body


def test_another_text_under_an_address_is_another_article(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"url": "https://a.example/live", "title": "Live", "body": story(1)}))
    run_ingest(tmp_path / "archive", page)
    page.write_text(
        json.dumps({"url": "https://a.example/live", "title": "Live", "body": "Nothing of that at all. " * 9})
    )
    tally = run_ingest(tmp_path / "archive", page)
    assert tally.outcomes == {Outcome.APART: 1}
    with open_archive(tmp_path / "archive") as archive:
        assert archive.count() == 2


def test_the_order_of_files_does_not_matter(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    run_ingest(tmp_path / "forwards", *files)
    run_ingest(tmp_path / "backwards", *reversed(files))
    assert contents(tmp_path / "forwards") == contents(tmp_path / "backwards")


def test_several_processes_make_the_same_archive_as_one(tmp_path: Path) -> None:
    records = tmp_path / "many.jsonl"
    records.write_text("\n".join(json.dumps({"title": f"R{n}", "body": story(n)}) for n in range(400)))
    run_ingest(tmp_path / "one", records)
    with open_writer(tmp_path / "two", create=True) as writer:
        tally = ingest(
            writer, [records], source=None, annotators=(), now=NOW, processes=2,
            on_progress=lambda _tally: None, on_skip=lambda _error: None,
        )  # fmt: skip
    assert tally.outcomes == {Outcome.NEW: 400}
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_ingest_that_was_killed_ends_in_the_same_archive(tmp_path: Path) -> None:
    records = tmp_path / "many.jsonl"
    records.write_text("\n".join(json.dumps({"title": f"R{n}", "body": story(n)}) for n in range(3000)))
    archive = tmp_path / "killed"
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "ingest", "-a", str(archive), "--no-entities", "--processes", "1", str(records)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    stored = 0
    while process.poll() is None and stored < 200:
        time.sleep(0.02)
        if (archive / "articles.sqlite").exists():
            try:
                with sqlite3.connect(f"file:{archive}/articles.sqlite?mode=ro", uri=True) as connection:
                    stored = connection.execute("SELECT count(*) FROM heads").fetchone()[0]
            except sqlite3.OperationalError:  # the tables are not there yet
                continue
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < stored < 3000
    assert command(archive, records).exit_code == 0
    run_ingest(tmp_path / "whole", records)
    assert contents(archive) == contents(tmp_path / "whole")


# --- a folder that changes ---------------------------------------------------------------------------------------------


def test_only_what_changed_in_a_folder_is_read(folder: Path, tmp_path: Path) -> None:
    page = folder / "page.jsonl"
    record = {"url": "https://a.example/1", "title": "Flood", "body": story(1)}
    page.write_text(json.dumps(record))
    run_ingest(tmp_path / "archive", folder)
    page.write_text(json.dumps(record | {"body": story(1) + "\nThe water has since gone down."}))
    (folder / "new.txt").write_text(story(77))
    again = run_ingest(tmp_path / "archive", folder)
    assert again.outcomes == {Outcome.REVISED: 1, Outcome.NEW: 1}
    assert (again.files, again.files_unchanged) == (2, 6)


def test_a_file_that_is_gone_is_named_and_its_article_kept(folder: Path, tmp_path: Path) -> None:
    run_ingest(tmp_path / "archive", folder)
    (folder / "3.txt").unlink()
    assert run_ingest(tmp_path / "archive", folder).vanished == (str(folder / "3.txt"),)
    result = command(tmp_path / "archive", folder)
    assert result.exit_code == 0
    assert "1 file read before and gone since; what was read of it is kept:" in result.stderr
    assert str(folder / "3.txt") in result.stderr
    with open_archive(tmp_path / "archive") as archive:
        assert archive.count() == 14


def test_what_was_read_from_elsewhere_is_not_gone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "articles-of-others"
    other.mkdir()
    (other / "x.txt").write_text(story(9))
    run_ingest(tmp_path / "archive", folder, other)
    (other / "x.txt").unlink()
    assert run_ingest(tmp_path / "archive", folder).vanished == ()


def test_a_folder_is_the_same_however_it_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_ingest(tmp_path / "archive", folder)
    (folder / "3.txt").unlink()
    monkeypatch.chdir(folder)
    again = run_ingest(tmp_path / "archive", Path())
    assert again.files_unchanged == 5
    assert again.vanished == (str(folder / "3.txt"),)


def test_no_link_leads_out_of_a_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(story(666))
    (folder / "a.txt").symlink_to(outside / "secret.txt")
    (folder / "b").symlink_to(outside)
    (folder / "c").symlink_to(folder)
    result = command(tmp_path / "archive", folder)
    assert result.exit_code == 4
    assert "2 a link out of the folder, not followed:" in result.stderr
    assert "1 a link that leads back to itself:" in result.stderr
    with open_archive(tmp_path / "archive") as archive:
        assert archive.count() == 14


# --- bad input --------------------------------------------------------------------------------------------------------


def test_bad_inputs_are_named_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    whole = gzip.compress(("\n".join(json.dumps({"title": "T", "body": story(n)}) for n in range(500, 540))).encode())
    (folder / "short.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (folder / "bare.html").write_text("<html><head><title>Nothing</title></head><body></body></html>")
    (folder / "broken.jsonl").write_text(json.dumps({"title": "A", "body": story(7000)}) + '\n{"title": "B", "bo\n')
    (folder / "loop").symlink_to(folder)
    result = command(tmp_path / "archive", folder, tmp_path / "nowhere.txt")
    assert result.exit_code == 4
    for name, reason in {
        "empty.txt": "empty",
        "picture.txt": "binary",
        "short.jsonl.gz": "damaged",
        "bare.html": "no article text",
        "broken.jsonl, record 2": "broken file or record",
        "loop": "leads back to itself",
        "nowhere.txt": "no such file",
    }.items():
        assert name in result.stderr
        assert reason in result.stderr
    with open_archive(tmp_path / "archive") as archive:
        titles = {stored.annotated.article.title for stored in archive.stored(archive.heads())}
    assert {"Harbour report 0", "Record 8", "A"} <= titles


def test_when_nothing_named_exists_that_is_a_usage_error(tmp_path: Path) -> None:
    assert command(tmp_path / "archive", tmp_path / "a.txt", tmp_path / "b").exit_code == 2


def test_a_file_with_a_broken_record_is_read_again_when_it_was_mended(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps({"title": "A", "body": story(1)}) + "\n{broken\n")
    run_ingest(tmp_path / "archive", records)
    again = run_ingest(tmp_path / "archive", records)
    assert again.files_unchanged == 0
    assert again.skipped == 1


def test_a_line_too_long_to_be_an_article_is_named(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    with records.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"title": "A", "body": story(1)}) + "\n")
        for _ in range(200):
            file.write("x" * 1024**2)
        file.write("\n" + json.dumps({"title": "B", "body": story(2)}) + "\n")
    result = command(tmp_path / "archive", records)
    assert result.exit_code == 4
    assert "larger than one article may be" in result.stderr
    with open_archive(tmp_path / "archive") as archive:
        assert archive.count() == 2
