"""Writing to the archive: one writer at a time, each write whole or not at all, under a rising change number."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from corpus.archive import Archive
from corpus.article import AnnotatedArticle, Article, Field, Kind
from corpus.correcting import corrected, standing_correction
from corpus.errors import ArchiveDamaged, ArchiveLocked, ArchiveMissing
from corpus.identity import article_id
from corpus.naming.acronyms import acronyms
from corpus.row_values import pack_names
from corpus.rows import COLUMNS, article_from, article_values, mention_values
from corpus.shingles import Sketch
from corpus.shingles import sketch as sketch_of
from corpus.tables import DATABASE, check_format, create_tables, reporting_damage
from corpus.words import Words

LOCK: Final = "writer.lock"
# Of pages of the database while writing: with 200,000 articles a quarter less time for their stories than with
# SQLite's own 2 MB, and more brings no more.
CACHE_KIB: Final = 64 * 1024
# Another text under the same address is a later state of the article when most of the shorter one's runs of four words
# stand in the other: what is updated keeps its sentences, another story shares next to none.
REVISION_OVERLAP: Final = 0.5
RUN: Final = 4
# Articles whose date is no fact come after all others when the original of a story is sought.
UNDATED_ORDER: Final = "~"

INSERT_ARTICLE: Final = (
    f"INSERT INTO articles (revision, added, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 2))})"
)


class Outcome(StrEnum):
    """What storing an article did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"  # a later text of an article that was there
    APART = "another article under an address already taken"
    REMOVED = "removed earlier, left out"


# What wrote a new row.
ADDED: Final = frozenset({Outcome.NEW, Outcome.REVISED, Outcome.APART})


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

    # --- what is already in ------------------------------------------------------------------------------------------

    def row_of_record(self, digest: bytes) -> int | None:
        """The row that a record with this digest became; None where no such record was stored."""
        found = self.connection.execute("SELECT row FROM records WHERE digest = ?", (digest,)).fetchone()
        return None if found is None else int(found[0])

    def is_unchanged(self, path: str, source: str | None, size: int, modified: int) -> bool:
        """Whether the file was read to its end with this size and time of modification (nanoseconds)."""
        found = self.connection.execute(
            "SELECT 1 FROM inputs WHERE path = ? AND source = ? AND size = ? AND modified = ?",
            (path, source or "", size, modified),
        )
        return found.fetchone() is not None

    def is_removed(self, row: int) -> bool:
        """Whether the row is of an article that was removed."""
        found = self.connection.execute(
            "SELECT 1 FROM removals JOIN articles ON id = article WHERE articles.row = ?", (row,)
        )
        return found.fetchone() is not None

    def note_record(self, digest: bytes, row: int) -> None:
        """That a record with this digest is the article of this row."""
        self.connection.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", (digest, row))

    def note_file(self, row: int, path: str, place: int | None) -> None:
        """That the article of this row was found in this file, as record number ``place``."""
        self.connection.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?)", (row, path, place or 0))

    def note_input(self, path: str, source: str | None, size: int, modified: int, records: int) -> None:
        """That the file was read to its end."""
        self.connection.execute(
            "INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", (path, source or "", size, modified, records)
        )

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

    def annotate(self, row: int, annotated: AnnotatedArticle, annotator: str) -> None:
        """Replace the mentions of a stored article."""
        self.connection.execute("DELETE FROM mentions WHERE row = ?", (row,))
        self._add_mentions(row, annotated, annotator)
        self._note_change(row, "annotated")

    # --- what a person does; ``corpus.actions`` keeps the log and settles ------------------------------------------

    def withdraw(self, row: int) -> None:
        """Take the article of a row that is searched out of all answers; its rows stay."""
        self.connection.execute("DELETE FROM heads WHERE row = ?", (row,))
        self.stories.remove(row)
        self._note_change(row, "removed")

    def bring_back(self, article: str, row: int) -> None:
        """Let the article be searched again that was withdrawn as this row."""
        self.connection.execute("INSERT INTO heads VALUES (?, ?)", (article, row))
        self._file_in_stories(row)
        self._note_change(row, "restored")

    def redate(self, article: str) -> None:
        """Let stories and index follow a published date that is another now, where the article is searched."""
        head = self._head(article)
        if head is not None:
            self.stories.remove(head["row"])
            self._file_in_stories(head["row"])
            self._note_change(head["row"], "dated")

    def settle(self) -> int:
        """Bring stories and inflections up to date with the articles added; how many articles changed their story."""
        changed = self.stories.settle(self.body_words)
        for row in sorted(changed):
            self._note_change(row, "story")
        self.vocabulary.lemmatise(self.languages())
        return len(changed)

    def _place(self, annotated: AnnotatedArticle, now: datetime) -> tuple[int, Outcome, AnnotatedArticle]:
        article = annotated.article
        head = self._head(article.id)
        if head is None:
            removed = self._removed(article.id)
            if removed is None:
                return self._insert(article, 1, now, "added"), Outcome.NEW, annotated
            if _is_revision(Words.unpack(removed["body_words"]), annotated.body_words):
                return removed["row"], Outcome.REMOVED, annotated
            return self._place_apart(annotated, now)
        known = article_from(head)
        if known == article:
            return head["row"], Outcome.UNCHANGED, annotated
        if _is_revision(Words.unpack(head["body_words"]), annotated.body_words):
            row = self._insert(article, self._revisions(article.id) + 1, now, "added")
            self.stories.remove(head["row"])
            self._note_change(head["row"], "superseded")
            return row, Outcome.REVISED, annotated
        return self._place_apart(annotated, now)

    def _place_apart(self, annotated: AnnotatedArticle, now: datetime) -> tuple[int, Outcome, AnnotatedArticle]:
        article = annotated.article
        apart = replace(
            article,
            id=article_id(url=article.url, source=article.source, title=article.title, text=article.raw, apart=True),
        )
        taken = self._head(apart.id)
        if taken is not None:
            return taken["row"], Outcome.UNCHANGED, annotated
        removed = self._removed(apart.id)
        if removed is not None:
            return removed["row"], Outcome.REMOVED, annotated
        return self._insert(apart, 1, now, "added"), Outcome.APART, replace(annotated, article=apart)

    def _head(self, identifier: str) -> sqlite3.Row | None:
        found = self.connection.execute(
            "SELECT articles.*, words.body AS body_words FROM heads JOIN articles USING (row) JOIN words USING (row)"
            " WHERE heads.id = ?",
            (identifier,),
        )
        head: sqlite3.Row | None = found.fetchone()
        return head

    def _removed(self, identifier: str) -> sqlite3.Row | None:
        """The row that was searched when the article of this id was removed; None where it was not."""
        found = self.connection.execute(
            "SELECT row, words.body AS body_words FROM removals JOIN words USING (row) WHERE article = ?", (identifier,)
        )
        removed: sqlite3.Row | None = found.fetchone()
        return removed

    def _file_in_stories(self, row: int) -> None:
        (stored,) = self.stored([row])
        annotated = stored.annotated
        self.stories.add(row, _order_of(annotated.article), sketch_of(annotated.body_words.folded))

    def _story_order(self, article: Article) -> tuple[str, str]:
        """The place of an article that comes in, whose date may have been corrected before."""
        correction = standing_correction(self.connection, article.id)
        return _order_of(article if correction is None else corrected(article, correction))

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

    def _note_change(self, row: int, what: str) -> None:
        self.connection.execute("INSERT INTO changes (row, what) VALUES (?, ?)", (row, what))


def _surfaces(text: str, words: Words) -> Iterator[str]:
    return (text[start:end] for start, end in zip(words.starts, words.ends, strict=True))


def _order_of(article: Article) -> tuple[str, str]:
    """By earliest date, then by id; ISO stamps of four-digit years sort as text."""
    published = article.published
    if published is None or article.kind not in (Kind.STATED, Kind.INFERRED) or published.interval.earliest is None:
        return (UNDATED_ORDER, article.id)
    return (published.interval.earliest.isoformat(), article.id)


def _is_revision(old: Words, new: Words) -> bool:
    """Whether most of the shorter text stands in the other; an empty text is a state of any."""
    ours, theirs = _runs(old.folded), _runs(new.folded)
    return len(ours & theirs) >= REVISION_OVERLAP * min(len(ours), len(theirs))


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    if not words:
        return set()
    return {words[start : start + RUN] for start in range(max(1, len(words) - RUN + 1))}


@contextmanager
def open_writer(folder: Path, *, create: bool = False) -> Iterator[ArchiveWriter]:
    """The archive in ``folder``, to write to; made when there is none and ``create`` is set.

    Raises ArchiveLocked while another process writes, ArchiveMissing, ArchiveDamaged or ArchiveVersion.
    """
    path = folder / DATABASE
    if not path.is_file():
        if not create:
            raise ArchiveMissing(str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveDamaged(str(folder), f"the folder cannot be made ({error.strerror})") from error
    with _writer_lock(folder):
        try:
            is_new = not path.is_file() or path.stat().st_size == 0
            connection = sqlite3.connect(path, isolation_level=None)
        except (sqlite3.Error, OSError) as error:
            raise ArchiveDamaged(str(folder), str(error)) from error
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
        raise ArchiveDamaged(str(folder), f"the folder cannot be written to ({error})") from error
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise ArchiveLocked(str(folder)) from error
            raise ArchiveDamaged(str(folder), f"the folder cannot be written to ({error})") from error
        yield
    finally:
        connection.close()


def new_archive_in_memory() -> ArchiveWriter:
    """An empty archive that lives as long as its connection, to try things on."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    return ArchiveWriter(connection, None)
