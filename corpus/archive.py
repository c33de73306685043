"""The archive on disk (SQLite): the truth, from which everything else can be rebuilt; opening and reading it.

Article rows are only ever added: a later reading of the same article is a new row, and ``heads`` says which row of an
id is the one that is searched. Every write is noted in ``changes`` under a rising number; the search index remembers
the last number it has seen, and so what it still has to catch up with.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus.article import AnnotatedArticle, Field, Kind, StoredArticle, Text
from corpus.correcting import Correction, corrected
from corpus.database import DATABASE, check_format, reporting_damage
from corpus.dates import DateInterval
from corpus.errors import ArchiveMissing, ArchiveUnusable
from corpus.frozen import dataclass
from corpus.memory import Memory, Moment
from corpus.naming.book import NameBook
from corpus.rows import FIELDS, article_from, mention_from
from corpus.words import Words
from corpus.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from corpus.saving import SavedQueries
    from corpus.stories import Stories

INDEX: Final = "index"


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list shows of an article; ``published`` is EDTF, and ``is_corrected`` where a person set it."""

    row: int
    id: str
    title: str
    source: str | None
    url: str | None
    published: str | None
    kind: Kind
    story: str
    is_corrected: bool = False


class Archive:
    """An open archive to read from.

    ``folder`` is None for an archive in memory. ``names``, ``stories`` and ``vocabulary`` share its connection, and
    ``memory`` what they were asked before.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path | None) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self.folder = folder
        self.memory = Memory(connection)
        self.names = NameBook(connection, self.memory)
        self.vocabulary = Vocabulary(connection, self.memory)

    @cached_property
    def stories(self) -> "Stories":
        """Which articles are copies of which."""
        from corpus.stories import Stories  # noqa: PLC0415 - a search asks the index for them

        return Stories(self.connection)

    @cached_property
    def saved(self) -> "SavedQueries":
        """The queries that are kept under a name."""
        from corpus.saving import SavedQueries  # noqa: PLC0415 - few searches ask for one

        return SavedQueries(self.connection)

    @property
    def index_folder(self) -> Path | None:
        """Where the search index of this archive is kept; None in memory."""
        return None if self.folder is None else self.folder / INDEX

    def at_one_moment(self) -> Moment:
        """A context, to be entered at once, inside which all that is read is of one moment, and in less time."""
        return self.memory.at_one_moment()

    # --- one article and its parts -----------------------------------------------------------------------------------

    def rows_of(self, prefix: str) -> tuple[int, ...]:
        """The rows of the articles whose id begins with ``prefix``, in order of id."""
        found = self.connection.execute(
            "SELECT row FROM heads WHERE id >= ? AND id < ? ORDER BY id", (prefix, prefix + "g")
        )
        return tuple(row for (row,) in found)

    def stored(self, rows: Iterable[int]) -> Iterator[StoredArticle]:
        """The articles of these rows, in their order; a row that does not exist is a KeyError."""
        for batch in _in_batches(rows, 200):
            found = {row["row"]: row for row in self._select(STORED, batch)}
            mentions = self._mentions(batch)
            for number in batch:
                yield self._stored_from(found[number], mentions.get(number, ()))

    def has_removed(self, prefix: str) -> bool:
        """Whether an article was removed whose id begins with ``prefix``."""
        found = self.connection.execute(
            "SELECT 1 FROM removals WHERE article >= ? AND article < ?", (prefix, prefix + "g")
        )
        return found.fetchone() is not None

    def texts(self, rows: Iterable[int], *, with_names: bool) -> Iterator[tuple[int, tuple[Text, Text]]]:
        """Title and body of these rows, which exist, in their order: all that words and names are looked for in.

        Several times faster than whole articles; without names faster still.
        """
        for batch in _in_batches(rows, 500):
            names = self._places_of_names(batch) if with_names else {}
            words = {row: (title, body) for row, title, body in self._rows_of(WORDS, batch)}
            for row in batch:
                title, body = (
                    Text(field, Words.unpack(packed), tuple(names.get((row, field), ())))
                    for field, packed in zip(FIELDS, words[row], strict=True)
                )
                yield row, (title, body)

    def body_words(self, row: int) -> tuple[str, ...]:
        """The folded words of the body of a row that exists."""
        found = self.connection.execute("SELECT body FROM words WHERE row = ?", (row,)).fetchone()
        return Words.unpack(found["body"]).folded

    def heads(self) -> Iterator[int]:
        """The rows of all articles as they are searched, in rising order."""
        return (row for (row,) in self.connection.execute("SELECT row FROM heads ORDER BY row"))

    def headlines(self, rows: Sequence[int]) -> dict[int, Headline]:
        """What lists show of these rows, by row."""
        found = {}
        for batch in _in_batches(rows, 500):
            for row in self._select(HEADLINES, batch):
                found[row["row"]] = Headline(
                    row["row"],
                    row["id"],
                    row["title"],
                    row["source"],
                    row["url"],
                    row["published"],
                    Kind(row["kind"]),
                    row["story"] or row["id"],
                    bool(row["is_corrected"]),
                )
        return found

    def stories_of(self, prefix: str) -> frozenset[str]:
        """The ids of the stories of the articles whose id begins so."""
        found = self.connection.execute(
            "SELECT DISTINCT original.article FROM stories AS mine JOIN stories AS original"
            " ON original.row = coalesce(mine.original, mine.row) WHERE mine.article >= ? AND mine.article < ?",
            (prefix, prefix + "g"),
        )
        return frozenset(story for (story,) in found)

    def files_of(self, row: int) -> tuple[tuple[str, int | None], ...]:
        """The files an article was read from, as they were given, with the number of the record in each."""
        found = self.connection.execute("SELECT path, place FROM files WHERE row = ? ORDER BY rowid", (row,))
        return tuple((path, place or None) for path, place in found)

    def annotator_of(self, row: int) -> str | None:
        """What annotated the row, with versions; empty where no annotator knew its language, None where that was put off."""
        found = self.connection.execute("SELECT annotator FROM annotations WHERE row = ?", (row,)).fetchone()
        return None if found is None else str(found[0])

    def count_unannotated(self) -> int:
        """How many articles were not yet looked through for names."""
        return self.memory.recall("unannotated", self._count, COUNT_UNANNOTATED)

    def _count(self, sql: str) -> int:
        return int(self.connection.execute(sql).fetchone()[0])

    def id_of(self, row: int) -> str:
        """The id of the article of a row that exists."""
        found = self.connection.execute("SELECT id FROM articles WHERE row = ?", (row,)).fetchone()
        return str(found[0])

    def revisions_of(self, article_id: str) -> tuple[int, ...]:
        """All rows of one id, oldest text first."""
        found = self.connection.execute("SELECT row FROM articles WHERE id = ? ORDER BY revision", (article_id,))
        return tuple(row for (row,) in found)

    # --- the archive as a whole --------------------------------------------------------------------------------------

    def count(self) -> int:
        """The number of articles that are searched."""
        return int(self.connection.execute("SELECT count(*) FROM heads").fetchone()[0])

    def last_change(self) -> int:
        """The number of the latest write; 0 in a new archive."""
        return int(self.connection.execute("SELECT coalesce(max(change), 0) FROM changes").fetchone()[0])

    def changed_rows(self, after: int) -> Iterator[tuple[int, bool]]:
        """The rows written to since change ``after``, in order, and whether each is searched now."""
        found = self.connection.execute(
            "SELECT DISTINCT changes.row, heads.row IS NOT NULL FROM changes"
            " LEFT JOIN heads ON heads.row = changes.row WHERE change > ? ORDER BY changes.row",
            (after,),
        )
        return ((row, bool(searched)) for row, searched in found)

    def first_change(self, rows: Sequence[int]) -> int:
        """The number of the first write to any of these rows, few and at least one; 0 where none is on record."""
        return int(
            self._select("SELECT coalesce(min(change), 0) FROM changes WHERE row IN ({rows})", rows).fetchone()[0]
        )

    def changes_of(self, rows: Sequence[int], after: int) -> frozenset[str]:
        """What was done to these few rows since change ``after``."""
        found = self._select(f"SELECT DISTINCT what FROM changes WHERE change > {after:d} AND row IN ({{rows}})", rows)
        return frozenset(what for (what,) in found)

    def count_changed(self, after: int) -> int:
        """How many articles were written to since change ``after``."""
        found = self.connection.execute(
            "SELECT count(DISTINCT articles.id) FROM changes JOIN articles USING (row) WHERE change > ?", (after,)
        )
        return int(found.fetchone()[0])

    def languages(self) -> tuple[str, ...]:
        """The languages of its articles, in alphabetical order."""
        found = self.connection.execute("SELECT DISTINCT language FROM articles ORDER BY language")
        return tuple(language for (language,) in found)

    # --- rows to values ----------------------------------------------------------------------------------------------

    def _select(self, sql: str, rows: Sequence[int]) -> sqlite3.Cursor:
        return self.connection.execute(sql.format(rows=",".join("?" * len(rows))), tuple(rows))

    def _rows_of(self, sql: str, rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """The same as plain tuples, for the many and small."""
        cursor = self.connection.cursor()
        cursor.row_factory = None
        return cursor.execute(sql.format(rows=",".join("?" * len(rows))), rows)

    def _places_of_names(self, rows: Sequence[int]) -> dict[tuple[int, Field], list[tuple[int, int, int]]]:
        found: dict[tuple[int, Field], list[tuple[int, int, int]]] = {}
        for row, number, start, end, name in self._rows_of(PLACES_OF_NAMES, rows):
            found.setdefault((row, FIELDS[number]), []).append((start, end, name))
        return found

    def _mentions(self, rows: Sequence[int]) -> dict[int, list[sqlite3.Row]]:
        found: dict[int, list[sqlite3.Row]] = {}
        for mention in self._select(MENTIONS, rows):
            found.setdefault(mention["row"], []).append(mention)
        return found

    @staticmethod
    def _stored_from(row: sqlite3.Row, mentions: Sequence[sqlite3.Row]) -> StoredArticle:
        article = article_from(row)
        if row["correction"] is not None:
            article = corrected(article, _correction_from(row))
        annotated = AnnotatedArticle(
            article=article,
            title_words=Words.unpack(row["title_words"]),
            body_words=Words.unpack(row["body_words"]),
            mentions=None
            if row["annotator"] is None
            else tuple(
                mention_from((each["field"], each["start"], each["end"], each["type"]), article.title, article.body)
                for each in mentions
            ),
        )
        return StoredArticle(
            row=row["row"],
            annotated=annotated,
            names=tuple(each["name_id"] for each in mentions),
            added=datetime.fromisoformat(row["first_added"]),
            story=row["story"] or article.id,
            is_copied=bool(row["is_copied"]),
        )


# Where every article was annotated, which is usual, no article is looked at.
COUNT_UNANNOTATED: Final = """
SELECT CASE (SELECT count(*) FROM articles) WHEN (SELECT count(*) FROM annotations) THEN 0
    ELSE (SELECT count(*) FROM heads LEFT JOIN annotations USING (row) WHERE annotations.row IS NULL) END
"""

STORED: Final = """
SELECT articles.*, words.title AS title_words, words.body AS body_words, annotations.annotator,
       (SELECT min(added) FROM articles AS first WHERE first.id = articles.id) AS first_added,
       original.id AS story, corrections.correction, corrections.published AS corrected, corrections.because,
       corrections.made,
       EXISTS (SELECT 1 FROM stories AS copies WHERE copies.original = articles.row AND copies.row <> articles.row)
       AS is_copied
FROM articles
JOIN words USING (row)
LEFT JOIN annotations USING (row)
LEFT JOIN stories USING (row)
LEFT JOIN articles AS original ON original.row = stories.original
LEFT JOIN corrections ON corrections.article = articles.id AND corrections.ended IS NULL
WHERE articles.row IN ({rows})
"""
HEADLINES: Final = """
SELECT articles.row, articles.id, articles.title, articles.source, articles.url, believed.published, believed.kind,
       believed.is_corrected, original.id AS story
FROM articles
JOIN believed USING (row)
LEFT JOIN stories USING (row)
LEFT JOIN articles AS original ON original.row = stories.original
WHERE articles.row IN ({rows})
"""
WORDS: Final = "SELECT row, title, body FROM words WHERE row IN ({rows})"
PLACES_OF_NAMES: Final = (
    "SELECT row, field, start, end, name_id FROM mentions WHERE row IN ({rows}) ORDER BY row, position"
)
MENTIONS: Final = "SELECT * FROM mentions WHERE row IN ({rows}) ORDER BY row, position"


def _correction_from(row: sqlite3.Row) -> Correction:
    """The correction in a row of ``STORED`` that has one."""
    published = row["corrected"]
    return Correction(
        number=row["correction"],
        article=row["id"],
        published=None if published is None else DateInterval.from_edtf(published),
        because=row["because"],
        made=datetime.fromisoformat(row["made"]),
    )


def _in_batches(rows: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    remaining = iter(rows)
    while batch := tuple(islice(remaining, size)):
        yield batch


@contextmanager
def open_archive(folder: Path) -> Iterator[Archive]:
    """The archive in ``folder``, to read.

    Raises ArchiveMissing, ArchiveDamaged, ArchiveUnusable or ArchiveVersion where that cannot be.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise ArchiveMissing(str(folder))
    try:
        connection = sqlite3.connect(_reading_uri(path, is_writable=os.access(folder, os.W_OK)), uri=True)
    except sqlite3.Error as error:
        raise ArchiveUnusable(str(folder), str(error)) from error
    try:
        with reporting_damage(folder):
            check_format(connection, folder)
            yield Archive(connection, folder)
    finally:
        connection.close()


def _reading_uri(path: Path, *, is_writable: bool) -> str:
    """How SQLite is told to open the database for reading.

    Readers of a database in WAL mode share an index file beside it, and make it where it is missing. In a folder that may
    not be written to they cannot; there, with no log of a writer left to read, the database is read as it lies.
    """
    log = path.with_name(path.name + "-wal")
    as_it_lies = not is_writable and not (log.exists() and log.stat().st_size)
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if as_it_lies else ''}"
