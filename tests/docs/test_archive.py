"""What the page on the archive says of files, stamps and exit codes is so."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

import cli
from corpus.archive import INDEX
from corpus.database import DATABASE
from corpus.entities.annotator import AnnotatorError
from corpus.errors import DatelineError
from corpus.ingest_report import LOG
from corpus.storing import LOCK
from search.articles.article_view import ArticleAmbiguous
from search.errors import QueryError
from search.indexing import STAMP
from tests.docs.console import code, document, table

TEXT = document("archive")


def named_files() -> set[str]:
    return {name for names, _ in table(TEXT, "In the folder", "Holds") for name in code(names)}


def errors(base: type[DatelineError]) -> Iterator[type[DatelineError]]:
    yield base
    for error in base.__subclasses__():
        yield from errors(error)


def test_every_file_of_an_archive_is_named(example_archive: Path) -> None:
    assert {path.name for path in example_archive.iterdir()} <= named_files()
    assert {DATABASE, INDEX, LOG, LOCK} <= named_files()


def test_the_keys_of_the_stamp_are_named(example_archive: Path) -> None:
    stamp = json.loads((example_archive / INDEX / STAMP).read_text(encoding="utf-8"))
    assert [code(key)[0] for key, _ in table(TEXT, "Key", "Says")] == list(stamp)
    assert f"`{STAMP}`" in TEXT


def test_every_exit_code_is_explained() -> None:
    assert {AnnotatorError, ArticleAmbiguous, QueryError} <= set(errors(DatelineError))
    raised = {error.exit_code for error in errors(DatelineError)}
    ended = {0, cli.NOTHING_FOUND, cli.USAGE, cli.SOME_FAILED, cli.INTERRUPTED}
    assert {int(number) for number, _ in table(TEXT, "Code", "Means")} == raised | ended


def test_a_copy_of_the_database_is_all_that_a_backup_needs(example_archive: Path, tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(example_archive / DATABASE)) as here,
        closing(sqlite3.connect(tmp_path / DATABASE)) as copy,
    ):
        here.backup(copy)
    assert CliRunner().invoke(cli.main, ["reindex", "-a", str(tmp_path)]).exit_code == 0
    counts = [
        CliRunner().invoke(cli.main, ["count", "sanction", "--json", "-a", str(folder)]).stdout
        for folder in (example_archive, tmp_path)
    ]
    assert counts[0] == counts[1]
