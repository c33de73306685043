"""The archive's words: what a typed word, wildcard or fuzzy word stands for.

Surfaces are kept as they were written, since lemmas depend on capitals; everything asked is asked of folded words. All
answers come from the database alone, but for the forms of a word that the archive does not hold.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from time import perf_counter
from typing import TYPE_CHECKING, Final

from corpus.memory import Memory
from corpus.words import LONGEST_WORD, fold
from corpus.words.inflections import dictionary_version, language_code, lemma, may_inflect
from corpus.words.vicinity import BEGINS, ENDING, ENDS, INDEXES, LAST_CHARACTER, LONG, near_in

if TYPE_CHECKING:
    from corpus.words.columns import Columns

# A word without a row in ``lemmas`` for a language is its own lemma there: most words are, in most languages. A word that
# shares its lemma with none has one row with the lemma ''. ``lemmatised`` says up to which surface a language was done.
SCHEMA: Final = f"""
CREATE TABLE surfaces (id INTEGER PRIMARY KEY, word TEXT NOT NULL, surface TEXT NOT NULL, UNIQUE (word, surface));
{INDEXES.format(table="surfaces", column="word")}CREATE TABLE lemmas (
    language TEXT NOT NULL, lemma TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (language, lemma, word)
) WITHOUT ROWID;
CREATE INDEX lemmas_of_word ON lemmas (word);
CREATE TABLE lemmatised (language TEXT PRIMARY KEY, dictionary TEXT NOT NULL, surface INTEGER NOT NULL) WITHOUT ROWID;
"""

ALONE: Final = ""

# The word, if there is any such, and what shares a lemma with it: what has it for its lemma, unless it has others itself; what
# has one of its lemmas; and these, where they are words that have no lemma but themselves.
WORD_AND_FORMS: Final = """
SELECT ?1 WHERE EXISTS (SELECT 1 FROM surfaces WHERE word = ?1)
UNION ALL
SELECT word FROM lemmas AS form WHERE language IN (SELECT language FROM lemmatised) AND lemma = ?1
    AND NOT EXISTS (SELECT 1 FROM lemmas WHERE word = ?1 AND lemmas.language = form.language)
UNION ALL
SELECT form.word FROM lemmas AS own CROSS JOIN lemmas AS form USING (language, lemma) WHERE own.word = ?1 AND own.lemma <> ''
UNION ALL
SELECT lemma FROM lemmas AS own WHERE word = ?1 AND EXISTS (SELECT 1 FROM surfaces WHERE surfaces.word = own.lemma)
    AND NOT EXISTS (SELECT 1 FROM lemmas WHERE lemmas.word = own.lemma AND lemmas.language = own.language)
"""

# Looking for words near another in the database takes from a tenth of a millisecond to a tenth of a second; in columns of all
# words, once these are made, less than a millisecond. Making them takes so long a word as it is written in the archive.
SECONDS_TO_COLUMNS: Final = 2e-6
MOST_IN_COLUMNS: Final = 500_000  # words as they are written: some twenty megabytes

REMEMBERED: Final = 200_000  # surfaces known to be stored, to spare the database most of what it would ignore
BATCH: Final = 5_000  # surfaces lemmatised at a time

WILDCARDS: Final = frozenset("*?")
WILDCARD: Final = re.compile(r"([*?])")
RUN_OF_STARS: Final = re.compile(r"\*{2,}")


class _Search:
    """How long the search for words near others took so far; and all words in columns once that was as long as making them is."""

    def __init__(self, asking: sqlite3.Cursor) -> None:
        self.seconds = 0.0
        self.columns: Columns | None = None
        self._surfaces = int(asking.execute("SELECT coalesce(max(id), 0) FROM surfaces").fetchone()[0])

    @property
    def is_worth_columns(self) -> bool:
        """Whether they would have been made in less time; they are not made of more words than there is room for."""
        return self._surfaces <= MOST_IN_COLUMNS and self.seconds > self._surfaces * SECONDS_TO_COLUMNS


class Vocabulary:
    """The words of the articles in a database that has ``SCHEMA``; words of removed articles stay.

    ``add`` and ``lemmatise`` write inside the caller's transaction; ``forget`` is called when that is rolled back. ``memory``
    keeps the answers; without one there is none that others refresh.
    """

    def __init__(self, connection: sqlite3.Connection, memory: Memory | None = None) -> None:
        self._connection = connection
        self._asking = connection.cursor()
        self._asking.row_factory = None
        self._memory = memory or Memory(connection)
        self._stored: set[str] = set()

    def __contains__(self, word: str) -> bool:
        """Whether some article holds the word, in any case, with or without its accents."""
        return self._memory.recall(("in", word), self._is_held, word)

    def _is_held(self, word: str) -> bool:
        rows = self._asking.execute("SELECT EXISTS (SELECT 1 FROM surfaces WHERE word = ?)", (fold(word),))
        return bool(rows.fetchone()[0])

    def count(self) -> int:
        """How many words there are, folded."""
        return int(self._connection.execute("SELECT count(DISTINCT word) FROM surfaces").fetchone()[0])

    def add(self, surfaces: Iterable[str]) -> None:
        """Store the words of a text as they are written in it."""
        new = set(surfaces) - self._stored
        self._connection.executemany(
            "INSERT OR IGNORE INTO surfaces (word, surface) VALUES (?, ?)",
            [(fold(surface), surface) for surface in sorted(new)],
        )
        if len(self._stored) > REMEMBERED:
            self._stored.clear()
        self._stored |= new

    def forget(self) -> None:
        """Take nothing for stored: what was added last may have been rolled back."""
        self._stored.clear()

    def lemmatise(self, languages: Collection[str]) -> None:
        """Find the lemmas of all words in each of these languages (tags such as ``pt-BR``) that are not found yet.

        Languages that simplemma does not know are passed over. With another version of simplemma everything is found anew.
        The result does not depend on the order in which words and languages came.
        """
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM surfaces").fetchone()[0]
        for language in sorted({code for tag in languages if (code := language_code(tag)) is not None}):
            for first in range(self._lemmatised(language) + 1, last + 1, BATCH):
                self._lemmatise(language, first, min(first + BATCH - 1, last))
            self._connection.execute(
                "INSERT OR REPLACE INTO lemmatised VALUES (?, ?, ?)", (language, dictionary_version(), last)
            )

    def forms(self, typed: str) -> tuple[str, ...]:
        """The typed word, folded; then, in order, the archive's words that share a lemma with it in one of its languages.

        Nothing follows a function word, nor do forms of forms. ``typed`` is one word; its capitals count only where the
        archive does not hold it, and only then is simplemma asked.
        """
        word = fold(typed)
        return (word, *(other for other in self.held(typed) if other != word))

    def held(self, typed: str) -> tuple[str, ...]:
        """The same words as ``forms``, as far as the archive holds them, in order."""
        return self._memory.recall(("held", typed), self._look_up, typed)

    def _look_up(self, typed: str) -> tuple[str, ...]:
        word = fold(typed)
        rows = self._asking.execute(WORD_AND_FORMS, (word,)).fetchall()
        if len(rows) == 1 and rows[0] == (word,):  # usual
            return (word,)
        found = {other for (other,) in rows}
        if word not in found:
            if not self._connection.in_transaction:
                with self._memory.at_one_moment():
                    return self._look_up(typed)
            languages = self._connection.execute("SELECT language FROM lemmatised").fetchall()
            lemmas = ((code, lemma(typed, code)) for (code,) in languages)
            found = {other for code, own in lemmas if own is not None for other in self._words(code, own)}
        return tuple(sorted(found))

    def matching(self, pattern: str) -> tuple[str, ...]:
        """The words that fit ``pattern``, in order: ``*`` stands for any characters or none, ``?`` for one, after folding."""
        return self._memory.recall(("matching", pattern), self._match, pattern)

    def _match(self, pattern: str) -> tuple[str, ...]:
        parts = [part if part in WILDCARDS else fold(part) for part in WILDCARD.split(RUN_OF_STARS.sub("*", pattern))]
        if sum(map(len, parts)) - parts.count("*") > LONGEST_WORD:
            return ()
        conditions = _conditions(parts)
        where = " AND ".join([condition for condition, _ in conditions]).format(column="word")
        values = [value for _, values in conditions for value in values]
        # as one value, which takes a third of the time of a row for each
        found = self._asking.execute(f"SELECT group_concat(word, ' ') FROM surfaces WHERE {where}", values).fetchone()[
            0
        ]
        return tuple(sorted(set(found.split(" ")))) if found else ()

    def within(self, word: str, distance: int) -> tuple[str, ...]:
        """The words at most ``distance`` (1 or 2) edits from ``word``, in order, the word itself if the archive holds it.

        An edit inserts, deletes or replaces a character or swaps two neighbours.
        """
        return self._memory.recall(("within", word, distance), self._near, (fold(word), distance))

    def _near(self, asked: tuple[str, int]) -> tuple[str, ...]:
        search = self._memory.recall("search for words near others", _Search, self._asking)
        if search.columns is None and search.is_worth_columns:
            search.columns = self._columns()
        if search.columns is not None:
            return search.columns.within(*asked)
        began = perf_counter()
        found = near_in(self._connection, "surfaces", "word", *asked)
        search.seconds += perf_counter() - began
        return found

    def _columns(self) -> "Columns":
        from corpus.words.columns import Columns  # noqa: PLC0415 - for those who ask for many such words

        (words,) = self._asking.execute("SELECT group_concat(word, ' ') FROM surfaces").fetchone()
        return Columns(set(words.split(" ")) if words else ())

    def _words(self, language: str, lemma: str) -> Iterator[str]:
        """The words with this lemma; the lemma itself is one of them if it is in the archive and has no other lemma."""
        found = self._connection.execute(
            """
            SELECT word FROM lemmas WHERE language = :language AND lemma = :lemma
            UNION ALL
            SELECT :lemma WHERE EXISTS (SELECT 1 FROM surfaces WHERE word = :lemma)
                AND NOT EXISTS (SELECT 1 FROM lemmas WHERE word = :lemma AND language = :language)
            """,
            {"language": language, "lemma": lemma},
        )
        return (word for (word,) in found)

    def _lemmatised(self, language: str) -> int:
        """The last surface whose lemma in this language is known; nothing is where another dictionary made the lemmas."""
        row = self._connection.execute(
            "SELECT dictionary, surface FROM lemmatised WHERE language = ?", (language,)
        ).fetchone()
        if row is None:
            return 0
        dictionary, surface = row
        if dictionary == dictionary_version():
            return int(surface)
        self._connection.execute("DELETE FROM lemmas WHERE language = ?", (language,))
        return 0

    def _lemmatise(self, language: str, first: int, last: int) -> None:
        """Find anew the lemmas of the words that have one of these surfaces, from all surfaces they have."""
        rows = self._connection.execute(
            "SELECT word, surface FROM surfaces WHERE word IN (SELECT word FROM surfaces WHERE id BETWEEN ? AND ?) "
            "ORDER BY word",
            (first, last),
        ).fetchall()
        surfaces = {word: [surface for _, surface in found] for word, found in groupby(rows, key=itemgetter(0))}
        self._connection.executemany(
            "DELETE FROM lemmas WHERE word = ? AND language = ?", [(word, language) for word in surfaces]
        )
        self._connection.executemany(
            "INSERT INTO lemmas VALUES (?, ?, ?)",
            [(language, found, word) for word in surfaces for found in _stored_lemmas(word, surfaces[word], language)],
        )


def _conditions(parts: list[str]) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is true of the words that fit a pattern and of no others, with the values asked for; first where they lie.

    ``parts`` are folded texts with a wildcard between any two.
    """
    beginning, ending = parts[0], parts[-1]
    begins = BEGINS, (beginning, beginning + LAST_CHARACTER)
    ends = ENDS, (ending[-ENDING:],)
    # a pattern that is a parameter by itself is looked at by SQLite, which would plan anew for each, in 50 us
    fits = "word GLOB '' || ?", ("".join(parts).replace("[", "[[]"),)
    if parts == [beginning, "*", ""]:
        return [begins]
    if len(ending) < ENDING or (beginning and "*" in parts):
        return [begins, fits]
    if "*" not in parts:
        return [ends, (LONG, (sum(map(len, parts)),)), begins, fits]
    if parts == ["", "*", ending]:
        return [ends, ("substr(word, ?) = ?", (-len(ending), ending))]
    return [ends, fits]


def _stored_lemmas(word: str, surfaces: Iterable[str], language: str) -> set[str]:
    """What ``lemmas`` holds for a word with these surfaces; nothing where the word is its own and only lemma."""
    inflecting = [surface for surface in surfaces if may_inflect(surface, language)]
    lemmas = {found for surface in inflecting if (found := lemma(surface, language)) is not None}
    if inflecting and not lemmas:
        return {ALONE}
    return set() if lemmas == {word} else lemmas
