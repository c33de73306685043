"""Archives that were damaged on purpose: what is said of them, and what a repair mends."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.archive import open_archive
from corpus.storing import open_writer
from search.checking.checks import check
from search.indexing import ENGINES, engine_module
from tests.conftest import EXAMPLES


@pytest.fixture
def archive(example_archive: Path, tmp_path: Path) -> Path:
    return copytree(example_archive, tmp_path / "archive")


def run(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(archive), *arguments[1:]])


def faults(archive: Path, *options: str) -> list[dict[str, object]]:
    result = run(archive, "check", "--json", *options)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == (3 if found else 0), result.output
    return found


def write(archive: Path, sql: str) -> None:
    with closing(sqlite3.connect(archive / "articles.sqlite")) as connection:
        connection.executescript(sql)


def edit_stamp(archive: Path, **values: object) -> None:
    path = archive / "index" / "stamp.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def spoil_stamp(archive: Path) -> None:
    (archive / "index" / "stamp.json").write_text("{")


# --- whole archives -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("options", [(), ("--deep",)], ids=["plain", "deep"])
def test_a_whole_archive_has_no_fault(archive: Path, engine: str, options: tuple[str, ...]) -> None:
    run(archive, "reindex", "--engine", engine)
    assert faults(archive, *options) == []


def test_what_a_person_did_is_no_damage(archive: Path) -> None:
    run(archive, "dates", "d4cafca0", "--set", "2024-02", "--because", "print")
    run(archive, "dates", "e7e2cba5", "--set", "unknown", "--because", "print")
    run(archive, "remove", "85ec3a60")
    assert faults(archive, "--deep") == []
    run(archive, "undo")
    assert faults(archive, "--deep") == []


def test_an_archive_of_nothing_is_whole(tmp_path: Path) -> None:
    run(tmp_path / "archive", "ingest", "--processes", "1", str(EXAMPLES / "clippings.jsonl"), "--no-entities")
    with open_archive(tmp_path / "archive") as opened:
        ids = [opened.id_of(row) for row in opened.heads()]
    run(tmp_path / "archive", "remove", *ids)
    assert faults(tmp_path / "archive", "--deep") == []


def test_an_index_that_is_behind_is_no_damage_and_is_brought_up(archive: Path) -> None:
    before = archive.parent / "index-before"
    copytree(archive / "index", before)
    run(archive, "remove", "d4cafca0")
    rmtree(archive / "index")
    before.rename(archive / "index")
    result = run(archive, "check")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].endswith("no damage; 1 article not yet searchable: dateline check --repair")
    result = run(archive, "check", "--repair")
    assert result.exit_code == 0
    assert "not yet searchable" not in run(archive, "count", "*").stderr


# --- damage -------------------------------------------------------------------------------------------------------------


def lose_index(archive: Path) -> None:
    rmtree(archive / "index")


def lose_segment(archive: Path) -> None:
    for path in (archive / "index").glob("*.term"):
        path.unlink()


def cut_segment(archive: Path) -> None:
    for path in (archive / "index").glob("*.idx"):
        path.write_bytes(path.read_bytes()[:10])


def lose_an_article_in_the_index(archive: Path) -> None:
    with open_archive(archive) as opened:
        (row, *_) = opened.heads()
    engine_module("tantivy").write(archive / "index", [row], ())


def mix_up_articles_in_the_index(archive: Path) -> None:
    """The index holds one article with the text of another."""
    with open_archive(archive) as opened:
        one, other, *_ = opened.stored(list(opened.heads()))
    from dataclasses import replace

    wrong = replace(
        one, annotated=replace(one.annotated, body_words=other.annotated.body_words, mentions=None), names=()
    )
    engine_module("tantivy").write(archive / "index", [one.row], [wrong])


HEAD = "(SELECT min(row) FROM heads)"
MENDED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "no index": ("index", lose_index),
    "a file of the index is gone": ("index", lose_segment),
    "a file of the index is cut": ("index", cut_segment),
    "an article is not in the index": ("index", lose_an_article_in_the_index),
    "an article is in the index as another": ("index", mix_up_articles_in_the_index),
    "the stamp is ahead": ("index", lambda archive: edit_stamp(archive, change=10**6)),
    "the stamp has other rules": ("index", lambda archive: edit_stamp(archive, words="other")),
    "the stamp has another engine": ("index", lambda archive: edit_stamp(archive, engine="lucene")),
    "the stamp is no stamp": ("index", spoil_stamp),
    "an article is unsettled": (
        "stories",
        lambda archive: write(archive, f"UPDATE stories SET settled = 0 WHERE row = {HEAD}"),
    ),
    "an article is in no story": ("stories", lambda archive: write(archive, f"DELETE FROM stories WHERE row = {HEAD}")),
    "an original is none": (
        "stories",
        lambda archive: write(archive, f"UPDATE stories SET original = 10000 WHERE row = {HEAD}"),
    ),
    "a story has another order": (
        "stories",
        lambda archive: write(archive, f"UPDATE stories SET earliest = '1999' WHERE row = {HEAD}"),
    ),
    "an index of SQLite is wrong": (
        "database",
        lambda archive: write(
            archive,
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql ="
            " 'CREATE INDEX stories_members ON stories (earliest)' WHERE name = 'stories_members';",
        ),
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_is_found_and_mended(name: str, archive: Path) -> None:
    part, damage = MENDED[name]
    damage(archive)
    found = faults(archive)
    assert {fault["part"] for fault in found} == {part}
    assert {fault["remedy"] for fault in found} == {"dateline check --repair"}
    repaired = run(archive, "check", "--repair")
    assert repaired.exit_code == 0, repaired.output
    assert faults(archive, "--deep") == []


def test_a_story_that_was_tampered_with_is_found_deep_down(archive: Path) -> None:
    write(
        archive,
        "UPDATE stories SET original = (SELECT original FROM stories WHERE original <> row) WHERE original = row"
        " AND row NOT IN (SELECT original FROM stories WHERE original <> row)"
        " AND row = (SELECT max(row) FROM stories WHERE original = row)",
    )
    assert any("when all are made anew" in str(fault["what"]) for fault in faults(archive, "--deep"))
    assert run(archive, "check", "--repair", "--deep").exit_code == 0
    assert faults(archive, "--deep") == []


MENTION = "row = (SELECT min(row) FROM mentions) AND position = 0"
TAMPERED = {
    "the words of its body": f"UPDATE articles SET body = body || ' More.' WHERE row = {HEAD}",
    "the words of its title": f"UPDATE articles SET title = 'Another' WHERE row = {HEAD}",
    "the published date is not": f"UPDATE articles SET published = '1999' WHERE row = {HEAD}",
    "a mention lies outside": f"UPDATE mentions SET end = 10000000 WHERE {MENTION}",
    "a mention has a name": f"UPDATE mentions SET name_id = 10000000 WHERE {MENTION}",
    "it cannot be read": f"UPDATE articles SET candidates = '[' WHERE row = {HEAD}",
    "a line lies outside": f"UPDATE articles SET lines = '[[0,99999999,\"body\"]]' WHERE row = {HEAD}",
    "has no words": f"DELETE FROM words WHERE row = {HEAD}",
    "neither searched nor removed": f"DELETE FROM heads WHERE row = {HEAD}",
    "the sketch": "UPDATE sketches SET sketch = (SELECT sketch FROM sketches ORDER BY length(sketch) DESC LIMIT 1)"
    " WHERE row = (SELECT row FROM sketches ORDER BY length(sketch) LIMIT 1)",
}


@pytest.mark.parametrize("part", TAMPERED)
def test_a_row_that_was_tampered_with_is_found_and_no_repair_hides_it(part: str, archive: Path) -> None:
    write(archive, TAMPERED[part])
    for options in ((), ("--repair",)):
        found = faults(archive, *options)
        (fault,) = [each for each in found if part in str(each["what"])]
        assert "backup" in str(fault["remedy"])


def test_a_page_of_garbage_is_damage(archive: Path) -> None:
    path = archive / "articles.sqlite"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 3 * 4096] = b"\xa5" * 3 * 4096
    path.write_bytes(content)
    result = run(archive, "check")
    assert result.exit_code == 3
    assert run(archive, "check", "--repair").exit_code == 3


def test_a_file_cut_short_is_damage(archive: Path) -> None:
    path = archive / "articles.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert run(archive, "check").exit_code == 3


# --- as a user sees it --------------------------------------------------------------------------------------------------


def test_faults_are_rows_under_a_header(archive: Path) -> None:
    lose_index(archive)
    result = run(archive, "check")
    header, line = result.stdout.splitlines()
    assert header == "part\twhat\tcount\tarticles\tremedy"
    assert line == "index\tthe search index is not there\t1\t\tdateline check --repair"
    assert result.stderr.splitlines()[-1] == "23 articles checked: 1 fault"


def test_a_repair_says_what_it_found(archive: Path) -> None:
    lose_index(archive)
    result = run(archive, "check", "--repair")
    assert result.exit_code == 0
    assert "found: index: the search index is not there" in result.stderr
    assert "no damage" in result.stderr.splitlines()[-1]


def test_no_archive_exits_with_3(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "check").exit_code == 3
    assert run(tmp_path / "nowhere", "check", "--repair").exit_code == 3


def test_a_repair_waits_for_no_other_writer(archive: Path) -> None:
    with open_writer(archive):
        assert run(archive, "check", "--repair").exit_code == 75


def test_the_same_chance_asks_the_same(example_archive: Path) -> None:
    with open_archive(example_archive) as opened:
        one, other = (check(opened, Random(3)) for _ in range(2))
    assert one == other
    assert one.queries > 10
