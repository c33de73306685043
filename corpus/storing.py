"""Writing to the archive: one writer at a time, each write whole or not at all, under a rising change number."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from corpus.archive import Archive
from corpus.article import AnnotatedArticle, Article, Field, Kind
from corpus.correcting import corrected, standing_correction
from corpus.database import DATABASE, check_format, reporting_damage
from corpus.errors import ArchiveLocked, ArchiveMissing, ArchiveUnusable
from corpus.naming.acronyms import acronyms
from corpus.placing import ADDED, Outcome, place
from corpus.rows import COLUMNS, article_values, mention_values, pack_names
from corpus.shingles import Sketch
from corpus.shingles import sketch as sketch_of
from corpus.tables import create_tables
from corpus.words import Words

LOCK: Final = "writer.lock"
# Of pages of the database while writing: with 200,000 articles a quarter less time for their stories than with
# SQLite's own 2 MB, and more brings no more.
CACHE_KIB: Final = 64 * 1024
# Articles whose date is no fact come after all others when the original of a story is sought.
UNDATED_ORDER: Final = "~"

INSERT_ARTICLE: Final = (
    f"INSERT INTO articles (revision, added, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 2))})"
)


class ArchiveWriter(Archive):
    """An archive open for writing; everything below runs inside ``transaction``."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is committed together, or nothing of it when an exception passes."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            self.names.forget()
            self.vocabulary.forget()
            raise
        self.connection.execute("COMMIT")

    # --- articles ----------------------------------------------------------------------------------------------------

    def add(
        self, annotated: AnnotatedArticle, sketch: Sketch, *, annotator: str | None, now: datetime
    ) -> tuple[int, Outcome]:
        """Store the article if its text is not there yet; its row, and what that did.

        ``annotator`` names what found the mentions; None when annotation was put off. ``now`` is UTC, naive.
        """
        row, outcome, annotated = self._place(annotated, now)
        if outcome in ADDED:
            self._add_words(row, annotated)
            if annotated.mentions is not None and annotator is not None:
                self._add_mentions(row, annotated, annotator)
            self.stories.add(row, self._story_order(annotated.article), sketch)
        return row, outcome

    def remember(self, article: Article, body: Words, now: datetime) -> None:
        """Store what it takes to recognise the article: for a dry run, in a database that nobody searches."""
        found = self.connection.execute("SELECT max(revision) FROM articles WHERE id = ?", (article.id,)).fetchone()
        row = self._insert(article, (found[0] or 0) + 1, now, "added")
        self.connection.execute("INSERT INTO words VALUES (?, ?, ?)", (row, b"", body.pack()))

    def annotate(self, row: int, annotated: AnnotatedArticle, annotator: str) -> None:
        """Replace the mentions of a stored article."""
        self.names.release(self._written_names(row))
        self.connection.execute("DELETE FROM mentions WHERE row = ?", (row,))
        self._add_mentions(row, annotated, annotator)
        self._note_change(row, "annotated")

    # --- what a person does; ``corpus.actions`` keeps the log and settles ------------------------------------------

    def withdraw(self, row: int) -> None:
        """Take the article of a row that is searched out of all answers; its rows stay."""
        self.connection.execute("DELETE FROM heads WHERE row = ?", (row,))
        self.names.release(self._written_names(row))
        self.stories.remove(row)
        self._note_change(row, "removed")

    def bring_back(self, article: str, row: int) -> None:
        """Let the article be searched again that was withdrawn as this row."""
        self.connection.execute("INSERT INTO heads VALUES (?, ?)", (article, row))
        self.names.restore(self._written_names(row))
        self._file_in_stories(row)
        self._note_change(row, "restored")

    def redate(self, article: str) -> None:
        """Let stories and index follow a published date that is another now, where the article is searched."""
        found = self.connection.execute("SELECT row FROM heads WHERE id = ?", (article,)).fetchone()
        if found is not None:
            (row,) = found
            self.stories.remove(row)
            self._file_in_stories(row)
            self._note_change(row, "dated")

    def settle(self) -> int:
        """Bring stories and inflections up to date with the articles added; how many articles changed their story."""
        changed = self.stories.settle(self.body_words)
        for row in sorted(changed):
            self._note_change(row, "story")
        self.vocabulary.lemmatise(self.languages())
        return len(changed)

    def _place(self, annotated: AnnotatedArticle, now: datetime) -> tuple[int, Outcome, AnnotatedArticle]:
        placed = place(self.connection, annotated.article, annotated.body_words)
        if placed.outcome is Outcome.REVISED:
            assert placed.row is not None
            row = self._insert(placed.article, self._revisions(placed.article.id) + 1, now, "added")
            self.names.release(self._written_names(placed.row))
            self.stories.remove(placed.row)
            self._note_change(placed.row, "superseded")
            return row, placed.outcome, annotated
        row = self._insert(placed.article, 1, now, "added") if placed.row is None else placed.row
        return row, placed.outcome, replace(annotated, article=placed.article)

    def _file_in_stories(self, row: int) -> None:
        (stored,) = self.stored([row])
        annotated = stored.annotated
        self.stories.add(row, story_order(annotated.article), sketch_of(annotated.body_words.folded))

    def _story_order(self, article: Article) -> tuple[str, str]:
        """The place of an article that comes in, whose date may have been corrected before."""
        correction = standing_correction(self.connection, article.id)
        return story_order(article if correction is None else corrected(article, correction))

    def _revisions(self, identifier: str) -> int:
        found = self.connection.execute("SELECT max(revision) FROM articles WHERE id = ?", (identifier,))
        return int(found.fetchone()[0])

    def _insert(self, article: Article, revision: int, now: datetime, what: str) -> int:
        cursor = self.connection.execute(INSERT_ARTICLE, (revision, now.isoformat(), *article_values(article)))
        row = cursor.lastrowid
        assert row is not None
        self.connection.execute("INSERT OR REPLACE INTO heads VALUES (?, ?)", (article.id, row))
        self._note_change(row, what)
        return row

    def _add_words(self, row: int, annotated: AnnotatedArticle) -> None:
        self.connection.execute(
            "INSERT INTO words VALUES (?, ?, ?)", (row, annotated.title_words.pack(), annotated.body_words.pack())
        )
        article = annotated.article
        self.vocabulary.add(_surfaces(article.title, annotated.title_words))
        self.vocabulary.add(_surfaces(article.body, annotated.body_words))

    def _add_mentions(self, row: int, annotated: AnnotatedArticle, annotator: str) -> None:
        mentions, article = annotated.mentions or (), annotated.article
        names = self.names.intern(mentions)
        self.connection.execute("INSERT OR REPLACE INTO annotations VALUES (?, ?)", (row, annotator))
        self.connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (row, position, *mention_values(mention), name)
                for position, (mention, name) in enumerate(zip(mentions, names, strict=True))
            ),
        )
        self.connection.execute("INSERT OR REPLACE INTO article_names VALUES (?, ?)", (row, pack_names(set(names))))
        for field, text in ((Field.TITLE, article.title), (Field.BODY, article.body)):
            self.names.learn(acronyms(text, [mention for mention in mentions if mention.field is field]))

    def _written_names(self, row: int) -> list[tuple[str, int]]:
        """Each mention of a stored article as it is written there, with the number of its name."""
        texts = self.connection.execute("SELECT title, body FROM articles WHERE row = ?", (row,)).fetchone()
        found = self.connection.execute("SELECT field, start, end, name_id FROM mentions WHERE row = ?", (row,))
        return [(texts[field][start:end], name_id) for field, start, end, name_id in found]

    def _note_change(self, row: int, what: str) -> None:
        self.connection.execute("INSERT INTO changes (row, what) VALUES (?, ?)", (row, what))


def _surfaces(text: str, words: Words) -> Iterator[str]:
    return (text[start:end] for start, end in zip(words.starts, words.ends, strict=True))


def story_order(article: Article) -> tuple[str, str]:
    """By earliest date, then by id; ISO stamps of four-digit years sort as text."""
    published = article.published
    if published is None or article.kind not in (Kind.STATED, Kind.INFERRED) or published.interval.earliest is None:
        return (UNDATED_ORDER, article.id)
    return (published.interval.earliest.isoformat(), article.id)


@contextmanager
def open_writer(folder: Path, *, create: bool = False) -> Iterator[ArchiveWriter]:
    """The archive in ``folder``, to write to; made when there is none and ``create`` is set.

    Raises ArchiveLocked while another process writes, ArchiveMissing, ArchiveDamaged, ArchiveUnusable or ArchiveVersion.
    """
    path = folder / DATABASE
    if not path.is_file():
        if not create:
            raise ArchiveMissing(str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveUnusable(str(folder), f"the folder cannot be made ({error.strerror})") from error
    with _writer_lock(folder):
        try:
            is_new = not path.is_file() or path.stat().st_size == 0
            connection = sqlite3.connect(path, isolation_level=None)
        except (sqlite3.Error, OSError) as error:
            raise ArchiveUnusable(str(folder), str(error)) from error
        try:
            with reporting_damage(folder):
                if is_new:
                    create_tables(connection)
                check_format(connection, folder)
                connection.execute("PRAGMA journal_mode = WAL")
                # a crash of the machine may lose the last batch, never the archive; the batch is then read again
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
                yield ArchiveWriter(connection, folder)
        finally:
            connection.close()


@contextmanager
def _writer_lock(folder: Path) -> Iterator[None]:
    """Held by one process at a time and freed by the system when it dies: a transaction on a database of its own."""
    try:
        connection = sqlite3.connect(folder / LOCK, isolation_level=None, timeout=0)
    except sqlite3.Error as error:
        raise ArchiveUnusable(str(folder), f"the folder cannot be written to ({error})") from error
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise ArchiveLocked(str(folder)) from error
            raise ArchiveUnusable(str(folder), f"the folder cannot be written to ({error})") from error
        yield
    finally:
        connection.close()


def new_archive_in_memory(*, may_spill: bool = False) -> ArchiveWriter:
    """An empty archive that lives as long as its connection, to try things on.

    With ``may_spill`` it goes into a temporary file when it grows, which nobody sees and the system deletes.
    """
    connection = sqlite3.connect("" if may_spill else ":memory:", isolation_level=None)
    create_tables(connection)
    return ArchiveWriter(connection, None)
