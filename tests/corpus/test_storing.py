"""What is written to an archive comes out again, whole or not at all."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import _reading_uri, open_archive
from corpus.article import AnnotatedArticle, Line, Role, StoredArticle
from corpus.errors import ArchiveDamaged, ArchiveLocked, ArchiveMissing, ArchiveUnusable, ArchiveVersion
from corpus.placing import Outcome
from corpus.shingles import sketch
from corpus.storing import ArchiveWriter, new_archive_in_memory, open_writer
from corpus.words import split
from tests.search.generating import articles

NOW = datetime(2026, 3, 1, 12, 0, 0)  # noqa: DTZ001 - UTC and naive, as the archive keeps it
LATER = datetime(2026, 3, 2, 12, 0, 0)  # noqa: DTZ001


def add(archive: ArchiveWriter, annotated: AnnotatedArticle, now: datetime = NOW) -> tuple[int, Outcome]:
    with archive.transaction():
        return archive.add(annotated, sketch(annotated.body_words.folded), annotator="a model 1.0", now=now)


@pytest.fixture
def archive() -> ArchiveWriter:
    return new_archive_in_memory()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles(), st.sampled_from(Role), st.sampled_from([None, "tr"]))
def test_an_article_comes_out_as_it_was_put_in(stored: StoredArticle, role: Role, language: str | None) -> None:
    archive = new_archive_in_memory()
    raw = stored.annotated.article.body + "\nShare"
    article = replace(stored.annotated.article, raw=raw, lines=(Line(0, len(raw), role, language),))
    annotated = replace(stored.annotated, article=article)
    row, outcome = add(archive, annotated)
    (found,) = archive.stored([row])
    assert outcome is Outcome.NEW
    assert found.annotated == annotated
    assert (found.added, found.story) == (NOW, article.id)
    assert len(found.names) == len(annotated.mentions or ())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles())
def test_the_same_again_is_unchanged(stored: StoredArticle) -> None:
    archive = new_archive_in_memory()
    first, _ = add(archive, stored.annotated)
    assert add(archive, stored.annotated, LATER) == (first, Outcome.UNCHANGED)
    assert archive.count() == 1


TEXT = (
    "The harbour board met on Monday to hear what the storm had cost, and what it would cost to be ready for the next."
)


@pytest.fixture
def written(archive: ArchiveWriter) -> AnnotatedArticle:
    from tests.search.writing import archive_of

    (stored,) = archive_of(TEXT).stored([1])
    add(archive, stored.annotated)
    return stored.annotated


def test_a_text_that_keeps_most_of_the_old_is_a_revision(archive: ArchiveWriter, written: AnnotatedArticle) -> None:
    later = TEXT + " It adjourned at noon."
    article = replace(written.article, body=later, raw=later)
    row, outcome = add(archive, AnnotatedArticle(article, written.title_words, split(later), ()), LATER)
    assert outcome is Outcome.REVISED
    assert archive.rows_of(article.id) == (row,)
    assert len(archive.revisions_of(article.id)) == 2
    (stored,) = archive.stored([row])
    assert stored.added == NOW  # when the article was first seen, whatever became of its text


def test_a_text_that_shares_nothing_is_another_article(archive: ArchiveWriter, written: AnnotatedArticle) -> None:
    other = "Nothing of that at all was said elsewhere, where other people spoke of other things for longer than they had to."
    article = replace(written.article, body=other, raw=other)
    _, outcome = add(archive, AnnotatedArticle(article, written.title_words, split(other), ()))
    assert outcome is Outcome.APART
    assert archive.count() == 2


def test_a_transaction_that_fails_leaves_nothing(archive: ArchiveWriter, written: AnnotatedArticle) -> None:
    other = AnnotatedArticle(replace(written.article, id="f" * 16), written.title_words, written.body_words, ())

    def failing() -> None:
        with archive.transaction():
            archive.add(other, sketch(other.body_words.folded), annotator=None, now=NOW)
            raise RuntimeError("stopped")

    before = archive.last_change()
    with pytest.raises(RuntimeError, match="stopped"):
        failing()
    assert archive.count() == 1
    assert archive.last_change() == before


def test_every_write_has_a_later_change_number(archive: ArchiveWriter, written: AnnotatedArticle) -> None:
    first = archive.last_change()
    with archive.transaction():
        archive.annotate(1, written, "another model 2.0")
    assert archive.last_change() > first
    assert list(archive.changed_rows(first)) == [(1, True)]
    assert archive.annotator_of(1) == "another model 2.0"


def test_a_row_that_does_not_exist_is_a_key_error(archive: ArchiveWriter) -> None:
    with pytest.raises(KeyError):
        list(archive.stored([7]))


def test_an_archive_is_made_only_when_asked_to(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing), open_writer(tmp_path / "new"):
        pass
    with open_writer(tmp_path / "new", create=True) as writer:
        assert writer.count() == 0


def test_a_second_writer_is_refused_while_the_first_writes(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True), pytest.raises(ArchiveLocked), open_writer(tmp_path):
        pass
    with open_writer(tmp_path) as writer:
        assert writer.count() == 0


def test_readers_are_not_held_up_by_a_writer(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True) as writer, writer.transaction(), open_archive(tmp_path) as reader:
        assert reader.count() == 0


def test_what_is_read_at_one_moment_does_not_change_meanwhile(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True) as writer, open_archive(tmp_path) as reader:

        def known() -> bool:
            return "oil" in reader.vocabulary

        with reader.at_one_moment():
            assert not known()
            with writer.transaction():
                writer.vocabulary.add(["oil"])
            with reader.at_one_moment():
                assert not known()
            assert not known()
        assert known()
        with writer.transaction(), writer.at_one_moment():
            writer.vocabulary.add(["gas"])
        assert "gas" in reader.vocabulary


def test_an_archive_of_another_version_is_refused(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True):
        pass
    with sqlite3.connect(tmp_path / "articles.sqlite") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(ArchiveVersion), open_archive(tmp_path):
        pass


def test_an_empty_file_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "articles.sqlite").touch()
    with pytest.raises(ArchiveDamaged), open_archive(tmp_path):
        pass


def test_a_full_disk_is_not_called_damage(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True):
        pass
    with pytest.raises(ArchiveUnusable, match="cannot be used: database or disk is full"):
        _fill(tmp_path)


def _fill(folder: Path) -> None:
    with open_writer(folder) as writer:
        writer.connection.execute("PRAGMA max_page_count = 1")
        writer.connection.execute("CREATE TABLE large AS SELECT zeroblob(1000000)")


def test_a_folder_that_cannot_be_made_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(ArchiveUnusable, match="cannot be made"),
        open_writer(tmp_path / "file" / "archive", create=True),
    ):
        pass


def test_a_folder_that_may_not_be_written_to_is_read_as_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite"
    path.touch()
    assert _reading_uri(path, is_writable=False).endswith("?mode=ro&immutable=1")
    assert _reading_uri(path, is_writable=True).endswith("?mode=ro")
    path.with_name("articles.sqlite-wal").write_bytes(b"a log that is still to be read")
    assert _reading_uri(path, is_writable=False).endswith("?mode=ro")
