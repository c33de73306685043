"""The database file of an archive: its name, its format, and what SQLite says where it cannot be used."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from corpus.errors import ArchiveDamaged, ArchiveUnusable, ArchiveVersion

# Raised whenever a table or the form of a stored value changes.
FORMAT: Final = 3

DATABASE: Final = "articles.sqlite"

# What SQLite says of a file that is broken, and of one that it may not or cannot use as it is; anything else is a fault
# of this program.
DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
HINDRANCE: Final = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
    }
)


@contextmanager
def reporting_damage(folder: Path) -> Iterator[None]:
    """Inside, what SQLite says of a broken file becomes ArchiveDamaged, and of an unusable one ArchiveUnusable."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF  # the low byte is the class of an extended code
        if code in DAMAGE:
            raise ArchiveDamaged(str(folder), str(error)) from error
        if code in HINDRANCE:
            raise ArchiveUnusable(str(folder), str(error)) from error
        raise


def check_format(connection: sqlite3.Connection, folder: Path) -> None:
    """Nothing; ArchiveDamaged or ArchiveVersion where the database is not an archive of this format."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0:
        raise ArchiveDamaged(str(folder), f"{DATABASE} is not a dateline archive")
    if found != FORMAT:
        raise ArchiveVersion(str(folder), f"it has format {found}, this version reads format {FORMAT}")
